/** Plain data is compared by what it says. */
import { expect, it } from '@jest/globals';
import { same } from './same.js';

it.each([
  [{ a: 1, b: { c: [1, 2], d: undefined } }, { b: { c: [1, 2] }, a: 1 }, true],
  [{ a: 1 }, { a: 2 }, false],
  [[1, 2], [2, 1], false],
  [null, {}, false],
])('%j and %j: %s', (a, b, expected) => {
  expect(same(a, b)).toBe(expected);
});
