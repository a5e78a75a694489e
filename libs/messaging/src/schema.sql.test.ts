/** A database that told streams apart by their id alone learns whose they are. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logHome, messagingSchema, streamsOfServices } from './schema.js';
import { openSandbox, type Sandbox } from './testing/sandbox.sql.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
}, 60_000);
afterAll(async () => {
  await sandbox.close();
});

describe('the migration', () => {
  it('P1: gives every stream that was seen, and all that is parked, its service', async () => {
    const { pool } = sandbox;
    await pool.query('create schema before');
    const client = await pool.connect();
    try {
      await client.query('set search_path = before');
      for (const statement of [...messagingSchema, ...logHome]) await client.query(statement);
      await client.query(`insert into consumer_offsets values
        ('views', 'gemba.finance', 0, 9), ('views', 'gemba.supply-chain', 0, 9),
        ('tables', 'gemba.supply-chain', 0, 9)`);
      await client.query(`insert into consumer_streams values
        ('views', 'supplier-invoice-S1.100', 1), ('views', 'supplier-S1', 4),
        ('tables', 'supplier-invoice-S1.100', 2), ('tables', 'strange', 1)`);
      await client.query(`insert into parked_events
        (consumer, stream_id, version, type, topic, partition, "offset", record, reason, detail)
        values ('views', 'journal-J1', 1, '', 'gemba.finance', 0, 3, '', '', '')`);
      for (const statement of streamsOfServices) await client.query(statement);
      const { rows } = await client.query(
        `select consumer, service, stream_id as id from consumer_streams union all
         select consumer, service, stream_id from parked_events order by 1, 2, 3`,
      );
      expect(rows).toEqual([
        { consumer: 'tables', service: 'supply-chain', id: 'strange' },
        { consumer: 'tables', service: 'supply-chain', id: 'supplier-invoice-S1.100' },
        { consumer: 'views', service: 'finance', id: 'journal-J1' },
        { consumer: 'views', service: 'finance', id: 'supplier-invoice-S1.100' },
        { consumer: 'views', service: 'supply-chain', id: 'supplier-S1' },
      ]);
    } finally {
      client.release(true);
    }
  });
});
