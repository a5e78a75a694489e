/** Databases as wholes: made, moved aside and put in place, beside the one that they belong to. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export type Server = {
  /** Whoever is using it is cut off. */
  readonly drop: (name: string) => Promise<void>;
  /** Makes an empty database in the place of any of this name; answers its URL. */
  readonly make: (name: string) => Promise<string>;
  /** Ends every session of a database and gives it another name; false when there is none. */
  readonly rename: (from: string, to: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
};

export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** The same server and account, another database. */
export const urlFor = (url: string, name: string): string => {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
};

const IN_USE = '55006';
const ATTEMPTS = 20;

/** The server of a database; `postgres` is there on every one. */
export const serverOf = async (url: string): Promise<Server> => {
  const client = new pg.Client({ connectionString: urlFor(url, 'postgres') });
  await client.connect();
  return {
    drop: (name) => drop(client, name),
    make: async (name) => {
      await drop(client, name);
      await client.query(`create database ${pg.escapeIdentifier(name)}`);
      return urlFor(url, name);
    },
    rename: (from, to) => rename(client, from, to),
    close: () => client.end(),
  };
};

const drop = async (client: pg.Client, name: string): Promise<void> => {
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
};

const rename = async (client: pg.Client, from: string, to: string): Promise<boolean> => {
  const { rows } = await client.query('select from pg_database where datname = $1', [from]);
  if (rows.length === 0) return false;
  for (let attempt = 1; !(await renamed(client, [from, to], attempt < ATTEMPTS)); attempt += 1)
    await pause(50);
  return true;
};

/** A service that lives tries to come back between the two statements; it cannot once the name is gone. */
const renamed = async (
  client: pg.Client,
  [from, to]: readonly [string, string],
  mayFail: boolean,
): Promise<boolean> => {
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from]);
  try {
    await client.query(`alter database ${pg.escapeIdentifier(from)} rename to ${pg.escapeIdentifier(to)}`);
    return true;
  } catch (error) {
    if (!mayFail || (error as { code?: string }).code !== IN_USE) throw error;
    return false;
  }
};
