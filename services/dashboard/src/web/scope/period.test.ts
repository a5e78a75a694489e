/** Proves the borders of every period, over month ends, leap days and zones. */
import { describe, expect, it } from '@jest/globals';
import { dateIn, daysIn, plusDays, rangeOf } from './period.js';

describe('a period', () => {
  it.each([
    ['today', '2026-10-07', '2026-10-07', '2026-10-08'],
    ['7d', '2026-10-07', '2026-10-01', '2026-10-08'],
    ['30d', '2026-03-01', '2026-01-31', '2026-03-02'],
    ['month', '2026-10-31', '2026-10-01', '2026-11-01'],
    ['last-month', '2026-01-15', '2025-12-01', '2026-01-01'],
    ['quarter', '2026-12-31', '2026-10-01', '2027-01-01'],
    ['year', '2028-02-29', '2028-01-01', '2028-03-01'],
  ] as const)('%s on %s is [%s, %s)', (...[kind, today, from, to]) => {
    expect(rangeOf(kind, today)).toEqual({ from, to });
  });

  it('counts its days over a change of clocks', () => {
    expect(daysIn({ from: '2026-10-24', to: '2026-10-27' })).toBe(3);
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it("begins on the site's day, not on the day in UTC", () => {
    const lateEvening = new Date('2026-10-07T22:30:00Z');
    expect(dateIn('Europe/Warsaw', lateEvening)).toBe('2026-10-08');
    expect(dateIn('Europe/Lisbon', lateEvening)).toBe('2026-10-07');
  });
});
