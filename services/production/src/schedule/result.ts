/** What a solver found, in the words of the company, and against the schedule in force. */
import type {
  LateOrder,
  ScheduleBinding,
  ScheduleComparison,
  ScheduleFound,
  ScheduledOperation,
  ScheduleResourceKind,
  ScheduledSetup,
  UnplacedOperation,
} from '@gemba/contracts/events/production/scheduling';
import { SCHEDULE_RESOURCES } from '@gemba/contracts/events/production/scheduling';
import { businessDate } from '@gemba/measures/calendar';
import { durationOf } from '@gemba/measures/duration';
import { flawsOf } from '@gemba/scheduling/feasible';
import type { Assignment, Binding, Outcome, Problem } from '@gemba/scheduling/problem';
import { hashOf } from '../planning/plan/inputs.js';
import type { Planned, Scope, ScheduleInputs } from './inputs/inputs.js';
import { operationId } from './inputs/inputs.js';
import { instantsOf, kindOf, nameOf, resourcesOf } from './inputs/resources.js';
import { UNKNOWN_FAMILY } from './inputs/setups.js';
import { instantAt, minuteUp } from './inputs/windows.js';
import type { Setup } from './setups.js';
import { setupsOf } from './setups.js';

const MINUTE_SECONDS = 60;

const lasting = (minutes: number): string => durationOf(minutes * MINUTE_SECONDS);

/** Which of them are of a kind, in the words of the company. */
const those = (kind: ScheduleResourceKind, resources: readonly string[]): string[] =>
  resources.filter((each) => kindOf(each) === kind).map(nameOf);

type Found = {
  /** Whether an operation is fixed. */
  readonly problem: ReadonlyMap<string, boolean>;
  readonly setups: ReadonlyMap<string, Setup>;
  readonly scope: Scope;
};

const setupAt = (from: string, { from: before, to, start, minutes }: Setup): ScheduledSetup => ({
  ...(before === UNKNOWN_FAMILY ? {} : { from: before }),
  ...{ to, start: instantAt(from, start), lasts: lasting(minutes) },
});

const scheduled = (
  { operation: id, resources, start, end }: Assignment,
  { order, item, due, row }: Planned,
  { problem, scope, setups }: Found,
): ScheduledOperation => {
  const begins = instantAt(scope.from, start);
  const tools = those('tool', resources);
  const setup = row.status === 'running' ? undefined : setups.get(id);
  return {
    ...{ order, operation: row.sequence, item, due, skill: row.skill },
    workUnit: those('machine', resources)[0] ?? '',
    people: those('person', resources),
    ...(tools.length > 0 ? { tools } : {}),
    ...{ start: begins, end: instantAt(scope.from, end), date: businessDate(begins, scope.clock) },
    ...(setup ? { setup: setupAt(scope.from, setup) } : {}),
    ...(problem.get(id) === true ? { fixed: true } : {}),
  };
};

/** A job is released when its material is there. */
const bindingOf = ({ kind, ref }: Binding, order: string, { waitsFor }: ScheduleInputs): ScheduleBinding => {
  if (kind === 'setup') return { kind, ref: nameOf(ref) };
  if (kind === 'resource' || kind === 'calendar')
    return { kind: kind === 'calendar' ? kind : kindOf(ref), ref: nameOf(ref) };
  return kind === 'release' ? { kind: 'material', ref: waitsFor[order] ?? order } : { kind, ref };
};

const HORIZON = 'horizon';

/** The solver names what it waits for by its id alone. */
const unplacedBy = (binding: string, until: string): ScheduleBinding => {
  if (SCHEDULE_RESOURCES.some((kind) => binding.startsWith(`${kind}/`)))
    return { kind: kindOf(binding), ref: nameOf(binding) };
  return binding === HORIZON ? { kind: 'horizon', ref: until } : { kind: 'predecessor', ref: binding };
};

const unplacedIn = ({ solution }: Outcome, inputs: ScheduleInputs, until: string): UnplacedOperation[] => [
  ...solution.unplaced.flatMap(({ operation, binding }) => {
    const { order, row, item } = inputs.planned[operation] ?? {};
    if (order === undefined || row === undefined || item === undefined) return [];
    return [{ order, operation: row.sequence, item, binding: unplacedBy(binding, until) }];
  }),
  ...inputs.impossible,
];

const lateIn = (
  { solution }: Outcome,
  operations: readonly ScheduledOperation[],
  { inputs, unplaced }: { readonly inputs: ScheduleInputs; readonly unplaced: ReadonlySet<string> },
): LateOrder[] => {
  const byOrder = Map.groupBy(operations, ({ order }) => order);
  return solution.late.flatMap(({ job: order, tardiness, binding }) => {
    const of = byOrder.get(order)?.toSorted((a, b) => (a.end < b.end ? -1 : 1));
    const last = of?.at(-1);
    if (!last || unplaced.has(order)) return [];
    const { item, due } = last;
    const why = bindingOf(binding, order, inputs);
    return [{ order, item, due, end: last.end, tardiness: lasting(tardiness), binding: why }];
  });
};

type Moves = Map<string, { before: string; after: string }>;

