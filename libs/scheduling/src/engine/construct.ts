/**
 * Serial schedule generation by dispatching rules: of all operations that could begin before the
 * first of them
 * would be done, the most urgent one is placed next (after B. Giffler, G. L. Thompson, Algorithms for solving
 * production-scheduling problems, Operations Research 8, 1960).
 */
import { at } from './calendar.js';
import type { Choice, Indexed } from './indexed.js';
import { empty, lookAt, take, time, timetableOf, type Plan, type Timetable } from './timetable.js';
import { compared, valueOf, type Value } from './value.js';

/** Smaller is more urgent. `start` and `end` are what the operation would have now. */
type Rule = (indexed: Indexed, operation: number, place: { start: number; end: number }) => number;

const weightOf = ({ weight, job }: Indexed, operation: number): number => weight[at(job, operation)] ?? 0;
const dueOf = ({ due, job }: Indexed, operation: number): number => at(due, at(job, operation));

/** How many mean durations ahead the apparent tardiness cost looks. */
const LOOK_AHEAD = 3;

const meanOf = (numbers: Int32Array): number =>
  Math.max(1, numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length));

/**
 * Apparent tardiness cost (A. P. J. Vepsalainen, T. E. Morton, Priority rules for job shops with weighted
 * tardiness costs, Management Science 33, 1987), on the slack that remains to the whole tail.
 */
const apparentCost: Rule = (indexed, operation, { start }) => {
  const work = Math.max(1, at(indexed.duration, operation));
  const slack = Math.max(0, dueOf(indexed, operation) - start - at(indexed.tail, operation));
  const mean = meanOf(indexed.duration);
  return (-weightOf(indexed, operation) / work) * Math.exp(-slack / (LOOK_AHEAD * mean));
};

const RULES: readonly Rule[] = [
  // The longest way to the end of its job.
  (indexed, operation) => -at(indexed.tail, operation),
  // The earliest due date that is left for the operation itself.
  (indexed, operation) => dueOf(indexed, operation) - at(indexed.tail, operation),
  // The weighted earliest due date.
  (indexed, operation) => dueOf(indexed, operation) / Math.max(0.001, weightOf(indexed, operation)),
  apparentCost,
  // Whoever is done first.
  (_, __, { end }) => end,
];

type Candidate = { readonly operation: number; choice: number; start: number; end: number };

/** The choice by which it is done first. */
const bestPlace = (indexed: Indexed, timetable: Timetable, candidate: Candidate): void => {
  const { look } = timetable;
  candidate.end = Infinity;
  indexed.choices[candidate.operation]?.forEach((choice, number) => {
    lookAt(indexed, timetable, candidate.operation, choice);
    if (look.end >= candidate.end) return;
    Object.assign(candidate, { choice: number, start: look.start, end: look.end });
  });
};

const mostUrgent = (indexed: Indexed, rule: Rule, open: ReadonlySet<Candidate>): Candidate | undefined => {
  let first = Infinity;
  for (const { end } of open) first = Math.min(first, end);
  let chosen: Candidate | undefined;
  let urgency = Infinity;
  for (const candidate of open) {
    if (candidate.start >= first && candidate.end > first) continue;
    const its = rule(indexed, candidate.operation, candidate);
    if (chosen && (its > urgency || (its === urgency && candidate.operation > chosen.operation))) continue;
    chosen = candidate;
    urgency = its;
  }
  return chosen;
};

/** Which operations may take each resource. */
const usersOf = ({ choices, free, calendars }: Indexed): readonly ReadonlySet<number>[] => {
  const users = calendars.map(() => new Set<number>());
  for (const operation of free)
    for (const { resources } of choices[operation] ?? [])
      for (const resource of resources) users[resource]?.add(operation);
  return users;
};

/** How many of those before it are not yet placed, by operation. */
const waitingOf = ({ before, fixedEnd }: Indexed): Int32Array =>
  Int32Array.from(before, (all) => all.reduce((sum, each) => sum + (at(fixedEnd, each) < 0 ? 1 : 0), 0));

/** Those that could be placed next. */
type Open = {
  readonly candidates: ReadonlySet<Candidate>;
  /**
   * Takes one out that was placed, lets in what waited for it, and looks again at who wanted its
   * resources.
   */
  readonly placed: (candidate: Candidate, choice: Choice) => void;
};

const openOf = (indexed: Indexed, timetable: Timetable): Open => {
  const users = usersOf(indexed);
  const waiting = waitingOf(indexed);
  const planned = new Set(indexed.free);
  const candidates = new Set<Candidate>();
  const admit = (operation: number): void => {
    if (at(waiting, operation) > 0 || !planned.has(operation)) return;
    const candidate = { operation, choice: 0, start: 0, end: 0 };
    bestPlace(indexed, timetable, candidate);
    candidates.add(candidate);
  };
  indexed.free.forEach(admit);
  const placed: Open['placed'] = (candidate, { resources }) => {
    candidates.delete(candidate);
    const isStale = (operation: number): boolean =>
      resources.some((resource) => users[resource]?.has(operation) === true);
    for (const each of candidates) if (isStale(each.operation)) bestPlace(indexed, timetable, each);
    indexed.behind[candidate.operation]?.forEach((behind) => {
      waiting[behind] = at(waiting, behind) - 1;
      admit(behind);
    });
  };
  return { candidates, placed };
};

const byRule = (indexed: Indexed, rule: Rule, timetable: Timetable): Plan => {
  empty(indexed, timetable);
  const { free, choices } = indexed;
  const { candidates, placed } = openOf(indexed, timetable);
  const plan = { order: new Int32Array(free.length), choice: new Int32Array(indexed.duration.length) };
  for (let i = 0; i < free.length; i += 1) {
    const next = mostUrgent(indexed, rule, candidates);
    const choice = next && choices[next.operation]?.[next.choice];
    if (!choice) throw new Error('An operation that can be placed was left over.');
    plan.order[i] = next.operation;
    plan.choice[next.operation] = next.choice;
    lookAt(indexed, timetable, next.operation, choice);
    take(indexed, timetable, next.operation, choice);
    placed(next, choice);
  }
  return plan;
};

export type Found = { readonly plan: Plan; readonly value: Value };

/** The best plan of all rules. */
export const construct = (indexed: Indexed): Found => {
  const timetable = timetableOf(indexed);
  const all = RULES.map((rule): Found => {
    const plan = byRule(indexed, rule, timetable);
    time(indexed, plan, timetable);
    return { plan, value: valueOf(indexed, timetable) };
  });
  return all.reduce((best, each) => (compared(each.value, best.value) < 0 ? each : best));
};
