/** Puts messages into a topic directly, also such as a relay would never send. */
import type { Kafka, Message } from 'kafkajs';
import type { EventRecord } from '@gemba/contracts/envelope';
import { toMessage } from '../cloud-event.js';
import { isInfrastructure } from '../engines/failure.js';
import { endsOf, ensureTopics } from '../engines/topics.kafka.js';
import { until } from './sandbox.sql.js';

export async function publish(kafka: Kafka, topic: string, events: readonly EventRecord[]): Promise<void> {
  await publishRaw(kafka, topic, events.map(toMessage));
}

export async function publishRaw(kafka: Kafka, topic: string, messages: readonly Message[]): Promise<void> {
  const admin = kafka.admin();
  // Idempotent, or a partition that is still without its leader would make it send all others twice.
  const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false });
  try {
    await admin.connect();
    await ensureTopics(admin, [topic]);
    await producer.connect();
    await producer.send({ topic, messages: [...messages] });
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}

/** Everything that a topic holds, per partition in order. */
export async function readTopic(kafka: Kafka, topic: string): Promise<Found[]> {
  const expected = await countMessages(kafka, topic);
  const groupId = `${topic}-reader-${String(Date.now())}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100 });
  const found: Found[] = [];
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: ({ message }) => {
        const version = Number(String(message.headers?.ce_streamversion));
        found.push({ key: String(message.key), version });
        return Promise.resolve();
      },
    });
    await until(() => found.length >= expected);
    return found;
  } finally {
    await consumer.disconnect();
  }
}

type Found = { readonly key: string; readonly version: number };

/**
 * A partition of a new topic may be without its leader for a moment, so this is asked until it is answered.
 */
async function countMessages(kafka: Kafka, topic: string): Promise<number> {
  const admin = kafka.admin();
  let count = 0;
  const counted = async (): Promise<boolean> => {
    try {
      const ends = await endsOf(admin, topic);
      count = ends.reduce((sum, { high }) => sum + Number(high), 0);
      return true;
    } catch (error) {
      if (isInfrastructure(error)) return false;
      throw error;
    }
  };
  try {
    await admin.connect();
    await until(counted);
    return count;
  } finally {
    await admin.disconnect();
  }
}
