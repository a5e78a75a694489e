/**
 * The views as a whole: they tell what moved, wait for what was written, say how far they are, and can be
 * rebuilt.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@gemba/messaging/testing/sandbox.sql';
import type { Client } from '@gemba/platform/testing/service.http';
import { EVERYWHERE } from '@gemba/platform/testing/service.http';
import { STREAMS_PER_PERSON } from '../live/places.js';
import { viewsOf } from '../live/views.module.js';
import { waitFor } from '../live/waiting.sql.js';
import type { Running } from '../testing/running.http.js';
import { byKey, rowsOf, runProjection } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';
import type { LiveStream, Received } from '../testing/stream.http.js';
import { liveStream } from '../testing/stream.http.js';

let running: Running;
let coo: Client;
const { events } = smallCompany();
const lastOf = (streamId: string) => events.filter((event) => event.streamId === streamId).at(-1)!;
const held = new Set([lastOf('nonconformance-N1'), lastOf('journal-J3'), lastOf('equipment-LATHE-1')]);

beforeAll(async () => {
  running = await runProjection();
  coo = running.coo;
  await running.tell(events.filter((event) => !held.has(event)));
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

const stream = async (claims = EVERYWHERE, headers: Record<string, string> = {}, more = {}) => {
  const authorization = `Bearer ${await running.company.issuer.token(claims, more)}`;
  return liveStream(`${running.service.url}/v1/live`, { authorization, ...headers });
};

/** The message that tells of a measure; what was told at once with earlier events comes before it. */
const saying = async (live: LiveStream, measure: string): Promise<Received> => {
  for (;;) {
    const message = await live.next('changed');
    if (message.data.includes(`"${measure}"`)) return message;
  }
};

const ended = async (id: unknown): Promise<Record<string, unknown>> => {
  for (;;) {
    const { body } = await coo.get(`/v1/views/rebuild/${String(id)}`);
    if (body.state !== 'filling') return body;
  }
};

const rebuilt = async (body: object = {}): Promise<Record<string, unknown>> => {
  const begun = await coo.post('/v1/views/rebuild', body);
  expect(begun.status).toBe(202);
  return ended(begun.body.id);
};

describe('the live stream', () => {
  it('tells what moved, and what was missed to who comes back', async () => {
    const live = await stream();
    const closed = lastOf('nonconformance-N1');
    await running.publish([closed]);
    const message = await saying(live, 'nonconformances-closed');
    expect(JSON.parse(message.data)).toEqual({
      measures: expect.arrayContaining(['nonconformances-closed']),
      sites: expect.arrayContaining(['lyon']),
      days: expect.arrayContaining(['2026-03-04']),
      tables: expect.arrayContaining(['nonconformances']),
      recordedAt: expect.stringMatching(/^2026-03-0[4-6]T12:00:01.000Z$/),
    });
    await live.close();
    await running.tell([lastOf('equipment-LATHE-1')]);
    const again = await stream(EVERYWHERE, { 'last-event-id': message.id });
    expect(JSON.parse((await again.next('changed')).data)).toMatchObject({ tables: ['equipment'] });
    await again.close();
    const stranger = await stream(EVERYWHERE, { 'last-event-id': 'another-life-7' });
    expect((await stranger.next('reset')).data).toBe('{}');
    await stranger.close();
  });

  it('is silent about sites that are not the caller’s', async () => {
    const manager = await stream({ sub: 'm', roles: ['site-manager'], sites: ['porto'] });
    const all = await stream();
    viewsOf(running.service.runtime).hub.publish({
      measures: [],
      sites: ['lyon'],
      days: [],
      tables: [],
      recordedAt: '2026-03-01T07:00:00.000Z',
    });
    viewsOf(running.service.runtime).hub.publish({
      measures: [],
      sites: ['lyon', 'porto'],
      days: [],
      tables: [],
      recordedAt: '2026-03-02T07:00:00.000Z',
    });
    expect(JSON.parse((await all.next('changed')).data)).toMatchObject({
      recordedAt: '2026-03-01T07:00:00.000Z',
    });
    expect(JSON.parse((await manager.next('changed')).data)).toMatchObject({
      recordedAt: '2026-03-02T07:00:00.000Z',
      sites: ['porto'],
    });
    await Promise.all([all.close(), manager.close()]);
  });

  it('P41: takes no more of one person than they may hold, and all of others', async () => {
    const ana = { ...EVERYWHERE, sub: 'ana' };
    const [first, ...others] = await Promise.all(
      Array.from({ length: STREAMS_PER_PERSON }, () => stream(ana)),
    );
    const oneMore = await (await running.service.as(ana)).get('/v1/live');
    expect(oneMore).toMatchObject({ status: 429, body: { code: 'PRJ-LIVE-LIMIT' } });
    await (await stream({ ...ana, sub: 'ben' })).close();
    await first?.close();
    await until(() =>
      stream(ana).then(
        (live) => others.push(live) > 0,
        () => false,
      ),
    );
    await Promise.all(others.map((live) => live.close()));
  });

  it('P41: ends when the token of its reader ends', async () => {
    const live = await stream(EVERYWHERE, {}, { exp: Math.floor(Date.now() / 1000) + 2 });
    await expect(live.next('never')).rejects.toThrow('The stream has ended.');
  });
});

