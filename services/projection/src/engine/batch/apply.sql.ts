/**
 * Applies a batch to a build: facts with their roll-ups, rows, sources, and the notice of it, in one
 * transaction.
 */
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import type { StatedFact } from '@gemba/read-model/fact';
import { statementOf } from '@gemba/read-model/fact';
import type { PoolClient } from 'pg';
import type { Models } from '../../models/models.js';
import type { Folding, StoredRow } from './folding.js';
import { foldingOf, keysTouched } from './folding.js';
import { hear, serviceOf } from './hearing.js';
import type { Change } from './notice.js';
import { CHANGES, noticeOf } from './notice.js';

export type Target = {
  readonly schema: string;
  /** Whether those who listen are told; nobody listens to a build that is not live. */
  readonly announced: boolean;
};

export type ApplyTo = (events: readonly Delivered[], tx: PoolClient, target: Target) => Promise<void>;

/**
 * The application of these models. What cannot be applied throws, and nothing of the batch remains. Rows and
 * roll-ups are read, changed and written back, so the caller holds the lock of the build.
 */
export const applying = (models: Models): ApplyTo => {
  const statement = statementOf(models.facts);
  const folding = foldingOf(models);
  return async (events, tx, target) => {
    const pairs = events.map((event) => ({ event, heard: hear(event) }));
    const facts = pairs.flatMap(({ event, heard }) => statement(heard).map((fact) => rowOf(fact, event)));
    const touches = folding.touches(pairs.map(({ heard }) => heard));
    await writeFacts(tx, target.schema, facts);
    const tables = await writeRows(tx, target.schema, { folding, touches });
    await writeSources(tx, target.schema, events);
    if (target.announced) await announce(tx, { facts, tables, events });
  };
};

/** A fact as it is sent to the database, under the names of its columns. */
type FactRow = Readonly<Record<(typeof COLUMNS)[number][0], unknown>>;

const COLUMNS = [
  ['event_id', 'uuid'],
  ['n', 'smallint'],
  ['measure', 'text'],
  ['value', 'numeric'],
  ['unit', 'text'],
  ['currency', 'text'],
  ['group_value', 'numeric'],
  ['group_currency', 'text'],
  ['site', 'text'],
  ['business_date', 'date'],
  ['occurred_at', 'timestamptz'],
  ['recorded_at', 'timestamptz'],
  ['service', 'text'],
  ['stream_id', 'text'],
  ['stream_version', 'int'],
  ['event_type', 'text'],
  ['dimensions', 'jsonb'],
] as const;

const rowOf = (fact: StatedFact, event: Delivered): FactRow => ({
  event_id: event.eventId,
  n: fact.n,
  measure: fact.measure,
  value: fact.value,
  unit: fact.unit,
  currency: fact.currency,
  group_value: fact.groupValue,
  group_currency: fact.groupCurrency,
  site: fact.site,
  business_date: fact.businessDate,
  occurred_at: event.occurredAt,
  recorded_at: event.recordedAt,
  service: serviceOf(event),
  stream_id: event.streamId,
  stream_version: event.version,
  event_type: event.type,
  dimensions: fact.dimensions,
});

/** The roll-ups are summed from the very facts that are inserted, by the exact arithmetic of the database. */
const factsSql = (schema: string): string => `
  with stated as (
    insert into ${schema}.facts (${COLUMNS.map(([name]) => name).join(', ')})
    select * from json_to_recordset($1::json) as f (${COLUMNS.map((column) => column.join(' ')).join(', ')})
    returning measure, business_date, site, unit, currency, group_currency, value, group_value, occurred_at
  )
  insert into ${schema}.rollups as r
    (measure, business_date, site, unit, currency, group_currency, sum, group_sum, count, last_occurred_at)
  select measure, business_date, site, unit, coalesce(currency, ''), coalesce(group_currency, ''),
         sum(value), sum(group_value), count(*), max(occurred_at)
    from stated group by 1, 2, 3, 4, 5, 6
  on conflict (measure, business_date, site, unit, currency, group_currency) do update set
    sum = r.sum + excluded.sum,
    group_sum = r.group_sum + excluded.group_sum,
    count = r.count + excluded.count,
    last_occurred_at = greatest(r.last_occurred_at, excluded.last_occurred_at)`;

