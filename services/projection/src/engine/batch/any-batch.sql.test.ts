/** Whether an event can be applied, and what it becomes, never depends on the batch in which it comes. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runBatches } from '@gemba/messaging/consumer/batch/batch.sql';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { inTransaction } from '@gemba/messaging/engines/transaction.sql';
import { messagingToday } from '@gemba/messaging/schema';
import { freshDatabase } from '@gemba/platform/testing/database.sql';
import type { FreshDatabase } from '@gemba/platform/testing/database.sql';
import { applyToTables, tablesSchema } from '@gemba/platform/runtime/tables.sql';
import {
  decisionRightTable,
  legalEntityTable,
  operatingModeTable,
  siteTable,
} from '@gemba/platform/access/tables';
import pg from 'pg';
import { models } from '../../models/models.js';
import { anyEvents, drawing } from '../../testing/any-event.js';
import { buildStatements, viewsMigration } from '../build/build.sql.js';
import { hashOf } from '../build/hash.sql.js';
import { toBuild } from '../build/locks.sql.js';
import { applying } from './apply.sql.js';

let database: FreshDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  pool.on('error', () => undefined);
  for (const statement of [...viewsMigration.statements, ...messagingToday, ...tablesSchema])
    await pool.query(statement);
}, 30_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const TABLES = [siteTable, legalEntityTable, decisionRightTable, operatingModeTable];

type Batches = readonly (readonly Delivered[])[];

/** What became of the events: the hash of the views, the rows of a table, and what was parked and why. */
const outcomeOf = async (name: string, batches: Batches) => {
  for (const statement of buildStatements(name)) await pool.query(statement);
  await pool.query('truncate table_rows');
  const toViews = toBuild(applying(models), name);
  const context = {
    pool,
    consumer: name,
    apply: async (events: readonly Delivered[], tx: pg.PoolClient) => {
      await toViews(events, tx);
      await applyToTables(TABLES, events, tx);
    },
    fetchHole: () => Promise.reject(new Error('no hole')),
  };
  for (const [index, events] of batches.entries()) {
    const incoming = events.map((event) => ({
      kind: 'event' as const,
      event: { ...event, topic: event.topic, partition: 0 },
    }));
    const spot = { topic: 'gemba.all', partition: index };
    await runBatches(context, [{ ...spot, incoming, fetchedFrom: 0n, nextOffset: 1_000_000n }]);
  }
  const hash = await inTransaction(pool, (tx) => hashOf(tx, name));
  const { rows: parked } = await pool.query<{ place: string; reason: string }>(
    `select service || '/' || stream_id as place, reason from parked_events where consumer = $1 order by 1`,
    [name],
  );
  const { rows } = await pool.query(`select table_name, key, row::text from table_rows order by 1, 2`);
  return { hash, parked, rows };
};

const split = (events: readonly Delivered[], seed: number): Batches => {
  const draw = drawing(seed);
  const batches: Delivered[][] = [[]];
  for (const event of events) {
    if (draw() < 0.1) batches.push([]);
    batches.at(-1)?.push(event);
  }
  return batches;
};

describe('an event', () => {
  it.each([1, 3])(
    'P5: becomes the same alone and in any batch, or is parked in each (seed %i)',
    async (seed) => {
      const events = anyEvents(seed);
      const alone = await outcomeOf(
        `alone_${String(seed)}`,
        events.map((event) => [event]),
      );
      const whole = await outcomeOf(`whole_${String(seed)}`, [events]);
      const mixed = await outcomeOf(`mixed_${String(seed)}`, split(events, seed + 7));
      expect(alone.hash.parts.length).toBeGreaterThan(5);
      expect(whole.parked).toEqual(alone.parked);
      expect(mixed.parked).toEqual(alone.parked);
      expect(whole).toEqual(alone);
      expect(mixed).toEqual(alone);
    },
    180_000,
  );
});
