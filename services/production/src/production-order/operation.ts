/** An operation is assigned to fitting people and machines before it starts. */
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Equipment } from '../equipment/equipment.js';
import { same } from '@gemba/decider/same';
import type { SitePeople } from '../tables/site-people.js';
import type { AssignOperation, PlannedOperation, ReassignOperation } from './commands.js';
import type { BusyRows } from './busy.js';
import { personKey, taken } from './busy.js';
import type { OperationState, ProductionOrder } from './order-state.js';
import { unfit } from './crew.js';
import { operationOf, toolsOf } from './order-state.js';

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
    const where = { operation: to.operation, workUnit, people, planned: date, plannedStart, plannedEnd };
    const is = { ...where, ...toolsOf(of) };
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

/** Frees who and what is at it. */
export const pause = (operation: OperationState, reason: string) => {
  const { sequence, workUnit, people } = operation;
  const of = { operation: sequence, workUnit, people: [...people], ...toolsOf(operation) };
  return [happened('OperationPaused', { ...of, reason })];
};

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
