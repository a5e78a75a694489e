/**
 * Figures as asked for through the interface: right, explained, drilled to facts that add up, and true to
 * the past.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDecimal } from '@gemba/measures/decimal';
import type { Client } from '@gemba/platform/testing/service.http';
import { catalogue } from '../figures/kpis/catalogue.js';
import type { Running } from '../testing/running.http.js';
import { byKey, rowsOf, runProjection } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';

const PERIOD = 'from=2026-03-01&to=2026-03-08';
let running: Running;
let coo: Client;

beforeAll(async () => {
  running = await runProjection();
  coo = running.coo;
  await running.tell(smallCompany().events);
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

const values = async (query: string): Promise<Record<string, Record<string, unknown>>> => {
  const answer = await coo.get(`/v1/kpi-values?${PERIOD}&${query}`);
  expect(answer.status).toBe(200);
  return byKey(answer, 'kpi');
};

describe('figures', () => {
  it('are published with formula, unit, owner and target', async () => {
    const [oee] = rowsOf(await coo.get('/v1/kpis'));
    expect(oee).toMatchObject({
      id: 'oee',
      unit: 'ratio',
      direction: 'up',
      numerator: { measures: ['planned-run-time-good'] },
      denominator: { measures: ['planned-busy-time'] },
      target: { value: '0.75' },
    });
  });

  it('of a site are sums of its facts', async () => {
    const lyon = await values('site=lyon');
    expect(lyon.oee).toMatchObject({
      value: '0.197917',
      numerator: '11400',
      denominator: '57600',
      status: 'bad',
    });
    expect(lyon['plan-attainment']).toMatchObject({ value: '0.5', numerator: '1', denominator: '2' });
    expect(lyon.otif).toMatchObject({ value: '0.5', status: 'bad', factCount: 3 });
    expect(lyon['order-lead-time']).toMatchObject({ value: '2.5', unit: 'DAY', currency: null });
    expect(lyon['scrap-ratio']).toMatchObject({ value: '0.1' });
    expect(lyon['open-nonconformances']).toMatchObject({ value: '1', status: 'good' });
    expect(lyon.revenue).toMatchObject({
      value: '60.00',
      currency: 'EUR',
      lastEventAt: '2026-03-02T12:00:00.000Z',
    });
    expect(lyon['cash-collected']).toMatchObject({ value: '72.00' });
    expect(lyon['first-pass-yield']).toMatchObject({ value: null, status: 'none' });
  });

  it('of the group take the ledger as booked and convert what was not booked in its currency', async () => {
    const group = await values('');
    expect(group.revenue).toMatchObject({ value: '160.00', currency: 'EUR' });
    expect(group['net-operating-profit']).toMatchObject({ value: '140.00' });
    expect(group['inventory-value']).toMatchObject({ value: '80.00' });
    const polish = await values('site=gdansk');
    expect(polish.revenue).toMatchObject({ value: '400.00', currency: 'PLN' });
    expect(polish['inventory-value']).toMatchObject({ value: '336.00', currency: 'PLN' });
  });

  it('have thirteen periods, and levels keep what was before', async () => {
    const { 'open-nonconformances': open, revenue } = await values('site=lyon');
    expect(open?.series).toHaveLength(13);
    expect(open?.previous).toBe('0');
    expect(revenue?.previous).toBe('0.00');
    const after = await coo.get(
      '/v1/kpi-values?from=2026-03-08&to=2026-03-15&site=lyon&ids=open-nonconformances',
    );
    expect(rowsOf(after)).toMatchObject([{ value: '1', previous: '1' }]);
  });

  it.each(catalogue.map(({ id }) => id))('%s is explained, recomputed and equal', async (id) => {
    for (const site of ['', '&site=lyon', '&site=gdansk&currency=EUR']) {
      const { status, body } = await coo.get(`/v1/kpi-values/${id}/explain?${PERIOD}${site}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ kpi: id, equal: true });
    }
  });

  it.each(catalogue.map(({ id }) => id))('%s drills to facts that add up to it', async (id) => {
    const [kpi] = rowsOf(await coo.get(`/v1/kpi-values?${PERIOD}&ids=${id}&site=lyon`));
    for (const part of kpi?.denominator === null ? ['numerator'] : ['numerator', 'denominator']) {
      const answer = await coo.get(`/v1/kpi-values/${id}/facts?${PERIOD}&site=lyon&part=${part}&limit=200`);
      const listed = rowsOf(answer)
        .map(({ value }) => String(value))
        .reduce(addDecimal, '0');
      expect(answer.body.total).toMatchObject({ count: rowsOf(answer).length, value: listed });
      expect(kpi?.[part]).toBe(listed);
    }
  });

  it('drill page by page, newest first, each fact once', async () => {
    const path = `/v1/kpi-values/setup-ratio/facts?${PERIOD}&part=denominator&limit=3`;
    const first = await coo.get(path);
    const second = await coo.get(`${path}&cursor=${String(first.body.nextCursor)}`);
    const all = [...rowsOf(first), ...rowsOf(second)];
    expect(first.body).toMatchObject({ hasMore: true, total: { count: 4, value: '15600' } });
    expect(second.body).toMatchObject({ hasMore: false, nextCursor: null });
    expect(new Set(all.map(({ factId }) => factId)).size).toBe(4);
    expect(all[0]).toMatchObject({
      service: 'production',
      eventType: 'production.OperationCompleted',
      streamId: 'production-order-2',
      businessDate: '2026-03-03',
      dimensions: { workUnit: 'LATHE-1' },
    });
  });
});

describe('the past', () => {
  const asOf = (moment: string) =>
    `/v1/kpi-values?${PERIOD}&site=lyon&ids=oee,revenue,open-nonconformances&${moment}`;

  it('is what had happened by then', async () => {
    const rows = rowsOf(await coo.get(asOf('at=2026-03-02T23:00:00Z')));
    expect(rows.map(({ value }) => value)).toEqual(['0.1875', '0.00', '1']);
    const later = rowsOf(await coo.get(asOf('at=2026-03-03T23:00:00Z')));
    expect(later.map(({ value }) => value)).toEqual(['0.197917', '0.00', '2']);
  });

  it('is what was known by then, and the same bytes whenever it is asked', async () => {
    const path = asOf('knownAt=2026-03-03T23:00:00Z&at=2026-03-02T23:00:00Z');
    const [first, second] = [await coo.get(path), await coo.get(path)];
    expect(rowsOf(first)).toMatchObject([{ value: '0.1875' }, { value: '0.00' }, { value: '1' }]);
    expect(JSON.stringify(second.body.data)).toBe(JSON.stringify(first.body.data));
    expect(first.body.asOf).toMatchObject({ recordedAt: '2026-03-03T23:00:00.000Z' });
  });
});

describe('a question', () => {
  it('needs a token, and is refused with all that is wrong', async () => {
    expect((await fetch(`${running.service.url}/v1/kpis`)).status).toBe(401);
    expect(await coo.get('/v1/kpi-values?from=soon&colour=red')).toMatchObject({
      status: 400,
      body: { code: 'PLT-QUERY' },
    });
    expect(await coo.get('/v1/kpi-values?ids=luck')).toMatchObject({ status: 404 });
    expect(await coo.get('/v1/kpi-values/revenue/facts?part=denominator')).toMatchObject({ status: 400 });
    expect(await coo.get('/v1/kpi-values?site=paris')).toMatchObject({ status: 404 });
  });

  it('shows a site manager the own sites only', async () => {
    const manager = await running.service.as({ sub: 'm', roles: ['site-manager'], sites: ['lyon'] });
    expect((await manager.get(`/v1/kpi-values?site=gdansk&${PERIOD}`)).status).toBe(404);
    const group = rowsOf(await manager.get(`/v1/kpi-values?ids=revenue&${PERIOD}`));
    expect(group).toMatchObject([{ value: '60.00' }]);
    const { body } = await manager.get(`/v1/profit-and-loss?${PERIOD}`);
    expect(body.sites).toEqual(['lyon']);
  });
});

describe('the books', () => {
  it('show profit and loss by site', async () => {
    const { body } = await coo.get(`/v1/profit-and-loss?${PERIOD}`);
    expect(body.sites).toEqual(['gdansk', 'lyon']);
    expect(body.lines).toMatchObject([
      { account: '4000', amounts: { gdansk: '100.00', lyon: '60.00' }, group: '160.00', currency: 'EUR' },
      { account: '5000', amounts: { gdansk: '20.00', lyon: '0.00' }, group: '20.00' },
      { kind: 'profit', amounts: { gdansk: '80.00', lyon: '60.00' }, group: '140.00' },
    ]);
  });

  it('show what agrees and what does not', async () => {
    const found = byKey(await coo.get('/v1/consistency?from=2026-03-01&to=2026-03-08'), 'id');
    expect(found['receivables.gdansk']).toMatchObject({
      ok: true,
      left: { value: '400' },
      right: { value: '400' },
    });
    expect(found['inventory.gdansk']).toMatchObject({ ok: false, difference: '420', unit: 'PLN' });
    expect(found['trial-balance.group.EUR']).toMatchObject({ ok: true });
    expect(found['trial-balance.local.PLN']).toMatchObject({ ok: true, left: { value: '484' } });
    expect(found['sites-group']).toMatchObject({
      ok: true,
      left: { value: '140' },
      right: { value: '140.00' },
    });
  });

  it('show one site where one is asked for, and none that is not the reader’s', async () => {
    const { body } = await coo.get('/v1/consistency?site=lyon');
    expect([...new Set((body.data as { scope: string }[]).map(({ scope }) => scope))]).toEqual(['lyon']);
    const lyon = await running.service.as({ sub: 'm', roles: ['site-manager'], sites: ['lyon'] });
    expect(await lyon.get('/v1/consistency?site=gdansk')).toMatchObject({ status: 404 });
    expect(await coo.get('/v1/consistency?site=nowhere')).toMatchObject({ status: 404 });
  });
});
