/**
 * An operation is assigned before it starts, starts after the one before it, and makes no more than it
 * was given.
 */
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { multiplyDecimal, roundDecimal } from '@gemba/measures/decimal';
import { durationOf, secondsOf } from '@gemba/measures/duration';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove, isZero, plus, sumOf } from '@gemba/measures/quantity';
import { inUnit, wrongDimension } from '../definition/units.js';
import type { Equipment } from '../equipment/equipment.js';
import { same } from '@gemba/decider/same';
import type { Person } from '../tables/person.js';
import { isSkilled } from '../tables/person.js';
import type { AssignOperation, CompleteOperation, ReportQuantity, StartOperation } from './commands.js';
import { withTolerance } from './material.js';
import type { OperationState, ProductionOrder } from './order-state.js';
import { operationOf } from './order-state.js';

/** Share by which the first operation may make more than was ordered. */
const OVERPRODUCTION = '0.05';
const DOWN: readonly string[] = ['downUnplanned', 'downPlanned', 'off'];

type Staff = Readonly<Record<string, Person>>;
type Means = { readonly people: Staff; readonly unit: Equipment | undefined };

/** The operation with this sequence, or the refusal that there is none. */
export const find = (order: ProductionOrder, sequence: number): OperationState | Rejection =>
  operationOf(order, sequence) ?? reject('PRD-OP-UNKNOWN', `The order has no operation ${sequence}.`);

/** Refuses people who do not hold the skill on the date, all of them by name. */
export const unskilled = (
  skill: string,
  people: readonly string[],
  [staff, date]: readonly [Staff, string],
) => {
  const lacking = people.filter((person) => !isSkilled(staff[person], skill, date));
  if (lacking.length === 0) return null;
  return reject('PRD-OP-SKILL', `${lacking.join(', ')} has no valid qualification for ${skill} on ${date}.`, {
    violated: { rule: 'valid qualification', actual: lacking.join(', '), limit: skill },
    hint: 'Assign somebody who is qualified, or have the qualification granted.',
  });
};

export const assign = (
  operation: OperationState,
  command: AssignOperation,
  [site, known]: [string, Means],
) => {
  const { operation: sequence, workUnit, people, planned } = command;
  if (operation.status === 'running' || operation.status === 'done') {
    return reject('PRD-ORD-STATE', `Operation ${sequence} is ${operation.status}; reassign people instead.`);
  }
  const { workUnit: before, people: assigned, planned: date } = operation;
  if (same([before, assigned, date], [workUnit, people, planned])) return [];
  const { skill } = operation;
  return (
    wrongUnit(operation, workUnit, [site, known.unit]) ??
    unskilled(skill, people, [known.people, planned]) ?? [
      happened('OperationAssigned', { operation: sequence, workUnit, people, skill, planned }),
    ]
  );
};

const wrongUnit = (
  { workCenter }: OperationState,
  workUnit: string,
  [site, unit]: readonly [string, Equipment | undefined],
): Rejection | null => {
  const registered = unit?.registered;
  if (registered?.site === site && registered.workCenter === workCenter) return null;
  return reject('PRD-OP-EQUIPMENT', `${workUnit} is no work unit of ${workCenter} at ${site}.`, {
    violated: { rule: 'work center', actual: registered?.workCenter ?? 'none', limit: workCenter },
  });
};

export const start = (order: ProductionOrder, command: StartOperation, [date, known]: [string, Means]) => {
  const operation = find(order, command.operation);
  if ('refused' in operation) return operation;
  const { operation: sequence, workUnit, people } = command;
  if (operation.status === 'running' && isFor(operation, command)) return [];
  return (
    notToStart(operation, command) ??
    tooEarly(order, operation) ??
    down(workUnit, known.unit) ??
    unskilled(operation.skill, people, [known.people, date]) ?? [
      happened('OperationStarted', { operation: sequence, workUnit, people }),
    ]
  );
};

const isFor = (operation: OperationState, { workUnit, people }: StartOperation): boolean =>
  operation.workUnit === workUnit && same(people.toSorted(), operation.people.toSorted());

