/**
 * Whether a solution keeps to its problem: reads both by themselves, minute by minute where need be,
 * and shares
 * nothing with those who search.
 */
import type { Assignment, Operation, Problem, Resource, Solution, Window } from './problem.js';

/** What is wrong, and with which operation, resource or job. */
export type Flaw = { readonly of: string; readonly flaw: string };

type Ground = {
  readonly problem: Problem;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly placed: ReadonlyMap<string, Assignment>;
};

const byId = <Each extends { readonly id: string }>(all: readonly Each[]): ReadonlyMap<string, Each> =>
  new Map(all.map((each) => [each.id, each]));

/** Minutes from `from` until before `to` that lie in all of these calendars; without any, all of them. */
const workBetween = (calendars: readonly (readonly Window[])[], from: number, to: number): number => {
  const [first, ...others] = calendars;
  if (!first) return Math.max(0, to - from);
  return first
    .filter((window) => window[0] < to && window[1] > from)
    .reduce((sum, window) => {
      return sum + workBetween(others, Math.max(from, window[0]), Math.min(to, window[1]));
    }, 0);
};

const windowsOf = ({ resources }: Ground, names: readonly string[]): (readonly Window[])[] =>
  names.map((name) => resources.get(name)?.windows ?? []);

/** Every operation once: placed or unplaced. */
function* countFlaws({ problem, operations, placed }: Ground, solution: Solution): Iterable<Flaw> {
  const unplaced = new Set(solution.unplaced.map(({ operation }) => operation));
  if (placed.size < solution.assignments.length)
    yield { of: 'solution', flaw: 'an operation is placed twice' };
  if (unplaced.size < solution.unplaced.length)
    yield { of: 'solution', flaw: 'an operation is unplaced twice' };
  for (const id of [...placed.keys(), ...unplaced])
    if (!operations.has(id)) yield { of: id, flaw: 'is no operation of the problem' };
  for (const { id } of problem.operations)
    if (placed.has(id) === unplaced.has(id)) yield { of: id, flaw: 'is not either placed or unplaced' };
}

function* takenFlaws({ resources }: Ground, operation: Operation, chosen: Assignment): Iterable<Flaw> {
  const { id, takes, fixed } = operation;
  const names = chosen.resources;
  if (fixed) {
    if (names.join() !== fixed.resources.join() || chosen.start !== fixed.start)
      yield { of: id, flaw: 'is not where it is fixed' };
    return;
  }
  if (names.length !== takes.length) yield { of: id, flaw: 'does not take one resource of each list' };
  if (new Set(names).size < names.length) yield { of: id, flaw: 'takes a resource twice' };
  for (const [i, name] of names.entries())
    if (!takes[i]?.includes(name) || !resources.has(name))
      yield { of: id, flaw: `may not take ${name} as number ${i + 1}` };
}

function* timeFlaws(ground: Ground, operation: Operation, chosen: Assignment): Iterable<Flaw> {
  const { id, duration, fixed } = operation;
  const { start, end } = chosen;
  const windows = windowsOf(ground, chosen.resources);
  if (![start, end].every(Number.isInteger)) yield { of: id, flaw: 'has no whole minutes' };
  if (start < 0 || end > ground.problem.horizon) yield { of: id, flaw: 'leaves the horizon' };
  if (workBetween(windows, start, end) !== duration)
    yield { of: id, flaw: `works ${workBetween(windows, start, end)} minutes of ${duration}` };
  const last = duration === 0 ? end === start : workBetween(windows, end - 1, end) === 1;
  if (!last) yield { of: id, flaw: 'does not end with its work' };
  const begins = fixed !== undefined || start === ground.problem.horizon;
  if (!begins && workBetween(windows, start, start + 1) !== 1)
    yield { of: id, flaw: 'does not begin with work' };
}

function* orderFlaws(ground: Ground, operation: Operation, chosen: Assignment): Iterable<Flaw> {
  if (operation.fixed) return;
  const { id, job, after } = operation;
  const release = ground.problem.jobs.find((each) => each.id === job)?.release ?? 0;
  if (chosen.start < release) yield { of: id, flaw: 'begins before its job is released' };
  for (const { operation: earlier, lag } of after) {
    const before = ground.placed.get(earlier);
    if (!before) yield { of: id, flaw: `is placed, but ${earlier} before it is not` };
    else if (before.end + lag > chosen.start) yield { of: id, flaw: `begins too soon behind ${earlier}` };
  }
}

type Turn = { readonly operation: Operation; readonly start: number; readonly end: number };

