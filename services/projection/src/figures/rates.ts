/**
 * Exchange rates as they were published: the rate of a date is the latest on or before it, never silently
 * one.
 */
import { divideDecimals, multiplyDecimal, roundDecimal } from '@gemba/measures/decimal';

export type Rate = {
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly rate: string;
};

/** Digits after the point that a converted sum keeps until the figure is rounded to its currency. */
const CONVERTED_DIGITS = 8;

export type Rates = {
  /** The amount in another currency at the rate of the date; null when none is known. */
  readonly convert: (amount: string, pair: Pair, date: string) => string | null;
};

type Pair = { readonly from: string; readonly to: string };

const latest = (rates: readonly Rate[] | undefined, date: string): string | null =>
  rates?.findLast((each) => each.date <= date)?.rate ?? null;

/**
 * A published rate also serves the other way round: then the amount is divided by it. Directly published
 * wins.
 */
export const ratesOf = (published: readonly Rate[]): Rates => {
  const byPair = Map.groupBy(
    published.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
    ({ from, to }) => `${from}/${to}`,
  );
  return {
    convert: (amount, { from, to }, date) => {
      if (from === to) return amount;
      const direct = latest(byPair.get(`${from}/${to}`), date);
      if (direct !== null) return roundDecimal(multiplyDecimal(amount, direct), CONVERTED_DIGITS);
      const inverse = latest(byPair.get(`${to}/${from}`), date);
      return inverse === null ? null : divideDecimals(amount, inverse, CONVERTED_DIGITS);
    },
  };
};
