/** Reads a watched figure as it was at one moment, and the events that moved it. */
import type { Principal } from '@gemba/platform/access/principal';
import type { Kpi } from '@gemba/read-model/kpi';
import { signOf } from '@gemba/read-model/kpi';
import type { SiteClock } from '@gemba/measures/calendar';
import { multiplyDecimal, negateDecimal } from '@gemba/measures/decimal';
import type { Pool, PoolClient } from 'pg';
import type {
  AlertRow,
  ImprovementCaseRow,
  MonitoringRuleRow,
  ObjectiveRow,
} from '../answers/rows/governance.js';
import type { SiteRow } from '../answers/rows/company.js';
import type { Bucket } from '../figures/buckets.js';
import { figureIn } from '../figures/figure.js';
import type { SumRow } from '../figures/sums.js';
import { unitOf } from '../figures/sums.js';
import { kpiNamed, summingFor } from '../queries/kpi-values.sql.js';
import type { Reach } from '../queries/reading.sql.js';
import { inSnapshot, reachOf, readSites } from '../queries/reading.sql.js';
import { readSums } from '../queries/sums.sql.js';
import type { Reading } from './judging.js';
import { HEADQUARTERS, periodsAt } from './moments.js';

/** Whoever watches sees all that there is. */
const WATCHMAN: Principal = { id: 'watch', name: 'watch', kind: 'system', roles: ['coo'], sites: ['*'] };

/**
 * `knownAt`: by what was recorded by then, which stays the same whatever is recorded later. `at`: by what had
 * happened by then, as it is known today: so history is tried that was recorded later than it happened.
 */
export type Basis = 'knownAt' | 'at';

export type Seen = Reading & { readonly period: Bucket; readonly causes: AlertRow['causes'] };

export type Watched = Pick<MonitoringRuleRow, 'id' | 'kpi' | 'site' | 'watch' | 'limit' | 'points' | 'days'>;

type Known = { readonly rules: readonly MonitoringRuleRow[]; readonly sites: ReadonlyMap<string, SiteRow> };

/** The rules, and the clocks of the sites that they are about. */
export const readRules = (pool: Pool): Promise<Known> =>
  inSnapshot(pool, async (db) => {
    const { rows } = await db.query<{ row: MonitoringRuleRow }>(
      `select row from live.rows where table_name = 'monitoring-rules' order by key`,
    );
    const sites = await readSites(db, WATCHMAN);
    return { rules: rows.map(({ row }) => row), sites: new Map(sites.map((site) => [site.id, site])) };
  });

export type LastTurn = Pick<AlertRow, 'id' | 'evaluatedAt' | 'recoveredAt'>;

/** The last alert of the rule that the views know. */
export const readLastAlert = async (pool: Pool, rule: string): Promise<LastTurn | undefined> => {
  const { rows } = await pool.query<{ row: LastTurn }>(
    `select row from live.rows where table_name = 'alerts' and row->>'rule' = $1
      order by row->>'evaluatedAt' desc limit 1`,
    [rule],
  );
  return rows[0]?.row;
};

export const clockOf = (site: SiteRow | undefined): SiteClock =>
  site ? { zone: site.timeZone, dayStart: site.dayStart } : HEADQUARTERS;

const allOf =
  <Row>(table: string) =>
  async (pool: Pool): Promise<readonly Row[]> => {
    const { rows } = await pool.query<{ row: Row }>(
      `select row from live.rows where table_name = $1 order by key`,
      [table],
    );
    return rows.map(({ row }) => row);
  };

export const readCases = allOf<ImprovementCaseRow>('improvement-cases');
export const readObjectives = allOf<ObjectiveRow>('objectives');

type OverTime = {
  readonly kpi: string;
  readonly site: string | null;
  readonly buckets: readonly Bucket[];
  readonly knownAt: string;
};

/** The figure of each period, by what was recorded by then; null where it has none. */
export const readFigures = (pool: Pool, { kpi: id, site, buckets, knownAt }: OverTime) =>
  inSnapshot(pool, async (db): Promise<readonly (string | null)[]> => {
    const kpi = kpiNamed(id);
    const period = { from: buckets[0]?.from ?? '', to: buckets.at(-1)?.to ?? '' };
    const reach = await reachOf(db, WATCHMAN, { site, period, currency: null, at: null, knownAt });
    const rows = await readSums(db, reach, summingFor([kpi], buckets));
    const { currency, rates } = reach;
    return buckets.map((bucket, at) => figureIn(kpi, rows, { bucket, at, currency, rates }).value);
  });

