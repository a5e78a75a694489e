/** From the log to Kafka: the relay with lease and checkpoint, against KafkaJS that is handed the events. */
import { logSchema } from '@gemba/event-store/log/schema';
import { startRelay } from '@gemba/messaging/relay/relay.kafka';
import { messagingToday } from '@gemba/messaging/schema';
import { appendToLog } from '@gemba/messaging/testing/events.sql';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { openGround } from '../ground/database.sql.js';
import { paired } from '../measure/pair.process.js';
import type { Bench, Result, Row, Sample } from '../measure/row.js';
import { startAlone } from './alone/asking.process.js';
import { assertMessages, inBatches, kafkaFor, makeTopics, silent, until } from './topics.kafka.js';
import { trade } from './trade/trade.js';

const EVENTS = 60_000;
const SERVICE = 'supply-chain';

const freshPrefix = (): string => `bench-${crypto.randomUUID().slice(0, 8)}`;

const relayed = async (kafka: Kafka, pool: Pool, count: number): Promise<Sample> => {
  const topicPrefix = freshPrefix();
  const topic = `${topicPrefix}.${SERVICE}`;
  await makeTopics(kafka, [topic]);
  const relay = startRelay({ kafka, pool, topicPrefix, service: SERVICE, log: silent });
  await until(() => relay.state().status === 'active');
  const began = performance.now();
  const before = relay.state().position;
  await until(() => relay.state().position === count);
  const seconds = (performance.now() - began) / 1000;
  await relay.stop();
  await assertMessages(kafka, topic, count);
  return { count: count - before, seconds };
};

const run = async (bench: Bench): Promise<Result> => {
  const kafka = kafkaFor(bench.kafka);
  const ground = await openGround(bench.databaseUrl, 6);
  const alone = startAlone();
  try {
    for (const statement of [...logSchema, ...messagingToday]) await ground.pool.query(statement);
    const atLeast = EVENTS * bench.scale;
    const events = trade(atLeast).get(SERVICE) ?? [];
    for (const batch of inBatches(events)) await appendToLog(ground.pool, batch);
    const baseline = async (): Promise<Sample> => {
      const topic = `${freshPrefix()}.alone`;
      await makeTopics(kafka, [topic]);
      const sample = await alone.ask({ work: 'send', kafka: bench.kafka, topics: [topic], count: atLeast });
      await assertMessages(kafka, topic, events.length);
      return sample;
    };
    const product = (): Promise<Sample> => relayed(kafka, ground.pool, events.length);
    return await paired(bench, { product, baseline }, [`${String(events.length)} events a run.`]);
  } finally {
    await alone.stop();
    await ground.close();
  }
};

export const relayRow: Row = {
  id: 'relay',
  work: 'log → Kafka',
  against: 'KafkaJS alone, handed the same events 1,000 at a time',
  reach: '≥ 0.8×',
  run,
  holds: ({ ratio }) => (ratio ?? 0) >= 0.8,
};
