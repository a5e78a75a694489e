/** Writes what a batch changes by one statement: each further one is a round trip that readers wait for. */
import type { PoolClient } from 'pg';
import type { Changes } from './folding.js';
import { CHANGES } from './notice.js';
import { elements, namesOf } from '../writing/elements.js';
import { factsSql, type Collected } from '../writing/facts.sql.js';
import { causesSql, happenedSql, type Happened } from '../writing/happened.sql.js';
import type { Rollup } from '../writing/rollups.js';
import { deleteRows, rowsSql } from './rows.sql.js';
import { sourcesSql, type Source } from '../writing/sources.js';

/** As a roll-up names them. */
const ROLLUPS = {
  measure: 'text',
  business_date: 'date',
  site: 'text',
  unit: 'text',
  currency: 'text',
  group_currency: 'text',
  sum: 'numeric',
  group_sum: 'numeric',
  count: 'bigint',
  last_occurred_at: 'timestamptz',
};

const rollupsSql = (schema: string, rollups: string): string => `
  insert into ${schema}.rollups as r (${namesOf(ROLLUPS)}) ${elements(rollups, ROLLUPS)}
  on conflict (measure, business_date, site, unit, currency, group_currency) do update set
    sum = r.sum + excluded.sum,
    group_sum = r.group_sum + excluded.group_sum,
    count = r.count + excluded.count,
    last_occurred_at = greatest(r.last_occurred_at, excluded.last_occurred_at)`;

/** What has been copied and added before is left out. */
export type Written = Changes &
  Partial<Collected> &
  Partial<Happened> & {
    readonly sources: readonly Source[];
    /** Sent by the database when, and only when, the batch is committed; null where nobody listens. */
    readonly notice: string | null;
  };

export const writeTogether = async (tx: PoolClient, schema: string, what: Written): Promise<void> => {
  const { facts = [], rollups = [], happened = [], causes = [], written, gone, sources, notice } = what;
  if (gone.length > 0) await deleteRows(tx, schema, gone);
  const parts = [facts, rollups, written, sources, happened, causes].map((part) => JSON.stringify(part));
  await tx.query({
    name: `together-${schema}`,
    text: `with facts as (${factsSql(schema, '$1')}),
             rollups as (${rollupsSql(schema, '$2')}),
             written as (${rowsSql(schema, '$3')}),
             sources as (${sourcesSql(schema, '$4')}),
             happened as (${happenedSql(schema, '$5')}),
             causes as (${causesSql(schema, '$6')})
           select pg_notify('${CHANGES}', $7) where $7 is not null`,
    values: [...parts, notice],
  });
};

/** While something else is computed. */
export const addToRollups = async (
  tx: PoolClient,
  schema: string,
  rollups: readonly Rollup[],
): Promise<void> => {
  if (rollups.length === 0) return;
  const text = rollupsSql(schema, '$1');
  await tx.query({ name: `rollups-${schema}`, text, values: [JSON.stringify(rollups)] });
};
