/**
 * Local search on plans of any kind: takes an operation on the way to what is worst (a late job, or
 * the end) and
 * puts it before who holds its resource, or on other resources. A worse plan is taken as long as it
 * is no worse
 * than the one some steps ago (E. K. Burke, Y. Bykov, The late acceptance hill-climbing heuristic, European
 * Journal of Operational Research 258, 2017).
 */
import { at } from './calendar.js';
import type { Chance } from './chance.js';
import type { Found } from './construct.js';
import type { Indexed } from './indexed.js';
import { begin, draftOf, pull, push, restaff, takeBack, type Draft } from './moves.js';
import { BOUND, time, timeFrom, timetableOf, type Timetable } from './timetable.js';
import { compared, endsOf, valueOf, type Value } from './value.js';

/** How many steps back a plan is compared with. */
const MEMORY = 100;
/** Steps without anything better, for each operation, after which it begins again from the best plan. */
const PATIENCE = 100;
/** How far ahead of its place an operation is put at random. */
const REACH = 60;

export type Search = {
  /** The best plan so far. */
  readonly best: () => Found;
  /** So many steps more; false when there is nothing to be found by further ones. */
  readonly advance: (steps: number) => boolean;
};

type State = {
  readonly indexed: Indexed;
  readonly chance: Chance;
  /** The timetable of the plan, and the one of the plan that is being tried. */
  now: Timetable;
  trial: Timetable;
  draft: Draft;
  value: Value;
  best: Found;
  readonly memory: Value[];
  steps: number;
  /** The step of the last improvement. */
  improved: number;
};

/** A late job, the more likely the more it costs; without one, the job that ends last. */
const worstJob = ({ indexed, now, chance, value }: State): number => {
  const ends = endsOf(indexed, now);
  const costOf = (job: number): number =>
    value.weightedTardiness === 0
      ? at(ends, job)
      : (indexed.weight[job] ?? 0) * Math.max(0, at(ends, job) - at(indexed.due, job));
  const isByChance = value.weightedTardiness > 0;
  let dice = (chance(1 << 20) / (1 << 20)) * value.weightedTardiness;
  let worst = 0;
  for (let job = 0; job < ends.length; job += 1) {
    if (isByChance && (dice -= costOf(job)) < 0) return job;
    if (costOf(job) > costOf(worst)) worst = job;
  }
  return worst;
};

/** The operations behind each other that make a job end when it does, the last one first. */
const chainOf = ({ indexed, now }: State, job: number): number[] => {
  const { free, fixedEnd } = indexed;
  let last = -1;
  for (let i = 0; i < free.length; i += 1) {
    const operation = at(free, i);
    if (at(indexed.job, operation) !== job) continue;
    if (last < 0 || at(now.end, operation) >= at(now.end, last)) last = operation;
  }
  const chain: number[] = [];
  for (let here = last; here >= 0 && at(fixedEnd, here) < 0; here = at(now.behind, here)) chain.push(here);
  return chain;
};

/** Past the one behind which it stands on its resource, or one to three more of those. */
const overtake = ({ chance, now, draft, indexed }: State, operation: number): boolean => {
  if (at(now.bound, operation) !== BOUND.resource) return false;
  let target = at(now.behind, operation);
  if (target < 0 || at(indexed.fixedEnd, target) >= 0) return false;
  for (let hops = chance(4) === 0 ? 1 + chance(3) : 0; hops > 0; hops -= 1) {
    const next = at(now.behind, target);
    if (at(now.bound, target) !== BOUND.resource || next < 0 || at(indexed.fixedEnd, next) >= 0) break;
    target = next;
  }
  return chance(3) === 0
    ? push(draft, target, at(draft.place, operation))
    : pull(draft, operation, at(draft.place, target));
};

const wander = ({ chance, draft }: State, operation: number): boolean => {
  const place = at(draft.place, operation);
  const { length } = draft.plan.order;
  if (chance(3) === 0) {
    const target = Math.min(length - 1, place + 1 + chance(REACH));
    return target > place && push(draft, operation, target);
  }
  const target = Math.max(0, place - 1 - chance(REACH));
  return target < place && pull(draft, operation, target);
};

const changeStaff = (state: State, operation: number): boolean => {
  const { chance, draft, indexed } = state;
  const many = indexed.choices[operation]?.length ?? 0;
  if (many < 2) return false;
  const now = at(draft.plan.choice, operation);
  if (chance(2) === 0) wander(state, operation);
  restaff(draft, operation, (now + 1 + chance(many - 1)) % many);
  return true;
};

/** One change at random; false where it would change nothing. */
const change = (state: State): boolean => {
  const { chance, indexed, draft } = state;
  begin(draft);
  const chain = chainOf(state, worstJob(state));
  const operation =
    chain.length > 0 && chance(20) > 0
      ? (chain[chance(chain.length)] ?? 0)
      : at(indexed.free, chance(indexed.free.length));
  const dice = chance(10);
  if (dice < 3 && changeStaff(state, operation)) return true;
  return (dice < 8 && overtake(state, operation)) || wander(state, operation);
};

const restart = (state: State, { plan, value }: Found): void => {
  state.draft = draftOf(state.indexed, plan);
  time(state.indexed, plan, state.now);
  state.value = value;
  state.memory.fill(value);
  state.improved = state.steps;
};

const keepBest = (state: State): void => {
  const { order, choice } = state.draft.plan;
  const plan = { order: Int32Array.from(order), choice: Int32Array.from(choice) };
  state.best = { plan, value: state.value };
  state.improved = state.steps;
};

const step = (state: State): void => {
  const { indexed, memory } = state;
  state.steps += 1;
  if (state.steps - state.improved > PATIENCE * indexed.free.length) restart(state, state.best);
  // Begun again, it has another draft.
  const { draft } = state;
  if (!change(state)) return;
  timeFrom(indexed, draft.plan, state.trial, { of: state.now, from: draft.undo.from });
  const value = valueOf(indexed, state.trial);
  const turn = state.steps % memory.length;
  const earlier = memory[turn] ?? state.value;
  if (compared(value, state.value) > 0 && compared(value, earlier) > 0) takeBack(draft);
  else {
    [state.now, state.trial] = [state.trial, state.now];
    state.value = value;
    if (compared(value, state.best.value) < 0) keepBest(state);
  }
  if (compared(state.value, earlier) < 0) memory[turn] = state.value;
};

export const improve = (indexed: Indexed, begun: Found, chance: Chance): Search => {
  const now = timetableOf(indexed);
  time(indexed, begun.plan, now);
  const state: State = {
    indexed,
    chance,
    now,
    trial: timetableOf(indexed),
    draft: draftOf(indexed, begun.plan),
    value: begun.value,
    best: begun,
    memory: Array.from({ length: MEMORY }, () => begun.value),
    steps: 0,
    improved: 0,
  };
  return {
    best: () => state.best,
    advance: (steps) => {
      if (indexed.free.length < 2 && !indexed.choices.some(({ length }) => length > 1)) return false;
      for (let i = 0; i < steps; i += 1) step(state);
      return true;
    },
  };
};
