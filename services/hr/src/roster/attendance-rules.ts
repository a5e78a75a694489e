/**
 * A day has as many hours as the clock at the site says: 24, or 23 and 25 when it is changed; none lie ahead.
 */
import type { SiteFacts } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { instantOf } from '@gemba/measures/calendar';
import { addDecimal, compareDecimals, divideDecimals } from '@gemba/measures/decimal';
import { durationOf, secondsOf } from '@gemba/measures/duration';
import { plusDays } from '@gemba/measures/period';

type Day = {
  readonly date: string;
  readonly rostered: string;
  readonly worked: string;
  /** Rostered time lost to absence. */
  readonly absent: string;
};

type Clock = {
  /** Business time at which it is said, and the business date then. */
  readonly at: string;
  readonly today: string;
  readonly site: SiteFacts | null;
};

/** Refuses times that nobody can have had on the date. */
export const impossible = (day: Day, clock: Clock): Rejection | null => {
  if (day.date > clock.today) {
    return reject(
      'HR-ATT-FUTURE',
      `${day.date} has not come yet; attendance is recorded on the day or later.`,
      {
        violated: { rule: 'not in the future', actual: day.date, limit: clock.today },
      },
    );
  }
  const length = lengthOfDay(day.date, clock.site);
  return (
    above('rostered', day.rostered, [length, 'length of the business day']) ??
    above('worked', day.worked, [lesser(length, passed(day.date, clock)), 'time of the day so far']) ??
    lostTooMuch(day)
  );
};

/** Who lost rostered time worked no more than the rest of it. */
const lostTooMuch = ({ rostered, worked, absent }: Day): Rejection | null => {
  const limit = secondsOf(rostered);
  const lost = secondsOf(absent);
  if (compareDecimals(lost, '0') === 0) return null;
  const sum = addDecimal(secondsOf(worked), lost);
  if (compareDecimals(sum, limit) <= 0) return null;
  return reject(
    'HR-ATT-SUM',
    `Of ${rostered} rostered, ${worked} worked and ${absent} lost are too much; lower one of them.`,
    { violated: { rule: 'worked + absent ≤ rostered', actual: durationOf(sum), limit: rostered } },
  );
};

const above = (
  what: string,
  said: string,
  [limit, rule]: readonly [seconds: string, rule: string],
): Rejection | null => {
  if (compareDecimals(secondsOf(said), limit) <= 0) return null;
  const most = durationOf(limit);
  return reject('HR-ATT-DAY', `${said} ${what} is more than the ${most} there were; correct it.`, {
    violated: { rule: `${what} ≤ ${rule}`, actual: said, limit: most },
  });
};

const lesser = (a: string, b: string): string => (compareDecimals(a, b) < 0 ? a : b);

const beginOf = (date: string, site: SiteFacts | null): number =>
  Date.parse(instantOf(date, site?.dayStart ?? '00:00', site?.timeZone ?? 'UTC'));

const seconds = (milliseconds: number): string => divideDecimals(String(milliseconds), '1000', 3);

/** Elapsed seconds of a business date, from where its day starts to where the next one does. */
const lengthOfDay = (date: string, site: SiteFacts | null): string =>
  seconds(beginOf(plusDays(date, 1), site) - beginOf(date, site));

const passed = (date: string, { at, site }: Clock): string =>
  seconds(Math.max(0, Date.parse(at) - beginOf(date, site)));
