/** A topic holds the whole log of a service: it is made once, with enough partitions, and never expires. */
import type { Admin, ITopicConfig } from 'kafkajs';
import { InfrastructureError } from './failure.js';
import { bell } from './waiting.process.js';

const PARTITIONS = 12;

/** A record batch may hold up to 1000 events, so it may be larger than Kafka's 1 MB. */
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

export const topicOf = (service: string, prefix = 'gemba'): string => `${prefix}.${service}`;

/**
 * Makes the topics that are missing and answers which ones these were. `admin` is connected.
 * A copy on every broker up to three: what the log of a service tolerates should not depend on a default.
 */
export async function ensureTopics(admin: Admin, topics: readonly string[]): Promise<readonly string[]> {
  const present = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !present.has(topic));
  if (missing.length === 0) return [];
  const { brokers } = await admin.describeCluster();
  const replicationFactor = Math.min(3, brokers.length);
  const made = await create(
    admin,
    missing.map((topic) => ({ topic, numPartitions: PARTITIONS, replicationFactor, configEntries })),
  );
  await untilLed(admin, missing);
  return made ? missing : [];
}

/** KafkaJS throws one error about all topics, which does not say what is wrong with any of them. */
async function create(admin: Admin, topics: ITopicConfig[]): Promise<boolean> {
  try {
    return await admin.createTopics({ waitForLeaders: false, topics });
  } catch (error) {
    const [first] = (error as { errors?: readonly (Error & { topic?: string })[] }).errors ?? [];
    if (first === undefined) throw error;
    throw new InfrastructureError(`${first.topic ?? 'A topic'} cannot be made: ${first.message}`, {
      cause: first,
    });
  }
}

type PartitionEnds = Awaited<ReturnType<Admin['fetchTopicOffsets']>>;

/** Where the partitions of a topic begin and end. @throws InfrastructureError while it has no leaders yet. */
export async function endsOf(admin: Admin, topic: string): Promise<PartitionEnds> {
  try {
    return await admin.fetchTopicOffsets(topic);
  } catch (error) {
    // KafkaJS 2.2.4 takes an empty answer apart as if there were something in it.
    if (!(error instanceof TypeError)) throw error;
    throw new InfrastructureError(`${topic} has no leaders yet.`, { cause: error });
  }
}

const LOOK_MS = 50;
const LED_WITHIN_MS = 20_000;
const NOT_YET: readonly unknown[] = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'];

/**
 * Waits until every topic has its leaders. KafkaJS waits only while a leader is missing; a broker that has
 * not heard of the new topic itself is as usual, and what was made has to be answered all the same.
 */
async function untilLed(admin: Admin, topics: readonly string[]): Promise<void> {
  const deadline = performance.now() + LED_WITHIN_MS;
  while (!(await areLed(admin, topics))) {
    if (performance.now() > deadline)
      throw new InfrastructureError(`${topics.join(', ')} have no leaders in time.`);
    await bell().wait(LOOK_MS);
  }
}

async function areLed(admin: Admin, topics: readonly string[]): Promise<boolean> {
  try {
    await admin.fetchTopicMetadata({ topics: [...topics] });
    return true;
  } catch (error) {
    if (NOT_YET.includes((error as { type?: unknown }).type)) return false;
    throw error;
  }
}

const configEntries = [
  { name: 'cleanup.policy', value: 'delete' },
  { name: 'retention.ms', value: '-1' },
  { name: 'retention.bytes', value: '-1' },
  { name: 'max.message.bytes', value: String(MAX_MESSAGE_BYTES) },
];
