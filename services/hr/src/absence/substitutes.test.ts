/**
 * The ranking follows its formula: rest first, then overtime, then cost, and the same names always in
 * the same order.
 */
import { describe, expect, it } from '@jest/globals';
import { ranked } from './substitutes.js';

const hours = (from: string, to: string) => ({
  from: `2026-03-${from}:00:00.000Z`,
  to: `2026-03-${to}:00:00.000Z`,
});
const toCover = hours('02T06', '02T14');
const candidate = (person: string, amount: string, ...shifts: ReturnType<typeof hours>[]) => ({
  ...{ person, shifts, hourlyCost: { amount, currency: 'EUR' } },
});

describe('substitutes', () => {
  it('are scored by rest, overtime and cost', () => {
    const candidates = [
      candidate('free', '20.00'),
      candidate('there', '25.00', hours('02T06', '02T14')),
      candidate('half', '20.00', hours('02T06', '02T10')),
      candidate('night', '20.00', hours('01T21', '02T05')),
    ];
    const rows = ranked(toCover, candidates).map((s) => [
      s.person,
      s.score,
      s.overtime,
      s.cost.amount,
      s.restOk,
    ]);
    expect(rows).toEqual([
      // 0.5 + 0.3 × 1 + 0.2 × 180 ÷ 200: the cheapest is `half` with 20 × (8 + 0.25 × 4) = 180.
      ['there', '0.98', 'PT0S', '200.00', true],
      ['half', '0.85', 'PT4H', '180.00', true],
      ['free', '0.68', 'PT8H', '200.00', true],
      ['night', '0.18', 'PT8H', '200.00', false],
    ]);
  });

  it('come in the order of their ids when nothing else tells them apart, however they are given', () => {
    const [a, b, c] = [candidate('a', '20.00'), candidate('b', '20.00'), candidate('c', '20.00')];
    const names = (...list: (typeof a)[]) => ranked(toCover, list).map(({ person }) => person);
    expect(names(c, a, b)).toEqual(['a', 'b', 'c']);
    expect(names(b, c, a)).toEqual(['a', 'b', 'c']);
  });

  it('rest eleven hours before and after, and work thirteen in one go at most', () => {
    const rests = (...shifts: ReturnType<typeof hours>[]) =>
      ranked(toCover, [candidate('x', '20', ...shifts)])[0]?.restOk;
    expect(rests(hours('01T11', '01T19'))).toBe(true);
    expect(rests(hours('01T12', '01T20'))).toBe(false);
    expect(rests(hours('03T01', '03T09'))).toBe(true);
    expect(rests(hours('03T00', '03T08'))).toBe(false);
    expect(rests(hours('02T14', '02T19'))).toBe(true);
    expect(rests(hours('02T14', '02T20'))).toBe(false);
  });

  it('are none when nobody is qualified', () => {
    expect(ranked(toCover, [])).toEqual([]);
  });

  it('may cost nothing', () => {
    expect(ranked(toCover, [candidate('x', '0')])[0]?.score).toBe('0.7');
  });
});
