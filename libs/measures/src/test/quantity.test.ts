/** Quantities: one spelling per value, one unit per sum. */
import { describe, expect, it } from '@jest/globals';
import { DivisionByZero, NotADecimal } from '../decimal.js';
import type { Quantity } from '../quantity.js';
import {
  UnitMismatch,
  compareQuantities,
  dividedBy,
  isAbove,
  isBelow,
  isNegative,
  isValidQuantity,
  isZero,
  larger,
  minus,
  negated,
  none,
  plus,
  quantity,
  ratio,
  same,
  smaller,
  sumOf,
  times,
} from '../quantity.js';
import { integers } from './seeded.js';

const kg = (value: string | number): Quantity => quantity(value, 'KGM');

describe('making a quantity', () => {
  it('writes it in canonical form', () => {
    expect(kg('12.500')).toEqual({ value: '12.5', unit: 'KGM' });
    expect(kg(12)).toEqual({ value: '12', unit: 'KGM' });
    expect(none('C62')).toEqual({ value: '0', unit: 'C62' });
  });

  it('drops no digit in silence', () => {
    expect(() => kg('0.0000001')).toThrow(NotADecimal);
    expect(quantity('0.0000001', 'KGM', 7).value).toBe('0.0000001');
    expect(kg('1.10000000').value).toBe('1.1');
    expect(() => kg(0.5)).toThrow(NotADecimal);
  });

  it('is asked of outside data first', () => {
    expect(isValidQuantity({ value: '12.500', unit: 'KGM' })).toBe(true);
    expect(isValidQuantity({ value: 12.5, unit: 'KGM' })).toBe(false);
    expect(isValidQuantity({ value: '1.1234567', unit: 'KGM' })).toBe(false);
    expect(isValidQuantity({ value: '1', unit: 'kilogram' })).toBe(false);
    expect(isValidQuantity({ value: '1' })).toBe(false);
    expect(isValidQuantity(null)).toBe(false);
  });
});

describe('calculating', () => {
  it('adds, subtracts, scales and negates', () => {
    expect(plus(kg('0.1'), kg('0.2'))).toEqual(kg('0.3'));
    expect(minus(kg('1'), kg('1.25'))).toEqual(kg('-0.25'));
    expect(times(kg('3'), '0.333')).toEqual(kg('0.999'));
    expect(times(kg('0.000001'), '0.5')).toEqual(kg(0));
    expect(times(kg('1'), '0.12345678', 8).value).toBe('0.12345678');
    expect(dividedBy(kg('10'), '3')).toEqual(kg('3.333333'));
    expect(negated(kg('2.5'))).toEqual(kg('-2.5'));
  });

  it('compares by value, not by spelling', () => {
    expect(same({ value: '12.500', unit: 'KGM' }, kg('12.5'))).toBe(true);
    expect(isAbove(kg('10'), kg('9'))).toBe(true);
    expect(isBelow(kg('10'), kg('9'))).toBe(false);
    expect(isBelow(kg('-1'), none('KGM'))).toBe(true);
    expect([kg(3), kg(-1), kg(2)].sort(compareQuantities)).toEqual([kg(-1), kg(2), kg(3)]);
    expect([smaller(kg(1), kg(2)), larger(kg(1), kg(2))]).toEqual([kg(1), kg(2)]);
    expect(isZero({ value: '-0.00', unit: 'KGM' })).toBe(true);
    expect([isNegative(kg('-0.1')), isNegative(kg(0))]).toEqual([true, false]);
  });

  it('never mixes units', () => {
    const piece = quantity(1, 'C62');
    for (const act of [plus, minus, isAbove, isBelow, same, ratio, smaller, larger]) {
      expect(() => act(kg(1), piece)).toThrow(UnitMismatch);
    }
    expect(() => sumOf([kg(1), piece], 'KGM')).toThrow('KGM and C62 are different units');
  });

  it('relates two quantities as a fraction', () => {
    expect(ratio(kg(1), kg(3))).toBe('0.333333333333');
    expect(ratio(kg(95), kg(100))).toBe('0.95');
    expect(() => ratio(kg(1), none('KGM'))).toThrow(DivisionByZero);
  });
});

describe('for any list of quantities', () => {
  it('the sum equals the sum in millionths, in any order', () => {
    const next = integers(7, -1_000_000_000, 1_000_000_000);
    for (let round = 0; round < 100; round += 1) {
      const millionths = Array.from({ length: 20 }, next);
      const all = millionths.map((units) => dividedBy(kg(units), '1000000'));
      const expected = dividedBy(kg(millionths.reduce((sum, units) => sum + units, 0)), '1000000');
      expect(sumOf(all, 'KGM')).toEqual(expected);
      expect(sumOf(all.reverse(), 'KGM')).toEqual(expected);
    }
  });

  it('what is added and taken away again leaves the start', () => {
    const next = integers(8, -1_000_000, 1_000_000);
    for (let round = 0; round < 200; round += 1) {
      const [a, b] = [dividedBy(kg(next()), '1000'), dividedBy(kg(next()), '1000')];
      expect(minus(plus(a, b), b)).toEqual(a);
      expect(plus(a, b)).toEqual(plus(b, a));
    }
  });
});
