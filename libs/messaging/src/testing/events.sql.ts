/** Events for tests: made by their place in a stream, written to a log, and read back as facts. */
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { EventRecord } from '@gemba/contracts/envelope';
import type { Delivered } from '../consumer/batch/batch-plan.js';

export type Spot = { readonly streamId: string; readonly version: number; readonly position: number };

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same spot always gives the same event. */
export function eventAt({ streamId, version, position }: Spot): EventRecord {
  const id = hashOf(`${streamId}@${String(version)}`);
  return {
    position,
    streamId,
    version,
    eventId: id.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-7$3-8$4-$5'),
    type: 'production.QuantityReported',
    schemaVersion: 1,
    occurredAt: '2026-03-01T08:00:00.000Z',
    recordedAt: '2026-03-01T08:00:01.250Z',
    meta: {
      enterpriseId: 'acme',
      companyId: 'acme-fr',
      siteId: 'lyon',
      siteTimeZone: 'Europe/Paris',
      businessDate: '2026-03-01',
      actor: { kind: 'person', id: 'p-17' },
      authority: { level: 'site', rightId: 'production.report', policyVersion: 3 },
      correlationId: 'c-1',
      causationId: 'c-1',
      commandId: 'c-1',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    },
    data: { good: { value: String(version), unit: 'C62' }, note: 'Schicht früh' },
    prevHash: version === 1 ? '0'.repeat(64) : hashOf(`${streamId}@${String(version - 1)}`),
    hash: id,
  };
}

/** `count` events in turn over the streams, with gapless positions from `from`. */
export function eventsOver(streamIds: readonly string[], count: number, from = 1): EventRecord[] {
  const events: EventRecord[] = [];
  for (let position = from; position < from + count; position += 1) {
    const streamId = streamIds[(position - 1) % streamIds.length] ?? '';
    events.push(eventAt({ streamId, version: Math.ceil(position / streamIds.length), position }));
  }
  return events;
}

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

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