/** One text is far cheaper to write and to read than an array for each of so many columns. */
const writeFacts = async (tx: PoolClient, schema: string, facts: readonly FactRow[]): Promise<void> => {
  if (facts.length === 0) return;
  await tx.query({ name: `facts-${schema}`, text: factsSql(schema), values: [JSON.stringify(facts)] });
};

type Touched = { readonly folding: Folding; readonly touches: ReturnType<Folding['touches']> };

/** Answers the tables in which something changed. */
const writeRows = async (
  tx: PoolClient,
  schema: string,
  { folding, touches }: Touched,
): Promise<string[]> => {
  if (touches.length === 0) return [];
  const keys = keysTouched(touches);
  const { rows: stored } = await tx.query<StoredRow>({
    name: `touched-${schema}`,
    text: `select table_name as table, key, row from ${schema}.rows
            where (table_name, key) in (select * from unnest($1::text[], $2::text[]))`,
    values: [keys.map(({ table }) => table), keys.map(({ key }) => key)],
  });
  const { written, gone } = folding.changes(touches, stored);
  if (gone.length > 0) await deleteRows(tx, schema, gone);
  if (written.length > 0) {
    await tx.query({
      name: `rows-${schema}`,
      text: `insert into ${schema}.rows (table_name, key, row)
             select "table", key, row
               from json_to_recordset($1::json) as r ("table" text, key text, row jsonb)
             on conflict (table_name, key) do update set row = excluded.row`,
      values: [JSON.stringify(written)],
    });
  }
  return [...new Set([...written, ...gone].map(({ table }) => table))].sort();
};

const deleteRows = async (
  tx: PoolClient,
  schema: string,
  gone: readonly Omit<StoredRow, 'row'>[],
): Promise<void> => {
  await tx.query(
    `delete from ${schema}.rows where (table_name, key) in (select * from unnest($1::text[], $2::text[]))`,
    [gone.map(({ table }) => table), gone.map(({ key }) => key)],
  );
};

const writeSources = async (tx: PoolClient, schema: string, events: readonly Delivered[]): Promise<void> => {
  await tx.query({
    name: `sources-${schema}`,
    text: `insert into ${schema}.sources as s (service, events, last_occurred_at, last_recorded_at)
           select service, count(*), max(occurred), max(recorded)
             from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as e (service, occurred, recorded)
            group by service
           on conflict (service) do update set
             events = s.events + excluded.events,
             last_occurred_at = greatest(s.last_occurred_at, excluded.last_occurred_at),
             last_recorded_at = greatest(s.last_recorded_at, excluded.last_recorded_at)`,
    values: [
      events.map(serviceOf),
      events.map(({ occurredAt }) => occurredAt),
      events.map(({ recordedAt }) => recordedAt),
    ],
  });
};

type Applied = {
  readonly facts: readonly FactRow[];
  readonly tables: readonly string[];
  readonly events: readonly Delivered[];
};

/** Sent by the database when, and only when, the batch is committed. */
const announce = async (tx: PoolClient, { facts, tables, events }: Applied): Promise<void> => {
  const each = (column: readonly unknown[]): string[] => [...new Set(column.map(String))].sort();
  const change: Change = {
    measures: each(facts.map(({ measure }) => measure)),
    sites: each(
      [...facts.map(({ site }) => String(site)), ...events.map(({ meta }) => meta.siteId ?? '')].filter(
        (site) => site !== '',
      ),
    ),
    days: each(facts.map(({ business_date: day }) => day)),
    tables,
    recordedAt: events.map(({ recordedAt }) => recordedAt).reduce((a, b) => (a > b ? a : b), ''),
  };
  await tx.query('select pg_notify($1, $2)', [CHANGES, noticeOf(change)]);
};
