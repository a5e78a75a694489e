/** Asks the services of the company: what is asked and answered is what their documents say. */
import { addressOf } from './address.js';
import type { Asked } from './address.js';
import type { Services } from './generated/services.js';
import type { Problem } from './problem.js';
import { Refused, problemIn } from './problem.js';

export type Service = keyof Services;
type Method = 'get' | 'post';

/** The paths of a service, or those that all of several have. */
export type Path<S extends Service, M extends Method> = {
  [P in keyof Services[S]]: Services[S][P] extends Readonly<Record<M, unknown>> ? P : never;
}[keyof Services[S]] &
  string;

type Operation<S extends Service, M extends Method, P> = P extends keyof Services[S]
  ? Services[S][P] extends Readonly<Record<M, infer O>>
    ? O
    : never
  : never;

/** What a path answers. */
export type AnswerOf<S extends Service, P, M extends Method = 'get'> =
  Operation<S, M, P> extends { readonly answer: infer A } ? A : never;

/** What an element of the list that a path answers is. */
export type ElementOf<S extends Service, P> =
  AnswerOf<S, P> extends { readonly data: readonly (infer E)[] } ? E : never;

/** The data of the messages of a stream, by their event. */
export type EventsOf<S extends Service, P> =
  Operation<S, 'get', P> extends { readonly events: infer E } ? E : never;

type CodeOf<O> = O extends { readonly refusal: infer C extends string } ? C : never;

type Given<O> = Pick<O, Extract<keyof O, 'path' | 'query' | 'body'>>;

/** How a command is given. */
export type Sending = {
  /** Idempotency key; a command that is sent again with it has no second effect. A new one unless told. */
  readonly key?: string;
  /** Decide only on this version of the stream. */
  readonly ifMatch?: number;
  /** Business time where it is not now: RFC 3339. */
  readonly occurredAt?: string;
  /** Only say what would happen. */
  readonly dryRun?: boolean;
};

/** Optional where nothing has to be told. */
type Told<T> = Readonly<Record<never, never>> extends T ? [told?: T] : [told: T];

/** A good answer, or why there is none. */
export type Answered<A, C extends string = string> =
  | { readonly ok: true; readonly status: number; readonly data: A; readonly headers: Headers }
  | { readonly ok: false; readonly problem: Problem<C> };

export type Client = {
  readonly get: <S extends Service, P extends Path<S, 'get'>>(
    service: S,
    path: P,
    ...told: Told<Given<Operation<S, 'get', P>>>
  ) => Promise<Answered<AnswerOf<S, P>, CodeOf<Operation<S, 'get', P>>>>;
  readonly post: <S extends Service, P extends Path<S, 'post'>>(
    service: S,
    path: P,
    ...told: Told<Given<Operation<S, 'post', P>> & Sending>
  ) => Promise<Answered<AnswerOf<S, P, 'post'>, CodeOf<Operation<S, 'post', P>>>>;
  /** Opens a stream; the caller reads its body and ends it through the signal. @throws Refused */
  readonly open: <S extends Service>(
    service: S,
    path: Path<S, 'get'>,
    init: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
  ) => Promise<Response>;
};

export type Settings = {
  /** Where a service is asked; what an operation's path is put behind. */
  readonly urlOf: (service: Service) => string;
  /** Gives a token that is valid now. */
  readonly token: () => Promise<string>;
};

/** Undefined where the answer is no JSON. */
const bodyOf = async (response: Response): Promise<unknown> =>
  response.headers.get('content-type')?.includes('json') === true ? response.json() : undefined;

const sentWith = ({ key, ifMatch, occurredAt, dryRun }: Sending): Record<string, string> => ({
  'content-type': 'application/json',
  'idempotency-key': key ?? crypto.randomUUID(),
  ...(ifMatch === undefined ? {} : { 'if-match': `"${String(ifMatch)}"` }),
  ...(occurredAt === undefined ? {} : { 'gemba-occurred-at': occurredAt }),
  ...(dryRun === true ? { 'gemba-dry-run': 'true' } : {}),
});

type AnyTold = Asked & Sending & { readonly body?: unknown };

/** A client of the services at these addresses. What does not reach one is thrown, as `fetch` throws it. */
export const clientOf = ({ urlOf, token }: Settings): Client => {
  const exchange = async (service: Service, address: string, init: RequestInit): Promise<Response> => {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${await token()}` };
    return fetch(`${urlOf(service)}${address}`, { ...init, headers });
  };
  const answered = async (response: Response): Promise<Answered<unknown>> => {
    const { ok, status, headers } = response;
    const data = await bodyOf(response);
    return ok ? { ok, status, data, headers } : { ok, problem: problemIn(response, data) };
  };
  const get = async (service: Service, path: string, told: AnyTold = {}) =>
    answered(await exchange(service, addressOf(path, told), {}));
  const post = async (service: Service, path: string, told: AnyTold = {}) => {
    const body = JSON.stringify(told.body ?? {});
    const init = { method: 'POST', headers: sentWith(told), body };
    return answered(await exchange(service, addressOf(path, told), init));
  };
  const open: Client['open'] = async (service, path, { headers, signal }) => {
    const init = { headers: { accept: 'text/event-stream', ...headers }, signal };
    const response = await exchange(service, path, init);
    if (!response.ok) throw new Refused(problemIn(response, await bodyOf(response)));
    return response;
  };
  return { get, post, open } as Client;
};

/** The data of a good answer. @throws Refused */
export const good = async <A>(answer: Promise<Answered<A>>): Promise<A> => {
  const answered = await answer;
  if (answered.ok) return answered.data;
  throw new Refused(answered.problem);
};
