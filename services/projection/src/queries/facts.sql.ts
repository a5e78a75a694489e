/** The facts behind one part of a figure, page by page; their sum is the part. */
import { multiplyDecimal } from '@gemba/measures/decimal';
import type { Principal } from '@gemba/platform/access/principal';
import { checkReader, nounOf } from '@gemba/platform/access/reading';
import { pageLimit, pageOf, placeIn } from '@gemba/platform/http/request/pages';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { Kpi, Term } from '@gemba/read-model/kpi';
import { signOf } from '@gemba/read-model/kpi';
import type { Pool, PoolClient } from 'pg';
import type { Fact, FactTotal, Facts } from '../answers/kpis.js';
import { figureIn } from '../figures/figure.js';
import type { Part } from '../figures/sums.js';
import { isLevel, unitOf } from '../figures/sums.js';
import { kpiFor, summingFor } from './kpi-values.sql.js';
import type { Reach } from './reading.sql.js';
import { endOf, inSnapshot, instant, reachOf } from './reading.sql.js';
import type { Query, Scope } from './scope.js';
import { matching, readSums } from './sums.sql.js';

const factsSql = `
  select event_id || '/' || n as "factId", event_id as "eventId", n, service, stream_id as "streamId",
         stream_version as "streamVersion", event_type as "eventType", measure,
         trim_scale(value)::text as value,
         unit, currency, trim_scale(group_value)::text as "groupValue", group_currency as "groupCurrency",
         site, business_date::text as "businessDate", ${instant('occurred_at')} as "occurredAt",
         ${instant('recorded_at')} as "recordedAt", dimensions
    from live.facts
   where (measure = any($1) or measure like any($2)) and unit = $3
     and business_date < $4::date and ($5::date is null or business_date >= $5)
     and ($6::text[] is null or site = any($6))
     and ($7::timestamptz is null or occurred_at <= $7) and ($8::timestamptz is null or recorded_at <= $8)
     and ($9::date is null or (business_date, event_id, n) < ($9, $10::uuid, $11::int))
   order by business_date desc, event_id desc, n desc limit $12`;

type Ask = { readonly caller: Principal; readonly scope: Scope; readonly query: Query };

const partIn = (kpi: Kpi, text: string | undefined): Part => {
  if (text === undefined || text === '' || text === 'numerator') return 'numerator';
  if (text === 'denominator' && kpi.denominator) return 'denominator';
  throw new Problem(400, 'PLT-QUERY', `${kpi.name} has no part ${text}.`);
};

type Listing = {
  readonly kpi: Kpi;
  readonly part: Part;
  readonly terms: readonly Term[];
  readonly scope: Scope;
};

const readPage = async (
  db: PoolClient,
  { kpi, part, terms, scope }: Listing,
  page: Page,
): Promise<Fact[]> => {
  const { exact, begins } = matching(terms);
  const { from, to } = scope.period;
  const { reach, limit, place } = page;
  const bounds = [endOf(to, reach), isLevel(kpi, part) ? null : from, reach.sites, reach.at, reach.knownAt];
  const [date, eventId, n] = place ?? [null, null, null];
  const values = [exact, begins, unitOf(kpi, part), ...bounds, date, eventId, n, limit + 1];
  return (await db.query<Fact>(factsSql, values)).rows;
};

type Page = {
  readonly reach: Reach;
  readonly limit: number;
  readonly place: readonly (string | number | null)[] | null;
};

/** Values carry the sign with which they count, so that the list adds up to the part. */
export const factsOfKpi = (pool: Pool, id: string, { caller, scope, query }: Ask): Promise<Facts> =>
  inSnapshot(pool, async (db) => {
    const kpi = kpiFor(caller, id);
    const part = partIn(kpi, query.part);
    const terms = part === 'numerator' ? kpi.numerator : (kpi.denominator ?? []);
    const reach = await reachOf(db, caller, scope);
    const limit = pageLimit(query.limit);
    const rows = await readPage(
      db,
      { kpi, part, terms, scope },
      { reach, limit, place: placeIn(query.cursor, ['date', 'uuid', 'position']) },
    );
    for (const noun of new Set(rows.map(({ eventType }) => nounOf(eventType)))) checkReader(caller, noun);
    const signed = rows.map((row) => ({
      ...row,
      value: multiplyDecimal(row.value, String(signOf(terms, row.measure))),
    }));
    const page = pageOf(signed, limit, ({ businessDate, eventId, n }) => [businessDate, eventId, n]);
    return { ...page, total: await totalOf(db, { kpi, part, terms, scope }, reach) };
  });

const totalOf = async (db: PoolClient, { kpi, part, scope }: Listing, reach: Reach): Promise<FactTotal> => {
  const sums = await readSums(db, reach, { ...summingFor([kpi], [scope.period]), fromFacts: true });
  const { currency, rates } = reach;
  const figure = figureIn(kpi, sums, { bucket: scope.period, at: 0, currency, rates });
  const { facts, value } = figure[part] ?? { facts: 0, value: null };
  return { count: facts, value: value ?? '0', currency: kpi.measuredIn === 'money' ? currency : null };
};
