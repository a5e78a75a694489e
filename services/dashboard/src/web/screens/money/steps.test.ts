/** Proves that the bridge ends where the profit stands. */
import { describe, expect, it } from '@jest/globals';
import { stepsOf } from './steps.js';

const line = (name: string, kind: 'revenue' | 'cost' | 'expense' | 'profit', group: string) => {
  return { account: name, name, kind, amounts: {}, group, currency: 'EUR' };
};

describe('the bridge from revenue to profit', () => {
  const lines = [
    line('Sales', 'revenue', '100'),
    line('Material', 'cost', '60'),
    line('Rent', 'expense', '50'),
    line('Profit', 'profit', '-10'),
  ];

  it('goes up by revenue and down by cost and expense', () => {
    expect(stepsOf(lines).map(({ from, to }) => [from, to])).toEqual([
      [0, 100],
      [100, 40],
      [40, -10],
      [0, -10],
    ]);
  });

  it('rises when a cost is negative, as a refund is', () => {
    expect(stepsOf([line('Refund', 'cost', '-5')])[0]).toMatchObject({ from: 0, to: 5 });
  });
});
