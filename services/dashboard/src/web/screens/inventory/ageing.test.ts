/** Proves the borders of the ageing buckets and that nothing falls between them. */
import { describe, expect, it } from '@jest/globals';
import { ageing, bucketOf, byCurrency, heaviest } from './ageing.js';

const now = Date.parse('2026-10-31T12:00:00Z');
const lot = (receivedAt: string | null, value: string) => ({ site: 'lyon', item: 'A', receivedAt, value });

describe('ageing of stock', () => {
  it.each([
    ['2026-10-31T12:00:00Z', '0–30'],
    ['2026-10-01T12:00:00Z', '0–30'],
    ['2026-09-30T12:00:00Z', '31–60'],
    ['2026-05-01T12:00:00Z', 'over 180'],
    [null, 'unknown'],
  ])('%s is %s days old', (received, bucket) => {
    expect(bucketOf(lot(received, '1'), now)).toBe(bucket);
  });

  it('keeps the whole value', () => {
    const lots = [
      lot('2026-10-30T00:00:00Z', '10.10'),
      lot('2026-01-01T00:00:00Z', '5.05'),
      lot(null, '1.00'),
    ];
    const sum = ageing(lots, ['lyon'], now).reduce((all, slice) => all + Number(slice.lyon), 0);
    expect(sum).toBeCloseTo(16.15, 10);
    expect(heaviest(lots, 3)).toEqual([{ item: 'A', value: 16.15, lots: 3 }]);
  });
});

describe('lots of several currencies', () => {
  it('O37: are never added: each currency apart', () => {
    const zloty = { ...lot('2026-10-31T12:00:00Z', '430.00'), currency: 'PLN' };
    const euro = { ...lot('2026-10-31T12:00:00Z', '100.00'), currency: 'EUR' };
    expect(byCurrency([zloty, euro, zloty])).toEqual([
      ['EUR', [euro]],
      ['PLN', [zloty, zloty]],
    ]);
    expect(byCurrency([])).toEqual([['', []]]);
  });
});
