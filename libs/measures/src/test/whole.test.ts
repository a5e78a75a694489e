/** Needs are never short, limits are never passed, and what is counted is whole. */
import { describe, expect, it } from '@jest/globals';
import { isWhole, limitOf, neededOf } from '../whole.js';

describe('a need', () => {
  it.each([
    ['1', '248', 'C62', '1'],
    ['1000000', '248', 'C62', '4033'],
    ['496', '248', 'C62', '2'],
    ['0', '248', 'C62', '0'],
    ['1', '3', 'KGM', '0.333334'],
    ['1', '4', 'KGM', '0.25'],
  ])('O6: %s / %s %s is %s', (value, divisor, unit, need) => {
    expect(neededOf(value, divisor, unit)).toEqual({ value: need, unit });
  });

  it('is the smallest one that is enough, for any numbers', () => {
    for (let value = 1; value < 400; value += 7) {
      for (let divisor = 1; divisor < 60; divisor += 3) {
        const need = Number(neededOf(String(value), String(divisor), 'C62').value);
        expect(need * divisor).toBeGreaterThanOrEqual(value);
        expect((need - 1) * divisor).toBeLessThan(value);
      }
    }
  });
});

describe('an upper limit', () => {
  it.each([
    ['4.2', 'C62', '4'],
    ['10.5', 'C62', '10'],
    ['21', 'C62', '21'],
    ['2.1', 'KGM', '2.1'],
    ['0.0000019', 'KGM', '0.000001'],
  ])('O6: %s %s is %s', (value, unit, limit) => {
    expect(limitOf(value, unit)).toEqual({ value: limit, unit });
  });
});

it.each([
  ['0.5', 'C62', false],
  ['2', 'C62', true],
  ['0.5', 'DZN', true],
  ['0.3', 'DZN', false],
  ['0.5', 'KGM', true],
])('O6: %s %s is a whole quantity: %s', (value, unit, expected) => {
  expect(isWhole({ value, unit })).toBe(expected);
});
