/** By what the facts of a figure can be told apart, as far as the caller may read the events behind them. */
import { mayRead } from '@gemba/contracts/access';
import { company } from '@gemba/contracts/events/company';
import { hiddenIn } from '@gemba/platform/access/reading';
import type { PoolClient } from 'pg';
import type { Arm, Key } from './contributions.sql.js';
import { LISTED } from './contributions.sql.js';

/** The events that somebody may read, and the fields that they are not shown of each. */
export type Told = {
  readonly readable: readonly string[];
  readonly hidden: ReadonlyMap<string, ReadonlySet<string>>;
};

export const typesTold = (roles: readonly string[]): Told => {
  const readable = [...company].flatMap(([type, { noun }]) => (mayRead(roles, noun) ? [type] : []));
  return { readable, hidden: new Map(readable.map((type) => [type, hiddenIn(roles, [type])])) };
};

/** What every fact has: expressions over it. */
const OF_EVERY_FACT: Readonly<Record<string, string>> = {
  site: 'site',
  measure: 'measure',
  event: 'event_type',
  day: 'business_date::text',
};

/** What tells most comes first. */
const TELLING = [
  ...['item', 'workUnit', 'supplier', 'customer', 'account', 'costCentre', 'reason', 'kind', 'severity'],
  ...['partner', 'element', 'skill', 'source', 'order', 'salesOrder', 'lot'],
];

/** Facts of one measure are alike: so many of the newest show what they carry. */
const LOOKED_AT = '50';

const NAMES = `
  select distinct name, event_type as type
    from unnest($1::text[]) of_measure (measure)
   cross join lateral (
     select dimensions, event_type from live.facts
      where facts.measure = of_measure.measure and business_date < $2::date and event_type = any($3::text[])
      order by business_date desc, site desc limit ${LOOKED_AT}) newest
   cross join lateral jsonb_object_keys(dimensions) name`;

const placeOf = (name: string): number => {
  const place = TELLING.indexOf(name);
  return place < 0 ? TELLING.length : place;
};

/** The names of the dimensions, the most telling first; then what every fact has. */
export const dimensionsOf = async (
  db: PoolClient,
  arms: readonly Arm[],
  { readable, hidden }: Told,
): Promise<readonly string[]> => {
  const measures = [...new Set(arms.flatMap((arm) => arm.measures))];
  const until = arms
    .map(({ to }) => to)
    .sort()
    .at(-1);
  const { rows } = await db.query<{ name: string; type: string }>(NAMES, [measures, until, readable]);
  const names = new Set(rows.flatMap(({ name, type }) => (hidden.get(type)?.has(name) ? [] : [name])));
  const found = [...names].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
  return [...found, ...Object.keys(OF_EVERY_FACT)];
};

/** Facts of events that the caller may not read have no value of a dimension for them. */
export const keyOf =
  (by: string, { readable, hidden }: Told): Key =>
  (bind) => {
    const known = OF_EVERY_FACT[by];
    if (known !== undefined) return { key: `'${LISTED}' || ${known}`, only: 'true' };
    const types = readable.filter((type) => !hidden.get(type)?.has(by));
    const told = `event_type = any(${bind(types)}::text[])`;
    const value = `case when ${told} then dimensions->>${bind(by)}::text end`;
    return { key: `'${LISTED}' || coalesce(${value}, '')`, only: 'true' };
  };
