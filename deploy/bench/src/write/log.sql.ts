/** A log of its own for one row of the bench, and the plain table that it is compared with. */
import { logSchema } from '@gemba/event-store/schema';
import pg from 'pg';

export type Ground = { readonly pool: pg.Pool; readonly url: string; readonly close: () => Promise<void> };

/** The same columns and the same keys, filled by the simplest insert that keeps one row per version. */
const PLAIN = `
create table plain_events (
  position bigserial primary key, stream_id text not null, version int not null, event_id uuid not null,
  type text not null, schema_version smallint not null, occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null, command_id uuid, command_hash bytea, meta text not null,
  data text not null, prev_hash bytea not null, hash bytea not null, unique (stream_id, version))`;

/** A new database with a log and a plain table; closing drops it. */
export const openGround = async (serverUrl: string, connections: number): Promise<Ground> => {
  const name = `bench_${crypto.randomUUID().slice(0, 8)}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: connections });
  // Dropping the database may end a connection that is still saying goodbye.
  pool.on('error', () => undefined);
  for (const statement of [...logSchema, PLAIN]) await pool.query(statement);
  const close = async (): Promise<void> => {
    await pool.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
  return { pool, url: url.href, close };
};

/** @throws when the table holds another number of rows than was written. */
export const assertRows = async (pool: pg.Pool, table: string, expected: number): Promise<void> => {
  const { rows } = await pool.query<{ rows: string; last: string }>(
    `select count(*) as rows, coalesce(max(position), 0) as last from ${table}`,
  );
  const [{ rows: found, last } = { rows: '0', last: '0' }] = rows;
  if (Number(found) !== expected || Number(last) < expected)
    throw new Error(`${table} holds ${found} rows up to ${last}, but ${String(expected)} were written.`);
};
