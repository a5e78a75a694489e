/** Decimals: what is accepted, and that every rounding is the exact one. */
import { describe, expect, it } from '@jest/globals';
import {
  DivisionByZero,
  NotADecimal,
  addDecimal,
  canonicalDecimal,
  compareDecimals,
  divideDecimals,
  fixedDecimal,
  isDecimal,
  multiplyDecimal,
  negateDecimal,
  roundDecimal,
  scaledInteger,
  subtractDecimal,
} from '../decimal.js';
import { integers } from './seeded.js';

describe('which texts are decimals', () => {
  it.each(['0', '-0', '7', '-3.25', '12.500', '0.000001', '9'.repeat(15)])('accepts %s', (text) => {
    expect(isDecimal(text)).toBe(true);
  });

  it.each(['', ' 1', '+1', '01', '1.', '.5', '1e3', '0x1f', 'NaN', 'Infinity', '1,5', '1.0000001', '1\n'])(
    'refuses %j',
    (text) => {
      expect(isDecimal(text)).toBe(false);
    },
  );

  it('refuses numbers, and values with too many digits', () => {
    expect(isDecimal(1)).toBe(false);
    expect(isDecimal(null)).toBe(false);
    expect(isDecimal('1'.repeat(16))).toBe(false);
    expect(isDecimal('1.5', 0)).toBe(false);
    expect(isDecimal('1.123456789012', 12)).toBe(true);
  });
});

describe('canonical form', () => {
  it.each([
    ['12.500', '12.5'],
    ['-0.000', '0'],
    ['100', '100'],
    ['0.000000000000000000001', '0.000000000000000000001'],
    ['1000000000000000000000000', '1000000000000000000000000'],
  ])('%s is written %s', (text, canonical) => {
    expect(canonicalDecimal(text)).toBe(canonical);
  });

  it('takes whole numbers, and no others', () => {
    expect(canonicalDecimal(-42)).toBe('-42');
    for (const value of [0.1, NaN, Infinity, 2 ** 53])
      expect(() => canonicalDecimal(value)).toThrow(NotADecimal);
    expect(() => canonicalDecimal('1e3')).toThrow(NotADecimal);
  });
});

describe('arithmetic', () => {
  it('is exact where binary floats are not', () => {
    expect(addDecimal('0.1', '0.2')).toBe('0.3');
    expect(subtractDecimal('0.3', '0.1')).toBe('0.2');
    expect(multiplyDecimal('1.1', '1.1')).toBe('1.21');
    expect(negateDecimal('0')).toBe('0');
    expect(addDecimal('9'.repeat(40), '0.000001')).toBe(`${'9'.repeat(40)}.000001`);
    expect(multiplyDecimal('9'.repeat(40), '9'.repeat(40))).toBe(String(BigInt('9'.repeat(40)) ** 2n));
  });

  it('compares by value', () => {
    expect(compareDecimals('1.0', '1')).toBe(0);
    expect(compareDecimals('-2', '1')).toBe(-1);
    expect(compareDecimals('10', '9')).toBe(1);
  });

  it('turns decimals into integers of a smaller unit only when nothing is lost', () => {
    expect(scaledInteger('-19.90', 2)).toBe(-1990n);
    expect(() => scaledInteger('0.005', 2)).toThrow(NotADecimal);
  });
});

describe('rounding half to even', () => {
  it.each([
    ['0.5', 0, '0'],
    ['1.5', 0, '2'],
    ['2.5', 0, '2'],
    ['-2.5', 0, '-2'],
    ['-0.4', 0, '0'],
    ['2.345', 2, '2.34'],
    ['2.355', 2, '2.36'],
    ['2.3450000000000000000000000000001', 2, '2.35'],
  ])('%s to %i decimals is %s', (value, digits, rounded) => {
    expect(roundDecimal(value, digits)).toBe(rounded);
  });

  it('writes a fixed number of decimals', () => {
    expect(fixedDecimal('19.9', 2)).toBe('19.90');
    expect(fixedDecimal('-0.004', 2)).toBe('0.00');
    expect(fixedDecimal('7', 0)).toBe('7');
  });
});

describe('division', () => {
  it.each([
    ['1', '3', 4, '0.3333'],
    ['2', '3', 4, '0.6667'],
    ['-2', '3', 2, '-0.67'],
    ['1', '8', 2, '0.12'],
    ['3', '8', 2, '0.38'],
    ['-1', '2', 0, '0'],
    ['3', '-2', 0, '-2'],
    ['0', '-8', 2, '0'],
  ])('%s / %s to %i decimals is %s', (...row) => {
    const [a, b, digits, quotient] = row;
    expect(divideDecimals(a, b, digits)).toBe(quotient);
  });

  it('is not fooled by a quotient which is a tie up to the fiftieth digit', () => {
    const justAbove = `5${'0'.repeat(49)}1`;
    expect(divideDecimals(justAbove, `1${'0'.repeat(51)}`, 0)).toBe('1');
    expect(divideDecimals(`5${'0'.repeat(50)}`, `1${'0'.repeat(51)}`, 0)).toBe('0');
    expect(divideDecimals(justAbove, `1${'0'.repeat(50)}`, 0)).toBe('5');
    expect(divideDecimals(`2${justAbove}`, `1${'0'.repeat(51)}`, 0)).toBe('3');
  });

  it('agrees with integer arithmetic for any operands', () => {
    const next = integers(11, -5000, 5000);
    for (let round = 0; round < 500; round += 1) {
      const [a, b] = [next(), next() || 1];
      const [top, bottom] = b < 0 ? [-a, -b] : [a, b];
      const twice = 2 * (top - Math.floor(top / bottom) * bottom);
      const floor = Math.floor(top / bottom);
      const up = twice > bottom || (twice === bottom && floor % 2 !== 0);
      expect(divideDecimals(String(a), String(b), 0)).toBe(String(up ? floor + 1 : floor || 0));
    }
  });

  it('by zero is refused', () => {
    expect(() => divideDecimals('1', '0.00', 2)).toThrow(DivisionByZero);
  });
});
