/**
 * Tabu runs from between good schedules (after B. Peng, Z. Lü, T. C. E. Cheng, A tabu search/path relinking
 * algorithm to solve the job shop scheduling problem, Computers & Operations Research 53, 2015). What
 * lies between
 * two is taken from their orders: ranks mixed by some weight put each pair as both have it, where both agree.
 */
import { at } from '../engine/calendar.js';
import type { Chance } from '../engine/chance.js';
import type { Shop } from './shop.js';
import { tabuRun, type Run } from './tabu.js';

/** Good schedules that are kept. */
const KEPT = 10;
/** Steps of one run without anything shorter. */
const PATIENCE = 6000;

type Schedule = { readonly order: Int32Array; readonly makespan: number };

/** Where each operation would begin among all others. */
const ranksOf = (order: Int32Array): Int32Array => {
  const ranks = new Int32Array(order.length);
  order.forEach((operation, i) => (ranks[operation] = i));
  return ranks;
};

/** Between two orders: 0 is like the first one, 16 like the other. */
const between = (one: Int32Array, other: Int32Array, weight: number): Int32Array => {
  const [a, b] = [ranksOf(one), ranksOf(other)];
  const mixed = a.map((rank, operation) => rank * (16 - weight) + at(b, operation) * weight);
  return Int32Array.from(one).sort((x, y) => at(mixed, x) - at(mixed, y) || at(a, x) - at(a, y));
};

/** Any order that keeps the chains. */
const anyOrder = (shop: Shop, chance: Chance): Int32Array => {
  const open: number[] = [];
  for (let i = 0; i < shop.size; i += 1) if (at(shop.before, i) < 0) open.push(i);
  return new Int32Array(shop.size).map(() => {
    const which = chance(open.length);
    const operation = open[which] ?? 0;
    const behind = at(shop.behind, operation);
    if (behind >= 0) open[which] = behind;
    else open.splice(which, 1);
    return operation;
  });
};

/** Pairs of one machine that stand the other way round. */
const distance = (shop: Shop, one: Int32Array, other: Int32Array): number => {
  const ranks = ranksOf(other);
  const onMachine = Array.from({ length: shop.machines }, (): number[] => []);
  let apart = 0;
  for (const operation of one) {
    const earlier = onMachine[at(shop.machine, operation)] ?? [];
    for (const each of earlier) if (at(ranks, each) > at(ranks, operation)) apart += 1;
    earlier.push(operation);
  }
  return apart;
};

/** Takes a schedule among those that are kept, unless it is one of them or worse than all. */
const keep = (shop: Shop, kept: Schedule[], found: Schedule): void => {
  const isKnown = kept.some(
    ({ makespan, order }) => makespan === found.makespan && distance(shop, order, found.order) === 0,
  );
  if (isKnown) return;
  kept.push(found);
  kept.sort((a, b) => a.makespan - b.makespan);
  if (kept.length > KEPT) kept.pop();
};

export type ShopSearch = {
  readonly best: () => Schedule;
  readonly advance: (steps: number) => boolean;
};

/** Searches without end, but where a schedule is found that cannot be shorter. */
export const shopSearch = (shop: Shop, order: Int32Array, chance: Chance): ShopSearch => {
  const kept: Schedule[] = [];
  let begun = 0;
  const nextOrder = (): Int32Array => {
    begun += 1;
    if (begun <= KEPT || kept.length < 2) return anyOrder(shop, chance);
    const one = chance(kept.length);
    const other = (one + 1 + chance(kept.length - 1)) % kept.length;
    const [from, to] = [kept[one], kept[other]];
    return from && to ? between(from.order, to.order, 5 + chance(7)) : order;
  };
  const begin = (from: Int32Array): Run => tabuRun(shop, from, { chance, patience: PATIENCE });
  let run = begin(order);
  const best = (): Schedule => {
    const [first] = kept;
    const now = run.best();
    return first && first.makespan <= now.makespan ? first : now;
  };
  const advance = (steps: number): boolean => {
    for (let left = steps; left > 0;) {
      const { used, isOver } = run.advance(left);
      left -= Math.max(1, used);
      if (!isOver) continue;
      const { order: found, makespan } = run.best();
      keep(shop, kept, { order: Int32Array.from(found), makespan });
      run = begin(nextOrder());
    }
    return true;
  };
  return { best, advance };
};
