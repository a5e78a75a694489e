/** Changes of a plan that keep every operation behind all that it waits for, and their undoing. */
import { at } from './calendar.js';
import type { Indexed } from './indexed.js';
import type { Plan } from './timetable.js';

/** A plan that is being changed, with what is needed to take the last change back. */
export type Draft = {
  readonly indexed: Indexed;
  readonly plan: Plan;
  /** Where each operation stands in the order; −1 for what is not in it. */
  readonly place: Int32Array;
  readonly marked: Uint8Array;
  /** What stood from `from` on before the change. */
  readonly undo: { from: number; order: Int32Array; operation: number; choice: number };
};

export const draftOf = (indexed: Indexed, { order, choice }: Plan): Draft => {
  const plan = { order: Int32Array.from(order), choice: Int32Array.from(choice) };
  const place = new Int32Array(indexed.duration.length).fill(-1);
  order.forEach((operation, i) => (place[operation] = i));
  const marked = new Uint8Array(indexed.duration.length);
  const undo = { from: order.length, order: new Int32Array(0), operation: -1, choice: 0 };
  return { indexed, plan, place, marked, undo };
};

/** Begins a change. */
export const begin = ({ plan, undo }: Draft): void => {
  Object.assign(undo, { from: plan.order.length, order: plan.order.subarray(0, 0), operation: -1 });
};

const write = ({ plan, place }: Draft, from: number, segment: ArrayLike<number>): void => {
  for (let i = 0; i < segment.length; i += 1) {
    const operation = segment[i] ?? 0;
    plan.order[from + i] = operation;
    place[operation] = from + i;
  }
};

const replace = (draft: Draft, from: number, segment: readonly number[]): void => {
  const { plan, undo } = draft;
  undo.from = from;
  undo.order = plan.order.slice(from, from + segment.length);
  write(draft, from, segment);
};

/**
 * Moves the operation to place `target`, further ahead, with those of the segment that it waits for;
 * false where
 * the one at `target` is among them.
 */
export const pull = (draft: Draft, operation: number, target: number): boolean => {
  const { indexed, place, marked, plan } = draft;
  const pulled: number[] = [];
  const kept: number[] = [];
  marked[operation] = 1;
  for (let i = at(place, operation); i >= target; i -= 1) {
    const here = at(plan.order, i);
    (marked[here] === 1 ? pulled : kept).push(here);
    if (marked[here] !== 1) continue;
    marked[here] = 0;
    const before = indexed.before[here] ?? plan.order;
    for (let k = 0; k < before.length; k += 1)
      if (at(place, at(before, k)) >= target) marked[at(before, k)] = 1;
  }
  if (pulled.at(-1) === at(plan.order, target)) return false;
  replace(draft, target, [...pulled.reverse(), ...kept.reverse()]);
  return true;
};

/** Moves the operation behind the one at place `target`, with those of the segment that wait for it. */
export const push = (draft: Draft, operation: number, target: number): boolean => {
  const { indexed, place, marked, plan } = draft;
  const from = at(place, operation);
  const pushed: number[] = [];
  const kept: number[] = [];
  marked[operation] = 1;
  for (let i = from; i <= target; i += 1) {
    const here = at(plan.order, i);
    (marked[here] === 1 ? pushed : kept).push(here);
    if (marked[here] !== 1) continue;
    marked[here] = 0;
    const behind = indexed.behind[here] ?? plan.order;
    for (let k = 0; k < behind.length; k += 1) {
      const its = at(place, at(behind, k));
      if (its > i && its <= target) marked[at(behind, k)] = 1;
    }
  }
  if (pushed.at(-1) === at(plan.order, target)) return false;
  replace(draft, from, [...kept, ...pushed]);
  return true;
};

/** Puts the operation on other resources. */
export const restaff = ({ plan, place, undo }: Draft, operation: number, choice: number): void => {
  undo.operation = operation;
  undo.choice = at(plan.choice, operation);
  undo.from = Math.min(undo.from, at(place, operation));
  plan.choice[operation] = choice;
};

export const takeBack = (draft: Draft): void => {
  const { undo, plan } = draft;
  write(draft, undo.from, undo.order);
  if (undo.operation >= 0) plan.choice[undo.operation] = undo.choice;
};
