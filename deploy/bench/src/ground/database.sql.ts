/** A database of its own for one row of the bench. */
import pg from 'pg';

export type Ground = { readonly pool: pg.Pool; readonly url: string; readonly close: () => Promise<void> };

/** A new, empty database with so many connections to it; closing drops it. */
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
  const close = async (): Promise<void> => {
    await pool.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
  return { pool, url: url.href, close };
};
