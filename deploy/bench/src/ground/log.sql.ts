/** A log of its own for one row of the bench, and the plain table that it is compared with. */
import { logSchema } from '@gemba/event-store/log/schema';
import type { Pool } from 'pg';
import type { Ground } from './database.sql.js';
import { openGround } from './database.sql.js';

/** The same columns and the same keys, filled by the simplest insert that keeps one row per version. */
const PLAIN = `
create table plain_events (
  position bigserial primary key, stream_id text not null, version int not null, event_id uuid not null,
  type text not null, schema_version smallint not null, occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null, command_id uuid, command_hash bytea, meta text not null,
  data text not null, prev_hash bytea not null, hash bytea not null, unique (stream_id, version))`;

/** A new database with a log and a plain table. */
export const openLog = async (serverUrl: string, connections: number): Promise<Ground> => {
  const ground = await openGround(serverUrl, connections);
  for (const statement of [...logSchema, PLAIN]) await ground.pool.query(statement);
  return ground;
};

/** @throws when the table holds another number of rows than was written. */
export const assertRows = async (pool: Pool, table: string, expected: number): Promise<void> => {
  const { rows } = await pool.query<{ rows: string; last: string }>(
    `select count(*) as rows, coalesce(max(position), 0) as last from ${table}`,
  );
  const [{ rows: found, last } = { rows: '0', last: '0' }] = rows;
  if (Number(found) !== expected || Number(last) < expected)
    throw new Error(`${table} holds ${found} rows up to ${last}, but ${String(expected)} were written.`);
};
