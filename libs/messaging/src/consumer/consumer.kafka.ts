/**
 * A consumer applies topics to a database, every event once, and comes back by itself from whatever breaks.
 */
import { describeError } from '../engines/failure.js';
import { backoffMs, bell } from '../engines/waiting.kafka.js';
import type { StreamOf } from '../stream-name.js';
import { measureLag, waitForIdle, type PartitionLag } from './lag.kafka.js';
import { replayParked, type Replayed } from './parked/parked.sql.js';
import { noProgress } from './session/progress.js';
import type { ConsumerOptions, ConsumerState, Run } from './run.js';
import { runSession } from './session/session.kafka.js';

export type RunningConsumer = {
  readonly state: () => ConsumerState;
  /** Messages not yet dealt with, per partition of all topics, whichever member of the group is to do it. */
  readonly lag: () => Promise<readonly PartitionLag[]>;
  /** Waits until every message that is in the topics now is dealt with; rejects after `timeoutMs`. */
  readonly waitForIdle: (timeoutMs: number) => Promise<void>;
  /** Applies the parked events of a key in order, up to the first that fails again. */
  readonly replayParked: (stream: StreamOf) => Promise<Replayed>;
  /** Finishes the batches in hand and leaves the group. */
  readonly stop: () => Promise<void>;
};

export function startConsumer(given: ConsumerOptions): RunningConsumer {
  const options: Required<ConsumerOptions> = {
    fromBeginning: true,
    isGenuine: () => true,
    partitionsConsumedConcurrently: 12,
    memberName: null,
    sessionTimeoutMs: 6_000,
    maxBytesPerPartition: 1_048_576,
    restMs: 0,
    ...given,
  };
  const run: Run = { options, stop: new AbortController(), status: 'starting', progress: noProgress };
  const ended = keepConsuming(run);
  return {
    state: () => ({ consumer: options.consumer, status: run.status, ...run.progress }),
    lag: () => measureLag(options),
    waitForIdle: (timeoutMs) => waitForIdle(options, timeoutMs),
    replayParked: (stream) => replayParked(options, stream),
    stop: async () => {
      run.stop.abort();
      await ended;
    },
  };
}

/** One session after the other; a session ends when KafkaJS gives up, which it does for many reasons. */
async function keepConsuming(run: Run): Promise<void> {
  const wake = bell();
  run.stop.signal.addEventListener('abort', wake.ring);
  let failures = 0;
  while (!run.stop.signal.aborted) {
    const startedAt = performance.now();
    try {
      await runSession(run);
    } catch (error) {
      failures = performance.now() - startedAt > LASTED_MS ? 1 : failures + 1;
      run.status = 'waiting';
      run.progress = { ...run.progress, lastError: describeError(error) };
      run.options.log.warn(
        { consumer: run.options.consumer, failures, error: describeError(error) },
        'consumer waits',
      );
      await wake.wait(backoffMs(failures));
    }
  }
  run.status = 'stopped';
}

/** A session that lasted so long was no failed attempt to start. */
const LASTED_MS = 30_000;
