/** What there is of an item to promise. */
import { expect, it } from '@jest/globals';
import type { Circumstances } from './supply.js';
import { supplyOf } from './supply.js';

/** Two orders that are for nobody yet: one of a pump, one of an overhaul that planning had foreseen. */
const shop = (kind: 'make' | 'service'): Circumstances => ({
  site: { id: 'lyon', timeZone: 'Europe/Paris', dayStart: '06:00' } as Circumstances['site'],
  ...{ at: '2026-03-02T09:00:00.000Z', today: '2026-03-02', work: undefined, rows: new Map() },
  known: {
    items: { IT: { kind, unit: 'C62' } },
    ...{ calendar: undefined, bills: {}, routings: {} },
    stock: {
      ...{ supply: {}, leadTimes: {}, needed: {}, takers: {}, orders: {} },
      made: { 'lyon.IT': { 'lyon.IT.1': { open: '3', due: '2026-03-09' } } },
    },
  } as unknown as Circumstances['known'],
});

it('is what is made for nobody yet', () => {
  const receipts = [{ source: 'production-order/lyon.IT.1', open: '3', date: '2026-03-09' }];
  expect(supplyOf('IT', 'SO-1.1', shop('make')).receipts).toEqual(receipts);
});

it('is nothing of a service but its rendering: no line takes what is to be rendered for another', () => {
  expect(supplyOf('IT', 'SO-1.1', shop('service')).receipts).toEqual([]);
});
