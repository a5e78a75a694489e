/** A problem with numbers instead of names, as the search needs it. */
import type { Operation, Problem, Resource, Window } from '../problem.js';
import { at, calendarOf, commonWindows, finish, type Calendar } from './calendar.js';

/** One way to staff an operation: a resource of each list, and the time in which all of them work. */
export type Choice = { readonly resources: Int32Array; readonly calendar: Calendar };

/** Operations, jobs and resources are numbered as they stand in the problem. */
export type Indexed = {
  readonly problem: Problem;
  readonly horizon: number;
  readonly duration: Int32Array;
  readonly job: Int32Array;
  readonly release: Int32Array;
  readonly due: Int32Array;
  readonly weight: readonly number[];
  readonly before: readonly Int32Array[];
  /** Minutes between the end of the operation before and this one, beside `before`. */
  readonly lags: readonly Int32Array[];
  readonly behind: readonly Int32Array[];
  readonly choices: readonly (readonly Choice[])[];
  /** Whether `choices` has all that there are. */
  readonly isWhole: boolean;
  readonly calendars: readonly Calendar[];
  /** −1 where there is none. */
  readonly family: Int32Array;
  readonly families: number;
  /** Minutes by resource: from family × families + to family; undefined where a resource needs no set-up. */
  readonly setups: readonly (Int32Array | undefined)[];
  readonly firstFamily: Int32Array;
  /** The end of what is fixed, −1 for all others. */
  readonly fixedEnd: Int32Array;
  /** What is fixed, by resource, by its start. */
  readonly fixedOn: readonly Int32Array[];
  /** All operations, each behind all that it waits for. */
  readonly sorted: Int32Array;
  /** Those of them that can be planned. */
  readonly free: Int32Array;
  /** Minutes of work and queue time from the start of each operation to the end of the last one behind it. */
  readonly tail: Int32Array;
};

/** More ways to staff one operation are not looked at. */
const MOST_CHOICES = 400;

type Names = {
  readonly operations: ReadonlyMap<string, number>;
  readonly jobs: ReadonlyMap<string, number>;
  readonly resources: ReadonlyMap<string, number>;
  readonly families: ReadonlyMap<string, number>;
};

const numbered = (names: Iterable<string>, what: string): Map<string, number> => {
  const found = new Map<string, number>();
  for (const name of names) {
    if (found.has(name)) throw new RangeError(`There are two ${what} with the id ${name}.`);
    found.set(name, found.size);
  }
  return found;
};

const numberOf = (names: ReadonlyMap<string, number>, name: string, asker: string): number => {
  const found = names.get(name);
  if (found === undefined) throw new RangeError(`${asker} names ${name}, which is not there.`);
  return found;
};

const namesOf = ({ operations, jobs, resources }: Problem): Names => {
  const setups = resources.flatMap((it) => Object.entries(it.setups ?? {}));
  const families = new Set([
    ...operations.flatMap(({ family }) => family ?? []),
    ...resources.flatMap(({ family }) => family ?? []),
    ...setups.flatMap(([from, to]) => [from, ...Object.keys(to)]),
  ]);
  return {
    operations: numbered(
      operations.map(({ id }) => id),
      'operations',
    ),
    jobs: numbered(
      jobs.map(({ id }) => id),
      'jobs',
    ),
    resources: numbered(
      resources.map(({ id }) => id),
      'resources',
    ),
    families: numbered(families, 'families'),
  };
};

const setupsOf = ({ setups }: Resource, { families }: Names): Int32Array | undefined => {
  if (!setups) return undefined;
  const minutes = new Int32Array(families.size ** 2);
  for (const [from, row] of Object.entries(setups))
    for (const [to, each] of Object.entries(row))
      minutes[(families.get(from) ?? 0) * families.size + (families.get(to) ?? 0)] = each;
  return minutes;
};

/**
 * All ways to take one resource of each list and none twice, beginning with another one for each
 * operation.
 */
const waysOf = (lists: readonly (readonly number[])[], turn: number): number[][] => {
  const found: number[][] = [];
  const taken: number[] = [];
  const deeper = (): void => {
    const list = lists[taken.length];
    if (!list) {
      found.push([...taken]);
      return;
    }
    for (let i = 0; i < list.length && found.length < MOST_CHOICES; i += 1) {
      const resource = list[(i + turn) % list.length] ?? 0;
      if (taken.includes(resource)) continue;
      taken.push(resource);
      deeper();
      taken.pop();
    }
  };
  deeper();
  return found;
};

/** Calendars are made once for all who share the same windows. */
const calendarsFor = ({ resources, horizon }: Problem): ((which: readonly number[]) => Calendar) => {
  const made = new Map<string, Calendar>();
  const groups = new Map<string, number>();
  const groupOf = resources.map(({ windows }) => {
    const text = windows.join(';');
    if (!groups.has(text)) groups.set(text, groups.size);
    return groups.get(text) ?? 0;
  });
  return (which) => {
    const key = [...new Set(which.map((it) => groupOf[it]))].sort().join();
    const known = made.get(key);
    if (known) return known;
    const windows = which.map((it) => resources[it]?.windows ?? []);
    const shared = windows.reduce<readonly Window[]>(commonWindows, windows[0] ?? [[0, horizon]]);
    const calendar = calendarOf(shared, horizon);
    made.set(key, calendar);
    return calendar;
  };
};

