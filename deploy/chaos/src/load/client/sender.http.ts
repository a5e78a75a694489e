/** Gives commands to the company and writes every one of them down with what became of it. */
import type { History } from '../history/history.process.js';
import type { Answer, Operation, Repeat } from '../history/operation.js';
import type { Target } from './target.js';
import type { Action } from './action.js';
import type { Exchanged, Exchange } from './exchange.http.js';
import { addressOf } from './operations.js';
import { Tokens } from './tokens.http.js';

/** Whose attempt it is, and whether the key was sent before. */
export type Attempt = {
  readonly client: string;
  readonly key: string;
  readonly repeat?: { readonly how: Repeat; readonly of: number };
};

const OWN = 'generator';

/** The name that the tokens of a client carry: personas have a client beside their own name. */
const principalOf = (client: string): string => client.replace(/^persona-/, '');

type Problem = { readonly code?: string; readonly detail?: string };

const text = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

type Told = Pick<
  Operation,
  'outcome' | 'status' | 'code' | 'detail' | 'answer' | 'etag' | 'position' | 'replayed' | 'failure'
>;

const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

const problemIn = (status: number, body: unknown): Told => {
  const { code, detail } = (typeof body === 'object' ? (body ?? {}) : {}) as Problem;
  return { outcome: status >= 500 ? 'unknown' : 'refused', status, ...given({ code, detail }) };
};

const toldBy = (answer: Exchanged): Told => {
  if (!('body' in answer)) return { outcome: 'unknown', status: 0, failure: answer.failure };
  const { status, headers, body } = answer;
  if (status < 200 || status >= 300) return problemIn(status, body);
  const more = {
    etag: text(headers.etag),
    position: text(headers['gemba-position']),
    replayed: headers['idempotent-replayed'] === 'true' || undefined,
  };
  return { outcome: 'ok', status, answer: body as Answer, ...given(more) };
};

export class Sender {
  private readonly tokens: Tokens;
  private turn = 0;

  constructor(
    private readonly target: Target,
    private readonly exchange: Exchange,
    private readonly history: History | null,
  ) {
    this.tokens = new Tokens(target, exchange);
  }

  /** One attempt. Never rejects: what could not be sent is an unknown outcome. */
  async send(action: Action, { client, key, repeat }: Attempt): Promise<Operation> {
    const { service, path } = addressOf(action.operation, action.id);
    const as = action.as ?? OWN;
    const startedAt = new Date().toISOString();
    const told = await this.ask(action, { url: `${this.urlOf(service)}${path}`, key, as });
    const { intent, operation, body, at, breaks } = action;
    const who = { client, intent, operation, service, path, body, as, principal: principalOf(as), key };
    const why = repeat ? { repeat: repeat.how, of: repeat.of } : {};
    const ended = { startedAt, endedAt: new Date().toISOString() };
    const line = { ...who, ...given({ at, breaks }), ...why, ...ended, ...told };
    return this.history ? this.history.write(line) : { kind: 'operation', n: 0, ...line };
  }

  private urlOf(service: string): string {
    const { urls, beside } = this.target;
    this.turn += 1;
    const second = this.turn % 2 === 0 ? beside?.get(service) : undefined;
    return second ?? urls[service] ?? '';
  }

  private async ask(
    { body, at }: Action,
    { url, key, as }: { readonly url: string; readonly key: string; readonly as: string },
  ): Promise<Told> {
    try {
      const headers = {
        authorization: `Bearer ${await this.tokens.of(as)}`,
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(at === undefined ? {} : { 'gemba-occurred-at': at }),
      };
      const told = toldBy(await this.exchange({ method: 'POST', url, headers, body: JSON.stringify(body) }));
      if (told.status === 401) this.tokens.drop(as);
      return told;
    } catch (error) {
      return {
        outcome: 'unknown',
        status: 0,
        failure: error instanceof Error ? error.message : String(error),
      };
    }
  }
}