const differs = (operation: ScheduledOperation, { before, row }: Planned): boolean =>
  before !== null &&
  (before.start !== operation.start ||
    before.end !== operation.end ||
    row.workUnit !== operation.workUnit ||
    row.people.join() !== operation.people.join() ||
    (row.tools ?? []).join() !== (operation.tools ?? []).join());

const comparisonOf = (
  operations: readonly ScheduledOperation[],
  { planned }: ScheduleInputs,
  from: string,
): ScheduleComparison => {
  const ends: Moves = new Map();
  const fresh = new Set<string>();
  let moved = 0;
  let added = 0;
  for (const each of operations) {
    const of = planned[operationId(each.order, each.operation)];
    if (!of || of.row.status === 'running') continue;
    if (of.before === null) {
      added += 1;
      fresh.add(each.order);
      continue;
    }
    if (differs(each, of)) moved += 1;
    const { before = '', after = '' } = ends.get(each.order) ?? {};
    const later = (a: string, b: string): string => (a > b ? a : b);
    ends.set(each.order, { before: later(before, of.before.end), after: later(after, each.end) });
  }
  const span = { from, length: 0, clock: { zone: 'UTC', dayStart: '00:00' } };
  const shifts = [...ends]
    .filter(([order]) => !fresh.has(order))
    .map(([order, { before, after }]) => ({ order, by: minuteUp(span, after) - minuteUp(span, before) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1));
  const by = (sign: 1 | -1) =>
    shifts
      .filter(({ by: minutes }) => minutes * sign > 0)
      .map(({ order, by: minutes }) => ({ order, by: lasting(minutes * sign) }));
  return { earlier: by(-1), later: by(1), moved, added };
};

/** All that a proposal says beside its number. */
export const foundOf = (
  outcome: Outcome,
  inputs: ScheduleInputs,
  { scope, stopped }: { readonly scope: Scope; readonly stopped: boolean },
): Omit<ScheduleFound, 'number'> => {
  const { solution, solver, proven } = outcome;
  const problem = new Map(inputs.problem.operations.map(({ id, fixed }) => [id, fixed !== undefined]));
  const setups = setupsOf(inputs.problem, solution.assignments);
  const operations = solution.assignments
    .flatMap((each) => {
      const of = inputs.planned[each.operation];
      return of ? [scheduled(each, of, { problem, scope, setups })] : [];
    })
    .toSorted((a, b) => (`${a.start} ${a.order}` < `${b.start} ${b.order}` ? -1 : 1));
  const unplaced = unplacedIn(outcome, inputs, scope.until);
  const withGaps = new Set(unplaced.map(({ order }) => order));
  const { site, from, until, frozenUntil, effort, expedite } = scope;
  return {
    ...{ site, from, until, frozenUntil, effort, expedite, solver, proven, stopped },
    ...{ inputsHash: inputs.hash, resultHash: hashOf(operations, unplaced) },
    objective: {
      weightedTardiness: String(solution.weightedTardiness),
      makespan: lasting(solution.makespan),
    },
    ...{ operations, unplaced, late: lateIn(outcome, operations, { inputs, unplaced: withGaps }) },
    resources: inputs.problem.resources.map(({ id, windows }) => ({
      kind: kindOf(id),
      id: nameOf(id),
      windows: instantsOf(from, windows),
    })),
    comparison: comparisonOf(operations, inputs, from),
  };
};

/**
 * What keeps a proposal from being done, as everything is now; null where nothing does. What runs or is done
 * by now is left out: nobody moves it any more.
 */
export const flawIn = (
  operations: readonly ScheduledOperation[],
  { problem: asked, planned }: ScheduleInputs,
  from: string,
): string | null => {
  const span = { from, length: 0, clock: { zone: 'UTC', dayStart: '00:00' } };
  const isWaiting = (id: string): boolean => planned[id]?.row.status === 'waiting';
  const open = asked.operations.filter(({ id }) => isWaiting(id));
  const known = new Set(open.map(({ id }) => id));
  const problem: Problem = {
    ...asked,
    operations: open.map(({ fixed: _, ...each }) => ({
      ...each,
      after: each.after.filter(({ operation }) => known.has(operation)),
    })),
  };
  const assignments = operations
    .map(({ order, operation, start, end, ...used }) => ({
      operation: operationId(order, operation),
      resources: resourcesOf(used),
      ...{ start: minuteUp(span, start), end: minuteUp(span, end) },
    }))
    .filter(({ operation }) => known.has(operation));
  const lost = operations
    .map(({ order, operation }) => operationId(order, operation))
    .find((id) => isWaiting(id) && !known.has(id));
  if (lost !== undefined) return `nothing and nobody can do ${lost} now`;
  const placed = new Set(assignments.map(({ operation }) => operation));
  const unplaced = [...known]
    .filter((id) => !placed.has(id))
    .map((operation) => ({ operation, binding: '' }));
  const solution = { assignments, unplaced, weightedTardiness: 0, makespan: 0, late: [] };
  const flaw = flawsOf(problem, solution).find(({ of }) => known.has(of));
  return flaw ? `${flaw.of} ${flaw.flaw}` : null;
};
