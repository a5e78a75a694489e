/** From Kafka to read models: facts only and all of them, against KafkaJS that reads and does nothing. */
import type { Apply } from '@gemba/messaging/consumer/batch/poison.sql';
import { startConsumer } from '@gemba/messaging/consumer/consumer.kafka';
import { messagingToday } from '@gemba/messaging/schema';
import { applying } from '@gemba/projection-service/engine/batch/apply.sql';
import { viewsMigration } from '@gemba/projection-service/engine/build/build.sql';
import { toLiveBuild } from '@gemba/projection-service/engine/build/locks.sql';
import type { Models } from '@gemba/projection-service/models/models';
import { models } from '@gemba/projection-service/models/models';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import type { Ground } from '../ground/database.sql.js';
import { openGround } from '../ground/database.sql.js';
import { paired } from '../measure/pair.process.js';
import type { Bench, Result, Row, Sample } from '../measure/row.js';
import { startAlone } from './alone/asking.process.js';
import type { Filled } from './topics.kafka.js';
import { fillTopics, kafkaFor, silent, until } from './topics.kafka.js';

const EVENTS = 120_000;

/** Name of the consumer, as rebuilds ask for it. */
export const CONSUMER = 'bench-views';

export const openViews = async (serverUrl: string): Promise<Ground> => {
  const ground = await openGround(serverUrl, 12);
  const { pool } = ground;
  for (const statement of [...messagingToday, ...viewsMigration.statements]) await pool.query(statement);
  return ground;
};

export const noHoles = ({ streamId }: { readonly streamId: string }): Promise<never> =>
  Promise.reject(new Error(`${streamId} was to have no hole`));

export type Source = { readonly kafka: Kafka; readonly filled: Filled };

/** Applies all that the topics hold to the live build of this database. */
export const consumeAll = async ({ kafka, filled }: Source, pool: Pool, apply: Apply): Promise<Sample> => {
  const { topics, count } = filled;
  const options = { kafka, pool, topics, apply, consumer: CONSUMER, fetchHole: noHoles, log: silent };
  const began = performance.now();
  const consumer = startConsumer(options);
  await until(() => consumer.state().counters.applied >= count);
  const seconds = (performance.now() - began) / 1000;
  await consumer.stop();
  return { count, seconds };
};

/** Every event once, and roll-ups that are the sums of the facts. */
export const assertViews = async (pool: Pool, count: number): Promise<void> => {
  const { rows } = await pool.query<{ events: string; wrong: number }>(
    `select (select sum(events) from live.sources) as events, count(*)::int as wrong from (
       select measure, business_date, site, unit, coalesce(currency, '') as currency,
              sum(value) as sum, count(*) as count
         from live.facts group by 1, 2, 3, 4, 5) f
       full join live.rollups r using (measure, business_date, site, unit, currency)
      where r.sum is distinct from f.sum or r.count is distinct from f.count`,
  );
  const [{ events, wrong } = { events: '0', wrong: 1 }] = rows;
  if (Number(events) !== count || wrong > 0)
    throw new Error(
      `${events} events of ${String(count)} are in the views, ${String(wrong)} roll-ups are wrong.`,
    );
};

const viewed = async (source: Source, databaseUrl: string, of: Models): Promise<Sample> => {
  const ground = await openViews(databaseUrl);
  try {
    const sample = await consumeAll(source, ground.pool, toLiveBuild(applying(of)));
    await assertViews(ground.pool, source.filled.count);
    return sample;
  } finally {
    await ground.close();
  }
};

const runOf =
  (of: Models) =>
  async (bench: Bench): Promise<Result> => {
    const { databaseUrl } = bench;
    const kafka = kafkaFor(bench.kafka);
    const filled = await fillTopics(kafka, EVENTS * bench.scale);
    const alone = startAlone();
    try {
      const baseline = (): Promise<Sample> => alone.ask({ work: 'read', kafka: bench.kafka, ...filled });
      const product = (): Promise<Sample> => viewed({ kafka, filled }, databaseUrl, of);
      return await paired(bench, { product, baseline }, [`${String(filled.count)} events a run.`]);
    } finally {
      await alone.stop();
    }
  };

const FACTS_PER_SECOND = 50_000;
const against = 'KafkaJS reading alone';

export const viewRows: readonly Row[] = [
  {
    id: 'views-all',
    work: 'Kafka → all read models',
    against,
    reach: '≥ 0.35×',
    run: runOf(models),
    holds: ({ ratio }) => (ratio ?? 0) >= 0.35,
  },
  {
    id: 'views-facts',
    work: 'Kafka → a facts-only model',
    against,
    reach: '≥ 50,000/s',
    run: runOf({ facts: models.facts, tables: [], expansions: [] }),
    holds: ({ product }) => product.perSecond >= FACTS_PER_SECOND,
  },
];
