/** What a consumer is told, what it tells, and what its parts share while it runs. */
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import type { IsGenuine } from '../../cloud-event.js';
import type { Log } from '../../engines/log.js';
import type { FetchHole } from '../batch/batch.sql.js';
import type { Apply } from '../batch/poison.sql.js';
import type { Counters, Pause, Progress } from './progress.js';

export type ConsumerOptions = {
  readonly kafka: Kafka;
  /** Needs one free connection: batches of all partitions are applied in one transaction after the other. */
  readonly pool: Pool;
  /** Name of the consumer in the tables, and of its group in Kafka. */
  readonly consumer: string;
  readonly topics: readonly string[];
  /** The topic among them whose log is in the database of `pool`: its events are taken from there. */
  readonly ownTopic?: string | null;
  /** Full types of the events that have an effect; null, as unless told, where all may. */
  readonly hears?: readonly string[] | null;
  /**
   * Events of one partition in order. What it does must be done through `tx`, and be undone by its
   * rollback.
   */
  readonly apply: Apply;
  readonly fetchHole: FetchHole;
  /** Tells events of the log from what else may lie in a topic; all are believed unless told. */
  readonly isGenuine?: IsGenuine;
  readonly log: Log;
  /** A consumer without stored offsets starts at the first event; nothing else is offered. */
  readonly fromBeginning?: true;
  /** Batches that may be applied together, each of another partition; 12 unless told. */
  readonly partitionsConsumedConcurrently?: number;
  /**
   * The client id of `kafka`, where no other living process carries it: a member of that name is dead then
   * and need not be waited for. Without it the group waits until the dead member's session ends.
   */
  readonly memberName?: string | null;
  /**
   * When a silent member counts as dead, in milliseconds. The default is the least that a broker accepts
   * unless told otherwise: 6,000.
   */
  readonly sessionTimeoutMs?: number;
  /** Largest batch in bytes; 1 MB unless told. */
  readonly maxBytesPerPartition?: number;
  /**
   * Least rest between two small rounds, in milliseconds: what nobody watches need not be done event by
   * event; 0 unless told.
   */
  readonly restMs?: number;
};

export type ConsumerState = {
  readonly consumer: string;
  /** `waiting`: something is broken, see `lastError`; it goes on by itself. */
  readonly status: 'starting' | 'running' | 'waiting' | 'stopped';
  readonly counters: Counters;
  /** Partitions that wait for a machine, by `topic/partition`. */
  readonly paused: ReadonlyMap<string, Pause>;
  readonly lastError: string | null;
};

/** What the parts of a running consumer share. */
export type Run = {
  readonly options: Required<ConsumerOptions>;
  readonly stop: AbortController;
  status: ConsumerState['status'];
  progress: Progress;
};
