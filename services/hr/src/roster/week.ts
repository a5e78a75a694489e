/** Rosters are kept by ISO 8601 week, `2026-W10`: Monday first, and a year may have 53 of them. */
import type { Interval } from '@gemba/measures/calendar';
import { businessDate } from '@gemba/measures/calendar';
import { periodLabel, periodOf, plusDays, weekdayOf } from '@gemba/measures/period';

const WEEK = /^(\d{4})-W(\d\d)$/;

/** The Monday of a week, or null when there is no such week. The 4th of January is always in week 1. */
export const mondayOf = (week: string): string | null => {
  const [, year, number] = WEEK.exec(week) ?? [];
  if (year === undefined) return null;
  const fourth = `${year}-01-04`;
  const monday = plusDays(fourth, 1 - weekdayOf(fourth) + 7 * (Number(number) - 1));
  return weekOf(monday) === week ? monday : null;
};

export const weekOf = (date: string): string => periodLabel(periodOf('week', date));

/** The week so many weeks later, or earlier; an unknown week stays what it is. */
export const weekAfter = (week: string, weeks: number): string => {
  const monday = mondayOf(week);
  return monday === null ? week : weekOf(plusDays(monday, 7 * weeks));
};

/** The weeks that two dates and those between lie in, at most `most`. */
export const weeksOf = (from: string, to: string, most: number): readonly string[] => {
  const weeks = [weekOf(from)];
  while (weeks.length < most && (weeks.at(-1) ?? '') < weekOf(to))
    weeks.push(weekAfter(weeks.at(-1) ?? '', 1));
  return weeks;
};

/** The local dates on which work begins and ends; work until midnight ends on the date before. */
export const datesOf = (
  { from, to }: Interval,
  zone: string,
): { readonly from: string; readonly to: string } => {
  const clock = { zone, dayStart: '00:00' };
  const last = new Date(Date.parse(to) - 1).toISOString();
  return { from: businessDate(from, clock), to: businessDate(last, clock) };
};
