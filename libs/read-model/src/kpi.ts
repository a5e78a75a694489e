/** A KPI is a row of a catalogue: sums of facts over sums of facts, never an average of averages. */
import {
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  roundDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';

export const KPI_GROUPS = ['delivery', 'production', 'quality', 'inventory', 'people', 'money'] as const;
export type KpiGroup = (typeof KPI_GROUPS)[number];

/** Which way a figure gets better. */
export const DIRECTIONS = ['up', 'down', 'none'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * `ratio`: Σ numerator ÷ Σ denominator of the period. `sum`: Σ numerator of the period. `level`: Σ of all
 * facts up to the end of the period, such as a stock. `cover`: the level of the numerator × days of the
 * period ÷
 * Σ denominator of the period, that is how many days of use are there.
 */
export type KpiKind = 'ratio' | 'sum' | 'level' | 'cover';

/** `scrapped` adds a measure, `-scrapped` subtracts it, `ledger/4*` takes all measures that begin so. */
export type Term = string;

/** A formula that held until another took its place. */
export type EarlierFormula = Pick<KpiRow, 'formula' | 'formulaVersion' | 'numerator' | 'denominator'> & {
  /** The date from which the next version holds. */
  readonly validTo: string;
  readonly why: string;
};

export type KpiRow = {
  readonly name: string;
  readonly description: string;
  /** As people read it. */
  readonly formula: string;
  /** Raised whenever the same facts would give another figure. */
  readonly formulaVersion: number;
  /** The date from which this version holds; since the beginning when absent. */
  readonly validFrom?: string;
  /** Formulas of before, the newest first: history is restated by the newest, and shown by them beside it. */
  readonly earlier?: readonly EarlierFormula[];
  /** Unit of the figure: `ratio`, `money` or a Rec 20 code. */
  readonly unit: string;
  /** Unit of the facts that are summed; facts of a measure in other units do not count. */
  readonly measuredIn: string;
  /** Unit of the facts below the line where it is another one, as for a mean over counted cases. */
  readonly dividedBy?: string;
  readonly kind: KpiKind;
  readonly numerator: readonly Term[];
  readonly denominator: readonly Term[] | null;
  /** Role that answers for it. */
  readonly owner: string;
  readonly direction: Direction;
  readonly group: KpiGroup;
  /** Digits after the point when shown; of the percentage where the unit is `ratio`. */
  readonly decimals: number;
  /** Explains a headline figure and stands behind it, not on the first screen. */
  readonly supporting?: true;
  readonly target?: { readonly value: string; readonly source: string };
};

export type Kpi = KpiRow & { readonly id: string };

export const kpi = (id: string, row: KpiRow): Kpi => {
  const divided = row.kind === 'ratio' || row.kind === 'cover';
  if (divided !== (row.denominator !== null))
    throw new Error(`${id}: a ${row.kind} ${divided ? 'needs a' : 'has no'} denominator.`);
  const versions = [row, ...(row.earlier ?? [])].map(({ formulaVersion }) => formulaVersion);
  if (versions.at(-1) !== 1 || versions.some((version, index) => version !== row.formulaVersion - index))
    throw new Error(`${id}: the versions of its formula are not in order.`);
  if ((row.validFrom === undefined) !== (row.earlier === undefined))
    throw new Error(`${id}: a later version holds from a date and keeps the earlier ones.`);
  return { id, ...row };
};

/** The KPI as it was computed by an earlier formula. */
export const byFormula = (
  of: Kpi,
  { formula, formulaVersion, numerator, denominator }: EarlierFormula,
): Kpi => ({
  ...of,
  ...{ formula, formulaVersion, numerator, denominator },
});

export type ReadTerm = { readonly measure: string; readonly prefix: boolean; readonly sign: 1 | -1 };

export const readTerm = (term: Term): ReadTerm => {
  const sign = term.startsWith('-') ? -1 : 1;
  const name = sign < 0 ? term.slice(1) : term;
  const prefix = name.endsWith('*');
  return { measure: prefix ? name.slice(0, -1) : name, prefix, sign };
};

/** 1 or -1 when the measure counts for the terms, 0 when it does not; the first term that fits decides. */
export const signOf = (terms: readonly Term[], measure: string): 1 | -1 | 0 => {
  const fits = terms
    .map(readTerm)
    .find((term) => (term.prefix ? measure.startsWith(term.measure) : measure === term.measure));
  return fits?.sign ?? 0;
};

/** Digits after the point that a quotient keeps. */
const FIGURE_DIGITS = 6;

export type Sums = {
  readonly numerator: string;
  /** Null when the KPI has none. */
  readonly denominator: string | null;
  /** Length of the period in days. */
  readonly days: number;
};

/** The figure; null when there is nothing to divide by. */
export const figureOf = (of: Pick<Kpi, 'kind'>, { numerator, denominator, days }: Sums): string | null => {
  if (of.kind === 'sum' || of.kind === 'level') return roundDecimal(numerator, FIGURE_DIGITS);
  if (denominator === null || compareDecimals(denominator, '0') <= 0) return null;
  const above = of.kind === 'cover' ? multiplyDecimal(numerator, String(days)) : numerator;
  return divideDecimals(above, denominator, FIGURE_DIGITS);
};

export const STATUSES = ['good', 'warning', 'bad', 'none'] as const;
export type Status = (typeof STATUSES)[number];

/** Off target by at most this part of the target is a warning, beyond it is bad. */
const WARNING_BAND = '0.05';

/** How a figure stands to its target; `none` without target, direction or figure. */
export const statusOf = (
  { target, direction }: Pick<Kpi, 'target' | 'direction'>,
  value: string | null,
): Status => {
  if (value === null || target === undefined || direction === 'none') return 'none';
  const missed =
    direction === 'up' ? subtractDecimal(target.value, value) : subtractDecimal(value, target.value);
  if (compareDecimals(missed, '0') <= 0) return 'good';
  return compareDecimals(missed, multiplyDecimal(target.value, WARNING_BAND)) <= 0 ? 'warning' : 'bad';
};
