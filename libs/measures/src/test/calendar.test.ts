/** Local time: nights on which the clock changes, business days without gap or overlap, and working days. */
import { describe, expect, it } from '@jest/globals';
import {
  InvalidCalendar,
  businessDate,
  dayBounds,
  elapsed,
  instantOf,
  isLocalTime,
  isWithin,
  isWorkingDay,
  overlaps,
  periodBounds,
  shiftInterval,
  workingDaysAfter,
  offsetAt,
} from '../calendar.js';
import { isZone } from '../zones.js';
import { NotADate, periodOf, plusDays } from '../period.js';
import { quantity } from '../quantity.js';
import { convertUnit } from '../units.js';
import { integers } from './seeded.js';

const NIGHT = { start: '22:00', end: '06:00' };
const hours = (interval: { from: string; to: string }): string => convertUnit(elapsed(interval), 'HUR').value;

describe('the offset of a zone', () => {
  it.each([
    ['2026-01-15T12:00:00.000Z', 'Europe/Paris', '+01:00'],
    ['2026-07-15T12:00:00.000Z', 'Europe/Paris', '+02:00'],
    ['2026-01-15T12:00:00.000Z', 'America/St_Johns', '-03:30'],
    ['2026-01-15T12:00:00.000Z', 'UTC', '+00:00'],
  ])('at %s in %s is %s', (instant, zone, offset) => {
    expect(offsetAt(instant, zone)).toBe(offset);
  });
});

