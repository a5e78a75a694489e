/** A projection that comes back to a million events drains them at one rate, in the memory it has. */
import { startConsumer } from '@gemba/messaging/consumer/consumer.kafka';
import { applying } from '@gemba/projection-service/engine/batch/apply.sql';
import { toLiveBuild } from '@gemba/projection-service/engine/build/locks.sql';
import { models } from '@gemba/projection-service/models/models';
import { figureOf } from '../measure/pair.process.js';
import { median, written } from '../measure/numbers.js';
import type { Bench, Result, Row } from '../measure/row.js';
import { fillTopics, kafkaFor, silent } from './topics.kafka.js';
import { assertViews, CONSUMER, noHoles, openViews } from './views.kafka.js';

const EVENTS = 1_000_000;
const LOOK_MS = 250;
/** The second half may not be slower than this part of the first, nor need more than this of its memory. */
const SAME_RATE = 0.8;
const SAME_MEMORY = 1.2;

/** `seconds` since the start; `mebibytes` are heap and buffers in use. */
type Look = { readonly applied: number; readonly seconds: number; readonly mebibytes: number };

const inUse = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};

const rateOf = (looks: readonly Look[]): number => {
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last || first === last) throw new Error('The backlog was too short to be looked at twice.');
  return (last.applied - first.applied) / (last.seconds - first.seconds);
};

/** Half of the events each. */
const halves = (looks: readonly Look[], count: number): readonly [Look[], Look[]] => [
  looks.filter(({ applied }) => applied > 0 && applied <= count / 2),
  looks.filter(({ applied }) => applied > count / 2),
];

const memoryOf = (looks: readonly Look[]): number => median(looks.map(({ mebibytes }) => mebibytes));

const drained = async (
  bench: Bench,
): Promise<{ readonly looks: readonly Look[]; readonly count: number }> => {
  const kafka = kafkaFor(bench.kafka);
  const { topics, count } = await fillTopics(kafka, EVENTS * bench.scale);
  const { pool, close } = await openViews(bench.databaseUrl);
  const apply = toLiveBuild(applying(models));
  const looks: Look[] = [];
  try {
    const began = performance.now();
    const options = { kafka, pool, topics, apply, consumer: CONSUMER, fetchHole: noHoles, log: silent };
    const consumer = startConsumer(options);
    while ((looks.at(-1)?.applied ?? 0) < count) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const { applied } = consumer.state().counters;
      looks.push({ applied, seconds: (performance.now() - began) / 1000, mebibytes: inUse() });
    }
    await consumer.stop();
    await assertViews(pool, count);
    return { looks, count };
  } finally {
    await close();
  }
};

/** @throws when the second half needed clearly more memory than the first. */
const run = async (bench: Bench): Promise<Result> => {
  const { looks, count } = await drained(bench);
  const [first, second] = halves(looks, count);
  const [before, after] = [memoryOf(first), memoryOf(second)];
  if (after > before * SAME_MEMORY)
    throw new Error(`Memory grew from ${written(before)} to ${written(after)} MiB during the backlog.`);
  const seconds = looks.at(-1)?.seconds ?? 0;
  return {
    product: figureOf([{ count, seconds, cpu: {} }]),
    baseline: null,
    ratio: rateOf(second) / rateOf(first),
    memory: process.memoryUsage.rss() / 2 ** 20,
    remarks: [
      `${String(count)} events. The ratio is the second half's rate to the first's.`,
      `In use were ${written(before)} MiB in the first half and ${written(after)} MiB in the second.`,
    ],
  };
};

export const backlogRow: Row = {
  id: 'backlog',
  work: 'a backlog of 1 M events',
  against: 'its own first half',
  reach: 'memory flat, ≥ 0.8× to the end',
  run,
  holds: ({ ratio }) => (ratio ?? 0) >= SAME_RATE,
};
