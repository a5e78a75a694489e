/** What people do about parked events: look at them, have them applied again, or give one up for a reason. */
import type { Pool, PoolClient } from 'pg';
import { describeError, isInfrastructure } from '../../engines/failure.js';
import { inTransaction } from '../../engines/transaction.sql.js';
import type { IsGenuine } from '../../cloud-event.js';
import { ownerOf, type StreamOf } from '../../stream-name.js';
import type { Delivered } from './batch-plan.js';
import { thaw } from './incoming.js';
import { lockOffsets } from './offsets.sql.js';
import type { Apply } from './poison.sql.js';

export type Parked = {
  /** The service that owns the stream. */
  readonly service: string;
  readonly streamId: string;
  /** 0 for a message that could not be read. */
  readonly version: number;
  readonly type: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** What went wrong, or `behind` for an event that only waits for one before it. */
  readonly reason: string;
  readonly detail: string;
  readonly parkedAt: string;
  /** The event, or the raw message, as JSON. */
  readonly record: string;
};

type Row = {
  place: string;
  service: string;
  stream_id: string;
  version: number;
  type: string;
  topic: string;
  partition: number;
  offset: string;
  record: string;
  reason: string;
  detail: string;
  parked_at: Date;
};

const COLUMNS = `place, service, stream_id, version, type, topic, partition, "offset",
                 record, reason, detail, parked_at`;

/** All parked events of a consumer, by key and in the order in which they will be replayed. */
export async function listParked(db: Pool | PoolClient, consumer: string): Promise<Parked[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from parked_events where consumer = $1 order by service, stream_id, place`,
    [consumer],
  );
  return rows.map((row) => ({
    service: row.service,
    streamId: row.stream_id,
    version: row.version,
    type: row.type,
    topic: row.topic,
    partition: row.partition,
    offset: row.offset,
    reason: row.reason,
    detail: row.detail,
    parkedAt: row.parked_at.toISOString(),
    record: row.record,
  }));
}

export type Replayed = {
  readonly applied: number;
  /** How many are still parked; the first of them failed with `reason`. */
  readonly remaining: number;
  readonly reason: string | null;
};

export type ReplayTarget = {
  readonly pool: Pool;
  readonly consumer: string;
  readonly apply: Apply;
  readonly isGenuine: IsGenuine;
};

/**
 * Applies the parked events of a key one by one, in order, up to the first that fails again. Meanwhile the
 * partitions they came from stand still, so nothing overtakes them. Throws only if a machine is at fault.
 */
export function replayParked({ pool, ...replayer }: ReplayTarget, stream: StreamOf): Promise<Replayed> {
  return inTransaction(pool, async (tx) => {
    const rows = await lockQueue(tx, replayer.consumer, stream);
    for (const [applied, row] of rows.entries()) {
      const reason = await replayOne(tx, replayer, row);
      if (reason !== null) return { applied, remaining: rows.length - applied, reason };
    }
    return { applied: rows.length, remaining: 0, reason: null };
  });
}

/** The offset rows are locked first, like every batch does, so neither waits for the other in a circle. */
async function lockQueue(tx: PoolClient, consumer: string, { service, streamId }: StreamOf): Promise<Row[]> {
  const { rows: places } = await tx.query<{ topic: string; partition: number }>(
    `select distinct topic, partition from parked_events
      where consumer = $1 and service = $2 and stream_id = $3 order by topic, partition`,
    [consumer, service, streamId],
  );
  await lockOffsets(tx, consumer, places);
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS} from parked_events
      where consumer = $1 and service = $2 and stream_id = $3 order by place for update`,
    [consumer, service, streamId],
  );
  return rows;
}

type Replayer = Omit<ReplayTarget, 'pool'>;

/** Null if it is applied and no longer parked, otherwise why not. */
async function replayOne(
  tx: PoolClient,
  { consumer, apply, isGenuine }: Replayer,
  row: Row,
): Promise<string | null> {
  await tx.query('savepoint replay');
  try {
    const event = readParked(row, isGenuine);
    if (await isNew(tx, consumer, { event, row })) await apply([event], tx);
    await tx.query('delete from parked_events where consumer = $1 and place = $2', [consumer, row.place]);
    await tx.query('release savepoint replay');
    return null;
  } catch (error) {
    if (isInfrastructure(error)) throw error;
    await tx.query('rollback to savepoint replay');
    const reason = describeError(error).replaceAll('\0', '␀');
    await tx.query('update parked_events set reason = $3 where consumer = $1 and place = $2', [
      consumer,
      row.place,
      reason,
    ]);
    return reason;
  }
}

function readParked(row: Row, isGenuine: IsGenuine): Delivered {
  if (row.version > 0) return JSON.parse(row.record) as Delivered;
  const thawed = thaw(row.record, row, isGenuine);
  if (thawed.kind === 'event') return thawed.event;
  throw new Error(thawed.message.reason);
}

type Candidate = { readonly event: Delivered; readonly row: Row };

/**
 * A message that has become readable may meanwhile have come from its owner, as a hole before a later
 * event. That one stands behind it in this queue or has been applied, so only the stream's next version
 * counts.
 */
async function isNew(tx: PoolClient, consumer: string, { event, row }: Candidate): Promise<boolean> {
  if (row.version > 0) return true;
  const { rowCount } = await tx.query(
    `insert into consumer_streams as seen (consumer, service, stream_id, version) values ($1, $2, $3, $4)
     on conflict (consumer, service, stream_id) do update set version = excluded.version
      where seen.version = excluded.version - 1`,
    [consumer, ownerOf(row.topic), event.streamId, event.version],
  );
  return rowCount === 1;
}

export type Eviction = {
  readonly pool: Pool;
  readonly consumer: string;
  /** Who gives the event up and why; kept with it. */
  readonly reason: string;
};

/**
 * Takes one event out of its queue, for good and on record; false if it is not parked. Replay the rest
 * afterwards.
 */
export async function evictParked(
  { pool, consumer, reason }: Eviction,
  { service, streamId }: StreamOf,
  version: number,
): Promise<boolean> {
  if (reason.trim() === '') throw new RangeError('An eviction needs a reason.');
  const { rowCount } = await pool.query(
    `with gone as (
       delete from parked_events p where consumer = $1 and place =
         (select min(place) from parked_events
           where consumer = $1 and service = $2 and stream_id = $3 and version = $4)
       returning ${COLUMNS})
     insert into evicted_events (consumer, ${COLUMNS}, eviction) select $1, gone.*, $5 from gone`,
    [consumer, service, streamId, version, reason],
  );
  return rowCount === 1;
}
