/** When a figure is looked at, and over which period: both follow from the rule and the clock alone. */
import type { SiteClock } from '@gemba/measures/calendar';
import { businessDate, instantOf } from '@gemba/measures/calendar';
import { daysBetween, plusDays } from '@gemba/measures/period';
import type { Bucket } from '../figures/buckets.js';

/** The enterprise keeps the calendar of headquarters, which is UTC. */
export const HEADQUARTERS: SiteClock = { zone: 'UTC', dayStart: '00:00' };

type Span = {
  /** Excluded, unless it is where the rule begins. */
  readonly after: string;
  /** Included. */
  readonly to: string;
};

/** Each day at the local time, after one moment and up to another. */
export const dailyMoments = (time: string, { zone }: SiteClock, { after, to }: Span): readonly string[] => {
  const first = plusDays(after.slice(0, 10), -1);
  const count = daysBetween(first, to.slice(0, 10)) + 2;
  return Array.from({ length: Math.max(0, count) }, (_, day) =>
    instantOf(plusDays(first, day), time, zone),
  ).filter((moment) => Date.parse(moment) > Date.parse(after) && Date.parse(moment) <= Date.parse(to));
};

/** Periods of whole days without gaps, the oldest first; the last ends before the day that runs then. */
export const periodsAt = (
  at: string,
  clock: SiteClock,
  { days, periods }: { readonly days: number; readonly periods: number },
): { readonly date: string; readonly buckets: readonly Bucket[] } => {
  const date = businessDate(at, clock);
  const buckets = Array.from({ length: periods }, (_, index) => {
    const to = plusDays(date, -days * (periods - 1 - index));
    return { from: plusDays(to, -days), to };
  });
  return { date, buckets };
};
