/**
 * Reading a log: by stream, by position, by command; recorded data is always handed out in its current
 * version.
 */
import type { EventMeta, EventRecord } from '@gemba/contracts/envelope';
import { company } from '@gemba/contracts/events/company';
import { asCurrent } from '@gemba/contracts/language';
import type { Pool, PoolClient } from 'pg';
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
  command_id: string | null;
};

const COLUMNS = `position, stream_id, version, event_id, type, schema_version, occurred_at, recorded_at,
  meta, data, prev_hash, hash, command_hash, command_id`;

const recordOf = (row: Row): EventRecord => asCurrent(company, recordedAs(row));

/** As it was recorded, which may have been in an older version. */
const recordedAs = (row: Row): EventRecord => ({
  position: Number(row.position),
  streamId: row.stream_id,
  version: row.version,
  eventId: row.event_id,
  type: row.type,
  schemaVersion: row.schema_version,
  occurredAt: row.occurred_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  meta: JSON.parse(row.meta) as EventMeta,
  data: JSON.parse(row.data) as unknown,
  prevHash: row.prev_hash.toString('hex'),
  hash: row.hash.toString('hex'),
});

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

/** Events of these types, `<service>.<name>`, after a position, in order. */
export const readTypes = async (
  db: Pool | PoolClient,
  types: readonly string[],
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<EventRecord[]> => {
  const text = `select ${COLUMNS} from events
    where position > $1 and type = any($2) order by position limit $3`;
  const { rows } = await db.query<Row>(text, [after, types, limit]);
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

/** A link of a chain, with the command that the log has indexed it by. */
type StoredLink = ChainLink & { readonly commandId: string | null };

const linkOf = (row: Row): StoredLink => ({
  commandId: row.command_id,
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
  let before: StoredLink | undefined;
  for (;;) {
    const links = await linksAfter(pool, before);
    if (links.length === 0) return { events, flaws };
    flaws.push(...flawsIn(links, before));
    events += links.length;
    before = links.at(-1);
  }
};

/** The next page of links in the order of streams and versions. */
const linksAfter = async (pool: Pool, before: StoredLink | undefined): Promise<StoredLink[]> => {
  const text = `select ${COLUMNS} from events where (stream_id, version) > ($1, $2)
    order by stream_id, version limit ${String(PAGE)}`;
  const { streamId, version } = before ?? { streamId: '', version: 0 };
  const { rows } = await pool.query<Row>(text, [streamId, version]);
  return rows.map(linkOf);
};

const flawsIn = (links: readonly StoredLink[], before: StoredLink | undefined): Flaw[] =>
  links.flatMap((link, index) => {
    const last = index === 0 ? before : links[index - 1];
    const previous = last?.streamId === link.streamId ? last : undefined;
    const flaw = flawIn(link, previous) ?? commandFlawIn(link, previous);
    return flaw ? [{ streamId: link.streamId, version: link.version, flaw }] : [];
  });

/** A note in place of what was lost with a database; no command made it. */
const NOTE = 'process.NoteLost';

const commandIn = ({ meta }: ChainLink): string => (JSON.parse(meta) as EventMeta).commandId;

/** The first event of a command, and no other, is found by its id; the id itself is covered by the chain. */
const commandFlawIn = (link: StoredLink, previous: StoredLink | undefined): string | null => {
  if (link.type === NOTE) return null;
  const command = commandIn(link);
  const isFirst = !previous || commandIn(previous) !== command;
  return link.commandId === (isFirst ? command : null) ? null : 'it is filed under another command';
};

const gapsIn = async (pool: Pool): Promise<Flaw[]> => {
  const { rows } = await pool.query<{ events: string; head: string }>(
    'select count(*) as events, coalesce(max(position), 0) as head from events',
  );
  const { events = '0', head = '0' } = rows[0] ?? {};
  return events === head
    ? []
    : [{ streamId: '', version: 0, flaw: `${events} events, but the last position is ${head}` }];
};
