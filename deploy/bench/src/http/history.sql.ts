/** Writes history into a log as its own appends would have, so that there is something to be slow about. */
import { Appender } from '@gemba/event-store/append/appender.sql';
import { FIRST_HASH, sealOf } from '@gemba/event-store/log/chain';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import { eventAt } from '../write/sample-events.js';

const AT_ONCE = 500;
const HASH = 'b'.repeat(64);

/** One lot that is received once and then counted again and again, up or down by one. */
const dataOf = (version: number, item: string): { type: string; data: string } => {
  const place = { site: 'lyon', item, lot: 'deep' };
  const quantity = (value: string) => ({ value, unit: 'C62' });
  if (version === 1) {
    const source = { kind: 'count', id: 'count-1' };
    const data = { ...place, quantity: quantity('1000'), status: 'available', source };
    return { type: 'supply-chain.StockReceived', data: JSON.stringify(data) };
  }
  const change = quantity(version % 2 === 0 ? '1' : '-1');
  return {
    type: 'supply-chain.StockAdjusted',
    data: JSON.stringify({ ...place, quantity: change, reason: 'counted' }),
  };
};

/** A stock item's stream with so many events. */
export const writeDeepStream = async (log: Pool, item: string, events: number): Promise<void> => {
  const appender = new Appender(log, { committed: () => undefined });
  const streamId = `stock-item-lyon.${item}`;
  let prevHash = FIRST_HASH;
  for (let expected = 0; expected < events; expected += AT_ONCE) {
    const commandId = v7();
    const count = Math.min(AT_ONCE, events - expected);
    const page = Array.from({ length: count }, (_, index) => {
      const version = expected + index + 1;
      const event = { ...eventAt({ streamId, version, prevHash }, commandId), ...dataOf(version, item) };
      const sealed = { ...event, prevHash, hash: sealOf(event, prevHash) };
      prevHash = sealed.hash;
      return sealed;
    });
    const { outcome } = await appender.append({
      streamId,
      expected,
      commandId,
      commandHash: HASH,
      events: page,
    });
    if (outcome !== 'appended') throw new Error(`History could not be appended: ${outcome}.`);
  }
};

/**
 * Fills a log up to so many events, a thousand a stream. The database makes them up by itself, so their
 * chains do not verify; what they weigh, and how they are found, is as in any other log.
 */
export const fillLog = async (log: Pool, events: number): Promise<void> => {
  const { meta } = eventAt({ streamId: 'x', version: 1, prevHash: FIRST_HASH }, v7());
  const { data } = dataOf(2, 'filler');
  await log.query(
    `insert into events select p, 'stock-item-lyon.filler-' || ((p - 1) / 1000), ((p - 1) % 1000) + 1,
       gen_random_uuid(), 'supply-chain.StockAdjusted', 1, now(), now(), gen_random_uuid(), sha256('x'),
       $2, $3, sha256('x'), sha256('x')
     from generate_series((select coalesce(max(position), 0) + 1 from events), $1::bigint) p`,
    [events, meta, data],
  );
  // What history cost to write is not to be paid while something is measured.
  await log.query('vacuum analyze events');
  await log.query('checkpoint');
};

/** The same for the log of a service whose relay counts it as published. */
export const fillPublishedLog =
  (events: number) =>
  async (log: Pool, topic: string): Promise<void> => {
    await fillLog(log, events);
    await log.query('update relay_checkpoint set position = $2 where topic = $1', [topic, events]);
  };
