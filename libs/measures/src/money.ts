/**
 * Money is an exact amount with its currency, always written with the decimals that ISO 4217 gives the
 * currency.
 */
import { currencyDecimals, isCurrency } from './currencies.js';
import {
  NotADecimal,
  addDecimal,
  canonicalDecimal,
  compareDecimals,
  decimalsOf,
  divideDecimals,
  fixedDecimal,
  isDecimal,
  multiplyDecimal,
  negateDecimal,
  roundDecimal,
  scaledInteger,
  subtractDecimal,
} from './decimal.js';
import type { Quantity } from './quantity.js';
import { UnitMismatch } from './quantity.js';

export { isCurrency } from './currencies.js';

/** `{amount: '19.90', currency: 'EUR'}`; yen have no decimals, Kuwaiti dinars three. */
export type Money = { readonly amount: string; readonly currency: string };

/** Amounts of two currencies were added or compared. */
export class CurrencyMismatch extends Error {
  override readonly name = 'CurrencyMismatch';

  constructor(a: string, b: string) {
    super(`${a} and ${b} are different currencies; convert one of them first`);
  }
}

/** There is no way to split by these weights: one is negative, or they sum to nothing. */
export class ImpossibleWeights extends Error {
  override readonly name = 'ImpossibleWeights';

  constructor(weights: readonly string[]) {
    super(`Weights must not be negative and must sum to more than zero: [${weights.join(', ')}]`);
  }
}

/**
 * An amount in canonical form; a number must be whole. Throws UnknownCurrency, and NotADecimal when the
 * amount is finer than the currency's minor unit: to round is a decision, made with `roundMoney`.
 */
export function money(amount: string | number, currency: string): Money {
  const canonical = canonicalDecimal(amount);
  if (decimalsOf(canonical) > currencyDecimals(currency)) throw new NotADecimal(amount);
  return roundMoney(canonical, currency);
}

/** Any exact amount rounded half to even (banker's rounding) to the minor unit of the currency. */
export function roundMoney(amount: string, currency: string): Money {
  return { amount: fixedDecimal(amount, currencyDecimals(currency)), currency };
}

/** A price of one unit may be finer than its currency: screws are sold at so much for a thousand. */
export const PRICE_DECIMALS = 6;

/** A price rounded half to even to six decimals, written with no fewer than its currency has. */
export function roundPrice(amount: string, currency: string): Money {
  const rounded = roundDecimal(amount, PRICE_DECIMALS);
  const decimals = Math.max(decimalsOf(rounded), currencyDecimals(currency));
  return { amount: fixedDecimal(rounded, decimals), currency };
}

export function zeroMoney(currency: string): Money {
  return roundMoney('0', currency);
}

/** Whether outside data is money: a known currency and no more decimals than it has (JPY 0, EUR 2, KWD 3). */
export function isValidMoney(value: unknown): value is Money {
  return isAmount(value, currencyDecimals);
}

/** Whether outside data is the price of one unit: a known currency and at most six decimals. */
export function isValidPrice(value: unknown): value is Money {
  return isAmount(value, () => PRICE_DECIMALS);
}

function isAmount(value: unknown, decimals: (currency: string) => number): value is Money {
  if (typeof value !== 'object' || value === null) return false;
  const { amount, currency } = value as Partial<Record<keyof Money, unknown>>;
  return isCurrency(currency) && isDecimal(amount, decimals(currency));
}

export function addMoney(a: Money, b: Money): Money {
  return roundMoney(addDecimal(a.amount, b.amount), sameCurrency(a, b));
}

export function subtractMoney(a: Money, b: Money): Money {
  return roundMoney(subtractDecimal(a.amount, b.amount), sameCurrency(a, b));
}

export function negateMoney(m: Money): Money {
  return roundMoney(negateDecimal(m.amount), m.currency);
}

/** `m × factor`, rounded half to even to the minor unit. */
export function multiplyMoney(m: Money, factor: string): Money {
  return roundMoney(multiplyDecimal(m.amount, factor), m.currency);
}

