/** What is said of an item is kept in the unit of the item: exactly, and whole where the item is counted. */
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { currencyDecimals } from '@gemba/measures/currencies';
import {
  canonicalDecimal,
  compareDecimals,
  decimalsOf,
  divideDecimals,
  multiplyDecimal,
} from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { PRICE_DECIMALS, roundPrice } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { areConvertible, convertUnit, unitOf } from '@gemba/measures/units';

/** An item with its unit, a code of UN/ECE Recommendation 20. */
export type Measured = { readonly id: string; readonly unit: string };

export const unknownItem = (id: string): Rejection =>
  reject('SCM-ITEM-UNKNOWN', `Item ${id} is not registered. Register it with production, or check its id.`);

/** Whether a unit counts things: half a piece is no quantity of it. */
export const isCounted = (unit: string): boolean => unitOf(unit).dimension === 'count';

const isWhole = (value: string): boolean => decimalsOf(canonicalDecimal(value)) === 0;

const notWhole = ({ id, unit }: Measured, value: string): Rejection =>
  reject('SCM-UOM-WHOLE', `${id} is counted in ${unit}: ${value} is not a whole number of it. Round it.`, {
    violated: { rule: 'counted units are whole', actual: value, limit: '1', unit },
  });

/**
 * The quantity in the unit of its item. Refused with `code` where the units measure different things, or so
 * little is left that it is nothing; with `SCM-UOM-WHOLE` where it is a part of something counted.
 */
export const inUnitOf = (item: Measured, quantity: Quantity, code: string): Quantity | Rejection => {
  const { id, unit } = item;
  if (!areConvertible(quantity.unit, unit)) {
    const detail =
      `${id} is kept in ${unit} (${unitOf(unit).dimension}); ${quantity.unit} measures ` +
      `${unitOf(quantity.unit).dimension}. Give the quantity in ${unit}.`;
    return reject(code, detail, { violated: { rule: 'same dimension', actual: quantity.unit, limit: unit } });
  }
  const own = quantity.unit === unit ? quantity : convertUnit(quantity, unit);
  if (isCounted(unit) && !isWhole(own.value)) return notWhole(item, own.value);
  return compareDecimals(own.value, '0') === 0 && compareDecimals(quantity.value, '0') !== 0
    ? reject(code, `${quantity.value} ${quantity.unit} of ${id} are less than can be kept in ${unit}.`)
    : own;
};

/**
 * The price of one `to` where one `from` has this price; undefined where it has more than six decimals, or
 * than its currency has where it has to be an amount of `money`, so that nothing is rounded that is
 * multiplied later.
 */
export const priceIn = (
  price: Money,
  [from, to]: readonly [from: string, to: string],
  kind: 'money' | 'price' = 'price',
): Money | undefined => {
  if (from === to) return price;
  const { currency } = price;
  const [one, other] = [unitOf(from).factor, unitOf(to).factor];
  const exact = multiplyDecimal(price.amount, other);
  const decimals = kind === 'money' ? currencyDecimals(currency) : PRICE_DECIMALS;
  const amount = divideDecimals(exact, one, decimals);
  return compareDecimals(multiplyDecimal(amount, one), exact) === 0
    ? roundPrice(amount, currency)
    : undefined;
};

/** The refusal where a price cannot be said of the unit in which the item is kept. */
export const noPrice = (item: string, { amount, currency }: Money, unit: string): Rejection =>
  reject(
    'SCM-UOM-PRICE',
    `${amount} ${currency} cannot be said exactly per ${unit}, in which ${item} is kept. ` +
      `Give quantity and price in ${unit}.`,
    { violated: { rule: 'price exact in the unit of the item', actual: amount, limit: unit } },
  );