const notToStart = (operation: OperationState, command: StartOperation): Rejection | null => {
  const { status, sequence } = operation;
  if (status === 'running' || status === 'done') {
    return reject('PRD-ORD-STATE', `Operation ${sequence} is ${status}.`);
  }
  return status === 'waiting' || !isFor(operation, command) ? unassigned(operation, command) : null;
};

const unassigned = ({ status, workUnit, people }: OperationState, command: StartOperation): Rejection =>
  reject(
    'PRD-OP-UNASSIGNED',
    status === 'waiting'
      ? `Operation ${command.operation} is not assigned yet; assign people and a work unit first.`
      : `Operation ${command.operation} is assigned to ${people.join(', ')} at ${workUnit}.`,
  );

const before = (order: ProductionOrder, sequence: number): OperationState | undefined =>
  order.operations.findLast((operation) => operation.sequence < sequence);

const tooEarly = (order: ProductionOrder, { sequence }: OperationState): Rejection | null => {
  const earlier = before(order, sequence);
  if (!earlier || (earlier.status === 'done' && !isZero(earlier.good))) return null;
  return reject(
    'PRD-OP-PREDECESSOR',
    `Operation ${earlier.sequence} comes first: complete it with good quantity before ${sequence} starts.`,
    { violated: { rule: 'predecessor done', actual: earlier.status, limit: 'done' } },
  );
};

const down = (workUnit: string, unit: Equipment | undefined): Rejection | null =>
  unit && !DOWN.includes(unit.state)
    ? null
    : reject('PRD-OP-EQUIPMENT', `${workUnit} is ${unit?.state ?? 'unknown'}; assign another work unit.`);

export const report = (order: ProductionOrder, operation: OperationState, command: ReportQuantity) => {
  const { item, quantity } = order.ordered;
  const { good, scrap, rework, reason } = command;
  const wrong = [good, scrap, rework].map((each) => wrongDimension(item, each, quantity.unit)).find(Boolean);
  if (wrong) return wrong;
  const said = {
    good: inUnit(good, quantity.unit),
    scrap: inUnit(scrap, quantity.unit),
    rework: inUnit(rework, quantity.unit),
  };
  const total = plus(produced(operation), sumOf(Object.values(said), quantity.unit));
  const limit = given(order, operation);
  if (isAbove(total, limit)) return over(operation, total, limit);
  const why = reason === undefined ? {} : { reason };
  const { sequence, workUnit } = operation;
  return [happened('QuantityReported', { item, operation: sequence, ...said, ...why, workUnit })];
};

const produced = ({ good, scrap, rework }: OperationState): Quantity =>
  sumOf([good, scrap, rework], good.unit);

/** What an operation has to work on: the order with its tolerance, or the good quantity of the one before. */
const given = (order: ProductionOrder, { sequence }: OperationState): Quantity =>
  before(order, sequence)?.good ?? withTolerance(order.ordered.quantity, OVERPRODUCTION);

const over = ({ sequence }: OperationState, total: Quantity, limit: Quantity): Rejection =>
  reject(
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

/** Completes the operation, and with the last one, or with nothing good left to go on with, the order. */
export const complete = (order: ProductionOrder, operation: OperationState, command: CompleteOperation) => {
  const { sequence, good, scrap, rework, people, workUnit, runPerUnit } = operation;
  const total = produced(operation);
  if (isZero(total)) {
    return reject(
      'PRD-OP-UNREPORTED',
      `Nothing is reported for operation ${sequence}; report quantities first.`,
    );
  }
  const { setup, run } = command;
  return [
    happened('OperationCompleted', {
      ...{ item: order.ordered.item, operation: sequence, good, scrap, rework, setup, run },
      plannedRun: durationOf(roundDecimal(multiplyDecimal(secondsOf(runPerUnit), total.value), 6)),
      plannedRunPerUnit: runPerUnit,
      people: [...people],
      workUnit,
    }),
  ];
};

/** Whether nothing is left to do after this operation. */
export const isTheEnd = (order: ProductionOrder, { sequence, good }: OperationState): boolean =>
  isZero(good) || order.operations.every((operation) => operation.sequence <= sequence);

/** Who may still be replaced at an operation, and whether the replacement holds the skill. */
export const reassignable = ({ status, sequence }: OperationState): Rejection | null =>
  status === 'done' ? reject('PRD-ORD-STATE', `Operation ${sequence} is done.`) : null;
