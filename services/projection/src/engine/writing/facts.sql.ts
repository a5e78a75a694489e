/** Writes the facts of a batch, and adds what they add up to to the roll-ups. */
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import type { StatedFact } from '@gemba/read-model/fact';
import type { PoolClient } from 'pg';
import { serviceOf } from '../batch/hearing.js';
import { copy, lineOf } from './copy.sql.js';
import type { Rollup } from './rollups.js';
import { Rollups } from './rollups.js';

/** What an event states. */
export type Stated = { readonly event: Delivered; readonly facts: readonly StatedFact[] };

const COLUMNS = `event_id, n, measure, value, unit, currency, group_value, group_currency, site,
  business_date, occurred_at, recorded_at, service, stream_id, stream_version, event_type, dimensions`;

const lineFor = (event: Delivered, fact: StatedFact): string =>
  lineOf([
    event.eventId,
    fact.n,
    fact.measure,
    fact.value,
    fact.unit,
    fact.currency,
    fact.groupValue,
    fact.groupCurrency,
    fact.site,
    fact.businessDate,
    event.occurredAt,
    event.recordedAt,
    serviceOf(event),
    event.streamId,
    event.version,
    event.type,
    JSON.stringify(fact.dimensions),
  ]);

const rollupsSql = (schema: string): string => `
  insert into ${schema}.rollups as r
    (measure, business_date, site, unit, currency, group_currency, sum, group_sum, count, last_occurred_at)
  select * from json_to_recordset($1::json) as a (measure text, business_date date, site text, unit text,
    currency text, group_currency text, sum numeric, group_sum numeric, count bigint,
    last_occurred_at timestamptz)
  on conflict (measure, business_date, site, unit, currency, group_currency) do update set
    sum = r.sum + excluded.sum,
    group_sum = r.group_sum + excluded.group_sum,
    count = r.count + excluded.count,
    last_occurred_at = greatest(r.last_occurred_at, excluded.last_occurred_at)`;

/**
 * Answers what they add up to. What is stated is asked for event by event, while the database takes in what
 * was stated before.
 */
export const writeFacts = async (
  tx: PoolClient,
  schema: string,
  stated: Iterable<Stated>,
): Promise<readonly Rollup[]> => {
  const rollups = new Rollups();
  function* lines(): Generator<string, void> {
    for (const { event, facts } of stated) {
      for (const fact of facts) {
        rollups.add(fact, event.occurredAt);
        yield lineFor(event, fact);
      }
    }
  }
  await copy(tx, `${schema}.facts (${COLUMNS})`, lines());
  return rollups.all();
};

export const addToRollups = async (
  tx: PoolClient,
  schema: string,
  rollups: readonly Rollup[],
): Promise<void> => {
  if (rollups.length === 0) return;
  await tx.query({ name: `rollups-${schema}`, text: rollupsSql(schema), values: [JSON.stringify(rollups)] });
};
