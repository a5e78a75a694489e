/** Local time of a site: when its business day and its shifts begin and end, and which dates are worked. */
import { IANAZone } from 'luxon';
import { divideDecimals } from './decimal.js';
import { LOCAL_TIME_PATTERN } from './moments.js';
import type { Period, PlainDate } from './period.js';
import { NotADate, plusDays, weekdayOf } from './period.js';
import type { Quantity } from './quantity.js';

/** An RFC 3339 instant; results are UTC with milliseconds, `2026-03-01T08:00:00.000Z`. */
export type Instant = string;

/** Half-open: `from` is in it, `to` is not. */
export type Interval = { readonly from: Instant; readonly to: Instant };

/** `zone` is an IANA name; `dayStart` is the local `HH:MM` at which the business day begins. */
export type SiteClock = { readonly zone: string; readonly dayStart: string };

/** Local `HH:MM`; a shift whose end is not after its start ends on the next date. */
export type Shift = { readonly start: string; readonly end: string };

/** `weekdays` are ISO 8601 (Monday 1 … Sunday 7), of the date on which the shift starts. */
export type WorkCalendar = {
  readonly shifts: readonly (Shift & { readonly weekdays: readonly number[] })[];
  readonly holidays: readonly PlainDate[];
};

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const TIME = new RegExp(LOCAL_TIME_PATTERN);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** A zone, local time or instant is not written as it must be, or a calendar has no working day at all. */
export class InvalidCalendar extends Error {
  override readonly name = 'InvalidCalendar';
}

/** Whether it is a local time `HH:MM` from 00:00 to 23:59. */
export function isLocalTime(value: unknown): value is string {
  return typeof value === 'string' && TIME.test(value);
}

/**
 * The instant of a local time. A time that the clock passes twice is the first of both, one that it skips
 * is moved on by the length of the gap, as RFC 5545 (section 3.3.5) has it. Throws NotADate,
 * InvalidCalendar.
 */
export function instantOf(date: PlainDate, time: string, zone: string): Instant {
  if (!TIME.test(time)) throw new InvalidCalendar(`Not a local time HH:MM: ${time}`);
  const { offset } = zoneOf(zone);
  const local = Date.parse(`${plusDays(date, 0)}T${time}:00Z`);
  const before = offset(local - DAY_MS);
  const after = offset(local + DAY_MS);
  // The offset of the day before comes first: it yields the earlier of two, and pushes out of a gap.
  const fits = [before, after].find((minutes) => offset(local - minutes * MINUTE_MS) === minutes) ?? before;
  return new Date(local - fits * MINUTE_MS).toISOString();
}

/**
 * The business date to which an instant belongs: with a day start of 06:00, 05:59 is still the day before.
 */
export function businessDate(instant: Instant, site: SiteClock): PlainDate {
  const time = timeOf(instant);
  const clock = `${site.zone} ${site.dayStart}`;
  const last = lastDays.get(clock);
  if (last && last.from <= time && time < last.to) return last.date;
  const date = dateAt(time, site);
  const { from, to } = dayBounds(date, site);
  lastDays.set(clock, { date, from: timeOf(from), to: timeOf(to) });
  return date;
}

/** The business day that was found last, by clock: most instants that are asked for lie in one. */
const lastDays = new Map<string, { readonly date: PlainDate; readonly from: number; readonly to: number }>();

function dateAt(time: number, site: SiteClock): PlainDate {
  const local = new Date(time + zoneOf(site.zone).offset(time) * MINUTE_MS).toISOString().slice(0, 10);
  // Set back across midnight, a clock shows yesterday's date in the new day: so tomorrow is asked too. And
  // a date that the zone leaves out is empty: then the business day is that of two dates ago.
  const begun = [1, 0, -1].find((days) => timeOf(startOf(plusDays(local, days), site)) <= time);
  return plusDays(local, begun ?? -2);
}

/** The hour that the clocks of a zone show, from 0 to 23, and when the next one begins. */
export function localHour(instant: Instant, zone: string): { readonly hour: number; readonly next: Instant } {
  const time = timeOf(instant);
  const local = time + zoneOf(zone).offset(time) * MINUTE_MS;
  const next = time + HOUR_MS - (((local % HOUR_MS) + HOUR_MS) % HOUR_MS);
  return { hour: new Date(local).getUTCHours(), next: new Date(next).toISOString() };
}

