/**
 * An operation is assigned to fitting people and machines before it starts, and starts after the one before
 * it.
 */
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { isZero } from '@gemba/measures/quantity';
import type { Equipment } from '../equipment/equipment.js';
import { same } from '@gemba/decider/same';
import type { SitePeople } from '../tables/site-people.js';
import type { AssignOperation, PlannedOperation, ReassignOperation, StartOperation } from './commands.js';
import type { OperationState, ProductionOrder } from './order-state.js';
import type { BusyRows } from './busy.js';
import { personKey, taken, unitKey } from './busy.js';
import { unfit } from './crew.js';
import type { Fitness } from '../tables/fitness.js';
import { unfitToStart } from '../tables/fitness.js';
import { before, operationOf } from './order-state.js';

const DOWN: readonly string[] = ['downUnplanned', 'downPlanned', 'off'];

type Means = { readonly people: SitePeople | undefined; readonly unit: Equipment | undefined };

/** The operation with this sequence, or the refusal that there is none. */
export const find = (order: ProductionOrder, sequence: number): OperationState | Rejection =>
  operationOf(order, sequence) ?? reject('PRD-OP-UNKNOWN', `The order has no operation ${sequence}.`);

export const assign = (
  operation: OperationState,
  command: AssignOperation,
  [site, known]: [string, Means],
) => {
  const { operation: sequence, workUnit, people, planned } = command;
  if (operation.status === 'running' || operation.status === 'done') {
    return reject('PRD-ORD-STATE', `Operation ${sequence} is ${operation.status}; reassign people instead.`);
  }
  const { workUnit: before, people: assigned, planned: date, plannedStart } = operation;
  if (same([before, assigned, date, plannedStart], [workUnit, people, planned, ''])) return [];
  const { skill } = operation;
  return (
    wrongUnit(operation, workUnit, [site, known.unit]) ??
    unfit(people, { site, skill, date: planned }, known.people) ?? [
      happened('OperationAssigned', { operation: sequence, workUnit, people, skill, planned }),
    ]
  );
};

/** As the schedule has it, which was held against people, machines and calendars when it was adopted. */
export const planned = (order: ProductionOrder, operations: readonly PlannedOperation[]) =>
  operations.flatMap((to) => {
    const of = operationOf(order, to.operation);
    if (of?.status !== 'waiting' && of?.status !== 'assigned') return [];
    const { skill, workUnit, people, planned: date, plannedStart, plannedEnd } = of;
    const is = { operation: to.operation, workUnit, people, planned: date, plannedStart, plannedEnd };
    return same(is, to) ? [] : [happened('OperationAssigned', { ...to, skill })];
  });

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

type Moment = {
  readonly date: string;
  readonly at: string;
  readonly known: Means & { readonly fitness?: Fitness | undefined } & BusyRows;
};

/** The work unit and the people who are at work from the start on, as the register names them. */
export const atWork = ({ workUnit, people }: StartOperation): readonly string[] => [
  unitKey(workUnit),
  ...people.map(personKey),
];

export const start = (order: ProductionOrder, command: StartOperation, { date, at, known }: Moment) => {
  const operation = find(order, command.operation);
  if ('refused' in operation) return operation;
  const { operation: sequence, workUnit, people } = command;
  if (operation.status === 'running' && isFor(operation, command)) return [];
  return (
    notToStart(operation, command) ??
    tooEarly(order, operation) ??
    down(workUnit, known.unit) ??
    unfitToStart(workUnit, known.fitness, at) ??
    unfit(people, { site: order.ordered.site, skill: operation.skill, date }, known.people) ??
    taken(atWork(command), known, at) ?? [
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

const tooEarly = (order: ProductionOrder, { sequence, status }: OperationState): Rejection | null => {
  const earlier = before(order, sequence);
  // What was paused has begun already, and goes on with what it has.
  if (status === 'paused' || !earlier || (earlier.status === 'done' && !isZero(earlier.good))) return null;
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

/** Frees who and what is at it. */
export const pause = ({ sequence, workUnit, people }: OperationState, reason: string) => [
  happened('OperationPaused', { operation: sequence, workUnit, people: [...people], reason }),
];

type Replacing = {
  readonly command: ReassignOperation;
  readonly at: string;
  readonly known: BusyRows & { readonly people: SitePeople | undefined };
};

/** Somebody else who holds the skill takes a place at an operation that is not done. */
export const reassign = (
  { ordered: { site } }: ProductionOrder,
  { people, skill, planned: date, status, sequence }: OperationState,
  { command: { from, to, reason }, at, known }: Replacing,
) => {
  const isRunning = status === 'running';
  if (!people.includes(from)) {
    return people.includes(to) ? [] : reject('PRD-OP-UNASSIGNED', `${from} is not assigned to ${sequence}.`);
  }
  if (status === 'done') return reject('PRD-ORD-STATE', `Operation ${sequence} is done.`);
  return (
    unfit([to], { site, skill, date }, known.people) ??
    (isRunning ? taken([personKey(to)], known, at) : null) ?? [
      happened('OperationReassigned', {
        ...{ operation: sequence, from, to, reason },
        ...(isRunning ? { running: true } : {}),
      }),
    ]
  );
};
