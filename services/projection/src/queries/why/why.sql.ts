/** Why a figure moved between two periods, sites or moments: by a dimension, and by event. */
import { subtractDecimal } from '@gemba/measures/decimal';
import type { Principal } from '@gemba/platform/access/principal';
import { pageLimit } from '@gemba/platform/http/request/pages';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { Kpi } from '@gemba/read-model/kpi';
import type { Pool, PoolClient } from 'pg';
import type { WhyMoved, WhyEvent, WhyRow, WhySide } from '../../answers/why.js';
import type { Pair, Weights } from '../../figures/why.js';
import { aboveEffects, byContribution, contributionOf, mixOf, sumOf } from '../../figures/why.js';
import { kpiFor } from '../kpi-values.sql.js';
import { inSnapshot, instant } from '../reading.sql.js';
import type { Query, Scope } from '../scope.js';
import type { Arm, KeySum, Side } from './contributions.sql.js';
import { LISTED, armsOf, readContributions } from './contributions.sql.js';
import type { Told as ByType } from './dimensions.sql.js';
import { dimensionsOf, keyOf, typesTold } from './dimensions.sql.js';
import type { Sides, Told } from './sides.sql.js';
import { pairOf, readSides, scaled, totalOf, weightsFor, worthIn } from './sides.sql.js';

/** So many values of a dimension are told apart; what is beyond them counts as one. */
const MOST_KEYS = 1_000;

const USUAL_ROWS = 20;

type Ask = {
  readonly caller: Principal;
  readonly compared: Readonly<Record<Side, Scope>>;
  readonly query: Query;
};

/** What every step needs. */
type Asking = {
  readonly db: PoolClient;
  readonly sides: Sides;
  readonly arms: readonly Arm[];
  readonly weights: Weights;
  readonly types: ByType;
  readonly by: string;
  readonly limit: number;
};

const sideOf = ({ scope, figure }: Told): WhySide => ({
  site: scope.site,
  ...scope.period,
  at: scope.at,
  knownAt: scope.knownAt,
  value: figure.value,
  numerator: figure.numerator.value ?? '0',
  denominator: figure.denominator ? (figure.denominator.value ?? '0') : null,
});

const partsTold = ({ denominator }: Kpi, { above, below }: Pair['base']) => ({
  numerator: above,
  denominator: denominator === null ? null : below,
});

type Row = { readonly row: WhyRow; readonly pair: Pair };

const rowOf = ({ sides, weights }: Asking, key: string, sums: readonly KeySum[]): Row => {
  const pair = pairOf(sides, sums);
  const { kpi } = sides;
  const counts = scaled(sides, pair);
  const contribution = contributionOf(weights, counts);
  const mix = kpi.denominator ? mixOf(scaled(sides, totalOf(sides)), counts) : null;
  const row = {
    key: key === '' ? null : key,
    contribution,
    rate: mix === null ? null : subtractDecimal(contribution, mix),
    mix,
    base: partsTold(kpi, pair.base),
    now: partsTold(kpi, pair.now),
    facts: sums.reduce((sum, { facts }) => sum + facts, 0),
  };
  return { row, pair };
};

/** Everything that is not listed, as one. */
const BEYOND = 'beyond';

type Rows = Pick<WhyMoved, 'rows' | 'rest'> & { readonly total: string; readonly mix: string };

/** The rows of all values of the dimension, those that add most first; the others as one. */
const readRows = async (asking: Asking): Promise<Rows> => {
  const { db, sides, arms, weights, types, by, limit } = asking;
  const sums = await readContributions(db, {
    ...{ arms, key: keyOf(by, types), weights: scaled(sides, weights), worth: worthIn(sides) },
    limit: MOST_KEYS,
  });
  const groups = [...Map.groupBy(sums, ({ key }) => key ?? BEYOND)];
  const found = groups.map(([key, each]) => [key, rowOf(asking, key.slice(LISTED.length), each)] as const);
  const told = found.flatMap(([key, { row }]) => (key === BEYOND ? [] : [row]));
  const rows = byContribution(told, ({ key }) => key ?? '')
    .filter(({ contribution }) => contribution !== '0')
    .slice(0, limit);
  const total = sumOf(found.map(([, { row }]) => row.contribution));
  const listed = sumOf(rows.map(({ contribution }) => contribution));
  const rest = { count: (sums[0]?.keys ?? 0) - rows.length, contribution: subtractDecimal(total, listed) };
  return { rows, rest, total, mix: sumOf(found.map(([, { row }]) => row.mix ?? '0')) };
};

const eventsSql = `
  select distinct on (event_id) event_id as "eventId", service, stream_id as "streamId",
         stream_version as "streamVersion", event_type as "eventType", site,
         business_date::text as "businessDate", ${instant('occurred_at')} as "occurredAt", dimensions
    from live.facts where event_id = any($1::uuid[]) and measure = any($2::text[])
   order by event_id, n`;

type Detail = Omit<WhyEvent, 'contribution'>;

