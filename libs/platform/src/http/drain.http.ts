/**
 * Ends an HTTP server so that nobody who was heard stays without an answer: new connections are refused,
 * requests on open ones are still done, and each answer asks its client to close.
 */
import type { Server } from 'node:http';
import { Server as Net } from 'node:net';

/** For so long clients may end their idle connections themselves: closing one may cross a request on its way. */
const LAME_MS = 500;
/** What is not answered by then is cut off; a service has ten seconds in all. */
const PATIENCE_MS = 4_000;

/** As a plain server does it: that of HTTP would close idle connections at once. */
const stopListening = (server: Server, closed: () => void): void => {
  Net.prototype.close.call(server, closed);
};

/** Resolves when every connection is closed. Call once. */
export const drain = async (server: Server): Promise<void> => {
  if (!server.listening) return;
  server.prependListener('request', (_request, response) => {
    response.setHeader('connection', 'close');
  });
  const closed = new Promise<void>((resolve) => {
    stopListening(server, resolve);
  });
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, LAME_MS);
  const patience = setTimeout(() => {
    server.closeAllConnections();
  }, PATIENCE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(patience);
};
