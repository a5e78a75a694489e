/** Exchanges over HTTP with kept connections; JSON goes out, JSON comes back. */
import { Agent, request } from 'node:http';

export type Call = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly body?: string;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** What the JSON means; text that is none stays text. */
  readonly body: unknown;
};

/** Nobody was reached, or there was no whole answer in time: whether anything was done is not known. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export type Exchanges = {
  /** @throws Unreachable */
  readonly exchange: (call: Call) => Promise<Answer>;
  /** Closes the connections that are kept, so that a program can end. */
  readonly close: () => void;
};

const MOST_SOCKETS = 64;
const PATIENCE_MS = 20_000;

const parsed = (text: string): unknown => {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
};

/** `patienceMs` is how long a whole answer may take. */
export const exchanges = (patienceMs: number): Exchanges => {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS });
  const exchange = ({ method, url, headers, body }: Call): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const lost = (error: Error): void => {
        reject(new Unreachable(`${method} ${url}: ${error.message}`));
      };
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(url, { method, agent, headers: { ...headers, ...length } }, (received) => {
        const parts: Buffer[] = [];
        received.on('data', (part: Buffer) => parts.push(part));
        received.on('error', lost);
        received.on('end', () => {
          if (!received.complete) lost(new Error('the answer broke off'));
          const { statusCode: status = 0, headers: answered } = received;
          resolve({ status, headers: answered, body: parsed(Buffer.concat(parts).toString()) });
        });
      });
      const timer = setTimeout(() => sent.destroy(new Error('no answer in time')), patienceMs);
      sent.on('error', lost);
      sent.on('close', () => {
        clearTimeout(timer);
        lost(new Error('the connection was closed'));
      });
      sent.end(body);
    });
  const close = (): void => {
    agent.destroy();
  };
  return { exchange, close };
};

/** What programs share that need no patience of their own. */
export const { exchange, close: closeConnections } = exchanges(PATIENCE_MS);
