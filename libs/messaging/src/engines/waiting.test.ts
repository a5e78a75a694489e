/** Rounds of background work: a few follow each other at once, many keep their distance. */
import { describe, expect, it } from '@jest/globals';
import { allowance } from './waiting.process.js';

describe('an allowance of one round every 50 ms', () => {
  it('lets six follow each other at once, and then one every 50 ms', () => {
    const waitFor = allowance(50, 0);
    const waits = Array.from({ length: 7 }, () => waitFor(0));
    expect(waits).toEqual([0, 0, 0, 0, 0, 0, 50]);
    expect(waitFor(50)).toBe(50);
    expect(waitFor(100)).toBe(50);
  });

  it('grows again while nothing is done, to six', () => {
    const waitFor = allowance(50, 0);
    for (let round = 0; round < 6; round += 1) waitFor(0);
    expect(waitFor(100)).toBe(0);
    expect(waitFor(100)).toBe(0);
    expect(waitFor(100)).toBe(50);
    const later = Array.from({ length: 7 }, () => waitFor(10_000));
    expect(later).toEqual([0, 0, 0, 0, 0, 0, 50]);
  });

  it('of none lets all go', () => {
    const waitFor = allowance(0, 0);
    expect(Array.from({ length: 20 }, () => waitFor(0)).every((ms) => ms === 0)).toBe(true);
  });
});
