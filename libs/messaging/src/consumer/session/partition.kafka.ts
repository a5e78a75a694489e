/**
 * What a session does with one partition: stand where the database says, apply a batch, wait if a machine
 * fails.
 */
import type { Admin, Batch, Consumer, EachBatchPayload, IMemberAssignment } from 'kafkajs';
import { describeError, InfrastructureError } from '../../engines/failure.js';
import { endsOf } from '../../engines/topics.kafka.js';
import { backoffMs, bell } from '../../engines/waiting.process.js';
import type { Cluster } from '../../topic/cluster.kafka.js';
import { incarnationsOf, type Incarnation } from '../../topic/incarnation.kafka.js';
import { Forgotten, type BatchOutcome, type KafkaBatch } from '../batch/batch.sql.js';
import type { Answering } from '../../engines/gathered.process.js';
import { standIn, type Bounds, type Spot } from '../batch/offsets.sql.js';
import { afterBatch, afterFailure } from '../state/progress.js';
import { fetchedFrom, received } from './received.kafka.js';
import type { Run } from '../state/run.js';

/** One life of a KafkaJS consumer. */
export type Session = {
  readonly run: Run;
  readonly consumer: Consumer;
  readonly admin: Admin;
  /** Connected as long as the session lasts. */
  readonly cluster: Cluster;
  /** Of the topics as they were when the session took its place in them. */
  readonly incarnations: Map<string, Incarnation>;
  /** Applies a batch, with those of other partitions that are there at the same time. */
  readonly apply: (batch: KafkaBatch) => Answering<BatchOutcome>;
  /** Batches that are being applied; none of these promises is ever rejected. */
  readonly inHand: Set<Promise<void>>;
  readonly over: AbortController;
  /** Timers of the partitions that wait. */
  readonly resumptions: Set<NodeJS.Timeout>;
  /** Next offsets by `topic/partition` that Kafka has not been told yet. */
  readonly unreported: Map<string, { topic: string; partition: number; offset: string }>;
  /** Settles once the partitions of the newest assignment stand where the database says. */
  positioned: Promise<void>;
  /** When KafkaJS last fetched, worked or was heard by the group, by a clock that nobody sets. */
  lastSign: number;
  /** How far the clock of the machine is ahead of the one that nobody sets, in ms. */
  clock: number;
};

/** How often a long batch tells the group that its member lives. */
const HEARTBEAT_MS = 1_000;

const placeOf = (topic: string, partition: number): string => `${topic}/${String(partition)}`;

/**
 * Returns when the work on the batch begins, so that the next ones are fetched while the database works on
 * it. Nothing may be thrown to KafkaJS: for many an error it ends the consumer and lets the process live on.
 */
export async function onBatch(session: Session, payload: EachBatchPayload): Promise<void> {
  const beat = setInterval(() => void heartbeat(session, payload), HEARTBEAT_MS);
  try {
    await session.positioned;
    const { batch } = payload;
    const { isGenuine } = session.run.options;
    const nextOffset = BigInt(batch.lastOffset()) + 1n;
    const read = await received(batch, { messages: batch.messages, nextOffset, isGenuine });
    // A seek that is still to be done makes this batch one from the wrong place.
    if (session.over.signal.aborted || payload.isStale()) return;
    const { taken, answer } = session.apply(read);
    payload.resolveOffset(batch.lastOffset());
    const followed = follow(session, batch, answer);
    session.inHand.add(followed);
    void followed.then(() => session.inHand.delete(followed));
    await taken;
  } catch (error) {
    waitAndResume(session, payload.batch, error);
  } finally {
    clearInterval(beat);
  }
}

async function heartbeat(session: Session, payload: EachBatchPayload): Promise<void> {
  session.lastSign = performance.now();
  try {
    await payload.heartbeat();
  } catch (error) {
    // KafkaJS itself beats after the batch, sees the same and joins again; the offset row fences what runs
    // on.
    session.run.options.log.debug({ error: describeError(error) }, 'heartbeat failed during a batch');
  }
}

/**
 * By now more of the partition may have been fetched. If this batch fails, what follows is refused, since the
 * database does not stand where that begins.
 */
