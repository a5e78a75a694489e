/** Who is slow, or speaks no HTTP, is answered with a problem and let go. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { serverOptions } from './server.http.js';

const http = { headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 };
const server = fastify({ ...serverOptions, requestTimeout: 300, http });
server.post('/v1/items', () => ({}));

beforeAll(() => server.listen({ host: '127.0.0.1', port: 0 }));
afterAll(() => server.close());

/** Sends these bytes, leaves the connection open, and answers all that comes until it is closed. */
const said = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });

const HEAD = 'POST /v1/items HTTP/1.1\r\nHost: gemba\r\nContent-Type: application/json\r\n';

describe('a client', () => {
  it.each([
    ['never ends its headers', 'POST /v1/items HTTP/1.1\r\nHost: gem', 408, 'PLT-TOO-SLOW'],
    ['never ends its body', `${HEAD}Content-Length: 100\r\n\r\n{"a":`, 408, 'PLT-TOO-SLOW'],
    ['has headers without end', `${HEAD}X-Long: ${'x'.repeat(40_000)}`, 431, 'PLT-HEADERS'],
    ['speaks no HTTP', 'hello\r\n\r\n', 400, 'PLT-REQUEST'],
  ])('P40: that %s gets a problem and its connection closed', async (_, bytes, status, code) => {
    const answer = await said(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    expect(answer).toContain('Content-Type: application/problem+json');
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status, code });
  });
});
