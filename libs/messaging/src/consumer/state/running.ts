/** What a consumer tells and can be asked while it runs. */
import type { StreamOf } from '../../stream-name.js';
import type { PartitionLag } from './lag.kafka.js';
import type { Replayed } from '../batch/parked.sql.js';
import type { ConsumerState } from './run.js';

export type RunningConsumer = {
  readonly state: () => ConsumerState;
  /** Messages not yet dealt with, per partition of all topics, whichever member of the group is to do it. */
  readonly lag: () => Promise<readonly PartitionLag[]>;
  /** Waits until every message that is in the topics now is dealt with; rejects after `timeoutMs`. */
  readonly waitForIdle: (timeoutMs: number) => Promise<void>;
  /** Call after a commit to the log of the service, with the types of its events. Never throws or waits. */
  readonly committed: (types: ReadonlySet<string>) => void;
  /** Applies the parked events of a key in order, up to the first that fails again. */
  readonly replayParked: (stream: StreamOf) => Promise<Replayed>;
  /** Finishes the batches in hand and leaves the group. */
  readonly stop: () => Promise<void>;
};
