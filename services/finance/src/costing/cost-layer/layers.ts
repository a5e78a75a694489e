/** Layers of cost by lot: what came in at which value, and what a part of it is worth when it leaves. */
import type { Money } from '@gemba/measures/money';
import { addMoney, shareOfMoney, subtractMoney, sumOfMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { compareQuantities, isZero, minus, plus, sumOf } from '@gemba/measures/quantity';

export type Layer = { readonly quantity: Quantity; readonly amount: Money };

/** By lot; a lot that is used up is gone. */
export type Layers = Readonly<Record<string, Layer>>;

/** Receipts into the same lot become one layer at their average. */
export const withLayer = (layers: Layers, lot: string, added: Layer): Layers => {
  const before = layers[lot];
  const after = before
    ? { quantity: plus(before.quantity, added.quantity), amount: addMoney(before.amount, added.amount) }
    : added;
  return { ...layers, [lot]: after };
};

export const withoutLayer = (layers: Layers, lot: string, taken: Layer): Layers => {
  const { [lot]: before, ...others } = layers;
  if (!before) return layers;
  const quantity = minus(before.quantity, taken.quantity);
  return isZero(quantity)
    ? others
    : { ...others, [lot]: { quantity, amount: subtractMoney(before.amount, taken.amount) } };
};

/**
 * What a part of a lot is worth: its share, rounded once; the last part takes the rest, so that no cent is
 * made or lost over the life of a lot. Undefined when the lot holds less.
 */
export const worthOf = (layer: Layer | undefined, quantity: Quantity): Money | undefined => {
  if (layer?.quantity.unit !== quantity.unit) return undefined;
  const order = compareQuantities(quantity, layer.quantity);
  if (order > 0) return undefined;
  return order === 0 ? layer.amount : shareOfMoney(layer.amount, quantity, layer.quantity);
};

/**
 * What a quantity is worth at the average of the lot, or else of all lots; undefined without any in its
 * unit.
 */
export const averageWorth = (layers: Layers, lot: string, quantity: Quantity): Money | undefined => {
  const own = layers[lot];
  const basis = (own ? [own] : Object.values(layers)).filter((each) => each.quantity.unit === quantity.unit);
  const currency = basis[0]?.amount.currency;
  if (currency === undefined) return undefined;
  const amount = sumOfMoney(
    basis.map((each) => each.amount),
    currency,
  );
  const whole = sumOf(
    basis.map((each) => each.quantity),
    quantity.unit,
  );
  return shareOfMoney(amount, quantity, whole);
};
