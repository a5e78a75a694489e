/**
 * Material goes into the operation that needs it, up to its need and a small tolerance, and never from
 * a held lot.
 */
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { addDecimal, multiplyDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove, isBelow, plus } from '@gemba/measures/quantity';
import { limitOf } from '@gemba/measures/whole';
import { inWholeUnits } from '../definition/units.js';
import type { LotHold } from '../tables/lot-hold.js';
import { isHeld } from '../tables/lot-hold.js';
import type { RecordMaterial } from './commands.js';
import type { ComponentState, ProductionOrder } from './order-state.js';

/** More than the bill says is used up in practice; more than this needs another look. */
export const TOLERANCE = '0.05';

/** The quantity and a share more, as an upper limit: of what is counted, whole pieces below it. */
export const withTolerance = ({ value, unit }: Quantity, tolerance: string): Quantity =>
  limitOf(multiplyDecimal(value, addDecimal('1', tolerance)), unit);

type Circumstances = { readonly at: string; readonly holds: LotHold | undefined };

export const material = (order: ProductionOrder, command: RecordMaterial, { at, holds }: Circumstances) => {
  const { item, lot } = command;
  if (isHeld(holds, order.ordered.site, at)) {
    return reject('PRD-OP-LOT-HOLD', `Lot ${lot} of ${item} is on quality hold; take another lot.`);
  }
  const component = neededBy(order.components, command);
  if (!component) {
    const where = command.operation === undefined ? 'this order' : `operation ${command.operation}`;
    return reject('PRD-ISSUE-OVER', `${item} is not needed in ${where}; bring it back to stock.`);
  }
  const quantity = inWholeUnits(item, command.quantity, component.quantity.unit);
  if (isRefused(quantity)) return quantity;
  return (
    tooMuch(component, quantity) ?? [
      happened('MaterialIssued', { operation: component.operation, item, lot, quantity }),
    ]
  );
};

const neededBy = (
  components: readonly ComponentState[],
  { item, operation }: RecordMaterial,
): ComponentState | undefined => {
  const users = components.filter((c) => c.item === item && (operation ?? c.operation) === c.operation);
  return users.find((c) => isBelow(c.issued, c.quantity)) ?? users.at(-1);
};

const tooMuch = ({ item, issued, ...component }: ComponentState, quantity: Quantity): Rejection | null => {
  const limit = withTolerance(component.quantity, TOLERANCE);
  const actual = plus(issued, quantity);
  if (!isAbove(actual, limit)) return null;
  return reject(
    'PRD-ISSUE-OVER',
    `The order needs ${component.quantity.value} ${limit.unit} of ${item}; ` +
      `${actual.value} would be issued, at most ${limit.value} may be. Bring the rest back to stock.`,
    { violated: { rule: 'need + 5 %', actual: actual.value, limit: limit.value, unit: limit.unit } },
  );
};
