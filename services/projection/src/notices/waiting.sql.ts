/** What waits for somebody now: of what they may read, what is asked of their roles or passed on to them. */
import { mayRead } from '@gemba/contracts/access';
import { isBound } from '@gemba/platform/access/principal';
import type { Pool } from 'pg';
import { isLent, lentFor, lentTo } from '../queries/lists/delegated.sql.js';
import type { Lent } from '../queries/lists/delegated.sql.js';
import type { Kind } from '../answers/notices.js';

export type Reader = {
  readonly id: string;
  readonly roles: readonly string[];
  readonly sites: readonly string[];
};

export type Waiting = {
  readonly key: string;
  readonly kind: Kind;
  readonly noun: string;
  readonly subject: string;
  readonly service: string;
  readonly site: string | null;
  readonly since: string;
  readonly delegatedFrom: string | null;
};

type Row = {
  readonly id: string;
  readonly noun: string;
  readonly subject: string;
  readonly service: string;
  readonly command: string;
  readonly site: string | null;
  readonly owner: string;
  readonly askedAt?: string;
  readonly raisedAt?: string;
};

type Found = { readonly name: string; readonly row: Row };

const KIND_OF: Readonly<Record<string, Kind>> = { decisions: 'decision', exceptions: 'exception' };

const WAITING = `
  select table_name as name, row from live.rows
   where table_name in ('decisions', 'exceptions', 'tasks')
     and ($1::text[] is null or site is null or site = any($1))
     and (row->>'owner' = any($2) or (table_name = 'decisions' and ${isLent('$3')}))
     and (table_name <> 'exceptions' or row->>'state' = 'open')`;

/** What an exception is about is named to those who read that; the others open the exception. */
const about = ({ name, row: { id, noun, subject, service } }: Found, { roles }: Reader) => {
  if (name !== 'exceptions' || mayRead(roles, noun)) return { noun, subject, service };
  return { noun: 'exception', subject: id, service };
};

const waitingIn = (found: Found, reader: Reader, lent: readonly Lent[]): Waiting => {
  const { name, row } = found;
  const since = row.askedAt ?? row.raisedAt ?? '';
  return {
    key: [name, row.id, row.owner, since].join('/'),
    kind: KIND_OF[name] ?? (row.noun as Kind),
    ...about(found, reader),
    ...{ site: row.site, since },
    delegatedFrom: name === 'decisions' ? (lentFor(row, reader.roles, lent)?.from ?? null) : null,
  };
};

/** Of decisions and tasks the roles that are asked read what they are about. */
const isReadable = (reader: Reader, { name, row: { noun } }: Found): boolean =>
  name === 'exceptions' || mayRead(reader.roles, noun);

export const waitingFor = async (pool: Pool, reader: Reader, now: string): Promise<readonly Waiting[]> => {
  const lent = await lentTo(pool, reader.id, now);
  const sites = isBound(reader.sites) ? reader.sites : null;
  const { rows } = await pool.query<Found>(WAITING, [sites, reader.roles, JSON.stringify(lent)]);
  return rows.filter((each) => isReadable(reader, each)).map((each) => waitingIn(each, reader, lent));
};

/** What sites are called, by their ids. */
export const siteNames = async (pool: Pool): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select key as id, row->>'name' as name from live.rows where table_name = 'sites'`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};
