/** A refilled log has no gap, verifies, knows its commands, and lets the relay go on where the topic ends. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FIRST_HASH, sealOf } from '@gemba/event-store/log/chain';
import { readCommand, verifyLog } from '@gemba/event-store/log/log.sql';
import { migrate } from '@gemba/platform/runtime/migrations/migrate.sql';
import { migrationsOf } from '@gemba/platform/runtime/migrations/migrations.sql';
import { freshDatabase } from '@gemba/platform/testing/database.sql';
import { v7 } from 'uuid';
import pg from 'pg';
import type { Published } from '@gemba/platform/runtime/history/published.kafka';
import { planRefill } from '../backup/refill.js';
import { refillLog, restoredOf } from '../backup/refill.sql.js';

const COMMAND = '018f0000-0000-7000-8000-000000000001';
const AT = '2026-03-02T11:00:00.000Z';

const meta: Published['meta'] = {
  ...{ enterpriseId: 'demo', companyId: null, siteId: null, siteTimeZone: 'UTC', businessDate: '2026-03-02' },
  ...{ actor: { kind: 'person', id: 'p' }, authority: { level: 'none' } },
  ...{ correlationId: 'c', causationId: 'c', commandId: COMMAND },
};

/** A chain of events of one stream at these positions. */
const chainAt = (positions: readonly number[]): Published[] => {
  let prevHash = FIRST_HASH;
  return positions.map((position, index) => {
    const sealed = {
      ...{ streamId: 'jar-1', version: index + 1, eventId: v7(), type: 'test.Filled', schemaVersion: 1 },
      ...{ occurredAt: AT, recordedAt: AT, data: `{"units": ${String(position)}.50}` },
    };
    const hash = sealOf({ ...sealed, meta: JSON.stringify(meta) }, prevHash);
    const event = { ...sealed, meta, position, prevHash, hash };
    prevHash = hash;
    return event;
  });
};

let drop: () => Promise<void>;
let pool: pg.Pool;

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  await migrate(database.url, migrationsOf([]));
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
});

afterAll(async () => {
  await pool.end();
  await drop();
});

const refillWith = async (found: readonly Published[]): Promise<void> => {
  const plan = planRefill(found, await restoredOf(pool, found));
  if (!plan.ok) throw new Error(plan.reason);
  await refillLog(pool, plan, 'gemba.test');
};

describe('a refilled log', () => {
  it('is as it was published, with a note at each place that was not', async () => {
    const found = chainAt([2, 3, 6]);
    await refillWith(found);
    expect(await verifyLog(pool)).toEqual({ events: 6, flaws: [] });
    const { rows } = await pool.query('select position::int, type from events order by position');
    const [note, event] = ['process.NoteLost', 'test.Filled'];
    const types = [note, event, event, note, note, event];
    expect(rows).toEqual(types.map((type, index) => ({ position: index + 1, type })));
    expect(await readCommand(pool, COMMAND)).toMatchObject({ streamId: 'jar-1', commandHash: '' });
    const { rows: checkpoint } = await pool.query('select topic, position::int from relay_checkpoint');
    expect(checkpoint).toEqual([{ topic: 'gemba.test', position: 6 }]);
  });

  it('is not refilled twice', async () => {
    const { rows } = await pool.query<{ head: number }>('select max(position)::int as head from events');
    await refillWith([]);
    expect((await pool.query('select max(position)::int as head from events')).rows).toEqual(rows);
  });
});
