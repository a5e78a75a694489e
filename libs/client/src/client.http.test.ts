/** A client sends what the documents say, tells who asks, and hands on a "no" as a value. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientOf, good } from './client.http.js';
import { Refused } from './problem.js';

type Heard = { readonly asked: string; readonly headers: IncomingMessage['headers']; readonly body: string };

let heard: Heard[] = [];
let answer: (response: ServerResponse) => void;
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    heard.push({ asked: `${request.method ?? ''} ${request.url ?? ''}`, headers: request.headers, body });
    answer(response);
  });
});

const says =
  (status: number, body: unknown, type = 'application/json') =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

const client = clientOf({
  urlOf: (service) => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/${service}`,
  token: () => Promise.resolve('secret'),
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  heard = [];
});

describe('a client', () => {
  it('asks with its token, and leaves out what is not said', async () => {
    answer = says(200, { data: [], hasMore: false, nextCursor: null });
    const query = { 'filter[site]': 'lyon,porto', sort: '', limit: 5 } as const;
    const found = await client.get('projection', '/v1/tables/stock', {
      query: { ...query, sort: undefined },
    });
    expect(found).toMatchObject({ ok: true, status: 200, data: { hasMore: false } });
    expect(heard).toMatchObject([
      {
        asked: 'GET /projection/v1/tables/stock?filter%5Bsite%5D=lyon%2Cporto&limit=5',
        headers: { authorization: 'Bearer secret' },
      },
    ]);
  });

  it('sends a command under a key, on the version and at the time that it was told', async () => {
    answer = says(200, { id: 'A 1', streamId: 'exception-A 1', version: 3, events: [] });
    const told = { key: 'k', ifMatch: 2, occurredAt: '2026-03-02T07:00:00Z' };
    const command = { path: { id: 'A 1' }, body: { reason: 'Paid in cash' } };
    const done = await good(client.post('finance', '/v1/exceptions/{id}/waive', { ...command, ...told }));
    expect(done.version).toBe(3);
    await client.post('finance', '/v1/exceptions/{id}/waive', command);
    expect(heard[0]).toMatchObject({
      asked: 'POST /finance/v1/exceptions/A%201/waive',
      headers: { 'idempotency-key': 'k', 'if-match': '"2"', 'gemba-occurred-at': '2026-03-02T07:00:00Z' },
      body: '{"reason":"Paid in cash"}',
    });
    expect(heard[1]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(heard[1]?.headers).not.toHaveProperty('if-match');
  });

  it('hands on a problem as a value, and as an error where only a good answer is of use', async () => {
    const problem = { status: 404, title: 'Not found', detail: 'There is no KPI x.', code: 'PLT-NOT-FOUND' };
    answer = says(404, { ...problem, instance: '/v1' }, 'application/problem+json');
    const explain = () => client.get('projection', '/v1/kpi-values/{id}/explain', { path: { id: 'x' } });
    expect(await explain()).toEqual({ ok: false, problem });
    await expect(good(explain())).rejects.toThrow(Refused);
    await expect(good(explain())).rejects.toMatchObject({ message: 'There is no KPI x.', problem });
  });

  it('says what it knows where something else than a service has answered', async () => {
    answer = says(502, '<h1>away</h1>', 'text/html');
    const trust = await client.get('projection', '/v1/trust');
    expect(trust).toEqual({ ok: false, problem: { status: 502, title: 'Bad Gateway' } });
  });

  it('opens a stream, or says why not', async () => {
    answer = says(200, 'event: heartbeat\ndata: {}\n\n', 'text/event-stream');
    const { signal } = new AbortController();
    const stream = await client.open('projection', '/v1/live', {
      headers: { 'last-event-id': 'a-1' },
      signal,
    });
    expect(await stream.text()).toContain('heartbeat');
    expect(heard[0]?.headers).toMatchObject({ accept: 'text/event-stream', 'last-event-id': 'a-1' });
    answer = says(429, { title: 'Too many requests', code: 'PRJ-LIVE-LIMIT' });
    const refused = client.open('projection', '/v1/live', { headers: {}, signal });
    await expect(refused).rejects.toMatchObject({ problem: { status: 429, code: 'PRJ-LIVE-LIMIT' } });
  });

  it('needs each word of a path', async () => {
    const nameless = client.get('projection', '/v1/views/rebuild/{id}', { path: { id: '' } });
    await expect(nameless).rejects.toThrow('needs id');
  });
});
