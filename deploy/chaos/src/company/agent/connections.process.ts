/** Knows the pools of database connections of this process, and can take all that they have. */
import pg from 'pg';
import type { Pool, PoolClient } from 'pg';
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

/** Takes every connection that it can get, keeps them for so long, and gives them back. */
export async function takeConnections(ms: number): Promise<void> {
  const open = [...pools].filter((pool) => !pool.ended);
  await Promise.all(open.map((pool) => takeAll(pool, ms)));
}

async function takeAll(pool: Pool, ms: number): Promise<void> {
  const size = pool.options.max;
  const taken = await Promise.allSettled(Array.from({ length: size }, () => pool.connect()));
  await pause(ms);
  for (const each of taken) if (each.status === 'fulfilled') giveBack(each.value);
}

function giveBack(client: PoolClient): void {
  client.release();
}
