/** One database per service on the same server: none of them can see the tables of another. */
import pg from 'pg';

/** Creates those that are missing. Answers the URL of each by service name. */
export async function provideDatabases(
  serverUrl: string,
  services: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    const existing = new Set(rows.map(({ datname }) => datname));
    const missing = services.map(databaseOf).filter((name) => !existing.has(name));
    for (const name of missing) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return Object.fromEntries(services.map((service) => [service, urlOf(serverUrl, service)]));
}

function databaseOf(service: string): string {
  return `gemba_${service.replaceAll('-', '_')}`;
}

function urlOf(serverUrl: string, service: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${databaseOf(service)}`;
  return url.href;
}
