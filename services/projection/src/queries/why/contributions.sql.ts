/** Sums of the facts of two figures by a key, those that add most to the difference apart from all others. */
import type { Kpi, Term } from '@gemba/read-model/kpi';
import { readTerm, signOf } from '@gemba/read-model/kpi';
import type { PoolClient } from 'pg';
import type { Bucket } from '../../figures/buckets.js';
import type { Part } from '../../figures/sums.js';
import { isLevel, unitOf } from '../../figures/sums.js';
import type { Weights } from '../../figures/why.js';
import type { Reach } from '../reading.sql.js';
import { endOf } from '../reading.sql.js';

export type Side = 'base' | 'now';
const SIDES: readonly Side[] = ['base', 'now'];

/** A part of one of the figures: which facts count, and with which sign. */
export type Arm = {
  readonly side: Side;
  readonly part: Part;
  readonly unit: string;
  /** Null for a level. */
  readonly from: string | null;
  readonly to: string;
  readonly measures: readonly string[];
  readonly minus: readonly string[];
  readonly reach: Reach;
  /** Facts before this day are the same in both figures and add nothing, unless they are converted. */
  readonly sameBefore: string | null;
};

const PREFIXED = `
  with recursive found (measure) as (
    (select measure from live.rollups where measure >= $1 order by measure limit 1)
    union all
    select (select next.measure from live.rollups next where next.measure > found.measure
             order by next.measure limit 1)
      from found where starts_with(found.measure, $1))
  select measure from found where starts_with(measure, $1)`;

/** The measures that there are for the terms: facts are found by their names, not by beginnings of them. */
const measuresOf = async (db: PoolClient, terms: readonly Term[]): Promise<readonly string[]> => {
  const found = new Set<string>();
  for (const { measure, prefix } of terms.map(readTerm)) {
    if (!prefix) found.add(measure);
    else {
      const { rows } = await db.query<{ measure: string }>(PREFIXED, [measure]);
      for (const row of rows) found.add(row.measure);
    }
  }
  return [...found];
};

export type Compared = Readonly<Record<Side, { readonly period: Bucket; readonly reach: Reach }>>;

const isSame = (a: Reach, b: Reach): boolean =>
  JSON.stringify([a.sites, a.at, a.knownAt]) === JSON.stringify([b.sites, b.at, b.knownAt]);

/** The first day on which the levels of both figures can differ. */
const sameBefore = (kpi: Kpi, { base, now }: Compared): string | null => {
  if (kpi.kind !== 'level' || !isSame(base.reach, now.reach)) return null;
  const ends = [endOf(base.period.to, base.reach), endOf(now.period.to, now.reach)].sort();
  return ends[0] ?? null;
};

/** What has to be read for both figures. */
export const armsOf = async (db: PoolClient, kpi: Kpi, compared: Compared): Promise<readonly Arm[]> => {
  const arms: Arm[] = [];
  for (const part of kpi.denominator ? (['numerator', 'denominator'] as const) : (['numerator'] as const)) {
    const terms = kpi[part] ?? [];
    const measures = await measuresOf(db, terms);
    const minus = measures.filter((measure) => signOf(terms, measure) < 0);
    for (const side of SIDES) {
      const { period, reach } = compared[side];
      const from = isLevel(kpi, part) ? null : period.from;
      const of = { side, part, unit: unitOf(kpi, part), from, to: endOf(period.to, reach), measures, minus };
      arms.push({ ...of, reach, sameBefore: sameBefore(kpi, compared) });
    }
  }
  return arms;
};

/**
 * By what facts are told apart, and which of them count at all: expressions over a fact. A key begins with
 * LISTED, or with another sign where it may only be counted.
 */
export type Key = (bind: (value: unknown) => string) => { readonly key: string; readonly only: string };

export const LISTED = '=';

export type Ranking = {
  readonly arms: readonly Arm[];
  readonly key: Key;
  readonly weights: Weights;
  /** What one unit of a currency is worth, by `<side>/<currency>/<day>`, of levels without a day. */
  readonly worth: Readonly<Record<string, string>>;
  readonly limit: number;
};

