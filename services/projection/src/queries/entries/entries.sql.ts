/** Finds things by what was typed: first whose id or name begins with it, then what has all of its words. */
import { READERS, mayRead } from '@gemba/contracts/access';
import { isBound, sees } from '@gemba/platform/access/principal';
import type { Principal } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { Page } from '@gemba/platform/http/request/pages';
import { pageLimit, pageOf, placeIn } from '@gemba/platform/http/request/pages';
import type { QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Pool } from 'pg';
import type { EntryRow } from '../../answers/rows/company.js';
import { BEGINNING } from '../../engine/build/build.sql.js';
import type { Query } from '../scope.js';
import { AFTER, checkNames } from '../scope.js';

export const ENTRY_PARAMETERS: QueryParameters = {
  q:
    'What it is called: every word occurs in its id, its name or the words it began with, in any case. ' +
    'Where none has three letters, the id begins with the whole. Of very many the newest count.',
  id: 'Only those of exactly these ids, at most 200 with commas between them; `noun` says of which nouns.',
  noun: 'Only of this noun, or one of several with commas between them.',
  site: 'Only at this site, or at none.',
  limit: '',
  cursor: '',
  ...AFTER,
};

const MOST_SOUGHT = 8;
const LONGEST_SOUGHT = 200;

/** A trigram has three letters: with fewer the index of words finds nothing. */
const SHORTEST_WITHIN = 3;

const wordsIn = (q: string): readonly string[] =>
  q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** Everything stands for itself. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** @throws Problem 400 */
const soughtIn = (q: string): readonly string[] => {
  const words = wordsIn(q);
  if (q.length <= LONGEST_SOUGHT && words.length <= MOST_SOUGHT) return words;
  throw new Problem(400, 'PLT-QUERY', `q may have ${String(MOST_SOUGHT)} words and 200 characters at most.`);
};

const nounsAsked = (caller: Principal, noun: string | undefined): readonly string[] => {
  const readable = Object.keys(READERS).filter((each) => mayRead(caller.roles, each));
  if (noun === undefined || noun === '') return readable;
  const asked = noun.split(',');
  return readable.filter((each) => asked.includes(each));
};

/** The sites in sight, null for all of them. @throws Problem 404 */
const sitesAsked = (caller: Principal, site: string | undefined): readonly string[] | null => {
  if (site === undefined || site === '') return isBound(caller.sites) ? caller.sites : null;
  if (sees(caller, site)) return [site];
  throw new Problem(404, 'PLT-NOT-FOUND', `There is no site ${site}.`);
};

type Found = {
  readonly key: string;
  readonly rank: number;
  readonly row: EntryRow & { readonly words: string };
};

/**
 * 0: it is the id; 1: the id begins with it; 2: the name does; 3: id or name have its first word; 4: only the
 * words it began with do.
 */
const RANK = `
  case when $3 = '' then 4
       when lower(row->>'id') = $3 then 0
       when starts_with(lower(row->>'id'), $3) then 1
       when starts_with(lower(row->>'name'), $3) then 2
       when strpos(lower(concat(row->>'id', ' ', row->>'name')), $5) > 0 then 3
       else 4 end`;

const IN_SIGHT = `words is not null and row->>'noun' = any($1)
  and ($2::text[] is null or site is null or site = any($2))`;

/** So many are ranked: what begins with it, and of what has it somewhere the newest. */
const MOST_BEGUN = 200;
const MOST_WITHIN = 1_000;

const BEGUN = `select key, row, opened_at from live.rows
  where ${IN_SIGHT} and ${BEGINNING} like $4 order by ${BEGINNING} limit ${String(MOST_BEGUN)}`;

const withinSql = (conditions: readonly string[]): string =>
  `select key, row, opened_at from live.rows where ${[IN_SIGHT, ...conditions].join(' and ')}
    order by opened_at desc, key desc limit ${String(MOST_WITHIN)}`;

const MOST_IDS = 200;

/** @throws Problem 400 */
const idsIn = (text: string): readonly string[] => {
  const ids = text.split(',');
  if (ids.length <= MOST_IDS) return ids;
  throw new Problem(400, 'PLT-QUERY', `id may name ${String(MOST_IDS)} things at most.`);
};

/** Those of known ids, by their keys; what is not there for the caller is left out. */
const named = async (pool: Pool, caller: Principal, query: Query): Promise<Page<EntryRow>> => {
  const nouns = nounsAsked(caller, query.noun);
  const keys = idsIn(query.id ?? '').flatMap((id) => nouns.map((noun) => `${noun}/${id}`));
  const { rows } = await pool.query<Found>(
    `select key, row from live.rows
      where table_name = 'entries' and key = any($3) and ${IN_SIGHT} order by key`,
    [nouns, sitesAsked(caller, query.site), keys],
  );
  return { data: rows.map(({ row }) => entryOf(row)), hasMore: false, nextCursor: null };
};

const entryOf = ({ words: _, ...entry }: Found['row']): EntryRow => entry;

/** One page, best first and of equals the newest. */
export const findEntries = async (pool: Pool, caller: Principal, query: Query): Promise<Page<EntryRow>> => {
  checkNames(query, ENTRY_PARAMETERS);
  if ((query.id ?? '') !== '') return named(pool, caller, query);
  const sought = soughtIn(query.q ?? '');
  const q = sought.join(' ');
  const limit = pageLimit(query.limit);
  const place = placeIn(query.cursor, ['position', 'text', 'text']);
  const values: unknown[] = [nounsAsked(caller, query.noun), sitesAsked(caller, query.site), q];
  const bind = (value: unknown): string => `$${String(values.push(value))}`;
  bind(`${literal(q)}%`);
  bind(sought[0] ?? '');
  // The longer words narrow it down by the index, what is left is looked through for the short ones.
  const isShort = sought.every((word) => word.length < SHORTEST_WITHIN);
  const within = isShort ? [] : [withinSql(sought.map((word) => `words like ${bind(`%${literal(word)}%`)}`))];
  const [rank, openedAt, key] = (place ?? []).map(bind);
  const beyond = place
    ? `(-rank, opened_at, key) < (-${rank}::int, ${openedAt}::text, ${key}::text)`
    : 'true';
  const { rows } = await pool.query<Found>(
    `select key, rank, row from (
       select distinct on (key) key, row, opened_at, ${RANK} as rank
         from (${[BEGUN, ...within].map((each) => `(${each})`).join(' union all ')}) each) found
      where ${beyond}
      order by rank, opened_at desc, key desc limit ${bind(limit + 1)}`,
    values,
  );
  const page = pageOf(rows, limit, ({ rank, row, key }) => [rank, row.openedAt, key]);
  return { ...page, data: page.data.map(({ row }) => entryOf(row)) };
};
