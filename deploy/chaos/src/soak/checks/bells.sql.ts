/** The deadlines of a soak, one bell each, which have no instant any more when they were acted on. */
import { setDeadlines } from '@gemba/platform/runtime/processes/deadlines.sql';
import type { Pool } from 'pg';
import { APART_MS, DEADLINES, ringWhenDue } from '../nouns/bell.js';

export async function setBells(pool: Pool): Promise<void> {
  for (let index = 1; index < DEADLINES; index += 1) await setBell(pool, index, index * APART_MS);
}

/** What it rings comes alone: the first record of a batch that is also its last. */
export const setLastBell = (pool: Pool): Promise<void> => setBell(pool, DEADLINES, 0);

async function setBell(pool: Pool, index: number, inMs: number): Promise<void> {
  const about = String(index);
  const at = new Date(Date.now() + inMs).toISOString();
  const event = { eventId: `bell-${about}`, streamId: `bell-${about}`, type: 'soak.Set' };
  const cause = { ...event, correlationId: about, siteId: null, occurredAt: at };
  await setDeadlines(pool, { process: ringWhenDue.name, about, version: 1, cause }, [{ name: 'due', at }]);
}

/** Deadlines that nobody has settled yet. */
export async function unrung(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ left: string }>(
    'select count(*) as left from deadlines where at is not null',
  );
  return Number(rows[0]?.left ?? 0);
}
