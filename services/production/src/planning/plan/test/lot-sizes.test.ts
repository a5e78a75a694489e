/** Lot sizes, against published examples and against trying all partitions. */
import { describe, expect, it } from '@jest/globals';
import { integers } from '@gemba/measures/test/seeded';
import { dayNumber } from '../days.js';
import type { LotPolicy, Net } from '../lot-sizes.js';
import { economicQuantity, lotFor, lotsFor, wagnerWhitin } from '../lot-sizes.js';
import { decimalOf, millionths } from '../millionths.js';

const pieces = (value: number): bigint => millionths(String(value));
const unit = 'C62';
const policy = (more: Omit<LotPolicy, 'unit'>): LotPolicy => ({ unit, ...more });
const shown = (lots: readonly Net[]) => lots.map(({ date, quantity }) => [date, decimalOf(quantity)]);
const need = (date: string, value: number): Net => ({ date, quantity: pieces(value) });

describe('lots', () => {
  const net = [need('2026-03-02', 35), need('2026-03-04', 10), need('2026-03-20', 40)];
  it('are what is short, lot for lot', () => {
    expect(shown(lotsFor(net, policy({ method: 'lot-for-lot' }), 0n))).toEqual([
      ['2026-03-02', '35'],
      ['2026-03-04', '10'],
      ['2026-03-20', '40'],
    ]);
  });
  it('of a fixed quantity leave a rest that serves the next need', () => {
    expect(shown(lotsFor(net, policy({ method: 'fixed', fixed: pieces(25) }), 0n))).toEqual([
      ['2026-03-02', '50'],
      ['2026-03-20', '50'],
    ]);
  });
  it('of a period cover all needs within it from the first one on', () => {
    expect(shown(lotsFor(net, policy({ method: 'period', cover: 'P1W' }), 0n))).toEqual([
      ['2026-03-02', '45'],
      ['2026-03-20', '40'],
    ]);
  });
  it('are at least the minimum, multiples, and no larger than the maximum', () => {
    const bounds = { minimum: pieces(12), multiple: pieces(8), maximum: pieces(24) };
    const lots = lotsFor([need('2026-03-02', 50)], policy({ method: 'lot-for-lot', ...bounds }), 0n);
    expect(shown(lots)).toEqual([
      ['2026-03-02', '24'],
      ['2026-03-02', '24'],
      ['2026-03-02', '8'],
    ]);
    expect(decimalOf(lotFor(pieces(5), policy({ method: 'lot-for-lot', ...bounds }), 0n))).toBe('16');
  });
  it('of what is counted are whole', () => {
    const half: Net = { date: '2026-03-02', quantity: 500_000n };
    expect(shown(lotsFor([half], policy({ method: 'lot-for-lot' }), 0n))).toEqual([['2026-03-02', '1']]);
  });
});

describe('the economic order quantity', () => {
  it('is 447 for 10,000 a year, 40 an order and 4 for keeping one: the root of 2 × 10,000 × 40 ÷ 4', () => {
    const costs = { orderingCost: millionths('40'), holdingCost: millionths('4') };
    expect(decimalOf(economicQuantity(pieces(10_000), costs))).toBe('447.213595');
    expect(decimalOf(lotFor(pieces(3), policy({ method: 'eoq', ...costs }), pieces(10_000)))).toBe('448');
  });
});

/** A month of the example is a year of ours, so that its cost of keeping is for one period. */
const inYears = (values: readonly number[]): Net[] =>
  values.map((value, year) => {
    const days = dayNumber('2026-01-01') + year * 365;
    return need(new Date(days * 86_400_000).toISOString().slice(0, 10), value);
  });

describe('dynamic lots', () => {
  // Silver and Peterson, Decision Systems for Inventory Management, 1985, table 6.1 and section 6.6.
  const demand = [10, 62, 12, 130, 154, 129, 88, 52, 124, 160, 238, 41];
  const costs = { orderingCost: millionths('54'), holdingCost: millionths('0.4') };
  it('are those of the book: seven orders, 501.20 dollars', () => {
    const net = inYears(demand);
    const lots = wagnerWhitin(net, costs);
    expect(lots.map(({ quantity }) => decimalOf(quantity))).toEqual([
      ...['84', '130', '283', '140', '124', '160', '279'],
    ]);
    expect(costOf(net, lots, { ordering: 54, holding: 0.4 })).toBeCloseTo(501.2, 6);
  });

  it('cost as little as the cheapest of all partitions', () => {
    const upTo = integers(7, 1, 90);
    for (let round = 0; round < 60; round++) {
      const net = inYears(Array.from({ length: 7 }, () => upTo()));
      const ordering = upTo();
      const holding = 1 + (upTo() % 3);
      const found = wagnerWhitin(net, {
        orderingCost: pieces(ordering),
        holdingCost: pieces(holding),
      });
      const best = Math.min(...partitions(net).map((lots) => costOf(net, lots, { ordering, holding })));
      expect(costOf(net, found, { ordering, holding })).toBeCloseTo(best, 6);
    }
  });
});

/** Every way to cover the needs by orders on their dates. */
function partitions(net: readonly Net[]): Net[][] {
  return Array.from({ length: 2 ** (net.length - 1) }, (_, mask) => {
    const lots: { date: string; quantity: bigint }[] = [];
    net.forEach(({ date, quantity }, index) => {
      const last = lots.at(-1);
      if (last && (mask >> (index - 1)) & 1) last.quantity += quantity;
      else lots.push({ date, quantity });
    });
    return lots;
  });
}

/** Walks through the years with plain numbers. */
function costOf(
  net: readonly Net[],
  lots: readonly Net[],
  { ordering, holding }: { readonly ordering: number; readonly holding: number },
): number {
  let stock = 0;
  let cost = lots.length * ordering;
  for (const { date, quantity } of net) {
    stock += Number(decimalOf(lots.find((lot) => lot.date === date)?.quantity ?? 0n));
    stock -= Number(decimalOf(quantity));
    cost += stock * holding;
  }
  return cost;
}