/** `m / divisor`, rounded half to even to the minor unit. Throws DivisionByZero. */
export function divideMoney(m: Money, divisor: string): Money {
  return roundMoney(divideDecimals(m.amount, divisor, currencyDecimals(m.currency)), m.currency);
}

/** The sum of all, which must be in `currency`; zero for an empty list. */
export function sumOfMoney(amounts: Iterable<Money>, currency: string): Money {
  let sum = zeroMoney(currency);
  for (const m of amounts) sum = addMoney(sum, m);
  return sum;
}

/**
 * Splits by weights so that the parts sum exactly to the whole: each part is first rounded towards zero to
 * the minor unit, then the units left over go one by one to the largest remainders, the earlier part first
 * among equals (largest remainder method, Hare quota). Throws ImpossibleWeights.
 */
export function allocateMoney(m: Money, weights: readonly string[]): readonly Money[] {
  const shares = weightsAsIntegers(weights);
  const total = shares.reduce((sum, share) => sum + share, 0n);
  if (total === 0n) throw new ImpossibleWeights(weights);
  const signed = scaledInteger(m.amount, currencyDecimals(m.currency));
  const sign = signed < 0n ? -1n : 1n;
  const parts = largestRemainders(signed * sign, shares, total);
  return parts.map((part) => ofMinorUnits(part * sign, m.currency));
}

/** `m × part / whole`, rounded once, half to even. Throws UnitMismatch, DivisionByZero. */
export function shareOfMoney(m: Money, part: Quantity, whole: Quantity): Money {
  if (part.unit !== whole.unit) throw new UnitMismatch(part.unit, whole.unit);
  const product = multiplyDecimal(m.amount, part.value);
  return roundMoney(divideDecimals(product, whole.value, currencyDecimals(m.currency)), m.currency);
}

/**
 * `m × rate` in another currency; `rate` is units of `currency` for one of `m.currency`. Rounded half to
 * even.
 */
export function convertMoney(m: Money, rate: string, currency: string): Money {
  return roundMoney(multiplyDecimal(m.amount, rate), currency);
}

/** -1, 0 or 1, for sorting. Throws CurrencyMismatch. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  sameCurrency(a, b);
  return compareDecimals(a.amount, b.amount);
}

export function isMoneyAbove(a: Money, b: Money): boolean {
  return compareMoney(a, b) > 0;
}

export function isMoneyBelow(a: Money, b: Money): boolean {
  return compareMoney(a, b) < 0;
}

export function sameMoney(a: Money, b: Money): boolean {
  return compareMoney(a, b) === 0;
}

export function isZeroMoney(m: Money): boolean {
  return compareDecimals(m.amount, '0') === 0;
}

export function isNegativeMoney(m: Money): boolean {
  return compareDecimals(m.amount, '0') < 0;
}

function sameCurrency(a: Money, b: Money): string {
  if (a.currency !== b.currency) throw new CurrencyMismatch(a.currency, b.currency);
  return a.currency;
}

function ofMinorUnits(units: bigint, currency: string): Money {
  const decimals = currencyDecimals(currency);
  return roundMoney(divideDecimals(String(units), String(10 ** decimals), decimals), currency);
}

function weightsAsIntegers(weights: readonly string[]): readonly bigint[] {
  const digits = Math.max(0, ...weights.map(decimalsOf));
  const shares = weights.map((weight) => scaledInteger(weight, digits));
  if (shares.some((share) => share < 0n)) throw new ImpossibleWeights(weights);
  return shares;
}

function largestRemainders(amount: bigint, shares: readonly bigint[], total: bigint): readonly bigint[] {
  const remainders = shares.map((share, index) => ({ index, rest: (amount * share) % total }));
  const parts = shares.map((share) => (amount * share) / total);
  const left = amount - parts.reduce((sum, part) => sum + part, 0n);
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : Number(b.rest > a.rest) * 2 - 1));
  const raised = new Set(remainders.slice(0, Number(left)).map(({ index }) => index));
  return parts.map((part, index) => (raised.has(index) ? part + 1n : part));
}
