/**
 * Tabu search on the blocks of a critical path (E. Nowicki, C. Smutnicki, A fast taboo search
 * algorithm for the
 * job shop problem, Management Science 42, 1996), with the moves to and from the ends of a block known as N7
 * (C. Y. Zhang et al., A tabu search algorithm with a new neighborhood structure for the job shop scheduling
 * problem, Computers & Operations Research 34, 2007).
 */
import { at } from '../engine/calendar.js';
import type { Chance } from '../engine/chance.js';
import { estimate, stretchFor, type Stretch } from './estimate.js';
import { canFollow, canPrecede, moveBefore, moveBehind, sequenceOf, type Sequence } from './sequence.js';
import type { Shop } from './shop.js';

type Move = { operation: number; other: number; isBehind: boolean; value: number };

type Tabu = {
  readonly sequence: Sequence;
  readonly chance: Chance;
  /** Until which step no operation may come before another one of its machine: operation × chains + chain. */
  readonly until: Int32Array;
  readonly stretch: Stretch;
  readonly path: Int32Array;
  readonly tenure: readonly [least: number, more: number];
  best: Int32Array;
  bestMakespan: number;
  step: number;
  /** The best allowed move of this step, the best of all, and how many were equally good. */
  readonly allowed: Move;
  readonly other: Move;
  ties: number;
};

const noMove = (): Move => ({ operation: -1, other: -1, isBehind: true, value: Infinity });

const tabuOn = (shop: Shop, order: Int32Array, chance: Chance): Tabu => {
  const sequence = sequenceOf(shop, order);
  // The lengths of Zhang et al.: longer the more jobs there are for each machine.
  const least = Math.round(10 + shop.chains / shop.machines);
  const more = Math.round(least * (shop.chains <= 2 * shop.machines ? 0.4 : 0.5));
  return {
    sequence,
    chance,
    until: new Int32Array(shop.size * shop.chains),
    stretch: stretchFor(shop.size),
    path: new Int32Array(shop.size),
    tenure: [least, more],
    best: Int32Array.from(order),
    bestMakespan: sequence.makespan,
    step: 0,
    allowed: noMove(),
    other: noMove(),
    ties: 0,
  };
};

/** Whether an operation that starts then lies on a longest way. */
const isCritical = ({ shop, head, tail, makespan }: Sequence, operation: number, start: number): boolean =>
  operation >= 0 &&
  at(head, operation) === start &&
  start + at(shop.duration, operation) + at(tail, operation) === makespan;

/** An operation with which a longest way begins. */
const criticalStart = ({ sequence, chance }: Tabu): number => {
  const { shop, head, order } = sequence;
  let found = -1;
  let ties = 0;
  for (let i = 0; i < order.length; i += 1) {
    const operation = at(order, i);
    if (at(head, operation) !== at(shop.release, operation)) continue;
    if (isCritical(sequence, operation, at(head, operation)) && chance((ties += 1)) === 0) found = operation;
  }
  return found;
};

/** One of the longest ways, from the start; answers its length in operations. */
const criticalPath = (tabu: Tabu): number => {
  const { sequence, chance, path } = tabu;
  const { shop, head, next } = sequence;
  let length = 0;
  for (let here = criticalStart(tabu); here >= 0;) {
    path[length++] = here;
    const end = at(head, here) + at(shop.duration, here);
    const byChain = at(shop.behind, here);
    const byMachine = at(next, here);
    const isChain = isCritical(sequence, byChain, end + at(shop.lagBehind, here));
    const isMachine = isCritical(sequence, byMachine, end);
    if (isChain && isMachine) here = chance(2) === 0 ? byChain : byMachine;
    else if (isMachine) here = byMachine;
    else here = isChain ? byChain : -1;
  }
  return length;
};

/** The stretch as it would be behind the move, and whether it would bring back what was just given up. */
const lay = ({ sequence, stretch, until, step }: Tabu, operation: number, move: Move): boolean => {
  const { operations } = stretch;
  const { shop, next } = sequence;
  const first = move.isBehind ? operation : move.other;
  const last = move.isBehind ? move.other : operation;
  let length = move.isBehind ? 0 : 1;
  let isTabu = false;
  for (let here = first; ; here = at(next, here)) {
    if (here !== operation) {
      operations[length++] = here;
      const pair = move.isBehind
        ? here * shop.chains + at(shop.chain, operation)
        : operation * shop.chains + at(shop.chain, here);
      if (at(until, pair) > step) isTabu = true;
    }
    if (here === last) break;
  }
  operations[move.isBehind ? length++ : 0] = operation;
  stretch.length = length;
  return isTabu;
};

