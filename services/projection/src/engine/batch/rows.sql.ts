/** Reads the rows that a batch touches, and those that it changes. */
import type { PoolClient } from 'pg';
import type { RowKey, StoredRow } from './folding.js';
import { elements } from '../writing/elements.js';

export const readRows = async (
  tx: PoolClient,
  schema: string,
  keys: readonly RowKey[],
): Promise<readonly StoredRow[]> => {
  if (keys.length === 0) return [];
  const { rows } = await tx.query<StoredRow>({
    // Without a name, so that it is planned for as many rows as there are: a plan from when there were none
    // may take the other index, and then reads the whole list for every batch.
    text: `select table_name as table, key, row from ${schema}.rows
            where (table_name, key) in (select * from unnest($1::text[], $2::text[]))`,
    values: [keys.map(({ table }) => table), keys.map(({ key }) => key)],
  });
  return rows;
};

/** `rows` is a JSON array of rows with their table and key. */
export const rowsSql = (schema: string, rows: string): string => `
  insert into ${schema}.rows (table_name, key, row)
  ${elements(rows, { table: 'text', key: 'text', row: 'jsonb' })}
  on conflict (table_name, key) do update set row = excluded.row`;

export const deleteRows = async (tx: PoolClient, schema: string, gone: readonly RowKey[]): Promise<void> => {
  await tx.query(
    `delete from ${schema}.rows where (table_name, key) in (select * from unnest($1::text[], $2::text[]))`,
    [gone.map(({ table }) => table), gone.map(({ key }) => key)],
  );
};
