/** Puts events that cannot be applied, and those behind them, into the queue of their key. */
import type { PoolClient } from 'pg';
import type { Incoming } from '../batch/batch-plan.js';

export type Parking = { readonly item: Incoming; readonly reason: string; readonly detail: string };

/** PostgreSQL text holds no NUL, which an error message may well quote. */
const clean = (text: string): string => text.replaceAll('\0', '␀');

export async function park(tx: PoolClient, consumer: string, parkings: readonly Parking[]): Promise<void> {
  for (const parking of parkings) await parkOne(tx, consumer, parking);
}

async function parkOne(tx: PoolClient, consumer: string, { item, reason, detail }: Parking): Promise<void> {
  const { streamId, topic, partition, offset } = item.kind === 'event' ? item.event : item.message;
  const { version, type } = item.kind === 'event' ? item.event : { version: 0, type: '' };
  const record = item.kind === 'event' ? JSON.stringify(item.event) : item.message.raw;
  await tx.query(
    `insert into parked_events
       (consumer, stream_id, version, type, topic, partition, "offset", record, reason, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      consumer,
      clean(streamId),
      version,
      type,
      topic,
      partition,
      offset,
      record,
      clean(reason),
      clean(detail),
    ],
  );
}