type Asking = { readonly clock: SiteClock; readonly at: string; readonly basis: Basis };

/** The figure at the moment, and, where it may have broken the rule, what moved it that way. */
export const readAt = (pool: Pool, rule: Watched, { clock, at, basis }: Asking): Promise<Seen> =>
  inSnapshot(pool, async (db) => {
    const kpi = kpiNamed(rule.kpi);
    const { date, buckets } = periodsAt(at, clock, { days: rule.days, periods: rule.points ?? 2 });
    const period = buckets.at(-1) ?? { from: date, to: date };
    const moment = { at: null, knownAt: null, [basis]: at };
    const reach = await reachOf(db, WATCHMAN, { ...moment, site: rule.site, period, currency: null });
    const rows = await readSums(db, reach, summingFor([kpi], buckets));
    const { currency, rates } = reach;
    const values = buckets.map(
      (bucket, index) => figureIn(kpi, rows, { bucket, at: index, currency, rates }).value,
    );
    const ours = rows.filter(({ bucket }) => bucket === buckets.length - 1);
    const facts = ours.reduce((sum, { count }) => sum + count, 0);
    const reference = rule.limit ?? values.at(-2) ?? '0';
    const causes =
      basis === 'at' ? [] : await readCauses(db, { kpi, rule, rows: ours, reach, period, reference });
    return { at, date, values, facts, period, causes };
  });

type Causing = {
  readonly kpi: Kpi;
  readonly rule: Watched;
  readonly rows: readonly SumRow[];
  readonly reach: Reach;
  readonly period: Bucket;
  /** What a quotient is held against. */
  readonly reference: string;
};

/** By how much a fact of each measure counts towards the figure, and away from what it is held against. */
const weightsOf = ({ kpi, rows, reference }: Causing) =>
  [...new Set(rows.map(({ measure }) => measure))].flatMap((measure) => {
    const above = signOf(kpi.numerator, measure);
    const below = kpi.kind === 'ratio' ? signOf(kpi.denominator ?? [], measure) : 0;
    const away = negateDecimal(multiplyDecimal(String(below), reference));
    return [
      ...(above === 0 ? [] : [{ measure, unit: unitOf(kpi, 'numerator'), weight: String(above) }]),
      ...(below === 0 ? [] : [{ measure, unit: unitOf(kpi, 'denominator'), weight: away }]),
    ];
  });

const CAUSES = `
  with moved as (
    select event_id, service, event_type, stream_id, stream_version, business_date,
           round(sum($6 * weight * case when f.unit <> 'money' or currency = $7 then value
             when group_currency = $7 then group_value else 0 end), 6) as contribution
      from live.facts f
      join unnest($1::text[], $2::text[], $3::numeric[]) as w (measure, unit, weight)
        on f.measure = w.measure and f.unit = w.unit
     where business_date >= $4::date and business_date < $5::date
       and ($8::text[] is null or site = any($8)) and ($9::timestamptz is null or recorded_at <= $9)
     group by 1, 2, 3, 4, 5, 6)
  select event_id as "eventId", service, event_type as type, stream_id as "streamId",
         stream_version as version, business_date::text as date,
         trim_scale(contribution)::text as contribution
    from moved where contribution > 0 order by moved.contribution desc, event_id limit 5`;

const TOWARDS: Readonly<Record<Watched['watch'], 1 | -1 | 0>> = {
  ...{ above: 1, rising: 1, below: -1, falling: -1, silent: 0 },
};

/**
 * A quotient n ÷ d lies beyond r by n − r·d, which is a sum over events: those with the largest part of it
 * are suspected.
 */
const readCauses = async (db: PoolClient, causing: Causing): Promise<AlertRow['causes']> => {
  const { rule, reach, period } = causing;
  const weights = weightsOf(causing);
  const towards = TOWARDS[rule.watch];
  if (towards === 0 || weights.length === 0) return [];
  const { rows } = await db.query<AlertRow['causes'][number]>(CAUSES, [
    weights.map(({ measure }) => measure),
    weights.map(({ unit }) => unit),
    weights.map(({ weight }) => weight),
    ...[period.from, period.to, towards, reach.currency, reach.sites, reach.knownAt],
  ]);
  return rows;
};
