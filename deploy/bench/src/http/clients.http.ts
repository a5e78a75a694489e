/** Clients that each wait for an answer before they ask again, over connections that stay open. */
import { Agent, request } from 'node:http';
import type { Sample } from '../measure/row.js';

export type Asked = {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Answer = { readonly status: number; readonly text: string };

const asked = (agent: Agent, { port, path, headers, body }: Asked): Promise<Answer> =>
  new Promise((done, fail) => {
    const options = { agent, host: '127.0.0.1', port, path, method: 'POST' };
    const length = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request({ ...options, headers: { ...headers, ...length } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.once('end', () => {
        done({ status: response.statusCode ?? 0, text });
      });
    });
    sent.once('error', fail);
    sent.end(body);
  });

export type Rush = {
  readonly clients: number;
  readonly requests: number;
  readonly next: (client: number) => Asked;
};

/** Milliseconds per request. @throws at the first answer that is no success. */
export const rush = async ({ clients, requests, next }: Rush): Promise<Sample> => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const latencies: number[] = [];
  const each = Math.ceil(requests / clients);
  const client = async (index: number): Promise<void> => {
    for (let turn = 0; turn < each; turn += 1) {
      const began = performance.now();
      const { status, text } = await asked(agent, next(index));
      if (status < 200 || status > 299) throw new Error(`A request was answered ${String(status)}: ${text}`);
      latencies.push(performance.now() - began);
    }
  };
  const began = performance.now();
  try {
    await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  } finally {
    agent.destroy();
  }
  return { count: latencies.length, seconds: (performance.now() - began) / 1000, latencies };
};
