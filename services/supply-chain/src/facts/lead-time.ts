/** A lead time turns the date of an order into the working day on which the goods are expected. */
import type { WorkCalendar } from '@gemba/measures/calendar';
import { isWorkingDay, workingDaysAfter } from '@gemba/measures/calendar';
import { divideDecimals, roundDecimal } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import { plusDays } from '@gemba/measures/period';

const SECONDS_PER_DAY = '86400';
const DAYS_PER_WEEK = 7;

/** Days of a lead time; a part of a day counts as a whole one. */
const daysOf = (leadTime: string): number =>
  Math.ceil(Number(roundDecimal(divideDecimals(secondsOf(leadTime), SECONDS_PER_DAY, 6), 6)));

/** The date itself, or the first day after it on which the site works. */
const workedFrom = (date: string, calendar: WorkCalendar): string =>
  isWorkingDay(date, calendar) ? date : workingDaysAfter(date, 1, calendar);

/**
 * That many working days of the site after the date; a lead time in weeks is that many weeks, and ends on a
 * working day. A site without a calendar works every day.
 */
export const leadTimeAfter = (date: string, leadTime: string, calendar: WorkCalendar | undefined): string => {
  const days = daysOf(leadTime);
  if (calendar === undefined) return plusDays(date, days);
  return leadTime.endsWith('W') && days % DAYS_PER_WEEK === 0
    ? workedFrom(plusDays(date, days), calendar)
    : workingDaysAfter(date, days, calendar);
};
