/** A figure of one KPI in one period: its parts, its value, and how it stands to its target. */
import { plusDays } from '@gemba/measures/period';
import { currencyDecimals } from '@gemba/measures/currencies';
import { fixedDecimal } from '@gemba/measures/decimal';
import type { Kpi, Status } from '@gemba/read-model/kpi';
import { figureOf, statusOf } from '@gemba/read-model/kpi';
import type { Bucket } from './buckets.js';
import { daysIn } from './buckets.js';
import type { Rates } from './rates.js';
import type { Part, PartSum, SumRow } from './sums.js';
import { isLevel, partOf, unitOf } from './sums.js';

export type Figure = {
  readonly value: string | null;
  readonly status: Status;
  readonly numerator: PartSum;
  readonly denominator: PartSum | null;
};

export type Question = {
  readonly bucket: Bucket;
  /** Index of the period among those that were summed. */
  readonly at: number;
  readonly currency: string;
  readonly rates: Rates;
};

/** Levels keep what was before, flows only what is of the period. */
const rowsFor = (
  kpi: Kpi,
  rows: readonly SumRow[],
  [part, at]: readonly [Part, number],
): readonly SumRow[] => {
  const unit = unitOf(kpi, part);
  const level = isLevel(kpi, part);
  return rows.filter((row) => row.unit === unit && (level ? row.bucket <= at : row.bucket === at));
};

/** Money is written with the decimals of its currency, everything else as it was divided. */
const written = (kpi: Kpi, value: string | null, currency: string): string | null =>
  value !== null && kpi.unit === 'money' ? fixedDecimal(value, currencyDecimals(currency)) : value;

/** Computes the figure from sums of facts; a sum that cannot be converted leaves the figure empty. */
export const figureIn = (kpi: Kpi, rows: readonly SumRow[], question: Question): Figure => {
  const { bucket, at, currency, rates } = question;
  const sumOf = (part: Part): PartSum => {
    const levelDate = isLevel(kpi, part) ? plusDays(bucket.to, -1) : null;
    const terms = part === 'numerator' ? kpi.numerator : (kpi.denominator ?? []);
    return partOf(terms, rowsFor(kpi, rows, [part, at]), { asked: currency, rates, levelDate });
  };
  const numerator = sumOf('numerator');
  const denominator = kpi.denominator && sumOf('denominator');
  const known = numerator.value !== null && denominator?.value !== null;
  const sums = {
    numerator: numerator.value ?? '0',
    denominator: denominator?.value ?? null,
    days: daysIn(bucket),
  };
  const value = known ? written(kpi, figureOf(kpi, sums), currency) : null;
  return { value, status: statusOf(kpi, value), numerator, denominator };
};
