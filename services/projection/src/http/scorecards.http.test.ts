/** What a supplier did for a site, through the interface: by events alone, over a year and month by month. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Running } from '../testing/running.http.js';
import { byKey, rowsOf, runProjection } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';

let running: Running;

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: string) => ({ value, unit: 'C62' });
const DAY = 86_400_000;
const today = Date.now();
const ago = (days: number): string => new Date(today - days * DAY).toISOString().slice(0, 10);
const of = { site: 'lyon', supplier: 'ACME', item: 'BOLT' };
const price = euros('2.00');

/** Ten pieces a line, ordered ten days before they were promised. */
const placed = (comparable: string) => {
  const lines = [{ line: '1', item: 'BOLT', quantity: pieces('10'), price }];
  const agreed = { comparable: euros(comparable), atAgreedPrices: euros('20.00') };
  return { site: 'lyon', supplier: 'ACME', lines, total: euros(comparable), promised: ago(30), ...agreed };
};
const received = (quantity: string, more: object = {}) => ({
  ...{ ...of, line: '1', quantity: pieces(quantity), lot: 'B-1', price, promised: ago(30) },
  ...{ orderedOn: ago(40), ...more },
});

beforeAll(async () => {
  running = await runProjection();
  const order = (id: string) => `purchase-order-${id}`;
  const { events } = smallCompany()
    .say(order('P1'), ['PurchaseOrderPlaced', placed('21.00')], { date: ago(40) })
    .say(order('P1'), ['GoodsReceived', received('4')], { date: ago(36) })
    .say(order('P1'), ['GoodsReceived', received('6', { complete: true })], { date: ago(34) })
    .say(order('P2'), ['PurchaseOrderPlaced', placed('19.50')], { date: ago(40) })
    .say(order('P2'), ['GoodsReceived', received('10', { complete: true })], { date: ago(28) })
    .say(order('P3'), ['PurchaseOrderPlaced', placed('20.00')], { date: ago(40) })
    .say(order('P3'), ['PurchaseOrderLineClosed', { ...of, line: '1', kind: 'short', open: pieces('10') }], {
      date: ago(20),
    })
    .say(
      order('P2'),
      ['GoodsRejected', { ...of, line: '1', lot: 'B-1', quantity: pieces('1'), price, inspection: 'I-1' }],
      { date: ago(27) },
    )
    .say(order('P0'), ['GoodsReceived', received('9', { complete: true })], { date: ago(400) });
  await running.tell(events);
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

describe('a scorecard', () => {
  it('is of the last year as a whole, and of each month of it', async () => {
    const path = '/v1/tables/supplier-scorecards?filter[supplier]=ACME';
    const rows = byKey(await running.coo.get(path), 'period');
    expect(rows.year).toMatchObject({
      // Three lines ended: one in time, one late, one given up.
      ...{ id: 'ACME.lyon.year', supplier: 'ACME', site: 'lyon', lines: '3', otif: '0.3333' },
      // One of twenty pieces that came.
      ppm: '50000',
      // 60.50 ÷ 60.00
      priceIndex: '1.0083',
      // 6 and 12 days: mean 9, deviation 3.
      ...{ leadTime: '9.00', leadTimeSpread: '3.00' },
    });
    expect(Object.keys(rows)).not.toContain(ago(400).slice(0, 7));
    const months = Object.values(rows).filter(({ period }) => period !== 'year');
    expect(months.reduce((sum, { lines }) => sum + Number(lines), 0)).toBe(3);
  });

  it('is seen by who may read orders, of their sites', async () => {
    const path = '/v1/tables/supplier-scorecards';
    const buyer = (site: string) =>
      running.service.as({ sub: `buyer-${site}`, roles: ['buyer'], sites: [site] });
    expect(rowsOf(await (await buyer('gdansk')).get(path))).toEqual([]);
    expect(rowsOf(await (await buyer('lyon')).get(path)).length).toBeGreaterThan(1);
    const operator = await running.service.as({ sub: 'op', roles: ['operator'], sites: ['lyon'] });
    expect(await operator.get(path)).toMatchObject({ status: 403 });
  });
});
