/** Sums of facts become parts of figures: signed, in one currency, of one period. */
import { addDecimal, canonicalDecimal, multiplyDecimal } from '@gemba/measures/decimal';
import type { Kpi, Term } from '@gemba/read-model/kpi';
import { signOf } from '@gemba/read-model/kpi';
import type { MeasureSum } from '../answers/kpis.js';
import type { Rates } from './rates.js';

/** A sum as the database gives it. */
export type SumRow = {
  readonly measure: string;
  /** Index of the period; -1 for everything before the first one. */
  readonly bucket: number;
  /** Business date, where the amount has to be converted at the rate of the day. */
  readonly day: string | null;
  readonly unit: string;
  readonly currency: string;
  readonly groupCurrency: string;
  readonly sum: string;
  readonly groupSum: string | null;
  readonly count: number;
  readonly lastOccurredAt: string | null;
};

export type Money = {
  readonly asked: string;
  readonly rates: Rates;
  /** Levels are valued at the rate of this date; null for flows, each at the rate of its day. */
  readonly levelDate: string | null;
};

/** Whether it has to be converted: it is not booked in the currency asked, by its company or by the group. */
export const isForeign = ({ unit, currency, groupCurrency }: SumRow, asked: string): boolean =>
  unit === 'money' && currency !== asked && groupCurrency !== asked;

/** Null when there is no rate for it. */
export const inCurrency = (row: SumRow, { asked, rates, levelDate }: Money): string | null => {
  if (row.unit !== 'money' || row.currency === asked) return row.sum;
  if (row.groupCurrency === asked) return row.groupSum;
  const date = levelDate ?? row.day;
  return date === null ? null : rates.convert(row.sum, { from: row.currency, to: asked }, date);
};

export type PartSum = {
  /** Σ of all measures; null when an amount cannot be converted. */
  readonly value: string | null;
  readonly facts: number;
  readonly lastOccurredAt: string | null;
  readonly parts: readonly MeasureSum[];
};

const plusOrNone = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : addDecimal(a, b);

type Counted = { readonly row: SumRow; readonly value: string | null };

const measureSum = (measure: string, counted: readonly Counted[]): MeasureSum => ({
  measure,
  value: counted.reduce((sum, { value }) => addDecimal(sum, value ?? '0'), '0'),
  facts: counted.reduce((sum, { row }) => sum + row.count, 0),
});

const latest = (times: readonly (string | null)[]): string | null =>
  times.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);

/** Σ of the rows that count for the terms, each measure with its sign. */
export const partOf = (terms: readonly Term[], rows: readonly SumRow[], money: Money): PartSum => {
  const counted = rows.flatMap((row): Counted[] => {
    const sign = signOf(terms, row.measure);
    if (sign === 0) return [];
    const value = inCurrency(row, money);
    return [{ row, value: value === null ? null : multiplyDecimal(canonicalDecimal(value), String(sign)) }];
  });
  const measures = Map.groupBy(counted, ({ row }) => row.measure);
  return {
    value: counted.map(({ value }) => value).reduce<string | null>(plusOrNone, '0'),
    facts: counted.reduce((sum, { row }) => sum + row.count, 0),
    lastOccurredAt: latest(counted.map(({ row }) => row.lastOccurredAt)),
    parts: [...measures]
      .map(([name, each]) => measureSum(name, each))
      .sort((a, b) => (a.measure < b.measure ? -1 : 1)),
  };
};

export type Part = 'numerator' | 'denominator';

/** Whether a part is a level: everything up to the end of the period, not only what is of the period. */
export const isLevel = ({ kind }: Pick<Kpi, 'kind'>, part: Part): boolean =>
  kind === 'level' || (kind === 'cover' && part === 'numerator');

/** The unit of the facts that count for a part. */
export const unitOf = (
  { measuredIn, dividedBy }: Pick<Kpi, 'measuredIn' | 'dividedBy'>,
  part: Part,
): string => (part === 'denominator' ? (dividedBy ?? measuredIn) : measuredIn);
