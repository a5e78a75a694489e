/** One life of a KafkaJS consumer: it joins, starts where the database says, applies batches, and ends. */
import { describeError } from '../../engines/failure.js';
import { ensureTopics } from '../../engines/topics.kafka.js';
import { pace } from '../../engines/waiting.process.js';
import { clusterOf } from '../../topic/cluster.kafka.js';
import { gathering } from '../../engines/gathered.process.js';
import { checkIncarnations, onBatch, seekToStored, type Session } from './partition.kafka.js';
import { dismissPredecessor } from './predecessor.kafka.js';
import { runBatches, type Damage, type KafkaBatch } from '../batch/batch.sql.js';
import type { Run } from '../state/run.js';

/** Longest wait of a fetch; also how late a paused partition may be resumed. */
const MAX_WAIT_MS = 250;
/** How often Kafka is told the offsets, for those who look at its groups. */
const REPORT_MS = 5_000;
/** How soon a topic that was made anew, or has more partitions, is noticed. */
const LOOK_MS = 3_000;
/** A consumer that neither fetches nor works for so long hangs. */
const HANGS_MS = 60_000;

const heartbeatMs = ({ options }: Run): number => Math.floor(options.sessionTimeoutMs / 4);

/** Returns when the consumer was told to stop, throws when KafkaJS gave up. */
export async function runSession(run: Run): Promise<void> {
  const session = open(run);
  const { consumer, admin, cluster, over } = session;
  const stop = (): void => {
    over.abort();
  };
  run.stop.signal.addEventListener('abort', stop);
  const timers = [
    setInterval(() => void report(session), REPORT_MS),
    setInterval(() => {
      watch(session);
    }, 1_000),
    setInterval(() => void look(session), LOOK_MS),
  ];
  try {
    await Promise.all([admin.connect(), cluster.connect()]);
    await ensureTopics(admin, run.options.topics);
    await succeed(session);
    await consumer.connect();
    await consumer.subscribe({ topics: [...run.options.topics], fromBeginning: true });
    await consume(session);
  } finally {
    run.stop.signal.removeEventListener('abort', stop);
    over.abort();
    for (const timer of [...timers, ...session.resumptions]) clearTimeout(timer);
    await Promise.all([consumer.disconnect(), admin.disconnect(), cluster.disconnect()]);
    await Promise.all(session.inHand);
  }
}

/** A member of our name is what this process, or its former life, left behind. */
async function succeed({ run, admin }: Session): Promise<void> {
  const { kafka, consumer: groupId, memberName: clientId, log } = run.options;
  if (clientId === null) return;
  const dismissed = await dismissPredecessor({ kafka, admin, groupId, clientId });
  if (dismissed > 0) log.info({ consumer: groupId, dismissed }, 'took the place of a dead member');
}

function open(run: Run): Session {
  const { kafka, consumer: groupId, sessionTimeoutMs, maxBytesPerPartition, restMs } = run.options;
  const consumer = kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: heartbeatMs(run),
    maxWaitTimeInMs: MAX_WAIT_MS,
    maxBytesPerPartition,
    // Restarting is done in one place, after every kind of crash.
    retry: {
      initialRetryTime: 100,
      retries: 5,
      maxRetryTime: 1_000,
      restartOnFailure: () => Promise.resolve(false),
    },
  });
  const { rest } = pace(restMs);
  return {
    run,
    consumer,
    admin: kafka.admin(),
    cluster: clusterOf(kafka),
    incarnations: new Map(),
    apply: gathering(
      (batches: readonly KafkaBatch[]) =>
        runBatches({ ...run.options, noteDamage: damageNoter(run) }, batches),
      (batches) => rest(batches.reduce((sum, { incoming }) => sum + incoming.length, 0)),
    ),
    inHand: new Set(),
    over: new AbortController(),
    resumptions: new Set(),
    unreported: new Map(),
    positioned: Promise.resolve(),
    lastSign: performance.now(),
    clock: clockNow(),
  };
}

const damageNoter =
  ({ options }: Run) =>
  (damage: Damage): void => {
    options.log.error(
      { consumer: options.consumer, ...damage },
      'a damaged record was fetched from its owner',
    );
  };

async function consume(session: Session): Promise<void> {
  const { run, consumer, over } = session;
  const { GROUP_JOIN, CRASH, DISCONNECT, FETCH, HEARTBEAT } = consumer.events;
  const sign = (): void => {
    session.lastSign = performance.now();
  };
  consumer.on(FETCH, sign);
  consumer.on(HEARTBEAT, sign);
  consumer.on(GROUP_JOIN, ({ payload }) => {
    sign();
    session.positioned = seekToStored(session, payload.memberAssignment);
    run.status = 'running';
  });
  consumer.on(CRASH, ({ payload }) => {
    over.abort(payload.error);
  });
  // A crash whose clean-up fails is never announced; that the consumer is gone is. The crash tells more, so
  // it may
  // speak first.
  consumer.on(DISCONNECT, () => {
    setImmediate(() => {
      over.abort(new Error('KafkaJS has disconnected'));
    });
  });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: run.options.partitionsConsumedConcurrently,
    eachBatch: (payload) => onBatch(session, payload),
  });
  await aborted(over.signal);
  if (!run.stop.signal.aborted) throw over.signal.reason;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

/** Shows the offsets to those who look at the group in Kafka; nothing depends on it. */
async function report({ run, consumer, unreported }: Session): Promise<void> {
  const offsets = [...unreported.values()];
  unreported.clear();
  if (offsets.length === 0) return;
  try {
    await consumer.commitOffsets(offsets);
  } catch (error) {
    run.options.log.debug(
      { consumer: run.options.consumer, error: describeError(error) },
      'offsets not reported',
    );
  }
}

/** While the broker is away nothing can be told; the consumer itself says so. */
async function look(session: Session): Promise<void> {
  try {
    await checkIncarnations(session);
  } catch (error) {
    session.run.options.log.debug({ error: describeError(error) }, 'topics not looked at');
  }
}

/** How far the clock of the machine is ahead of the one that nobody sets, in ms. */
const clockNow = (): number => Date.now() - performance.now();

/**
 * KafkaJS sends its next heartbeat at a time of the machine's clock. Where that is set back, the group would
 * lose its member, who hears nothing of it and works on with a part of the partitions.
 */
function watch(session: Session): void {
  const { run, clock, lastSign, over } = session;
  if (performance.now() - lastSign > HANGS_MS)
    over.abort(new Error(`KafkaJS gave no sign for ${String(HANGS_MS)} ms`));
  session.clock = clockNow();
  const back = clock - session.clock;
  if (back > heartbeatMs(run)) over.abort(new Error(`The clock was set back by ${back.toFixed(0)} ms`));
}
