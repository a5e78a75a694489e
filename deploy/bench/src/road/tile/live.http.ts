/** Reads the projection's live stream and calls back with the sites of each change. */
import { get } from 'node:http';

type Asked = { readonly port: number; readonly token: string };

/** Resolves when the stream is open; answers how to leave it. */
export const listen = (
  { port, token }: Asked,
  changed: (sites: readonly string[]) => void,
): Promise<() => void> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
    const asked = get({ host: '127.0.0.1', port, path: '/v1/live', headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`Live is answered ${String(response.statusCode)}.`));
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const messages = (text + chunk).split('\n\n');
        text = messages.pop() ?? '';
        for (const message of messages) changed(sitesIn(message));
      });
      resolve(() => asked.destroy());
    });
    asked.once('error', reject);
  });

const sitesIn = (message: string): readonly string[] => {
  const lines = message.split('\n');
  if (!lines.includes('event: changed')) return [];
  const data = lines.find((line) => line.startsWith('data: ')) ?? 'data: {}';
  return (JSON.parse(data.slice('data: '.length)) as { sites?: string[] }).sites ?? [];
};
