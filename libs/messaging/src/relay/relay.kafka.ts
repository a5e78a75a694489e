/** The relay publishes the log of a service to its topic: everything, in order, again after a crash, by one at a time. */
import type { Kafka, Producer } from 'kafkajs';
import type { Pool } from 'pg';
import { failpoint } from '../engines/failpoint.js';
import { describeError } from '../engines/failure.js';
import type { Log } from '../engines/log.js';
import { backoffMs, bell, type Bell } from '../engines/pause.js';
import { ensureTopics, topicOf } from '../engines/topics.kafka.js';
import { nextBatch, type Batch } from './batch.js';
import { hinter } from './hint.sql.js';
import { moveCheckpoint, readLag, readLog, takeLease } from './relay.sql.js';
import type { Lease, Outgoing, RelayLag } from './relay.sql.js';

export type RelayOptions = {
  readonly kafka: Kafka;
  /** One of its connections is the relay's own for as long as it runs. */
  readonly pool: Pool;
  /** The log goes to `gemba.<service>`. */
  readonly service: string;
  readonly log: Log;
  /** Most events read at once; 1000 unless told. */
  readonly batchSize?: number;
  /** How often the log is looked at without a hint, in milliseconds; 250 unless told. */
  readonly pollMs?: number;
  /** A relay whose session says nothing for so long counts as frozen and loses the lease; 5,000 unless told. */
  readonly silentMs?: number;
  /** How often an active relay gives a sign of life, in milliseconds; 1,000 unless told. */
  readonly heartbeatMs?: number;
};

export type RelayState = {
  readonly topic: string;
  /** `standby`: another relay is active. `waiting`: something is broken, see `lastError`; it goes on by itself. */
  readonly status: 'starting' | 'standby' | 'active' | 'waiting' | 'stopped';
  readonly position: number;
  /** Messages handed to Kafka by this relay, repeats included. */
  readonly published: number;
  readonly lastError: string | null;
  readonly lastPublishedAt: number | null;
};

export type Relay = {
  /** Call after a commit: events are published at once instead of at the next poll. Never throws, never waits. */
  hint(): void;
  state(): RelayState;
  lag(): Promise<RelayLag>;
  /** Publishes what the log holds, for at most 5 s, and gives the lease back. */
  stop(): Promise<void>;
};

const DRAIN_MS = 5_000;

type Run = {
  readonly options: Required<RelayOptions>;
  readonly topic: string;
  readonly wake: Bell;
  state: RelayState;
  /** When a stopping relay gives up to drain, in ms since the epoch; undefined while it is not stopping. */
  deadline: number | undefined;
};

export function startRelay(given: RelayOptions): Relay {
  const options = { batchSize: 1000, pollMs: 250, silentMs: 5_000, heartbeatMs: 1_000, ...given };
  const topic = topicOf(options.service);
  const state: RelayState = {
    topic,
    status: 'starting',
    position: 0,
    published: 0,
    lastError: null,
    lastPublishedAt: null,
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
      run.deadline ??= Date.now() + DRAIN_MS;
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
      if (!wasActive) await run.wake.wait(run.options.pollMs * 2);
    } catch (error) {
      failures += 1;
      note(run, { status: 'waiting', lastError: describeError(error) });
      run.options.log.warn({ topic: run.topic, failures, error: describeError(error) }, 'relay waits');
      await run.wake.wait(backoffMs(failures));
    }
  }
  note(run, { status: 'stopped' });
}

function note(run: Run, change: Partial<RelayState>): void {
  run.state = { ...run.state, ...change };
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
  const signs = signsOfLife(lease, run.options.heartbeatMs);
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
function signsOfLife(lease: Lease, everyMs: number): NodeJS.Timeout {
  return setInterval(() => {
    // A broken session is reported by the next checkpoint, which cannot move without it.
    lease.client.query('select 1').catch(() => undefined);
  }, everyMs);
}

async function publishUnder(run: Run, lease: Lease): Promise<void> {
  const position = await startingPoint(run, lease);
  const producer = run.options.kafka.producer({ idempotent: true, allowAutoTopicCreation: false });
  try {
    await producer.connect();
    note(run, { status: 'active', position });
    await publishLog(run, lease, producer);
  } finally {
    await producer.disconnect();
  }
}

/** A topic that had to be made holds nothing, whatever the checkpoint says: the log is published from its start. */
async function startingPoint({ options, topic }: Run, lease: Lease): Promise<number> {
  const admin = options.kafka.admin();
  try {
    await admin.connect();
    const made = await ensureTopics(admin, [topic]);
    if (made.length === 0 || lease.position === 0) return lease.position;
    options.log.warn(
      { topic, position: lease.position },
      'the topic was missing: publishing the log from its start',
    );
    await moveCheckpoint(lease, topic, 0);
    return 0;
  } finally {
    await admin.disconnect();
  }
}

/** Returns when it is to stop, or when another relay has taken over. */
async function publishLog(run: Run, lease: Lease, producer: Producer): Promise<void> {
  let ahead = read(run, run.state.position);
  for (;;) {
    const events = await ahead;
    if (isOver(run, events)) return;
    if (events.length === 0) await run.wake.wait(run.options.pollMs);
    // Read on while these are sent; a failed read is noticed when it is awaited.
    ahead = read(run, events.at(-1)?.head.position ?? run.state.position);
    ahead.catch(() => undefined);
    if (!(await publish(run, { events, lease, producer }))) return;
  }
}

function read({ options }: Run, after: number): Promise<Outgoing[]> {
  return readLog(options.pool, after, options.batchSize);
}

function isOver({ deadline }: Run, events: readonly Outgoing[]): boolean {
  return deadline !== undefined && (events.length === 0 || Date.now() > deadline);
}

type Publication = {
  readonly events: readonly Outgoing[];
  readonly lease: Lease;
  readonly producer: Producer;
};

/** Sends, then moves the checkpoint: a crash in between sends again. False if the lease is lost. */
async function publish(run: Run, { events, lease, producer }: Publication): Promise<boolean> {
  let rest = events;
  while (rest.length > 0) {
    const batch = nextBatch(rest);
    if (batch.messages.length > 0)
      await producer.send({ topic: run.topic, acks: -1, messages: [...batch.messages] });
    await failpoint('relay.afterPublish');
    if (!(await moveCheckpoint(lease, run.topic, batch.last))) return lostLease(run);
    noteProgress(run, batch);
    rest = batch.rest;
  }
  return true;
}

function noteProgress(run: Run, { last, messages }: Batch): void {
  const published = run.state.published + messages.length;
  note(run, { position: last, published, lastError: null, lastPublishedAt: Date.now() });
}

function lostLease(run: Run): false {
  run.options.log.warn({ topic: run.topic }, 'another relay has taken over');
  return false;
}
