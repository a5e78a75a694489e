/**
 * The method is chosen by what it would have said of the last periods of the history, which it is not shown:
 * the smallest mean absolute scaled error wins. It is asked from each of these periods on, so that one lucky
 * beginning decides nothing.
 *
 * Source: evaluation on a rolling origin, Hyndman and Athanasopoulos, Forecasting: Principles and Practice,
 * 2nd edition, 3.4.
 */
import type { ForecastMethod } from '@gemba/contracts/events/production/forecasting';
import { biasOf, mase, meanAbsolute, naiveScale } from './errors.js';
import type { Model } from './methods.js';
import { METHODS } from './methods.js';

type Fitting = Exclude<ForecastMethod, 'by-hand'>;

/** What a method was off by over the periods that were held out. */
export type Tried = {
  readonly method: Fitting;
  readonly mase?: number;
  readonly meanAbsoluteError: number;
  readonly bias: number;
};

export type Chosen = {
  readonly method: Fitting;
  readonly model: Model;
  /** All that could be tried, the best first. */
  readonly tried: readonly Tried[];
  readonly heldOut: number;
  /** What errors are scaled by. */
  readonly scale: number;
};

export type Terms = {
  /** Periods of a year, or of whatever comes round. */
  readonly cycle: number;
  /** Only this one; what errs least when absent. */
  readonly method?: Fitting;
};

/** Fewer periods tell nothing. */
const LEAST_HISTORY = 4;
const MOST_HELD_OUT = 6;

const heldOutOf = (history: readonly number[]): number =>
  Math.max(1, Math.min(MOST_HELD_OUT, Math.floor(history.length / 4)));

/** The errors of what was said of every period after the first `shown`, with only these to go by. */
const errorsFrom = (method: Fitting, history: readonly number[], of: { shown: number; cycle: number }) => {
  const { ahead } = METHODS[method].fit(history.slice(0, of.shown), of.cycle);
  return history.slice(of.shown).map((value, index) => value - Math.max(0, ahead(index + 1)));
};

const tried = (method: Fitting, history: readonly number[], cycle: number): Tried => {
  const heldOut = heldOutOf(history);
  const first = history.length - heldOut;
  const origins = Array.from({ length: heldOut }, (_, n) => first + n);
  const errors = origins.flatMap((shown) => errorsFrom(method, history, { shown, cycle }));
  const scaled = mase(errors, naiveScale(history.slice(0, first)));
  return {
    method,
    ...(scaled === undefined ? {} : { mase: scaled }),
    meanAbsoluteError: meanAbsolute(errors),
    bias: biasOf(errors),
  };
};

/** The methods that a history is long enough for, also without what is held out. */
const fitting = (history: readonly number[], { cycle, method }: Terms): readonly Fitting[] => {
  const shown = history.length - heldOutOf(history);
  const names = Object.keys(METHODS) as Fitting[];
  return names.filter(
    (name) => (method === undefined || name === method) && METHODS[name].least(cycle) <= shown,
  );
};

/** Null where the history is too short for the method, or for any. */
export const choose = (history: readonly number[], terms: Terms): Chosen | null => {
  if (history.length < LEAST_HISTORY) return null;
  const all = fitting(history, terms).map((method) => tried(method, history, terms.cycle));
  // All are scaled by the same, so the order of absolute errors is that of the scaled ones.
  const inOrder = all.toSorted((a, b) => a.meanAbsoluteError - b.meanAbsoluteError);
  const [first] = inOrder;
  if (!first) return null;
  const { method } = first;
  const model = METHODS[method].fit(history, terms.cycle);
  return { method, model, tried: inOrder, heldOut: heldOutOf(history), scale: naiveScale(history) };
};
