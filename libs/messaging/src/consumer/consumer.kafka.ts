/**
 * A consumer applies topics to a database, every event once, and comes back by itself from whatever breaks.
 */
import { describeError } from '../engines/failure.js';
import { backoffMs, bell } from '../engines/waiting.process.js';
import { measureLag, waitForIdle } from './state/lag.kafka.js';
import { followLog } from './log/follow.sql.js';
import { replayParked } from './batch/parked.sql.js';
import type { ConsumerOptions, ConsumerState, Run } from './state/run.js';
import type { RunningConsumer } from './state/running.js';
import { noProgress, sumOf } from './state/progress.js';
import { runSession } from './session/session.kafka.js';

export function startConsumer(given: ConsumerOptions): RunningConsumer {
  const options: Required<ConsumerOptions> = {
    fromBeginning: true,
    ownTopic: null,
    hears: null,
    isGenuine: () => true,
    partitionsConsumedConcurrently: 12,
    memberName: null,
    sessionTimeoutMs: 6_000,
    maxBytesPerPartition: 1_048_576,
    restMs: 0,
    ...given,
  };
  const { ownTopic } = options;
  const topics = options.topics.filter((topic) => topic !== ownTopic);
  const roads: RunningConsumer[] = [];
  if (topics.length > 0) roads.push(consumeTopics({ ...options, topics }));
  if (ownTopic !== null && options.topics.includes(ownTopic)) roads.push(followLog(options, ownTopic));
  return together(options.consumer, roads);
}

function consumeTopics(options: Required<ConsumerOptions>): RunningConsumer {
  const run: Run = { options, stop: new AbortController(), status: 'starting', progress: noProgress };
  const ended = keepConsuming(run);
  return {
    state: () => ({ consumer: options.consumer, status: run.status, ...run.progress }),
    lag: () => measureLag(options),
    waitForIdle: (timeoutMs) => waitForIdle(options, timeoutMs),
    committed: () => undefined,
    replayParked: (stream) => replayParked(options, stream),
    stop: async () => {
      run.stop.abort();
      await ended;
    },
  };
}

/** The least that one of them is. */
const STATUSES: readonly ConsumerState['status'][] = ['stopped', 'waiting', 'starting', 'running'];

/** What comes by Kafka and what comes from the log, as one consumer. */
function together(consumer: string, roads: readonly RunningConsumer[]): RunningConsumer {
  const [first] = roads;
  if (!first) throw new Error(`${consumer} has no topic.`);
  return {
    state: () => {
      const states = roads.map((road) => road.state());
      const status = STATUSES.find((each) => states.some((state) => state.status === each)) ?? 'stopped';
      return { consumer, status, ...sumOf(states) };
    },
    lag: async () => (await Promise.all(roads.map((road) => road.lag()))).flat(),
    waitForIdle: async (timeoutMs) => {
      await Promise.all(roads.map((road) => road.waitForIdle(timeoutMs)));
    },
    committed: (types) => {
      for (const road of roads) road.committed(types);
    },
    replayParked: (stream) => first.replayParked(stream),
    stop: async () => {
      await Promise.all(roads.map((road) => road.stop()));
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
