/** Reads the rows that a batch touches, and writes those that it changes. */
import type { PoolClient } from 'pg';
import type { Folding, RowKey, StoredRow, Touch } from '../batch/folding.js';
import { keysTouched } from '../batch/folding.js';

type Touched = { readonly folding: Folding; readonly touches: readonly Touch[] };

/** Answers the tables in which something changed. */
export const writeRows = async (
  tx: PoolClient,
  schema: string,
  { folding, touches }: Touched,
): Promise<string[]> => {
  if (touches.length === 0) return [];
  const keys = keysTouched(touches);
  const { rows: stored } = await tx.query<StoredRow>({
    name: `touched-${schema}`,
    text: `select table_name as table, key, row from ${schema}.rows
            where (table_name, key) in (select * from unnest($1::text[], $2::text[]))`,
    values: [keys.map(({ table }) => table), keys.map(({ key }) => key)],
  });
  const { written, gone } = folding.changes(touches, stored);
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
