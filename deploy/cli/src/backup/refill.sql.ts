/** Puts events back into a restored log, and a note at every position of which nobody knows any more. */
import { forgetRegisters } from '@gemba/event-store/registers/registers.sql';
import { FIRST_HASH, sealOf } from '@gemba/event-store/log/chain';
import { inTransaction } from '@gemba/messaging/engines/transaction.sql';
import type { Published } from '@gemba/platform/runtime/history/published.kafka';
import pg from 'pg';
import { v7 } from 'uuid';
import type { End, Plan, Restored } from './refill.js';

type Tx = pg.PoolClient;

/** When the newest event was recorded; the beginning of time in an empty log. */
export const newestIn = async (pool: pg.Pool): Promise<Date> => {
  const { rows } = await pool.query<{ at: Date }>(
    `select coalesce(max(recorded_at), 'epoch'::timestamptz) as at from events`,
  );
  return rows[0]?.at ?? new Date(0);
};

/** What the log has of these events and their streams. */
export const restoredOf = async (pool: pg.Pool, found: readonly Published[]): Promise<Restored> => {
  const [streams, versions] = [found.map(({ streamId }) => streamId), found.map(({ version }) => version)];
  const { rows: ends } = await pool.query<{ stream_id: string } & End>(
    `select distinct on (stream_id) stream_id, version, encode(hash, 'hex') as hash from events
      where stream_id = any($1) order by stream_id, version desc`,
    [streams],
  );
  const { rows: known } = await pool.query<{ place: string; hash: string }>(
    `select stream_id || '@' || version as place, encode(hash, 'hex') as hash from events
      where (stream_id, version) in (select * from unnest($1::text[], $2::int[]))`,
    [streams, versions],
  );
  const { rows } = await pool.query<{ head: string }>(
    'select coalesce(max(position), 0) as head from events',
  );
  return {
    ends: new Map(ends.map(({ stream_id, ...end }) => [stream_id, end])),
    known: new Map(known.map(({ place, hash }) => [place, hash])),
    head: Number(rows[0]?.head ?? 0),
  };
};

type Row = Published & { readonly commandId: string | null };

/** Does what was planned, and lets the relay go on after what is published. */
export const refillLog = (pool: pg.Pool, plan: Plan & { ok: true }, topic: string): Promise<void> =>
  inTransaction(pool, async (tx) => {
    await insert(tx, withCommands(plan.events));
    await insert(tx, notesAt(plan));
    await forgetRegisters(tx);
    await tx.query(
      `insert into relay_checkpoint (topic, position, token) values ($1, $2, 1)
       on conflict (topic) do update set position = greatest(relay_checkpoint.position, excluded.position)`,
      [topic, plan.published],
    );
  });

/** A command is known by its first event, as when it was given; what its body was is not. */
const withCommands = (events: readonly Published[]): Row[] => {
  const seen = new Set<string>();
  return events.map((event) => {
    const { commandId } = event.meta;
    const isFirst = !seen.has(commandId);
    seen.add(commandId);
    return { ...event, commandId: isFirst ? commandId : null };
  });
};

/** One stream of notes, so that the log stays without a gap and says why. */
const notesAt = ({ events, missing }: Plan & { ok: true }): Row[] => {
  const streamId = `process-refill-${v7()}`;
  let prevHash = FIRST_HASH;
  return missing.map((position, index) => {
    const at = new Date().toISOString();
    const meta = { ...metaOf(events), commandId: v7() };
    const data = JSON.stringify({ reason: 'What a process noted here was lost with the database.' });
    const head = {
      position,
      streamId,
      version: index + 1,
      eventId: v7(),
      type: 'process.NoteLost',
      schemaVersion: 1,
    };
    const sealed = { ...head, occurredAt: at, recordedAt: at, data };
    const hash = sealOf({ ...sealed, meta: JSON.stringify(meta) }, prevHash);
    const row = { ...sealed, meta, prevHash, hash, commandId: null };
    prevHash = hash;
    return row;
  });
};

const metaOf = ([event]: readonly Published[]): Published['meta'] => {
  const today = new Date().toISOString().slice(0, 10);
  return {
    enterpriseId: event?.meta.enterpriseId ?? '',
    companyId: null,
    siteId: null,
    siteTimeZone: 'UTC',
    businessDate: today,
    actor: { kind: 'system', id: 'gemba-refill' },
    authority: { level: 'none' },
    correlationId: '',
    causationId: '',
    commandId: '',
  };
};

const AT_ONCE = 1_000;

const insert = async (tx: Tx, rows: readonly Row[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE).map((row) => ({ ...row, meta: JSON.stringify(row.meta) }));
    await tx.query(
      `insert into events (position, stream_id, version, event_id, type, schema_version, occurred_at,
                           recorded_at, command_id, meta, data, prev_hash, hash)
       select position, "streamId", version, "eventId", type, "schemaVersion", "occurredAt", "recordedAt",
              "commandId", meta, data, decode("prevHash", 'hex'), decode(hash, 'hex')
         from json_to_recordset($1::json) as e (
              position bigint, "streamId" text, version int, "eventId" uuid, type text,
              "schemaVersion" smallint, "occurredAt" timestamptz, "recordedAt" timestamptz,
              "commandId" uuid, meta text, data text, "prevHash" text, hash text)`,
      [JSON.stringify(some)],
    );
  }
};
