/** A service that behaves as badly as one can: what it does is chosen by the path that is asked. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';

type Turn = (request: IncomingMessage, response: ServerResponse) => void;

export type Upstream = {
  readonly url: string;
  /** Requests that are being answered. */
  readonly open: () => number;
  /** Ends it as a kill does: every connection is reset. */
  readonly kill: () => Promise<void>;
};

const raw =
  (text: string): Turn =>
  ({ socket }) =>
    socket.end(text);

/** Longer than the ten seconds after which many a proxy gives up. */
const LONG_MS = 11_000;

const stream: Turn = (_request, response) => {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.write('event: first\ndata: {}\n\n');
  const later = setTimeout(() => response.write('event: later\ndata: {}\n\n'), LONG_MS);
  response.once('close', () => clearTimeout(later));
};

const echo: Turn = (request, response) => {
  const digest = createHash('sha256');
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    digest.update(chunk);
  });
  request.on('end', () => {
    const { method, url, rawHeaders } = request;
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    response.end(JSON.stringify({ method, url, rawHeaders, bytes, sha256: digest.digest('hex') }));
  });
};

/** Far more than sockets and buffers hold. */
export const LARGE_BYTES = 64 * 1024 * 1024;
const MEGABYTE = Buffer.alloc(1024 * 1024, 'x');

const large: Turn = (_request, response) => {
  let left = LARGE_BYTES / MEGABYTE.length;
  const more = (): void => {
    while (left > 0) {
      left -= 1;
      if (!response.write(MEGABYTE)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
};

const turns: Readonly<Record<string, Turn>> = {
  '/echo': echo,
  '/stream': stream,
  '/slow': (_request, response) => void setTimeout(() => response.end('"late"'), LONG_MS),
  '/silent': (request) => request.resume(),
  '/large': large,
  '/early': (_request, response) => response.writeHead(401).end('{"status":401}'),
  '/reset': ({ socket }) => socket.resetAndDestroy(),
  '/closed': ({ socket }) => socket.end(),
  '/half': raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf of it'),
  '/garbage': raw('this is not HTTP\r\n\r\n'),
  '/status-099': raw('HTTP/1.1 099 What\r\ncontent-length: 0\r\n\r\n'),
  '/switching': raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  '/twice': raw(
    'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nno',
  ),
};

export async function openUpstream(port = 0): Promise<Upstream> {
  let open = 0;
  const server: Server = createServer((request, response) => {
    open += 1;
    response.once('close', () => (open -= 1));
    const turn = turns[(request.url ?? '').split('?')[0] ?? ''] ?? echo;
    turn(request, response);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const { port: found } = server.address() as AddressInfo;
  const kill = async (): Promise<void> => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${String(found)}`, open: () => open, kill };
}
