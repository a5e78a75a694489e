/** Sameness looks at what is said, not at how it was written down. */
import { describe, expect, it } from '@jest/globals';
import { same } from '@gemba/decider/same';

describe('plain data', () => {
  it('is the same in another order of fields and with fields left out', () => {
    expect(same({ a: 1, b: { c: 2, d: undefined } }, { b: { c: 2 }, a: 1 })).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [
      [1, 2],
      [2, 1],
    ],
  ])('%j differs from %j', (a, b) => {
    expect(same(a, b)).toBe(false);
  });
});