/** Who has a resource, one behind the other; what is fixed and unplaced keeps it to the end. */
const turnsOn = ({ problem, placed }: Ground, resource: string): Turn[] =>
  problem.operations
    .flatMap((operation): Turn[] => {
      const chosen = placed.get(operation.id);
      if (chosen) {
        const { resources, start, end } = chosen;
        return resources.includes(resource) ? [{ operation, start, end }] : [];
      }
      const { fixed } = operation;
      return fixed?.resources.includes(resource) ? [{ operation, start: fixed.start, end: Infinity }] : [];
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);

const isFixed = (turn: Turn | undefined): boolean => turn?.operation.fixed !== undefined;

/** No two at once; only what was fixed together may stay so. */
function* turnFlaws(ground: Ground, resource: Resource): Iterable<Flaw> {
  let holder: Turn | undefined;
  for (const turn of turnsOn(ground, resource.id)) {
    if (holder && turn.start < holder.end && !(isFixed(turn) && isFixed(holder)))
      yield { of: turn.operation.id, flaw: `has ${resource.id} together with ${holder.operation.id}` };
    if (!holder || turn.end >= holder.end) holder = turn;
  }
}

const setupFor = ({ setups }: Resource, from: string | undefined, to: string | undefined): number =>
  from === undefined || to === undefined ? 0 : (setups?.[from]?.[to] ?? 0);

/** Between what is fixed, and before it, no set-up is asked for. */
function* setupFlaws(ground: Ground, resource: Resource): Iterable<Flaw> {
  let family = resource.family;
  let until = 0;
  let before: Turn | undefined;
  for (const turn of turnsOn(ground, resource.id)) {
    const minutes = setupFor(resource, family, turn.operation.family);
    const isGiven = isFixed(turn) && (before === undefined || isFixed(before));
    if (!isGiven && workBetween([resource.windows], until, turn.start) < minutes)
      yield { of: turn.operation.id, flaw: `leaves no ${minutes} minutes of set-up on ${resource.id}` };
    until = Math.max(until, turn.end);
    family = turn.operation.family ?? family;
    before = turn;
  }
}

/** When each job counts as done. */
const doneAt = ({ problem, placed }: Ground): Map<string, number> => {
  const done = new Map<string, number>();
  for (const { id, job } of problem.operations) {
    const end = placed.get(id)?.end ?? problem.horizon;
    done.set(job, Math.max(done.get(job) ?? 0, end));
  }
  return done;
};

function* figureFlaws(ground: Ground, solution: Solution): Iterable<Flaw> {
  const done = doneAt(ground);
  let weighted = 0;
  const late = new Map(solution.late.map(({ job, tardiness }) => [job, tardiness]));
  for (const { id, due, weight } of ground.problem.jobs) {
    const tardiness = Math.max(0, (done.get(id) ?? 0) - due);
    weighted += weight * tardiness;
    if ((late.get(id) ?? 0) !== tardiness) yield { of: id, flaw: `is late by ${tardiness} minutes` };
  }
  if (Math.abs(weighted - solution.weightedTardiness) > 1e-6 * Math.max(1, weighted))
    yield { of: 'solution', flaw: `has a weighted tardiness of ${weighted}` };
  const makespan = Math.max(0, ...solution.assignments.map(({ end }) => end));
  if (makespan !== solution.makespan) yield { of: 'solution', flaw: `has a makespan of ${makespan}` };
}

/** All flaws of a solution; none where it is feasible and its figures are right. */
export const flawsOf = (problem: Problem, solution: Solution): readonly Flaw[] => {
  const ground = {
    problem,
    operations: byId(problem.operations),
    resources: byId(problem.resources),
    placed: new Map(solution.assignments.map((each) => [each.operation, each])),
  };
  const flaws: Flaw[] = [...countFlaws(ground, solution)];
  for (const chosen of solution.assignments) {
    const operation = ground.operations.get(chosen.operation);
    if (!operation) continue;
    flaws.push(...takenFlaws(ground, operation, chosen));
    flaws.push(...timeFlaws(ground, operation, chosen), ...orderFlaws(ground, operation, chosen));
  }
  for (const resource of problem.resources)
    flaws.push(...turnFlaws(ground, resource), ...setupFlaws(ground, resource));
  return [...flaws, ...figureFlaws(ground, solution)];
};

/** Whether a solution has no flaw. */
export const feasible = (problem: Problem, solution: Solution): boolean =>
  flawsOf(problem, solution).length === 0;
