/**
 * A consumer of its own service: it takes the events from the log, which is next to it, complete and in
 * order, and goes on while Kafka is away. Only events that are heard are read at all.
 */
import { describeError } from '../../engines/failure.js';
import { backoffMs, bell, pace, type Bell } from '../../engines/waiting.process.js';
import { readHeard } from '../../relay/relay.sql.js';
import { runBatches, type KafkaBatch } from '../batch/batch.sql.js';
import { eventually } from '../state/lag.kafka.js';
import { replayParked } from '../batch/parked.sql.js';
import type { ConsumerOptions, ConsumerState, Run } from '../state/run.js';
import type { RunningConsumer } from '../state/running.js';
import { afterBatch, afterFailure, noProgress } from '../state/progress.js';
import { LOG, placeInLog, takePlace, type PlaceInLog } from './place.sql.js';

/** Most events that are taken in one transaction, and most positions that are looked through for them. */
const AT_ONCE = 1_000;
const STRETCH = 50_000n;
/** How often the log is looked at when nobody tells of new events, and the place noted without any. */
const POLL_MS = 250;

type Following = Run & {
  /** The topic on which everybody else hears what this log says. */
  readonly topic: string;
  readonly wake: Bell;
  /** The place as it was last read or written, and up to where nothing more is heard. */
  next: bigint;
  looked: bigint;
  notedAt: number;
};

/** Follows the log behind `topic`, whose events lie in the database of the consumer. */
export function followLog(options: Required<ConsumerOptions>, topic: string): RunningConsumer {
  const run: Following = {
    options,
    stop: new AbortController(),
    status: 'starting',
    progress: noProgress,
    topic,
    wake: bell(),
    next: 0n,
    looked: 0n,
    notedAt: 0,
  };
  const ended = keepFollowing(run);
  const place = (): Promise<PlaceInLog> => placeInLog(options, topic);
  return {
    state: (): ConsumerState => ({ consumer: options.consumer, status: run.status, ...run.progress }),
    lag: async () => {
      const { next, last } = await place();
      const [nextOffset, endOffset] = [String(next), String(last + 1n)];
      return [{ topic, partition: LOG, nextOffset, endOffset, lag: Number(last + 1n - (next || 1n)) }];
    },
    waitForIdle: async (timeoutMs) => {
      const { last } = await place();
      run.wake.ring();
      const otherwise = `${options.consumer} is still behind after ${String(timeoutMs)} ms`;
      await eventually(async () => (await place()).next > last, { timeoutMs, otherwise });
    },
    committed: (types) => {
      if (options.hears === null || options.hears.some((type) => types.has(type))) run.wake.ring();
    },
    replayParked: (stream) => replayParked(options, stream),
    stop: async () => {
      run.stop.abort();
      run.wake.ring();
      await ended;
    },
  };
}

async function keepFollowing(run: Following): Promise<void> {
  const { options, stop, topic, wake } = run;
  while (!stop.signal.aborted) {
    try {
      await takePlace(options, topic);
      run.status = 'running';
      await follow(run);
    } catch (error) {
      run.status = 'waiting';
      run.looked = 0n;
      run.progress = afterFailure(run.progress, keyOf(topic), { error, at: Date.now() });
      const failures = run.progress.paused.get(keyOf(topic))?.failures ?? 1;
      const about = { consumer: options.consumer, topic, failures, error: describeError(error) };
      options.log.warn(about, 'a consumer of its own log waits');
      await wake.wait(backoffMs(failures));
    }
  }
  run.status = 'stopped';
}

const keyOf = (topic: string): string => `${topic}/${String(LOG)}`;

/** Returns when it is to stop. @throws what a broken machine throws */
async function follow(run: Following): Promise<void> {
  const { rest } = pace(run.options.restMs);
  while (!run.stop.signal.aborted) {
    const place = await standing(run);
    const batch = await batchFrom(run, place);
    if (isWorthNoting(run, batch, place)) await apply(run, batch);
    run.looked = batch.nextOffset;
    await rest(batch.incoming.length);
    if (batch.nextOffset > place.last) await run.wake.wait(POLL_MS);
  }
}

/** A place that was set back was forgotten in a crash: what follows it is looked through again. */
async function standing(run: Following): Promise<PlaceInLog> {
  const place = await placeInLog(run.options, run.topic);
  if (place.next === 0n) throw new Error(`${run.options.consumer} has no place in its log any more.`);
  if (place.next < run.next) run.looked = 0n;
  run.next = place.next;
  return place;
}

/** What is heard after the place, as far as one transaction should take it. */
async function batchFrom(
  { options, topic, looked }: Following,
  { next, last }: PlaceInLog,
): Promise<KafkaBatch> {
  const from = looked > next ? looked : next;
  const to = last < from + STRETCH ? last : from + STRETCH;
  const { pool, hears } = options;
  const events = to < from ? [] : await readHeard(pool, { from, to, hears, limit: AT_ONCE });
  const end = events.length === AT_ONCE ? BigInt(events.at(-1)?.position ?? 0) : to;
  const at = { topic, partition: LOG };
  return {
    ...at,
    incoming: events.map((event) => ({
      kind: 'event',
      event: { ...event, ...at, offset: String(event.position) },
    })),
    fetchedFrom: next,
    nextOffset: end + 1n,
  };
}

/** That nothing was heard is written down now and then: it costs as much as an event. */
function isWorthNoting(run: Following, { incoming, nextOffset }: KafkaBatch, { next }: PlaceInLog): boolean {
  return incoming.length > 0 || (nextOffset > next && performance.now() - run.notedAt > POLL_MS);
}

async function apply(run: Following, batch: KafkaBatch): Promise<void> {
  for (const outcome of await runBatches({ ...run.options, isSieved: true }, [batch]))
    run.progress = afterBatch(run.progress, keyOf(run.topic), outcome);
  run.next = batch.nextOffset;
  run.notedAt = performance.now();
}
