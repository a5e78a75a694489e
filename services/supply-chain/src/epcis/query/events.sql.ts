/**
 * Events as rows to be queried, those that were captured and our own, kept from the log of this service; what
 * followed from them beside.
 */
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { uuidFrom } from '@gemba/event-store/ids';
import type { EpcisEventCaptured } from '@gemba/contracts/events/supply-chain/epcis';
import type { Pool, PoolClient } from 'pg';
import type { Effect } from '../capture/job.js';
import type { EpcisEvent } from '../document/check.js';
import type { Names } from '../own/naming.js';
import type { Said } from '../own/said.sql.js';
import { HEARD_OF_OWN, sayOwn } from '../own/said.sql.js';
import type { EventQuery } from './parameters.js';
import { wordsOf } from './words-of-event.js';

export const eventsSchema: readonly string[] = [
  `create table epcis_events (
    place bigint primary key,
    epcis_id text not null,
    event_type text not null,
    event_time timestamptz not null,
    record_time timestamptz not null,
    action text,
    biz_step text,
    disposition text,
    read_point text,
    biz_location text,
    epcs text[] not null,
    classes text[] not null,
    transactions text[] not null,
    document json not null
  )`,
  'create index epcis_events_time on epcis_events (event_time, place)',
  'create index epcis_events_record on epcis_events (record_time, place)',
  'create index epcis_events_id on epcis_events (epcis_id)',
  'create index epcis_events_epcs on epcis_events using gin (epcs)',
  `create table epcis_effects (
    id uuid primary key,
    epcis_id text not null,
    at timestamptz not null,
    effect json not null
  )`,
  'create index epcis_effects_id on epcis_effects (epcis_id)',
];

/** Events by what can be asked of them; those of before are read from the topic once more. */
export const wordsSchema: readonly string[] = [
  'drop table epcis_events',
  `create table epcis_events (
    place bigint primary key,
    epcis_id text not null,
    event_time timestamptz not null,
    record_time timestamptz not null,
    words text[] not null,
    measures jsonb not null,
    document json not null
  )`,
  'create index epcis_events_time on epcis_events (event_time, place)',
  'create index epcis_events_record on epcis_events (record_time, place)',
  'create index epcis_events_id on epcis_events (epcis_id)',
  'create index epcis_events_words on epcis_events using gin (words)',
  ...['consumer_offsets', 'consumer_streams'].map(
    (table) => `delete from ${table} where consumer like '%-supply-chain-epcis'`,
  ),
];

/** At which sites events happened; those that were captured before this was noted are at none. */
export const eventSitesSchema: readonly string[] = [
  `alter table epcis_events add column sites text[] not null default '{}'`,
];

type Kept = {
  readonly place: number;
  readonly epcisId: string;
  readonly eventTime: string;
  readonly recordTime: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly sites: readonly string[];
};

const insertEvent = async (
  tx: PoolClient,
  { place, epcisId, eventTime, recordTime, document, sites }: Kept,
): Promise<void> => {
  const { words, measures } = wordsOf(document as unknown as EpcisEvent);
  await tx.query(
    `insert into epcis_events values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (place) do nothing`,
    [
      ...[place, epcisId, eventTime, recordTime, words, JSON.stringify(measures)],
      ...[JSON.stringify({ ...document, recordTime }), sites],
    ],
  );
};

const insertCaptured = async (tx: PoolClient, { position: place, data }: Delivered): Promise<void> => {
  const { epcisId, eventTime, recordTime, document, sites = [] } = data as EpcisEventCaptured;
  await insertEvent(tx, { place, epcisId, eventTime, recordTime, document, sites });
};

const insertSaid = async (tx: PoolClient, { place, event, recordTime, sites }: Said): Promise<void> => {
  const [epcisId, eventTime] = [String(event.eventID), String(event.eventTime)];
  await insertEvent(tx, { place, epcisId, eventTime, recordTime, document: event, sites });
};

type Reported = { readonly epcisEvent?: string; readonly epcisId?: string };

const EFFECTS: Readonly<Record<string, string>> = {
  'supply-chain.GoodsReceived': 'received',
  'supply-chain.EpcisEffectRefused': 'refused',
};

const insertEffect = async (tx: PoolClient, event: Delivered): Promise<void> => {
  const { epcisEvent, epcisId = epcisEvent } = event.data as Reported;
  if (epcisId === undefined) return;
  const kind = EFFECTS[event.type];
  const effect = { kind, eventId: event.eventId, stream: event.streamId, data: event.data };
  await tx.query('insert into epcis_effects values ($1, $2, $3, $4) on conflict (id) do nothing', [
    uuidFrom('epcis-effect', event.eventId),
    epcisId,
    event.occurredAt,
    JSON.stringify(effect),
  ]);
};

/** What is taken in: what warehouses reported, what followed from it, and what we did ourselves. */
export const TAKEN_IN: readonly string[] = [
  'supply-chain.EpcisEventCaptured',
  ...new Set([...Object.keys(EFFECTS), ...HEARD_OF_OWN]),
];

/** Takes a batch of the log in; what it does is done once, in the transaction of the batch. */
export const takingIn =
  (names: () => Names) =>
  async (events: readonly Delivered[], tx: PoolClient): Promise<void> => {
    // One batch at a time: so events can be asked for in one order, and none comes in before another later.
    await tx.query('select pg_advisory_xact_lock(7311005)');
    for (const event of events) {
      if (event.type === 'supply-chain.EpcisEventCaptured') await insertCaptured(tx, event);
      else if (event.type in EFFECTS) await insertEffect(tx, event);
    }
    await sayOwn(events, { tx, names: names(), insert: (said) => insertSaid(tx, said) });
  };

