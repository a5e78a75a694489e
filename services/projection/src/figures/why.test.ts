/** What groups and events add to a difference adds up to it, and is split as Kitagawa splits it. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDecimal, divideDecimals, roundDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Pair } from './why.js';
import { NOTHING, aboveEffects, contributionOf, mixOf, plusPair, sumOf, weightsOf } from './why.js';

const pair = (base: readonly [number, number], now: readonly [number, number]): Pair => ({
  base: { above: String(base[0]), below: String(base[1]) },
  now: { above: String(now[0]), below: String(now[1]) },
});

/**
 * Admissions at Berkeley in autumn 1973 to its six largest departments, men and women: admitted of applied.
 * Bickel, Hammel and O'Connell, "Sex bias in graduate admissions", Science 187 (1975), pp. 398–404.
 */
const BERKELEY = [
  pair([512, 825], [89, 108]),
  pair([353, 560], [17, 25]),
  pair([120, 325], [202, 593]),
  pair([138, 417], [131, 375]),
  pair([53, 191], [94, 393]),
  pair([22, 373], [24, 341]),
];

const six = (value: string) => roundDecimal(value, 6);

describe('the difference of two ratios', () => {
  const total = BERKELEY.reduce(plusPair, NOTHING);
  const weights = weightsOf(total, true);
  const adds = BERKELEY.map((each) => contributionOf(weights, each));
  const mixes = BERKELEY.map((each) => mixOf(total, each));

  it('is split by Kitagawa into rate and mix: Berkeley, where the rates rose and the ratio fell', () => {
    expect(six(subtractDecimal(divideDecimals('557', '1835', 12), divideDecimals('1198', '2691', 12)))).toBe(
      '-0.141645',
    );
    expect(six(sumOf(adds))).toBe('-0.141645');
    expect(six(sumOf(mixes))).toBe('-0.177674');
    expect(six(subtractDecimal(sumOf(adds), sumOf(mixes)))).toBe('0.036028');
    expect(adds.map(six)).toEqual([
      '-0.049024',
      '-0.049108',
      '-0.010278',
      '0.001614',
      '-0.022075',
      '-0.012774',
    ]);
  });

  it('is what volume, mix and rate do to the sum above the line, which they add up to', () => {
    const { volume, mix, rate } = aboveEffects(total, sumOf(mixes));
    expect(addDecimal(addDecimal(volume, mix), rate)).toBe('-641');
    // (1835 − 2691) × (557/1835 + 1198/2691) ÷ 2, and 2263 applications, the mean, times each effect.
    expect(six(volume)).toBe('-320.456396');
    expect(six(mix)).toBe('-402.076061');
    expect(six(rate)).toBe('81.532457');
  });
});

/** Fractions of whole numbers: an independent model, which never rounds. */
type Fraction = readonly [above: bigint, below: bigint];
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d];
const isNear = (text: string, [above, below]: Fraction, groups: number): boolean => {
  const digits = BigInt(
    roundDecimal(text, 12).replace(
      /^(-?)(\d+)(?:\.(\d+))?$/,
      (_, sign: string, whole: string, rest = '') => sign + whole + (rest as string).padEnd(12, '0'),
    ),
  );
  const off = digits * below - above * 10n ** 12n;
  const most = BigInt(groups + 1) * (below < 0n ? -below : below);
  return (off < 0n ? -off : off) <= most;
};

const parts = fc.record({
  above: fc.integer({ min: -50, max: 5_000 }),
  below: fc.integer({ min: 0, max: 5_000 }),
});
const groups = fc.array(
  fc
    .record({ base: parts, now: parts })
    .map(({ base, now }) => pair([base.above, base.below], [now.above, now.below])),
  { minLength: 1, maxLength: 12 },
);

const fraction = ({ above, below }: Pair['base']): Fraction => [BigInt(above), BigInt(below)];

describe('of any groups of facts', () => {
  it('what they add is the difference, but for the last digit of each', () => {
    fc.assert(
      fc.property(groups, (each) => {
        const total = each.reduce(plusPair, NOTHING);
        fc.pre(total.base.below !== '0' && total.now.below !== '0');
        const weights = weightsOf(total, true);
        const sum = sumOf(each.map((one) => contributionOf(weights, one)));
        expect(isNear(sum, minus(fraction(total.now), fraction(total.base)), each.length)).toBe(true);
      }),
    );
  });

  it('a group adds what its facts add, however they are grouped', () => {
    fc.assert(
      fc.property(groups, (each) => {
        const total = each.reduce(plusPair, NOTHING);
        fc.pre(total.base.below !== '0' && total.now.below !== '0');
        const weights = weightsOf(total, true);
        const [first = NOTHING, ...others] = each;
        const apart = sumOf([
          contributionOf(weights, first),
          ...others.map((one) => contributionOf(weights, one)),
        ]);
        const together = contributionOf(weights, total);
        const off = Math.abs(Number(subtractDecimal(apart, together)));
        expect(off).toBeLessThanOrEqual((each.length + 1) * 1e-12);
      }),
    );
  });

  it('seen from the other figure, everything is the same with the other sign', () => {
    fc.assert(
      fc.property(groups, (each) => {
        const turned = each.map(({ base, now }) => ({ base: now, now: base }));
        const [total, back] = [each.reduce(plusPair, NOTHING), turned.reduce(plusPair, NOTHING)];
        fc.pre(total.base.below !== '0' && total.now.below !== '0');
        for (const [at, one] of each.entries()) {
          const other = turned[at] ?? NOTHING;
          expect(
            addDecimal(
              contributionOf(weightsOf(total, true), one),
              contributionOf(weightsOf(back, true), other),
            ),
          ).toBe('0');
          expect(addDecimal(mixOf(total, one), mixOf(back, other))).toBe('0');
        }
      }),
    );
  });

  it('twice as much of everything moves no ratio, and the sum above the line by its volume alone', () => {
    fc.assert(
      fc.property(groups, (each) => {
        const doubled = each.map(({ base: { above, below } }) =>
          pair([Number(above), Number(below)], [Number(above) * 2, Number(below) * 2]),
        );
        const total = doubled.reduce(plusPair, NOTHING);
        fc.pre(total.base.below !== '0');
        const weights = weightsOf(total, true);
        for (const one of doubled) {
          expect(contributionOf(weights, one)).toBe('0');
          expect(mixOf(total, one)).toBe('0');
        }
        expect(Number(aboveEffects(total, '0').rate)).toBeCloseTo(0, 9);
      }),
    );
  });

  it('sums move by the difference of their facts', () => {
    fc.assert(
      fc.property(groups, (each) => {
        const total = each.reduce(plusPair, NOTHING);
        const weights = weightsOf(total, false);
        const sum = sumOf(each.map((one) => contributionOf(weights, one)));
        expect(sum).toBe(subtractDecimal(total.now.above, total.base.above));
      }),
    );
  });
});
