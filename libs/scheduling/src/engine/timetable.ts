/** Gives each operation of a plan the earliest time that is left by those before it. */
import { at, finish, firstWork } from './calendar.js';
import type { Choice, Indexed } from './indexed.js';

/** What can be changed: who is served first, and by which resources. Each such plan is feasible. */
export type Plan = {
  /** Operations, each behind all that it waits for. */
  readonly order: Int32Array;
  /** For each operation the number of its choice. */
  readonly choice: Int32Array;
};

/** Behind what an operation begins: nothing that was planned, an operation before it, one on its resource. */
export const BOUND = { nothing: 0, before: 1, resource: 2 } as const;

export type Timetable = {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly bound: Int32Array;
  /** The operation behind which it begins; −1 without one. */
  readonly behind: Int32Array;
  /** The four below one behind the other. */
  readonly state: Int32Array;
  /** By resource: until when it is held, what it is set up for, who held it last, what is fixed next. */
  readonly held: Int32Array;
  readonly family: Int32Array;
  readonly holder: Int32Array;
  readonly passed: Int32Array;
  /** The state at every so many places of the order. */
  readonly kept: Int32Array;
  readonly stride: number;
  /** One placement, looked at but not yet taken. */
  readonly look: Look;
};

type Look = {
  start: number;
  end: number;
  bound: number;
  behind: number;
  readonly held: Int32Array;
  readonly family: Int32Array;
  readonly holder: Int32Array;
  readonly passed: Int32Array;
};

/** How many states of the resources are kept on the way. */
const PARTS = 24;

export const timetableOf = (indexed: Indexed): Timetable => {
  const operations = indexed.duration.length;
  const resources = indexed.calendars.length;
  const most = Math.max(1, ...indexed.choices.map(([first]) => first?.resources.length ?? 0));
  const state = new Int32Array(4 * resources);
  const part = (number: number): Int32Array => state.subarray(number * resources, (number + 1) * resources);
  const stride = Math.max(8, Math.ceil(operations / PARTS));
  const timetable = {
    start: new Int32Array(operations),
    end: new Int32Array(operations),
    bound: new Int32Array(operations),
    behind: new Int32Array(operations),
    state,
    held: part(0),
    family: part(1),
    holder: part(2),
    passed: part(3),
    kept: new Int32Array(state.length * (Math.ceil(operations / stride) + 1)),
    stride,
    look: {
      start: 0,
      end: 0,
      bound: 0,
      behind: -1,
      held: new Int32Array(most),
      family: new Int32Array(most),
      holder: new Int32Array(most),
      passed: new Int32Array(most),
    },
  };
  empty(indexed, timetable);
  return timetable;
};

/** Nothing is placed but what is fixed. */
export const empty = (indexed: Indexed, timetable: Timetable): void => {
  timetable.held.fill(0);
  timetable.holder.fill(-1);
  timetable.passed.fill(0);
  timetable.family.set(indexed.firstFamily);
  indexed.problem.operations.forEach(({ fixed }, operation) => {
    if (!fixed) return;
    timetable.start[operation] = fixed.start;
    timetable.end[operation] = at(indexed.fixedEnd, operation);
    timetable.bound[operation] = BOUND.nothing;
    timetable.behind[operation] = -1;
  });
};

/** Minutes from one family to another; none from or to no family. */
export const setupBetween = (
  indexed: Indexed,
  resource: number,
  families: readonly [number, number],
): number => {
  const setups = indexed.setups[resource];
  const [from, to] = families;
  return setups && from >= 0 && to >= 0 ? at(setups, from * indexed.families + to) : 0;
};

/** When the resource is set up for this operation at the earliest. */
const readyAt = (indexed: Indexed, resource: number, until: number, setup: number): number => {
  const calendar = indexed.calendars[resource];
  return setup === 0 || !calendar ? until : finish(calendar, until, setup);
};

/** The end of what comes before it, or its release, with what it is that it waits for. */
const readyFor = (indexed: Indexed, { end, look }: Timetable, operation: number): number => {
  let ready = at(indexed.release, operation);
  look.bound = BOUND.nothing;
  look.behind = -1;
  const before = indexed.before[operation];
  const lags = indexed.lags[operation];
  if (!before || !lags) return ready;
  for (let i = 0; i < before.length; i += 1) {
    const earlier = at(before, i);
    const until = at(end, earlier) + at(lags, i);
    if (until <= ready) continue;
    ready = until;
    look.bound = BOUND.before;
    look.behind = earlier;
  }
  return ready;
};

