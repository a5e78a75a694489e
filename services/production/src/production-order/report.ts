/** A report says what became of pieces: never more than the operation was given, and whole ones. */
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove, isZero, minus, none, plus, smaller, sumOf } from '@gemba/measures/quantity';
import { inWholeUnits } from '../definition/units.js';
import type { ReportQuantity } from './commands.js';
import { withTolerance } from '@gemba/measures/issue';
import type { OperationState, ProductionOrder } from './order-state.js';
import { before, toolsOf } from './order-state.js';
import { cannotGoTo, reopened } from './rework.js';

/** Share by which the first operation may make more than was ordered. */
const OVERPRODUCTION = '0.05';

/** Nothing can be reported for a time at which the operation had not started. */
export const beforeStart = ({ sequence, startedAt }: OperationState, at: string): Rejection | null =>
  Date.parse(at) >= Date.parse(startedAt)
    ? null
    : reject('PRD-OP-TIME', `Operation ${sequence} started only at ${startedAt}; report a later time.`, {
        violated: { rule: 'after the start', actual: at, limit: startedAt },
      });

type Said = Readonly<Record<'good' | 'scrap' | 'rework' | 'again', Quantity>>;

/** `date` is the business date: what opens again is planned for it. */
export const report = (
  order: ProductionOrder,
  operation: OperationState,
  [command, date]: readonly [ReportQuantity, string],
) => {
  const { item } = order.ordered;
  const said = inUnitOf(order, command);
  if (isRefused(said)) return said;
  const { again, ...counts } = said;
  const { sequence, workUnit } = operation;
  const { reworkAt, reason, fromRework } = command;
  const { rework } = said;
  const no =
    cannotGoTo(order, { sequence, rework, reworkAt }) ??
    notReworked(operation, said) ??
    tooMuch(order, operation, said) ??
    withoutReason(said, reason);
  if (no) return no;
  return [
    happened('QuantityReported', {
      ...{ item, operation: sequence, ...counts },
      ...(fromRework === undefined ? {} : { fromRework: again }),
      ...(reworkAt === undefined ? {} : { reworkAt }),
      ...(reason === undefined ? {} : { reason }),
      workUnit,
      ...toolsOf(operation),
    }),
    ...(reworkAt === undefined ? [] : reopened(order, { from: sequence, to: reworkAt, rework, date })),
  ];
};

/** Nobody learns from what was lost for no reason. */
const withoutReason = ({ scrap, rework }: Said, reason: string | undefined): Rejection | null =>
  reason !== undefined || (isZero(scrap) && isZero(rework))
    ? null
    : reject('PRD-QTY-REASON', 'Say in reason why pieces are scrap or have to be reworked.');

const inUnitOf = ({ ordered }: ProductionOrder, command: ReportQuantity): Said | Rejection => {
  const { item, quantity } = ordered;
  const { good, scrap, rework, fromRework: again = none(quantity.unit) } = command;
  const named = Object.entries({ good, scrap, rework, again });
  const said = named.map(([name, each]) => [name, inWholeUnits(item, each, quantity.unit)] as const);
  const wrong = said.map(([, each]) => each).find(isRefused);
  return wrong ?? (Object.fromEntries(said) as Said);
};

const newly = ({ good, scrap, rework, again }: Said): Quantity =>
  minus(sumOf([good, scrap, rework], good.unit), again);

const notReworked = ({ sequence, rework: waiting }: OperationState, said: Said): Rejection | null => {
  const { again, good, scrap, rework } = said;
  const limit = smaller(waiting, sumOf([good, scrap, rework], good.unit));
  if (!isAbove(again, limit)) return null;
  return reject(
    'PRD-QTY-REWORK',
    `${again.value} ${again.unit} cannot come from rework: ${waiting.value} wait for it at ${sequence}.`,
    {
      violated: {
        rule: 'from rework ≤ waiting and ≤ reported',
        actual: again.value,
        limit: limit.value,
        unit: limit.unit,
      },
    },
  );
};

/** What has gone through an operation, each piece once. */
export const produced = ({ good, scrap, rework }: OperationState): Quantity =>
  sumOf([good, scrap, rework], good.unit);

/** What an operation has to work on: what was ordered, or what is good behind all that come before it. */
export const due = (order: ProductionOrder, { sequence }: OperationState): Quantity => {
  const [first, ...others] = before(order, sequence).map(({ good }) => good);
  return first ? others.reduce(smaller, first) : order.ordered.quantity;
};

const tooMuch = (order: ProductionOrder, operation: OperationState, said: Said): Rejection | null => {
  const { sequence } = operation;
  const total = plus(produced(operation), newly(said));
  const given = due(order, operation);
  const limit = before(order, sequence).length > 0 ? given : withTolerance(given, OVERPRODUCTION);
  if (!isAbove(total, limit)) return null;
  return reject(
    'PRD-QTY-OVER',
    `Operation ${sequence} would have reported ${total.value} ${total.unit}, but was given ${limit.value}. ` +
      'Correct the quantities.',
    {
      violated: {
        rule: 'good + scrap + rework ≤ given',
        actual: total.value,
        limit: limit.value,
        unit: limit.unit,
      },
    },
  );
};
