/** Topics for the rows of the road: filled with events of trade, counted at their ends. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { toMessage } from '@gemba/messaging/cloud-event';
import { connectKafka } from '@gemba/messaging/engines/kafka-client.kafka';
import type { Log } from '@gemba/messaging/engines/log';
import { ensureTopics } from '@gemba/messaging/engines/topics.kafka';
import type { Kafka } from 'kafkajs';
import { trade } from './trade/trade.js';

const ignore = (): void => undefined;

/** What goes wrong in a row shows in its counts. */
export const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

export const kafkaFor = (brokers: readonly string[]): Kafka =>
  connectKafka({ brokers, clientId: 'gemba-bench', log: silent });

/** How many events a producer is given at once, as the relay does. */
export const BATCH = 1_000;

export const inBatches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH));

export type Filled = { readonly topics: readonly string[]; readonly count: number };

/** Makes new topics, one for each service that speaks in the trade, and fills them. */
export const fillTopics = async (kafka: Kafka, atLeast: number): Promise<Filled> => {
  const prefix = `bench-${crypto.randomUUID().slice(0, 8)}`;
  const logs = [...trade(atLeast)].map(([service, events]) => ({ topic: `${prefix}.${service}`, events }));
  const topics = logs.map(({ topic }) => topic);
  await makeTopics(kafka, topics);
  const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false });
  await producer.connect();
  for (const { topic, events } of logs) {
    for (const batch of inBatches<EventRecord>(events))
      await producer.send({ topic, acks: -1, messages: batch.map(toMessage) });
  }
  await producer.disconnect();
  return { topics, count: logs.reduce((sum, { events }) => sum + events.length, 0) };
};

export const makeTopics = async (kafka: Kafka, topics: readonly string[]): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  await ensureTopics(admin, topics);
  await admin.disconnect();
};

/** @throws when the topic holds another number of messages. */
export const assertMessages = async (kafka: Kafka, topic: string, expected: number): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const found = ends.reduce((sum, { high }) => sum + Number(high), 0);
  if (found !== expected) throw new Error(`${topic} holds ${String(found)} messages of ${String(expected)}.`);
};

/** Waits until it is so, looking every few milliseconds. */
export const until = async (holds: () => boolean | Promise<boolean>, mostMs = 600_000): Promise<void> => {
  const deadline = performance.now() + mostMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not so after ${String(mostMs)} ms: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
