/** Roll-ups are the exact sums of their facts, written as the database writes such sums. */
import { describe, expect, it } from '@jest/globals';
import type { StatedFact } from '@gemba/read-model/fact';
import type { Rollup } from './rollups.js';
import { Rollups } from './rollups.js';

const fact = (value: string, change: Partial<StatedFact> = {}): StatedFact => ({
  n: 1,
  measure: 'order-intake',
  value,
  unit: 'money',
  currency: 'EUR',
  groupValue: null,
  groupCurrency: null,
  site: 'lyon',
  businessDate: '2026-03-02',
  dimensions: {},
  ...change,
});

const rollupsOf = (facts: readonly { fact: StatedFact; occurredAt: string }[]): readonly Rollup[] => {
  const rollups = new Rollups();
  for (const { fact: each, occurredAt } of facts) rollups.add(each, occurredAt);
  return rollups.all();
};

const sumOf = (...values: string[]): string | undefined =>
  rollupsOf(values.map((value) => ({ fact: fact(value), occurredAt: '' })))[0]?.sum;

describe('a roll-up', () => {
  it.each([
    [['0.1', '0.2'], '0.3'],
    [['1', '0.250', '2.5'], '3.750'],
    [['-0.05', '0.02'], '-0.03'],
    [['-0.05', '0.05'], '0.00'],
    [['99999999999999999999.99', '0.01'], '100000000000000000000.00'],
    [['7', '-9'], '-2'],
  ])('of %j is %s', (values, sum) => {
    expect(sumOf(...values)).toBe(sum);
  });

  it('counts, keeps the latest time, and is kept apart by all that is in its key', () => {
    const facts = [
      {
        fact: fact('1.00', { groupValue: '0.25', groupCurrency: 'USD' }),
        occurredAt: '2026-03-02T09:00:00.000Z',
      },
      {
        fact: fact('2.00', { groupValue: '0.50', groupCurrency: 'USD' }),
        occurredAt: '2026-03-02T08:00:00.000Z',
      },
      { fact: fact('4.00'), occurredAt: '2026-03-02T07:00:00.000Z' },
      { fact: fact('8.00', { site: 'porto' }), occurredAt: '2026-03-02T07:00:00.000Z' },
      { fact: fact('16', { unit: 'C62', currency: null }), occurredAt: '2026-03-02T07:00:00.000Z' },
    ];
    expect(rollupsOf(facts).map(({ sum, group_sum, count }) => [sum, group_sum, count])).toEqual([
      ['3.00', '0.75', 2],
      ['4.00', null, 1],
      ['8.00', null, 1],
      ['16', null, 1],
    ]);
    expect(rollupsOf(facts)[0]).toMatchObject({
      group_currency: 'USD',
      last_occurred_at: '2026-03-02T09:00:00.000Z',
    });
    expect(rollupsOf(facts).at(-1)).toMatchObject({ unit: 'C62', currency: '', group_currency: '' });
  });

  it.each(['', '1e5', 'NaN', '1.', '.5', '0x10'])('is not made of %j', (value) => {
    expect(() => sumOf(value)).toThrow(RangeError);
  });
});
