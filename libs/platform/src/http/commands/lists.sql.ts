/** Lists of streams of one noun, newest first, read from the log itself: what was just written is there. */
import type { AnyDecider } from '@gemba/decider/decider';
import type { Principal } from '../../access/principal.js';
import { shownState, sitesAsked } from '../../access/reading.js';
import type { Runtime } from '../../runtime/runtime.module.js';
import type { Page } from '../request/pages.js';
import { cursorFor, pageLimit, pageOf, placeIn } from '../request/pages.js';
import { onlyKnown } from '../request/asked.js';
import { checkFilters, filterName, filtersOf, fitting } from './filters.js';

type Asked = { readonly caller: Principal; readonly query: Readonly<Record<string, string>> };
type Begun = { position: string; stream_id: string };
type Listed = { readonly id: string; readonly position: number } & Readonly<Record<string, unknown>>;

const ALLOWED = ['limit', 'cursor', 'filter[site]'];

/** How many streams are looked at for one page: a filter that fits few of them goes on with the next page. */
const SCANNED = 1_000;

/** Whether some of those that were begun may not be on the page. */
const isNarrowed = (of: AnyDecider, query: Asked['query']): boolean =>
  of.seenBy !== undefined || filtersOf(of).some((name) => (query[filterName(name)] ?? '') !== '');

/** What was looked at ends here, but there is more to look at. */
const goingOn = (page: Page<Listed>, last: number | undefined): Page<Listed> =>
  page.hasMore || last === undefined ? page : { ...page, hasMore: true, nextCursor: cursorFor([last]) };

/** A page of streams with their current state. */
export const listStreams = async (
  runtime: Runtime,
  of: AnyDecider,
  { caller, query }: Asked,
): Promise<Page<Listed>> => {
  onlyKnown(query, [...ALLOWED, ...filtersOf(of).map(filterName)]);
  checkFilters(of, query);
  const limit = pageLimit(query.limit);
  const sites = sitesAsked(caller, query['filter[site]']);
  const before = Number(placeIn(query.cursor, ['position'])?.[0] ?? Number.MAX_SAFE_INTEGER);
  const narrowed = isNarrowed(of, query);
  const scanned = narrowed ? SCANNED : limit + 1;
  const { rows } = await runtime.pool.query<Begun>(
    `select position, stream_id from events
     where version = 1 and stream_id >= $1 and stream_id < $2 and position < $3
       and ($4::text[] is null or meta::json->>'siteId' is null or meta::json->>'siteId' = any($4))
     order by position desc limit $5`,
    [`${of.name}-`, `${of.name}.`, before, sites, scanned],
  );
  const listed = await Promise.all(
    rows.map(async ({ position, stream_id: streamId }) => {
      const id = streamId.slice(of.name.length + 1);
      const { state, version, siteId } = await runtime.streams.load(of, id);
      const shown = shownState(caller, of, state) as Readonly<Record<string, unknown>>;
      const isSeen = of.seenBy?.(state as never, caller.roles, caller.sites) !== false;
      return {
        wanted: isSeen && fitting(of, { state, shown }, query),
        of: { id, position: Number(position), version, site: siteId, ...shown },
      };
    }),
  );
  const wanted = listed.filter((each) => each.wanted).map((each) => each.of);
  const page = pageOf(wanted, limit, ({ position }) => [position]);
  const last = listed.at(-1)?.of.position;
  return narrowed && rows.length === scanned ? goingOn(page, last) : page;
};
