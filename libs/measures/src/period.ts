/** Calendar dates, and the day, week and month periods made of them. */

/** A calendar date without zone, `YYYY-MM-DD`. */
export type PlainDate = string;

export type PeriodKind = 'day' | 'week' | 'month';

/**
 * Half-open: `from` belongs to the period, `to` is the first date after it. Weeks are ISO 8601, Monday
 * first.
 */
export type Period = { readonly kind: PeriodKind; readonly from: PlainDate; readonly to: PlainDate };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** The text is no date of the Gregorian calendar, such as 2026-02-30. */
export class NotADate extends Error {
  override readonly name = 'NotADate';

  constructor(value: unknown) {
    super(`Not a calendar date: ${String(value)}`);
  }
}

export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== 'string' || !DATE.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && dateOf(time) === value;
}

/** Throws NotADate. `days` may be negative. */
export function plusDays(date: PlainDate, days: number): PlainDate {
  return dateOf(timeOf(date) + days * DAY_MS);
}

/** Days from `from` to `to`; negative when `to` is earlier. Throws NotADate. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return (timeOf(to) - timeOf(from)) / DAY_MS;
}

/** ISO 8601: Monday is 1, Sunday is 7. Throws NotADate. */
export function weekdayOf(date: PlainDate): number {
  return new Date(timeOf(date)).getUTCDay() || 7;
}

/** The period of a kind which contains the date. Throws NotADate. */
export function periodOf(kind: PeriodKind, date: PlainDate): Period {
  const from = FIRST_DATE[kind](date);
  return { kind, from, to: AFTER[kind](from) };
}

export function previousPeriod(period: Period): Period {
  return periodOf(period.kind, plusDays(period.from, -1));
}

export function nextPeriod(period: Period): Period {
  return periodOf(period.kind, period.to);
}

/** `count` periods without gaps, the oldest first and the given one last. */
export function periodsBack(period: Period, count: number): readonly Period[] {
  const periods: Period[] = [];
  for (let at = period; periods.length < count; at = previousPeriod(at)) periods.push(at);
  return periods.reverse();
}

export function isInPeriod(date: PlainDate, period: Period): boolean {
  return period.from <= date && date < period.to;
}

export function datesOf(period: Period): readonly PlainDate[] {
  const length = daysBetween(period.from, period.to);
  return Array.from({ length }, (_, index) => plusDays(period.from, index));
}

/** ISO 8601: `2026-03-29`, `2026-W13`, `2026-03`. A week belongs to the year of its Thursday. */
export function periodLabel({ kind, from }: Period): string {
  if (kind === 'day') return from;
  if (kind === 'month') return from.slice(0, 7);
  const thursday = plusDays(from, 3);
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}

const FIRST_DATE: Readonly<Record<PeriodKind, (date: PlainDate) => PlainDate>> = {
  day: (date) => plusDays(date, 0),
  week: (date) => plusDays(date, 1 - weekdayOf(date)),
  month: (date) => plusDays(date, 1 - new Date(timeOf(date)).getUTCDate()),
};

const AFTER: Readonly<Record<PeriodKind, (first: PlainDate) => PlainDate>> = {
  day: (first) => plusDays(first, 1),
  week: (first) => plusDays(first, 7),
  // Thirty-one days after the first of any month lies in the next one.
  month: (first) => FIRST_DATE.month(plusDays(first, 31)),
};

function timeOf(date: PlainDate): number {
  if (!isPlainDate(date)) throw new NotADate(date);
  return Date.parse(`${date}T00:00:00Z`);
}

function dateOf(time: number): PlainDate {
  return new Date(time).toISOString().slice(0, 10);
}
