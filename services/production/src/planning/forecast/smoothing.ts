/**
 * The recursions of exponential smoothing: what is known after each period, and what it says of the next.
 *
 * Sources: NIST/SEMATECH e-Handbook of Statistical Methods, 6.4.3.1 to 6.4.3.5; for seasons the additive
 * method of Holt and Winters as in Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 7.3.
 */

/** What follows from a history: the forecast of each period of it, made one before, and of those after it. */
export type Fitted = {
  /** Of the period with the same index; undefined where the method cannot say anything yet. */
  readonly oneAhead: readonly (number | undefined)[];
  /** Of the period so many after the last one, from 1. */
  readonly ahead: (periods: number) => number;
};

type Level = { readonly alpha: number };
type Trend = Level & { readonly beta: number };
type Season = Trend & { readonly gamma: number };

/** Where a method with trend and season begins, the seasons of one cycle in their order. */
type Beginning = { readonly level: number; readonly trend: number; readonly seasons: readonly number[] };

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const at = (values: readonly number[], index: number): number => values[index] ?? 0;

/** Simple exponential smoothing; it begins with the first value (NIST 6.4.3.1). */
export const simple = (history: readonly number[], { alpha }: Level): Fitted => {
  let level = at(history, 0);
  const oneAhead = history.map((value, index) => {
    if (index === 0) return undefined;
    const said = level;
    level += alpha * (value - level);
    return said;
  });
  const last = level;
  return { oneAhead, ahead: () => last };
};

/** The mean step from one to the next of the first four values (NIST 6.4.3.3). */
const firstTrend = (history: readonly number[]): number => {
  const steps = Math.min(3, history.length - 1);
  return steps < 1 ? 0 : (at(history, steps) - at(history, 0)) / steps;
};

/** Holt's method for a level with a trend; it begins with the first value. */
export const withTrend = (history: readonly number[], { alpha, beta }: Trend): Fitted => {
  let level = at(history, 0);
  let trend = firstTrend(history);
  const oneAhead = history.map((value, index) => {
    if (index === 0) return undefined;
    const said = level + trend;
    const before = level;
    level = alpha * value + (1 - alpha) * said;
    trend = beta * (level - before) + (1 - beta) * trend;
    return said;
  });
  const last = { level, trend };
  return { oneAhead, ahead: (periods) => last.level + periods * last.trend };
};

/** The first two cycles say level, trend and seasons; what follows is smoothed. */
export const beginningOf = (history: readonly number[], cycle: number): Beginning => {
  const first = meanOf(history.slice(0, cycle));
  const second = meanOf(history.slice(cycle, 2 * cycle));
  const trend = (second - first) / cycle;
  const middle = (cycle - 1) / 2;
  const seasons = Array.from({ length: cycle }, (_, n) =>
    meanOf([
      at(history, n) - (first + (n - middle) * trend),
      at(history, n + cycle) - (second + (n - middle) * trend),
    ]),
  );
  // The level is that of the period before the first one.
  return { level: first - (middle + 1) * trend, trend, seasons };
};

/** The additive method of Holt and Winters, which also works where a period has no demand at all. */
export const withSeason = (
  history: readonly number[],
  { alpha, beta, gamma }: Season,
  begins: Beginning,
): Fitted => {
  let { level, trend } = begins;
  const cycle = begins.seasons.length;
  const seasons = [...begins.seasons];
  const oneAhead = history.map((value, index) => {
    const season = at(seasons, index % cycle);
    const expected = level + trend;
    const before = level;
    level = alpha * (value - season) + (1 - alpha) * expected;
    trend = beta * (level - before) + (1 - beta) * trend;
    seasons[index % cycle] = gamma * (value - expected) + (1 - gamma) * season;
    return expected + season;
  });
  const last = { level, trend };
  const ahead = (periods: number): number =>
    last.level + periods * last.trend + at(seasons, (history.length + periods - 1) % cycle);
  return { oneAhead, ahead };
};
