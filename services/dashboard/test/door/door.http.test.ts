/** The dashboard's door outlives whatever services and clients do, and cuts nothing that takes its time. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { dashboardServer } from '../../src/server.http.js';
import { LARGE_BYTES, openUpstream, type Upstream } from './upstream.http.js';

const WITHIN_MS = 60_000;
const PATIENCE_MS = 20_000;
let upstream: Upstream;
let server: FastifyInstance;
let url: string;
let securityFolder: string;

beforeAll(async () => {
  securityFolder = mkdtempSync(join(tmpdir(), 'gemba-door-'));
  upstream = await openUpstream();
  server = await dashboardServer({
    issuer: upstream.url,
    clientId: 'dashboard',
    services: { odd: upstream.url, gone: 'http://127.0.0.1:1' },
    webRoot: `${import.meta.dirname}/`,
    logLevel: 'silent',
    doorWord: 'a-word-of-the-door',
    securityFolder,
    patienceMs: PATIENCE_MS,
  });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await upstream.kill();
  rmSync(securityFolder, { recursive: true });
});

type Problem = { status: number; code: string; detail: string };

async function problemAt(path: string, init: RequestInit = {}): Promise<Problem> {
  const answer = await fetch(`${url}${path}`, init);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await answer.json()) as Problem;
  expect(problem.status).toBe(answer.status);
  return problem;
}

async function lives(): Promise<void> {
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
}

/** Waits for a condition by asking the server again and again. */
async function until(condition: () => boolean): Promise<void> {
  const began = performance.now();
  while (!condition()) {
    if (performance.now() - began > WITHIN_MS) throw new Error('It never became so.');
    await lives();
  }
}

type Echo = { method: string; url: string; rawHeaders: string[]; bytes: number };

describe('what passes through', () => {
  it('arrives as it was sent: method, path, query, body and headers, and so does the answer', async () => {
    const headers = { 'Idempotency-Key': 'k', connection: 'x-mine', 'x-mine': 'stays' };
    const asked = ask(`${url}/api/odd/v1/a%2Fb/%zz?x=1&x=2`, { method: 'POST', headers });
    asked.end('{"a":1}');
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const echo = JSON.parse(Buffer.concat(await answer.toArray()).toString()) as Echo;
    expect(echo).toMatchObject({ method: 'POST', url: '/v1/a%2Fb/%zz?x=1&x=2', bytes: 7 });
    expect(echo.rawHeaders).toEqual(expect.arrayContaining(['Idempotency-Key', new URL(upstream.url).host]));
    expect(echo.rawHeaders).not.toContain('x-mine');
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });

  it('P42: says from where it comes in the word of the door, whatever the client says', async () => {
    const lies = { 'gemba-client': '192.0.2.9', 'gemba-door': 'guess', 'x-forwarded-for': '192.0.2.9' };
    const asked = ask(`${url}/api/odd/v1/told`, { headers: lies });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const { rawHeaders } = JSON.parse(Buffer.concat(await answer.toArray()).toString()) as Echo;
    const valueOf = (name: string) => rawHeaders[rawHeaders.indexOf(name) + 1];
    expect(rawHeaders.filter((name) => name.startsWith('gemba-'))).toEqual(['gemba-client', 'gemba-door']);
    expect(valueOf('gemba-client')).toBe('127.0.0.1');
    expect(valueOf('gemba-door')).toBe('a-word-of-the-door');
  });

  it('P42: and is refused leaves a line in the security log', async () => {
    const headers = { authorization: 'Bearer of.a.secret' };
    expect((await fetch(`${url}/api/odd/early?x=secret`, { method: 'POST', headers })).status).toBe(401);
    const file = join(securityFolder, 'dashboard.jsonl');
    await until(() => readFileSync(file, 'utf8').includes('token-refused'));
    const [line = ''] = readFileSync(file, 'utf8').split('\n');
    const what = 'POST /api/odd/early';
    expect(JSON.parse(line)).toMatchObject({ program: 'dashboard', what, from: { peer: '127.0.0.1' } });
    expect(line).not.toContain('secret');
  });

  it('may be very large, in both directions up to their limits', async () => {
    const body = Buffer.alloc(8 * 1024 * 1024, 'y');
    const echo = await fetch(`${url}/api/odd/echo`, { method: 'POST', body });
    expect(await echo.json()).toMatchObject({ bytes: body.length });
    const large = await fetch(`${url}/api/odd/large`);
    expect((await large.arrayBuffer()).byteLength).toBe(LARGE_BYTES);
  }, 60_000);

  it('goes on after a service was started anew on its port', async () => {
    const first = await openUpstream();
    const { port } = new URL(first.url);
    const again = await dashboardServer({
      issuer: first.url,
      clientId: 'dashboard',
      services: { odd: first.url },
      webRoot: `${import.meta.dirname}/`,
      logLevel: 'silent',
      doorWord: null,
      securityFolder,
    });
    const at = await again.listen({ host: '127.0.0.1', port: 0 });
    expect((await fetch(`${at}/api/odd/echo`)).status).toBe(200);
    await first.kill();
    const second = await openUpstream(Number(port));
    expect((await fetch(`${at}/api/odd/echo`)).status).toBe(200);
    await again.close();
    await second.kill();
  });
});

