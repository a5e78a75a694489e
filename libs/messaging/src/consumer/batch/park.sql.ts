/** Puts events that cannot be applied, and those behind them, into the queue of their key. */
import type { PoolClient } from 'pg';
import { ownerOf } from '../../stream-name.js';
import type { Incoming } from './batch-plan.js';

export type Parking = { readonly item: Incoming; readonly reason: string; readonly detail: string };

/** PostgreSQL text holds no NUL, which an error message may well quote. */
const clean = (text: string): string => text.replaceAll('\0', '␀');

export async function park(tx: PoolClient, consumer: string, parkings: readonly Parking[]): Promise<void> {
  for (const parking of parkings) await parkOne(tx, consumer, parking);
}

type Place = { readonly topic: string; readonly partition: number; readonly offset: string };

/** Whether a message is parked, or was and has been given up. */
export async function wasParked(
  tx: PoolClient,
  consumer: string,
  { topic, partition, offset }: Place,
): Promise<boolean> {
  const here = `where consumer = $1 and topic = $2 and partition = $3 and "offset" = $4`;
  const { rowCount } = await tx.query(
    `select 1 from parked_events ${here} union all select 1 from evicted_events ${here}`,
    [consumer, topic, partition, offset],
  );
  return (rowCount ?? 0) > 0;
}

async function parkOne(tx: PoolClient, consumer: string, { item, reason, detail }: Parking): Promise<void> {
  const { streamId, topic, partition, offset } = item.kind === 'event' ? item.event : item.message;
  const { version, type } = item.kind === 'event' ? item.event : { version: 0, type: '' };
  const record = item.kind === 'event' ? JSON.stringify(item.event) : item.message.raw;
  await tx.query(
    `insert into parked_events
       (consumer, service, stream_id, version, type, topic, partition, "offset", record, reason, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      consumer,
      ownerOf(topic),
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
