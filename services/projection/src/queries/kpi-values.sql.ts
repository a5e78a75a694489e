/** KPI values with their past, and the explanation of one: recomputed from the facts themselves. */
import type { Principal } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { Kpi, Term } from '@gemba/read-model/kpi';
import { byFormula, signOf } from '@gemba/read-model/kpi';
import type { Pool, PoolClient } from 'pg';
import type { Explanation, KpiValue } from '../answers/kpis.js';
import type { Bucket } from '../figures/buckets.js';
import { bucketsUpTo } from '../figures/buckets.js';
import type { Figure } from '../figures/figure.js';
import { figureIn } from '../figures/figure.js';
import type { PartSum, SumRow } from '../figures/sums.js';
import { isLevel } from '../figures/sums.js';
import { mayReadKpi } from '../figures/readers.js';
import { catalogue, kpiById } from '../figures/kpis/catalogue.js';
import type { Reach } from './reading.sql.js';
import { inSnapshot, reachOf, readFreshness } from './reading.sql.js';
import type { Scope } from './scope.js';
import { readSums } from './sums.sql.js';
import type { Summing } from './sums.sql.js';

/** @throws Problem 404. */
export const kpiNamed = (id: string): Kpi => {
  const found = kpiById.get(id);
  if (!found) throw noSuchKpi(id);
  return found;
};

const noSuchKpi = (id: string): Problem => new Problem(404, 'PLT-NOT-FOUND', `There is no KPI ${id}.`);

const termsOf = (kpis: readonly Kpi[], level: boolean): readonly Term[] =>
  kpis.flatMap((kpi) => [
    ...(isLevel(kpi, 'numerator') === level ? kpi.numerator : []),
    ...(isLevel(kpi, 'denominator') === level ? (kpi.denominator ?? []) : []),
  ]);

/** What has to be summed for these KPIs. */
export const summingFor = (kpis: readonly Kpi[], buckets: readonly Bucket[]): Summing => ({
  flows: termsOf(kpis, false),
  levels: termsOf(kpis, true),
  buckets,
});

const concerns = (kpi: Kpi, { measure }: SumRow): boolean =>
  signOf(kpi.numerator, measure) !== 0 || signOf(kpi.denominator ?? [], measure) !== 0;

type Summed = {
  readonly rows: readonly SumRow[];
  readonly buckets: readonly Bucket[];
  readonly reach: Reach;
};

/** The figure of every period, oldest first. */
const figuresOf = (kpi: Kpi, { rows, buckets, reach }: Summed): readonly Figure[] => {
  const mine = rows.filter((row) => concerns(kpi, row));
  const { currency, rates } = reach;
  return buckets.map((bucket, at) => figureIn(kpi, mine, { bucket, at, currency, rates }));
};

const latest = (a: string | null, b: string | null): string | null =>
  a !== null && (b === null || a > b) ? a : b;

const partsOf = ({ numerator, denominator }: Figure) => ({
  numerator: numerator.value ?? '0',
  denominator: denominator ? (denominator.value ?? '0') : null,
  factCount: numerator.facts + (denominator?.facts ?? 0),
  lastEventAt: latest(numerator.lastOccurredAt, denominator?.lastOccurredAt ?? null),
});

const targetOf = ({ target }: Kpi) => ({
  target: target?.value ?? null,
  targetSource: target?.source ?? null,
});

const valueOf = (kpi: Kpi, summed: Summed): KpiValue => {
  const figures = figuresOf(kpi, summed);
  const [previous, figure] = figures.slice(-2) as [Figure, Figure];
  return {
    kpi: kpi.id,
    value: figure.value,
    unit: kpi.unit,
    currency: kpi.unit === 'money' ? summed.reach.currency : null,
    ...targetOf(kpi),
    status: figure.status,
    previous: previous.value,
    series: summed.buckets.map(({ from, to }, index) => ({ from, to, value: figures[index]?.value ?? null })),
    ...partsOf(figure),
  };
};

/** A figure that the caller may not read does not exist for them. @throws Problem 404. */
export const kpiFor = ({ roles }: Principal, id: string): Kpi => {
  const found = kpiById.get(id);
  if (found && mayReadKpi(roles, found)) return found;
  throw noSuchKpi(id);
};

const asked = (caller: Principal, ids: string | undefined): readonly Kpi[] =>
  ids === undefined || ids === ''
    ? catalogue.filter((kpi) => mayReadKpi(caller.roles, kpi))
    : ids.split(',').map((id) => kpiFor(caller, id));

type Ask = { readonly caller: Principal; readonly scope: Scope };

/** The values of the KPIs named, or of all. */
export const kpiValues = (pool: Pool, { caller, scope, ids }: Ask & { readonly ids?: string | undefined }) =>
  inSnapshot(pool, async (db) => {
    const kpis = asked(caller, ids);
    const reach = await reachOf(db, caller, scope);
    const buckets = bucketsUpTo(scope.period);
    const rows = await readSums(db, reach, summingFor(kpis, buckets));
    const recordedAt = scope.knownAt ?? (await readFreshness(db));
    return { recordedAt, data: kpis.map((kpi) => valueOf(kpi, { rows, buckets, reach })) };
  });

const explainedPart = ({ value, parts }: PartSum) => ({ value: value ?? '0', parts });

const figureFrom = async (db: PoolClient, kpi: Kpi, { reach, scope, fromFacts }: Source): Promise<Figure> => {
  const { currency, rates } = reach;
  const rows = await readSums(db, reach, { ...summingFor([kpi], [scope.period]), fromFacts });
  return figureIn(kpi, rows, { bucket: scope.period, at: 0, currency, rates });
};

type Source = { readonly reach: Reach; readonly scope: Scope; readonly fromFacts: boolean };

/**
 * How a figure comes about; `recomputed` adds up the facts one by one, and has to be equal. Beside it
 * stands what earlier formulas make of the same period.
 */
export const explainKpi = (pool: Pool, id: string, { caller, scope }: Ask): Promise<Explanation> =>
  inSnapshot(pool, async (db) => {
    const kpi = kpiFor(caller, id);
    const reach = await reachOf(db, caller, scope);
    const shown = await figureFrom(db, kpi, { reach, scope, fromFacts: false });
    const recomputed = await figureFrom(db, kpi, { reach, scope, fromFacts: true });
    const earlier = [];
    for (const before of kpi.earlier ?? []) {
      const figure = await figureFrom(db, byFormula(kpi, before), { reach, scope, fromFacts: true });
      const { formula, formulaVersion, validTo, why } = before;
      earlier.push({ formula, formulaVersion, validTo, why, value: figure.value });
    }
    return {
      kpi: kpi.id,
      name: kpi.name,
      formula: kpi.formula,
      formulaVersion: kpi.formulaVersion,
      validFrom: kpi.validFrom ?? null,
      earlier,
      owner: kpi.owner,
      unit: kpi.unit,
      currency: kpi.unit === 'money' || kpi.measuredIn === 'money' ? reach.currency : null,
      value: shown.value,
      recomputed: recomputed.value,
      equal: shown.value === recomputed.value,
      numerator: explainedPart(recomputed.numerator),
      denominator: recomputed.denominator && explainedPart(recomputed.denominator),
      ...targetOf(kpi),
      definition: kpi.description,
    };
  });
