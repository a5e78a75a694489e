/** Proves that the flow adds up: what reached a stage is what stands there or went on. */
import { describe, expect, it } from '@jest/globals';
import { linksOf, quantile, stagesOf } from './stages.js';

const summary = {
  data: [
    { key: 'placed', count: 2, sums: { amount: '20.00' } },
    { key: 'invoiced', count: 3, sums: { amount: '30.00' } },
    { key: 'paid', count: 5, sums: { amount: '50.00' } },
    { key: 'cancelled', count: 9, sums: { amount: '90.00' } },
  ],
};
const now = Date.parse('2026-10-11T00:00:00Z');
const lines = [
  { stage: 'placed', placedAt: '2026-10-01T00:00:00Z', late: true },
  { stage: 'placed', placedAt: '2026-10-09T00:00:00Z', late: false },
];

describe('the stages from order to cash', () => {
  const all = stagesOf(summary, lines, now);

  it('reach what stands there and all that went on, without the cancelled', () => {
    expect(all.map(({ reached }) => reached)).toEqual([10, 8, 8, 8, 8, 8, 5]);
  });

  it('tell how long lines have stood and how many are late', () => {
    expect(all[0]).toMatchObject({ count: 2, amount: '20.00', medianDays: 2, p90Days: 10, late: 1 });
  });

  it('send on exactly what they reach less what stands', () => {
    const links = linksOf(all);
    for (const { name, reached } of all.slice(0, -1)) {
      const out = links.filter(({ source }) => source === name).reduce((sum, { value }) => sum + value, 0);
      expect(out).toBe(reached);
    }
  });

  it('have no median of nothing', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  });
});
