/** Welch's test gives what is published for Student's data, and agrees with tables of t. */
import { describe, expect, it } from '@jest/globals';
import { compared, twoSided } from './welch.js';

describe('Welch', () => {
  it('is as R publishes it for the sleep data of Student (Biometrika 6, 1908): t.test(extra ~ group)', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const { before, after, difference, test } = compared(second, first);
    expect([before, after, difference].map((each) => each.toFixed(2))).toEqual(['2.33', '0.75', '-1.58']);
    expect(test?.t.toFixed(4)).toBe('-1.8608');
    expect(test?.degrees.toFixed(3)).toBe('17.776');
    expect(test?.pValue.toFixed(5)).toBe('0.07939');
    expect(test?.low.toFixed(7)).toBe('-3.3654832');
    expect(test?.high.toFixed(7)).toBe('0.2054832');
  });
  it('knows the table of t: 5 % lie beyond these to either side', () => {
    for (const [degrees, t] of [
      ...([[1, 12.706] as const, [2, 4.303] as const, [5, 2.571] as const, [10, 2.228] as const] as const),
      ...([[30, 2.042] as const, [120, 1.98] as const] as const),
    ])
      expect(twoSided(t, degrees)).toBeCloseTo(0.05, 4);
    expect(twoSided(0, 7)).toBe(1);
  });
  it('says nothing of chance where there is too little, or nothing that varies', () => {
    expect(compared([1], [2, 3])).toMatchObject({ difference: 1.5, test: null });
    expect(compared([1, 1, 1], [2, 2])).toMatchObject({ difference: 1, test: null });
  });
});
