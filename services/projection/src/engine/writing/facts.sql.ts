/** The facts of a batch as rows of a table, and what they add up to. */
import { serviceOf } from '@gemba/contracts/language';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import type { StatedFact } from '@gemba/read-model/fact';
import type { PoolClient } from 'pg';
import { copy, lineOf, type Field } from './copy.sql.js';
import { namesOf } from './elements.js';
import type { Rollup } from './rollups.js';
import { Rollups } from './rollups.js';

/** What an event states. */
export type Stated = { readonly event: Delivered; readonly facts: readonly StatedFact[] };

/** With their types, in the order in which the fields of a fact are written. */
const COLUMNS = {
  event_id: 'uuid',
  n: 'smallint',
  measure: 'text',
  value: 'numeric',
  unit: 'text',
  currency: 'text',
  group_value: 'numeric',
  group_currency: 'text',
  site: 'text',
  business_date: 'date',
  occurred_at: 'timestamptz',
  recorded_at: 'timestamptz',
  service: 'text',
  stream_id: 'text',
  stream_version: 'int',
  event_type: 'text',
  dimensions: 'jsonb',
};

const NAMES = namesOf(COLUMNS);

const fieldsOf = (event: Delivered, fact: StatedFact): readonly Field[] => [
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
  serviceOf(event.type),
  event.streamId,
  event.version,
  event.type,
  JSON.stringify(fact.dimensions),
];

/** Fields of a fact after those of another, adding each to the roll-ups when it is asked for. */
function* fieldsIn(stated: Iterable<Stated>, rollups: Rollups): Generator<readonly Field[], void> {
  for (const { event, facts } of stated) {
    for (const fact of facts) {
      rollups.add(fact, event.occurredAt);
      yield fieldsOf(event, fact);
    }
  }
}

/** Rows for `factsSql`. */
export type Collected = {
  readonly facts: readonly (readonly Field[])[];
  readonly rollups: readonly Rollup[];
};

export const collected = (stated: Iterable<Stated>): Collected => {
  const rollups = new Rollups();
  const facts = [...fieldsIn(stated, rollups)];
  return { facts, rollups: rollups.all() };
};

/** `rows` is a JSON array of fields of facts. */
export const factsSql = (schema: string, rows: string): string => `
  insert into ${schema}.facts (${NAMES})
  select ${Object.values(COLUMNS)
    .map((type, place) => `(f->>${String(place)})::${type}`)
    .join(', ')}
    from jsonb_array_elements(${rows}::jsonb) f`;

/**
 * Writes what is stated at half the price, and answers what it adds up to. It is asked for event by event,
 * while the database takes in what was stated before.
 */
export const copyFacts = async (
  tx: PoolClient,
  schema: string,
  stated: Iterable<Stated>,
): Promise<readonly Rollup[]> => {
  const rollups = new Rollups();
  function* lines(): Generator<string, void> {
    for (const fields of fieldsIn(stated, rollups)) yield lineOf(fields);
  }
  await copy(tx, `${schema}.facts (${NAMES})`, lines());
  return rollups.all();
};