/** Of one key, or of all that are not listed, a sum in one currency. */
export type KeySum = {
  /** Null for all that are not listed. */
  readonly key: string | null;
  /** How many keys there are altogether. */
  readonly keys: number;
  readonly side: Side;
  readonly part: Part;
  /** The currency from which it has to be converted; empty where it need not be. */
  readonly foreign: string;
  readonly day: string;
  readonly sum: string;
  readonly facts: number;
};

const WEIGHT_OF = { numerator: 'above', denominator: 'below' } as const;

const armSql = (arm: Arm, { key, weights, worth }: Ranking, bind: (value: unknown) => string): string => {
  const { reach } = arm;
  const currency = bind(reach.currency);
  const isForeign = `unit = 'money' and coalesce(currency, '') <> ${currency}
       and coalesce(group_currency, '') <> ${currency}`;
  const of = key(bind);
  const and = [
    `measure = any(${bind(arm.measures)}::text[])`,
    `unit = ${bind(arm.unit)}`,
    `business_date < ${bind(arm.to)}::date`,
    ...(arm.from === null ? [] : [`business_date >= ${bind(arm.from)}::date`]),
    ...(reach.sites === null ? [] : [`site = any(${bind(reach.sites)}::text[])`]),
    ...(reach.at === null ? [] : [`occurred_at <= ${bind(reach.at)}::timestamptz`]),
    ...(reach.knownAt === null ? [] : [`recorded_at <= ${bind(reach.knownAt)}::timestamptz`]),
    ...(arm.sameBefore === null
      ? []
      : [`(business_date >= ${bind(arm.sameBefore)}::date or (${isForeign}))`]),
    of.only,
  ];
  return `
    select key, '${arm.side}' as side, '${arm.part}' as part, "foreign", day, amount, facts,
           amount * ${bind(weights[arm.side][WEIGHT_OF[arm.part]])}::numeric * case when "foreign" = '' then 1
             else coalesce((${bind(JSON.stringify(worth))}::jsonb
               ->>('${arm.side}/' || "foreign" || '/' || day))::numeric, 1) end as weighed
      from (select ${of.key} as key,
                   case when ${isForeign} then currency else '' end as "foreign",
                   case when ${isForeign} then ${arm.from === null ? "''" : 'business_date::text'}
                        else '' end as day,
                   sum((case when measure = any(${bind(arm.minus)}::text[]) then -1 else 1 end)
                     * case when unit = 'money' and coalesce(currency, '') <> ${currency}
                             and coalesce(group_currency, '') = ${currency}
                            then group_value else value end) as amount,
                   count(*) as facts
              from live.facts where ${and.join(' and ')} group by 1, 2, 3) of_key`;
};

/** Very many keys are summed in memory; what is compiled for one question is not used again. */
const ROOM = `set local work_mem = '64MB'; set local jit = off`;

/** Weighs the sums as `contributionOf` does, to find the largest; those that are listed are computed anew. */
export const readContributions = async (db: PoolClient, ranking: Ranking): Promise<readonly KeySum[]> => {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${String(values.push(value))}`;
  const arms = ranking.arms.map((arm) => armSql(arm, ranking, bind));
  await db.query(ROOM);
  const { rows } = await db.query<KeySum>(
    `with summed as materialized (${arms.join(' union all ')}),
          of_key as materialized (select key, abs(sum(weighed)) as size from summed group by key),
          listed as materialized (
            select key, true as listed from of_key where starts_with(key, '${LISTED}')
             order by size desc, key limit ${bind(ranking.limit)})
     select case when listed then key end as key, (select count(*) from of_key)::int as keys,
            side, part, "foreign", day,
            trim_scale(sum(amount))::text as sum, sum(facts)::int as facts
       from summed left join listed using (key)
      group by 1, 3, 4, 5, 6`,
    values,
  );
  return rows;
};
