/** What a service gives back late is no leak, what it keeps is. */
import { describe, expect, it } from '@jest/globals';
import { notGivenBack, type Held } from './baseline.process.js';

const held = (handles: number): Held => new Map([['hr', { handles, memoryMb: 180, connections: 4 }]]);

/** Answers one look after the other, and the last for ever. */
const looks = (...seen: readonly number[]): (() => Promise<Held>) => {
  const left = [...seen];
  return () => Promise.resolve(held((left.length > 1 ? left.shift() : left[0]) ?? 0));
};

describe('what a service holds after the trial', () => {
  it('may be more for as long as connections that nobody uses are kept open', async () => {
    expect(await notGivenBack(held(40), looks(117, 117, 45), 10_000)).toEqual([]);
  });

  it('is a finding when it stays more', async () => {
    const kept = await notGivenBack(held(40), looks(117, 101), 300);
    expect(kept.map(({ what }) => what)).toEqual(['hr holds 101 handles, 40 at the beginning']);
  });

  it('may be a little more for good', async () => {
    expect(await notGivenBack(held(40), looks(100), 0)).toEqual([]);
  });
});
