/** Reads the topic from its start: per stream, the first occurrences have to be all events, in order. */
import type { Kafka, KafkaMessage } from 'kafkajs';
import type { SoakFinding } from './finding.js';

/** Marks a record that the soak itself put in, out of turn. */
export const OUT_OF_TURN = 'soak-out-of-turn';

export type TopicWalk = {
  readonly records: number;
  readonly repeats: number;
  readonly findings: readonly SoakFinding[];
};

const PATIENCE_MS = 300_000;

class Occurrences {
  readonly findings: SoakFinding[] = [];
  readonly heads = new Map<string, number>();
  records = 0;
  repeats = 0;

  take({ key, headers }: KafkaMessage): void {
    if (headers?.[OUT_OF_TURN] !== undefined) return;
    this.records += 1;
    const streamId = String(key);
    const version = Number(String(headers?.ce_streamversion));
    const before = this.heads.get(streamId) ?? 0;
    if (version <= before) {
      this.repeats += 1;
      return;
    }
    if (version > before + 1) {
      const what = `${streamId}@${String(version)} comes after version ${String(before)}.`;
      this.findings.push({ check: 'topic in order', what });
    }
    this.heads.set(streamId, version);
  }
}

export async function walkTopic(
  kafka: Kafka,
  topic: string,
  heads: ReadonlyMap<string, number>,
): Promise<TopicWalk> {
  const occurrences = await readAll(kafka, topic);
  const published = [...heads].filter(([streamId]) => !streamId.startsWith('process-'));
  const missing = published.filter(([streamId, head]) => (occurrences.heads.get(streamId) ?? 0) < head);
  const incomplete = missing.map(([streamId, head]) => {
    const last = occurrences.heads.get(streamId) ?? 0;
    const what = `${streamId} ends at version ${String(last)} in Kafka, and at ${String(head)} in the log.`;
    return { check: 'topic complete' as const, what };
  });
  const { records, repeats, findings } = occurrences;
  return { records, repeats, findings: [...findings, ...incomplete] };
}

async function readAll(kafka: Kafka, topic: string): Promise<Occurrences> {
  const ends = await endsOf(kafka, topic);
  const open = new Set([...ends].filter(([, end]) => end > 0n).map(([partition]) => partition));
  const occurrences = new Occurrences();
  if (open.size === 0) return occurrences;
  const consumer = kafka.consumer({ groupId: `${topic}-walk`, maxWaitTimeInMs: 100 });
  const over = Promise.withResolvers<undefined>();
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch }) => {
        for (const message of batch.messages) occurrences.take(message);
        if (BigInt(batch.lastOffset()) + 1n >= (ends.get(batch.partition) ?? 0n))
          open.delete(batch.partition);
        if (open.size === 0) over.resolve(undefined);
        return Promise.resolve();
      },
    });
    await within(over.promise, PATIENCE_MS, `${topic} was not read to its end`);
    return occurrences;
  } finally {
    await consumer.disconnect();
  }
}

async function endsOf(kafka: Kafka, topic: string): Promise<ReadonlyMap<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
  } finally {
    await admin.disconnect();
  }
}

async function within<T>(work: Promise<T>, ms: number, otherwise: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`${otherwise} within ${String(ms / 1000)} s.`));
  }, ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
