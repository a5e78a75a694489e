/** Puts messages into a topic directly, also such as a relay would never send. */
import type { Kafka, Message } from 'kafkajs';
import type { EventRecord } from '@gemba/contracts/envelope';
import { toMessage } from '../cloud-event.js';
import { ensureTopics } from '../engines/topics.kafka.js';

export async function publish(kafka: Kafka, topic: string, events: readonly EventRecord[]): Promise<void> {
  await publishRaw(kafka, topic, events.map(toMessage));
}

export async function publishRaw(kafka: Kafka, topic: string, messages: readonly Message[]): Promise<void> {
  const admin = kafka.admin();
  const producer = kafka.producer({ allowAutoTopicCreation: false });
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
export async function readTopic(kafka: Kafka, topic: string): Promise<{ key: string; version: number }[]> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const expected = ends.reduce((sum, { high }) => sum + Number(high), 0);
  const consumer = kafka.consumer({ groupId: `${topic}-reader-${String(Date.now())}`, maxWaitTimeInMs: 100 });
  const found: { key: string; version: number }[] = [];
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      if (expected === 0) resolve();
      const eachMessage = ({
        message,
      }: {
        message: { key: Buffer | null; headers?: object };
      }): Promise<void> => {
        const headers = (message.headers ?? {}) as Record<string, Buffer>;
        found.push({ key: String(message.key), version: Number(headers.ce_streamversion) });
        if (found.length >= expected) resolve();
        return Promise.resolve();
      };
      consumer.run({ autoCommit: false, eachMessage }).catch(reject);
    });
    return found;
  } finally {
    await consumer.disconnect();
  }
}