async function follow(session: Session, batch: Batch, answer: Promise<BatchOutcome>): Promise<void> {
  const { topic, partition } = batch;
  const { run, unreported } = session;
  const place = placeOf(topic, partition);
  try {
    const outcome = await answer;
    run.progress = afterBatch(run.progress, place, outcome);
    unreported.set(place, { topic, partition, offset: String(BigInt(batch.lastOffset()) + 1n) });
  } catch (error) {
    if (error instanceof Forgotten) goBack(session, batch, error);
    else waitAndResume(session, batch, error);
  }
}

/** What the database has forgotten is fetched again. */
function goBack(
  { run, consumer, over }: Session,
  { topic, partition }: Batch,
  { next, message }: Forgotten,
): void {
  run.options.log.warn({ consumer: run.options.consumer, topic, partition, error: message }, 'goes back');
  if (!over.signal.aborted) consumer.seek({ topic, partition, offset: String(next) });
}

/** The same batch is fetched again when the partition is resumed. */
function waitAndResume(session: Session, batch: Batch, error: unknown): void {
  const { run, consumer, resumptions } = session;
  const { topic, partition } = batch;
  const place = placeOf(topic, partition);
  run.progress = afterFailure(run.progress, place, { error, at: Date.now() });
  const failures = run.progress.paused.get(place)?.failures ?? 1;
  const about = { consumer: run.options.consumer, topic, partition, failures, error: describeError(error) };
  run.options.log.warn(about, 'partition waits');
  if (session.over.signal.aborted) return;
  const partitions = [{ topic, partitions: [partition] }];
  consumer.pause(partitions);
  const timer = setTimeout(() => {
    resumptions.delete(timer);
    consumer.seek({ topic, partition, offset: String(fetchedFrom(batch)) });
    consumer.resume(partitions);
  }, backoffMs(failures));
  resumptions.add(timer);
}

/** What the database holds wins over what Kafka holds for the group; tries until it is read. */
export async function seekToStored(session: Session, assignment: IMemberAssignment): Promise<void> {
  const { run, over } = session;
  const wake = bell();
  over.signal.addEventListener('abort', wake.ring);
  for (let failures = 1; !over.signal.aborted; failures += 1) {
    try {
      await seekOnce(session, assignment);
      return;
    } catch (error) {
      run.progress = { ...run.progress, lastError: describeError(error) };
      run.options.log.warn(
        { consumer: run.options.consumer, failures, error: describeError(error) },
        'offsets unread',
      );
      await wake.wait(backoffMs(failures));
    }
  }
}

async function seekOnce(session: Session, assignment: IMemberAssignment): Promise<void> {
  const incarnations = await incarnationsOf(session.cluster, Object.keys(assignment));
  for (const [topic, partitions] of Object.entries(assignment)) {
    const incarnation = incarnations.get(topic);
    if (incarnation === undefined) throw new InfrastructureError(`${topic} is not there.`);
    session.incarnations.set(topic, incarnation);
    for (const { partition, low, high } of await endsOf(session.admin, topic)) {
      if (!partitions.includes(partition)) continue;
      const bounds = { topicId: incarnation.id, low: BigInt(low), high: BigInt(high) };
      const offset = await fromWhere(session, { topic, partition }, bounds);
      session.consumer.seek({ topic, partition, offset: String(offset) });
    }
  }
}

async function fromWhere({ run }: Session, spot: Spot, bounds: Bounds): Promise<bigint> {
  const { pool, consumer, log } = run.options;
  const { next, moved } = await standIn(pool, { consumer, ...spot }, bounds);
  const about = { consumer, ...spot, low: String(bounds.low), high: String(bounds.high) };
  if (moved !== null) log.error(about, `${moved}: it is read from its start`);
  return next;
}

/**
 * A topic that was made anew, or has more partitions than before, is joined again: what KafkaJS knows of it
 * is up to five minutes old.
 */
export async function checkIncarnations({ cluster, incarnations, over }: Session): Promise<void> {
  const now = await incarnationsOf(cluster, [...incarnations.keys()]);
  for (const [topic, before] of incarnations) {
    const { id, partitions } = now.get(topic) ?? before;
    if (id !== before.id) over.abort(new Error(`${topic} was made anew`));
    else if (partitions !== before.partitions)
      over.abort(new Error(`${topic} has ${String(partitions)} partitions now`));
  }
}
