/** Seals are kept where the owner of the database cannot reach them: in a topic of their own and a file. */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Seal } from '@gemba/event-store/log/seals.sql';
import { endsOf, ensureTopics } from '@gemba/messaging/engines/topics.kafka';
import { withCluster } from '@gemba/messaging/topic/cluster.kafka';
import { readStretch } from '@gemba/messaging/topic/reading.kafka';
import type { Kafka } from 'kafkajs';

export type Anchors = {
  /** Resolves when the seal is kept in every place. */
  readonly keep: (seal: Seal) => Promise<void>;
  /** The seals of each place, oldest first. */
  readonly read: () => Promise<readonly Anchored[]>;
};

export type Anchored = { readonly place: string; readonly seals: readonly Seal[] };

type Place = { readonly kafka: Kafka; readonly topic: string; readonly folder: string | null };

/** The topic of seals is `<topic>.seals`; the file, if a folder is given, `<folder>/<topic>.seals`. */
export const anchorsAt = ({ kafka, topic, folder }: Place): Anchors => {
  const name = `${topic}.seals`;
  const file = folder === null ? null : join(folder, name);
  return {
    keep: async (seal) => {
      const line = JSON.stringify(seal);
      if (file !== null && folder !== null) {
        await mkdir(folder, { recursive: true });
        await appendFile(file, `${line}\n`, { mode: 0o600, flush: true });
      }
      await publish(kafka, name, line);
    },
    read: async () => {
      const inTopic = { place: `topic ${name}`, seals: sealsIn(await linesOf(kafka, name)) };
      if (file === null) return [inTopic];
      return [inTopic, { place: file, seals: sealsIn((await textOf(file)).split('\n')) }];
    },
  };
};

const sealsIn = (lines: readonly string[]): Seal[] =>
  lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Seal)
    .toSorted((a, b) => a.position - b.position);

const textOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // Nothing has been sealed yet, or the file was taken away: then the topic tells.
    if ((error as { code?: unknown }).code === 'ENOENT') return '';
    throw error;
  }
};

const publish = async (kafka: Kafka, topic: string, value: string): Promise<void> => {
  const admin = kafka.admin();
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  try {
    await admin.connect();
    await ensureTopics(admin, [topic]);
    await producer.connect();
    await producer.send({ topic, acks: -1, messages: [{ key: topic, value }] });
  } finally {
    await producer.disconnect();
    await admin.disconnect();
  }
};

const linesOf = async (kafka: Kafka, topic: string): Promise<string[]> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    if (!(await admin.listTopics()).includes(topic)) return [];
    const ends = await endsOf(admin, topic);
    return await withCluster(kafka, async (cluster) => {
      const lines: string[] = [];
      for (const { partition, low, high } of ends) {
        const stretch = { topic, partition, from: BigInt(low), to: BigInt(high) };
        for await (const records of readStretch(cluster, stretch))
          lines.push(...records.map(({ value }) => value?.toString('utf8') ?? ''));
      }
      return lines;
    });
  } finally {
    await admin.disconnect();
  }
};
