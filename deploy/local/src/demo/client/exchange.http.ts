/** One exchange over HTTP with kept connections; JSON goes out, JSON comes back. */
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
  readonly body: unknown;
};

/** The other side could not be reached, or fell silent before it had answered. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const SILENCE_MS = 20_000;

const parsed = (text: string): unknown => {
  if (text === '') return undefined;
  return /^\s*[[{"]/.test(text) ? JSON.parse(text) : text;
};

/** @throws Unreachable */
export const exchange = ({ method, url, headers, body }: Call): Promise<Answer> =>
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
        const { statusCode: status = 0, headers: answered } = received;
        try {
          resolve({ status, headers: answered, body: parsed(Buffer.concat(parts).toString()) });
        } catch (error) {
          lost(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    sent.setTimeout(SILENCE_MS, () => sent.destroy(new Error('no answer')));
    sent.on('error', lost);
    sent.end(body);
  });

/** Closes the connections that are kept, so that a program can end. */
export const closeConnections = (): void => {
  agent.destroy();
};
