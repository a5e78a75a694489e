/** The first day on which work that is begun today can be done, by the shifts of a site. */
import type { WorkCalendar } from '@gemba/measures/calendar';
import { isWorkingDay } from '@gemba/measures/calendar';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import { plusDays, weekdayOf } from '@gemba/measures/period';

const DAY_SECONDS = 86_400;

/** Days that are looked ahead: what takes longer is not promised by a calendar of today. */
const HORIZON_DAYS = 3_660;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Seconds of the shifts that start on a date, as its wall clock has them. */
const workedOn = (date: string, calendar: WorkCalendar | undefined): number => {
  if (calendar === undefined) return DAY_SECONDS;
  if (!isWorkingDay(date, calendar)) return 0;
  return calendar.shifts
    .filter(({ weekdays }) => weekdays.includes(weekdayOf(date)))
    .map(({ start, end }) => minutesOf(end) - minutesOf(start))
    .reduce((sum, minutes) => sum + (minutes > 0 ? minutes : minutes + 1_440) * 60, 0);
};

/**
 * The day on which so much work (an ISO 8601 duration) ends at the earliest, one operation after the other
 * and nothing else in between. All of the first day counts, so that the day is never later than it could be.
 * A site without a calendar works around the clock.
 */
export const madeBy = (date: string, work: string, calendar: WorkCalendar | undefined): string => {
  let left = secondsOf(work);
  let day = date;
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead += 1) {
    day = plusDays(date, ahead);
    left = subtractDecimal(left, String(workedOn(day, calendar)));
    if (compareDecimals(left, '0') <= 0 && workedOn(day, calendar) > 0) return day;
  }
  return day;
};
