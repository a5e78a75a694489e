/** Names for each late job what it waited for longest. */
import type { Binding, Late } from '../problem.js';
import { at, finish, firstWork } from './calendar.js';
import type { Indexed } from './indexed.js';
import { BOUND, setupBetween, type Plan, type Timetable } from './timetable.js';

type Timed = { readonly timetable: Timetable; readonly plan: Plan; readonly ends: Int32Array };
type Delay = { readonly binding: Binding; readonly minutes: number };

/** Minutes of the longest way through the operations of each job, if nothing ever made them wait. */
const longestOf = (indexed: Indexed): Int32Array => {
  const reached = new Int32Array(indexed.duration.length);
  const longest = new Int32Array(indexed.due.length);
  for (const operation of indexed.sorted) {
    const job = at(indexed.job, operation);
    let from = 0;
    indexed.before[operation]?.forEach((earlier, i) => {
      const lag = at(indexed.lags[operation] ?? reached, i);
      if (at(indexed.job, earlier) === job) from = Math.max(from, at(reached, earlier) + lag);
    });
    reached[operation] = from + at(indexed.duration, operation);
    longest[job] = Math.max(at(longest, job), at(reached, operation));
  }
  return longest;
};

/** When its release and those before it leave an operation free, and the one of them that it waited for. */
const readyOf = (indexed: Indexed, end: Int32Array, operation: number): [minute: number, behind: number] => {
  let minute = at(indexed.release, operation);
  let behind = -1;
  indexed.before[operation]?.forEach((earlier, i) => {
    const until = at(end, earlier) + at(indexed.lags[operation] ?? end, i);
    if (until > minute) [minute, behind] = [until, earlier];
  });
  return [minute, behind];
};

const chosenFor = (indexed: Indexed, { choice }: Plan, operation: number): readonly number[] => [
  ...(indexed.choices[operation]?.[at(choice, operation)]?.resources ?? []),
];

/**
 * The resource for which it waited: the one that the operation behind which it begins had too, or the first
 * that is set up.
 */
const heldBy = (indexed: Indexed, { timetable, plan }: Timed, operation: number): number => {
  const mine = chosenFor(indexed, plan, operation);
  const theirs =
    at(timetable.bound, operation) === BOUND.resource
      ? chosenFor(indexed, plan, at(timetable.behind, operation))
      : [];
  const isMeant = (each: number): boolean =>
    theirs.length > 0 ? theirs.includes(each) : indexed.setups[each] !== undefined;
  return mine.find(isMeant) ?? mine[0] ?? -1;
};

/** How long its resource was changed over, behind the end of what it had before. */
const setupIn = (indexed: Indexed, { end, bound, behind }: Timetable, of: Waiting): number => {
  const { operation, ready, resource } = of;
  const calendar = indexed.calendars[resource];
  if (at(bound, operation) !== BOUND.resource || !calendar) return 0;
  const holder = at(behind, operation);
  const from = holder < 0 ? at(indexed.firstFamily, resource) : at(indexed.family, holder);
  const minutes = setupBetween(indexed, resource, [from, at(indexed.family, operation)]);
  const free = Math.max(ready, holder < 0 ? 0 : at(end, holder));
  return minutes === 0 ? 0 : finish(calendar, free, minutes) - free;
};

type Waiting = { readonly operation: number; readonly ready: number; readonly resource: number };

/** What made this operation wait, or rest in the middle. */
const delaysOf = (indexed: Indexed, timed: Timed, operation: number): Delay[] => {
  const { start, end } = timed.timetable;
  const [ready] = readyOf(indexed, end, operation);
  const calendar = indexed.choices[operation]?.[at(timed.plan.choice, operation)]?.calendar;
  const waited = Math.max(0, at(start, operation) - ready);
  const rested = calendar ? Math.min(waited, firstWork(calendar, ready) - ready) : 0;
  const interrupted = at(end, operation) - at(start, operation) - at(indexed.duration, operation);
  const [first = -1] = chosenFor(indexed, timed.plan, operation);
  const nameOf = (resource: number): string => indexed.problem.resources[resource]?.id ?? '';
  const resource = heldBy(indexed, timed, operation);
  const held = waited - rested;
  const setup = Math.min(held, setupIn(indexed, timed.timetable, { operation, ready, resource }));
  return [
    { binding: { kind: 'calendar', ref: nameOf(first) }, minutes: rested + interrupted },
    { binding: { kind: 'setup', ref: nameOf(resource) }, minutes: setup },
    { binding: { kind: 'resource', ref: nameOf(resource) }, minutes: held - setup },
  ];
};

/** Back from the last operation of a job along what each one waited for. */
const waysBack = (indexed: Indexed, timed: Timed, last: number): Delay[] => {
  const job = at(indexed.job, last);
  const delays: Delay[] = [];
  for (let here = last; here >= 0;) {
    delays.push(...delaysOf(indexed, timed, here));
    const [ready, behind] = readyOf(indexed, timed.timetable.end, here);
    if (behind >= 0 && at(indexed.job, behind) !== job) {
      const ref = indexed.problem.operations[behind]?.id ?? '';
      const minutes = ready - at(indexed.release, here);
      return [...delays, { binding: { kind: 'predecessor', ref }, minutes }];
    }
    here = behind;
  }
  return delays;
};

const largest = (delays: readonly Delay[], otherwise: Binding): Binding => {
  const sums = new Map<string, Delay>();
  for (const { binding, minutes } of delays) {
    const key = `${binding.kind} ${binding.ref}`;
    sums.set(key, { binding, minutes: minutes + (sums.get(key)?.minutes ?? 0) });
  }
  const [first] = [...sums.values()].sort((a, b) => b.minutes - a.minutes);
  return first && first.minutes > 0 ? first.binding : otherwise;
};

const lastOf = (indexed: Indexed, { end }: Timetable, job: number): number => {
  let last = -1;
  indexed.job.forEach((each, operation) => {
    if (each === job && (last < 0 || at(end, operation) >= at(end, last))) last = operation;
  });
  return last;
};

/** `ends` is when each job counts as done. */
export const lateOf = (indexed: Indexed, timed: Timed): Late[] => {
  const longest = longestOf(indexed);
  return indexed.problem.jobs.flatMap(({ id, release, due }, job): Late[] => {
    const tardiness = at(timed.ends, job) - due;
    if (tardiness <= 0) return [];
    const duration = { kind: 'duration', ref: id } as const;
    if (at(longest, job) > due) return [{ job: id, tardiness, binding: duration }];
    if (release + at(longest, job) > due)
      return [{ job: id, tardiness, binding: { kind: 'release', ref: id } }];
    const last = lastOf(indexed, timed.timetable, job);
    return [{ job: id, tardiness, binding: largest(waysBack(indexed, timed, last), duration) }];
  });
};
