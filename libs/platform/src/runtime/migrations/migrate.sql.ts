/** Brings a database up to date when it is not; a service that was killed comes back without TypeORM. */
import pg from 'pg';
import type { Migration } from './migrations.sql.js';

/** Applies what is missing; concurrent starts wait for each other. */
export const migrate = async (url: string, migrations: readonly Migration[]): Promise<void> => {
  const applied = await appliedIn(url);
  if (migrations.every(({ title }) => applied.has(title))) return;
  const { runMigrations } = await import('./typeorm.sql.js');
  await runMigrations(url, migrations);
};

/** Titles of the migrations that a database has had. */
const appliedIn = async (url: string): Promise<ReadonlySet<string>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ found: boolean }>(
      `select to_regclass('migrations') is not null as found`,
    );
    if (rows[0]?.found !== true) return new Set();
    const { rows: applied } = await client.query<{ name: string }>('select name from migrations');
    return new Set(applied.map(({ name }) => name));
  } finally {
    await client.end();
  }
};
