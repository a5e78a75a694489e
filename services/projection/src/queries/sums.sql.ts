/**
 * Sums of facts by measure and period: from the roll-ups, or from the facts themselves where the past is
 * asked.
 */
import type { PoolClient } from 'pg';
import type { Term } from '@gemba/read-model/kpi';
import { readTerm } from '@gemba/read-model/kpi';
import type { Bucket } from '../figures/buckets.js';
import type { SumRow } from '../figures/sums.js';
import { endOf, instant } from './reading.sql.js';
import type { Reach } from './reading.sql.js';

export type Summing = {
  /** Terms of which the periods themselves count. */
  readonly flows: readonly Term[];
  /** Terms of which everything up to the end of each period counts. */
  readonly levels: readonly Term[];
  /** Without gaps, oldest first. */
  readonly buckets: readonly Bucket[];
  /** Adds up the facts even where roll-ups would do. */
  readonly fromFacts?: boolean;
};

export type SiteSumRow = SumRow & { readonly site: string };

const exact = (terms: readonly Term[]): readonly string[] =>
  terms.map(readTerm).flatMap(({ measure, prefix }) => (prefix ? [] : [measure]));

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** Patterns of LIKE. */
const begins = (terms: readonly Term[]): readonly string[] =>
  terms.map(readTerm).flatMap(({ measure, prefix }) => (prefix ? [`${escaped(measure)}%`] : []));

/** What a measure has to be, or to begin with, to count for the terms. */
export const matching = (terms: readonly Term[]) => ({ exact: exact(terms), begins: begins(terms) });

const ROLLED = {
  from: 'live.rollups',
  sum: 'sum(sum)',
  group: 'sum(group_sum)',
  count: 'sum(count)',
  last: 'max(last_occurred_at)',
};
const SINGLE = {
  from: 'live.facts',
  sum: 'sum(value)',
  group: 'sum(group_value)',
  count: 'count(*)',
  last: 'max(occurred_at)',
};

/** Only the facts know when they happened and when they were recorded. */
const AS_OF = `and ($9::timestamptz is null or occurred_at <= $9)
     and ($10::timestamptz is null or recorded_at <= $10)`;
const NOW = `and $9::timestamptz is null and $10::timestamptz is null`;

/** Days are kept apart only where an amount has to be converted at the rate of its day. */
const sumsSql = (of: typeof ROLLED, asOf: string, site: string): string => `
  select measure, width_bucket(business_date, $5::date[]) - 1 as bucket, ${site} as site,
         case when unit = 'money' and coalesce(currency, '') <> $8 and coalesce(group_currency, '') <> $8
               and business_date >= ($5::date[])[1]
              then business_date::text end as day,
         unit, coalesce(currency, '') as currency, coalesce(group_currency, '') as "groupCurrency",
         trim_scale(${of.sum})::text as sum, trim_scale(${of.group})::text as "groupSum",
         (${of.count})::int as count,
         ${instant(of.last)} as "lastOccurredAt"
    from ${of.from}
   where ((business_date >= ($5::date[])[1] and (measure = any($1) or measure like any($2)))
          or measure = any($3) or measure like any($4))
     and business_date < $6::date
     and ($7::text[] is null or site = any($7))
     ${asOf}
   group by 1, 2, 3, 4, 5, 6, 7`;

const valuesOf = (
  { flows, levels, buckets }: Summing,
  { sites, currency, at, knownAt, today }: Reach,
): unknown[] => [
  exact(flows),
  begins(flows),
  exact(levels),
  begins(levels),
  [...buckets.map(({ from }) => from), buckets.at(-1)?.to],
  endOf(buckets.at(-1)?.to ?? today, { today }),
  sites,
  currency,
  at,
  knownAt,
];

const read = async <R>(db: PoolClient, site: string, { summing, reach }: Asked): Promise<R[]> => {
  const past = reach.at !== null || reach.knownAt !== null || summing.fromFacts === true;
  const text = past ? sumsSql(SINGLE, AS_OF, site) : sumsSql(ROLLED, NOW, site);
  return (await db.query(text, valuesOf(summing, reach))).rows as R[];
};

type Asked = { readonly summing: Summing; readonly reach: Reach };

/** Sums over all sites in reach. */
export const readSums = (db: PoolClient, reach: Reach, summing: Summing): Promise<SumRow[]> =>
  read<SumRow>(db, `''`, { summing, reach });

/** The same, each site apart. */
export const readSumsBySite = (db: PoolClient, reach: Reach, summing: Summing): Promise<SiteSumRow[]> =>
  read<SiteSumRow>(db, 'site', { summing, reach });
