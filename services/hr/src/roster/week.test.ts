/** Weeks are those of ISO 8601, and a shift is on the local dates that it touches. */
import { describe, expect, it } from '@jest/globals';
import { datesOf, mondayOf, weekAfter, weekOf, weeksOf } from './week.js';

describe('a week', () => {
  it.each([
    ['2026-W01', '2025-12-29'],
    ['2026-W10', '2026-03-02'],
    ['2026-W53', '2026-12-28'],
    ['2025-W53', null],
    ['2026-W00', null],
    ['2026-10', null],
  ])('%s begins on %s', (week, monday) => {
    expect(mondayOf(week)).toBe(monday);
  });
  it('is followed by the next, also across years', () => {
    expect(weekAfter('2026-W53', 1)).toBe('2027-W01');
    expect(weekAfter('2026-W01', -1)).toBe('2025-W52');
    expect(weekAfter('nonsense', 1)).toBe('nonsense');
    expect(weekOf('2027-01-03')).toBe('2026-W53');
  });
  it('is one of those that dates lie in', () => {
    expect(weeksOf('2026-12-27', '2027-01-04', 9)).toEqual(['2026-W52', '2026-W53', '2027-W01']);
    expect(weeksOf('2026-03-02', '2026-12-31', 2)).toEqual(['2026-W10', '2026-W11']);
  });
});

it.each([
  ['2026-03-02T21:00:00.000Z', '2026-03-02T23:00:00.000Z', '2026-03-02', '2026-03-02'],
  ['2026-03-02T21:00:00.000Z', '2026-03-02T23:00:00.001Z', '2026-03-02', '2026-03-03'],
])('%s to %s is on the dates %s to %s in Paris', (...row) => {
  const [start, end, from, to] = row;
  expect(datesOf({ from: start, to: end }, 'Europe/Paris')).toEqual({ from, to });
});
