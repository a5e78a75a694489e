/**
 * A person at work in a test: gives commands, is refused, looks, and waits until others have done their
 * part.
 */
import { randomUUID } from 'node:crypto';
import { until } from '@gemba/deploy-local/testing/until.process';
import type { Answer, Client } from '@gemba/platform/testing/service.http';

/** What became of a command. */
export type Done = {
  /** 201 for what is new, 200 for what was there. */
  readonly status: number;
  readonly id: string;
  readonly version: number;
  readonly etag: string | null;
  readonly replayed: boolean;
  /** Names of the events, without the department; none when it was so already. */
  readonly events: readonly string[];
};

export type Told = {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: Readonly<Record<string, unknown>>;
};

type How = {
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Codes that say that the service has not heard of something yet: the command is given again until it
   * has.
   */
  readonly unheard?: readonly string[];
};

/** Paths are below `/v1/`. */
export type Person = {
  /** Gives a command. @throws when it is refused */
  readonly does: (path: string, body?: object, how?: How) => Promise<Done>;
  /**
   * Gives a command that has to be refused; answers status and code, `409 PRD-ORD-STATE`. @throws when it
   * is done
   */
  readonly cannot: (path: string, body?: object, how?: How) => Promise<string>;
  readonly looks: (path: string) => Promise<Answer>;
  /** Looks until what is there is as expected, and answers it. @throws when that takes too long */
  readonly awaits: <T>(path: string, holds: (state: T) => boolean) => Promise<T>;
  /** All events of one thing, oldest first, their types without the department. */
  readonly history: (path: string) => Promise<readonly Told[]>;
};

const PATIENCE_MS = 20_000;
/** Every service hears of a site and an item a moment after their owners have said so. */
const UNHEARD = ['PLT-SITE-UNKNOWN', 'SCM-ITEM-UNKNOWN'];

const nameOf = (type: string): string => type.slice(type.indexOf('.') + 1);

const codeOf = ({ status, body }: Answer): string => `${String(status)} ${String(body.code)}`;

const doneIn = ({ status, headers, body }: Answer): Done => ({
  status,
  id: String(body.id),
  version: Number(body.version),
  etag: headers.get('etag'),
  replayed: headers.get('idempotent-replayed') === 'true',
  events: (body.events as readonly Told[]).map(({ type }) => nameOf(type)),
});

/** Waits until nothing is left to wait for, and says what was there instead when waiting was in vain. */
const patiently = async (what: string, look: () => Promise<string | null>): Promise<void> => {
  const seen: (string | null)[] = [];
  const arrived = async () => {
    seen[0] = await look();
    return seen[0] === null;
  };
  try {
    await until(arrived, PATIENCE_MS);
  } catch (cause) {
    throw new Error(`${what} is not so in time: ${seen[0] ?? ''}`, { cause });
  }
};

/** The person behind a client. */
export const personWith = (client: Client): Person => {
  const give = async (path: string, body: object = {}, { headers, unheard = [] }: How = {}) => {
    const key = { 'idempotency-key': randomUUID(), ...headers };
    let answer = await client.post(`/v1/${path}`, body, key);
    await patiently(path, async () => {
      const code = String(answer.body.code);
      if (answer.status < 300 || ![...UNHEARD, ...unheard].includes(code)) return null;
      answer = await client.post(`/v1/${path}`, body, key);
      return code;
    });
    return answer;
  };
  return {
    does: async (path, body, how) => {
      const answer = await give(path, body, how);
      if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
      return doneIn(answer);
    },
    cannot: async (path, body, how) => {
      const answer = await give(path, body, how);
      if (answer.status < 300) throw new Error(`${path} was done: ${JSON.stringify(answer.body)}`);
      return codeOf(answer);
    },
    looks: (path) => client.get(`/v1/${path}`),
    awaits: async <T>(path: string, holds: (state: T) => boolean) => {
      let state: unknown;
      await patiently(path, async () => {
        const { status, body } = await client.get(`/v1/${path}`);
        state = body;
        return status === 200 && holds(body as T) ? null : JSON.stringify(body);
      });
      return state as T;
    },
    history: async (path) => {
      const { body } = await client.get(`/v1/${path}/events`);
      return (body.data as readonly Told[]).map((each) => ({ ...each, type: nameOf(each.type) }));
    },
  };
};
