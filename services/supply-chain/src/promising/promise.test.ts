/** A line is promised out of stock by expiry, then what is to come; nothing of either is promised twice. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { happened } from '@gemba/decider/decision';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import type { Promisable } from '../orders/promisable.js';
import { NOTHING_PROMISABLE, promisable, withPromise } from '../orders/promisable.js';
import type { Supply, Wish } from './promise.js';
import { promiseOf } from './promise.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const TODAY = '2026-03-02';
const wish: Wish = { quantity: pieces('10'), requested: '2026-03-04', today: TODAY };
const weekdays = [1, 2, 3, 4, 5];
const calendar = { shifts: [{ start: '06:00', end: '14:00', weekdays }], holidays: ['2026-03-06'] };
const lots = (...all: readonly [string, string, string?][]): Promisable['lots'] =>
  Object.fromEntries(
    all.map(([lot, value, expiry]) => [
      lot,
      { available: value, there: value, ...(expiry ? { expiry } : {}) },
    ]),
  );
const supply = (row: Partial<Promisable>, more: Partial<Supply> = {}): Supply => ({
  row: { ...NOTHING_PROMISABLE, ...row },
  receipts: [],
  ...more,
});
const PO = { source: 'purchase-order/PO-1', open: '8', date: '2026-03-05' };
const said = (wished: Partial<Wish>, from: Supply) => {
  const found = promiseOf({ ...wish, ...wished }, from);
  const parts = found?.parts.map(({ source, quantity, date }) => `${quantity.value} ${source} ${date}`);
  return found && [found.date, ...(parts ?? [])];
};

describe('a promise', () => {
  it('takes what expires first, and nothing that has expired by the delivery', () => {
    const row = { lots: lots(['OLD', '5', '2026-03-03'], ['NEW', '20'], ['MID', '4', '2026-03-20']) };
    expect(said({}, supply(row))).toEqual(['2026-03-04', `4 lot/MID ${TODAY}`, `6 lot/NEW ${TODAY}`]);
    expect(said({ requested: TODAY }, supply(row))).toEqual([
      TODAY,
      ...[`5 lot/OLD ${TODAY}`, `4 lot/MID ${TODAY}`, `1 lot/NEW ${TODAY}`],
    ]);
  });

  it('counts what the customer wants to keep, and the day on which the last part comes', () => {
    const row = { lots: lots(['MID', '4', '2026-03-20'], ['NEW', '20']) };
    expect(said({ remainingShelfLife: 'P17D' }, supply(row))).toEqual(['2026-03-04', `10 lot/NEW ${TODAY}`]);
    const short = supply({ lots: lots(['MID', '4', '2026-03-04']) }, { receipts: [{ ...PO, open: '20' }] });
    expect(said({}, short)).toEqual(['2026-03-05', '10 purchase-order/PO-1 2026-03-05']);
    expect(said({ partialDeliveries: true }, short)).toEqual([
      '2026-03-05',
      ...[`4 lot/MID ${TODAY}`, '6 purchase-order/PO-1 2026-03-05'],
    ]);
  });

  it('leaves what is reserved, promised or waited for by others', () => {
    const row = {
      lots: lots(['A', '10']),
      reserved: { 'sales-order/X/1': '3' },
      promised: {
        'sales-order/Y/1': [
          { source: 'lot/A', quantity: '2' },
          { source: PO.source, quantity: '1' },
        ],
      },
      awaited: { 'sales-order/Z/1': '2' },
      receipts: { [PO.source]: '8' },
    };
    expect(said({}, supply(row, { receipts: [PO] }))).toEqual([
      '2026-03-05',
      ...[`5 lot/A ${TODAY}`, '5 purchase-order/PO-1 2026-03-05'],
    ]);
    expect(said({ quantity: pieces('11') }, supply(row, { receipts: [PO] }))).toBeNull();
  });

  it('does not trust what is overdue, and falls back to the lead time, in working days', () => {
    const late = supply({}, { receipts: [{ ...PO, date: '2026-03-01' }], leadTime: 'P4D' });
    expect(said({ calendar }, late)).toEqual(['2026-03-09', '10 lead-time/P4D 2026-03-09']);
    expect(said({}, supply({}))).toBeNull();
  });

  it('is for a day that is worked, and none that is over', () => {
    const row = supply({ lots: lots(['A', '10']) });
    expect(said({ calendar, requested: '2026-03-06' }, row)).toEqual(['2026-03-09', `10 lot/A ${TODAY}`]);
    expect(said({ calendar, requested: '2026-01-01' }, row)?.[0]).toBe(TODAY);
  });
});

describe('what is promisable', () => {
  const at = { site: 'lyon', item: 'SEAL' };
  const demand = 'sales-order/SO-1/1';
  const source = { kind: 'purchase-order', id: 'PO-1' } as const;
  const price = { amount: '1.00', currency: 'EUR' };
  const placed = heard(
    'PurchaseOrderPlaced',
    {
      ...{ site: 'lyon', supplier: 'ACME', promised: '2026-03-05', total: price },
      lines: [{ line: '1', item: 'SEAL', quantity: pieces('8'), price }],
    },
    { subject: 'PO-1' },
  );
  const part = { kind: 'receipt', source: PO.source, quantity: pieces('6'), date: '2026-03-05' } as const;
  const { data } = happened('SalesOrderPromised', {
    ...{ line: '1', item: 'SEAL', date: '2026-03-05', method: 'purchase' as const, evidence: 'e' },
    parts: [part],
  });
  const promised = heard('SalesOrderPromised', data, { subject: 'SO-1' });
  const received = heard('StockReceived', {
    ...at,
    lot: 'L',
    quantity: pieces('8'),
    status: 'available',
    source,
  });
  const reserved = heard('StockReserved', { ...at, quantity: pieces('6'), demand });
  const free = (...events: readonly Parameters<typeof shows>[1][]): string => {
    const row = shows(promisable, ...events)['lyon.SEAL'];
    const receipts = [{ source: PO.source, open: row?.receipts[PO.source] ?? '0', date: '2026-03-05' }];
    for (let most = 8; most > 0; most -= 1)
      if (promiseOf({ ...wish, quantity: pieces(String(most)) }, { row, receipts })) return String(most);
    return '0';
  };

  it('leaves two of eight free, from the order to the despatch', () => {
    const issue = { kind: 'shipment', id: 'S' } as const;
    const story = [
      ...[placed, promised, received, reserved],
      heard('StockIssued', { ...at, lot: 'L', quantity: pieces('6'), purpose: issue }),
      heard('ReservationConsumed', { ...at, quantity: pieces('6'), demand }),
    ];
    for (const count of [2, 3, 4, 6]) expect(free(...story.slice(0, count))).toBe('2');
    expect(shows(promisable, ...story)['lyon.SEAL']?.promised).toEqual({});
  });

  it('is free again once the order is cancelled, and gone with the purchase order', () => {
    const lines = [{ line: '1', item: 'SEAL', quantity: pieces('6'), price, requested: '2026-03-05' }];
    const cancelled = heard('SalesOrderCancelled', { reason: 'Late.', lines }, { subject: 'SO-1' });
    expect(free(placed, promised, cancelled)).toBe('8');
    const open = [{ line: '1', item: 'SEAL', quantity: pieces('8') }];
    const over = heard('PurchaseOrderCancelled', { reason: 'Late.', open }, { subject: 'PO-1' });
    expect(free(placed, over)).toBe('0');
  });
});

describe('many orders', () => {
  const amount = fc.integer({ min: 1, max: 12 });
  const day = fc.integer({ min: 10, max: 28 }).map((of) => `2026-03-${String(of)}`);

  it('never have more of a lot or receipt together than there is of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ left: amount, expiry: fc.option(day) }), { maxLength: 5 }),
        fc.array(fc.record({ open: amount, date: day }), { maxLength: 4 }),
        fc.array(fc.record({ wanted: amount, requested: day, keep: fc.boolean() }), { maxLength: 12 }),
        (stock, coming, orders) => {
          const there = new Map<string, number>();
          stock.forEach(({ left }, i) => there.set(`lot/L${String(i)}`, left));
          coming.forEach(({ open }, i) => there.set(`purchase-order/P${String(i)}`, open));
          const receipts = coming.map(({ open, date }, i) => ({
            ...{ source: `purchase-order/P${String(i)}`, open: String(open), date },
          }));
          let row: Promisable = {
            ...NOTHING_PROMISABLE,
            lots: lots(
              ...stock.map(({ left, expiry }, i): [string, string, string?] =>
                expiry === null ? [`L${String(i)}`, String(left)] : [`L${String(i)}`, String(left), expiry],
              ),
            ),
            receipts: Object.fromEntries(receipts.map(({ source, open }) => [source, open])),
          };
          orders.forEach(({ wanted, requested, keep }, n) => {
            const more = keep ? { remainingShelfLife: 'P5D' } : {};
            const found = promiseOf(
              { ...wish, quantity: pieces(String(wanted)), requested, ...more },
              { row, receipts },
            );
            if (!found) return;
            const sum = found.parts.reduce((all, { quantity }) => all + Number(quantity.value), 0);
            expect(sum).toBe(wanted);
            for (const { source, quantity, date } of found.parts) {
              there.set(source, (there.get(source) ?? 0) - Number(quantity.value));
              expect(there.get(source)).toBeGreaterThanOrEqual(0);
              expect(date <= found.date && date >= TODAY).toBe(true);
            }
            row = withPromise(row, `sales-order/${String(n)}/1`, found.parts);
          });
        },
      ),
    );
  });
});
