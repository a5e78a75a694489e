/** What lies where it is: what runs already, and what the schedule in force begins soon. */
import type { ScheduleTerms } from '@gemba/contracts/events/production/scheduling';
import type { Job, Operation, Resource, Window } from '@gemba/scheduling/problem';
import type { OperationRow } from '../tables/orders.js';
import { machineId, personId } from './resources.js';
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
export const runningAt = ({ workUnit, people }: OperationRow, there: There): Fixed | null => {
  const machine = machineId(workUnit);
  if (windowsOf(there, [machine]).length === 0) return null;
  const crew = [machine, ...people.map(personId)];
  const resources = windowsOf(there, crew).length > 0 ? crew : [machine];
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

type Placed = { readonly end: number; readonly resources: readonly string[]; readonly start: number };

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
    if (clashes && !operation.fixed) return null;
    const place = { start, end, resources };
    this.placed.set(operation.id, place);
    return place;
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
    const resources = [machineId(row.workUnit), ...row.people.map(personId)];
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
