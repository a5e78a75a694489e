/** A table that learns to keep more of what was read already is told of it once more, and of nothing else. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FreshDatabase } from '../testing/database.sql.js';
import { freshDatabase } from '../testing/database.sql.js';
import pg from 'pg';
import { migrate } from './migrations/migrate.sql.js';
import { migrationsOf } from './migrations/migrations.sql.js';
import { readAgain } from './tables.sql.js';

const statements = readAgain({ reader: 'shop', owner: 'bank', noun: 'rate' });

let database: FreshDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  await migrate(database.url, migrationsOf([]));
  pool = new pg.Pool({ connectionString: database.url });
  await pool.query(`insert into consumer_offsets (consumer, topic, partition, next_offset) values
    ('gemba-shop-tables', 'gemba.bank', 0, 9), ('gemba-shop-tables', 'gemba.hr', 0, 9),
    ('gemba-shop-processes', 'gemba.bank', 0, 9)`);
  await pool.query(`insert into consumer_streams (consumer, service, stream_id, version) values
    ('gemba-shop-tables', 'bank', 'rate-EUR', 4), ('gemba-shop-tables', 'bank', 'month-2026-03', 2),
    ('gemba-shop-tables', 'hr', 'rate-of-pay', 3),
    ('gemba-shop-processes', 'bank', 'rate-EUR', 4)`);
  await pool.query(`insert into table_rows values ('rate', 'EUR.PLN', '{}'), ('months', '2026-03', '{}')`);
}, 60_000);

afterAll(async () => {
  await pool.end();
  await database.drop();
}, 30_000);

const left = async (table: string, what: string): Promise<readonly unknown[]> =>
  (await pool.query<{ row: string }>(`select ${what} as row from ${table} order by 1`)).rows.map(
    ({ row }) => row,
  );

describe('a table that keeps something else than before', () => {
  it('has its own streams read again, and everything else as it was', async () => {
    await migrate(database.url, migrationsOf([{ name: 'rates-of-days', statements }]));
    expect(await left('table_rows', 'table_name')).toEqual(['months']);
    expect(await left('consumer_offsets', `consumer || ' ' || topic`)).toEqual([
      'gemba-shop-processes gemba.bank',
      'gemba-shop-tables gemba.hr',
    ]);
    expect(await left('consumer_streams', `consumer || ' ' || stream_id`)).toEqual([
      'gemba-shop-processes rate-EUR',
      'gemba-shop-tables month-2026-03',
      'gemba-shop-tables rate-of-pay',
    ]);
  });

  it('is made by the same statements where nothing was read before', async () => {
    const empty = await freshDatabase();
    await migrate(empty.url, migrationsOf([{ name: 'rates-of-days', statements }]));
    await empty.drop();
  });
});
