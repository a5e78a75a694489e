/**
 * Ends an HTTP server so that nobody who was heard stays without an answer: new connections are refused,
 * requests on open ones are still done, and each answer asks its client to close.
 */
import type { Server } from 'node:http';
import { Server as Net } from 'node:net';

const LOOK_MS = 50;
/** What is not answered by then is cut off; a service has ten seconds in all. */
const PATIENCE_MS = 4_000;

/** As a plain server does it: that of HTTP would close idle connections at once. */
const stopListening = (server: Server, closed: () => void): void => {
  Net.prototype.close.call(server, closed);
};

/**
 * Resolves when every connection is closed. For `lameMs` clients may end their idle connections themselves:
 * when the server ends one, that may cross a request on its way. Call once.
 */
export const drain = async (server: Server, lameMs: number): Promise<void> => {
  if (!server.listening) return;
  server.prependListener('request', (_request, response) => {
    response.setHeader('connection', 'close');
  });
  const closed = new Promise<void>((resolve) => {
    stopListening(server, resolve);
  });
  const since = performance.now();
  const idle = setInterval(() => {
    if (performance.now() - since >= lameMs) server.closeIdleConnections();
  }, LOOK_MS);
  const patience = setTimeout(() => {
    server.closeAllConnections();
  }, PATIENCE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(patience);
};
