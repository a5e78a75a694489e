/** What a timetable is worth: what does not fit first, then weighted tardiness, then makespan. */
import { at } from './calendar.js';
import type { Indexed } from './indexed.js';
import type { Timetable } from './timetable.js';

export type Value = {
  /** Operations that end behind the horizon. */
  readonly over: number;
  readonly weightedTardiness: number;
  readonly makespan: number;
};

/** Negative where the first one is better. */
export const compared = (one: Value, other: Value): number =>
  one.over - other.over || one.weightedTardiness - other.weightedTardiness || one.makespan - other.makespan;

/** The end of each job, also behind the horizon; 0 where nothing of it is placed. */
export const endsOf = (indexed: Indexed, { end }: Timetable): Int32Array => {
  const ends = new Int32Array(indexed.due.length);
  for (let i = 0; i < indexed.job.length; i += 1) {
    const job = at(indexed.job, i);
    if (isTimed(indexed, i)) ends[job] = Math.max(at(ends, job), at(end, i));
  }
  return ends;
};

const isTimed = (indexed: Indexed, operation: number): boolean =>
  (indexed.choices[operation]?.length ?? 0) > 0;

export const valueOf = (indexed: Indexed, timetable: Timetable): Value => {
  const { horizon, due, weight } = indexed;
  const ends = endsOf(indexed, timetable);
  let over = 0;
  for (let i = 0; i < indexed.free.length; i += 1)
    if (at(timetable.end, at(indexed.free, i)) > horizon) over += 1;
  let weightedTardiness = 0;
  let makespan = 0;
  for (let job = 0; job < ends.length; job += 1) {
    const end = at(ends, job);
    makespan = Math.max(makespan, end);
    if (end > at(due, job)) weightedTardiness += (weight[job] ?? 0) * (end - at(due, job));
  }
  return { over, weightedTardiness, makespan };
};