/** Moves a resource past the next that is fixed on it, where the operation does not fit before that. */
const passesFixed = (indexed: Indexed, look: Look, where: readonly [number, number, number]): boolean => {
  const [slot, resource, family] = where;
  const fixed = indexed.fixedOn[resource];
  if (!fixed) return false;
  const number = at(look.passed, slot);
  if (number >= fixed.length) return false;
  const next = at(fixed, number);
  const start = indexed.problem.operations[next]?.fixed?.start ?? 0;
  const state = family < 0 ? at(look.family, slot) : family;
  const setup = setupBetween(indexed, resource, [state, at(indexed.family, next)]);
  if (readyAt(indexed, resource, look.end, setup) <= start) return false;
  look.passed[slot] = number + 1;
  if (at(indexed.fixedEnd, next) >= at(look.held, slot)) look.holder[slot] = next;
  look.held[slot] = Math.max(at(look.held, slot), at(indexed.fixedEnd, next));
  if (at(indexed.family, next) >= 0) look.family[slot] = at(indexed.family, next);
  return true;
};

/** Finds the earliest place behind all that its resources did so far, into `look`. */
export const lookAt = (indexed: Indexed, timetable: Timetable, operation: number, choice: Choice): void => {
  const { look } = timetable;
  const { resources, calendar } = choice;
  const family = at(indexed.family, operation);
  const work = at(indexed.duration, operation);
  for (let slot = 0; slot < resources.length; slot += 1) {
    const resource = at(resources, slot);
    look.held[slot] = at(timetable.held, resource);
    look.family[slot] = at(timetable.family, resource);
    look.holder[slot] = at(timetable.holder, resource);
    look.passed[slot] = at(timetable.passed, resource);
  }
  let isMoved = true;
  while (isMoved) {
    isMoved = false;
    let ready = readyFor(indexed, timetable, operation);
    for (let slot = 0; slot < resources.length; slot += 1) {
      const resource = at(resources, slot);
      const setup = setupBetween(indexed, resource, [at(look.family, slot), family]);
      const free = readyAt(indexed, resource, at(look.held, slot), setup);
      if (free <= ready) continue;
      ready = free;
      look.bound = BOUND.resource;
      look.behind = at(look.holder, slot);
    }
    look.start = firstWork(calendar, ready);
    look.end = work === 0 ? look.start : finish(calendar, look.start, work);
    for (let slot = 0; slot < resources.length; slot += 1)
      if (passesFixed(indexed, look, [slot, at(resources, slot), family])) isMoved = true;
  }
};

/** Takes the place that was looked at. */
export const take = (indexed: Indexed, timetable: Timetable, operation: number, choice: Choice): void => {
  const { look } = timetable;
  const { resources } = choice;
  const family = at(indexed.family, operation);
  timetable.start[operation] = look.start;
  timetable.end[operation] = look.end;
  timetable.bound[operation] = look.bound;
  timetable.behind[operation] = look.behind;
  for (let slot = 0; slot < resources.length; slot += 1) {
    const resource = at(resources, slot);
    timetable.held[resource] = look.end;
    timetable.family[resource] = family < 0 ? at(look.family, slot) : family;
    timetable.holder[resource] = operation;
    timetable.passed[resource] = at(look.passed, slot);
  }
};

/** Places everything in the order of the plan. */
export const time = (indexed: Indexed, plan: Plan, timetable: Timetable): void => {
  empty(indexed, timetable);
  place(indexed, plan, timetable, 0);
};

const place = (indexed: Indexed, plan: Plan, timetable: Timetable, first: number): void => {
  const { order, choice } = plan;
  for (let i = first; i < order.length; i += 1) {
    if (i % timetable.stride === 0) keep(timetable, i / timetable.stride);
    const operation = at(order, i);
    const chosen = indexed.choices[operation]?.[at(choice, operation)];
    if (!chosen) continue;
    lookAt(indexed, timetable, operation, chosen);
    take(indexed, timetable, operation, chosen);
  }
};

const keep = ({ state, kept }: Timetable, number: number): void => {
  kept.set(state, number * state.length);
};

/** As `time`, where the plan is the one of `known` up to this place of the order. */
export const timeFrom = (indexed: Indexed, plan: Plan, timetable: Timetable, known: Known): void => {
  const { of, from } = known;
  const number = Math.floor(from / timetable.stride);
  const { length } = timetable.state;
  timetable.start.set(of.start);
  timetable.end.set(of.end);
  timetable.bound.set(of.bound);
  timetable.behind.set(of.behind);
  const before = of.kept.subarray(0, (number + 1) * length);
  timetable.kept.set(before);
  timetable.state.set(before.subarray(number * length));
  place(indexed, plan, timetable, number * timetable.stride);
};

/** Another timetable, with the first place at which the plan differs from its plan. */
export type Known = { readonly of: Timetable; readonly from: number };