/** How far the clocks of a zone are from UTC at an instant, `+01:00`; RFC 3339 calls it the offset. */
export function offsetAt(instant: Instant, zone: string): string {
  const minutes = zoneOf(zone).offset(timeOf(instant));
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${minutes < 0 ? '-' : '+'}${hour ?? ''}:${minute ?? ''}`;
}

/** From the start of a business date to the start of the next one: 23, 24 or 25 hours. */
export function dayBounds(date: PlainDate, site: SiteClock): Interval {
  return { from: startOf(date, site), to: startOf(plusDays(date, 1), site) };
}

/** The instants between which the business dates of a period lie. */
export function periodBounds(period: Period, site: SiteClock): Interval {
  return { from: startOf(period.from, site), to: startOf(period.to, site) };
}

/**
 * A shift that starts on the date. Its elapsed length follows the clock: a night shift 22:00–06:00 lasts 7
 * hours when the clock goes forward and 9 when it goes back.
 */
export function shiftInterval(date: PlainDate, { start, end }: Shift, zone: string): Interval {
  const endDate = end > start ? date : plusDays(date, 1);
  return { from: instantOf(date, start, zone), to: instantOf(endDate, end, zone) };
}

/** Elapsed time in `SEC`, exact to the millisecond. */
export function elapsed({ from, to }: Interval): Quantity {
  return { value: divideDecimals(String(timeOf(to) - timeOf(from)), '1000', 3), unit: 'SEC' };
}

/** Whether two intervals share time; one that ends when the other begins does not. */
export function overlaps(a: Interval, b: Interval): boolean {
  return timeOf(a.from) < timeOf(b.to) && timeOf(b.from) < timeOf(a.to);
}

export function isWithin(instant: Instant, { from, to }: Interval): boolean {
  return timeOf(from) <= timeOf(instant) && timeOf(instant) < timeOf(to);
}

/** A date on which some shift starts and which is no holiday. */
export function isWorkingDay(date: PlainDate, { shifts, holidays }: WorkCalendar): boolean {
  return shifts.some(({ weekdays }) => weekdays.includes(weekdayOf(date))) && !holidays.includes(date);
}

/**
 * The n-th working day after the date, or before it when `count` is negative; 0 is the date itself. Throws
 * InvalidCalendar when no weekday has a shift.
 */
export function workingDaysAfter(date: PlainDate, count: number, calendar: WorkCalendar): PlainDate {
  const weekdays = calendar.shifts.flatMap((shift) => shift.weekdays);
  const worked = weekdays.some((weekday) => Number.isInteger(weekday) && weekday >= 1 && weekday <= 7);
  if (!worked) throw new InvalidCalendar('No weekday has a shift');
  if (!Number.isInteger(count)) throw new InvalidCalendar(`Not a whole number of days: ${String(count)}`);
  const step = Math.sign(count);
  let at = plusDays(date, 0);
  for (let left = Math.abs(count); left > 0; left -= isWorkingDay(at, calendar) ? 1 : 0)
    at = plusDays(at, step);
  return at;
}

/** No site rests for longer than a year; a calendar that would is taken for one without shifts. */
const REST_DAYS = 366;

/**
 * The instant by which so much time has passed in shifts, however many of them run at once; null where the
 * calendar has none for a year.
 */
export function afterWorkingTime(
  at: Instant,
  lasts: number,
  { calendar, zone }: { readonly calendar: WorkCalendar; readonly zone: string },
): Instant | null {
  let left = lasts;
  let cursor = timeOf(at);
  // A shift of the date before may still run.
  const first = plusDays(new Date(cursor).toISOString().slice(0, 10), -2);
  for (let day = 0, rest = 0; rest < REST_DAYS; day += 1, rest += 1) {
    for (const { from, to } of shiftsOf(plusDays(first, day), calendar, zone)) {
      const begins = Math.max(cursor, timeOf(from));
      const works = timeOf(to) - begins;
      if (works <= 0) continue;
      if (left <= works) return new Date(begins + left).toISOString();
      left -= works;
      cursor = timeOf(to);
      rest = 0;
    }
  }
  return null;
}

const shiftsOf = (date: PlainDate, { shifts, holidays }: WorkCalendar, zone: string): readonly Interval[] =>
  holidays.includes(date)
    ? []
    : shifts
        .filter(({ weekdays }) => weekdays.includes(weekdayOf(date)))
        .map((shift) => shiftInterval(date, shift, zone))
        .toSorted((a, b) => timeOf(a.from) - timeOf(b.from));

const REMEMBERED = 4_096;

/** Asking the time zone database takes microseconds, and most questions are about today. */
function remembered<T>(from: Map<string, T>, key: string, find: () => T): T {
  const known = from.get(key);
  if (known !== undefined) return known;
  const found = find();
  if (from.size >= REMEMBERED) from.clear();
  from.set(key, found);
  return found;
}

const starts = new Map<string, Instant>();
const offsets = new Map<string, number>();

function startOf(date: PlainDate, { dayStart, zone }: SiteClock): Instant {
  return remembered(starts, `${date} ${dayStart} ${zone}`, () => instantOf(date, dayStart, zone));
}

/** Since 1972 no clock has been set at anything but a full minute. */
function zoneOf(name: string): { offset: (time: number) => number } {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new InvalidCalendar(`Not an IANA time zone: ${name}`);
  const offset = (time: number): number => {
    const minute = Math.floor(time / MINUTE_MS);
    return remembered(offsets, `${String(minute)} ${name}`, () => zone.offset(time));
  };
  return { offset };
}

function timeOf(instant: Instant): number {
  const time = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(time)) throw new NotADate(instant);
  return time;
}
