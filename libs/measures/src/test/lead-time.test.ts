/** Lead times count the working days of the site, in both directions. */
import { expect, it } from '@jest/globals';
import { leadTimeAfter, leadTimeBefore } from '../lead-time.js';
import { plusDays } from '../period.js';

const calendar = {
  shifts: [{ start: '06:00', end: '14:00', weekdays: [1, 2, 3, 4, 5] }],
  holidays: ['2026-05-01'],
};

it('O16: two days from a Thursday is Monday, and a holiday is no working day', () => {
  expect(leadTimeAfter('2026-11-26', 'P2D', calendar)).toBe('2026-11-30');
  expect(leadTimeAfter('2026-04-30', 'P1D', calendar)).toBe('2026-05-04');
});

it('counts a part of a day as a whole one, and a week as a week that ends on a working day', () => {
  expect(leadTimeAfter('2026-03-02', 'PT25H', calendar)).toBe('2026-03-04');
  expect(leadTimeAfter('2026-03-02', 'P2W', calendar)).toBe('2026-03-16');
  expect(leadTimeAfter('2026-04-24', 'P1W', calendar)).toBe('2026-05-04');
});

it('works every day where a site has no calendar', () => {
  expect(leadTimeAfter('2026-11-26', 'P2D', undefined)).toBe('2026-11-28');
  expect(leadTimeBefore('2026-11-28', 'P2D', undefined)).toBe('2026-11-26');
});

it('begins two working days before a Monday on the Thursday, and a week earlier for a week', () => {
  expect(leadTimeBefore('2026-11-30', 'P2D', calendar)).toBe('2026-11-26');
  expect(leadTimeBefore('2026-05-08', 'P1W', calendar)).toBe('2026-04-30');
});

it('is there in time when it begins on the last day, and not when it begins on the working day after', () => {
  for (let day = 0; day < 400; day++)
    for (const leadTime of ['P0D', 'P1D', 'P4D', 'P9D', 'P1W', 'P3W']) {
      const need = plusDays('2026-01-01', day);
      const begin = leadTimeBefore(need, leadTime, calendar);
      expect(leadTimeAfter(begin, leadTime, calendar) <= need).toBe(true);
    }
});
