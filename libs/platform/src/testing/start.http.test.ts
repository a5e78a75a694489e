/**
 * A department runs as a service: its interface keeps the conventions, its processes and tables hear through
 * Kafka.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client, TestCompany, TestService } from './service.http.js';
import { EVERYWHERE, testCompany } from './service.http.js';
import { office, plant } from './sample.js';

let company: TestCompany;
let service: TestService;
let warehouse: Client;
const dock = (n: number) => ({
  id: `DOCK-${String(n)}`,
  site: 'gdansk',
  name: `Dock ${String(n)}`,
  size: { value: '4', unit: 'MTR' },
});

const eventually = async (ask: () => Promise<{ status: number; body: unknown }>, status: number) => {
  for (;;) {
    const answer = await ask();
    if (answer.status === status) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

beforeAll(async () => {
  company = await testCompany();
  const head = await company.start(office);
  service = await company.start(plant);
  warehouse = await service.as({ sub: 'wh', roles: ['warehouse'], sites: ['gdansk'] });
  const coo = await head.as(EVERYWHERE);
  expect((await coo.post('/v1/sites', { id: 'gdansk', name: 'Gdańsk' })).status).toBe(201);
  await eventually(() => warehouse.post('/v1/locations', dock(0)), 201);
}, 60_000);

afterAll(() => company.stop(), 30_000);

describe('a command', () => {
  it('answers 201 with its place, and the same again to a repeat', async () => {
    const key = { 'idempotency-key': 'dock-1' };
    const first = await warehouse.post('/v1/locations', dock(1), key);
    const again = await warehouse.post('/v1/locations', dock(1), key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.headers.get('gemba-position')).toBe('supply-chain/location-DOCK-1@1');
    expect(first.headers.get('location')).toBe('/v1/locations/DOCK-1');
    expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([
      null,
      'true',
    ]);
  });

  it('is refused with a code by the rule, and under a used key with another body', async () => {
    const other = { ...dock(1), name: 'Gate' };
    const refused = await warehouse.post('/v1/locations', other);
    expect(refused).toMatchObject({ status: 409, body: { code: 'TST-LOC-STATE' } });
    expect(refused.body.detail).toContain('Gdańsk');
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    const reused = await warehouse.post('/v1/locations', other, { 'idempotency-key': 'dock-1' });
    expect(reused).toMatchObject({ status: 422, body: { code: 'PLT-KEY-REUSED' } });
  });

  it('lists everything that is wrong with it at once', async () => {
    const wrong = { id: 'D', site: 'gdansk', name: '', size: { value: 4, unit: 'MTR' }, colour: 'red' };
    const { status, body } = await warehouse.post('/v1/locations', wrong);
    expect(status).toBe(400);
    expect((body.errors as { pointer: string }[]).map((e) => e.pointer).sort()).toEqual([
      '/colour',
      '/name',
      '/size',
    ]);
  });

  it.each([
    ['{"site":"a","site":"b"}', 400, 'PLT-JSON'],
    ['{"__proto__":{}}', 400, 'PLT-JSON'],
    ['{"a":1e309}', 400, 'PLT-JSON'],
    ['{"a":"\\u0000"}', 400, 'PLT-JSON'],
    [`${'['.repeat(40)}${']'.repeat(40)}`, 400, 'PLT-JSON'],
    ['{', 400, 'PLT-JSON'],
  ])('is not read from %s', async (text, status, code) => {
    expect(await warehouse.post('/v1/locations', text)).toMatchObject({ status, body: { code } });
  });

  it('needs a key, a right media type, and an address that exists', async () => {
    expect((await warehouse.post('/v1/locations', dock(2), { 'idempotency-key': '' })).status).toBe(428);
    expect((await warehouse.post('/v1/locations', 'x', { 'content-type': 'text/csv' })).status).toBe(415);
    expect((await warehouse.post('/v1/nowhere', {})).body).toMatchObject({ code: 'PLT-NOT-FOUND' });
  });

  it('honours If-Match', async () => {
    const stale = await warehouse.post('/v1/locations', dock(1), { 'if-match': '"7"' });
    expect(stale).toMatchObject({ status: 412, body: { code: 'PLT-STALE' } });
    expect(stale.headers.get('etag')).toBe('"1"');
  });
});

describe('access', () => {
  it('needs a token that is valid now, here', async () => {
    const claims = { sub: 'wh', roles: ['warehouse'], sites: ['*'] };
    const anonymous = await fetch(`${service.url}/v1/locations`);
    expect(anonymous.status).toBe(401);
    for (const forged of [{ exp: 1 }, { aud: 'elsewhere' }]) {
      const authorization = `Bearer ${await company.issuer.token(claims, forged)}`;
      expect((await fetch(`${service.url}/v1/locations`, { headers: { authorization } })).status).toBe(401);
    }
  });

  it('needs the role, and sees nothing of other sites', async () => {
    const buyer = await service.as({ sub: 'b', roles: ['buyer'], sites: ['lyon'] });
    expect(await buyer.post('/v1/locations', dock(3))).toMatchObject({
      status: 403,
      body: { code: 'ACC-ROLE' },
    });
    expect((await buyer.get('/v1/locations/DOCK-1')).status).toBe(404);
    expect((await buyer.get('/v1/locations')).body.data).toEqual([]);
    expect((await buyer.get('/v1/streams/location-DOCK-1/events')).status).toBe(404);
    const lyon = await service.as({ sub: 'w', roles: ['warehouse'], sites: ['lyon'] });
    expect(await lyon.post('/v1/locations', dock(3))).toMatchObject({
      status: 403,
      body: { code: 'ACC-SITE' },
    });
  });
});

describe('what happened', () => {
  it('can be read, listed in pages and traced', async () => {
    const { body } = await warehouse.get('/v1/locations/DOCK-1/events');
    const [event] = body.data as { meta: Record<string, unknown>; type: string }[];
    expect(event).toMatchObject({
      type: 'supply-chain.LocationRegistered',
      meta: { siteId: 'gdansk', companyId: 'gemba-pl', siteTimeZone: 'Europe/Warsaw', actor: { id: 'wh' } },
    });
    await warehouse.post('/v1/locations', dock(4));
    const first = await warehouse.get('/v1/locations?limit=1');
    expect(first.body).toMatchObject({ hasMore: true, data: [{ id: 'DOCK-4' }] });
    const cursor = String(first.body.nextCursor);
    expect((await warehouse.get(`/v1/locations?limit=1&cursor=${cursor}`)).body).toMatchObject({
      data: [{ id: 'DOCK-1' }],
    });
  });

  it('lets a process remember and send, once', async () => {
    const buyer = await service.as({ sub: 'b', roles: ['buyer'], sites: ['*'] });
    const { body } = await eventually(() => buyer.get('/v1/suppliers/owner-1'), 200);
    expect(body).toMatchObject({ version: 1 });
  });

  it('shows in its health', async () => {
    const ready = await fetch(`${service.url}/health/ready`);
    expect(await ready.json()).toMatchObject({ status: 'ok', checks: { relay: { status: 'active' } } });
  });
});
