/** Where a consumer of its own service stands: in the log itself, not in the partitions of its topic. */
import type { Pool } from 'pg';
import { ownerOf } from '../../stream-name.js';

/** Stands in the place of a partition for the log of the service: its offsets are positions. */
export const LOG = -1;

export type PlaceInLog = {
  /** The position of the first event that was not dealt with yet; 0 while nobody has taken the place. */
  readonly next: bigint;
  /** The position of the last event; 0 for an empty log. */
  readonly last: bigint;
};

type Follower = { readonly pool: Pool; readonly consumer: string };

/**
 * Whoever read the topic of the service before goes on in its log at the first event that some partition had
 * not brought; what others had brought is known by the versions of its streams. Without effect on whoever
 * follows the log already.
 */
export async function takePlace({ pool, consumer }: Follower, topic: string): Promise<void> {
  await pool.query(
    `with before as (
       delete from consumer_offsets where consumer = $1 and topic = $2 and partition <> $4 returning 1)
     insert into consumer_offsets (consumer, topic, partition, next_offset)
     select $1, $2, $4, case when exists (select from before) then coalesce(
         (select min(e.position) from events e
            left join consumer_streams s
              on s.consumer = $1 and s.service = $3 and s.stream_id = e.stream_id
           where e.version > coalesce(s.version, 0) and not starts_with(e.stream_id, 'process-')),
         (select coalesce(max(position), 0) + 1 from events)) else 1 end
     on conflict do nothing`,
    [consumer, topic, ownerOf(topic), LOG],
  );
}

/** As it stands in the database now. */
export async function placeInLog({ pool, consumer }: Follower, topic: string): Promise<PlaceInLog> {
  const { rows } = await pool.query<{ next: string | null; last: string | null }>({
    name: 'gemba-log-place',
    text: `select (select next_offset from consumer_offsets
                    where consumer = $1 and topic = $2 and partition = $3) as next,
                  (select max(position) from events) as last`,
    values: [consumer, topic, LOG],
  });
  return { next: BigInt(rows[0]?.next ?? 0), last: BigInt(rows[0]?.last ?? 0) };
}
