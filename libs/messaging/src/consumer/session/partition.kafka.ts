/**
 * What a session does with one partition: stand where the database says, apply a batch, wait if a machine
 * fails.
 */
import type { Admin, Batch, Consumer, EachBatchPayload, IMemberAssignment } from 'kafkajs';
import { describeError } from '../../engines/failure.js';
import { endsOf } from '../../engines/topics.kafka.js';
import { backoffMs, bell } from '../../engines/waiting.kafka.js';
import { Forgotten, type BatchOutcome, type KafkaBatch } from '../batch/batch.sql.js';
import type { Answering } from './gathered.kafka.js';
import { moveOffset, readOffsets } from '../batch/offsets.sql.js';
import { afterBatch, afterFailure } from './progress.js';
import { fetchedFrom, received } from './received.kafka.js';
import type { Run } from '../run.js';

/** One life of a KafkaJS consumer. */
export type Session = {
  readonly run: Run;
  readonly consumer: Consumer;
  readonly admin: Admin;
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
    const read = await received(batch, batch.messages, BigInt(batch.lastOffset()) + 1n);
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
  const { pool, consumer } = session.run.options;
  // Read before the ends of the topics: what is applied can only be behind an end that is read later.
  const stored = await readOffsets(pool, consumer);
  for (const [topic, partitions] of Object.entries(assignment)) {
    const bounds = await endsOf(session.admin, topic);
    const assigned = bounds.filter(({ partition }) => partitions.includes(partition));
    for (const { partition, low, high } of assigned) {
      const next = stored.get(placeOf(topic, partition)) ?? 0n;
      const from = await fromWhere(session, { topic, partition, next, low: BigInt(low), high: BigInt(high) });
      session.consumer.seek({ topic, partition, offset: String(from) });
    }
  }
}

type Stand = {
  readonly topic: string;
  readonly partition: number;
  readonly next: bigint;
  /** Where the partition begins and ends. */
  readonly low: bigint;
  readonly high: bigint;
};

/**
 * A stored offset beyond the end was given by a topic that is gone: its successor is read from its start. So
 * is one that lost its first records.
 */
async function fromWhere({ run }: Session, { topic, partition, next, low, high }: Stand): Promise<bigint> {
  if (low <= next && next <= high) return next;
  const { pool, consumer, log } = run.options;
  const about = { consumer, topic, partition, next: String(next), low: String(low), high: String(high) };
  log.error(about, 'the topic does not have the stored offset: it is read from its start');
  await moveOffset(pool, { consumer, topic, partition }, { from: next, to: low });
  return low;
}