describe('P2: what takes its time', () => {
  it('P2: is not cut after ten seconds, neither a silent stream nor a slow answer', async () => {
    const slow = fetch(`${url}/api/odd/slow`).then((answer) => answer.text());
    const leaving = new AbortController();
    const stream = await fetch(`${url}/api/odd/stream`, { signal: leaving.signal });
    let heard = '';
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
      heard += chunk;
      if (heard.includes('later')) break;
    }
    expect(heard).toContain('event: later');
    expect(await slow).toBe('"late"');
    leaving.abort();
    await until(() => upstream.open() === 0);
  }, 60_000);

  it('P2: is given up with an answer when a service never begins one', async () => {
    expect(await problemAt('/api/odd/silent')).toMatchObject({ status: 504, code: 'DSH-SERVICE-SILENT' });
    await until(() => upstream.open() === 0);
  }, 60_000);
});

describe('P2: whatever a service does', () => {
  it.each([
    ['/reset', 503],
    ['/closed', 503],
    ['/garbage', 502],
    ['/status-099', 502],
    ['/switching', 502],
  ])('P2: %s is one answer of %i, and the next request is served', async (path, status) => {
    expect(await problemAt(`/api/odd${path}`)).toMatchObject({ status });
    expect(await problemAt(`/api/odd${path}`, { method: 'POST', body: '{}' })).toMatchObject({ status });
    await lives();
  });

  it('P2: an answer that ends too early is seen to be incomplete', async () => {
    await expect(fetch(`${url}/api/odd/half`).then((answer) => answer.text())).rejects.toThrow();
    expect(await (await fetch(`${url}/api/odd/twice`)).text()).toBe('ok');
    await lives();
  });

  it('P2: a service that is killed under a stream ends the stream, and nothing else', async () => {
    const mortal = await openUpstream();
    const through = await dashboardServer({
      issuer: mortal.url,
      clientId: 'dashboard',
      services: { mortal: mortal.url },
      webRoot: `${import.meta.dirname}/`,
      logLevel: 'silent',
      doorWord: null,
      securityFolder,
    });
    const at = await through.listen({ host: '127.0.0.1', port: 0 });
    const stream = await fetch(`${at}/api/mortal/stream`);
    await mortal.kill();
    await expect(stream.text()).rejects.toThrow();
    expect((await fetch(`${at}/api/mortal/echo`)).status).toBe(503);
    expect((await fetch(`${at}/health/live`)).status).toBe(200);
    await through.close();
  });

  it('says which service is away, and that there is none of a name', async () => {
    expect(await problemAt('/api/gone/v1/x')).toMatchObject({ status: 503, code: 'DSH-SERVICE-AWAY' });
    expect(await problemAt('/api/nobody/v1/x')).toMatchObject({ status: 404, code: 'DSH-SERVICE-UNKNOWN' });
    const answer = await fetch(`${url}/api/gone/v1/x`);
    expect(answer.headers.get('retry-after')).toBe('1');
    await answer.text();
  });
});

describe('P2: whatever a client does', () => {
  const head = (path: string, more = '') => `GET /api/odd${path} HTTP/1.1\r\nhost: x\r\n${more}\r\n`;

  it.each(['/stream', '/silent', '/large'])(
    'P2: leaving %s ends the request at the service',
    async (path) => {
      const client = connect(Number(new URL(url).port), '127.0.0.1');
      client.write(head(path));
      await until(() => upstream.open() === 1);
      client.resetAndDestroy();
      await until(() => upstream.open() === 0);
    },
  );

  it('P2: half closing a connection, or half a body, ends at the service too', async () => {
    for (const words of [head('/stream'), head('/echo', 'content-length: 10\r\n').replace('GET', 'POST')]) {
      const client = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true });
      client.write(words);
      await until(() => upstream.open() === 1);
      client.end('half');
      await until(() => upstream.open() === 0);
      client.destroy();
    }
  });
});

describe('P15: a body that is larger than a service takes', () => {
  const body = Buffer.alloc(9_500_000, 'z');

  it('P15: is answered by 413 before a byte of it was passed on', async () => {
    const problem = await problemAt('/api/odd/echo', { method: 'POST', body });
    expect(problem).toMatchObject({ status: 413, code: 'PLT-TOO-LARGE' });
    await until(() => upstream.open() === 0);
  });

  it('P15: is answered by 413 also when its length was not stated', async () => {
    const unstated = new Blob([body]).stream();
    const init = { method: 'POST', body: unstated, duplex: 'half' } as RequestInit;
    expect(await problemAt('/api/odd/echo', init)).toMatchObject({ status: 413 });
    await until(() => upstream.open() === 0);
  });

  it('P15: gets the answer of a service that does not wait for it', async () => {
    const answer = await fetch(`${url}/api/odd/early`, { method: 'POST', body: body.subarray(0, 8_000_000) });
    expect(answer.status).toBe(401);
    await answer.text();
  });
});
