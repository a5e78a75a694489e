/** What is counted comes in whole pieces: a need is rounded up, an upper limit down. */
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  roundDecimal,
  subtractDecimal,
} from './decimal.js';
import type { Quantity } from './quantity.js';
import { QUANTITY_DECIMALS } from './quantity.js';
import { convertUnit, unitOf } from './units.js';

const PIECE = 'C62';

/** Whether a unit counts things that are not divided: pieces, pairs, dozens. Throws UnknownUnit. */
export const isCounted = (unit: string): boolean => unitOf(unit).dimension === 'count';

/** Whether the quantity can be there: half a dozen can, half a piece cannot. Throws UnknownUnit. */
export const isWhole = (quantity: Quantity): boolean => {
  if (!isCounted(quantity.unit)) return true;
  const { value } = convertUnit(quantity, PIECE);
  return compareDecimals(roundDecimal(value, 0), value) === 0;
};

/** Digits that a quantity of the unit keeps: none where things are counted. Throws UnknownUnit. */
const digitsOf = (unit: string): number => (isCounted(unit) ? 0 : QUANTITY_DECIMALS);

const stepOf = (digits: number): string => (digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`);

/**
 * `value / divisor` of a unit as a need: never less than the exact quotient, whole where the unit counts.
 * Throws DivisionByZero, UnknownUnit.
 */
export const neededOf = (value: string, divisor: string, unit: string): Quantity => {
  const digits = digitsOf(unit);
  const near = divideDecimals(value, divisor, digits);
  const isShort = compareDecimals(multiplyDecimal(near, divisor), value) < 0;
  return { value: isShort ? addDecimal(near, stepOf(digits)) : near, unit };
};

/**
 * `value` of a unit as an upper limit: never more than the exact value, whole where the unit counts. Throws
 * UnknownUnit.
 */
export const limitOf = (value: string, unit: string): Quantity => {
  const digits = digitsOf(unit);
  const near = roundDecimal(value, digits);
  const isOver = compareDecimals(near, value) > 0;
  return { value: isOver ? subtractDecimal(near, stepOf(digits)) : near, unit };
};
