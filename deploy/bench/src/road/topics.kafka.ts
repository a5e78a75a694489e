/** Topics for the rows of the road: filled with events of trade, counted at their ends. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { toMessage } from '@gemba/messaging/cloud-event';
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import type { Log } from '@gemba/messaging/engines/log';
import type { KafkaServer } from '@gemba/messaging/engines/server';
import { ensureTopics } from '@gemba/messaging/engines/topics.kafka';
import type { Kafka, Producer } from 'kafkajs';
import { tradeInParts, type Trade } from './trade/trade.js';

const ignore = (): void => undefined;

/** What goes wrong in a row shows in its counts. */
export const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

export const kafkaFor = (server: KafkaServer): Kafka =>
  connectKafka({ server, clientId: 'gemba-bench', log: silent });

/** How many events a producer is given at once, as the relay does. */
const BATCH = 1_000;

export const inBatches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH));

export type Filled = { readonly topics: readonly string[]; readonly count: number };

const ORDERS_IN_PART = 1_000;

/** Makes new topics, one for each service that speaks in the trade, and fills them. */
export const fillTopics = async (kafka: Kafka, atLeast: number): Promise<Filled> => {
  const prefix = `bench-${crypto.randomUUID().slice(0, 8)}.`;
  const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false });
  await producer.connect();
  const topics = new Set<string>();
  let count = 0;
  for (const part of tradeInParts(atLeast, ORDERS_IN_PART)) {
    for (const service of part.keys()) topics.add(prefix + service);
    if (count === 0) await makeTopics(kafka, [...topics]);
    count += await sendPart(producer, prefix, part);
  }
  await producer.disconnect();
  return { topics: [...topics], count };
};

/** Answers how many events were sent. */
const sendPart = async (producer: Producer, prefix: string, part: Trade): Promise<number> => {
  let count = 0;
  for (const [service, events] of part) {
    for (const batch of inBatches<EventRecord>(events))
      await producer.send({ topic: prefix + service, acks: -1, messages: batch.map(toMessage) });
    count += events.length;
  }
  return count;
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
