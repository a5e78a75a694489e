/**
 * Writes dates and moments for people: dates as the site's calendar has them, moments in the zone that is
 * named.
 */
import { localeNow } from '../language/language.js';

/** A calendar date in the reader's language; it has no zone and is never shifted. */
export function dateText(date: string, locale = localeNow()): string {
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  };
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

/** Day and month only, for axes. */
export function dayText(date: string, locale = localeNow()): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

/** The inclusive days of a half-open range: `1 Oct – 7 Oct 2026`. */
export function rangeText(range: { from: string; to: string }, locale = localeNow()): string {
  const last = new Date(Date.parse(`${range.to}T00:00:00Z`) - 1);
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(new Date(`${range.from}T00:00:00Z`), last);
}

/** A moment in a zone, with the zone's short name. */
export function momentText(instant: string, timeZone: string, locale = localeNow()): string {
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  };
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant));
}

const steps: [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [90, 1, 'second'],
  [5400, 60, 'minute'],
  [129_600, 3600, 'hour'],
  [Infinity, 86_400, 'day'],
];

/** How long ago something was: `12 seconds ago`. The future counts as now. */
export function agoText(instant: string, now: number, locale = localeNow()): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1000));
  const [, size, unit] = steps.find(([limit]) => seconds < limit) ?? [0, 86_400, 'day' as const];
  const format = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' });
  return format.format(-Math.floor(seconds / size), unit);
}

/** A delay in milliseconds as seconds with one decimal. */
export function lagText(lagMs: number, locale = localeNow()): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return `${format.format(Math.max(0, lagMs) / 1000)}\u00a0s`;
}

/** Whole days from an instant to now. */
export function ageDays(instant: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / 86_400_000));
}
