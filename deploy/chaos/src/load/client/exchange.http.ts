/** One exchange over HTTP; whatever goes wrong on the way is an answer too: that there was none. */
import { Agent, request } from 'node:http';

export type Call = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Exchanged =
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string | string[] | undefined>>;
      readonly body: unknown;
    }
  /** Nobody knows whether it was done. */
  | { readonly status: 0; readonly failure: string };

const MOST_SOCKETS = 64;

const parsed = (text: string): unknown => {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
};

/** Connections are kept between exchanges until `close`. */
export const exchanges = (patienceMs: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS });
  const exchange = ({ method, url, headers, body }: Call): Promise<Exchanged> =>
    new Promise((resolve) => {
      const lost = (error: Error): void => {
        resolve({ status: 0, failure: error.message });
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
  return {
    exchange,
    close: () => {
      agent.destroy();
    },
  };
};

export type Exchange = ReturnType<typeof exchanges>['exchange'];
