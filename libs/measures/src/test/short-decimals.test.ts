/** Sums and comparisons of short decimals, which go their own way, come out exactly as those of big ones. */
import { describe, expect, it } from '@jest/globals';
import { Decimal } from 'decimal.js';
import { NotADecimal, addDecimal, compareDecimals, subtractDecimal } from '../decimal.js';
import { integers } from './seeded.js';

/** Up to eleven digits before the point and eight after it: some are too long for the short way. */
const decimals = (count: number): string[] => {
  const any = integers(20_261_123, 0, 999_999_999);
  const next = (below: number): number => any() % below;
  return Array.from({ length: count }, () => {
    const whole = (next(8) === 0 ? '42' : '') + String(next(10 ** (1 + next(9))));
    const digits = next(9);
    const fraction = digits === 0 ? '' : `.${String(next(10 ** digits)).padStart(digits, '0')}`;
    return `${next(2) === 0 ? '-' : ''}${whole}${fraction}`;
  });
};

const exact = (value: Decimal): string => (value.isZero() ? '0' : value.toFixed());

describe('a short decimal', () => {
  it('is added, subtracted and compared as exactly as a big one', () => {
    const values = decimals(4_000);
    for (const [index, a] of values.entries()) {
      const b = values[(index * 7 + 1) % values.length] ?? '0';
      expect(addDecimal(a, b)).toBe(exact(new Decimal(a).plus(b)));
      expect(subtractDecimal(a, b)).toBe(exact(new Decimal(a).minus(b)));
      expect(compareDecimals(a, b)).toBe(new Decimal(a).comparedTo(b));
    }
  });

  it('has one spelling of zero and no zeros at the end', () => {
    expect(addDecimal('-0.5', '0.50')).toBe('0');
    expect(subtractDecimal('1.250', '0.05')).toBe('1.2');
    expect(addDecimal('-999999999.999999', '-999999999.999999')).toBe('-1999999999.999998');
  });

  it('is written plainly or not at all', () => {
    for (const text of ['01', '1e3', '+1', '', ' 1', '.5', '5.', null as never, 0.5 as never])
      expect(() => addDecimal(text, '1')).toThrow(NotADecimal);
  });
});