const trial = noMove();

const consider = (tabu: Tabu, operation: number, other: number, isBehind: boolean): void => {
  const { sequence } = tabu;
  if (!(isBehind ? canFollow : canPrecede)(sequence, operation, other)) return;
  Object.assign(trial, { operation, other, isBehind });
  const isTabu = lay(tabu, operation, trial);
  const { ahead, next } = sequence;
  const [first, last] = isBehind ? [operation, other] : [other, operation];
  trial.value = estimate(sequence, tabu.stretch, [at(ahead, first), at(next, last)]);
  choose(tabu, trial, !isTabu || trial.value < tabu.bestMakespan);
};

/** Keeps the best move; of equally good ones each with the same chance. */
const choose = (tabu: Tabu, move: Move, isAllowed: boolean): void => {
  const kept = isAllowed ? tabu.allowed : tabu.other;
  if (move.value > kept.value) return;
  const isBetter = move.value < kept.value;
  if (isAllowed) tabu.ties = isBetter ? 1 : tabu.ties + 1;
  if (isBetter || tabu.chance(isAllowed ? tabu.ties : 2) === 0) Object.assign(kept, move);
};

/** All moves of one block: its inner operations to its ends, and its ends inside. */
const considerBlock = (tabu: Tabu, from: number, to: number): void => {
  const { path } = tabu;
  const first = at(path, from);
  const last = at(path, to);
  for (let i = from; i < to; i += 1) consider(tabu, at(path, i), last, true);
  if (to - from < 2) return;
  for (let i = from + 1; i <= to; i += 1) consider(tabu, at(path, i), first, false);
  for (let i = from + 1; i < to; i += 1) {
    consider(tabu, first, at(path, i), true);
    consider(tabu, last, at(path, i), false);
  }
};

const considerAll = (tabu: Tabu): void => {
  const { path, sequence } = tabu;
  const { machine } = sequence.shop;
  tabu.allowed.value = Infinity;
  tabu.other.value = Infinity;
  tabu.ties = 0;
  const length = criticalPath(tabu);
  for (let from = 0; from < length;) {
    let to = from;
    while (to + 1 < length && at(machine, at(path, to + 1)) === at(machine, at(path, from))) to += 1;
    if (to > from) considerBlock(tabu, from, to);
    from = to + 1;
  }
};

/** Each pair that the move turns round stays so for a while. */
const forbidReturn = (tabu: Tabu, { operation, other, isBehind }: Move): void => {
  const { sequence, until, tenure, chance, step } = tabu;
  const { shop, next, ahead } = sequence;
  const [least, more] = tenure;
  const end = step + least + chance(more + 1);
  for (let here = operation; here !== other;) {
    here = at(isBehind ? next : ahead, here);
    const pair = isBehind
      ? operation * shop.chains + at(shop.chain, here)
      : here * shop.chains + at(shop.chain, operation);
    until[pair] = end;
  }
};

/** One step; false where the path has no block, so that the schedule cannot be shorter. */
const stepOn = (tabu: Tabu): boolean => {
  tabu.step += 1;
  considerAll(tabu);
  const move = tabu.allowed.value < Infinity ? tabu.allowed : tabu.other;
  if (move.value === Infinity) return false;
  forbidReturn(tabu, move);
  if (move.isBehind) moveBehind(tabu.sequence, move.operation, move.other);
  else moveBefore(tabu.sequence, move.operation, move.other);
  return true;
};

export type Run = {
  readonly best: () => { readonly order: Int32Array; readonly makespan: number };
  /** At most so many steps more; what it needed, and whether it is at its end. */
  readonly advance: (steps: number) => { readonly used: number; readonly isOver: boolean };
};

/** Tabu search from this order of all operations until `patience` steps found nothing shorter. */
export const tabuRun = (shop: Shop, order: Int32Array, how: { chance: Chance; patience: number }): Run => {
  const tabu = tabuOn(shop, order, how.chance);
  let improved = 0;
  const advance = (steps: number): { used: number; isOver: boolean } => {
    for (let used = 0; used < steps; used += 1) {
      if (tabu.step - improved >= how.patience || !stepOn(tabu)) return { used, isOver: true };
      if (tabu.sequence.makespan >= tabu.bestMakespan) continue;
      tabu.bestMakespan = tabu.sequence.makespan;
      tabu.best.set(tabu.sequence.order);
      improved = tabu.step;
    }
    return { used: steps, isOver: false };
  };
  return { best: () => ({ order: tabu.best, makespan: tabu.bestMakespan }), advance };
};
