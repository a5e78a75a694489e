/** Pseudo-random numbers: the same sequence for the same seed. */

/** Answers a whole number from 0 to below `limit`. */
export type Chance = (limit: number) => number;

/** The generator xorshift32 (G. Marsaglia, Xorshift RNGs, Journal of Statistical Software 8, 2003). */
export const chanceOf = (seed: number): Chance => {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * limit);
  };
};
