/** The methods give the figures that were published for them. */
import { describe, expect, it } from '@jest/globals';
import { biasOf, mase, meanAbsolute, naiveScale, trackingSignal } from '../errors.js';
import { beginningOf, simple, withSeason, withTrend } from '../smoothing.js';

const rounded = (values: readonly (number | undefined)[], digits: number) =>
  values.map((value) => (value === undefined ? undefined : Number(value.toFixed(digits))));

describe('simple exponential smoothing', () => {
  // NIST/SEMATECH e-Handbook, 6.4.3.1: twelve observations, smoothed by 0.1.
  const observed = [71, 70, 69, 68, 64, 65, 72, 78, 75, 75, 75, 70];
  const meanSquare = (): number => {
    const { oneAhead } = simple(observed, { alpha: 0.1 });
    const squares = observed.slice(1).map((value, index) => (value - (oneAhead[index + 1] ?? 0)) ** 2);
    return squares.reduce((sum, each) => sum + each, 0) / squares.length;
  };
  it('gives the smoothed series of the handbook', () => {
    const { oneAhead } = simple(observed, { alpha: 0.1 });
    expect(rounded(oneAhead, 2)).toEqual([
      ...[undefined, 71, 70.9, 70.71, 70.44, 69.8, 69.32, 69.58, 70.43, 70.88, 71.29, 71.67],
    ]);
  });
  it('has its mean squared error', () => {
    expect(meanSquare()).toBeCloseTo(19, 1);
  });
  it('says the same of every period to come', () => {
    const { ahead } = simple(observed, { alpha: 0.1 });
    expect(ahead(1).toFixed(2)).toBe('71.50');
    expect(ahead(9)).toBe(ahead(1));
  });
});

describe('the method of Holt', () => {
  // NIST/SEMATECH e-Handbook, 6.4.3.3 and 6.4.3.4.
  const observed = [6.4, 5.6, 7.8, 8.8, 11, 11.6, 16.7, 15.3, 21.6, 22.4];
  it('gives the forecasts of the handbook', () => {
    const { ahead } = withTrend(observed, { alpha: 0.3623, beta: 1 });
    expect(rounded([1, 2, 3, 4, 5].map(ahead), 1)).toEqual([25.8, 28.7, 31.7, 34.6, 37.6]);
  });
});

describe('the method of Holt and Winters', () => {
  // Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 2nd edition, 7.3: international visitor
  // nights in Australia, the additive method, quarters of 2005.
  const observed = [42.21, 24.65, 32.67, 37.26];
  const begins = { level: 32.26, trend: 0.7, seasons: [9.7, -9.31, -1.69, 1.31] };
  it('gives the forecasts of the book, one quarter ahead', () => {
    const { oneAhead } = withSeason(observed, { alpha: 0.306, beta: 0.0003, gamma: 0.426 }, begins);
    for (const [index, said] of [42.66, 24.21, 32.67, 36.37].entries())
      expect(Math.abs((oneAhead[index] ?? 0) - said)).toBeLessThan(0.02);
  });
  it('finds the level, the trend and the seasons that a series was made of', () => {
    const made = Array.from({ length: 8 }, (_, n) => 100 + 2 * (n + 1) + [5, -3, -6, 4][n % 4]!);
    const begun = beginningOf(made, 4);
    expect([begun.level, begun.trend, ...begun.seasons].map((each) => Number(each.toFixed(6)))).toEqual([
      ...[100, 2, 5, -3, -6, 4],
    ]);
    const { ahead } = withSeason(made, { alpha: 0.2, beta: 0.1, gamma: 0.3 }, begun);
    expect(rounded([1, 2, 3, 4, 5].map(ahead), 6)).toEqual([123, 117, 116, 128, 131]);
  });
});

describe('errors', () => {
  // A history whose steps are 2, 4 and 3, so 3 on average; errors of 1, -2 and 3.
  const errors = [1, -2, 3];
  it('are scaled by those of the naive method within the history', () => {
    expect(naiveScale([10, 12, 8, 11])).toBe(3);
    expect(mase(errors, 3)).toBeCloseTo(2 / 3, 12);
    expect(mase(errors, naiveScale([5, 5, 5]))).toBeUndefined();
  });
  it('add up to a bias and to a tracking signal', () => {
    expect(meanAbsolute(errors)).toBe(2);
    expect(biasOf(errors)).toBeCloseTo(2 / 3, 12);
    expect(trackingSignal(errors)).toBe(1);
    expect(trackingSignal([0, 0])).toBeUndefined();
  });
});
