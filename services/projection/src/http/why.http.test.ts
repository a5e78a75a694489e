/** Why a figure moved, through the interface: all adds up, and nobody learns what is not theirs. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Client } from '@gemba/platform/testing/service.http';
import type { WhyMoved as Why } from '../answers/why.js';
import { catalogue } from '../figures/kpis/catalogue.js';
import type { Running } from '../testing/running.http.js';
import { runProjection } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';

const DAYS = 'from=2026-03-04&to=2026-03-06&baseFrom=2026-03-02&baseTo=2026-03-04';
let running: Running;
let coo: Client;

beforeAll(async () => {
  running = await runProjection();
  coo = running.coo;
  await running.tell(smallCompany().events);
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

const askedBy = async (client: Client, id: string, query: string): Promise<Why> => {
  const answer = await client.get(`/v1/kpis/${id}/why?${query}`);
  expect(answer).toMatchObject({ status: 200, body: {} });
  return answer.body as unknown as Why;
};
const why = (id: string, query: string) => askedBy(coo, id, query);

const sumOf = (rows: readonly { readonly contribution: string }[]): string =>
  rows.map(({ contribution }) => contribution).reduce(addDecimal, '0');

/** Rows and events, each with its rest, add up to the difference of the figures that are shown. */
const expectWhole = ({ change, base, now, rounding, rows, rest, events, otherEvents, effects }: Why) => {
  if (change === null) return;
  expect(change).toBe(subtractDecimal(now.value ?? '0', base.value ?? '0'));
  const told = subtractDecimal(change, rounding);
  expect(sumOf([...rows, rest])).toBe(told);
  expect(Math.abs(Number(subtractDecimal(sumOf([...events, otherEvents]), told)))).toBeLessThan(1e-9);
  expect(Math.abs(Number(rounding))).toBeLessThan(0.00001);
  if (effects === null) return;
  const { rate, mix, above } = effects;
  expect(addDecimal(rate, mix)).toBe(told);
  expect(Number.isFinite(Number(addDecimal(addDecimal(above.volume, above.mix), above.rate)))).toBe(true);
};

