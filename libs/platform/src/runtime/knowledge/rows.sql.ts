/**
 * Reads rows of local tables for many commands at once: what is asked for while one query is under way goes
 * into the next one. With 32 commands at a time that is one query instead of sixty.
 */
import { gathered } from '@gemba/messaging/consumer/session/gathered.kafka';
import type { RegisterRow, RowName } from '@gemba/event-store/registers.sql';
import { readRegisters } from '@gemba/event-store/registers.sql';
import type { Pool } from 'pg';

export type Wanted = { readonly table: string; readonly keys: readonly string[] };

/** Rows by key; keys that do not exist are absent. */
export type Rows = ReadonlyMap<string, unknown>;

type Stored = { table_name: string; key: string; row: unknown };

const QUERY = {
  name: 'rows-for-commands',
  text: `select t.table_name, t.key, t.row
    from (select distinct * from unnest($1::text[], $2::text[]) as w(table_name, key)) w
    join table_rows t using (table_name, key)`,
};

export const rowReader = (pool: Pool): ((wanted: Wanted) => Promise<Rows>) =>
  gathered(async (all: readonly Wanted[]) => {
    const tables = all.flatMap(({ table, keys }) => keys.map(() => table));
    const keys = all.flatMap((wanted) => wanted.keys);
    const { rows } = await pool.query<Stored>({ ...QUERY, values: [tables, keys] });
    const found = Map.groupBy(rows, ({ table_name: table }) => table);
    return all.map(({ table, keys: mine }) => {
      const wanted = new Set(mine);
      const own = (found.get(table) ?? []).filter(({ key }) => wanted.has(key));
      return new Map(own.map(({ key, row }) => [key, row]));
    });
  });

/** Reads rows of registers for many commands at once, in the order in which each asked. */
export const registerReader = (
  pool: Pool,
): ((wanted: readonly RowName[]) => Promise<readonly RegisterRow[]>) =>
  gathered(async (all: readonly (readonly RowName[])[]) => {
    const rows = await readRegisters(pool, all.flat());
    let from = 0;
    return all.map(({ length }) => rows.slice(from, (from += length)));
  });
