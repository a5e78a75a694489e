/** Reads every topic from its first record to the end that it had when reading began. */
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Target } from '../../load/client/target.js';
import type { Topic, TopicRecord } from '../model/snapshot.js';
import { bare, digestOf } from './store.sql.js';

const TYPE = /^gemba\.(.+)\.v\d+$/;

const textOf = (message: KafkaMessage, name: string): string => {
  const header = message.headers?.[name];
  return header === undefined || Array.isArray(header) ? '' : header.toString();
};

const eventIn = (message: KafkaMessage): TopicRecord['event'] => {
  const type = TYPE.exec(textOf(message, 'ce_type'))?.[1];
  const version = Number(textOf(message, 'ce_streamversion'));
  const position = Number(textOf(message, 'ce_sequence'));
  if (type === undefined || !(version > 0) || !(position > 0) || message.value === null) return null;
  return {
    eventId: textOf(message, 'ce_id'),
    streamId: textOf(message, 'ce_subject'),
    version,
    position,
    type: bare(type),
    hash: textOf(message, 'ce_hash'),
    digest: digestOf(message.value),
  };
};

const recordOf = (partition: number, message: KafkaMessage): TopicRecord => ({
  partition,
  offset: Number(message.offset),
  key: message.key === null ? null : message.key.toString(),
  event: eventIn(message),
});

type Gathered = { readonly records: TopicRecord[]; readonly ends: number[]; readonly seen: number[] };

const isRead = ({ ends, seen }: Gathered): boolean =>
  ends.every((end, partition) => (seen[partition] ?? 0) >= end);

const PATIENCE_MS = 120_000;

const entered = ({ brokers, login }: Target['kafka']): Kafka => {
  const common = { clientId: 'checker', brokers: [...brokers], logLevel: logLevel.NOTHING };
  if (login === null) return new Kafka(common);
  const { user: username, password } = login;
  return new Kafka({ ...common, sasl: { mechanism: 'scram-sha-512', username, password } });
};

/** By topic. @throws Error when the broker does not hand everything out in time */
export const readTopics = async (
  server: Target['kafka'],
  topics: readonly string[],
): Promise<Readonly<Record<string, Topic>>> => {
  const kafka = entered(server);
  const gathered = await endsOf(kafka, topics);
  const groupId = `checker-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxBytesPerPartition: 4 * 1024 * 1024 });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`The topics could not be read within ${String(PATIENCE_MS)} ms.`));
      }, PATIENCE_MS);
      const look = (): void => {
        if (![...gathered.values()].every(isRead)) return;
        clearTimeout(late);
        resolve();
      };
      const eachBatch = (payload: EachBatchPayload): Promise<void> => {
        take(gathered, payload);
        look();
        return Promise.resolve();
      };
      look();
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
    await forget(kafka, groupId);
  }
  return Object.fromEntries([...gathered].map(([topic, { records, ends }]) => [topic, { records, ends }]));
};

const endsOf = async (kafka: Kafka, topics: readonly string[]): Promise<ReadonlyMap<string, Gathered>> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends = await Promise.all(topics.map(async (topic) => admin.fetchTopicOffsets(topic)));
    return new Map(
      topics.map((topic, index) => {
        const partitions = (ends[index] ?? []).toSorted((a, b) => a.partition - b.partition);
        return [topic, { records: [], ends: partitions.map(({ high }) => Number(high)), seen: [] }];
      }),
    );
  } finally {
    await admin.disconnect();
  }
};

const take = (gathered: ReadonlyMap<string, Gathered>, { batch }: EachBatchPayload): void => {
  const of = gathered.get(batch.topic);
  if (!of) return;
  const { partition } = batch;
  const end = of.ends[partition] ?? 0;
  for (const message of batch.messages) {
    const record = recordOf(partition, message);
    // Delivered again after the group was balanced anew, or written after reading began.
    const isNew = record.offset >= (of.seen[partition] ?? 0) && record.offset < end;
    if (!isNew) continue;
    of.records.push(record);
    of.seen[partition] = record.offset + 1;
  }
};

const forget = async (kafka: Kafka, groupId: string): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    await admin.deleteGroups([groupId]);
  } finally {
    await admin.disconnect();
  }
};
