/** From any event, or anything, back along its causes over all departments, and on to what came of it. */
import { checkReader, mayKnow, nounOf } from '@gemba/platform/access/reading';
import type { Principal } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Pool, PoolClient } from 'pg';
import { EVENT_ID } from '../../models/causes/causes-said.js';
import type { CausalTrace, CauseStep } from '../../answers/causes.js';
import { inSnapshot, instant } from '../reading.sql.js';
import type { Query } from '../scope.js';
import { AFTER, checkNames } from '../scope.js';
import type { Found, Look, Node } from './graph.js';
import { graphOf } from './graph.js';

const [USUAL_DEPTH, MOST_DEPTH, USUAL_WIDTH, MOST_WIDTH] = [6, 20, 12, 50];
const MOST_STEPS = 300;

const upTo = (says: string, maximum: number): QueryParameters[string] => ({
  says,
  schema: { type: 'integer', minimum: 1, maximum },
});

export const CAUSES: QueryParameters = {
  event: 'The id of an event; without one, everything that last happened to the thing that is named.',
  noun: 'Of what the thing is one: `production-order`.',
  id: 'The id of the thing.',
  depth: upTo(`How many steps to follow each way; ${String(USUAL_DEPTH)} unless told.`, MOST_DEPTH),
  width: upTo(`How many causes, or effects, of a step; ${String(USUAL_WIDTH)} unless told.`, MOST_WIDTH),
  ...AFTER,
};

type Event = {
  readonly service: string;
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly sites: readonly string[];
  readonly occurredAt: string;
  readonly actorKind: string;
  readonly actor: string;
  readonly level: string;
  readonly right: string | null;
  readonly delegatedFrom: string | null;
};

type Row = Event & { readonly id: string; readonly of: string };

const FIELDS = `h.event_id::text as id, h.service, h.stream_id as "streamId", h.version, h.type, h.sites,
  ${instant('h.occurred_at')} as "occurredAt", h.actor_kind as "actorKind", h.actor_id as actor, h.level,
  h.right_id as "right", h.delegated_from as "delegatedFrom"`;

/** The id in it where a cause is an event. */
const eventIn = (cause: string): string =>
  `case when ${cause} ~ '${EVENT_ID.source}' then ${cause}::uuid end`;

/**
 * Who names an event of a thing as well as the thing means that event. Looked up one by one: as a join of its
 * own it would read all events.
 */
const NAMED_ALONE = `not exists (
  select from live.causes other join live.happened o on o.event_id = ${eventIn('other.cause')}
   where other.event_id = c.event_id and o.stream_id = c.cause offset 0)`;

/** What a thing was the cause of came of what had last happened to it. */
const BACK = `
  select e.event_id::text as of, ${FIELDS}
    from live.happened e
   cross join lateral (
     (select h.* from live.causes c join live.happened h on h.event_id = ${eventIn('c.cause')}
       where c.event_id = e.event_id)
     union all
     (select h.* from live.causes c
       cross join lateral (select * from live.happened
          where stream_id = c.cause and recorded_at <= e.recorded_at order by version desc limit 1) h
       where c.event_id = e.event_id and ${NAMED_ALONE})
     order by recorded_at, event_id limit $2) h
   where e.event_id = any($1)`;

const ON = `
  select e.event_id::text as of, ${FIELDS}
    from live.happened e
    left join live.happened next on next.stream_id = e.stream_id and next.service = e.service
     and next.version = e.version + 1
   cross join lateral (
     (select h.* from live.causes c join live.happened h on h.event_id = c.event_id
       where c.cause = e.event_id::text)
     union all
     (select h.* from live.causes c join live.happened h on h.event_id = c.event_id
       where c.cause = e.stream_id and c.recorded_at >= e.recorded_at
         and c.recorded_at < coalesce(next.recorded_at, 'infinity') and ${NAMED_ALONE})
     order by recorded_at, event_id limit $2) h
   where e.event_id = any($1)`;

const found = ({ of, id, ...event }: Row): Found<Event> => ({ of, id, event });

const looking =
  (db: PoolClient, text: string, width: number): Look<Event> =>
  async (ids) =>
    (await db.query<Row>(text, [ids, width + 1])).rows.map(found);

const numberIn = (query: Query, name: 'depth' | 'width', most: number): number | null => {
  const text = query[name];
  if (text === undefined || text === '') return null;
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most) return Number(text);
  throw new Problem(400, 'PLT-QUERY', `${name} must be a whole number from 1 to ${String(most)}.`);
};

/** @throws Problem 400, 403 */
const askedIn = (caller: Principal, query: Query): readonly [condition: string, value: string] => {
  const { event = '', noun = '', id = '' } = query;
  const named = [noun, id].filter((each) => each !== '').length;
  if ((event === '' ? 2 : 0) !== named)
    throw new Problem(400, 'PLT-QUERY', 'Name either an event, or a thing by its noun and its id.');
  if (event === '') {
    checkReader(caller, noun);
    return ['h.stream_id = $1', `${noun}-${id}`];
  }
  if (EVENT_ID.test(event)) return ['h.event_id = $1::uuid', event];
  throw new Problem(400, 'PLT-QUERY', 'event must be the id of an event.');
};

const knownTo = (caller: Principal, { type, sites }: Event): boolean => mayKnow(caller, nounOf(type), sites);

const NOTHING = {
  ...{ event: null, service: null, streamId: null, version: null, type: null, noun: null, subject: null },
  ...{ site: null, occurredAt: null, actorKind: null, actor: null, level: null, right: null },
  delegatedFrom: null,
};

const stepOf = (caller: Principal, { role, depth, more, id, event }: Node<Event>): CauseStep => {
  if (!knownTo(caller, event)) return { role, depth, hidden: true, more, ...NOTHING };
  const { sites, type, ...told } = event;
  const noun = nounOf(type);
  return {
    ...{ role, depth, hidden: false, more, event: id, ...told },
    ...{ type: type.slice(type.indexOf('.') + 1), noun, subject: told.streamId.slice(noun.length + 1) },
    site: sites.length === 1 ? (sites[0] ?? null) : null,
  };
};

type Ask = { readonly caller: Principal; readonly query: Query };

/** @throws Problem 403; 404: an event that is not the caller's to see is not there. */
export const traceCauses = (pool: Pool, { caller, query }: Ask): Promise<CausalTrace> =>
  inSnapshot(pool, async (db) => {
    checkNames(query, CAUSES);
    const [condition, value] = askedIn(caller, query);
    const depth = numberIn(query, 'depth', MOST_DEPTH) ?? USUAL_DEPTH;
    const width = numberIn(query, 'width', MOST_WIDTH) ?? USUAL_WIDTH;
    const { rows } = await db.query<Row>(
      `select '' as of, ${FIELDS} from live.happened h where ${condition}
        order by h.version desc, h.service limit $2`,
      [value, width],
    );
    const asked = rows.map(found).filter(({ event }) => knownTo(caller, event));
    if (asked.length === 0) throw new Problem(404, 'PLT-NOT-FOUND', 'There is no such event.');
    const looks = { cause: looking(db, BACK, width), effect: looking(db, ON, width) };
    const { nodes, links } = await graphOf(asked, looks, { depth, width, most: MOST_STEPS });
    return { steps: nodes.map((node) => stepOf(caller, node)), links };
  });
