/** Makes a database out of a backup. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Migration } from '@gemba/platform/runtime/migrations/migrations.sql';
import { migrate } from '@gemba/platform/runtime/migrations/migrate.sql';
import pg from 'pg';
import type { Counts, Header, Rows } from './dump-lines.js';
import { FORMAT, pieceOf } from './dump-lines.js';

/** The header of a backup. @throws when the file is none, or of a format that is not known here. */
export const headerIn = async (file: string): Promise<Header> => {
  for await (const line of linesOf(file)) {
    const piece = pieceOf(line);
    if (piece.kind !== 'header') break;
    if (piece.header.format !== FORMAT)
      throw new Error(
        `${file} has format ${String(piece.header.format)}; this program reads ${String(FORMAT)}.`,
      );
    return piece.header;
  }
  throw new Error(`${file} is no backup of Gemba.`);
};

const linesOf = (file: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });

export type Loading = {
  readonly url: string;
  readonly file: string;
  /** All migrations of the service as this program knows them. */
  readonly migrations: readonly Migration[];
};

/**
 * Fills an empty database; it then is as the one was of which the backup was taken. Migrations that came
 * later are left to the service. @throws when the file is incomplete, or newer than this program
 */
export const load = async ({ url, file, migrations }: Loading): Promise<Counts> => {
  const header = await headerIn(file);
  const known = new Set(migrations.map(({ title }) => title));
  const unknown = header.migrations.filter((title) => !known.has(title));
  if (unknown.length > 0) throw new Error(`${file} comes from a newer Gemba (${unknown.join(', ')}).`);
  await migrate(
    url,
    migrations.filter(({ title }) => header.migrations.includes(title)),
  );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const counts = await fill(client, file);
    await client.query('commit');
    return counts;
  } finally {
    await client.end();
  }
};

const fill = async (client: pg.Client, file: string): Promise<Counts> => {
  const counts: Record<string, number> = {};
  for await (const line of linesOf(file)) {
    const piece = pieceOf(line);
    if (piece.kind === 'rows') {
      const { table } = piece.rows;
      counts[table] = (counts[table] ?? 0) + (await insert(client, piece.rows));
    }
    if (piece.kind === 'end') return checked(client, counts, piece.counts);
  }
  throw new Error(`${file} ends too early: it was not written to its end.`);
};

const insert = async (client: pg.Client, { table, rows }: Rows): Promise<number> => {
  const name = pg.escapeIdentifier(table);
  const { rowCount } = await client.query(
    `insert into ${name} overriding system value
     select * from json_populate_recordset(null::${name}, $1::json)`,
    [rows],
  );
  return rowCount ?? 0;
};

const checked = async (client: pg.Client, counts: Counts, expected: Counts): Promise<Counts> => {
  const wrong = Object.keys(expected).filter((table) => (counts[table] ?? 0) !== expected[table]);
  if (wrong.length > 0) throw new Error(`Rows are missing in ${wrong.join(', ')}.`);
  await goOnCounting(client);
  return counts;
};

/** Columns that number themselves go on after the highest number that they have given. */
const goOnCounting = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and table_name <> 'migrations'
        and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`,
  );
  for (const { table, column } of rows) {
    const [name, numbered] = [pg.escapeIdentifier(table), pg.escapeIdentifier(column)];
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2),
                     (select coalesce(max(${numbered}), 0) + 1 from ${name}), false)`,
      [name, column],
    );
  }
};
