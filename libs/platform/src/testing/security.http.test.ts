/** What a service refuses and what its keepers do stands in its security log, line by line. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { plant } from './sample.js';
import type { TestCompany, TestService } from './service.http.js';
import { testCompany } from './service.http.js';

let company: TestCompany;
let service: TestService;
let folder: string;

type Line = Readonly<Record<string, unknown>>;

/** The lines about one address, once there are so many: they are written beside the answer. */
const linesAbout = async (what: string, count: number): Promise<readonly Line[]> => {
  for (;;) {
    const all = readFileSync(join(folder, 'supply-chain.jsonl'), 'utf8').trimEnd().split('\n');
    const lines = all.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
    const found = lines.filter((line) => line.what === what);
    if (found.length >= count) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gemba-security-'));
  company = await testCompany();
  service = await company.start(plant, { securityFolder: folder, doorWord: 'word' });
}, 60_000);

afterAll(async () => {
  await company.stop();
  rmSync(folder, { recursive: true });
}, 30_000);

it('P42: a request without a token, and one with a token that is none, leave a line without it', async () => {
  const forged = 'forged.secret.token';
  await fetch(`${service.url}/v1/locations`);
  await fetch(`${service.url}/v1/locations?cursor=x`, { headers: { authorization: `Bearer ${forged}` } });
  const lines = await linesAbout('GET /v1/locations', 2);
  expect(lines.map(({ event, status }) => [event, status])).toEqual([
    ['unauthenticated', 401],
    ['token-refused', 401],
  ]);
  expect(lines[0]).toMatchObject({ who: null, outcome: 'refused', from: { peer: '127.0.0.1' } });
  expect(JSON.stringify(lines)).not.toContain('secret');
});

it('P42: a missing role leaves who, what, when, from where and the trace', async () => {
  const buyer = await service.as({ sub: 'buyer\nforged', roles: ['buyer'], sites: ['lyon'] });
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const headers = {
    ...{ traceparent, 'x-forwarded-for': '203.0.113.1' },
    ...{ 'gemba-client': '192.0.2.9', 'gemba-door': 'word' },
  };
  const began = new Date().toISOString();
  const refused = await buyer.post('/v1/suppliers/S-1/x', {}, headers);
  expect(refused.status).toBe(404);
  expect((await buyer.post('/v1/locations', {}, headers)).status).toBe(403);
  const [line] = await linesAbout('POST /v1/locations', 1);
  expect(line).toMatchObject({
    ...{ log: 'security', program: 'supply-chain', event: 'access-refused', outcome: 'refused' },
    ...{ roles: ['buyer'], sites: ['lyon'], status: 403, code: 'ACC-ROLE' },
    ...{ from: { peer: '127.0.0.1', client: '192.0.2.9' }, traceId: '4bf92f3577b34da6a3ce929d0e0e4736' },
  });
  expect(String(line?.who)).toContain('forged');
  expect(String(line?.at) >= began && String(line?.at).endsWith('Z')).toBe(true);
});

it('P42: nobody but the door says from where a request comes', async () => {
  const buyer = await service.as({ sub: 'liar', roles: ['buyer'], sites: ['lyon'] });
  const headers = { 'gemba-client': '192.0.2.9', 'gemba-door': 'guess', 'x-forwarded-for': '192.0.2.9' };
  await buyer.post('/v1/log/seals', {}, headers);
  const [line] = await linesAbout('POST /v1/log/seals', 1);
  expect(line).toMatchObject({ who: 'liar', outcome: 'refused', from: { peer: '127.0.0.1' } });
});

it('P42: what may not be read, and what keepers do, is noted', async () => {
  const operator = await service.as({ sub: 'operator', roles: ['operator'], sites: ['lyon'] });
  const admin = await service.as({ sub: 'admin', roles: ['admin'], sites: ['*'] });
  expect((await operator.get('/v1/suppliers')).status).toBe(403);
  expect((await admin.post('/v1/log/seals', {})).status).toBe(200);
  const [read] = await linesAbout('GET /v1/suppliers', 1);
  expect(read).toMatchObject({ event: 'read-refused', who: 'operator', code: 'ACC-READ' });
  const acts = await linesAbout('POST /v1/log/seals', 2);
  expect(acts.at(-1)).toMatchObject({ event: 'operator-act', outcome: 'allowed', who: 'admin', status: 200 });
});
