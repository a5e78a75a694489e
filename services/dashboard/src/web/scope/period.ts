/** Turns the name of a period into half-open dates `[from, to)`, counted from the site's own today. */
import { t } from '../language/language.js';

export const periodKinds = [
  'today',
  '7d',
  '30d',
  'month',
  'last-month',
  'quarter',
  'year',
  'custom',
] as const;
export type PeriodKind = (typeof periodKinds)[number];
export type Range = { from: string; to: string };

export const periodNames: Record<PeriodKind, string> = {
  today: t('scope.today'),
  '7d': t('scope.last7Days'),
  '30d': t('scope.last30Days'),
  month: t('scope.thisMonth'),
  'last-month': t('scope.lastMonth'),
  quarter: t('scope.thisQuarter'),
  year: t('scope.thisYear'),
  custom: t('scope.custom'),
};

const DAY_MS = 86_400_000;

/** The date `days` after a date. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function firstOfMonth(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

function monthsIntoQuarter(date: string): number {
  return (Number(date.slice(5, 7)) - 1) % 3;
}

/** The dates of a named period; `custom` has none of its own. */
export function rangeOf(kind: Exclude<PeriodKind, 'custom'>, today: string): Range {
  const to = plusDays(today, 1);
  const starts: Record<Exclude<PeriodKind, 'custom'>, string> = {
    today,
    '7d': plusDays(to, -7),
    '30d': plusDays(to, -30),
    month: firstOfMonth(today, 0),
    'last-month': firstOfMonth(today, -1),
    quarter: firstOfMonth(today, -monthsIntoQuarter(today)),
    year: `${today.slice(0, 4)}-01-01`,
  };
  return { from: starts[kind], to: kind === 'last-month' ? firstOfMonth(today, 0) : to };
}

/** The calendar date of an instant in a time zone. */
export function dateIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
}

/** Number of days in a half-open range. */
export function daysIn(range: Range): number {
  return Math.round((Date.parse(range.to) - Date.parse(range.from)) / DAY_MS);
}
