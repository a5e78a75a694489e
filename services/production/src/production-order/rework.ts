/**
 * Pieces that a later operation found wanting go back: every operation from there on opens again, and works
 * on them once more.
 */
import type { productionOrderEvents } from '@gemba/contracts/events/production/execution';
import type { DataOf } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import { isZero, minus, plus, smaller } from '@gemba/measures/quantity';
import { ancestorsOf } from '../definition/graph.js';
import type { OperationState, ProductionOrder } from './order-state.js';
import { changed } from './order-state.js';

/** Where rework cannot go, and rework that is none. */
export const cannotGoTo = (
  order: ProductionOrder,
  { sequence, rework, reworkAt }: { sequence: number; rework: Quantity; reworkAt?: number | undefined },
): Rejection | null => {
  if (reworkAt === undefined) return null;
  if (isZero(rework)) {
    return reject('PRD-QTY-REWORK', `Say in rework how much goes back to operation ${reworkAt}.`);
  }
  return ancestorsOf(order.operations, sequence).has(reworkAt)
    ? null
    : reject(
        'PRD-QTY-REWORK',
        `Operation ${reworkAt} is none that comes before ${sequence}; rework goes back to one that does.`,
      );
};

/** Whether pieces that go back to `to` pass it on the way to `from`. */
const isBetween = (
  operations: ProductionOrder['operations'],
  sequence: number,
  [to, from]: readonly [number, number],
): boolean =>
  ancestorsOf(operations, from).has(sequence) &&
  (sequence === to || ancestorsOf(operations, sequence).has(to));

/** Opens the operations that pieces have to go through again, from the one they go back to. */
export const reopened = (
  { operations }: ProductionOrder,
  { from, to, rework, date }: { from: number; to: number; rework: Quantity; date: string },
) =>
  operations
    .filter(({ sequence }) => isBetween(operations, sequence, [to, from]))
    .map(({ sequence: operation, workUnit, people, skill }) =>
      happened('OperationReopened', {
        ...{ operation, workUnit, people: [...people], skill, planned: date, rework, from },
      }),
    );

const unrecorded = ({ steps }: OperationState) =>
  steps ? { steps: steps.map(({ value: _, within: __, accepted: ___, ...defined }) => defined) } : {};

/** The order after an operation was opened again: its pieces are good no more, its steps are to be done. */
export const afterReopening = (
  order: ProductionOrder,
  { operation, rework, planned }: DataOf<typeof productionOrderEvents>['OperationReopened'],
): ProductionOrder =>
  changed(order, operation, (state) => ({
    good: minus(state.good, rework),
    rework: plus(state.rework, rework),
    before: { ...state.before, good: minus(state.before.good, smaller(rework, state.before.good)) },
    ...(state.status === 'done' ? { status: 'assigned', planned, ran: '0', ...unrecorded(state) } : {}),
  }));

/** Nothing ends while pieces of it are worked on at an earlier operation. */
export const comesBack = ({ operations }: ProductionOrder, sequence: number): Rejection | null => {
  const earlier = ancestorsOf(operations, sequence);
  const open = operations.find((each) => earlier.has(each.sequence) && each.status !== 'done');
  return open
    ? reject(
        'PRD-OP-PREDECESSOR',
        `${open.rework.value} ${open.rework.unit} are worked on again at operation ${open.sequence} and ` +
          `come back; complete that first, and pause ${sequence} meanwhile.`,
        { violated: { rule: 'predecessor done', actual: open.status, limit: 'done' } },
      )
    : null;
};

/** An order that ends because nothing good is left of it lets nothing run on. */
export const runsOn = ({ operations }: ProductionOrder, sequence: number): Rejection | null => {
  const other = operations.find((each) => each.sequence !== sequence && each.status === 'running');
  return other
    ? reject(
        'PRD-ORD-STATE',
        `With operation ${sequence} the order ends, and operation ${other.sequence} runs; pause that first.`,
      )
    : null;
};