const withoutHidden = (detail: Detail, { hidden }: ByType): Detail => {
  const names = hidden.get(detail.eventType) ?? new Set();
  const shown = Object.entries(detail.dimensions).filter(([name]) => !names.has(name));
  return { ...detail, dimensions: Object.fromEntries(shown) };
};

const detailsOf = async (
  { db, arms, types }: Asking,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Detail>> => {
  const measures = [...new Set(arms.flatMap((arm) => arm.measures))];
  const { rows } = await db.query<Detail>(eventsSql, [ids, measures]);
  return new Map(rows.map((detail) => [detail.eventId, withoutHidden(detail, types)]));
};

/** The events that add most, and all others together; of one value of the dimension where it is told. */
const readEvents = async (
  asking: Asking,
  value: string | undefined,
): Promise<Pick<WhyMoved, 'events' | 'otherEvents'>> => {
  const { db, sides, arms, weights, types, by, limit } = asking;
  const sums = await readContributions(db, {
    ...{ arms, weights: scaled(sides, weights), worth: worthIn(sides), limit },
    key: (bind) => ({
      key: `case when event_type = any(${bind(types.readable)}::text[])
                 then '${LISTED}' else '-' end || event_id`,
      only: value === undefined ? 'true' : `${keyOf(by, types)(bind).key} = ${bind(LISTED + value)}`,
    }),
  });
  const listed = [
    ...Map.groupBy(
      sums.filter(({ key }) => key !== null),
      ({ key }) => key ?? '',
    ),
  ].map(([key, each]) => ({
    eventId: key.slice(LISTED.length),
    contribution: contributionOf(weights, scaled(sides, pairOf(sides, each))),
  }));
  const details = await detailsOf(
    asking,
    listed.map(({ eventId }) => eventId),
  );
  const events = byContribution(listed, ({ eventId }) => eventId)
    .filter(({ contribution }) => contribution !== '0')
    .flatMap(({ eventId, contribution }): WhyEvent[] => {
      const detail = details.get(eventId);
      return detail ? [{ ...detail, contribution }] : [];
    });
  const all = contributionOf(weights, scaled(sides, pairOf(sides, sums)));
  const told = sumOf(events.map(({ contribution }) => contribution));
  const count = (sums[0]?.keys ?? 0) - events.length;
  return { events, otherEvents: { count, contribution: subtractDecimal(all, told) } };
};

const NONE = { count: 0, contribution: '0' };

/** Where one of the figures cannot be told there is no difference to explain. */
const NOTHING_TOLD = { rows: [], rest: NONE, events: [], otherEvents: NONE };

const effectsOf = ({ sides }: Asking, { total, mix }: Rows): WhyMoved['effects'] => {
  if (sides.kpi.denominator === null) return null;
  const of = scaled(sides, totalOf(sides));
  return { rate: subtractDecimal(total, mix), mix, above: aboveEffects(of, mix) };
};

const changeOf = ({ base, now }: Sides): string | null =>
  base.figure.value === null || now.figure.value === null
    ? null
    : subtractDecimal(now.figure.value, base.figure.value);

export const whyMoved = (pool: Pool, id: string, { caller, compared, query }: Ask): Promise<WhyMoved> =>
  inSnapshot(pool, async (db) => {
    const kpi = kpiFor(caller, id);
    const sides = await readSides(db, kpi, { caller, ...compared });
    const arms = await armsOf(db, kpi, {
      base: { period: compared.base.period, reach: sides.base.reach },
      now: { period: compared.now.period, reach: sides.now.reach },
    });
    const types = typesTold(caller.roles);
    const dimensions = await dimensionsOf(db, arms, types);
    const by = dimensionIn(query.by, dimensions, kpi);
    const change = changeOf(sides);
    const money = kpi.measuredIn === 'money' || kpi.unit === 'money';
    const told = {
      ...{ kpi: kpi.id, unit: kpi.unit, currency: money ? sides.now.reach.currency : null },
      ...{ base: sideOf(sides.base), now: sideOf(sides.now), change, by, dimensions },
    };
    if (change === null) return { ...told, rounding: '0', effects: null, ...NOTHING_TOLD };
    const limit = query.limit === undefined ? USUAL_ROWS : pageLimit(query.limit);
    const asking = { db, sides, arms, weights: weightsFor(sides), types, by, limit };
    const rows = await readRows(asking);
    const events = await readEvents(asking, query.value);
    const rounding = subtractDecimal(change, rows.total);
    return {
      ...told,
      rounding,
      effects: effectsOf(asking, rows),
      rows: rows.rows,
      rest: rows.rest,
      ...events,
    };
  });

/** @throws Problem 400 */
const dimensionIn = (by: string | undefined, dimensions: readonly string[], { name }: Kpi): string => {
  const [first = 'site'] = dimensions;
  if (by === undefined || by === '') return first;
  if (dimensions.includes(by)) return by;
  throw new Problem(
    400,
    'PLT-QUERY',
    `${name} cannot be told apart by ${by}, only by: ${dimensions.join(', ')}.`,
  );
};
