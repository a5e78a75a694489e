/**
 * An item has one unit; what is said in another unit of the same dimension is converted when it comes in, and
 * what is counted comes in whole pieces.
 */
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import { areConvertible, convertUnit, unitOf } from '@gemba/measures/units';
import { isWhole } from '@gemba/measures/whole';

/** Refuses `PRD-UOM-DIMENSION` when a quantity of `name` does not measure what its unit measures. */
export const wrongDimension = (name: string, quantity: Quantity, unit: string): Rejection | null =>
  areConvertible(quantity.unit, unit)
    ? null
    : reject(
        'PRD-UOM-DIMENSION',
        `${name} is measured in ${unit} (${unitOf(unit).dimension}); ${quantity.unit} measures ` +
          `${unitOf(quantity.unit).dimension}. Give the quantity in a unit of ${unitOf(unit).dimension}.`,
        { violated: { rule: 'same dimension', actual: quantity.unit, limit: unit, unit } },
      );

/** The quantity in the item's unit. Ask `wrongDimension` first: it throws what that refuses. */
export const inUnit = (quantity: Quantity, unit: string): Quantity => convertUnit(quantity, unit);

/** Refuses `PRD-QTY-WHOLE` when a part of a counted thing is named: there is no half pump. */
const divided = (name: string, quantity: Quantity): Rejection | null =>
  isWhole(quantity)
    ? null
    : reject(
        'PRD-QTY-WHOLE',
        `${name} is counted; ${quantity.value} ${quantity.unit} is no whole number of it.`,
        { violated: { rule: 'whole pieces', actual: quantity.value, unit: quantity.unit } },
      );

/** The quantity in the item's unit, whole where it is counted, or why it cannot be. */
export const inWholeUnits = (name: string, quantity: Quantity, unit: string): Quantity | Rejection => {
  const wrong = wrongDimension(name, quantity, unit);
  if (wrong) return wrong;
  const converted = inUnit(quantity, unit);
  return divided(name, converted) ?? converted;
};
