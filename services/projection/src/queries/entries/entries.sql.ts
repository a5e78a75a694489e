/** Finds things by what was typed: ids and names first that begin with it, then whatever has all of its words. */
import { READERS, mayRead } from '@gemba/contracts/access';
import { isBound, sees } from '@gemba/platform/access/principal';
import type { Principal } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { Page } from '@gemba/platform/http/request/pages';
import { pageLimit, pageOf, placeIn } from '@gemba/platform/http/request/pages';
import type { QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Pool } from 'pg';
import type { EntryRow } from '../../answers/rows/company.js';
import type { Query } from '../scope.js';
import { AFTER, checkNames } from '../scope.js';

export const ENTRY_PARAMETERS: QueryParameters = {
  q:
    'What it is called: every word has to occur in its id, its name or the words it began with, in any case. ' +
    'Of a word of one or two letters the id has to begin with the whole.',
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
const patternsIn = (q: string): readonly string[] => {
  const words = wordsIn(q);
  if (q.length > LONGEST_SOUGHT || words.length > MOST_SOUGHT)
    throw new Problem(
      400,
      'PLT-QUERY',
      `q may have ${String(MOST_SOUGHT)} words and 200 characters at most.`,
    );
  const isShort = words.some((word) => word.length < SHORTEST_WITHIN);
  if (isShort) return [`${literal(words.join(' '))}%`];
  return words.map((word) => `%${literal(word)}%`);
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

/** 0: it is the id; 1: the id begins with it; 2: the name does; 3: it is somewhere in it. */
const RANK = `
  case when lower(row->>'id') = $3 then 0
       when starts_with(lower(row->>'id'), $3) then 1
       when starts_with(lower(row->>'name'), $3) then 2
       else 3 end`;

/** One page, best first and of equals the newest. */
export const findEntries = async (pool: Pool, caller: Principal, query: Query): Promise<Page<EntryRow>> => {
  checkNames(query, ENTRY_PARAMETERS);
  const q = (query.q ?? '').trim();
  const limit = pageLimit(query.limit);
  const place = placeIn(query.cursor, ['position', 'text', 'text']);
  const patterns = patternsIn(q);
  const values = [nounsAsked(caller, query.noun), sitesAsked(caller, query.site), q.toLowerCase(), limit + 1];
  const beyond = place ? `and (-rank, row->>'openedAt', key) < (-$5::int, $6::text, $7::text)` : '';
  const begins = values.length + (place?.length ?? 0) + 1;
  const { rows } = await pool.query<Found>(
    `select key, rank, row from (
       select key, row, ${q === '' ? '0' : RANK} as rank from live.rows
        where table_name = 'entries' and row->>'noun' = any($1) and $3::text is not null
          and ($2::text[] is null or site is null or site = any($2))
          ${patterns.map((_, at) => `and row->>'words' like $${String(begins + at)}`).join(' ')}) found
      where true ${beyond}
      order by rank, row->>'openedAt' desc, key desc limit $4`,
    [...values, ...(place ?? []), ...patterns],
  );
  const page = pageOf(rows, limit, ({ rank, row, key }) => [rank, row.openedAt, key]);
  return { ...page, data: page.data.map(({ row: { words: _, ...entry } }) => entry) };
};
