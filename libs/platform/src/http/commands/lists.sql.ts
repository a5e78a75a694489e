/** Lists of streams of one noun, newest first, read from the log itself: what was just written is there. */
import type { AnyDecider } from '@gemba/decider/decider';
import type { Principal } from '../../access/principal.js';
import { sees } from '../../access/principal.js';
import type { Runtime } from '../../runtime/runtime.module.js';
import type { Page } from '../request/pages.js';
import { pageLimit, pageOf, placeIn } from '../request/pages.js';
import { Problem } from '../problems/problem.js';

type Asked = { readonly caller: Principal; readonly query: Readonly<Record<string, string>> };
type Begun = { position: string; stream_id: string };
type Listed = { readonly id: string; readonly position: number } & Readonly<Record<string, unknown>>;

const ALLOWED = new Set(['limit', 'cursor', 'filter[site]']);

const checkQuery = (query: Readonly<Record<string, string>>): void => {
  const unknown = Object.keys(query).filter((name) => !ALLOWED.has(name));
  if (unknown.length === 0) return;
  throw new Problem(
    400,
    'PLT-QUERY',
    `Not known here: ${unknown.join(', ')}. Known: ${[...ALLOWED].join(', ')}.`,
  );
};

/** A page of streams with their current state. */
export const listStreams = async (
  runtime: Runtime,
  of: AnyDecider,
  { caller, query }: Asked,
): Promise<Page<Listed>> => {
  checkQuery(query);
  const limit = pageLimit(query.limit);
  const sites = query['filter[site]'] ? [query['filter[site]']] : caller.sites;
  if (sites.some((site) => site !== '*' && !sees(caller, site)))
    return { data: [], hasMore: false, nextCursor: null };
  const before = Number(placeIn(query.cursor)?.[0] ?? Number.MAX_SAFE_INTEGER);
  const { rows } = await runtime.pool.query<Begun>(
    `select position, stream_id from events
     where version = 1 and stream_id >= $1 and stream_id < $2 and position < $3
       and ($4 or meta::json->>'siteId' is null or meta::json->>'siteId' = any($5))
     order by position desc limit $6`,
    [`${of.name}-`, `${of.name}.`, before, sites.includes('*'), sites, limit + 1],
  );
  const listed = await Promise.all(
    rows.map(async ({ position, stream_id: streamId }) => {
      const id = streamId.slice(of.name.length + 1);
      const { state, version, siteId } = await runtime.streams.load(of, id);
      return { id, position: Number(position), version, site: siteId, ...(state as object) };
    }),
  );
  return pageOf(listed, limit, ({ position }) => [position]);
};
