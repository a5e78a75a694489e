/**
 * What the relay asks of the database: the lease, the next events of the log, and the checkpoint under its
 * token.
 */
import type { Pool, PoolClient } from 'pg';
import type { EventMeta, EventRecord } from '@gemba/contracts/envelope';
import type { EventHead } from '../cloud-event.js';
import { borrow } from '../engines/transaction.sql.js';

const HINT_CHANNEL = 'gemba_log';

/** The right to publish a log, held by one connection at a time. */
export type Lease = {
  readonly client: PoolClient;
  readonly token: string;
  /** Up to here the topic holds the log. */
  readonly position: number;
  /** The incarnation of the topic in which it does; null where it was not noted yet. */
  readonly topicId: string | null;
  readonly release: (error?: unknown) => Promise<void>;
};

/** An event on its way out: its data stays the text that the log holds. */
export type Outgoing = { readonly head: EventHead; readonly data: string };

/**
 * Takes the lease, or answers null while another relay holds it. The lease is a lock of the session, so it
 * ends with the holder's connection. A holder that says nothing for `silentMs` is frozen: its session is
 * ended, and what it still tries to record later fails for want of the newest token.
 */
export async function takeLease(pool: Pool, topic: string, silentMs: number): Promise<Lease | null> {
  const { client, giveBack } = await borrow(pool);
  try {
    if (await lock(client, topic)) return await hold(client, topic, giveBack);
    await endFrozenHolder(client, topic, silentMs);
    giveBack();
    return null;
  } catch (error) {
    giveBack(error);
    throw error;
  }
}

async function lock(client: PoolClient, topic: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `select pg_try_advisory_lock(hashtext('gemba.relay'), hashtext($1)) as taken`,
    [topic],
  );
  return rows[0]?.taken === true;
}

async function hold(client: PoolClient, topic: string, giveBack: (error?: unknown) => void): Promise<Lease> {
  const { rows } = await client.query<{ position: string; token: string; topic_id: string | null }>(
    `insert into relay_checkpoint (topic, position, token) values ($1, 0, 1)
     on conflict (topic) do update set token = relay_checkpoint.token + 1
     returning position, token, topic_id`,
    [topic],
  );
  // A checkpoint lost in a crash only means that events are published again, so it need not wait for the
  // disk.
  await client.query(`set synchronous_commit = off; listen ${HINT_CHANNEL}`);
  const [row = { position: '0', token: '0', topic_id: null }] = rows;
  const { position, token, topic_id: topicId } = row;
  const release = async (error?: unknown): Promise<void> => {
    if (error === undefined) await giveUp(client);
    giveBack(error);
  };
  return { client, token, position: Number(position), topicId, release };
}

async function giveUp(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_unlock_all(); unlisten *; reset synchronous_commit');
}

async function endFrozenHolder(client: PoolClient, topic: string, silentMs: number): Promise<void> {
  await client.query(
    `select pg_terminate_backend(l.pid)
       from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and l.objsubid = 2
        and l.database = (select oid from pg_database where datname = current_database())
        and l.classid::bigint = hashtext('gemba.relay')::bigint & 4294967295
        and l.objid::bigint = hashtext($1)::bigint & 4294967295
        and a.state_change < clock_timestamp() - make_interval(secs => $2::float8 / 1000)`,
    [topic, silentMs],
  );
}

type Row = {
  position: string;
  stream_id: string;
  version: number;
  event_id: string;
  type: string;
  schema_version: number;
  occurred_at: Date;
  recorded_at: Date;
  meta: string;
  data: string;
  prev_hash: Buffer;
  hash: Buffer;
};

/**
 * The events after a position, at most `limit`, in the order of the log; it has no gaps, so a range is
 * exact.
 */
export async function readLog(db: Pool | PoolClient, after: number, limit: number): Promise<Outgoing[]> {
  const { rows } = await db.query<Row>({
    name: 'gemba-relay-read',
    text: `select position, stream_id, version, event_id, type, schema_version, occurred_at, recorded_at,
                  meta, data, prev_hash, hash
             from events where position > $1 order by position limit $2`,
    values: [after, limit],
  });
  return rows.map(outgoing);
}

type Stretch = {
  /** Positions, both included. */
  readonly from: bigint;
  readonly to: bigint;
  /** Full types; null for all of them. */
  readonly hears: readonly string[] | null;
  readonly limit: number;
};

