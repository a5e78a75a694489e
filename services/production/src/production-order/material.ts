/**
 * Material goes into the operation that needs it, up to its need and a small tolerance, and never from
 * a held lot.
 */
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { neededBy, overIssue } from '@gemba/measures/issue';
import type { Quantity } from '@gemba/measures/quantity';
import { inWholeUnits } from '../definition/units.js';
import type { LotHold } from '../tables/lot-hold.js';
import { isHeld } from '../tables/lot-hold.js';
import type { RecordMaterial } from './commands.js';
import { isReturned, recorded } from './refurbishing.js';
import type { ComponentState, ProductionOrder } from './order-state.js';

type Circumstances = { readonly at: string; readonly holds: LotHold | undefined };

export const material = (order: ProductionOrder, command: RecordMaterial, { at, holds }: Circumstances) => {
  const { item, lot } = command;
  if (isHeld(holds, order.ordered.site, at)) {
    return reject('PRD-OP-LOT-HOLD', `Lot ${lot} of ${item} is on quality hold; take another lot.`);
  }
  if (isReturned(order, command)) return recorded(order, command);
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

const tooMuch = (component: ComponentState, quantity: Quantity): Rejection | null => {
  const over = overIssue(component, quantity);
  if (!over) return null;
  const { actual, limit } = over;
  return reject(
    'PRD-ISSUE-OVER',
    `The order needs ${component.quantity.value} ${limit.unit} of ${component.item}; ` +
      `${actual.value} would be issued, at most ${limit.value} may be. Bring the rest back to stock.`,
    { violated: { rule: 'need + 5 %', actual: actual.value, limit: limit.value, unit: limit.unit } },
  );
};
