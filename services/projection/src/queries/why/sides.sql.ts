/** The two figures that are compared, with what sums of their facts are worth. */
import { multiplyDecimal } from '@gemba/measures/decimal';
import { plusDays } from '@gemba/measures/period';
import type { Principal } from '@gemba/platform/access/principal';
import type { Kpi } from '@gemba/read-model/kpi';
import type { PoolClient } from 'pg';
import { daysIn } from '../../figures/buckets.js';
import type { Figure } from '../../figures/figure.js';
import { figureIn } from '../../figures/figure.js';
import type { Part, SumRow } from '../../figures/sums.js';
import { isForeign, isLevel } from '../../figures/sums.js';
import type { Pair, Parts, Weights } from '../../figures/why.js';
import { NOTHING, plusParts, weightsOf } from '../../figures/why.js';
import { summingFor } from '../kpi-values.sql.js';
import type { Reach } from '../reading.sql.js';
import { reachOf } from '../reading.sql.js';
import type { Scope } from '../scope.js';
import { readSums } from '../sums.sql.js';
import type { KeySum, Side } from './contributions.sql.js';

export type Told = {
  readonly scope: Scope;
  readonly reach: Reach;
  readonly figure: Figure;
  readonly rows: readonly SumRow[];
};

/** Both in one currency: that of the figure asked about. */
export type Sides = { readonly kpi: Kpi } & Readonly<Record<Side, Told>>;

const toldOf = async (db: PoolClient, kpi: Kpi, ask: Ask): Promise<Told> => {
  const { caller, scope } = ask;
  const reach = await reachOf(db, caller, scope);
  const rows = await readSums(db, reach, summingFor([kpi], [scope.period]));
  const { currency, rates } = reach;
  return {
    scope,
    reach,
    rows,
    figure: figureIn(kpi, rows, { bucket: scope.period, at: 0, currency, rates }),
  };
};

type Ask = { readonly caller: Principal; readonly scope: Scope };

export const readSides = async (
  db: PoolClient,
  kpi: Kpi,
  { caller, base, now }: { readonly caller: Principal } & Readonly<Record<Side, Scope>>,
): Promise<Sides> => {
  const asked = await toldOf(db, kpi, { caller, scope: now });
  const { currency } = asked.reach;
  return { kpi, now: asked, base: await toldOf(db, kpi, { caller, scope: { ...base, currency } }) };
};

/** By what the sum above the line is multiplied before it is divided. */
const factorOf = ({ kind }: Kpi, { scope }: Told): string =>
  kind === 'cover' ? String(daysIn(scope.period)) : '1';

const scaledOf = (sides: Sides, side: Side, { above, below }: Parts): Parts => ({
  above: multiplyDecimal(above, factorOf(sides.kpi, sides[side])),
  below,
});

/** As they count for the difference. */
export const scaled = (sides: Sides, { base, now }: Pair): Pair => ({
  base: scaledOf(sides, 'base', base),
  now: scaledOf(sides, 'now', now),
});

const partsOf = ({ figure: { numerator, denominator } }: Told): Parts => ({
  above: numerator.value ?? '0',
  below: denominator?.value ?? '0',
});

/** What both figures are made of. */
export const totalOf = ({ base, now }: Sides): Pair => ({ base: partsOf(base), now: partsOf(now) });

export const weightsFor = (sides: Sides): Weights =>
  weightsOf(scaled(sides, totalOf(sides)), sides.kpi.denominator !== null);

const lastDay = ({ scope }: Told): string => plusDays(scope.period.to, -1);

/** What one unit of each currency is worth, under the names by which `readContributions` looks it up. */
export const worthIn = (sides: Sides): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (const side of ['base', 'now'] as const) {
    const { rows, reach } = sides[side];
    for (const { currency, day } of rows.filter((row) => isForeign(row, reach.currency))) {
      const worth = (date: string): string =>
        reach.rates.convert('1', { from: currency, to: reach.currency }, date) ?? '0';
      found[`${side}/${currency}/`] = worth(lastDay(sides[side]));
      if (day !== null) found[`${side}/${currency}/${day}`] = worth(day);
    }
  }
  return found;
};

const valueOf = (sides: Sides, { side, part, foreign, day, sum }: KeySum): string => {
  const told = sides[side];
  if (foreign === '') return sum;
  const date = isLevel(sides.kpi, part) ? lastDay(told) : day;
  return told.reach.rates.convert(sum, { from: foreign, to: told.reach.currency }, date) ?? '0';
};

const inPart = (part: Part, value: string): Parts =>
  part === 'numerator' ? { above: value, below: '0' } : { above: '0', below: value };

/** The parts that sums of one key are, in the currency asked. */
export const pairOf = (sides: Sides, sums: readonly KeySum[]): Pair =>
  sums.reduce<Pair>((pair, sum) => {
    const parts = inPart(sum.part, valueOf(sides, sum));
    return { ...pair, [sum.side]: plusParts(pair[sum.side], parts) };
  }, NOTHING);
