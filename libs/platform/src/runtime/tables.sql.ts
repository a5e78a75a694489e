/**
 * Local tables: what a service keeps of other departments' events, folded exactly once in order of each
 * stream.
 */
import { fold, keysOf } from '@gemba/read-model/table';
import type { AnyTable } from '@gemba/read-model/table';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import type { PoolClient } from 'pg';
import { heardFrom } from './hearing/heard.js';

export const tablesSchema: readonly string[] = [
  `create table table_rows (
    table_name text not null,
    key text not null,
    row json not null,
    primary key (table_name, key)
  )`,
];

type Again = {
  /** The service whose tables read, and the one whose topic they read. */
  readonly reader: string;
  readonly owner: string;
  /** Of the streams, and of the table that is named after it. */
  readonly noun: string;
};

/**
 * For the migration of a table that is new, or keeps something else than before: the streams of a noun that
 * were read already are read once more. What else comes with them is known and dropped; no other table of the
 * reader may count what it hears of the noun.
 */
export const readAgain = ({ reader, owner, noun }: Again): readonly string[] => [
  `delete from table_rows where table_name = '${noun}'`,
  `delete from consumer_offsets where consumer like '%-${reader}-tables' and topic like '%.${owner}'`,
  // In a new database the column of the service comes only after this, and there is nothing to forget.
  `delete from consumer_streams s
    where consumer like '%-${reader}-tables' and stream_id like '${noun}-%'
      and coalesce(to_jsonb(s) ->> 'service', '${owner}') = '${owner}'`,
];

type Stored = { key: string; row: unknown };

/** Folds a batch into all tables: one read and one write per table, whatever the number of events. */
export const applyToTables = async (
  tables: readonly AnyTable[],
  events: readonly Delivered[],
  tx: PoolClient,
): Promise<void> => {
  const heard = events.map(heardFrom);
  for (const each of tables) {
    const mine = heard.filter(({ type }) => each.hears.includes(type));
    // Locked in one order by all: two partitions may touch the same row at the same time.
    const keys = [...new Set(mine.flatMap((event) => keysOf(each, event)))].sort();
    if (keys.length > 0) await foldInto(each, { keys, mine, tx });
  }
};

type Batch = {
  readonly keys: readonly string[];
  readonly mine: readonly ReturnType<typeof heardFrom>[];
  readonly tx: PoolClient;
};

const foldInto = async (of: AnyTable, { keys, mine, tx }: Batch): Promise<void> => {
  await tx.query(
    `insert into table_rows select $1, key, 'null' from unnest($2::text[]) key on conflict do nothing`,
    [of.name, keys],
  );
  const { rows } = await tx.query<Stored>(
    'select key, row from table_rows where table_name = $1 and key = any($2) order by key for update',
    [of.name, keys],
  );
  const held = new Map(rows.filter(({ row }) => row !== null).map(({ key, row }) => [key, row]));
  for (const event of mine) fold(of, held, event);
  const kept = keys.filter((key) => held.has(key));
  await tx.query(
    `update table_rows t set row = n.row from unnest($2::text[], $3::json[]) n(key, row)
     where t.table_name = $1 and t.key = n.key`,
    [of.name, kept, kept.map((key) => JSON.stringify(held.get(key)))],
  );
  const gone = keys.filter((key) => !held.has(key));
  if (gone.length > 0)
    await tx.query('delete from table_rows where table_name = $1 and key = any($2)', [of.name, gone]);
};
