/**
 * Reads rows of local tables and registers for many commands at once: what is asked for while one query is
 * under way goes into the next one. With 32 commands at a time that is one query instead of sixty.
 */
import { gathered } from '@gemba/messaging/engines/gathered.process';
import type { RegisterRow, RowName } from '@gemba/event-store/registers/registers.sql';
import type { Pool } from 'pg';

export type Wanted = { readonly table: string; readonly keys: readonly string[] };

/** Rows by key; keys that do not exist are absent. */
export type Rows = ReadonlyMap<string, unknown>;

/** Position is null for a row of a local table. */
type Stored = { name: string; key: string; content: string; position: string | null };

type Asked = { readonly isRegister: boolean; readonly names: readonly RowName[] };

const QUERY = {
  name: 'rows-for-commands',
  text: `select name, w.key, t.row::text as content, null::bigint as position
      from (select distinct * from unnest($1::text[], $2::text[]) as w(name, key)) w
      join table_rows t on t.table_name = w.name and t.key = w.key
    union all
    select name, key, r.content, r.position
      from (select distinct * from unnest($3::text[], $4::text[]) as w(name, key)) w
      join registers r using (name, key)`,
};

type Scan = { readonly tables: Readonly<Record<string, string>>; readonly site: string | null };

/** By the names that the rule gives the tables. */
type Scanned = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const SCAN = {
  name: 'rows-of-tables',
  text: `select table_name as name, key, row as content from table_rows
    where table_name = any($1) and ($2::text is null or coalesce(row ->> 'site', $2) = $2)`,
};

const scanned = async (pool: Pool, { tables, site }: Scan): Promise<Scanned> => {
  const names = Object.entries(tables);
  const values = [names.map(([, table]) => table), site];
  const { rows } = await pool.query<{ name: string; key: string; content: unknown }>({ ...SCAN, values });
  const byTable = Map.groupBy(rows, ({ name }) => name);
  return Object.fromEntries(
    names.map(([name, table]) => [
      name,
      Object.fromEntries((byTable.get(table) ?? []).map(({ key, content }) => [key, content])),
    ]),
  );
};

export type RowReader = {
  readonly scan: (wanted: Scan) => Promise<Scanned>;
  readonly rows: (wanted: Wanted) => Promise<Rows>;
  /** In the order in which they were asked for; those that do not exist have position 0 and no content. */
  readonly registers: (wanted: readonly RowName[]) => Promise<readonly RegisterRow[]>;
};

const nameOf = (isRegister: boolean, { name, key }: RowName): string =>
  JSON.stringify([isRegister, name, key]);

export const rowReader = (pool: Pool): RowReader => {
  const read = gathered(async (all: readonly Asked[]) => {
    const named = (isRegister: boolean) =>
      all.filter((asked) => asked.isRegister === isRegister).flatMap(({ names }) => names);
    const values = [named(false), named(true)].flatMap((names) => [
      names.map(({ name }) => name),
      names.map(({ key }) => key),
    ]);
    const { rows: stored } = await pool.query<Stored>({ ...QUERY, values });
    const found = new Map(stored.map((row) => [nameOf(row.position !== null, row), row]));
    return all.map(({ isRegister, names }) => names.map((name) => found.get(nameOf(isRegister, name))));
  });
  return {
    scan: (wanted) => scanned(pool, wanted),
    rows: async ({ table, keys }) => {
      const found = await read({ isRegister: false, names: keys.map((key) => ({ name: table, key })) });
      return new Map(found.flatMap((row) => (row ? [[row.key, JSON.parse(row.content) as unknown]] : [])));
    },
    registers: async (wanted) => {
      const found = await read({ isRegister: true, names: wanted });
      return wanted.map(({ name, key }, index) => {
        const row = found[index];
        const content = row && (JSON.parse(row.content) as unknown);
        return { name, key, position: Number(row?.position ?? 0), row: content };
      });
    },
  };
};
