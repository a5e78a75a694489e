/** What tests write to a log, and the facts in which they read what became of it. */
import type { Pool, PoolClient } from 'pg';
import type { EventRecord } from '@gemba/contracts/envelope';
import type { Delivered } from '../consumer/batch/batch-plan.js';

/** Writes to the log as the event store does, in one statement. */
export async function appendToLog(pool: Pool, events: readonly EventRecord[]): Promise<void> {
  const rows = events.map((event) => ({
    ...event,
    meta: JSON.stringify(event.meta),
    data: JSON.stringify(event.data),
  }));
  await pool.query(
    `insert into events (position, stream_id, version, event_id, type, schema_version,
                         occurred_at, recorded_at, meta, data, prev_hash, hash)
     select position, "streamId", version, "eventId", type, "schemaVersion",
            "occurredAt", "recordedAt", meta, data, decode("prevHash", 'hex'), decode(hash, 'hex')
       from jsonb_to_recordset($1::jsonb) as e (
            position bigint, "streamId" text, version int, "eventId" uuid, type text,
            "schemaVersion" smallint, "occurredAt" timestamptz, "recordedAt" timestamptz,
            meta text, data text, "prevHash" text, hash text)`,
    [JSON.stringify(rows)],
  );
}

/** The simplest effect: one row per event. */
export async function insertFacts(events: readonly Delivered[], tx: PoolClient): Promise<void> {
  await tx.query(
    `insert into facts (stream_id, version, event_id)
     select * from unnest($1::text[], $2::int[], $3::text[])`,
    [events.map((e) => e.streamId), events.map((e) => e.version), events.map((e) => e.eventId)],
  );
}

/** Versions of each stream in the order in which they took effect. */
export async function effects(pool: Pool): Promise<Record<string, number[]>> {
  const { rows } = await pool.query<{ stream_id: string; versions: number[] }>(
    'select stream_id, array_agg(version order by place) as versions from facts group by 1 order by 1',
  );
  return Object.fromEntries(rows.map(({ stream_id, versions }) => [stream_id, versions]));
}

export async function forgetFacts(pool: Pool): Promise<void> {
  await pool.query('truncate facts');
}
