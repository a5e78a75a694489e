/**
 * Where a consumer stands in a partition: the truth is this row, the offset that Kafka keeps is for
 * onlookers.
 */
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../engines/transaction.sql.js';
import { streamOf } from '../../stream-name.js';

export type Spot = { readonly topic: string; readonly partition: number };
export type Place = Spot & { readonly consumer: string };

/** `topic/partition`, by which places are looked up. */
export const spotKey = ({ topic, partition }: Spot): string => `${topic}/${String(partition)}`;

type Row = { place: string; next_offset: string };

const read = async (
  tx: PoolClient,
  consumer: string,
  spots: readonly Spot[],
): Promise<Map<string, bigint>> => {
  const { rows } = await tx.query<Row>({
    name: 'gemba-consumer-lock',
    text: `select topic || '/' || partition as place, next_offset from consumer_offsets
            where consumer = $1 and (topic, partition) in (select * from unnest($2::text[], $3::int[]))
            order by topic, partition for update`,
    values: [consumer, spots.map(({ topic }) => topic), spots.map(({ partition }) => partition)],
  });
  return new Map(rows.map(({ place, next_offset }) => [place, BigInt(next_offset)]));
};

/**
 * Next offsets to be applied, by `topic/partition`. The rows stay locked until the transaction ends, so
 * two batches of a partition never overlap; all lock in one order, so that nobody waits in a circle.
 */
export async function lockOffsets(
  tx: PoolClient,
  consumer: string,
  spots: readonly Spot[],
): Promise<ReadonlyMap<string, bigint>> {
  const found = await read(tx, consumer, spots);
  const missing = spots.filter((spot) => !found.has(spotKey(spot)));
  if (missing.length === 0) return found;
  await tx.query(
    `insert into consumer_offsets (consumer, topic, partition, next_offset)
     select $1, topic, partition, 0 from unnest($2::text[], $3::int[]) as spot (topic, partition)
      order by topic, partition
     on conflict do nothing`,
    [consumer, missing.map(({ topic }) => topic), missing.map(({ partition }) => partition)],
  );
  return read(tx, consumer, spots);
}

export type Advance = Spot & { readonly nextOffset: bigint };

export type Standing = {
  /** Offsets that are locked move. */
  readonly advances: readonly Advance[];
  /** Last version of each stream, by its name with its service. */
  readonly versions: ReadonlyMap<string, number>;
};

/** Where the consumer stands after a batch. */
export async function noteStanding(
  tx: PoolClient,
  consumer: string,
  { advances, versions }: Standing,
): Promise<void> {
  const streams = [...versions.keys()].map(streamOf);
  await tx.query({
    name: 'gemba-consumer-standing',
    text: `with advanced as (
             update consumer_offsets o set next_offset = n.next_offset
               from unnest($2::text[], $3::int[], $4::bigint[]) as n (topic, partition, next_offset)
              where o.consumer = $1 and o.topic = n.topic and o.partition = n.partition)
           insert into consumer_streams (consumer, service, stream_id, version)
           select $1, * from unnest($5::text[], $6::text[], $7::int[])
           on conflict (consumer, service, stream_id) do update set version = excluded.version`,
    values: [
      consumer,
      advances.map(({ topic }) => topic),
      advances.map(({ partition }) => partition),
      advances.map(({ nextOffset }) => String(nextOffset)),
      streams.map(({ service }) => service),
      streams.map(({ streamId }) => streamId),
      [...versions.values()],
    ],
  });
}

/** Next offset per `topic/partition`; a partition of which nothing was read yet is not in there. */
export async function readOffsets(pool: Pool, consumer: string): Promise<Map<string, bigint>> {
  const { rows } = await pool.query<{ place: string; next_offset: string }>(
    `select topic || '/' || partition as place, next_offset from consumer_offsets where consumer = $1`,
    [consumer],
  );
  return new Map(rows.map(({ place, next_offset }) => [place, BigInt(next_offset)]));
}

/** Where a partition begins and ends, and the incarnation of its topic. */
export type Bounds = { readonly topicId: string; readonly low: bigint; readonly high: bigint };

export type Stand = {
  readonly next: bigint;
  /** Why the place had to be moved to the beginning; null where it could stay. */
  readonly moved: string | null;
};

type Before = { next_offset: string; topic_id: string | null };

const whyMoved = (before: Before | undefined, { topicId, low, high }: Bounds): string | null => {
  if (before === undefined) return null;
  if (before.topic_id !== null && before.topic_id !== topicId) return 'the topic was made anew';
  const next = BigInt(before.next_offset);
  return next < low || next > high ? 'the topic does not have the stored offset' : null;
};

/**
 * Where a consumer goes on in a partition: where it stood, or at the beginning if it stood in another
 * incarnation of the topic, or where this one has nothing. Duplicates are still known by their versions,
 * and what is missing by the holes.
 */
export const standIn = (pool: Pool, { consumer, topic, partition }: Place, bounds: Bounds): Promise<Stand> =>
  inTransaction(pool, async (tx) => {
    await tx.query(
      `insert into consumer_offsets (consumer, topic, partition, next_offset) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [consumer, topic, partition, String(bounds.low)],
    );
    const { rows } = await tx.query<Before>(
      `select next_offset, topic_id from consumer_offsets
        where consumer = $1 and topic = $2 and partition = $3 for update`,
      [consumer, topic, partition],
    );
    const moved = whyMoved(rows[0], bounds);
    const next = moved === null ? BigInt(rows[0]?.next_offset ?? bounds.low) : bounds.low;
    await tx.query(
      `update consumer_offsets set next_offset = $4, topic_id = $5
        where consumer = $1 and topic = $2 and partition = $3`,
      [consumer, topic, partition, String(next), bounds.topicId],
    );
    return { next, moved };
  });
