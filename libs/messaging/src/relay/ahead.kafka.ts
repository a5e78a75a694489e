/**
 * A log that is older than its topic was restored from a backup. To go on with it would give new events the
 * versions and positions of others that everybody has heard of: they would be taken for repeats, and lost.
 */
import type { Admin, Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import type { EventHead, IsGenuine } from '../cloud-event.js';
import { fromMessage } from '../cloud-event.js';
import { InfrastructureError } from '../engines/failure.js';
import { endsOf } from '../engines/topics.kafka.js';
import { withCluster, type Cluster, type Fetched } from '../topic/cluster.kafka.js';
import { readStretch } from '../topic/reading.kafka.js';
import { note, type Run } from './run.js';

/** Thrown to whoever would go on with a log that was restored from a backup and not refilled. */
export class OlderLog extends InfrastructureError {
  constructor(ahead: string) {
    super(`The log is older than its topic; refill it by "gemba refill". ${ahead}`);
  }
}

/**
 * Notes whether the log is older than its topic, and answers the position of the newest event in the topic,
 * 0 for an empty one. @throws OlderLog when it is.
 */
export async function refuseOlderLog(run: Run, admin: Admin): Promise<number> {
  const { kafka, pool, isGenuine } = run.options;
  const newest = await newestOf({ kafka, admin, pool, topic: run.topic, isGenuine });
  const ahead = await aheadOf(pool, run.topic, newest);
  if (ahead === null) return newest.reduce((last, { position }) => Math.max(last, position), 0);
  note(run, { ahead });
  throw new OlderLog(ahead);
}

type Compared = {
  readonly kafka: Kafka;
  /** Connected. */
  readonly admin: Admin;
  readonly pool: Pool;
  readonly topic: string;
  readonly isGenuine: IsGenuine;
};

/**
 * Says what the topic holds that the log does not, by the newest events of its partitions; null when the log
 * knows them all.
 */
async function aheadOf(pool: Pool, topic: string, newest: readonly EventHead[]): Promise<string | null> {
  const known = await knownIn(pool, newest);
  const strange = newest.filter(
    ({ streamId, version, hash }) => known.get(`${streamId}@${String(version)}`) !== hash,
  );
  const [example] = strange.sort((a, b) => b.position - a.position);
  if (!example) return null;
  const { streamId, version, position } = example;
  const place = `${streamId}@${String(version)} at position ${String(position)}`;
  return `${topic} holds ${place}, and the log does not.`;
}

async function newestOf({ kafka, admin, topic, isGenuine }: Compared): Promise<EventHead[]> {
  const bounds = await endsOf(admin, topic);
  const ends = bounds.map(({ partition, low, high }) => ({
    partition,
    low: BigInt(low),
    high: BigInt(high),
  }));
  const filled = ends.filter(({ low, high }) => high > low);
  if (filled.length === 0) return [];
  return withCluster(kafka, async (cluster) => {
    const last = await Promise.all(
      filled.map(({ partition, high }) => lastIn(cluster, { topic, partition, from: high - 1n, to: high })),
    );
    return last.flat().flatMap((record) => eventIn(record, isGenuine));
  });
}

async function lastIn(cluster: Cluster, stretch: Parameters<typeof readStretch>[1]): Promise<Fetched[]> {
  const found: Fetched[] = [];
  for await (const records of readStretch(cluster, stretch)) found.push(...records);
  return found;
}

function eventIn(record: Fetched, isGenuine: IsGenuine): EventHead[] {
  const read = fromMessage(record);
  return read.ok && isGenuine(read.event, record.value?.toString('utf8') ?? '') ? [read.event] : [];
}

/** Hashes by `stream@version`. */
async function knownIn(pool: Pool, heads: readonly EventHead[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ place: string; hash: string }>(
    `select stream_id || '@' || version as place, encode(hash, 'hex') as hash from events
      where (stream_id, version) in (select * from unnest($1::text[], $2::int[]))`,
    [heads.map(({ streamId }) => streamId), heads.map(({ version }) => version)],
  );
  return new Map(rows.map(({ place, hash }) => [place, hash]));
}
