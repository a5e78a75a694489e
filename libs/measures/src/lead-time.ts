/** A lead time is counted in working days of a site: forward from an order, or back from a need. */
import type { WorkCalendar } from './calendar.js';
import { isWorkingDay, workingDaysAfter } from './calendar.js';
import { divideDecimals, roundDecimal } from './decimal.js';
import type { Duration } from './duration.js';
import { secondsOf } from './duration.js';
import type { PlainDate } from './period.js';
import { plusDays } from './period.js';

const SECONDS_PER_DAY = '86400';
const DAYS_PER_WEEK = 7;

/** Days of a lead time; a part of a day counts as a whole one. */
export const daysOf = (leadTime: Duration): number =>
  Math.ceil(Number(roundDecimal(divideDecimals(secondsOf(leadTime), SECONDS_PER_DAY, 6), 6)));

/** The date itself, or the next one in the direction of `step` on which the site works. */
const worked = (date: PlainDate, step: 1 | -1, calendar: WorkCalendar): PlainDate =>
  isWorkingDay(date, calendar) ? date : workingDaysAfter(date, step, calendar);

const moved = (
  [date, leadTime]: readonly [PlainDate, Duration],
  step: 1 | -1,
  calendar: WorkCalendar | undefined,
): PlainDate => {
  const days = daysOf(leadTime) * step;
  if (calendar === undefined) return plusDays(date, days);
  return leadTime.endsWith('W') && days % DAYS_PER_WEEK === 0
    ? worked(plusDays(date, days), step, calendar)
    : workingDaysAfter(date, days, calendar);
};

/**
 * That many working days of the site after the date; a lead time in weeks is that many weeks, and ends on a
 * working day. A site without a calendar works every day. Throws InvalidCalendar.
 */
export const leadTimeAfter = (
  date: PlainDate,
  leadTime: Duration,
  calendar: WorkCalendar | undefined,
): PlainDate => moved([date, leadTime], 1, calendar);

/**
 * The last working day on which what takes that long has to be begun to be there on the date, or on the last
 * working day before it. Throws InvalidCalendar.
 */
export const leadTimeBefore = (
  date: PlainDate,
  leadTime: Duration,
  calendar: WorkCalendar | undefined,
): PlainDate => moved([calendar ? worked(date, -1, calendar) : date, leadTime], -1, calendar);
