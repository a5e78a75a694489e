/** Sums work and spending by whether it serves an objective that held where and when it was done. */
import { mayRead } from '@gemba/contracts/access';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import { currencyDecimals } from '@gemba/measures/currencies';
import type { LinkKind } from '@gemba/contracts/events/objective';
import {
  canonicalDecimal,
  compareDecimals,
  divideDecimals,
  fixedDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import type { Principal } from '@gemba/platform/access/principal';
import type { Pool, PoolClient } from 'pg';
import type { AlignedPart, AlignedWork, UnalignedRow } from '../answers/alignment.js';
import type { Bucket } from '../figures/buckets.js';
import type { Reach } from './reading.sql.js';
import { endOf, inSnapshot, reachOf } from './reading.sql.js';
import type { QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Scope } from './scope.js';
import { SCOPE } from './scope.js';

const { currency: _, ...WITHOUT_CURRENCY } = SCOPE;
/** Amounts are told in the currency of the site or the group, in which they are booked. */
export const ALIGNMENT: QueryParameters = WITHOUT_CURRENCY;

const LISTED = 50;
const SHARE_DIGITS = 6;

const SPENT = Object.values(ACCOUNTS).filter(({ kind }) => kind === 'cost' || kind === 'expense');
const HOURS = ['operating-time'];
const MONEY = SPENT.map(({ number }) => `ledger/${number}`);

/** Which dimension of a fact names what can serve an objective; a fact is for the first that it names. */
const DIMENSIONS: Readonly<Record<LinkKind, string>> = {
  ...{ item: 'item', 'work-unit': 'workUnit', 'cost-centre': 'costCentre', partner: 'partner' },
  account: 'account',
};

/**
 * A fact serves an objective by any of its dimensions. What was dropped is served by nothing. Objectives are
 * taken as they are known now, also when figures are asked for as they were known before.
 */
const SUMS = `
  with named as (
    select * from unnest($1::text[], $2::text[]) with ordinality as each (kind, dimension, place)),
  links as (
    select dimension, link->>'ref' as ref, row->>'site' as site,
           (row->>'from')::date as "from", (row->>'due')::date as due
      from live.rows, jsonb_array_elements(row->'links') link
      join named on named.kind = link->>'kind'
     where table_name = 'objectives' and row->>'outcome' is distinct from 'dropped'),
  found as (
    select f.site, kind, ref, count(*) as facts,
           sum(case when f.unit <> 'money' or f.currency = $5 then f.value
                    when f.group_currency = $5 then f.group_value end) as value,
           exists (select 1 from links
                    where links.ref = f.dimensions->>links.dimension
                      and (links.site is null or links.site = f.site)
                      and f.business_date >= links."from" and f.business_date < links.due) as aligned
      from live.facts f
      left join lateral (
        select kind, f.dimensions->>dimension as ref from named
         where f.dimensions ? dimension order by place limit 1) as what on true
     where f.measure = any($3) and f.unit = $4 and f.business_date >= $6::date and f.business_date < $7::date
       and ($8::text[] is null or f.site = any($8))
       and ($9::timestamptz is null or f.occurred_at <= $9)
       and ($10::timestamptz is null or f.recorded_at <= $10)
     group by f.site, kind, ref, aligned),
  listed as (
    select * from found where not aligned and value <> 0 order by abs(value) desc, site, kind, ref limit $11)
  select coalesce((select sum(value) from found), 0)::text as total,
         coalesce((select sum(value) from found where aligned), 0)::text as aligned,
         coalesce((select sum(value) from listed), 0)::text as told,
         coalesce((select json_agg(json_build_object('site', site, 'kind', kind, 'ref', ref,
           'value', value::text, 'facts', facts)
           order by abs(value) desc, site, kind, ref) from listed), '[]') as unaligned`;

type Summed = {
  readonly total: string;
  readonly aligned: string;
  readonly told: string;
  readonly unaligned: readonly UnalignedRow[];
};

const NOTHING: Summed = { total: '0', aligned: '0', told: '0', unaligned: [] };

type Part = {
  readonly measures: readonly string[];
  readonly unit: string;
  readonly written: (value: string) => string;
};

const readPart = async (db: PoolClient, reach: Reach, period: Bucket, part: Part): Promise<AlignedPart> => {
  const { rows } = await db.query<Summed>(SUMS, [
    ...[Object.keys(DIMENSIONS), Object.values(DIMENSIONS), part.measures, part.unit, reach.currency],
    ...[period.from, endOf(period.to, reach), reach.sites, reach.at, reach.knownAt, LISTED],
  ]);
  const { total, aligned, told, unaligned } = rows[0] ?? NOTHING;
  const { written } = part;
  return {
    ...{ total: written(total), aligned: written(aligned) },
    share: compareDecimals(total, '0') === 0 ? null : divideDecimals(aligned, total, SHARE_DIGITS),
    unaligned: unaligned.map((row) => ({ ...row, value: written(row.value) })),
    others: written(subtractDecimal(subtractDecimal(total, aligned), told)),
  };
};

type Asking = { readonly caller: Principal; readonly scope: Scope };

/** @throws Problem 404 for a site that the caller may not see. */
export const readAlignment = (pool: Pool, { caller, scope }: Asking): Promise<AlignedWork> =>
  inSnapshot(pool, async (db) => {
    const { period } = scope;
    const reach = await reachOf(db, caller, scope);
    const { currency } = reach;
    const coins = (value: string): string => fixedDecimal(value, currencyDecimals(currency));
    const mayReadMoney = mayRead(caller.roles, 'journal');
    const hours = { measures: HOURS, unit: 'HUR', written: canonicalDecimal };
    const money = { measures: MONEY, unit: 'money', written: coins };
    return {
      ...{ ...period, currency },
      hours: await readPart(db, reach, period, hours),
      money: mayReadMoney ? await readPart(db, reach, period, money) : null,
    };
  });