/** What followed from events, by their EPCIS ids, oldest first. */
export const effectsOf = async (
  db: Pool,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Effect[]>> => {
  const { rows } = await db.query<{ epcis_id: string; effect: Effect }>(
    'select epcis_id, effect from epcis_effects where epcis_id = any($1) order by at, id',
    [ids],
  );
  const byId = Map.groupBy(rows, (row) => row.epcis_id);
  return new Map([...byId].map(([id, found]) => [id, found.map(({ effect }) => effect)]));
};

/** An event of an answer with its place in the order that was asked for. */
export type Found = {
  readonly place: number;
  readonly time: string;
  readonly document: Readonly<Record<string, unknown>>;
};

type Where = { readonly sql: string; readonly values: readonly unknown[] };

const beyond = ({ orderBy, descending, after }: EventQuery): readonly Where[] =>
  after === null
    ? []
    : [
        {
          sql: `(${orderBy}, place) ${descending ? '<' : '>'} (?::timestamptz, ?)`,
          values: after.slice(0, 2),
        },
      ];

/** Columns come from the reader of parameters, never from the request; all values are bound. */
const conditions = (query: EventQuery): readonly Where[] => [
  ...query.eventIDs.map((ids) => ({ sql: 'epcis_id = any(?)', values: [ids] })),
  ...query.words.map((words) => ({ sql: 'words && ?::text[]', values: [words] })),
  ...query.measures.map(({ name, is, than }) => ({
    sql: `(words @> ?::text[]
      and exists (select from jsonb_array_elements(measures->?) it where it::float8 ${is} ?::float8))`,
    values: [[name], name, than],
  })),
  ...(query.sites === null ? [] : [{ sql: 'sites && ?::text[]', values: [query.sites] }]),
  ...query.times.map(({ column, is, at }) => ({ sql: `${column} ${is} ?`, values: [at] })),
];

const where = (wheres: readonly Where[]): { readonly sql: string; readonly values: readonly unknown[] } => {
  let bound = 0;
  const sql = wheres.map((each) => each.sql.replaceAll('?', () => `$${String((bound += 1))}`)).join(' and ');
  return { sql: sql === '' ? '' : `where ${sql}`, values: wheres.flatMap(({ values }) => values) };
};

/** How many events a page still has room for, of all that the query wants. */
export const roomOf = ({ perPage, countLimit, after }: EventQuery): number =>
  countLimit === null ? perPage : Math.min(perPage, Math.max(0, countLimit - (after?.[2] ?? 0)));

/** Whether the query has more events than it says that the caller can take. */
export const isTooLarge = async (db: Pool, query: EventQuery): Promise<boolean> => {
  if (query.mostEvents === null) return false;
  const { sql, values } = where(conditions(query));
  const { rowCount } = await db.query(
    `select from epcis_events ${sql} offset ${String(query.mostEvents)} limit 1`,
    [...values],
  );
  return rowCount === 1;
};

/** What is said of our own movements under an id of EPCIS, to who is bound to these sites or to none. */
export const saidUnder = async (
  db: Pool,
  epcisId: string,
  sites: readonly string[] | null,
): Promise<readonly Found['document'][]> => {
  const { rows } = await db.query<{ document: Found['document'] }>(
    `select document from epcis_events
      where epcis_id = $1 and ($2::text[] is null or sites && $2) order by place`,
    [epcisId, sites],
  );
  return rows.map(({ document }) => document);
};

/** One event more than a page has room for tells that there is another page. */
export const findEvents = async (db: Pool, query: EventQuery): Promise<readonly Found[]> => {
  const { sql, values } = where([...conditions(query), ...beyond(query)]);
  const direction = query.descending ? 'desc' : 'asc';
  const { rows } = await db.query<{ place: string; time: Date; document: Found['document'] }>(
    `select place, ${query.orderBy} as time, document from epcis_events ${sql}
     order by ${query.orderBy} ${direction}, place ${direction} limit ${String(roomOf(query) + 1)}`,
    [...values],
  );
  return rows.map(({ place, time, document }) => ({
    place: Number(place),
    time: time.toISOString(),
    document,
  }));
};

/** The last place in the order in which events came to be answered; `0` before the first. */
export const lastPlace = async (db: Pool): Promise<string> => {
  const { rows } = await db.query<{ seq: string }>('select coalesce(max(seq), 0) as seq from epcis_events');
  return rows[0]?.seq ?? '0';
};

/** What of a query came between two places of that order, the first of them first. */
export const eventsBetween = async (
  db: Pool,
  query: EventQuery,
  { after, upTo, most }: { readonly after: string; readonly upTo: string; readonly most: number },
): Promise<readonly { readonly seq: string; readonly document: Found['document'] }[]> => {
  const between = { sql: 'seq > ? and seq <= ?', values: [after, upTo] };
  const { sql, values } = where([...conditions(query), between]);
  const { rows } = await db.query<{ seq: string; document: Found['document'] }>(
    `select seq, document from epcis_events ${sql} order by seq limit ${String(most)}`,
    [...values],
  );
  return rows;
};
