/** When somebody or something works, in whole minutes since the beginning of a schedule. */
import type { SiteClock, WorkCalendar } from '@gemba/measures/calendar';
import { businessDate, isWorkingDay, shiftInterval } from '@gemba/measures/calendar';
import { secondsOf } from '@gemba/measures/duration';
import { plusDays, weekdayOf } from '@gemba/measures/period';
import type { Window } from '@gemba/scheduling/problem';

const MINUTE_MS = 60_000;
const SECONDS_OF_MINUTE = 60;

/** A duration in whole minutes, rounded up. */
export const minutesOf = (duration: string): number =>
  Math.ceil(Number(secondsOf(duration)) / SECONDS_OF_MINUTE);

/** The minutes of a schedule, and the clock of its site. */
export type Span = {
  readonly from: string;
  /** In minutes. */
  readonly length: number;
  readonly clock: SiteClock;
};

/** Whole minutes from the beginning to an instant: what is needed rounds up, what is there rounds down. */
export const minuteUp = ({ from }: Span, at: string): number =>
  Math.ceil((Date.parse(at) - Date.parse(from)) / MINUTE_MS);
const minuteDown = ({ from }: Span, at: string): number =>
  Math.floor((Date.parse(at) - Date.parse(from)) / MINUTE_MS);

export const instantAt = (from: string, minute: number): string =>
  new Date(Date.parse(from) + minute * MINUTE_MS).toISOString();

/** Sorted, disjoint and within the span. */
export const merged = (windows: readonly Window[], length: number): readonly Window[] => {
  const inside = windows
    .map(([from, to]) => [Math.max(0, from), Math.min(length, to)] as const)
    .filter(([from, to]) => from < to)
    .toSorted(([a], [b]) => a - b);
  const found: [number, number][] = [];
  for (const [from, to] of inside) {
    const last = found.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
};

/** What is in both. */
export const common = (a: readonly Window[], b: readonly Window[]): readonly Window[] =>
  a.flatMap(([from, to]) =>
    b
      .map(([begin, end]) => [Math.max(from, begin), Math.min(to, end)] as const)
      .filter(([begin, end]) => begin < end),
  );

/** What is left of windows without others. */
export const without = (windows: readonly Window[], off: readonly Window[]): readonly Window[] =>
  off.reduce<readonly Window[]>(
    (left, [begin, end]) =>
      left.flatMap(([from, to]): readonly Window[] =>
        [[from, Math.min(to, begin)] as const, [Math.max(from, end), to] as const].filter(([a, b]) => a < b),
      ),
    windows,
  );

export const within = (span: Span, { from, to }: { readonly from: string; readonly to: string }): Window => [
  minuteUp(span, from),
  minuteDown(span, to),
];

/** The local dates that a span may touch, with the day before for shifts over midnight. */
export const datesIn = ({ from, length, clock }: Span): readonly string[] => {
  const first = plusDays(businessDate(from, clock), -1);
  const last = plusDays(businessDate(instantAt(from, length), clock), 1);
  const dates: string[] = [];
  for (let date = first; date <= last; date = plusDays(date, 1)) dates.push(date);
  return dates;
};

/** The shifts of a calendar, in elapsed minutes; a site without a calendar works around the clock. */
export const shiftsIn = (span: Span, calendar: WorkCalendar | undefined): readonly Window[] => {
  if (calendar === undefined) return [[0, span.length]];
  const { zone } = span.clock;
  const all = datesIn(span)
    .filter((date) => isWorkingDay(date, calendar))
    .flatMap((date) =>
      calendar.shifts
        .filter(({ weekdays }) => weekdays.includes(weekdayOf(date)))
        .map((shift) => within(span, shiftInterval(date, shift, zone))),
    );
  return merged(all, span.length);
};

/** The pieces of windows in which so many minutes of work are done from a minute on; all that there is. */
export const worked = (
  windows: readonly Window[],
  { from, minutes }: { readonly from: number; readonly minutes: number },
): readonly Window[] => {
  const found: Window[] = [];
  let left = minutes;
  for (const [begin, end] of windows) {
    const start = Math.max(begin, from);
    if (left <= 0 || start >= end) continue;
    const stop = Math.min(end, start + left);
    found.push([start, stop]);
    left -= stop - start;
  }
  return found;
};

/** The minute behind the last one of work; null where the windows end before. */
export const endOf = (
  windows: readonly Window[],
  work: { readonly from: number; readonly minutes: number },
): number | null => {
  const pieces = worked(windows, work);
  const done = pieces.reduce((sum, [from, to]) => sum + to - from, 0);
  return done < work.minutes ? null : (pieces.at(-1)?.[1] ?? work.from);
};

/** Minutes of work between two minutes. */
export const workBetween = (windows: readonly Window[], [from, to]: Window): number =>
  common(windows, [[from, to]]).reduce((sum, [begin, end]) => sum + end - begin, 0);
