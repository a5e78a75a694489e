/**
 * Rest is counted in elapsed time between blocks of work: at least 11 hours in every 24 (Directive
 * 2003/88/EC, article 3), so a block without such a rest lasts 13 hours at most; and 35 hours in every 7 days
 * (article 5 with 3), so work without such a rest goes on for 133 hours at most.
 */
import type { Interval } from '@gemba/measures/calendar';

const HOUR = 3_600_000;
const REST_HOURS = 11;
const BLOCK_HOURS = 24 - REST_HOURS;
const WEEKLY_REST_HOURS = 24 + REST_HOURS;
const RUN_HOURS = 7 * 24 - WEEKLY_REST_HOURS;

const start = ({ from }: Interval): number => Date.parse(from);
const end = ({ to }: Interval): number => Date.parse(to);

const hoursOf = (work: Interval): number => (end(work) - start(work)) / HOUR;

/** Elapsed milliseconds of work; intervals must not overlap. */
export const lengthOf = (work: readonly Interval[]): number =>
  work.reduce((sum, each) => sum + end(each) - start(each), 0);

const byStart = (work: readonly Interval[]): readonly Interval[] =>
  work.toSorted((a, b) => start(a) - start(b));

/** Work in order of time; what overlaps or follows after a shorter rest than this is one block. */
const blocksOf = (work: readonly Interval[], rest = 0): readonly Interval[] => {
  const blocks: Interval[] = [];
  for (const each of byStart(work)) {
    const last = blocks.at(-1);
    if (last && follows(each, last, rest)) blocks.splice(-1, 1, { from: last.from, to: later(last, each) });
    else blocks.push(each);
  }
  return blocks;
};

const follows = (next: Interval, one: Interval, rest: number): boolean =>
  start(next) <= end(one) || start(next) < end(one) + rest * HOUR;

const later = (a: Interval, b: Interval): string => (end(a) >= end(b) ? a.to : b.to);

/** The first two pieces of work that overlap; null when none do. */
export const firstOverlap = (work: readonly Interval[]): readonly [Interval, Interval] | null =>
  pairs(byStart(work)).find(([one, next]) => start(next) < end(one)) ?? null;

/**
 * The shortest rest before and after a block that is too short, or the length of a block that is too
 * long.
 */
type Unrested = { readonly hours: number; readonly limit: number; readonly at: string };

export const firstUnrested = (work: readonly Interval[]): Unrested | null => {
  const blocks = blocksOf(work);
  const long = blocks.find((block) => hoursOf(block) > BLOCK_HOURS);
  if (long) return { hours: hoursOf(long), limit: BLOCK_HOURS, at: long.from };
  const short = pairs(blocks).find(([one, next]) => start(next) - end(one) < REST_HOURS * HOUR);
  if (!short) return null;
  const [one, next] = short;
  return { hours: (start(next) - end(one)) / HOUR, limit: REST_HOURS, at: one.to };
};

type Run = Interval & { readonly hours: number; readonly limit: number };

/** The first run of work with one of these shifts in it that goes on too long without weekly rest. */
export const withoutWeeklyRest = (work: readonly Interval[], shifts: readonly Interval[]): Run | null => {
  const run = blocksOf(work, WEEKLY_REST_HOURS).find(
    (each) => hoursOf(each) > RUN_HOURS && overlapOf(shifts, each) > 0,
  );
  return run ? { ...run, hours: hoursOf(run), limit: RUN_HOURS } : null;
};

/** How much of the work lies within the interval, in milliseconds. */
export const overlapOf = (work: readonly Interval[], within: Interval): number =>
  blocksOf(work).reduce(
    (sum, each) => sum + Math.max(0, Math.min(end(each), end(within)) - Math.max(start(each), start(within))),
    0,
  );

const pairs = (work: readonly Interval[]): readonly (readonly [Interval, Interval])[] =>
  work.slice(1).flatMap((next, index) => {
    const one = work[index];
    return one ? [[one, next] as const] : [];
  });
