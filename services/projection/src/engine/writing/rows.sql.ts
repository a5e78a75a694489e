/** Reads the rows that a batch touches, and writes those that it changes. */
import type { PoolClient } from 'pg';
import type { Changes, RowKey, StoredRow } from '../batch/folding.js';

export const readRows = async (
  tx: PoolClient,
  schema: string,
  keys: readonly RowKey[],
): Promise<readonly StoredRow[]> => {
  if (keys.length === 0) return [];
  const { rows } = await tx.query<StoredRow>({
    name: `touched-${schema}`,
    text: `select table_name as table, key, row from ${schema}.rows
            where (table_name, key) in (select * from unnest($1::text[], $2::text[]))`,
    values: [keys.map(({ table }) => table), keys.map(({ key }) => key)],
  });
  return rows;
};

/** Answers the tables in which something changed. */
export const writeRows = async (
  tx: PoolClient,
  schema: string,
  { written, gone }: Changes,
): Promise<string[]> => {
  if (gone.length > 0) await deleteRows(tx, schema, gone);
  if (written.length > 0) {
    await tx.query({
      name: `rows-${schema}`,
      text: `insert into ${schema}.rows (table_name, key, row)
             select "table", key, row
               from json_to_recordset($1::json) as r ("table" text, key text, row jsonb)
             on conflict (table_name, key) do update set row = excluded.row`,
      values: [JSON.stringify(written)],
    });
  }
  return [...new Set([...written, ...gone].map(({ table }) => table))].sort();
};

const deleteRows = async (tx: PoolClient, schema: string, gone: readonly RowKey[]): Promise<void> => {
  await tx.query(
    `delete from ${schema}.rows where (table_name, key) in (select * from unnest($1::text[], $2::text[]))`,
    [gone.map(({ table }) => table), gone.map(({ key }) => key)],
  );
};
