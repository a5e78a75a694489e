/**
 * What came of an order beside its item: as counted, or in proportion to what went through its last
 * operation.
 */
import type { OrderOutput } from '@gemba/contracts/events/production/execution';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { divideDecimals, multiplyDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { QUANTITY_DECIMALS, isZero } from '@gemba/measures/quantity';
import { limitOf } from '@gemba/measures/whole';
import { inWholeUnits } from '../definition/units.js';
import type { CountedOutput } from './commands.js';
import type { OperationState, ProductionOrder } from './order-state.js';
import { produced } from './report.js';

const expected = (
  { quantity }: OrderOutput,
  { ordered }: ProductionOrder,
  operation: OperationState,
): Quantity => {
  const exact = multiplyDecimal(quantity.value, produced(operation).value);
  return limitOf(divideDecimals(exact, ordered.quantity.value, 2 * QUANTITY_DECIMALS), quantity.unit);
};

/** Refuses what is counted of an item that does not come of the order. */
const strange = ({ outputs }: ProductionOrder, counted: readonly CountedOutput[]): Rejection | null => {
  const other = counted.find(({ item }) => !outputs.some((output) => output.item === item));
  if (!other) return null;
  const known = outputs.map(({ item }) => item).join(', ');
  return reject('PRD-OUTPUT-UNKNOWN', `${other.item} does not come of this order.`, {
    hint: known === '' ? 'Its bill names nothing beside the item.' : `Beside the item come ${known}.`,
  });
};

export const madeBeside = (
  order: ProductionOrder,
  operation: OperationState,
  counted: readonly CountedOutput[],
): readonly OrderOutput[] | Rejection => {
  const no = strange(order, counted);
  if (no) return no;
  const made: OrderOutput[] = [];
  for (const output of order.outputs) {
    const said = counted.find(({ item }) => item === output.item);
    const quantity = said
      ? inWholeUnits(output.item, said.quantity, output.quantity.unit)
      : expected(output, order, operation);
    if (isRefused(quantity)) return quantity;
    if (!isZero(quantity)) made.push({ ...output, quantity });
  }
  return made;
};

/** What comes beside the item is counted when the last operation is completed. */
export const countedTooEarly = (counted: readonly CountedOutput[] | undefined): Rejection | null =>
  counted === undefined
    ? null
    : reject('PRD-OUTPUT-EARLY', 'What comes beside the item is counted with the last operation.');
