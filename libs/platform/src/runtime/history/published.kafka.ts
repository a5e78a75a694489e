/** Reads what a topic has had since a moment. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { isGenuine } from '@gemba/event-store/append/genuine';
import { fromMessage } from '@gemba/messaging/cloud-event';
import { withCluster, type Fetched } from '@gemba/messaging/topic/cluster.kafka';
import { readStretch, type Stretch } from '@gemba/messaging/topic/reading.kafka';
import type { Kafka } from 'kafkajs';

/** An event as it was published: its data is the text that the log held. */
export type Published = Omit<EventRecord, 'data'> & { readonly data: string };

/** Clocks of those who publish may differ by so much. */
const MARGIN_MS = 3_600_000;

/** Every genuine event that was published after `since`, in any order; none when there is no such topic. */
export const publishedSince = async (kafka: Kafka, topic: string, since: Date): Promise<Published[]> => {
  // Before 1970 a broker takes a time for one of its codes.
  const stretches = await stretchesOf(kafka, topic, Math.max(0, since.getTime() - MARGIN_MS));
  if (stretches.length === 0) return [];
  return withCluster(kafka, async (cluster) => {
    const found: Published[] = [];
    for (const stretch of stretches)
      for await (const records of readStretch(cluster, stretch)) found.push(...records.flatMap(eventIn));
    return found;
  });
};

const stretchesOf = async (kafka: Kafka, topic: string, since: number): Promise<Stretch[]> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    if (!(await admin.listTopics()).includes(topic)) return [];
    const ends = await admin.fetchTopicOffsets(topic);
    const begins = await admin.fetchTopicOffsetsByTimestamp(topic, since);
    const beginOf = new Map(begins.map(({ partition, offset }) => [partition, BigInt(offset)]));
    return ends
      .map(({ partition, low, high }) => ({ low: BigInt(low), partition, to: BigInt(high) }))
      .map(({ low, ...rest }) => ({ topic, ...rest, from: beginOf.get(rest.partition) ?? low }))
      .filter(({ from, to }) => from >= 0n && from < to);
  } finally {
    await admin.disconnect();
  }
};

/** What others put into the topic, or what was damaged, is no event of the log. */
const eventIn = (record: Fetched): Published[] => {
  const read = fromMessage(record);
  if (!read.ok) return [];
  const data = record.value?.toString('utf8') ?? '';
  return isGenuine(read.event, data) ? [{ ...read.event, data }] : [];
};
