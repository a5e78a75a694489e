/** Reads where the time of machines went: the times of ISO 22400-2, and the stops by reason and by hour. */
import { multiplyDecimal } from '@gemba/measures/decimal';
import { daysBetween } from '@gemba/measures/period';
import type { Principal } from '@gemba/platform/access/principal';
import type { QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Pool, PoolClient } from 'pg';
import type { LossHour, LossRow, OeeLosses, MachineTimes } from '../answers/losses.js';
import type { Reach } from './reading.sql.js';
import { endOf, inSnapshot, reachOf } from './reading.sql.js';
import type { Scope } from './scope.js';
import { SCOPE } from './scope.js';

export const LOSSES: QueryParameters = {
  ...SCOPE,
  workUnit: 'Only this machine; all of the site unless told.',
};

type Ask = { readonly caller: Principal; readonly scope: Scope; readonly workUnit: string | null };

const MEASURES = ['planned-busy-time', 'run-time', 'planned-run-time', 'planned-run-time-good'];

/** `$1` from, `$2` to, `$3` sites, `$4` machine, `$5` and `$6` the moment from which it is looked. */
const IN_REACH = `business_date >= $1::date and business_date < $2::date
     and ($3::text[] is null or site = any($3)) and ($4::text is null or dimensions->>'workUnit' = $4)
     and ($5::timestamptz is null or occurred_at <= $5) and ($6::timestamptz is null or recorded_at <= $6)`;

const TIMES = `select measure, trim_scale(sum(value))::text as seconds from live.facts
   where measure = any($7) and ${IN_REACH} group by 1`;

const STOPS = `
  select dimensions->>'reason' as reason, dimensions->>'loss' as loss, dimensions->>'state' as state,
         array_remove(array[dimensions->>'level1', dimensions->>'level2', dimensions->>'level3',
                            dimensions->>'level4'], null) as path,
         trim_scale(coalesce(sum(value) filter (where measure = 'stopped-time'), 0))::text as seconds,
         coalesce(sum(value) filter (where measure = 'stops'), 0)::int as stops
    from live.facts where measure in ('stopped-time', 'stops') and ${IN_REACH}
   group by 1, 2, 3, 4
  having coalesce(sum(value) filter (where measure = 'stopped-time'), 0) <> 0
   order by sum(value) filter (where measure = 'stopped-time') desc, 1, 3`;

const HOURS = `
  select extract(isodow from business_date)::int as weekday, (dimensions->>'hour')::int as hour,
         trim_scale(sum(value))::text as seconds
    from live.facts
   where measure = 'stopped-time' and dimensions ? 'hour' and dimensions->>'loss' is distinct from 'planned'
     and ${IN_REACH}
   group by 1, 2 having sum(value) <> 0 order by 1, 2`;

const MACHINES = `select count(*)::int as machines from live.rows where table_name = 'equipment'
   and ($1::text[] is null or site = any($1)) and ($2::text is null or key = $2)`;

const NAMES = `select key, row->>'name' as name from live.rows where table_name = 'downtime-reasons'`;

const DAY_SECONDS = '86400';

const reachable = ({ scope, workUnit }: Ask, reach: Reach): unknown[] => {
  const { from, to } = scope.period;
  return [from, endOf(to, reach), reach.sites, workUnit, reach.at, reach.knownAt];
};

type Time = { readonly measure: string; readonly seconds: string };

const timesOf = (rows: readonly Time[], total: string): MachineTimes => {
  const of = (measure: string) => rows.find((row) => row.measure === measure)?.seconds ?? '0';
  return {
    total,
    planned: of('planned-busy-time'),
    running: of('run-time'),
    net: of('planned-run-time'),
    good: of('planned-run-time-good'),
  };
};

const read = async (db: PoolClient, ask: Ask): Promise<OeeLosses> => {
  const reach = await reachOf(db, ask.caller, ask.scope);
  const values = reachable(ask, reach);
  const days = daysBetween(ask.scope.period.from, endOf(ask.scope.period.to, reach));
  const counted = await db.query<{ machines: number }>(MACHINES, [reach.sites, ask.workUnit]);
  const machines = counted.rows[0]?.machines ?? 0;
  const total = multiplyDecimal(String(machines * Math.max(0, days)), DAY_SECONDS);
  const times = await db.query<Time>(TIMES, [...values, MEASURES]);
  const stops = await db.query<LossRow>(STOPS, values);
  const hours = await db.query<LossHour>(HOURS, values);
  const names = await db.query<{ key: string; name: string }>(NAMES);
  return {
    ...{ machines, times: timesOf(times.rows, total), stops: stops.rows, hours: hours.rows },
    names: Object.fromEntries(names.rows.map(({ key, name }) => [key, name])),
  };
};

export const readLosses = (pool: Pool, ask: Ask): Promise<OeeLosses> =>
  inSnapshot(pool, (db) => read(db, ask));
