/**
 * Dates of a plan as whole days, so that they can be counted, and lead times that are asked again and
 * again.
 */
import type { WorkCalendar } from '@gemba/measures/calendar';
import { leadTimeAfter, leadTimeBefore } from '@gemba/measures/lead-time';

const DAY_MS = 86_400_000;
const numbers = new Map<string, number>();
const MOST_REMEMBERED = 10_000;

/** Days since 1970-01-01. */
export const dayNumber = (date: string): number => {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const days = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  if (numbers.size >= MOST_REMEMBERED) numbers.clear();
  numbers.set(date, days);
  return days;
};

export type LeadTimes = {
  /** When it has to be begun to be there on the date. */
  readonly before: (date: string, leadTime: string) => string;
  /** When it is there if it is begun on the date. */
  readonly after: (date: string, leadTime: string) => string;
};

const remembering = (find: (date: string, leadTime: string) => string) => {
  const found = new Map<string, string>();
  return (date: string, leadTime: string): string => {
    const key = `${date} ${leadTime}`;
    const known = found.get(key) ?? find(date, leadTime);
    found.set(key, known);
    return known;
  };
};

/** Lead times in working days of the calendar; every day is one where there is none. */
export const leadTimesOf = (calendar: WorkCalendar | undefined): LeadTimes => ({
  before: remembering((date, leadTime) => leadTimeBefore(date, leadTime, calendar)),
  after: remembering((date, leadTime) => leadTimeAfter(date, leadTime, calendar)),
});
