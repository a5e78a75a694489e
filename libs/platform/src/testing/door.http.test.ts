/**
 * The door of a service takes what everything behind it can take: whatever is sent is recorded and read back
 * as it was, or refused with 4xx, and never breaks anything.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { integers } from '@gemba/measures/test/seeded';
import type { Answer, Client, TestCompany } from './service.http.js';
import { EVERYWHERE, testCompany } from './service.http.js';
import { office, plant } from './sample.js';

let company: TestCompany;
let warehouse: Client;
let admin: Client;
const NINES = '9'.repeat(15);
const size = { value: '4', unit: 'MTR' };
const dock = (id: string, more: object = {}) => ({ id, site: 'gdansk', name: 'Dock', size, ...more });

const open = (id: string, more: object = {}, headers: Record<string, string> = {}) =>
  warehouse.post('/v1/locations', dock(id, more), headers);

const codeOf = ({ status, body }: Answer): string => `${String(status)} ${String(body.code)}`;

beforeAll(async () => {
  company = await testCompany();
  const head = await company.start(office);
  const service = await company.start(plant, { founded: '1998-05-01' });
  warehouse = await service.as({ sub: 'wh', roles: ['warehouse'], sites: ['gdansk'] });
  admin = await service.as(EVERYWHERE);
  const coo = await head.as(EVERYWHERE);
  expect((await coo.post('/v1/sites', { id: 'gdansk', name: 'Gdańsk' })).status).toBe(201);
  let status = 0;
  while (status !== 201) ({ status } = await open('FIRST'));
}, 60_000);

afterAll(() => company.stop(), 30_000);

describe('text', () => {
  it.each([
    ['P3: half a surrogate pair', '{"name":"Jos \\ud83d"}', '400 PLT-JSON'],
    ['P3: a control character', '{"name":"a\\u001b"}', '400 PLT-INVALID'],
    ['P3: a mark that turns the reading round', '{"name":"a\\u202e"}', '400 PLT-INVALID'],
    ['P3: blanks only', '{"name":"\\u00a0 "}', '400 PLT-INVALID'],
  ])('%s is refused', async (_, body, expected) => {
    expect(codeOf(await warehouse.post('/v1/locations', body))).toBe(expected);
  });

  it('P3: is kept in one spelling, so that a repeat in another one is a repeat', async () => {
    expect((await open('SPELT', { name: 'Zo\u0308e' })).status).toBe(201);
    expect((await open('SPELT', { name: 'Zöe' })).body.events).toEqual([]);
  });
});

describe('an answer', () => {
  it('P43: is for nobody else to keep, and says which methods an address takes', async () => {
    const list = await warehouse.get('/v1/locations');
    expect(list.headers.get('cache-control')).toBe('no-store');
    const wrong = await warehouse.post('/v1/locations/FIRST', {});
    expect(codeOf(wrong)).toBe('405 PLT-METHOD');
    expect(wrong.headers.get('allow')).toBe('GET, HEAD');
    expect(codeOf(await warehouse.get('/v1/nothing'))).toBe('404 PLT-NOT-FOUND');
  });

  it('P43: is not given to a body in another charset', async () => {
    const headers = { 'content-type': 'application/json; charset=iso-8859-1' };
    expect(codeOf(await open('CHARSET', {}, headers))).toBe('415 PLT-MEDIA-TYPE');
    const utf8 = { 'content-type': 'application/json; charset="UTF-8"' };
    expect(codeOf(await open('CHARSET', {}, utf8))).toBe('201 undefined');
  });
});

describe('business time', () => {
  const at = async (instant: string, id: string) =>
    codeOf(await open(id, {}, { 'gemba-occurred-at': instant }));

  it.each([
    '2026-02-30T10:00:00Z',
    '2026-02-28T24:00:00Z',
    '0000-06-01T00:00:00Z',
    '0000-01-01T00:00:00+14:00',
  ])('P4, P8: is not %s', async (instant) => {
    expect(await at(instant, 'WHEN')).toBe('400 PLT-TIME');
  });

  it('P38: lies neither before the company was founded nor in the future', async () => {
    expect(await at('1998-04-30T23:59:59Z', 'WHEN')).toBe('422 PLT-TIME-PAST');
    expect(await at('1998-05-01T01:00:00+02:00', 'WHEN')).toBe('422 PLT-TIME-PAST');
    expect(await at('2198-01-01T00:00:00Z', 'WHEN')).toBe('422 PLT-TIME-FUTURE');
    expect(await at('1998-05-01T00:00:00Z', 'WHEN')).toBe('201 undefined');
  });
});

describe('an id', () => {
  it('P9: of the greatest length can be read, commanded and its stream fetched', async () => {
    const id = `A${':'.repeat(118)}Z`;
    const address = encodeURIComponent(id);
    expect((await open(id)).status).toBe(201);
    expect((await warehouse.get(`/v1/locations/${address}`)).body).toMatchObject({ id, version: 1 });
    expect((await warehouse.get(`/v1/locations/${address}/events`)).body.data).toHaveLength(1);
    expect((await warehouse.get(`/v1/streams/location-${address}/events`)).body.data).toHaveLength(1);
    expect(codeOf(await open(`${id}Z`))).toBe('400 PLT-INVALID');
  });

  it.each(['a%00b', 'a%0ab', 'a%e2%80%aeb', 'a%20b', '%ff', 'a%2fb', 'a-'])(
    'P11: in an address that is none is refused: %s',
    async (id) => {
      const answer = await warehouse.get(`/v1/locations/${id}`);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    },
  );

  it('P9: beyond any is refused as a problem, also where only the router sees it', async () => {
    expect(codeOf(await warehouse.get(`/v1/locations/${'a'.repeat(500)}`))).toBe('400 PLT-QUERY');
    const answer = await warehouse.get(`/v1/locations/${'a'.repeat(5_000)}`);
    expect(codeOf(answer)).toBe('414 PLT-ADDRESS');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('a question', () => {
  it.each([
    'locations?cursor=WyJhIl0',
    'locations?cursor=nonsense',
    'locations?limit=0',
    'locations?limit=1e2',
    'locations?limit=10&limit=20',
    'locations?colour=red',
    'locations?filter[site]=a%00b',
    'locations/FIRST/events?from=99999999999',
    'locations/FIRST/events?from=abc',
    'locations/FIRST/events?from=0',
    'locations/FIRST/events?from=1&from=2',
    'locations/FIRST/events?colour=red',
    'streams/location-FIRST/events?from=99999999999',
    'streams/location-FIRST/events?from=-1',
    'log?after=99999999999999999',
    'log?after=abc',
  ])('P12, P45: is refused where it is none: %s', async (path) => {
    const answer = await admin.get(`/v1/${path}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('P12: to give up the version abc of a parked event is refused', async () => {
    const consumers = (await admin.get('/v1/parked')).status;
    expect(consumers).toBe(200);
    const [name] = [...(await names())];
    const path = `/v1/parked/${String(name)}/supply-chain/location-FIRST`;
    expect(codeOf(await admin.post(`${path}/abc/evict`, { reason: 'typed by hand' }))).toBe('400 PLT-QUERY');
    expect((await admin.post(`${path}/7/evict`, { reason: 'typed by hand' })).status).toBe(404);
  });
});

/** The consumers of the service, as it names them itself to who asks for one that there is not. */
const names = async (): Promise<readonly string[]> => {
  const { body } = await admin.post('/v1/parked/nobody/supply-chain/location-FIRST/replay', {});
  return String(body.detail)
    .replace(/^.*there are: /, '')
    .replace(/\.$/, '')
    .split(', ');
};

