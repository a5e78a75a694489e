/** How much more or less than ordered may come in: a share, and no more than a quantity where one is said. */
import type { ReceiptToleranceSet } from '@gemba/contracts/events/supply-chain/procurement';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { areConvertible, convertUnit } from '@gemba/measures/units';
import { entry } from '../facts/facts.js';
import { isCounted } from '../facts/quantities.js';

export type Tolerance = Omit<ReceiptToleranceSet, 'item'>;

/** By item, and under `*` of all others. */
export type Tolerances = Readonly<Record<string, Tolerance>>;

export const ALL_ITEMS = '*';

/** Where nothing was said of a supplier: a tenth more, and nothing less. */
const USUAL: Tolerance = { over: '0.10', under: '0' };

export const toleranceOf = (known: Tolerances | undefined, item: string): Tolerance =>
  entry(known ?? {}, item) ?? entry(known ?? {}, ALL_ITEMS) ?? USUAL;

/** The share of a quantity, and no more than the limit where there is one in that unit. */
const allowed = ({ value, unit }: Quantity, share: string, limit: Quantity | undefined): string => {
  const part = multiplyDecimal(value, share);
  if (limit === undefined || !areConvertible(limit.unit, unit)) return part;
  const most = limit.unit === unit ? limit.value : convertUnit(limit, unit).value;
  return compareDecimals(most, part) < 0 ? most : part;
};

/** What is counted has no parts: an allowance is the whole number below it. */
const rounded = (value: string, unit: string): string =>
  isCounted(unit) ? (value.split('.')[0] ?? value) : value;

/** The most that may come in of what was ordered; what is counted is rounded down. */
export const mostOf = (ordered: Quantity, { over, overQuantity }: Tolerance): string =>
  addDecimal(ordered.value, rounded(allowed(ordered, over, overQuantity), ordered.unit));

/** The least that completes what was ordered; what is counted is rounded up. */
export const leastOf = (ordered: Quantity, { under, underQuantity }: Tolerance): string =>
  subtractDecimal(ordered.value, rounded(allowed(ordered, under, underQuantity), ordered.unit));

/** What the tolerance is called where it refuses, `ordered plus 10 %`. */
export const toleranceNamed = ({ over, overQuantity }: Tolerance): string => {
  const percent = divideDecimals(multiplyDecimal(over, '100'), '1', 4);
  const most = overQuantity ? `, at most ${overQuantity.value} ${overQuantity.unit}` : '';
  return `ordered plus ${percent} %${most}`;
};
