/**
 * Why a figure moved: what each fact adds to the difference of two figures, so that all of them add up to it.
 *
 * A sum moves by the difference of its facts. A ratio R = N ÷ D moves, for groups of facts with the share
 * w = Dg ÷ D and the rate r = Ng ÷ Dg, by Σ w̄·Δr + Σ (r̄ − R̄)·Δw, where a bar is the mean of both figures,
 * Δ their difference: the effects of rate and of composition by Kitagawa, "Components of a difference between
 * two rates", JASA 50 (1955), pp. 1168–1194. No third term is left over, and it is the same to whichever
 * figure it is seen from (Bennet 1920; with two factors also the split by Shapley). Since w·r = Ng ÷ D, what
 * a group adds is the sum of what its facts add, each of them weighed by `weightsOf`.
 */
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  negateDecimal,
  roundDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';

/** What stands above and below the line of a figure, or what a group of facts has of it. */
export type Parts = { readonly above: string; readonly below: string };

/** The same of the figure that is compared with, and of the one that is asked about. */
export type Pair = { readonly base: Parts; readonly now: Parts };

export const NOTHING: Pair = { base: { above: '0', below: '0' }, now: { above: '0', below: '0' } };

export const plusParts = (a: Parts, b: Parts): Parts => ({
  above: addDecimal(a.above, b.above),
  below: addDecimal(a.below, b.below),
});

export const plusPair = (a: Pair, b: Pair): Pair => ({
  base: plusParts(a.base, b.base),
  now: plusParts(a.now, b.now),
});

/** By what a sum of facts is multiplied to say what it adds. */
export type Weights = Pair;

/** Digits after the point with which a contribution is told, and those with which it is computed. */
const TOLD_DIGITS = 12;
const INNER_DIGITS = 40;

const HALF = '0.5';

const quotient = (a: string, b: string): string => divideDecimals(a, b, INNER_DIGITS);
const half = (a: string, b: string): string => multiplyDecimal(addDecimal(a, b), HALF);

/** The rate of a group; null where it has nothing below the line. */
const rateOf = ({ above, below }: Parts): string | null =>
  compareDecimals(below, '0') === 0 ? null : quotient(above, below);

/** The mean of both figures. */
const meanOf = ({ base, now }: Pair): string =>
  half(quotient(base.above, base.below), quotient(now.above, now.below));

const SUM: Weights = { base: { above: '-1', below: '0' }, now: { above: '1', below: '0' } };

/** Of a sum, and of a ratio of which both totals have something below the line. */
export const weightsOf = (total: Pair, isRatio: boolean): Weights => {
  if (!isRatio) return SUM;
  const mean = meanOf(total);
  const of = ({ below }: Parts): Parts => ({
    above: quotient('1', below),
    below: negateDecimal(quotient(mean, below)),
  });
  const { above, below } = of(total.base);
  return { base: { above: negateDecimal(above), below: negateDecimal(below) }, now: of(total.now) };
};

const weighed = (weight: Parts, of: Parts): string =>
  addDecimal(multiplyDecimal(weight.above, of.above), multiplyDecimal(weight.below, of.below));

/** What a group, or an event, adds to the difference. */
export const contributionOf = (weights: Weights, of: Pair): string =>
  roundDecimal(addDecimal(weighed(weights.base, of.base), weighed(weights.now, of.now)), TOLD_DIGITS);

/**
 * The part of a group's contribution that comes from its share having changed. What is new, or gone, had no
 * rate on the other side and counts with the one that it has; what has nothing below the line has no share.
 */
export const mixOf = (total: Pair, of: Pair): string => {
  const [before, after] = [rateOf(of.base), rateOf(of.now)];
  const isNew = before === null && compareDecimals(of.base.above, '0') === 0;
  const isGone = after === null && compareDecimals(of.now.above, '0') === 0;
  const base = isNew ? after : before;
  const now = isGone ? before : after;
  if (base === null || now === null) return '0';
  const share = subtractDecimal(
    quotient(of.now.below, total.now.below),
    quotient(of.base.below, total.base.below),
  );
  return roundDecimal(multiplyDecimal(subtractDecimal(half(base, now), meanOf(total)), share), TOLD_DIGITS);
};

export type Effects = { readonly volume: string; readonly mix: string; readonly rate: string };

/**
 * What moved that which stands above the line: more or less of what is below it at an unchanged figure, and
 * the figure itself at the mean of both volumes, in the parts in which the figure moved: the price-volume-mix
 * of controllers. The parts add up to the difference; a last digit that rounding leaves over is the rate's.
 */
export const aboveEffects = (total: Pair, mix: string): Effects => {
  const { base, now } = total;
  const volume = multiplyDecimal(subtractDecimal(now.below, base.below), meanOf(total));
  const ofMix = multiplyDecimal(half(base.below, now.below), mix);
  const told = { volume: roundDecimal(volume, TOLD_DIGITS), mix: roundDecimal(ofMix, TOLD_DIGITS) };
  const change = subtractDecimal(now.above, base.above);
  return { ...told, rate: subtractDecimal(change, addDecimal(told.volume, told.mix)) };
};

const magnitude = (value: string): string => (value.startsWith('-') ? value.slice(1) : value);

/** The largest first, whichever way they go; of equals by their key. */
export const byContribution = <R extends { readonly contribution: string }>(
  rows: readonly R[],
  keyOf: (row: R) => string,
): R[] =>
  rows.toSorted((a, b) => {
    const order = compareDecimals(magnitude(b.contribution), magnitude(a.contribution));
    if (order !== 0) return order;
    return keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b));
  });

export const sumOf = (values: readonly string[]): string => values.reduce(addDecimal, '0');
