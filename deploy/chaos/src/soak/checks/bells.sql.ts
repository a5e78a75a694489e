/** The deadlines of a soak: set at its beginning, one bell each, and gone when they were acted on. */
import { setDeadlines } from '@gemba/platform/runtime/processes/deadlines.sql';
import type { Pool } from 'pg';
import { APART_MS, DEADLINES, ringWhenDue } from '../nouns/bell.js';

export async function setBells(pool: Pool): Promise<void> {
  const now = Date.now();
  for (let index = 0; index < DEADLINES; index += 1) {
    const about = String(index);
    const at = new Date(now + index * APART_MS).toISOString();
    const cause = { eventId: `bell-${about}`, correlationId: about, siteId: null, occurredAt: at };
    await setDeadlines(pool, { process: ringWhenDue.name, about }, [{ name: 'due', at, ...cause }]);
  }
}

/** Deadlines that nobody has settled yet. */
export async function unrung(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ left: string }>('select count(*) as left from deadlines');
  return Number(rows[0]?.left ?? 0);
}
