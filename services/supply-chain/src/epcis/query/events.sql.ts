/**
 * Captured events as rows to be queried, kept from the log of this service; what followed from them beside.
 */
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { uuidFrom } from '@gemba/platform/runtime/ids';
import type { EpcisEventCaptured } from '@gemba/contracts/events/supply-chain/epcis';
import type { Pool, PoolClient } from 'pg';
import type { Effect } from '../capture/job.js';
import type { EpcisEvent } from '../document/check.js';
import { classesIn, epcsIn, transactionsIn } from '../event/reading.js';
import { shortName } from '../words/vocabulary.js';
import type { EventQuery } from './parameters.js';
import { canonicalId } from './parameters.js';

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

const idIn = (place: unknown): string | null => {
  const { id } = (place ?? {}) as { id?: string };
  return id === undefined ? null : canonicalId(id);
};

const insertEvent = async (tx: PoolClient, { position, data }: Delivered): Promise<void> => {
  const said = data as EpcisEventCaptured;
  const event = said.document as unknown as EpcisEvent;
  const transactions = transactionsIn(event).map(({ type = '', bizTransaction }) => {
    return `${shortName('transaction', type) ?? type} ${canonicalId(bizTransaction)}`;
  });
  await tx.query(
    `insert into epcis_events values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (place) do nothing`,
    [
      position,
      said.epcisId,
      said.epcisType,
      said.eventTime,
      said.recordTime,
      said.action ?? null,
      said.bizStep ?? null,
      said.disposition ?? null,
      idIn(event.readPoint),
      idIn(event.bizLocation),
      epcsIn(event).map(canonicalId),
      classesIn(event).map(canonicalId),
      transactions,
      JSON.stringify({ ...said.document, recordTime: said.recordTime }),
    ],
  );
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

/** Takes a batch of the log in; what it does is done once, in the transaction of the batch. */
export const takeIn = async (events: readonly Delivered[], tx: PoolClient): Promise<void> => {
  for (const event of events) {
    if (event.type === 'supply-chain.EpcisEventCaptured') await insertEvent(tx, event);
    else if (event.type in EFFECTS) await insertEffect(tx, event);
  }
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

const anyLike = (column: string, patterns: readonly string[]): readonly Where[] =>
  patterns.length === 0
    ? []
    : [{ sql: `exists (select from unnest(${column}) it where it like any(?))`, values: [patterns] }];

const beyond = ({ orderBy, descending, after }: EventQuery): readonly Where[] =>
  after === null
    ? []
    : [{ sql: `(${orderBy}, place) ${descending ? '<' : '>'} (?::timestamptz, ?)`, values: after }];

/** Columns come from the reader of parameters, never from the request; all values are bound. */
const conditions = (query: EventQuery): readonly Where[] => [
  ...Object.entries(query.equal).map(([column, values]) => ({ sql: `${column} = any(?)`, values: [values] })),
  ...anyLike('epcs', query.epcs),
  ...anyLike('classes', query.classes),
  ...query.transactions.map((alternatives) => ({ sql: 'transactions && ?', values: [alternatives] })),
  ...query.times.map(({ column, is, at }) => ({ sql: `${column} ${is} ?`, values: [at] })),
  ...beyond(query),
];

/** One event more than a page holds tells that there is another page. */
export const findEvents = async (db: Pool, query: EventQuery): Promise<readonly Found[]> => {
  const wheres = conditions(query);
  const values = wheres.flatMap((where) => where.values);
  let bound = 0;
  const sql = wheres
    .map((where) => where.sql.replaceAll('?', () => `$${String((bound += 1))}`))
    .join(' and ');
  const direction = query.descending ? 'desc' : 'asc';
  const { rows } = await db.query<{ place: string; time: Date; document: Found['document'] }>(
    `select place, ${query.orderBy} as time, document from epcis_events ${sql === '' ? '' : `where ${sql}`}
     order by ${query.orderBy} ${direction}, place ${direction} limit ${String(query.perPage + 1)}`,
    [...values],
  );
  return rows.map(({ place, time, document }) => ({
    place: Number(place),
    time: time.toISOString(),
    document,
  }));
};