describe('a query', () => {
  it('may wait for what its caller has just written', async () => {
    const journal = lastOf('journal-J3');
    const path = `/v1/kpi-values?ids=cost&site=gdansk&from=2026-03-01&to=2026-03-08`;
    const [before] = rowsOf(await coo.get(path));
    expect(before).toMatchObject({ value: '0.00' });
    const asked = coo.get(`${path}&after=finance/journal-J3@1`);
    await running.publish([journal]);
    expect(rowsOf(await asked)).toMatchObject([{ value: '84.00' }]);
  });

  it('waits no longer than it has to', async () => {
    const { runtime } = running.service;
    const { consumer, listening } = viewsOf(runtime);
    const place = { service: 'finance', streamId: 'journal-J3', version: 2 };
    await expect(waitFor({ pool: runtime.pool, consumer, listening }, place, 50)).rejects.toMatchObject({
      status: 504,
    });
    expect(await coo.get('/v1/kpis?after=soon')).toMatchObject({ status: 200 });
    expect(await coo.get('/v1/consistency?after=soon')).toMatchObject({ status: 400 });
  });
});

describe('trust', () => {
  it('shows lag, consumers, what is parked and who is silent', async () => {
    const poison = {
      ...lastOf('journal-J3'),
      streamId: 'journal-J9',
      eventId: crypto.randomUUID(),
      data: { lines: 7 },
    };
    await running.tell([poison]);
    // The lag is measured every second, and not told before that.
    await until(async () => (await coo.get('/v1/trust')).body.lag !== null);
    const { body } = await coo.get('/v1/trust');
    expect(body.parked).toMatchObject([{ service: 'finance', streamId: 'journal-J9', version: 1 }]);
    const sources = byKey({ ...(await coo.get('/v1/trust')), body: { data: body.sources } }, 'service');
    expect(sources.finance).toMatchObject({
      status: 'silent',
      events: events.filter(({ type }) => type.startsWith('finance.')).length,
    });
    expect(sources.hr).toMatchObject({ status: 'unheard', events: 0, lastEventAt: null });
    expect(body.consumers).toContainEqual(expect.objectContaining({ status: 'running', parked: 1 }));
    expect((body.lag as { partitions: number }[]).map(({ partitions }) => partitions)).toEqual(
      Array(6).fill(12),
    );
  });
});

describe('a rebuild', () => {
  const hash = async () => (await coo.get('/v1/views/hash')).body;

  /** The old build is dropped soon after the new one is live. */
  const onlyBuild = async (): Promise<string> => {
    const { pool } = running.service.runtime;
    for (;;) {
      const { rows } = await pool.query<{ name: string }>(
        `select nspname as name from pg_namespace where nspname like 'views_%'`,
      );
      if (rows.length === 1) return rows[0]?.name ?? '';
    }
  };

  it('goes live with the same bytes, and what is parked stays parked', async () => {
    const before = await hash();
    const report = await rebuilt();
    expect(report).toMatchObject({ state: 'live', schema: 'views_2', report: { differences: [] } });
    expect(await hash()).toEqual({ ...before, build: 'views_2' });
    expect((await coo.get('/v1/trust')).body.parked).toMatchObject([{ streamId: 'journal-J9' }]);
    expect(report.applied).toBe(report.total);
    expect(await onlyBuild()).toBe('views_2');
  }, 30_000);

  it('goes on being written afterwards', async () => {
    const more = { ...events[0]!, streamId: 'site-porto', eventId: crypto.randomUUID() };
    await running.tell([more]);
    expect(byKey(await coo.get('/v1/tables/sites'), 'id').porto).toMatchObject({ name: 'Lyon' });
  });

  it('that differs is told loudly and not taken, unless a change was meant', async () => {
    const { pool } = running.service.runtime;
    await pool.query(`update live.rollups set sum = sum + 1 where measure = 'order-scrapped'`);
    const refused = await rebuilt();
    expect(refused).toMatchObject({
      state: 'different',
      report: {
        differences: [{ name: 'rollups/order-scrapped', live: { count: 2 }, rebuilt: { count: 2 } }],
      },
    });
    expect(await hash()).toMatchObject({ build: 'views_2' });
    const explained = await coo.get('/v1/kpi-values/scrap-ratio/explain?from=2026-03-01&to=2026-03-08');
    expect(explained.body).toMatchObject({ equal: false, value: '0.2', recomputed: '0.1' });
    expect(await rebuilt({ expect: 'changed' })).toMatchObject({ state: 'live', schema: 'views_4' });
    const mended = await coo.get('/v1/kpi-values/scrap-ratio/explain?from=2026-03-01&to=2026-03-08');
    expect(mended.body).toMatchObject({ equal: true, value: '0.1' });
  }, 30_000);

  it('is for administrators, one at a time', async () => {
    const buyer = await running.service.as({ sub: 'b', roles: ['buyer'], sites: ['*'] });
    expect(await buyer.post('/v1/views/rebuild', {})).toMatchObject({ status: 403 });
    expect(await coo.post('/v1/views/rebuild', { expect: 'luck' })).toMatchObject({ status: 400 });
    expect(await coo.get('/v1/views/rebuild/77')).toMatchObject({ status: 404 });
    const [one, other] = await Promise.all([
      coo.post('/v1/views/rebuild', {}),
      coo.post('/v1/views/rebuild', {}),
    ]);
    expect([one.status, other.status].sort()).toEqual([202, 409]);
    const id = one.status === 202 ? one.body.id : other.body.id;
    expect(await ended(id)).toMatchObject({ state: 'live' });
  }, 30_000);
});
