/** Reads the live views of the projection, and fingerprints them without asking the projection. */
import type { Client } from 'pg';
import type { Fact, RollUp, Views } from '../model/snapshot.js';

/** Tables whose rows the checker can compute itself. */
const KNOWN = ['lot-documents', 'account-documents', 'customer-invoices'];

const FACTS = `
  select event_id as "eventId", n, measure, value::text, unit, currency, group_value::text as "groupValue",
         group_currency as "groupCurrency", site, business_date::text as "businessDate",
         service, stream_id as "streamId", stream_version as version, dimensions
    from live.facts`;

const ROLL_UPS = `
  select measure, business_date::text as "businessDate", site, unit, currency,
         group_currency as "groupCurrency", sum::text, count::int from live.rollups`;

export const readViews = async (client: Client): Promise<Views> => {
  const facts = await client.query<Fact>(FACTS);
  const rollUps = await client.query<RollUp>(ROLL_UPS);
  const rows = await client.query<Views['rows'][number]>(
    'select table_name as table, key, row from live.rows where table_name = any($1)',
    [KNOWN],
  );
  const sources = await client.query<{ service: string; events: number }>(
    'select service, events::int from live.sources',
  );
  return {
    facts: facts.rows,
    rollUps: rollUps.rows,
    rows: rows.rows,
    sources: Object.fromEntries(sources.rows.map(({ service, events }) => [service, events])),
  };
};

const ORDERS = {
  facts: 'event_id, n',
  rollups: 'measure, business_date, site, unit, currency, group_currency',
  rows: 'table_name, key',
  sources: 'service',
} as const;

/** A fingerprint of each table of the live views. */
export const fingerprints = async (client: Client): Promise<Readonly<Record<string, string>>> => {
  await client.query(`set timezone to 'UTC'`);
  const found: Record<string, string> = {};
  for (const [table, order] of Object.entries(ORDERS)) {
    const { rows } = await client.query<{ print: string | null; count: string }>(
      `select count(*) as count, md5(string_agg(md5(row_to_json(t)::text), '' order by ${order})) as print
         from live.${table} t`,
    );
    found[table] = `${rows[0]?.count ?? '0'} rows, ${rows[0]?.print ?? ''}`;
  }
  return found;
};