describe('a body', () => {
  it('P40: of 80,000 unknown members is answered with a hundred faults', async () => {
    const members = Object.fromEntries(Array.from({ length: 80_000 }, (_, at) => [`m${String(at)}`, 1]));
    const { status, body } = await warehouse.post('/v1/locations', members);
    expect([status, (body.errors as object[]).length]).toEqual([400, 100]);
    expect(JSON.stringify(body).length).toBeLessThan(20_000);
  });

  it.each([1.5, 9.5])('P15: of %f MB is too large for a command', async (megabytes) => {
    const answer = await warehouse.post('/v1/locations', { name: 'x'.repeat(megabytes * 1024 * 1024) });
    expect(codeOf(answer)).toBe('413 PLT-TOO-LARGE');
  });
});

describe('whatever comes', () => {
  const NAMES = [
    'a',
    '😀'.repeat(20),
    'é'.repeat(20),
    '東京',
    "O'Hara; drop --",
    '\\u0000 %00 {}',
    '"\\',
    'ﷺ',
    'a\u200db',
  ];
  const WRONG_NAMES = ['', '😀'.repeat(21), ' ', 'a\nb', '\u2066', 'a\u0007', null, 5, {}, ['a']];
  const VALUES = ['0.000001', NINES, `${NINES}.999999`, '1.50', '7'];
  const WRONG_VALUES = ['0', '-1', `${NINES}9`, '9'.repeat(40), '1e3', '', 'NaN', 1, null];
  const UNITS = ['MTR', 'C62', 'KGM', '3B'];

  it('P39: is recorded and read back as it was sent, or refused, and nothing breaks', async () => {
    const next = integers(39, 0, 2 ** 30);
    const one = <T>(of: readonly T[]): T => of[next() % of.length] as T;
    for (let turn = 0; turn < 150; turn += 1) {
      const [isName, isValue] = [next() % 4 > 0, next() % 4 > 0];
      const name = isName ? one(NAMES) : one(WRONG_NAMES);
      const value = isValue ? one(VALUES) : one(WRONG_VALUES);
      const id = `X${String(turn)}`;
      const answer = await open(id, { name, size: { value, unit: one(UNITS) } });
      expect([turn, name, value, answer.status]).toEqual([turn, name, value, isName && isValue ? 201 : 400]);
      if (answer.status !== 201) continue;
      expect((await warehouse.get(`/v1/locations/${id}`)).body.name).toBe(name);
      const events = (await warehouse.get(`/v1/locations/${id}/events`)).body.data as { data: object }[];
      expect(events).toMatchObject([{ data: { name } }]);
      const listed = await warehouse.get('/v1/locations?limit=1&filter[site]=gdansk');
      expect(listed.body.data).toMatchObject([{ id, name }]);
    }
  }, 60_000);
});
