/** Writes a database of a service to a file as it is at one moment, while the service goes on. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import type { Header } from './dump-lines.js';
import { endLine, FORMAT, headerLine, rowsLine } from './dump-lines.js';

const AT_ONCE = 1_000;

export type Dumped = { readonly header: Header; readonly counts: Readonly<Record<string, number>> };

/** The file is gzipped; an unfinished one has no end line and cannot be restored. */
export const dump = async (url: string, service: string, file: string): Promise<Dumped> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const header = await headerOf(client, service);
    const counts: Record<string, number> = {};
    const lines = linesOf(client, header, counts);
    await pipeline(Readable.from(lines), createGzip(), createWriteStream(file, { mode: 0o600 }));
    await client.query('commit');
    return { header, counts };
  } finally {
    await client.end();
  }
};

async function* linesOf(
  client: pg.Client,
  header: Header,
  counts: Record<string, number>,
): AsyncGenerator<string> {
  yield headerLine(header);
  for (const table of await tablesOf(client)) {
    counts[table] = 0;
    for await (const rows of rowsOf(client, table)) {
      counts[table] += rows.length;
      yield rowsLine({ table, rows: `[${rows.join(',')}]` });
    }
  }
  yield endLine(counts);
}

const headerOf = async (client: pg.Client, service: string): Promise<Header> => {
  const { rows: migrations } = await client.query<{ name: string }>(
    'select name from migrations order by id',
  );
  const { rows } = await client.query<{ head: string }>(
    'select coalesce(max(position), 0) as head from events',
  );
  return {
    format: FORMAT,
    service,
    takenAt: new Date().toISOString(),
    migrations: migrations.map(({ name }) => name),
    head: Number(rows[0]?.head ?? 0),
  };
};

/** The list of migrations is part of the header. */
const tablesOf = async (client: pg.Client): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migrations' order by 1`,
  );
  return rows.map(({ name }) => name);
};

async function* rowsOf(client: pg.Client, table: string): AsyncGenerator<readonly string[]> {
  const name = pg.escapeIdentifier(table);
  await client.query(`declare page no scroll cursor for select to_json(t)::text as row from ${name} t`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${String(AT_ONCE)} from page`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await client.query('close page');
}
