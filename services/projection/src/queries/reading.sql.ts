/**
 * Reads in one snapshot, so that all parts of an answer agree; and what every answer needs: sites, rates,
 * freshness.
 */
import type { Pool, PoolClient } from 'pg';
import type { Principal } from '@gemba/platform/access/principal';
import { sees } from '@gemba/platform/access/principal';
import { plusDays } from '@gemba/measures/period';
import { Problem } from '@gemba/platform/http/problems/problem';
import { borrow } from '@gemba/messaging/engines/transaction.sql';
import type { Rates } from '../figures/rates.js';
import { ratesOf } from '../figures/rates.js';
import type { SiteRow } from '../answers/rows/company.js';
import type { Moment, Scope } from './scope.js';

/** Runs reads in one read-only snapshot. */
export const inSnapshot = async <T>(pool: Pool, read: (db: PoolClient) => Promise<T>): Promise<T> => {
  const { client, giveBack } = await borrow(pool);
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const result = await read(client);
    await client.query('commit');
    giveBack();
    return result;
  } catch (error) {
    giveBack(error);
    throw error;
  }
};

/** An instant as text, in UTC with milliseconds. */
export const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The sites that the caller may see, by id. */
export const readSites = async (db: PoolClient, caller: Principal): Promise<readonly SiteRow[]> => {
  const { rows } = await db.query<{ row: SiteRow }>(
    `select row from live.rows where table_name = 'sites' order by key`,
  );
  return rows.map(({ row }) => row).filter(({ id }) => sees(caller, id));
};

/** What a question is about once it is known who asks. */
export type Reach = Moment & {
  /** Sites that count; null for everything, also what belongs to no site. */
  readonly sites: readonly string[] | null;
  readonly currency: string;
  readonly rates: Rates;
  /** The last day that counts: what is planned for later, or due later, is neither done nor missed yet. */
  readonly today: string;
};

/** The currency of a company without any site yet. */
const NO_CURRENCY = 'EUR';

/** @throws Problem 404 for a site that the caller may not see or that does not exist. */
export const reachOf = async (db: PoolClient, caller: Principal, scope: Scope): Promise<Reach> => {
  const seen = await readSites(db, caller);
  const site = seen.find(({ id }) => id === scope.site);
  if (scope.site !== null && !site)
    throw new Problem(404, 'PLT-NOT-FOUND', `There is no site ${scope.site}.`);
  const { at, knownAt } = scope;
  const currency = scope.currency ?? site?.currency ?? seen[0]?.groupCurrency ?? NO_CURRENCY;
  const rates = await readRates(db, { at, knownAt });
  const today = (at ?? knownAt ?? new Date().toISOString()).slice(0, 10);
  return { at, knownAt, sites: sitesOf(caller, scope.site), currency, rates, today };
};

const sitesOf = ({ sites }: Principal, site: string | null): readonly string[] | null => {
  if (site !== null) return [site];
  return sites.includes('*') ? null : sites;
};

/** Rates as they were published by then; of two for one date the one recorded last stands. */
const readRates = async (db: PoolClient, { at, knownAt }: Moment): Promise<Rates> => {
  const { rows } = await db.query<{ from: string; to: string; date: string; rate: string }>(
    `select split_part(measure, '/', 2) as "from", split_part(measure, '/', 3) as "to",
            business_date::text as date, value::text as rate
       from live.facts where measure like 'rate/%'
        and ($1::timestamptz is null or occurred_at <= $1) and ($2::timestamptz is null or recorded_at <= $2)
      order by business_date, recorded_at, stream_version`,
    [at, knownAt],
  );
  return ratesOf(rows);
};

/** The end of a period that is read, which is never later than today. */
export const endOf = (to: string, { today }: Pick<Reach, 'today'>): string => {
  const tomorrow = plusDays(today, 1);
  return to < tomorrow ? to : tomorrow;
};

/** When the newest event in the views was recorded; null while there is none. */
export const readFreshness = async (db: PoolClient): Promise<string | null> => {
  const { rows } = await db.query<{ at: string | null }>(
    `select ${instant('max(last_recorded_at)')} as at from live.sources`,
  );
  return rows[0]?.at ?? null;
};
