/**
 * A schedule of a job shop as the sequence on each machine: heads, tails, and what a move of one
 * operation makes
 * of them (E. Balas, A. Vazacopoulos, Guided local search with shifting bottleneck for job shop scheduling,
 * Management Science 44, 1998).
 */
import { at } from '../engine/calendar.js';
import type { Shop } from './shop.js';

export type Sequence = {
  readonly shop: Shop;
  /** Before and behind on the machine; −1 for none. */
  readonly ahead: Int32Array;
  readonly next: Int32Array;
  /** The earliest start, and the longest way from the end of an operation to the end of all. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** All operations, each behind those that it waits for, and where each one stands. */
  readonly order: Int32Array;
  readonly place: Int32Array;
  readonly marked: Uint8Array;
  readonly spare: Int32Array;
  makespan: number;
};

/** When its chain leaves an operation free. */
export const readyByChain = ({ shop, head }: Sequence, operation: number): number => {
  const earlier = at(shop.before, operation);
  const release = at(shop.release, operation);
  if (earlier < 0) return release;
  return Math.max(release, at(head, earlier) + at(shop.duration, earlier) + at(shop.lagBefore, operation));
};

/** The longest way behind it through its chain. */
export const restByChain = ({ shop, tail }: Sequence, operation: number): number => {
  const later = at(shop.behind, operation);
  if (later < 0) return 0;
  return at(shop.lagBehind, operation) + at(shop.duration, later) + at(tail, later);
};

/** When its machine leaves it free. */
const readyByMachine = ({ shop, head, ahead }: Sequence, operation: number): number => {
  const earlier = at(ahead, operation);
  return earlier < 0 ? 0 : at(head, earlier) + at(shop.duration, earlier);
};

const restByMachine = ({ shop, tail, next }: Sequence, operation: number): number => {
  const later = at(next, operation);
  return later < 0 ? 0 : at(shop.duration, later) + at(tail, later);
};

/** Heads from this place of the order on, and tails back from that one. */
const measure = (sequence: Sequence, from: number, to: number): void => {
  const { order, head, tail, shop } = sequence;
  for (let i = from; i < order.length; i += 1) {
    const operation = at(order, i);
    head[operation] = Math.max(readyByChain(sequence, operation), readyByMachine(sequence, operation));
  }
  for (let i = to; i >= 0; i -= 1) {
    const operation = at(order, i);
    tail[operation] = Math.max(restByChain(sequence, operation), restByMachine(sequence, operation));
  }
  let makespan = 0;
  for (let i = 0; i < order.length; i += 1) {
    const operation = at(order, i);
    if (at(shop.behind, operation) >= 0) continue;
    makespan = Math.max(makespan, at(head, operation) + at(shop.duration, operation));
  }
  sequence.makespan = makespan;
};

/** The sequences that this order makes: each operation behind all those of its chain before it. */
export const sequenceOf = (shop: Shop, order: Int32Array): Sequence => {
  const none = (): Int32Array => new Int32Array(shop.size).fill(-1);
  const sequence: Sequence = {
    shop,
    ahead: none(),
    next: none(),
    head: new Int32Array(shop.size),
    tail: new Int32Array(shop.size),
    order: Int32Array.from(order),
    place: new Int32Array(shop.size),
    marked: new Uint8Array(shop.size),
    spare: new Int32Array(shop.size),
    makespan: 0,
  };
  const last = new Int32Array(shop.machines).fill(-1);
  order.forEach((operation, i) => {
    const machine = at(shop.machine, operation);
    const earlier = at(last, machine);
    sequence.place[operation] = i;
    sequence.ahead[operation] = earlier;
    if (earlier >= 0) sequence.next[earlier] = operation;
    last[machine] = operation;
  });
  measure(sequence, 0, shop.size - 1);
  return sequence;
};

const unlink = ({ ahead, next }: Sequence, operation: number): void => {
  const [a, b] = [at(ahead, operation), at(next, operation)];
  if (a >= 0) next[a] = b;
  if (b >= 0) ahead[b] = a;
};

const link = ({ ahead, next }: Sequence, operation: number, [a, b]: readonly [number, number]): void => {
  ahead[operation] = a;
  next[operation] = b;
  if (a >= 0) next[a] = operation;
  if (b >= 0) ahead[b] = operation;
};

const isMarked = (marked: Uint8Array, operation: number): boolean =>
  operation >= 0 && marked[operation] === 1;

/**
 * Puts the order right for an operation that moved across the segment: those of it that are bound to it by
 * chain or machine go with it, all others keep their places.
 */
const mend = (sequence: Sequence, operation: number, [from, to]: readonly [number, number]): void => {
  const { order, place, marked, spare, shop, ahead, next } = sequence;
  const isForward = at(order, from) === operation;
  const [step, chain, machine] = isForward ? [1, shop.before, ahead] : [-1, shop.behind, next];
  const [first, last] = isForward ? [from, to] : [to, from];
  let write = first;
  let moved = 0;
  for (let i = first; i !== last + step; i += step) {
    const here = at(order, i);
    if (here === operation || isMarked(marked, at(chain, here)) || isMarked(marked, at(machine, here))) {
      marked[here] = 1;
      spare[moved++] = here;
    } else {
      order[write] = here;
      place[here] = write;
      write += step;
    }
  }
  for (let i = 0; i < moved; i += 1, write += step) {
    const here = at(spare, i);
    marked[here] = 0;
    order[write] = here;
    place[here] = write;
  }
};

/** Moves an operation right behind another one of its machine, where `canFollow` says so. */
export const moveBehind = (sequence: Sequence, operation: number, other: number): void => {
  const segment = [at(sequence.place, operation), at(sequence.place, other)] as const;
  unlink(sequence, operation);
  link(sequence, operation, [other, at(sequence.next, other)]);
  mend(sequence, operation, segment);
  measure(sequence, ...segment);
};

/** Moves an operation right before another one of its machine, where `canPrecede` says so. */
export const moveBefore = (sequence: Sequence, operation: number, other: number): void => {
  const segment = [at(sequence.place, other), at(sequence.place, operation)] as const;
  unlink(sequence, operation);
  link(sequence, operation, [at(sequence.ahead, other), other]);
  mend(sequence, operation, segment);
  measure(sequence, ...segment);
};

/** Whether no way leads from behind `operation` in its chain to `other`: then it can be moved behind that. */
export const canFollow = (sequence: Sequence, operation: number, other: number): boolean => {
  const { shop, tail } = sequence;
  const later = at(shop.behind, operation);
  if (later < 0) return true;
  return at(tail, other) + at(shop.duration, other) >= at(tail, later) + at(shop.duration, later);
};

export const canPrecede = (sequence: Sequence, operation: number, other: number): boolean => {
  const { shop, head } = sequence;
  const earlier = at(shop.before, operation);
  if (earlier < 0) return true;
  return at(head, other) + at(shop.duration, other) >= at(head, earlier) + at(shop.duration, earlier);
};
