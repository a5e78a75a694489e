/** When a notice goes out: at once or with the next digest, never in the quiet hours of its person. */
import { businessDate, instantOf } from '@gemba/measures/calendar';
import { plusDays } from '@gemba/measures/period';

/** Local times `HH:MM` of the person; quiet hours may go over midnight. */
export type Wishes = {
  readonly zone: string;
  readonly digestAt: string | null;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
};

const dateAt = (at: string, zone: string): string => businessDate(at, { zone, dayStart: '00:00' });

/** The first moment from `now` on at which it is this time there. */
const nextAt = (now: string, time: string, zone: string): string => {
  const date = dateAt(now, zone);
  const today = instantOf(date, time, zone);
  return today >= now ? today : instantOf(plusDays(date, 1), time, zone);
};

/** The end of the quiet hours that it falls into, else itself. */
const afterQuiet = (at: string, { zone, quietFrom, quietUntil }: Wishes): string => {
  if (quietFrom === null || quietUntil === null) return at;
  const date = dateAt(at, zone);
  const nights = [plusDays(date, -1), date].map((begins) => {
    const ends = quietUntil > quietFrom ? begins : plusDays(begins, 1);
    return { from: instantOf(begins, quietFrom, zone), until: instantOf(ends, quietUntil, zone) };
  });
  return nights.find(({ from, until }) => from <= at && at < until)?.until ?? at;
};

/** Instants are UTC with milliseconds. */
export const dueAt = (now: string, wishes: Wishes): string => {
  const { digestAt, zone } = wishes;
  return afterQuiet(digestAt === null ? now : nextAt(now, digestAt, zone), wishes);
};

const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;

/** Two days of hours, after the first that come quicker. */
export const MOST_ATTEMPTS = 54;

/** When it is tried again after so many attempts: after a minute, then twice as long, up to an hour. */
export const againAt = (now: string, attempts: number, wishes: Wishes): string => {
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 10));
  return afterQuiet(new Date(Date.parse(now) + wait).toISOString(), wishes);
};
