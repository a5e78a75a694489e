/** Appends through the product's own appender in a transaction that is then rolled back. */
import { randomUUID } from 'node:crypto';
import { Appender, type NewEvent } from '@gemba/event-store/append/appender.sql';
import { FIRST_HASH, sealOf } from '@gemba/event-store/log/chain';
import type { Pool, QueryConfig, QueryResult } from 'pg';
import { NOUN, ROLLED_BACK } from '../../nouns/counter.js';

type Head = { readonly version: number; readonly hash: string };

export async function appendAndRollBack(pool: Pool, id: string): Promise<void> {
  const streamId = `${NOUN}-${id}`;
  const head = await headOf(pool, streamId);
  const appender = new Appender(rollingBack(pool), { committed: () => undefined });
  const commandId = randomUUID();
  const events = [eventAfter(streamId, head)];
  await appender.append({ streamId, expected: head.version, commandId, commandHash: FIRST_HASH, events });
}

async function headOf(pool: Pool, streamId: string): Promise<Head> {
  const { rows } = await pool.query<Head>(
    `select version, encode(hash, 'hex') as hash from events where stream_id = $1
      order by version desc limit 1`,
    [streamId],
  );
  return rows[0] ?? { version: 0, hash: FIRST_HASH };
}

function eventAfter(streamId: string, { version, hash: prevHash }: Head): NewEvent {
  const now = new Date().toISOString();
  const event = {
    streamId,
    version: version + 1,
    eventId: randomUUID(),
    type: ROLLED_BACK,
    schemaVersion: 1,
    occurredAt: now,
    recordedAt: now,
    meta: '{}',
    data: '{}',
  };
  return { ...event, prevHash, hash: sealOf(event, prevHash) };
}

/** The pool as the appender sees it, each of whose queries comes to nothing. */
function rollingBack(pool: Pool): Pool {
  const query = async (config: QueryConfig): Promise<QueryResult> => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const result = await client.query(config);
      await client.query('rollback');
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  return { query } as unknown as Pool;
}
