/** Reads a stretch of a partition once, without a group that would have to be joined and removed again. */
import { InfrastructureError } from '../engines/failure.js';
import type { Cluster, Fetched } from './cluster.kafka.js';

/** From the first offset up to, but not including, the second. */
export type Stretch = {
  readonly topic: string;
  readonly partition: number;
  readonly from: bigint;
  readonly to: bigint;
};

const AT_ONCE_BYTES = 4 * 1024 * 1024;

/** Every record of the stretch, in order, some at a time. */
export async function* readStretch(cluster: Cluster, stretch: Stretch): AsyncGenerator<readonly Fetched[]> {
  await cluster.addTargetTopic(stretch.topic);
  let next = stretch.from;
  while (next < stretch.to) {
    const records = await fetchFrom(cluster, stretch, next);
    const last = records.at(-1);
    if (last === undefined)
      throw new InfrastructureError(`${placeOf(stretch)} gave nothing at ${String(next)}.`);
    // A batch is given whole, also what lies before and after what was asked for.
    const wanted = records.filter(({ offset }) => BigInt(offset) >= next && BigInt(offset) < stretch.to);
    next = BigInt(last.offset) + 1n;
    yield wanted;
  }
}

const placeOf = ({ topic, partition }: Stretch): string => `${topic}/${String(partition)}`;

async function fetchFrom(cluster: Cluster, stretch: Stretch, from: bigint): Promise<readonly Fetched[]> {
  const { topic, partition } = stretch;
  const metadata = cluster.findTopicPartitionMetadata(topic);
  const leader = metadata.find(({ partitionId }) => partitionId === partition)?.leader;
  if (leader === undefined) throw new InfrastructureError(`${placeOf(stretch)} has no leader.`);
  const broker = await cluster.findBroker({ nodeId: String(leader) });
  const wanted = { partition, fetchOffset: String(from), maxBytes: AT_ONCE_BYTES };
  const { responses } = await broker.fetch({
    ...{ maxWaitTime: 1_000, minBytes: 1, maxBytes: AT_ONCE_BYTES, isolationLevel: 0 },
    topics: [{ topic, partitions: [wanted] }],
  });
  return responses.flatMap(({ partitions }) => partitions).flatMap(({ messages }) => messages);
}