/** Every operation behind all that it waits for. @throws RangeError where some wait for each other. */
const sortedOf = (before: readonly Int32Array[], behind: readonly Int32Array[]): Int32Array => {
  const open = Int32Array.from(before, ({ length }) => length);
  const sorted = new Int32Array(before.length);
  let filled = 0;
  for (let i = 0; i < before.length; i += 1) if (at(open, i) === 0) sorted[filled++] = i;
  for (let i = 0; i < filled; i += 1) {
    for (const next of behind[at(sorted, i)] ?? []) {
      open[next] = at(open, next) - 1;
      if (at(open, next) === 0) sorted[filled++] = next;
    }
  }
  if (filled < before.length) throw new RangeError('Some operations wait for each other in a circle.');
  return sorted;
};

const behindOf = (before: readonly Int32Array[]): Int32Array[] => {
  const behind = before.map((): number[] => []);
  before.forEach((all, operation) => all.forEach((each) => behind[each]?.push(operation)));
  return behind.map((each) => Int32Array.from(each));
};

const tailsOf = (duration: Int32Array, sorted: Int32Array, links: Links): Int32Array => {
  const tail = Int32Array.from(duration);
  for (const operation of sorted.toReversed()) {
    links.before[operation]?.forEach((earlier, i) => {
      const lag = at(links.lags[operation] ?? sorted, i);
      tail[earlier] = Math.max(at(tail, earlier), at(duration, earlier) + lag + at(tail, operation));
    });
  }
  return tail;
};

type Links = Pick<Indexed, 'before' | 'lags' | 'behind'>;

const linksOf = (operations: readonly Operation[], names: Names): Links => {
  const before = operations.map(({ id, after }) =>
    Int32Array.from(after, ({ operation }) => numberOf(names.operations, operation, id)),
  );
  const lags = operations.map(({ after }) => Int32Array.from(after, ({ lag }) => lag));
  return { before, lags, behind: behindOf(before) };
};

type Staffing = Pick<Indexed, 'choices' | 'calendars' | 'fixedEnd' | 'fixedOn'>;

/**
 * What is fixed has one way to be staffed: as it is. An unknown resource of a list is not there to be
 * taken.
 */
const staffingOf = (problem: Problem, names: Names): Staffing => {
  const { operations, resources } = problem;
  const calendarFor = calendarsFor(problem);
  const choices = operations.map(({ id, takes, fixed }, turn) => {
    const ways = fixed
      ? [fixed.resources.map((name) => numberOf(names.resources, name, id))]
      : waysOf(
          takes.map((list) => list.flatMap((name) => names.resources.get(name) ?? [])),
          turn,
        );
    return ways.map((way) => ({ resources: Int32Array.from(way), calendar: calendarFor(way) }));
  });
  const endOf = ({ fixed, duration }: Operation, calendar: Calendar | undefined): number =>
    fixed && calendar ? (duration === 0 ? fixed.start : finish(calendar, fixed.start, duration)) : -1;
  const fixedEnd = Int32Array.from(operations, (it, i) => endOf(it, choices[i]?.[0]?.calendar));
  const startOf = (operation: number): number => operations[operation]?.fixed?.start ?? 0;
  const fixedOn = resources.map((_, resource) => {
    const here = operations.flatMap(({ fixed }, i) =>
      fixed && choices[i]?.[0]?.resources.includes(resource) ? [i] : [],
    );
    return Int32Array.from(here.sort((a, b) => startOf(a) - startOf(b)));
  });
  return { choices, calendars: resources.map((_, i) => calendarFor([i])), fixedEnd, fixedOn };
};

/** What has a way to be staffed and waits for nothing that has none. */
const freeOf = (sorted: Int32Array, { before }: Links, { choices, fixedEnd }: Staffing): Int32Array => {
  const never = new Set<number>();
  for (const operation of sorted) {
    if (at(fixedEnd, operation) >= 0) continue;
    const isHeld = before[operation]?.some((earlier) => never.has(earlier));
    if (isHeld || choices[operation]?.length === 0) never.add(operation);
  }
  return sorted.filter((operation) => at(fixedEnd, operation) < 0 && !never.has(operation));
};

/** @throws RangeError on an id that is used twice or leads nowhere, and on operations in a circle. */
export const indexedOf = (problem: Problem): Indexed => {
  const { operations, jobs, resources } = problem;
  const names = namesOf(problem);
  const familyOf = (name: string | undefined): number =>
    name === undefined ? -1 : (names.families.get(name) ?? -1);
  const links = linksOf(operations, names);
  const sorted = sortedOf(links.before, links.behind);
  const staffing = staffingOf(problem, names);
  const duration = Int32Array.from(operations, (it) => it.duration);
  const job = Int32Array.from(operations, (it) => numberOf(names.jobs, it.job, it.id));
  return {
    problem,
    horizon: problem.horizon,
    duration,
    job,
    release: job.map((each) => jobs[each]?.release ?? 0),
    due: Int32Array.from(jobs, ({ due }) => due),
    weight: jobs.map(({ weight }) => weight),
    ...links,
    ...staffing,
    family: Int32Array.from(operations, (it) => familyOf(it.family)),
    families: names.families.size,
    setups: resources.map((it) => setupsOf(it, names)),
    firstFamily: Int32Array.from(resources, (it) => familyOf(it.family)),
    sorted,
    isWhole: staffing.choices.every(({ length }) => length < MOST_CHOICES),
    free: freeOf(sorted, links, staffing),
    tail: tailsOf(duration, sorted, links),
  };
};
