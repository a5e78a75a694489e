/**
 * A build holds what its events say, whatever the batches and the order of streams: roll-ups = facts, same
 * bytes.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '@gemba/platform/testing/database.sql';
import type { FreshDatabase } from '@gemba/platform/testing/database.sql';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { inTransaction } from '@gemba/messaging/engines/transaction.sql';
import pg from 'pg';
import { models } from '../../models/models.js';
import { smallCompany } from '../../testing/small-company.js';
import { reordered } from '../../testing/story.js';
import { applying } from './apply.sql.js';
import { buildStatements, viewsMigration } from '../build/build.sql.js';
import { differences, hashOf } from '../build/hash.sql.js';
import { toBuild, toLiveBuild } from '../build/locks.sql.js';
import { CHANGES } from './notice.js';

const apply = applying(models);
const copying = applying(models, 0);
const { events } = smallCompany();
let database: FreshDatabase;
let pool: pg.Pool;

const filled = async (schema: string, batches: readonly (readonly Delivered[])[], how = apply) => {
  for (const statement of buildStatements(schema)) await pool.query(statement);
  for (const batch of batches) await inTransaction(pool, (tx) => toBuild(how, schema)(batch, tx));
  return inTransaction(pool, (tx) => hashOf(tx, schema));
};

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  // Connections that a refused batch has closed may still be closing when the database is dropped.
  pool.on('error', () => undefined);
  for (const statement of viewsMigration.statements) await pool.query(statement);
}, 30_000);

afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('a build', () => {
  it('has the same bytes from one batch, copied or not, from single events and another order', async () => {
    const whole = await filled('a', [events]);
    const copied = await filled('copied', [events], copying);
    const single = await filled(
      'b',
      events.map((event) => [event]),
    );
    const mixed = await filled(
      'c',
      reordered(events, 7).map((event) => [event]),
    );
    expect(whole.parts.length).toBeGreaterThan(20);
    expect(differences(whole, copied)).toEqual([]);
    expect(differences(whole, single)).toEqual([]);
    expect(differences(whole, mixed)).toEqual([]);
    expect([copied, single, mixed].map(({ hash }) => hash)).toEqual(Array(3).fill(whole.hash));
  });

  it('differs loudly when an event is missing', async () => {
    const whole = await inTransaction(pool, (tx) => hashOf(tx, 'a'));
    const without = await filled('d', [events.filter(({ type }) => type !== 'finance.CostLayerConsumed')]);
    expect(without.hash).not.toBe(whole.hash);
    expect(differences(whole, without).map(({ name }) => name)).toEqual([
      'facts/stock-value-consumed',
      'happened',
      'rollups/stock-value-consumed',
      'rows/lot-documents',
      'rows/stock',
      'sources',
    ]);
  });

  it('has roll-ups that are the sums of its facts', async () => {
    const { rows } = await pool.query(
      `select count(*)::int as wrong from (
         select measure, business_date, site, unit, coalesce(currency, '') as currency,
                coalesce(group_currency, ''),
                sum(value) as sum, sum(group_value) as group_sum, count(*) as count, max(occurred_at) as last
           from a.facts group by 1, 2, 3, 4, 5, 6) f
         full join a.rollups r using (measure, business_date, site, unit, currency)
        where r.sum is distinct from f.sum or r.group_sum is distinct from f.group_sum
           or r.count is distinct from f.count or r.last_occurred_at is distinct from f.last`,
    );
    expect(rows).toEqual([{ wrong: 0 }]);
  });

  it('refuses an event that it holds already and keeps nothing of the batch', async () => {
    const [first, second] = events.filter(({ type }) => type === 'finance.JournalPosted');
    await expect(filled('e', [[first!], [second!, first!]])).rejects.toThrow(/duplicate key/);
    const { rows } = await pool.query('select distinct stream_id from e.facts');
    expect(rows).toEqual([{ stream_id: first!.streamId }]);
  });

  it('applied by many partitions at once loses nothing', async () => {
    for (const statement of buildStatements('f')) await pool.query(statement);
    const partitions = [...Map.groupBy(events, ({ partition }) => partition).values()];
    await Promise.all(
      partitions.map(async (partition) => {
        for (const event of partition) {
          await inTransaction(pool, (tx) => toBuild(apply, 'f')([event], tx));
        }
      }),
    );
    const [whole, parallel] = [
      await inTransaction(pool, (tx) => hashOf(tx, 'a')),
      await inTransaction(pool, (tx) => hashOf(tx, 'f')),
    ];
    expect(differences(whole, parallel)).toEqual([]);
  });
});

describe('those who listen', () => {
  it('are told what moved, after it is committed', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`listen ${CHANGES}`);
    const told = new Promise<string>((resolve) => {
      client.once('notification', ({ payload }: pg.Notification) => {
        resolve(payload ?? '');
      });
    });
    const batch = events.filter(({ type }) => type === 'production.OperationCompleted');
    await inTransaction(pool, (tx) => toLiveBuild(apply)(batch, tx));
    expect(JSON.parse(await told)).toMatchObject({ sites: ['lyon'], days: ['2026-03-02', '2026-03-03'] });
    const { rows } = await pool.query('select distinct measure from live.facts order by 1');
    expect(rows).toHaveLength(7);
    await client.end();
  });
});
