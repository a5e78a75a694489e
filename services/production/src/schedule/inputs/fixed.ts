/** What lies where it is: what runs already, and what the schedule in force begins soon. */
import type { ScheduleTerms } from '@gemba/contracts/events/production/scheduling';
import type { Job, Operation, Resource, Window } from '@gemba/scheduling/problem';
import type { OperationRow } from '../tables/orders.js';
import { machineId, personId, resourcesOf, toolId } from './resources.js';
import { UNKNOWN_FAMILY } from './setups.js';
import type { Span } from './windows.js';
import { common, endOf, minuteUp, workBetween } from './windows.js';

type There = { readonly resources: ReadonlyMap<string, Resource>; readonly span: Span };

export type Fixed = { readonly start: number; readonly resources: readonly string[] };

const windowsOf = ({ resources }: There, ids: readonly string[]): readonly Window[] =>
  ids
    .map((id) => resources.get(id)?.windows ?? [])
    .reduce<readonly Window[] | null>((all, each) => (all === null ? each : common(all, each)), null) ?? [];

/**
 * Goes on as soon as its machine and its people work; whoever does not come back in time is left out. Null
 * where the machine does not run any more.
 */
export const runningAt = ({ workUnit, people, tools = [] }: OperationRow, there: There): Fixed | null => {
  const machine = machineId(workUnit);
  if (windowsOf(there, [machine]).length === 0) return null;
  const held = [machine, ...tools.map(toolId).filter((id) => windowsOf(there, [id]).length > 0)];
  const crew = [machine, ...people.map(personId), ...held.slice(1)];
  const resources = windowsOf(there, crew).length > 0 ? crew : held;
  return { start: windowsOf(there, resources)[0]?.[0] ?? 0, resources };
};

type Of = {
  readonly planned: Readonly<
    Record<string, { readonly row: OperationRow; readonly before: { readonly start: string } | null }>
  >;
  readonly jobs: readonly Job[];
  readonly means: There;
  readonly scope: Pick<ScheduleTerms, 'from' | 'frozenUntil'>;
};

type Placed = {
  readonly family: string | undefined;
  readonly end: number;
  readonly resources: readonly string[];
  readonly start: number;
};

/** Whether the change-over to a turn fits between it and the one before it. */
const isChangedOver = (resource: Resource, turns: readonly Placed[], index: number): boolean => {
  const turn = turns[index];
  if (!turn) return true;
  const before = turns.slice(0, index);
  const families = [resource.family, ...before.map(({ family }) => family)];
  const from = families.findLast((family) => family !== undefined) ?? UNKNOWN_FAMILY;
  const minutes = turn.family === undefined ? 0 : (resource.setups?.[from]?.[turn.family] ?? 0);
  return workBetween(resource.windows, [before.at(-1)?.end ?? 0, turn.start]) >= minutes;
};

/** Places that are taken, so that nothing is fixed on top of something else. */
class Taken {
  private readonly placed = new Map<string, Placed>();

  constructor(private readonly means: There) {}

  add(operation: Operation, start: number, resources: readonly string[]): Placed | null {
    const minutes = operation.duration;
    const windows = windowsOf(this.means, resources);
    const end = endOf(windows, { from: start, minutes });
    if (end === null || workBetween(windows, [start, start + 1]) === 0) return null;
    const clashes = [...this.placed.values()].some(
      (other) =>
        other.start < end && start < other.end && other.resources.some((each) => resources.includes(each)),
    );
    const place = { start, end, resources, family: operation.family };
    if (!operation.fixed && (clashes || !this.isSetUp(place))) return null;
    this.placed.set(operation.id, place);
    return place;
  }

  /** Whether the change-overs from what comes before on its resources, and to what comes after, fit. */
  private isSetUp(place: Placed): boolean {
    return place.resources.every((id) => {
      const turns = [...this.placed.values(), place]
        .filter(({ resources }) => resources.includes(id))
        .toSorted((a, b) => a.start - b.start);
      const resource = this.means.resources.get(id);
      const index = turns.indexOf(place);
      return !resource || [index, index + 1].every((turn) => isChangedOver(resource, turns, turn));
    });
  }

  isAfterAll(operation: Operation, start: number): boolean {
    return operation.after.every(({ operation: id, lag }) => {
      const before = this.placed.get(id);
      return before !== undefined && before.end + lag <= start;
    });
  }
}

/** What the schedule in force begins in the frozen zone keeps its place where that still goes. */
export const frozenIn = (
  operations: readonly Operation[],
  { planned, jobs, means, scope: { from, frozenUntil } }: Of,
): readonly Operation[] => {
  const taken = new Taken(means);
  for (const each of operations) if (each.fixed) taken.add(each, each.fixed.start, each.fixed.resources);
  const release = new Map(jobs.map((job) => [job.id, job.release]));
  const known = new Set(operations.map(({ id }) => id));
  const isSoon = (start: string): boolean => start >= from && start < frozenUntil;
  const candidates = operations
    .flatMap((operation) => {
      const { row, before } = planned[operation.id] ?? {};
      if (operation.fixed || !row || !before || !isSoon(before.start)) return [];
      return [{ operation, row, start: minuteUp(means.span, before.start) }];
    })
    .toSorted((a, b) => a.start - b.start);
  const kept = new Map<string, Operation>();
  for (const { operation, row, start } of candidates) {
    const resources = resourcesOf(row);
    const isAllowed =
      resources.length === operation.takes.length &&
      operation.takes.every((list, index) => list.includes(resources[index] ?? ''));
    const after = operation.after.filter(({ operation: id }) => known.has(id));
    const fits =
      isAllowed &&
      start >= (release.get(operation.job) ?? 0) &&
      taken.isAfterAll({ ...operation, after }, start);
    if (fits && taken.add(operation, start, resources))
      kept.set(operation.id, { ...operation, fixed: { start, resources } });
  }
  return operations.map((each) => kept.get(each.id) ?? each);
};
