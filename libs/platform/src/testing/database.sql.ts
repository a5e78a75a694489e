/** A database of its own for one test file, on the server of the test run. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';

export type FreshDatabase = { readonly url: string; drop(): Promise<void> };

/**
 * Creates an empty database; `drop` removes it and ends whoever is still connected. Needs
 * TEST_DATABASE_URL.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server)
    throw new Error(
      'TEST_DATABASE_URL is not set: name the test file *.sql.test.ts, *.http.test.ts or *.kafka.test.ts.',
    );
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(url.href) };
}

/** Removes a database of the test server, whoever is connected. */
export async function dropDatabase(url: string): Promise<void> {
  const server = new URL(url);
  const name = pg.escapeIdentifier(server.pathname.slice(1));
  server.pathname = '/postgres';
  await execute(server.href, `drop database if exists ${name} with (force)`);
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
