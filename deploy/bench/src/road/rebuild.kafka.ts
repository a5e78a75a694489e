/** A rebuild of all read models from Kafka, up to the moment at which it is live with the same bytes. */
import { applying } from '@gemba/projection-service/engine/batch/apply.sql';
import { toLiveBuild } from '@gemba/projection-service/engine/build/locks.sql';
import { Rebuilds } from '@gemba/projection-service/engine/rebuild/rebuilds.kafka';
import { readRebuild } from '@gemba/projection-service/engine/rebuild/rebuilds.sql';
import { models } from '@gemba/projection-service/models/models';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { paired } from '../measure/pair.process.js';
import type { Bench, Result, Row, Sample } from '../measure/row.js';
import { fillTopics, kafkaFor, silent, until } from './topics.kafka.js';
import { CONSUMER, consumeAll, openViews } from './views.kafka.js';

const EVENTS = 120_000;
const REACH = 30_000;

/** What a rebuild needs of the runtime of a service; there are no holes to be fetched. */
const runtimeOf = (kafka: Kafka, pool: Pool): Runtime =>
  ({ kafka, pool, log: silent, config: { urls: {} } }) as unknown as Runtime;

const rebuilt = async (rebuilds: Rebuilds, pool: Pool, count: number): Promise<Sample> => {
  const began = performance.now();
  const begun = await rebuilds.begin('bench', 'same');
  if (!begun) throw new Error('Another rebuild runs.');
  const now = () => readRebuild(pool, begun.id);
  await until(async () => (await now())?.state !== 'filling');
  const seconds = (performance.now() - began) / 1000;
  await rebuilds.stop();
  const ended = await now();
  if (ended?.state !== 'live') throw new Error(`The rebuild did not go live: ${JSON.stringify(ended)}`);
  return { count, seconds };
};

const run = async (bench: Bench): Promise<Result> => {
  const kafka = kafkaFor(bench.kafka);
  const filled = await fillTopics(kafka, EVENTS * bench.scale);
  const ground = await openViews(bench.databaseUrl);
  const { pool } = ground;
  try {
    await consumeAll({ kafka, filled }, pool, toLiveBuild(applying(models)));
    const { topics, count } = filled;
    const options = { runtime: runtimeOf(kafka, pool), topics, consumer: CONSUMER };
    const product = (): Promise<Sample> => rebuilt(new Rebuilds(options), pool, count);
    return await paired(bench, { product }, [
      `${String(count)} events, hashed on both sides before the change.`,
    ]);
  } finally {
    await ground.close();
  }
};

export const rebuildRow: Row = {
  id: 'rebuild',
  work: 'rebuild of all read models',
  against: '–',
  reach: '≥ 30,000/s',
  run,
  holds: ({ product }) => product.perSecond >= REACH,
};
