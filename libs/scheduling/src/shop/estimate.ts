/**
 * How long the longest way through the moved operations would be: exact for these, and no more than
 * the makespan
 * (E. D. Taillard, Parallel taboo search techniques for the job shop scheduling problem, ORSA Journal on
 * Computing 6, 1994; for moves over several operations Balas and Vazacopoulos, 1998).
 */
import { at } from '../engine/calendar.js';
import { readyByChain, restByChain, type Sequence } from './sequence.js';

/** The operations in the order in which they would stand, filled by whoever asks. */
export type Stretch = { readonly operations: Int32Array; readonly heads: Int32Array; length: number };

export const stretchFor = (size: number): Stretch => ({
  operations: new Int32Array(size),
  heads: new Int32Array(size),
  length: 0,
});

/** `ahead` and `behind` are the neighbours of the stretch on its machine; −1 for none. */
export const estimate = (
  sequence: Sequence,
  { operations, heads, length }: Stretch,
  [ahead, behind]: readonly [number, number],
): number => {
  const { head, tail, shop } = sequence;
  let free = ahead < 0 ? 0 : at(head, ahead) + at(shop.duration, ahead);
  for (let i = 0; i < length; i += 1) {
    const operation = at(operations, i);
    const start = Math.max(free, readyByChain(sequence, operation));
    heads[i] = start;
    free = start + at(shop.duration, operation);
  }
  let rest = behind < 0 ? 0 : at(shop.duration, behind) + at(tail, behind);
  let longest = 0;
  for (let i = length - 1; i >= 0; i -= 1) {
    const operation = at(operations, i);
    const its = Math.max(rest, restByChain(sequence, operation));
    rest = its + at(shop.duration, operation);
    longest = Math.max(longest, at(heads, i) + rest);
  }
  return longest;
};
