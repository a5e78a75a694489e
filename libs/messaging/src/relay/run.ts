/** What a relay is told, what it tells, and what its parts share while it runs. */
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import type { Log } from '../engines/log.js';
import type { IsGenuine } from '../cloud-event.js';
import type { Bell } from '../engines/waiting.process.js';

export type RelayOptions = {
  readonly kafka: Kafka;
  /** One of its connections is the relay's own for as long as it runs. */
  readonly pool: Pool;
  /** The log goes to `<topicPrefix>.<service>`. */
  readonly service: string;
  /** Two companies on one broker need two prefixes; `gemba` unless told. */
  readonly topicPrefix?: string;
  readonly log: Log;
  /** Tells messages of this log from others that lie in its topic; all are believed unless told. */
  readonly isGenuine?: IsGenuine;
  /** Whether `ahead` is to say so until the log has been compared with its topic; not unless told. */
  readonly hasMoved?: boolean;
  /** Most events read at once; 1000 unless told. */
  readonly batchSize?: number;
  /** How often the log is looked at without a hint, in milliseconds; 250 unless told. */
  readonly pollMs?: number;
  /**
   * A relay whose session says nothing for so long counts as frozen and loses the lease; 5,000 unless told.
   */
  readonly silentMs?: number;
  /** How often an active relay gives a sign of life, in milliseconds; 1,000 unless told. */
  readonly heartbeatMs?: number;
};

export type RelayState = {
  readonly topic: string;
  /**
   * `standby`: another relay is active. `waiting`: something is broken, see `lastError`; it goes on by
   * itself.
   */
  readonly status: 'starting' | 'standby' | 'active' | 'waiting' | 'stopped';
  readonly position: number;
  /** Messages handed to Kafka by this relay, repeats included. */
  readonly published: number;
  readonly lastError: string | null;
  readonly lastPublishedAt: number | null;
  /**
   * What the topic holds that the log does not: the log was restored from a backup. Nothing is published
   * then, and nothing may be appended, until the log has been refilled. Null while all is well.
   */
  readonly ahead: string | null;
};

export type Run = {
  readonly options: Required<RelayOptions>;
  readonly topic: string;
  readonly wake: Bell;
  state: RelayState;
  /** When a stopping relay gives up to drain, by performance.now(); undefined while it is not stopping. */
  deadline: number | undefined;
};

export function note(run: Run, change: Partial<RelayState>): void {
  run.state = { ...run.state, ...change };
}
