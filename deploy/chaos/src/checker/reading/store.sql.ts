/**
 * Reads the store of a service: its events page by page, its chains on the way, and where its relay
 * stands.
 */
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { flawIn } from '../model/identity.js';
import type { Flaw, Log, StoredEvent } from '../model/snapshot.js';

type Row = {
  position: string;
  stream_id: string;
  version: number;
  event_id: string;
  type: string;
  schema_version: number;
  occurred_at: Date;
  recorded_at: Date;
  command_id: string | null;
  meta: string;
  data: string;
  prev_hash: string;
  hash: string;
};

const PAGE = 5_000;

const PAGE_SQL = `
  select position, stream_id, version, event_id, type, schema_version, occurred_at, recorded_at, command_id,
         meta, data, encode(prev_hash, 'hex') as prev_hash, encode(hash, 'hex') as hash
    from events where position > $1 order by position, event_id limit ${String(PAGE)}`;

export const digestOf = (data: string | Buffer): string =>
  createHash('sha256').update(data).digest('base64url');

/** `supply-chain.StockReceived` without the service. */
export const bare = (type: string): string => type.slice(type.indexOf('.') + 1);

const eventOf = (service: string, row: Row): StoredEvent => ({
  service,
  position: Number(row.position),
  streamId: row.stream_id,
  version: row.version,
  eventId: row.event_id,
  type: bare(row.type),
  schemaVersion: row.schema_version,
  occurredAt: row.occurred_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  commandColumn: row.command_id,
  meta: JSON.parse(row.meta) as StoredEvent['meta'],
  data: JSON.parse(row.data) as unknown,
  hash: row.hash,
  digest: digestOf(row.data),
});

const flawOf = (row: Row, before: string | undefined): Flaw | null => {
  const flaw = flawIn(
    {
      streamId: row.stream_id,
      version: row.version,
      eventId: row.event_id,
      type: row.type,
      schemaVersion: row.schema_version,
      occurredAt: row.occurred_at.toISOString(),
      recordedAt: row.recorded_at.toISOString(),
      meta: row.meta,
      data: row.data,
      prevHash: row.prev_hash,
      hash: row.hash,
    },
    before,
  );
  return flaw === null ? null : { streamId: row.stream_id, version: row.version, flaw };
};

type Reading = {
  readonly service: string;
  readonly events: StoredEvent[];
  readonly flaws: Flaw[];
  readonly heads: Map<string, string>;
};

const note = ({ service, events, flaws, heads }: Reading, row: Row): void => {
  const flaw = flawOf(row, heads.get(row.stream_id));
  if (flaw) flaws.push(flaw);
  heads.set(row.stream_id, row.hash);
  events.push(eventOf(service, row));
};

/** The whole log of a service. */
export const readLog = async (client: Client, service: string): Promise<Log> => {
  const reading: Reading = { service, events: [], flaws: [], heads: new Map() };
  for (let after: string | undefined = '0'; after !== undefined;) {
    const { rows }: { rows: Row[] } = await client.query<Row>(PAGE_SQL, [after]);
    for (const row of rows) note(reading, row);
    after = rows.at(-1)?.position;
  }
  const { events, flaws } = reading;
  return { events, flaws, published: await readPublished(client) };
};

const readPublished = async (client: Client): Promise<number | null> => {
  const { rows } = await client.query<{ position: string }>('select position from relay_checkpoint');
  return rows[0] ? Number(rows[0].position) : null;
};
