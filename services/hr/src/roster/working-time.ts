/** How much people may be rostered by the law of the country that the site is in. */
import type { Interval } from '@gemba/measures/calendar';
import { instantOf } from '@gemba/measures/calendar';
import { plusDays } from '@gemba/measures/period';
import { lengthOf, overlapOf, withoutWeeklyRest } from './rest.js';
import type { RosteredWeek } from './rostered-week.js';
import { datesOf, mondayOf, weekAfter } from './week.js';

type Limit = { readonly most: number; readonly law: string };

export type WorkingTime = {
  /** Hours in one calendar week. */
  readonly week: Limit;
  /** Hours a week on average over so many weeks in a row. */
  readonly average: Limit & { readonly weeks: number };
  /** Days of a calendar week on which a shift begins. */
  readonly days: Limit;
};

/** Longest reference period of any country, in weeks. */
const REFERENCE_WEEKS = 17;

/** What holds where a country says nothing stricter. */
const EUROPE: WorkingTime = {
  week: { most: 60, law: 'longest week of the company, overtime included' },
  average: { most: 48, weeks: REFERENCE_WEEKS, law: 'Directive 2003/88/EC, articles 6 and 16' },
  days: { most: 7, law: 'days of a week' },
};

const COUNTRIES: Readonly<Record<string, WorkingTime>> = {
  FR: {
    week: { most: 48, law: 'Code du travail, L3121-20' },
    average: { most: 44, weeks: 12, law: 'Code du travail, L3121-22' },
    days: { most: 6, law: 'Code du travail, L3132-1' },
  },
};

export const workingTimeIn = (country: string | undefined): WorkingTime => COUNTRIES[country ?? ''] ?? EUROPE;

/** The week and those around it that share a reference period with it, in order. */
export const referenceWeeks = (week: string): readonly string[] =>
  Array.from({ length: 2 * REFERENCE_WEEKS - 1 }, (_, index) => weekAfter(week, index + 1 - REFERENCE_WEEKS));

type Rostered = {
  readonly person: string;
  readonly week: string;
  readonly zone: string;
  readonly weeks: Readonly<Record<string, RosteredWeek | undefined>>;
};

/** What is too much: which limit of which law, and what it would come to. */
export type TooMuch = {
  readonly code: 'HR-REST-WEEK' | 'HR-WEEK-HOURS';
  readonly what: string;
  readonly law: string;
  readonly actual: number;
  readonly limit: number;
  /** Hours, or days. */
  readonly unit: 'HUR' | 'DAY';
};

/** The first limit that the week breaks for the person, by itself or with the weeks around it. */
export const tooMuch = (of: Rostered, law: WorkingTime): TooMuch | null =>
  restless(of) ?? everyDay(of, law.days) ?? longWeek(of, law.week) ?? longRun(of, law.average);

const shiftsIn = ({ person, weeks }: Rostered, week: string): readonly Interval[] =>
  weeks[week]?.[person] ?? [];

const around = (of: Rostered): readonly Interval[] =>
  [-1, 0, 1].flatMap((weeks) => shiftsIn(of, weekAfter(of.week, weeks)));

const DIRECTIVE_REST = 'Directive 2003/88/EC, articles 3 and 5';

const restless = (of: Rostered): TooMuch | null => {
  const run = withoutWeeklyRest(around(of), shiftsIn(of, of.week));
  if (!run) return null;
  const { from, to, hours, limit } = run;
  const what = `works from ${from} to ${to} without 35 hours of rest in a row, ${String(hours)} hours long`;
  return { code: 'HR-REST-WEEK', what, law: DIRECTIVE_REST, actual: hours, limit, unit: 'HUR' };
};

const everyDay = (of: Rostered, { most, law }: Limit): TooMuch | null => {
  const days = new Set(shiftsIn(of, of.week).map((shift) => datesOf(shift, of.zone).from)).size;
  const what = `works on ${String(days)} days of ${of.week}`;
  return days > most ? { code: 'HR-REST-WEEK', what, law, actual: days, limit: most, unit: 'DAY' } : null;
};

const HOUR = 3_600_000;

const spanOf = (week: string, zone: string): Interval => {
  const monday = mondayOf(week) ?? '';
  return { from: instantOf(monday, '00:00', zone), to: instantOf(plusDays(monday, 7), '00:00', zone) };
};

/** Hours until midnight on Sunday are the week's, those after it the next one's. */
const longWeek = (of: Rostered, { most, law }: Limit): TooMuch | null => {
  const own = shiftsIn(of, of.week);
  for (const week of [of.week, weekAfter(of.week, 1)]) {
    const span = spanOf(week, of.zone);
    const hours = overlapOf(around(of), span) / HOUR;
    const what = `works ${String(hours)} hours in ${week}`;
    if (hours > most && overlapOf(own, span) > 0)
      return { code: 'HR-WEEK-HOURS', what, law, actual: hours, limit: most, unit: 'HUR' };
  }
  return null;
};

/** Weeks without a roster count as free: what exceeds the sum with them exceeds it in any case. */
const longRun = (of: Rostered, { most, weeks, law }: WorkingTime['average']): TooMuch | null => {
  for (let first = 1 - weeks; first <= 0; first += 1) {
    const from = weekAfter(of.week, first);
    const run = Array.from({ length: weeks }, (_, index) => shiftsIn(of, weekAfter(from, index)));
    const hours = run.reduce((sum, each) => sum + lengthOf(each), 0) / HOUR / weeks;
    const what = `works ${hours.toFixed(1)} hours a week on average, ${String(weeks)} weeks from ${from}`;
    if (hours > most) return { code: 'HR-WEEK-HOURS', what, law, actual: hours, limit: most, unit: 'HUR' };
  }
  return null;
};
