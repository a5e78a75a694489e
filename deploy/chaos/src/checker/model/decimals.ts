/** Exact decimals for the model of stock and money: sums, products, and one rounding, half to even. */
import { Decimal as Unlimited } from 'decimal.js';

export const Decimal = Unlimited.clone({ precision: 60, rounding: Unlimited.ROUND_HALF_EVEN });
export type Decimal = Unlimited;

export const ZERO: Decimal = new Decimal(0);

export const decimal = (text: string | undefined): Decimal => new Decimal(text ?? '0');

export const sumOf = (values: readonly (string | undefined)[]): Decimal =>
  values.reduce<Decimal>((sum, value) => sum.plus(decimal(value)), ZERO);

/** To the minor unit of the currencies of a trial, which all have two decimals. */
export const rounded = (amount: Decimal): Decimal => amount.toDecimalPlaces(2);

/** Adds to what a map holds under a key. */
export const add = (to: Map<string, Decimal>, key: string, value: Decimal): void => {
  to.set(key, (to.get(key) ?? ZERO).plus(value));
};

/** To the nearest minor unit, half a unit upwards, and down to the unit below. */
export const nearest = (amount: Decimal): Decimal => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
export const down = (amount: Decimal): Decimal => amount.toDecimalPlaces(2, Decimal.ROUND_DOWN);
