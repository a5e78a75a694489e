/** Reads what the consumers of a service keep: how far they are, what they parked, what they wait for. */
import type { Client } from 'pg';
import type { Consumers, Parked } from '../model/snapshot.js';

type ParkedRow = Omit<Parked, 'offset'> & { readonly offset: string };

const parkedFrom = (table: 'parked_events' | 'evicted_events'): string => `
  select consumer, service, stream_id as "streamId", version, topic, partition, "offset", reason from ${table}
   order by consumer, stream_id, place`;

const numbered = (row: ParkedRow): Parked => ({ ...row, offset: Number(row.offset) });

export const readConsumers = async (client: Client): Promise<Consumers> => {
  const offsets = await client.query<{ consumer: string; topic: string; partition: number; next: string }>(
    'select consumer, topic, partition, next_offset as next from consumer_offsets',
  );
  const streams = await client.query<Consumers['streams'][number]>(
    'select consumer, service, stream_id as "streamId", version from consumer_streams',
  );
  const parked = await client.query<ParkedRow>(parkedFrom('parked_events'));
  const evicted = await client.query<ParkedRow>(parkedFrom('evicted_events'));
  const deadlines = await client.query<{ process: string; about: string; at: Date }>(
    'select process, about, at from deadlines where at is not null',
  );
  return {
    offsets: offsets.rows.map((row) => ({ ...row, next: Number(row.next) })),
    streams: streams.rows,
    parked: parked.rows.map(numbered),
    evicted: evicted.rows.map(numbered),
    deadlines: deadlines.rows.map((row) => ({ ...row, at: row.at.toISOString() })),
  };
};
