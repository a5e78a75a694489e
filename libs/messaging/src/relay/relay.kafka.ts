/**
 * The relay publishes the log of a service to its topic: everything, in order, again after a crash, by one
 * at a time.
 */
import { describeError, isMissingDatabase } from '../engines/failure.js';
import { backoffMs, bell } from '../engines/waiting.process.js';
import { topicOf } from '../engines/topics.kafka.js';
import { hinter } from './hint.sql.js';
import { publishUnder } from './publish.kafka.js';
import { readLag, takeLease, type Lease, type RelayLag } from './relay.sql.js';
import { note, type RelayOptions, type RelayState, type Run } from './run.js';

export type Relay = {
  /**
   * Call after a commit: events are published at once instead of at the next poll. Never throws, never
   * waits.
   */
  readonly hint: () => void;
  readonly state: () => RelayState;
  readonly lag: () => Promise<RelayLag>;
  /** Publishes what the log holds, for at most 5 s, and gives the lease back. */
  readonly stop: () => Promise<void>;
};

const DRAIN_MS = 5_000;

const NOT_COMPARED =
  'The log stands in another place than before and has not been compared with its topic yet.';

/** What to do where the database of a log is missing. */
export const RESTORE =
  'It held the log: restore it by "npx gemba restore", as docs/how-to/back-up-and-restore.md says.';

export function startRelay(given: RelayOptions): Relay {
  const options = {
    topicPrefix: 'gemba',
    batchSize: 1000,
    pollMs: 250,
    silentMs: 5_000,
    heartbeatMs: 1_000,
    isGenuine: () => true,
    hasMoved: false,
    ...given,
  };
  const topic = topicOf(options.service, options.topicPrefix);
  const state: RelayState = {
    topic,
    status: 'starting',
    position: 0,
    published: 0,
    lastError: null,
    lastPublishedAt: null,
    ahead: options.hasMoved ? NOT_COMPARED : null,
  };
  const run: Run = { options, topic, wake: bell(), state, deadline: undefined };
  const hints = hinter(options.pool, options.log, run.wake);
  const ended = keepRunning(run);
  return {
    hint: () => {
      hints.hint(run.state.status === 'active');
    },
    state: () => run.state,
    lag: () => readLag(options.pool, topic),
    stop: async () => {
      run.deadline ??= performance.now() + DRAIN_MS;
      run.wake.ring();
      await Promise.all([ended, hints.stop()]);
    },
  };
}

async function keepRunning(run: Run): Promise<void> {
  let failures = 0;
  while (run.deadline === undefined) {
    try {
      const wasActive = await onceLeased(run);
      failures = 0;
      await standBy(run, wasActive);
    } catch (error) {
      failures += 1;
      const lastError = said(error);
      note(run, { status: 'waiting', lastError });
      run.options.log.warn({ topic: run.topic, failures, error: lastError }, 'relay waits');
      await run.wake.wait(backoffMs(failures));
    }
  }
  note(run, { status: 'stopped' });
}

/** A log is never made anew: what it held would be lost without a word. */
function said(error: unknown): string {
  const what = describeError(error);
  return isMissingDatabase(error) ? `${what}. ${RESTORE}` : what;
}

async function standBy({ wake, options }: Run, wasActive: boolean): Promise<void> {
  if (!wasActive) await wake.wait(options.pollMs * 2);
}

/** Publishes for as long as the lease is held; false if another relay holds it. */
async function onceLeased(run: Run): Promise<boolean> {
  const lease = await takeLease(run.options.pool, run.topic, run.options.silentMs);
  if (lease === null) {
    note(run, { status: 'standby' });
    return false;
  }
  const onNotify = (): void => {
    run.wake.ring();
  };
  lease.client.on('notification', onNotify);
  const signs = signsOfLife(run, lease);
  try {
    await publishUnder(run, lease);
    await lease.release();
    return true;
  } catch (error) {
    await lease.release(error);
    throw error;
  } finally {
    clearInterval(signs);
    lease.client.off('notification', onNotify);
  }
}

/** While Kafka keeps a send waiting, the session still has to show that this relay is not frozen. */
function signsOfLife({ options, topic }: Run, lease: Lease): NodeJS.Timeout {
  return setInterval(() => {
    lease.client.query('select 1').catch((error: unknown) => {
      // The next checkpoint will fail for the same reason and end this relay's turn.
      options.log.debug({ topic, error: describeError(error) }, 'relay has lost its session');
    });
  }, options.heartbeatMs);
}
