/** What a consumer has done since it started, and what it waits for. */
import { describeError } from '../../engines/failure.js';
import type { BatchOutcome } from '../batch/batch.sql.js';

export type Counters = {
  /** Events taken, always `applied + duplicates + parked`. */
  readonly consumed: number;
  readonly applied: number;
  readonly duplicates: number;
  readonly parked: number;
  /** Of the consumed ones, those that Kafka did not bring and their owner gave. */
  readonly fetched: number;
  readonly batches: number;
  /** Batches that will be tried again because a machine failed. */
  readonly failures: number;
};

export type Pause = { readonly since: number; readonly failures: number; readonly error: string };

export type Progress = {
  readonly counters: Counters;
  /** By `topic/partition`. */
  readonly paused: ReadonlyMap<string, Pause>;
  readonly lastError: string | null;
};

export const noProgress: Progress = {
  counters: { consumed: 0, applied: 0, duplicates: 0, parked: 0, fetched: 0, batches: 0, failures: 0 },
  paused: new Map(),
  lastError: null,
};

/** Of what runs side by side. */
export function sumOf(all: readonly Progress[]): Progress {
  const sum = (name: keyof Counters): number =>
    all.reduce((total, { counters }) => total + counters[name], 0);
  const names = Object.keys(noProgress.counters) as (keyof Counters)[];
  return {
    counters: Object.fromEntries(names.map((name) => [name, sum(name)])) as Counters,
    paused: new Map(all.flatMap(({ paused }) => [...paused])),
    lastError: all.find(({ lastError }) => lastError !== null)?.lastError ?? null,
  };
}

export function afterBatch(progress: Progress, place: string, outcome: BatchOutcome): Progress {
  const { counters } = progress;
  const paused = new Map(progress.paused);
  paused.delete(place);
  const taken = outcome.applied + outcome.duplicates + outcome.parked;
  return {
    counters: {
      consumed: counters.consumed + taken,
      applied: counters.applied + outcome.applied,
      duplicates: counters.duplicates + outcome.duplicates,
      parked: counters.parked + outcome.parked,
      fetched: counters.fetched + outcome.fetched,
      batches: counters.batches + 1,
      failures: counters.failures,
    },
    paused,
    lastError: paused.size === 0 ? null : progress.lastError,
  };
}

/** `at` is the time of the failure in ms since the epoch. */
export function afterFailure(
  progress: Progress,
  place: string,
  { error, at }: { error: unknown; at: number },
): Progress {
  const before = progress.paused.get(place);
  const text = describeError(error);
  const pause = { since: before?.since ?? at, failures: (before?.failures ?? 0) + 1, error: text };
  const counters = { ...progress.counters, failures: progress.counters.failures + 1 };
  return { counters, paused: new Map(progress.paused).set(place, pause), lastError: text };
}
