/** Which operations of a schedule something that happened touches. */
import type { AffectedSchedule, ScheduledOperation } from '@gemba/contracts/events/production/scheduling';
import type { InvalidateSchedule } from './commands.js';

const isTouched = (
  { workUnit, people, order, date }: ScheduledOperation,
  { workUnit: machine, person, from = '', to = '9999-12-31', order: changed, orders }: Touching,
): boolean =>
  workUnit === machine ||
  (person !== undefined && people.includes(person) && from <= date && date <= to) ||
  order === changed ||
  orders.includes(order);

type Touching = InvalidateSchedule & { readonly orders: readonly string[] };

/** Of those that are not over by then. */
export const touched = (
  operations: readonly ScheduledOperation[],
  what: Touching,
  at: string,
): AffectedSchedule[] =>
  operations
    .filter((each) => each.end > at && isTouched(each, what))
    .map(({ order, operation }) => ({ order, operation }));
