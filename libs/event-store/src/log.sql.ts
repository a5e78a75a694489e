/**
 * Reading a log: by stream, by position, by command; recorded data is always handed out in its current
 * version.
 */
import type { EventMeta, EventRecord } from '@gemba/contracts/envelope';
import { currentVersion, upcast } from '@gemba/contracts/event';
import { companyEvents } from '@gemba/contracts/events/company';
import type { EventType } from '@gemba/contracts/event';
import type { Pool } from 'pg';
import type { ChainLink } from './chain.js';
import { flawIn } from './chain.js';

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
  command_hash: Buffer | null;
};

const COLUMNS = `position, stream_id, version, event_id, type, schema_version, occurred_at, recorded_at,
  meta, data, prev_hash, hash, command_hash`;

const types: Readonly<Record<string, EventType | undefined>> = companyEvents.types;

/** The name of an event without its service. */
const nameOf = (type: string): string => type.slice(type.indexOf('.') + 1);

const recordOf = (row: Row): EventRecord => {
  const known = types[nameOf(row.type)];
  const data: unknown = JSON.parse(row.data);
  return {
    position: Number(row.position),
    streamId: row.stream_id,
    version: row.version,
    eventId: row.event_id,
    type: row.type,
    schemaVersion: known ? currentVersion(known) : row.schema_version,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    meta: JSON.parse(row.meta) as EventMeta,
    data: known ? upcast(known, data, row.schema_version) : data,
    prevHash: row.prev_hash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
};

/** Events of one stream from a version on, in order. */
export const readStream = async (
  pool: Pool,
  streamId: string,
  { from = 1, limit = 10_000 } = {},
): Promise<EventRecord[]> => {
  const text = `select ${COLUMNS} from events
    where stream_id = $1 and version >= $2 order by version limit $3`;
  const { rows } = await pool.query<Row>({ name: 'read-stream', text, values: [streamId, from, limit] });
  return rows.map(recordOf);
};

/** Events of the whole log after a position, in order. */
export const readLog = async (pool: Pool, after: number, limit: number): Promise<EventRecord[]> => {
  const text = `select ${COLUMNS} from events where position > $1 order by position limit $2`;
  const { rows } = await pool.query<Row>({ name: 'read-log', text, values: [after, limit] });
  return rows.map(recordOf);
};

/** The newest events, newest first. */
export const readTail = async (pool: Pool, limit: number): Promise<EventRecord[]> => {
  const { rows } = await pool.query<Row>(`select ${COLUMNS} from events order by position desc limit $1`, [
    limit,
  ]);
  return rows.map(recordOf);
};

/** What a command did, when it is in the log. */
export type CommandTrace = {
  readonly streamId: string;
  readonly commandHash: string;
  readonly events: readonly EventRecord[];
};

/** Finds the events of a command by its id; null when it never happened. */
export const readCommand = async (pool: Pool, commandId: string): Promise<CommandTrace | null> => {
  const { rows } = await pool.query<Row>(`select ${COLUMNS} from events where command_id = $1`, [commandId]);
  const first = rows[0];
  if (!first) return null;
  const following = await readStream(pool, first.stream_id, { from: first.version, limit: 200 });
  return {
    streamId: first.stream_id,
    commandHash: first.command_hash?.toString('hex') ?? '',
    events: following.filter((event) => event.meta.commandId === commandId),
  };
};

export type Flaw = { readonly streamId: string; readonly version: number; readonly flaw: string };

const linkOf = (row: Row): ChainLink => ({
  streamId: row.stream_id,
  version: row.version,
  eventId: row.event_id,
  type: row.type,
  schemaVersion: row.schema_version,
  occurredAt: row.occurred_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  meta: row.meta,
  data: row.data,
  prevHash: row.prev_hash.toString('hex'),
  hash: row.hash.toString('hex'),
});

const PAGE = 5_000;

/**
 * Walks every hash chain of the log, and its positions; returns how many events it read and what is wrong.
 */
export const verifyLog = async (pool: Pool): Promise<{ events: number; flaws: Flaw[] }> => {
  const flaws: Flaw[] = await gapsIn(pool);
  let events = 0;
  let before: ChainLink | undefined;
  for (;;) {
    const links = await linksAfter(pool, before);
    if (links.length === 0) return { events, flaws };
    flaws.push(...flawsIn(links, before));
    events += links.length;
    before = links.at(-1);
  }
};

/** The next page of links in the order of streams and versions. */
const linksAfter = async (pool: Pool, before: ChainLink | undefined): Promise<ChainLink[]> => {
  const text = `select ${COLUMNS} from events where (stream_id, version) > ($1, $2)
    order by stream_id, version limit ${String(PAGE)}`;
  const { streamId, version } = before ?? { streamId: '', version: 0 };
  const { rows } = await pool.query<Row>(text, [streamId, version]);
  return rows.map(linkOf);
};

const flawsIn = (links: readonly ChainLink[], before: ChainLink | undefined): Flaw[] =>
  links.flatMap((link, index) => {
    const previous = index === 0 ? before : links[index - 1];
    const flaw = flawIn(link, previous?.streamId === link.streamId ? previous : undefined);
    return flaw ? [{ streamId: link.streamId, version: link.version, flaw }] : [];
  });

const gapsIn = async (pool: Pool): Promise<Flaw[]> => {
  const { rows } = await pool.query<{ events: string; head: string }>(
    'select count(*) as events, coalesce(max(position), 0) as head from events',
  );
  const { events = '0', head = '0' } = rows[0] ?? {};
  return events === head
    ? []
    : [{ streamId: '', version: 0, flaw: `${events} events, but the last position is ${head}` }];
};
