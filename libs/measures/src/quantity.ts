/** A quantity is an exact decimal with its unit; two quantities meet only in the same unit. */
import {
  NotADecimal,
  addDecimal,
  canonicalDecimal,
  compareDecimals,
  decimalsOf,
  divideDecimals,
  isDecimal,
  multiplyDecimal,
  negateDecimal,
  roundDecimal,
  subtractDecimal,
} from './decimal.js';

/**
 * `value` is a plain decimal string, `unit` a code of UN/ECE Recommendation 20: `{value: '12.5', unit:
 * 'KGM'}`.
 */
export type Quantity = { readonly value: string; readonly unit: string };

/** Digits after the point that a quantity keeps: a milligram of a kilogram, 3.6 ms of an hour. */
export const QUANTITY_DECIMALS = 6;

const UNIT_CODE = /^[A-Z0-9]{2,3}$/;

/** Two quantities of different units were added, compared or divided. */
export class UnitMismatch extends Error {
  override readonly name = 'UnitMismatch';

  constructor(a: string, b: string) {
    super(`${a} and ${b} are different units; convert one of them first`);
  }
}

/**
 * A quantity in canonical form. A number must be a whole one. Throws NotADecimal on anything else, also
 * when more than `maxDecimals` digits follow the point, because digits are never dropped in silence.
 */
export function quantity(value: string | number, unit: string, maxDecimals = QUANTITY_DECIMALS): Quantity {
  const canonical = canonicalDecimal(value);
  if (decimalsOf(canonical) > maxDecimals) throw new NotADecimal(value);
  return { value: canonical, unit };
}

/** Nothing of a unit, the start of every sum. */
export function none(unit: string): Quantity {
  return { value: '0', unit };
}

/** Whether outside data has the shape of a quantity; whether its unit is a known one is asked in `units`. */
export function isValidQuantity(value: unknown, maxDecimals = QUANTITY_DECIMALS): value is Quantity {
  if (typeof value !== 'object' || value === null) return false;
  const { value: figure, unit } = value as Partial<Record<keyof Quantity, unknown>>;
  return isDecimal(figure, maxDecimals) && typeof unit === 'string' && UNIT_CODE.test(unit);
}

export function plus(a: Quantity, b: Quantity): Quantity {
  return { value: addDecimal(a.value, b.value), unit: sameUnit(a, b) };
}

export function minus(a: Quantity, b: Quantity): Quantity {
  return { value: subtractDecimal(a.value, b.value), unit: sameUnit(a, b) };
}

/** `q × factor`, rounded half to even to `decimals` after the point. */
export function times(q: Quantity, factor: string, decimals = QUANTITY_DECIMALS): Quantity {
  return { value: roundDecimal(multiplyDecimal(q.value, factor), decimals), unit: q.unit };
}

/** `q / divisor`, rounded half to even to `decimals` after the point. Throws DivisionByZero. */
export function dividedBy(q: Quantity, divisor: string, decimals = QUANTITY_DECIMALS): Quantity {
  return { value: divideDecimals(q.value, divisor, decimals), unit: q.unit };
}

export function negated(q: Quantity): Quantity {
  return { value: negateDecimal(q.value), unit: q.unit };
}

/** -1, 0 or 1, for sorting. Throws UnitMismatch. */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 {
  sameUnit(a, b);
  return compareDecimals(a.value, b.value);
}

export function isAbove(a: Quantity, b: Quantity): boolean {
  return compareQuantities(a, b) > 0;
}

export function isBelow(a: Quantity, b: Quantity): boolean {
  return compareQuantities(a, b) < 0;
}

/** Whether both are the same value, however it is written: 12.500 KGM is 12.5 KGM. Throws UnitMismatch. */
export function same(a: Quantity, b: Quantity): boolean {
  return compareQuantities(a, b) === 0;
}

export function smaller(a: Quantity, b: Quantity): Quantity {
  return isAbove(a, b) ? b : a;
}

export function larger(a: Quantity, b: Quantity): Quantity {
  return isBelow(a, b) ? b : a;
}

export function isZero(q: Quantity): boolean {
  return compareDecimals(q.value, '0') === 0;
}

export function isNegative(q: Quantity): boolean {
  return compareDecimals(q.value, '0') < 0;
}

/** The sum of all, which must be in `unit`; nothing of `unit` for an empty list. */
export function sumOf(quantities: Iterable<Quantity>, unit: string): Quantity {
  let sum = none(unit);
  for (const q of quantities) sum = plus(sum, q);
  return sum;
}

/**
 * `a / b` as a fraction with at most `digits` after the point, half to even. Throws DivisionByZero,
 * UnitMismatch.
 */
export function ratio(a: Quantity, b: Quantity, digits = 12): string {
  sameUnit(a, b);
  return divideDecimals(a.value, b.value, digits);
}

function sameUnit(a: Quantity, b: Quantity): string {
  if (a.unit !== b.unit) throw new UnitMismatch(a.unit, b.unit);
  return a.unit;
}