describe('zones and local times', () => {
  it('are IANA names and HH:MM', () => {
    for (const zone of ['Europe/Paris', 'Europe/Lisbon', 'Asia/Kolkata', 'Europe/Kyiv', 'UTC'])
      expect(isZone(zone)).toBe(true);
    for (const zone of ['Mars/Olympus', '+02:00', '', 'Paris', 'europe/paris', 5])
      expect(isZone(zone)).toBe(false);
    expect(['00:00', '23:59', '24:00', '6:00', '06:60'].map(isLocalTime)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(() => instantOf('2026-01-01', '06:00', 'Mars/Olympus')).toThrow(InvalidCalendar);
    expect(() => instantOf('2026-01-01', '25:00', 'UTC')).toThrow(InvalidCalendar);
    expect(() => instantOf('2026-02-30', '06:00', 'UTC')).toThrow(NotADate);
  });

  it.each([
    ['a plain one', '2026-01-15', '06:00', 'Europe/Paris', '2026-01-15T05:00:00.000Z'],
    [
      'one that is skipped moves on by the gap',
      '2026-03-29',
      '02:30',
      'Europe/Paris',
      '2026-03-29T01:30:00.000Z',
    ],
    ['one that comes twice is the first', '2026-10-25', '02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z'],
    ['Lisbon repeats 01:30', '2026-10-25', '01:30', 'Europe/Lisbon', '2026-10-25T00:30:00.000Z'],
    ['New York repeats 01:30', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['India is half an hour off', '2026-06-01', '06:00', 'Asia/Kolkata', '2026-06-01T00:30:00.000Z'],
  ])('%s', (...row) => {
    const [, date, time, zone, instant] = row;
    expect(instantOf(date, time, zone)).toBe(instant);
  });
});

describe('night shifts', () => {
  it.each([
    ['Europe/Paris', '2026-03-28', '7'],
    ['Europe/Paris', '2026-10-24', '9'],
    ['Europe/Paris', '2026-06-10', '8'],
    ['Europe/Lisbon', '2026-03-28', '7'],
    ['Europe/Lisbon', '2026-10-24', '9'],
    ['Europe/Warsaw', '2026-03-28', '7'],
    ['Europe/Warsaw', '2026-10-24', '9'],
    ['Asia/Kolkata', '2026-03-28', '8'],
  ])('in %s from %s last %s hours', (zone, date, length) => {
    expect(hours(shiftInterval(date, NIGHT, zone))).toBe(length);
  });

  it('are placed by the local clock', () => {
    expect(shiftInterval('2026-03-28', NIGHT, 'Europe/Paris')).toEqual({
      from: '2026-03-28T21:00:00.000Z',
      to: '2026-03-29T04:00:00.000Z',
    });
    expect(hours(shiftInterval('2026-06-10', { start: '06:00', end: '14:00' }, 'Europe/Paris'))).toBe('8');
    expect(hours(shiftInterval('2026-06-10', { start: '06:00', end: '06:00' }, 'Europe/Paris'))).toBe('24');
  });
});

describe('business days', () => {
  const lyon = { zone: 'Europe/Paris', dayStart: '06:00' };

  it.each([
    ['2026-03-01T04:59:59.999Z', '2026-02-28'],
    ['2026-03-01T05:00:00.000Z', '2026-03-01'],
    ['2026-03-29T03:59:59.999Z', '2026-03-28'],
    ['2026-03-29T04:00:00.000Z', '2026-03-29'],
    ['2026-10-25T06:30:00+01:00', '2026-10-25'],
  ])('%s belongs to %s', (instant, date) => {
    expect(businessDate(instant, lyon)).toBe(date);
  });

  it('have 23 and 25 hours when the clock changes', () => {
    expect(dayBounds('2026-03-28', lyon)).toEqual({
      from: '2026-03-28T05:00:00.000Z',
      to: '2026-03-29T04:00:00.000Z',
    });
    expect(hours(dayBounds('2026-03-28', lyon))).toBe('23');
    expect(hours(dayBounds('2026-10-24', lyon))).toBe('25');
    expect(hours(dayBounds('2026-10-25', lyon))).toBe('24');
  });

  it('make up a period', () => {
    expect(hours(periodBounds(periodOf('month', '2026-03-10'), lyon))).toBe(String(31 * 24 - 1));
  });

  it('refuse what is no instant', () => {
    for (const text of ['2026-03-01', '2026-03-01T05:00:00', 'now', '2026-13-01T05:00:00Z']) {
      expect(() => businessDate(text, lyon)).toThrow(NotADate);
    }
  });

  // Each zone and year has a clock change; Apia left out a date, St John's changed one minute after midnight.
  it.each([
    ['Europe/Paris', '2026-03-20', '06:00'],
    ['Europe/Paris', '2026-03-20', '02:30'],
    ['Europe/Paris', '2026-10-20', '02:30'],
    ['Europe/Lisbon', '2026-10-20', '00:00'],
    ['Europe/Warsaw', '2026-10-20', '22:00'],
    ['America/St_Johns', '2010-11-01', '00:00'],
    ['America/Havana', '2026-03-02', '00:00'],
    ['Pacific/Apia', '2011-12-24', '06:00'],
    ['Australia/Lord_Howe', '2026-03-28', '01:45'],
  ])('cover all time once: %s from %s, day start %s', (zone, first, dayStart) => {
    const site = { zone, dayStart };
    const next = integers(9, 0, 12 * 86_400_000);
    const start = Date.parse(dayBounds(first, site).from);
    for (let round = 0; round < 300; round += 1) {
      const instant = new Date(start + next()).toISOString();
      expect(isWithin(instant, dayBounds(businessDate(instant, site), site))).toBe(true);
    }
    for (let day = 0; day < 12; day += 1) {
      const date = plusDays(first, day);
      expect(dayBounds(date, site).to).toBe(dayBounds(plusDays(date, 1), site).from);
    }
  });
});

describe('intervals', () => {
  const early = { from: '2026-06-10T04:00:00.000Z', to: '2026-06-10T12:00:00.000Z' };
  const late = { from: '2026-06-10T14:00:00+02:00', to: '2026-06-10T22:00:00+02:00' };

  it('are half-open', () => {
    expect(overlaps(early, late)).toBe(false);
    expect(overlaps({ ...early, to: '2026-06-10T12:00:00.001Z' }, late)).toBe(true);
    expect([isWithin(early.from, early), isWithin(early.to, early)]).toEqual([true, false]);
    expect(elapsed({ from: early.from, to: '2026-06-10T04:00:00.250Z' })).toEqual(quantity('0.25', 'SEC'));
  });
});

describe('working days', () => {
  const calendar = {
    shifts: [{ start: '06:00', end: '14:00', weekdays: [1, 2, 3, 4, 5] }],
    holidays: ['2026-04-03', '2026-04-06', '2026-05-01'],
  };

  it.each([
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-07', -1, '2026-04-02'],
    ['2026-04-30', 1, '2026-05-04'],
    ['2026-04-04', 0, '2026-04-04'],
    ['2026-03-02', 5, '2026-03-09'],
    ['2026-03-09', -5, '2026-03-02'],
  ])('from %s, %i on is %s', (date, count, result) => {
    expect(workingDaysAfter(date, count, calendar)).toBe(result);
  });

  it('leave out weekends and holidays', () => {
    expect(['2026-04-02', '2026-04-03', '2026-04-04'].map((date) => isWorkingDay(date, calendar))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('are refused for a calendar that never works', () => {
    expect(() => workingDaysAfter('2026-04-02', 1, { shifts: [], holidays: [] })).toThrow(InvalidCalendar);
    const never = { shifts: [{ start: '06:00', end: '14:00', weekdays: [8] }], holidays: [] };
    expect(() => workingDaysAfter('2026-04-02', 1, never)).toThrow(InvalidCalendar);
    expect(() => workingDaysAfter('2026-04-02', 1.5, calendar)).toThrow(InvalidCalendar);
  });
});
