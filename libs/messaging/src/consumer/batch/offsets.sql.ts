/**
 * Where a consumer stands in a partition: the truth is this row, the offset that Kafka keeps is for
 * onlookers.
 */
import type { Pool, PoolClient } from 'pg';

export type Place = { readonly consumer: string; readonly topic: string; readonly partition: number };

export type Offsets = {
  /**
   * Next offset to be applied. The row stays locked until the transaction ends, so two batches never
   * overlap.
   */
  readonly lock: () => Promise<bigint>;
  readonly advance: (next: bigint) => Promise<void>;
};

export function offsetsOf(tx: PoolClient, { consumer, topic, partition }: Place): Offsets {
  const place = [consumer, topic, partition];
  const read = async (): Promise<bigint | undefined> => {
    const { rows } = await tx.query<{ next_offset: string }>({
      name: 'gemba-consumer-lock',
      text: `select next_offset from consumer_offsets
              where consumer = $1 and topic = $2 and partition = $3 for update`,
      values: place,
    });
    return rows[0] === undefined ? undefined : BigInt(rows[0].next_offset);
  };
  const begin = async (): Promise<bigint> => {
    await tx.query(
      `insert into consumer_offsets (consumer, topic, partition, next_offset) values ($1, $2, $3, 0)
       on conflict do nothing`,
      place,
    );
    return (await read()) ?? 0n;
  };
  const lock = async (): Promise<bigint> => (await read()) ?? (await begin());
  const advance = async (next: bigint): Promise<void> => {
    await tx.query({
      name: 'gemba-consumer-advance',
      text: `update consumer_offsets set next_offset = $4
              where consumer = $1 and topic = $2 and partition = $3`,
      values: [...place, String(next)],
    });
  };
  return { lock, advance };
}

/** Next offset per `topic/partition`; a partition of which nothing was read yet is not in there. */
export async function readOffsets(pool: Pool, consumer: string): Promise<Map<string, bigint>> {
  const { rows } = await pool.query<{ place: string; next_offset: string }>(
    `select topic || '/' || partition as place, next_offset from consumer_offsets where consumer = $1`,
    [consumer],
  );
  return new Map(rows.map(({ place, next_offset }) => [place, BigInt(next_offset)]));
}

/**
 * Back to the start of a partition whose topic was made anew; duplicates are still known by their versions.
 */
export async function restartOffset(
  pool: Pool,
  { consumer, topic, partition }: Place,
  from: bigint,
): Promise<void> {
  await pool.query(
    `update consumer_offsets set next_offset = 0
      where consumer = $1 and topic = $2 and partition = $3 and next_offset = $4`,
    [consumer, topic, partition, String(from)],
  );
}