describe('why a figure moved', () => {
  it.each(catalogue.map(({ id }) => id))('%s: adds up by every dimension, site and moment', async (id) => {
    for (const scope of ['', 'site=lyon&', 'site=gdansk&currency=EUR&', 'site=lyon&baseSite=gdansk&']) {
      const first = await why(id, `${scope}${DAYS}`);
      expectWhole(first);
      for (const by of first.dimensions) expectWhole(await why(id, `${scope}${DAYS}&by=${by}&limit=1`));
    }
    expectWhole(await why(id, 'from=2026-03-01&to=2026-03-08&baseKnownAt=2026-03-03T00:00:00Z'));
  });

  it('names the events, the largest first, each with what it is about', async () => {
    const { change, rows, events, otherEvents, base, now } = await why(
      'operation-scrap-ratio',
      'site=lyon&from=2026-03-03&to=2026-03-04',
    );
    // One of ten pieces the day before, none of ten on this one. Each order is as far from the mean of both.
    expect([base.from, base.to, base.value, now.value, change]).toEqual([
      '2026-03-02',
      '2026-03-03',
      '0.1',
      '0',
      '-0.1',
    ]);
    expect(rows).toMatchObject([{ key: 'PUMP-100', contribution: '-0.1', rate: '-0.1', mix: '0' }]);
    expect(events.map(({ contribution, streamId }) => [streamId, contribution])).toEqual([
      ['production-order-1', '-0.05'],
      ['production-order-2', '-0.05'],
    ]);
    expect(events[0]).toMatchObject({
      eventType: 'production.OperationCompleted',
      dimensions: { order: '1' },
    });
    expect(otherEvents).toEqual({ count: 0, contribution: '0' });
  });

  it('lists the events of one value', async () => {
    const asked = `${DAYS}&by=site&limit=1`;
    const all = await why('revenue', asked);
    expect(all.rows).toMatchObject([{ key: 'gdansk', contribution: '-100' }]);
    expect(all.rest).toEqual({ count: 1, contribution: '60' });
    const of = await why('revenue', `${asked}&value=lyon`);
    expect(of.events).toMatchObject([{ streamId: 'journal-J1', contribution: '60', site: 'lyon' }]);
    expect(of.otherEvents).toEqual({ count: 0, contribution: '0' });
  });

  it('tells what was learned since: the same period as it was known before', async () => {
    const told = await why(
      'oee',
      'site=lyon&from=2026-03-01&to=2026-03-08&baseKnownAt=2026-03-02T23:00:00Z&by=event',
    );
    expect(told.base).toMatchObject({
      value: '0.1875',
      knownAt: '2026-03-02T23:00:00.000Z',
      from: '2026-03-01',
    });
    expect(told.now).toMatchObject({ value: '0.197917', knownAt: null });
    expect(told.events[0]).toMatchObject({
      businessDate: '2026-03-03',
      eventType: 'production.OperationCompleted',
    });
    expectWhole(told);
  });

  it('between sites in the currency of the one asked about', async () => {
    const told = await why('revenue', 'site=gdansk&baseSite=lyon&from=2026-03-01&to=2026-03-08&by=site');
    expect(told).toMatchObject({
      currency: 'PLN',
      now: { value: '400.00' },
      base: { site: 'lyon', value: '252.00' },
    });
    expect(told.rows).toMatchObject([
      { key: 'gdansk', contribution: '400' },
      { key: 'lyon', contribution: '-252' },
    ]);
  });

  it('is the same whenever it is asked', async () => {
    const path = `/v1/kpis/net-operating-profit/why?${DAYS}&knownAt=2026-03-07T00:00:00Z`;
    const [first, second] = [await coo.get(path), await coo.get(path)];
    expect(JSON.stringify(second.body)).toBe(JSON.stringify(first.body));
  });

  it('has nothing to tell where one of the figures is not there', async () => {
    const { change, rows, events } = await why('first-pass-yield', DAYS);
    expect([change, rows, events]).toEqual([null, [], []]);
  });

  it('refuses what it does not know, and says what it does', async () => {
    const unknown = await coo.get(`/v1/kpis/oee/why?${DAYS}&by=weather`);
    expect(unknown).toMatchObject({ status: 400, body: { code: 'PLT-QUERY' } });
    expect(unknown.body.detail).toContain('item, workUnit');
    expect(await coo.get('/v1/kpis/oee/why?base=lyon')).toMatchObject({ status: 400 });
    expect(await coo.get('/v1/kpis/oee/why?baseFrom=soon&baseTo=2026-03-02')).toMatchObject({ status: 400 });
    expect(await coo.get(`/v1/kpis/luck/why?${DAYS}`)).toMatchObject({ status: 404 });
  });
});

describe('a reader', () => {
  const reader = (role: string, ...sites: string[]) =>
    running.service.as({ sub: role, roles: [role], sites });

  it('of other sites learns nothing of one that is not theirs', async () => {
    const manager = await reader('site-manager', 'lyon');
    for (const other of ['site=gdansk', 'baseSite=gdansk'])
      expect(await manager.get(`/v1/kpis/revenue/why?${DAYS}&${other}`)).toMatchObject({ status: 404 });
    const { rows, now } = await askedBy(manager, 'revenue', `${DAYS}&by=site&baseSite=*`);
    expect(rows).toMatchObject([{ key: 'lyon', contribution: '60' }]);
    expect(now.value).toBe('60.00');
  });

  it('of a figure that is not theirs finds none', async () => {
    expect(await (await reader('warehouse', '*')).get(`/v1/kpis/revenue/why?${DAYS}`)).toMatchObject({
      status: 404,
    });
  });

  it('of a figure, but not of its events, sees how much, and not of what', async () => {
    const hr = await reader('hr', '*');
    const told = await askedBy(
      hr,
      'otif',
      'site=lyon&from=2026-03-01&to=2026-03-08&baseFrom=2026-02-01&baseTo=2026-03-05',
    );
    expect(told.dimensions).toEqual(['site', 'measure', 'event', 'day']);
    expect(told.events).toEqual([]);
    expect(told.otherEvents.count).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain('acme');
    expect(await hr.get(`/v1/kpis/otif/why?${DAYS}&by=customer`)).toMatchObject({ status: 400 });
    expectWhole(told);
  });
});
