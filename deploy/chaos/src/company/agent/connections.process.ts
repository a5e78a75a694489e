/** Knows the pools of database connections of this process, and can take all that they have. */
import pg from 'pg';
import type { Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

const pools = new Set<Pool>();

/** Notices every pool from its first use on. */
export function noticePools(): void {
  const pool = pg.Pool.prototype as { connect: (...args: unknown[]) => unknown };
  const usual = pool.connect;
  pool.connect = function (this: Pool, ...args) {
    pools.add(this);
    return usual.apply(this, args);
  };
}

/**
 * Takes every connection that comes free, and gives all of them back when the time is over. Some never come:
 * the service keeps them for as long as it lives.
 */
export async function takeConnections(ms: number): Promise<void> {
  const over = pause(ms);
  const open = [...pools].filter((pool) => !pool.ended);
  await Promise.all(
    open.flatMap((pool) => Array.from({ length: pool.options.max }, () => takeOne(pool, over))),
  );
}

async function takeOne(pool: Pool, over: Promise<void>): Promise<void> {
  const client = await pool.connect();
  // A session that ends while nobody uses it is found by whoever borrows the connection next.
  const note = (): void => undefined;
  client.on('error', note);
  await over;
  client.off('error', note);
  client.release();
}
