/** Periods: ISO weeks and calendar months, half-open, without gap or overlap. */
import { describe, expect, it } from '@jest/globals';
import type { PeriodKind } from '../period.js';
import {
  NotADate,
  datesOf,
  daysBetween,
  isInPeriod,
  isPlainDate,
  nextPeriod,
  periodLabel,
  periodOf,
  periodsBack,
  plusDays,
  previousPeriod,
  weekdayOf,
} from '../period.js';
import { integers } from './seeded.js';

const KINDS: readonly PeriodKind[] = ['day', 'week', 'month'];

describe('dates', () => {
  it('are those of the Gregorian calendar', () => {
    for (const date of ['2024-02-29', '2000-02-29', '2026-12-31']) expect(isPlainDate(date)).toBe(true);
    for (const date of ['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-1-1', '', 20260101]) {
      expect(isPlainDate(date)).toBe(false);
    }
    expect(() => plusDays('2026-02-30', 1)).toThrow(NotADate);
  });

  it('are counted in days', () => {
    expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(plusDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(29);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
    expect([weekdayOf('2026-03-29'), weekdayOf('2026-03-30')]).toEqual([7, 1]);
  });
});

describe('periods', () => {
  it.each([
    ['day', '2026-03-29', '2026-03-29', '2026-03-30', '2026-03-29'],
    ['week', '2026-03-29', '2026-03-23', '2026-03-30', '2026-W13'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-04', '2026-W53'],
    ['week', '2024-12-30', '2024-12-30', '2025-01-06', '2025-W01'],
    ['week', '2005-01-01', '2004-12-27', '2005-01-03', '2004-W53'],
    ['week', '2008-12-29', '2008-12-29', '2009-01-05', '2009-W01'],
    ['month', '2026-02-15', '2026-02-01', '2026-03-01', '2026-02'],
    ['month', '2026-12-31', '2026-12-01', '2027-01-01', '2026-12'],
  ] as const)('the %s of %s is [%s, %s), called %s', (...row) => {
    const [kind, date, from, to, label] = row;
    expect(periodOf(kind, date)).toEqual({ kind, from, to });
    expect(periodLabel(periodOf(kind, date))).toBe(label);
  });

  it('go back in time, the given one last', () => {
    expect(periodsBack(periodOf('month', '2026-02-10'), 3).map(periodLabel)).toEqual([
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(periodsBack(periodOf('day', '2026-02-10'), 0)).toEqual([]);
    expect(previousPeriod(periodOf('month', '2026-03-31'))).toEqual(periodOf('month', '2026-02-01'));
    expect(nextPeriod(periodOf('month', '2026-01-31'))).toEqual(periodOf('month', '2026-02-01'));
  });

  it('consist of their dates', () => {
    const february = periodOf('month', '2024-02-10');
    expect(datesOf(february)).toHaveLength(29);
    expect(datesOf(february).at(-1)).toBe('2024-02-29');
    expect([isInPeriod('2024-02-29', february), isInPeriod('2024-03-01', february)]).toEqual([true, false]);
  });

  it('follow each other without gap or overlap, for any date', () => {
    const next = integers(2, 0, 20_000);
    for (let round = 0; round < 200; round += 1) {
      const date = plusDays('1990-01-01', next());
      for (const period of KINDS.map((kind) => periodOf(kind, date))) {
        expect(isInPeriod(date, period)).toBe(true);
        expect(nextPeriod(previousPeriod(period))).toEqual(period);
        expect(previousPeriod(period).to).toBe(period.from);
      }
    }
  });
});
