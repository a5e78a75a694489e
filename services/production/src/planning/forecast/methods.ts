/**
 * The methods by which demand is forecast: each says how much history it needs, and finds the parameters that
 * would have served best.
 */
import type { ForecastMethod } from '@gemba/contracts/events/production/forecasting';
import type { Fitted } from './smoothing.js';
import { beginningOf, simple, withSeason, withTrend } from './smoothing.js';

export type Parameters = {
  readonly window?: number;
  readonly alpha?: number;
  readonly beta?: number;
  readonly gamma?: number;
};

export type Model = Fitted & { readonly parameters: Parameters };

type Method = {
  /** The fewest periods of history it can be fitted to; a cycle is a year of them unless told. */
  readonly least: (cycle: number) => number;
  readonly fit: (history: readonly number[], cycle: number) => Model;
};

/** Tenths, as tables of smoothing constants have them. */
const GRID = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const MOST_IN_WINDOW = 12;
const LEAST_SMOOTHED = 3;
const LEAST_WITH_TREND = 5;

/** The squared errors of the forecasts one period ahead, from a period on. */
const squares = (history: readonly number[], { oneAhead }: Fitted, from: number): number =>
  history.reduce((sum, value, index) => {
    const said = oneAhead[index];
    return index < from || said === undefined ? sum : sum + (value - said) ** 2;
  }, 0);

/** The first of those with the smallest squared errors. */
const best = (history: readonly number[], models: readonly Model[], from = 0): Model => {
  let [found] = models;
  let least = Infinity;
  for (const model of models) {
    const error = squares(history, model, from);
    if (error < least) [found, least] = [model, error];
  }
  if (!found) throw new Error('A method without parameters to try.');
  return found;
};

const lastOf = (history: readonly number[]): number => history.at(-1) ?? 0;

const average = (history: readonly number[], window: number): Model => {
  const mean = (until: number): number =>
    history.slice(until - window, until).reduce((sum, value) => sum + value, 0) / window;
  const oneAhead = history.map((_, index) => (index < window ? undefined : mean(index)));
  const next = mean(history.length);
  return { parameters: { window }, oneAhead, ahead: () => next };
};

const windowsFor = (history: readonly number[]): readonly number[] => {
  const most = Math.max(2, Math.min(MOST_IN_WINDOW, Math.floor(history.length / 2)));
  return Array.from({ length: most - 1 }, (_, n) => n + 2);
};

const pairs = GRID.flatMap((alpha) => GRID.map((beta) => ({ alpha, beta })));
const triples = pairs.flatMap((pair) => GRID.map((gamma) => ({ ...pair, gamma })));

/** From the simplest on: of two that err alike the first is taken. */
export const METHODS: Readonly<Record<Exclude<ForecastMethod, 'by-hand'>, Method>> = {
  naive: {
    least: () => 1,
    fit: (history) => ({
      parameters: {},
      oneAhead: history.map((_, index) => history[index - 1]),
      ahead: () => lastOf(history),
    }),
  },
  'moving-average': {
    least: () => LEAST_SMOOTHED,
    fit: (history) => {
      const windows = windowsFor(history);
      const models = windows.map((window) => average(history, window));
      return best(history, models, windows.at(-1));
    },
  },
  'simple-smoothing': {
    least: () => LEAST_SMOOTHED,
    fit: (history) =>
      best(
        history,
        GRID.map((alpha) => ({ parameters: { alpha }, ...simple(history, { alpha }) })),
      ),
  },
  holt: {
    least: () => LEAST_WITH_TREND,
    fit: (history) =>
      best(
        history,
        pairs.map((parameters) => ({ parameters, ...withTrend(history, parameters) })),
      ),
  },
  'holt-winters': {
    least: (cycle) => 2 * cycle,
    fit: (history, cycle) => {
      const begins = beginningOf(history, cycle);
      return best(
        history,
        triples.map((parameters) => ({ parameters, ...withSeason(history, parameters, begins) })),
      );
    },
  },
};
