/** A database that is missing: made where all of it comes from topics, never where it held a log. */
import { RESTORE } from '@gemba/messaging/relay/relay.kafka';
import pg from 'pg';
import type { Department } from '../department.js';

/** Said to whoever starts the service, without a trace. */
export class MissingDatabase extends Error {
  override readonly name = 'MissingDatabase';
}

/** SQLSTATE codes of a database that somebody else has made in the same moment. */
const THERE_BY_NOW: readonly unknown[] = ['42P04', '23505'];
const NOT_ALLOWED = '42501';

/** @throws MissingDatabase where the service has a log of its own, and where its user may not make one */
export const makeDatabase = async (
  { name, deciders }: Pick<Department, 'name' | 'deciders'>,
  url: string,
): Promise<void> => {
  const server = new URL(url);
  const database = decodeURIComponent(server.pathname.slice(1));
  const missing = `The database ${database} of ${name} is missing.`;
  if (deciders.length > 0) throw new MissingDatabase(`${missing} ${RESTORE}`);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(`create database ${pg.escapeIdentifier(database)}`);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === NOT_ALLOWED)
      throw new MissingDatabase(
        `${missing} Its user may not make one: make it ("create database ${database}"), ` +
          `and ${name} fills it from the topics.`,
      );
    if (!THERE_BY_NOW.includes(code)) throw error;
  } finally {
    await client.end();
  }
};
