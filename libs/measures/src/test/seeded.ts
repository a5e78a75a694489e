/** Numbers for properties: the same sequence for the same seed, so that a failure can be repeated. */

/** Whole numbers from `low` to `high` inclusive, by the generator mulberry32. */
export function integers(seed: number, low: number, high: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const unit = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return low + Math.floor(unit * (high - low + 1));
  };
}
