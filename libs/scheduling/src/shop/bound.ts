/** How short a job shop can be at most: no machine and no chain can be faster than all its own work. */
import { at } from '../engine/calendar.js';
import type { Shop } from './shop.js';

/** Minutes before each operation through its chain, and behind it. */
const waysOf = (shop: Shop): { heads: Int32Array; tails: Int32Array } => {
  const heads = new Int32Array(shop.size);
  const tails = new Int32Array(shop.size);
  for (let first = 0; first < shop.size; first += 1) {
    if (at(shop.before, first) >= 0) continue;
    const chain: number[] = [];
    for (let here = first; here >= 0; here = at(shop.behind, here)) chain.push(here);
    let free = 0;
    for (const operation of chain) {
      heads[operation] = Math.max(at(shop.release, operation), free + at(shop.lagBefore, operation));
      free = at(heads, operation) + at(shop.duration, operation);
    }
    let rest = 0;
    for (const operation of chain.reverse()) {
      tails[operation] = rest + (rest > 0 ? at(shop.lagBehind, operation) : 0);
      rest = at(tails, operation) + at(shop.duration, operation);
    }
  }
  return { heads, tails };
};

/**
 * One machine alone: the earliest head, all its work, the smallest tail (J. Carlier, The one-machine
 * sequencing
 * problem, European Journal of Operational Research 11, 1982, for all operations of the machine); and
 * the chains.
 */
export const boundOf = (shop: Shop): number => {
  const { heads, tails } = waysOf(shop);
  let bound = 0;
  for (let machine = 0; machine < shop.machines; machine += 1) {
    let [head, work, tail] = [Infinity, 0, Infinity];
    for (let i = 0; i < shop.size; i += 1) {
      bound = Math.max(bound, at(heads, i) + at(shop.duration, i) + at(tails, i));
      if (at(shop.machine, i) !== machine) continue;
      head = Math.min(head, at(heads, i));
      work += at(shop.duration, i);
      tail = Math.min(tail, at(tails, i));
    }
    if (work > 0) bound = Math.max(bound, head + work + tail);
  }
  return bound;
};