/** The first events of a stretch of the log that are heard, in order, without the notes of processes. */
export async function readHeard(pool: Pool, { from, to, hears, limit }: Stretch): Promise<EventRecord[]> {
  const { rows } = await pool.query<Row>({
    name: 'gemba-log-heard',
    text: `select position, stream_id, version, event_id, type, schema_version, occurred_at, recorded_at,
                  meta, data, prev_hash, hash
             from events
            where position between $1 and $2 and ($3::text[] is null or type = any($3))
              and not starts_with(stream_id, 'process-')
            order by position limit $4`,
    values: [from, to, hears, limit],
  });
  return rows.map(outgoing).map(({ head, data }) => ({ ...head, data: JSON.parse(data) as unknown }));
}

function outgoing(row: Row): Outgoing {
  const head = {
    position: Number(row.position),
    streamId: row.stream_id,
    version: row.version,
    eventId: row.event_id,
    type: row.type,
    schemaVersion: row.schema_version,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    meta: JSON.parse(row.meta) as EventMeta,
    prevHash: row.prev_hash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
  return { head, data: row.data };
}

/** Moves the checkpoint; false if another relay has taken a newer token since. */
export async function moveCheckpoint(lease: Lease, topic: string, position: number): Promise<boolean> {
  const { rowCount } = await lease.client.query(
    'update relay_checkpoint set position = $2 where topic = $1 and token = $3',
    [topic, position, lease.token],
  );
  return rowCount === 1;
}

/** Notes up to where an incarnation of the topic holds the log; false if another relay has taken over. */
export async function takeStand(
  lease: Lease,
  topic: string,
  { topicId, position }: { readonly topicId: string; readonly position: number },
): Promise<boolean> {
  const { rowCount } = await lease.client.query(
    'update relay_checkpoint set position = $2, topic_id = $4 where topic = $1 and token = $3',
    [topic, position, lease.token, topicId],
  );
  return rowCount === 1;
}

/** The last event up to a position that belongs into the topic; 0 where there is none. */
export async function lastPublishable(pool: Pool, position: number): Promise<number> {
  const { rows } = await pool.query<{ position: string }>(
    `select position from events where position <= $1 and not starts_with(stream_id, 'process-')
      order by position desc limit 1`,
    [position],
  );
  return Number(rows[0]?.position ?? 0);
}

/** Differs after a database was restored, by whatever means, and after another server has taken over. */
const HOME = `(select system_identifier || '/' || timeline_id || '/' || oid
                 from pg_control_system(), pg_control_checkpoint(), pg_database
                where datname = current_database())`;

/** Whether the log stands where it has not been compared with its topic; one that is empty need not be. */
export async function hasMoved(pool: Pool, topic: string): Promise<boolean> {
  const { rows } = await pool.query<{ moved: boolean }>(
    `select exists (select from events)
        and not exists (select from relay_checkpoint where topic = $1 and home = ${HOME}) as moved`,
    [topic],
  );
  return rows[0]?.moved === true;
}

export async function noteHome({ client }: Lease, topic: string): Promise<void> {
  await client.query(
    `update relay_checkpoint set home = ${HOME} where topic = $1 and home is distinct from ${HOME}`,
    [topic],
  );
}

export type RelayLag = {
  /** Events in the log that the checkpoint has not passed. */
  readonly events: number;
  /** How long the oldest of them has been waiting, in milliseconds; 0 if none is. */
  readonly ageMs: number;
};

export async function readLag(pool: Pool, topic: string): Promise<RelayLag> {
  const { rows } = await pool.query<{ events: string; age: string | null }>(
    `with done as (select coalesce((select position from relay_checkpoint where topic = $1), 0) as position)
     select (select coalesce(max(position), 0) from events) - done.position as events,
            (select extract(epoch from clock_timestamp() - recorded_at) * 1000 from events
              where events.position = done.position + 1) as age
       from done`,
    [topic],
  );
  const [row] = rows;
  return { events: Number(row?.events ?? 0), ageMs: Math.max(0, Number(row?.age ?? 0)) };
}

/** Tells the relays in other processes that the log has grown. */
export async function notifyRelays(pool: Pool): Promise<void> {
  await pool.query(`notify ${HINT_CHANNEL}`);
}
