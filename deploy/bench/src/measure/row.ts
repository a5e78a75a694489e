/** What one line of the table is: work, the baseline beside it, and what is to be reached. */

import type { KafkaServer } from '@gemba/messaging/engines/server';

/** What one run of one side showed. `count` is the number of things done: appends, rows, events, requests. */
export type Sample = {
  readonly count: number;
  readonly seconds: number;
  /** Milliseconds of each thing done, where single ones can be told. */
  readonly latencies?: readonly number[];
};

/** Does its work once and says how much that was. It throws where the result of the work is wrong. */
export type Side = () => Promise<Sample>;

/** What a row is given to run on. */
export type Bench = {
  /** URL of the PostgreSQL server's administrator; make a database of your own. */
  readonly databaseUrl: string;
  readonly kafka: KafkaServer;
  /** Process numbers of the engines, `postgres` and `kafka`, where they are ours. */
  readonly pids: Readonly<Record<string, number>>;
  /** How often each side is run after one warm-up; 3 or more. */
  readonly repetitions: number;
  /** 1 for the full amount of work, less for a quick look. */
  readonly scale: number;
  /** Events in the largest log of the row that looks at growth. */
  readonly history: number;
};

export type Spread = { readonly p50: number; readonly p99: number };

/** One side over all repetitions. */
export type Figure = {
  /** Median of things done per second. */
  readonly perSecond: number;
  /** Milliseconds; null where single things cannot be told. */
  readonly latency: Spread | null;
  /** Microseconds of processor time per thing done: this process, PostgreSQL, Kafka. */
  readonly cpu: Readonly<Record<string, number>>;
};

export type Result = {
  readonly product: Figure;
  readonly baseline: Figure | null;
  /** Product to baseline; the median of the ratios of neighbouring runs. Null without a baseline. */
  readonly ratio: number | null;
  /** Resident memory of the measuring process at the end, in MiB. */
  readonly memory: number;
  /** What else was seen, a sentence each. */
  readonly remarks: readonly string[];
};

export type Row = {
  /** How it is chosen on the command line. */
  readonly id: string;
  readonly work: string;
  /** What the baseline is; '–' without one. */
  readonly against: string;
  /** What is to be reached, for people. */
  readonly reach: string;
  readonly run: (bench: Bench) => Promise<Result>;
  readonly holds: (result: Result) => boolean;
};
