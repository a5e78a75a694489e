/** How far a consumer is behind its topics: their ends in Kafka against the offsets in the database. */
import type { Admin } from 'kafkajs';
import { isInfrastructure } from '../../engines/failure.js';
import { endsOf } from '../../engines/topics.kafka.js';
import { bell } from '../../engines/waiting.process.js';
import { readOffsets } from '../batch/offsets.sql.js';
import type { ConsumerOptions } from './run.js';

export type PartitionLag = {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: string;
  readonly endOffset: string;
  readonly lag: number;
};

type Source = Pick<ConsumerOptions, 'kafka' | 'pool' | 'consumer' | 'topics'>;

/** Measures once. */
export async function measureLag(source: Source): Promise<PartitionLag[]> {
  const admin = source.kafka.admin();
  try {
    await admin.connect();
    return await lagBy(admin, source);
  } finally {
    await admin.disconnect();
  }
}

/** For those who measure again and again. `admin` is connected. */
export async function lagBy(
  admin: Admin,
  { pool, consumer, topics }: Omit<Source, 'kafka'>,
): Promise<PartitionLag[]> {
  const next = await readOffsets(pool, consumer);
  const ends = await Promise.all(
    topics.map(async (topic) => (await endsOf(admin, topic)).map((end) => ({ topic, ...end }))),
  );
  return ends.flat().map(({ topic, partition, high }) => {
    const nextOffset = next.get(`${topic}/${String(partition)}`) ?? 0n;
    const lag = Number(BigInt(high) - nextOffset);
    return { topic, partition, nextOffset: String(nextOffset), endOffset: high, lag: Math.max(0, lag) };
  });
}

const LOOK_MS = 50;

/** Waits until all that the topics hold when it is called is dealt with, also over an outage. */
export async function waitForIdle(source: Source, timeoutMs: number): Promise<void> {
  let ends: readonly PartitionLag[] | undefined;
  const idle = async (): Promise<boolean> => {
    ends ??= await measureLag(source);
    const next = await readOffsets(source.pool, source.consumer);
    return ends.every(
      ({ topic, partition, endOffset }) =>
        (next.get(`${topic}/${String(partition)}`) ?? 0n) >= BigInt(endOffset),
    );
  };
  const otherwise = `${source.consumer} is still behind after ${String(timeoutMs)} ms`;
  await eventually(idle, { timeoutMs, otherwise });
}

/** Looks until it holds, also over an outage. @throws an error that says `otherwise` after `timeoutMs` */
export async function eventually(
  holds: () => Promise<boolean>,
  { timeoutMs, otherwise }: { readonly timeoutMs: number; readonly otherwise: string },
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await unlessBroken(holds))) {
    if (performance.now() > deadline) throw new Error(otherwise);
    await bell().wait(LOOK_MS);
  }
}

/** What cannot be told because a machine is broken is not so yet. */
async function unlessBroken(question: () => Promise<boolean>): Promise<boolean> {
  try {
    return await question();
  } catch (error) {
    if (isInfrastructure(error)) return false;
    throw error;
  }
}
