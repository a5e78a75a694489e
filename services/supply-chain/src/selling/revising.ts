/** What becomes of a promise when what it is kept out of moves, is lost, or comes after all. */
import type { PromisePart } from '@gemba/contracts/events/supply-chain/sales';
import type { SiteFacts } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import type { WorkCalendar } from '@gemba/measures/calendar';
import { businessDate } from '@gemba/measures/calendar';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { OrderedLine } from '../orders/order-lines.js';
import { isSome } from '../orders/promisable.js';
import { workedFrom } from '../promising/promise.js';

/** What happened to a source of a line. */
export type Moved = {
  readonly source: string;
  /** When it is there now; absent with `end` where nobody knows. */
  readonly available?: string | undefined;
  /** The moment at which it is made. */
  readonly end?: string | undefined;
  /** So much of it does not come at all. */
  readonly lost?: string | undefined;
  readonly cause: string;
  readonly because: string;
  readonly reason: string;
};

export type Moment = {
  readonly date: string;
  readonly site: SiteFacts | null;
  readonly calendar: WorkCalendar | undefined;
};

const MINUTE_MS = 60_000;

const later = (a: string, b: string): string => (a > b ? a : b);

/** The working day on which it is there; null where nobody knows. */
const dayOf = ({ available, end }: Moved, { date, site, calendar }: Moment): string | null => {
  const clock = { zone: site?.timeZone ?? 'UTC', dayStart: site?.dayStart ?? '00:00' };
  const made = end && businessDate(new Date(Date.parse(end) - MINUTE_MS).toISOString(), clock);
  const day = available ?? made;
  return day === undefined ? null : workedFrom(later(day, date), calendar);
};

/** Loses stock of whichever lot where this lot has too little: reservations name none. */
const isOf =
  (source: string) =>
  (part: PromisePart): boolean =>
    part.source === source || (source.startsWith('lot/') && part.kind === 'stock');

/** The parts without what is lost of a source, and how much of the line that is. */
export const withoutLost = (
  parts: readonly PromisePart[],
  { source, lost }: { readonly source: string; readonly lost: string },
): { readonly kept: readonly PromisePart[]; readonly missing: string } => {
  let left = lost;
  const kept = parts
    .toSorted((a, b) => Number(b.source === source) - Number(a.source === source))
    .flatMap((part) => {
      if (!isOf(source)(part)) return [part];
      const { value, unit } = part.quantity;
      const gone = compareDecimals(value, left) < 0 ? value : left;
      left = subtractDecimal(left, gone);
      const rest = subtractDecimal(value, gone);
      return isSome(rest) ? [{ ...part, quantity: { value: rest, unit } }] : [];
    });
  return { kept, missing: subtractDecimal(lost, left) };
};

type Now = {
  readonly parts: readonly PromisePart[];
  readonly date: string | null;
  /** Some of the parts are others than before. */
  readonly anew?: true;
};

/** The parts with the new day of one source; without a day the line has none either. */
export const movedTo = (line: OrderedLine, moved: Moved, moment: Moment): Now => {
  const day = dayOf(moved, moment);
  if (day === null) return { parts: line.parts, date: null };
  const parts = line.parts.map((part) => (part.source === moved.source ? { ...part, date: day } : part));
  return { parts, date: dateOf(line, parts, moment) };
};

/** The first working day on which all parts are there, not before the day that was asked for. */
export const dateOf = (
  { requested }: OrderedLine,
  parts: readonly PromisePart[],
  { date: today, calendar }: Moment,
): string =>
  parts.reduce((last, { date }) => later(last, date), workedFrom(later(requested, today), calendar));

const isInTime = ({ date }: Now, promised: string): boolean => date !== null && date <= promised;

/** It comes in time as before, or as late as was said already. */
const isNoNews = ({ promised, broken, expected }: OrderedLine, now: Now): boolean => {
  if (now.anew === true || promised === null) return false;
  return isInTime(now, promised) ? !broken : Boolean(broken) && now.date === expected;
};

/** What is said when a line comes on another day than was said last; nothing where it still comes in time. */
export const revised = (
  line: OrderedLine,
  now: Now,
  { cause, because: about, reason }: Pick<Moved, 'cause' | 'because' | 'reason'>,
) => {
  const { line: id, item, promised, expected: from, broken } = line;
  if (promised === null || isNoNews(line, now)) return [];
  // A new schedule says when, not why: why stays what broke the promise.
  const because = about.startsWith('schedule/') && broken ? broken.because : about;
  const anew = now.anew ? { anew: true } : {};
  const said = {
    line: id,
    item,
    promised,
    ...(from === null ? {} : { from }),
    parts: [...now.parts],
    ...anew,
  };
  if (isInTime(now, promised))
    return [happened('SalesOrderPromiseRestored', { ...said, cause, because, reason })];
  const to = now.date === null ? {} : { to: now.date };
  return [happened('SalesOrderPromiseBroken', { ...said, ...to, cause, because, reason })];
};

/** All of a line is there: it comes today, or when it was wanted. */
export const allThere = (line: OrderedLine, moment: Moment): Now => {
  const parts = line.parts.map((part) => ({ ...part, date: workedFrom(moment.date, moment.calendar) }));
  return { parts, date: dateOf(line, parts, moment) };
};

/** Out of a lot of which a pick was short nothing is promised anew, whatever the books say of it. */
export const distrusted = ({ source, because }: Moved): { readonly but?: string } =>
  because.startsWith('shipment/') && source.startsWith('lot/') ? { but: source.slice('lot/'.length) } : {};

/** Whether a line is promised out of it. */
export const isPromisedOutOf = ({ parts }: OrderedLine, source: string): boolean => parts.some(isOf(source));
