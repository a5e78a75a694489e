/**
 * Registers are rows over several streams of one log, folded from its events in the transaction that appends
 * them: what a rule reads here is exactly what holds when its decision is recorded, or the decision is taken
 * anew. So two commands at one moment, also in two processes, cannot both find a place free.
 */
import type { EventRecord } from '@gemba/contracts/envelope';
import type { Pool, PoolClient } from 'pg';
import type { RegisterEntry } from '../append/appender.sql.js';
import { readTypes } from '../log/log.sql.js';
import { LOG_LOCK } from '../log/schema.js';

export type RowName = { readonly name: string; readonly key: string };

/** How the registers of a service fold its events; a service without any folds none. */
export type Registers = {
  /** Changes when the folds do: then the rows are made anew, and builds that fold otherwise are shut out. */
  readonly edition: string;
  /** Types of events, `<service>.<name>`, that touch any row. */
  readonly hears: readonly string[];
  /** The rows that an event touches. */
  readonly touched: (event: EventRecord) => readonly RowName[];
  /** The row after the event; null or undefined when there is none. */
  readonly folded: (row: unknown, event: EventRecord, of: RowName) => unknown;
};

export const NO_REGISTERS: Registers = {
  edition: '',
  hears: [],
  touched: () => [],
  folded: () => undefined,
};

type Stored = { name: string; key: string; position: string; content: string };

/** Rows as they are now; those that do not exist have position 0 and no content. */
export const readRegisters = async (
  db: Pool | PoolClient,
  wanted: readonly RowName[],
): Promise<RegisterRow[]> => {
  const { rows } = await db.query<Stored>({
    name: 'read-registers',
    text: `select r.name, r.key, r.position, r.content
      from (select distinct * from unnest($1::text[], $2::text[]) as w(name, key)) w
      join registers r using (name, key)`,
    values: [wanted.map(({ name }) => name), wanted.map(({ key }) => key)],
  });
  const found = new Map(rows.map((row) => [rowKey(row), row]));
  return wanted.map(({ name, key }) => {
    const row = found.get(rowKey({ name, key }));
    if (!row) return { name, key, position: 0, row: undefined };
    return { name, key, position: Number(row.position), row: JSON.parse(row.content) as unknown };
  });
};

/** A row as it was read. */
export type RegisterRow = RowName & { readonly position: number; readonly row: unknown };

const rowKey = ({ name, key }: RowName): string => JSON.stringify([name, key]);

/**
 * What an append of these events meets: rows that were read, and what becomes of those touched; `others`
 * tells those of them that the rule did not read.
 */
export const registerEntries = async (
  of: Registers,
  { events, read }: { readonly events: readonly EventRecord[]; readonly read: readonly RegisterRow[] },
  others: (wanted: readonly RowName[]) => Promise<readonly RegisterRow[]>,
): Promise<RegisterEntry[]> => {
  const touched = events.flatMap((event) => (of.hears.includes(event.type) ? of.touched(event) : []));
  const rows = new Map(read.map((row) => [rowKey(row), row]));
  const unread = new Map(touched.map((name) => [rowKey(name), name]));
  for (const known of rows.keys()) unread.delete(known);
  if (unread.size > 0) for (const row of await others([...unread.values()])) rows.set(rowKey(row), row);
  const after = folded(of, new Map([...rows].map(([key, { row }]) => [key, row])), events);
  const isTouched = new Set(touched.map(rowKey));
  return [...rows].map(([key, { name, key: own, position }]) =>
    isTouched.has(key)
      ? { name, key: own, position, content: textOf(after.get(key)) }
      : { name, key: own, position },
  );
};

const textOf = (row: unknown): string | null =>
  row === undefined || row === null ? null : JSON.stringify(row);

const folded = (
  of: Registers,
  rows: Map<string, unknown>,
  events: readonly EventRecord[],
): Map<string, unknown> => {
  for (const event of events) {
    if (!of.hears.includes(event.type)) continue;
    for (const name of of.touched(event)) {
      const key = rowKey(name);
      rows.set(key, of.folded(rows.get(key), event, name));
    }
  }
  return rows;
};

const PAGE = 5_000;

/**
 * Makes the registers of a log those of this build: nothing when they are, all rows anew when they are not.
 * While they are made nothing is appended; afterwards builds that fold otherwise are refused.
 */
export const takeOverRegisters = async (pool: Pool, of: Registers): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOG_LOCK]);
    if ((await editionIn(client)) !== of.edition) {
      await foldAll(client, of);
      await setEdition(client, of.edition);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};

const foldAll = async (client: PoolClient, of: Registers): Promise<void> => {
  await client.query('truncate registers');
  const rows = new Map<string, unknown>();
  const positions = new Map<string, number>();
  for (let after = 0; ;) {
    const events = await readTypes(client, of.hears, { after, limit: PAGE });
    for (const event of events)
      for (const name of of.touched(event)) positions.set(rowKey(name), event.position);
    folded(of, rows, events);
    const last = events.at(-1);
    if (!last || events.length < PAGE) break;
    after = last.position;
  }
  const kept = [...rows].flatMap(([key, row]) => {
    const content = textOf(row);
    return content === null ? [] : [{ name: JSON.parse(key) as [string, string], key, content }];
  });
  await client.query(
    `insert into registers (name, key, position, content)
     select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[])`,
    [
      kept.map(({ name }) => name[0]),
      kept.map(({ name }) => name[1]),
      kept.map(({ key }) => positions.get(key) ?? 0),
      kept.map(({ content }) => content),
    ],
  );
};

/** The edition that keeps the rows; empty while nobody does. */
const editionIn = async (db: Pool | PoolClient): Promise<string> => {
  const { rows } = await db.query<{ edition: string }>('select edition from register_edition');
  return rows[0]?.edition ?? '';
};

const setEdition = async (db: Pool | PoolClient, edition: string): Promise<void> => {
  await db.query(
    'with before as (delete from register_edition where edition <> $1) ' +
      'insert into register_edition values ($1) on conflict do nothing',
    [edition],
  );
};

const FORGOTTEN = 'none: events came past the rules';

/** Makes the registers anew if they were forgotten; false when another build keeps them. */
export const reviveRegisters = async (pool: Pool, of: Registers): Promise<boolean> => {
  const edition = await editionIn(pool);
  if (edition === FORGOTTEN) await takeOverRegisters(pool, of);
  return edition === FORGOTTEN || edition === of.edition;
};

/** To be called by whoever writes events past the rules: rows are made anew before the next append. */
export const forgetRegisters = async (db: Pool | PoolClient): Promise<void> => {
  await setEdition(db, FORGOTTEN);
};
