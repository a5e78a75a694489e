/** An operation begins with its people, its work unit and its tools, behind what comes before it. */
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { isZero } from '@gemba/measures/quantity';
import type { Equipment } from '../equipment/equipment.js';
import type { Fitness } from '../tables/fitness.js';
import { fitnessOf, unfitToStart } from '../tables/fitness.js';
import type { LotHold } from '../tables/lot-hold.js';
import type { SitePeople } from '../tables/site-people.js';
import type { ToolNeeds, ToolRows } from '../tables/tools.js';
import { toolNeeds, wrongTools } from '../tables/tools.js';
import type { BusyNeeds, BusyRows } from './busy.js';
import { busyNeeds, keysOf, taken } from './busy.js';
import type { StartOperation } from './commands.js';
import { unfit } from './crew.js';
import { means } from './means.js';
import { find } from './operation.js';
import { holdNeeds, takenIn } from './refurbishing.js';
import type { OperationState, ProductionOrder } from './order-state.js';
import { before, operationOf, toolsOf } from './order-state.js';

const DOWN: readonly string[] = ['downUnplanned', 'downPlanned', 'off'];

/** The tools that are named, or else those of the schedule. */
const toolsFor = (order: ProductionOrder, { operation, tools }: StartOperation): readonly string[] =>
  tools ?? operationOf(order, operation)?.tools ?? [];

type StartNeeds = ReturnType<typeof means> & {
  readonly fitness: Need<Fitness | undefined>;
  readonly holds: Need<LotHold | undefined>;
} & BusyNeeds &
  ToolNeeds;

/** What has to be known of all that is to be at it. */
export const startNeeds = (command: StartOperation, order: ProductionOrder): StartNeeds => {
  const tools = toolsFor(order, command);
  return {
    ...means(command, order),
    fitness: fitnessOf(command.workUnit),
    holds: holdNeeds(order),
    ...busyNeeds(keysOf({ ...command, tools })),
    ...toolNeeds(tools),
  };
};

type Known = {
  readonly people: SitePeople | undefined;
  readonly unit: Equipment | undefined;
  readonly fitness?: Fitness | undefined;
  readonly holds?: LotHold | undefined;
} & BusyRows &
  ToolRows;

type Moment = { readonly date: string; readonly at: string; readonly known: Known };

export const start = (order: ProductionOrder, command: StartOperation, moment: Moment) => {
  const operation = find(order, command.operation);
  if ('refused' in operation) return operation;
  const { operation: sequence, workUnit, people } = command;
  const tools = toolsFor(order, command);
  if (operation.status === 'running' && isFor(operation, command) && same(tools, operation.tools)) return [];
  const no =
    notToStart(operation, command) ??
    tooEarly(order, operation) ??
    unfitMeans(order, operation, [command, moment]);
  if (no) return no;
  const taken = takenIn(order, command, { at: moment.at, holds: moment.known.holds });
  const started = happened('OperationStarted', {
    ...{ operation: sequence, workUnit, people },
    ...familyOf(operation),
    ...toolsOf({ tools }),
  });
  return isRefused(taken) ? taken : [started, ...taken];
};

/** A machine, people or tools that cannot be at it now. */
const unfitMeans = (
  order: ProductionOrder,
  { skill, toolKinds: kinds = [] }: OperationState,
  [command, { date, at, known }]: readonly [StartOperation, Moment],
): Rejection | null => {
  const { workUnit, people } = command;
  const { site } = order.ordered;
  const tools = toolsFor(order, command);
  return (
    down(workUnit, known.unit) ??
    unfitToStart(workUnit, known.fitness, at) ??
    unfit(people, { site, skill, date }, known.people) ??
    wrongTools(tools, { site, date, kinds }, known) ??
    taken(keysOf({ workUnit, people, tools }), known, at)
  );
};

const familyOf = ({ setupFamily }: OperationState) => (setupFamily === undefined ? {} : { setupFamily });

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
  const earlier = before(order, sequence).find(({ status: is, good }) => is !== 'done' || isZero(good));
  // What was paused has begun already, and goes on with what it has.
  if (status === 'paused' || !earlier) return null;
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
