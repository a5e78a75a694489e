/** Which operations of a schedule something that happened touches. */
import type { AffectedSchedule, ScheduledOperation } from '@gemba/contracts/events/production/scheduling';
import type { InvalidateSchedule } from './commands.js';

const isTouched = (of: ScheduledOperation, what: Touching): boolean => {
  const { workUnit, tool, order, orders } = what;
  const isUsed = of.workUnit === workUnit || (tool !== undefined && of.tools?.includes(tool) === true);
  return isUsed || of.order === order || orders.includes(of.order) || isBy(of, what);
};

/** Whether a person is to do it on dates on which that person is meant. */
const isBy = (
  { people, date }: ScheduledOperation,
  { person, from = '', to = '9999-12-31' }: Touching,
): boolean => person !== undefined && people.includes(person) && from <= date && date <= to;

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
