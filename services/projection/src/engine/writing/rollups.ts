/** What the facts of a batch add to the roll-ups: exact sums with as many decimals as the finest of them. */
import type { StatedFact } from '@gemba/read-model/fact';

/** Under the names of its columns. A missing currency is empty, so that it can be part of the key. */
export type Rollup = {
  readonly measure: string;
  readonly business_date: string;
  readonly site: string;
  readonly unit: string;
  readonly currency: string;
  readonly group_currency: string;
  readonly sum: string;
  readonly group_sum: string | null;
  readonly count: number;
  readonly last_occurred_at: string;
};

/** `units` are tens to the power of minus `decimals`. */
type Sum = { units: bigint; decimals: number };
type Group = {
  readonly first: StatedFact;
  readonly sum: Sum;
  readonly groupSum: Sum | null;
  count: number;
  last: string;
};

const PLAIN = /^-?\d+(\.\d+)?$/;

/** @throws RangeError where the text is no plain decimal. */
const add = (sum: Sum, text: string): void => {
  if (!PLAIN.test(text)) throw new RangeError(`A fact has no decimal as its value: ${text}`);
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  if (decimals > sum.decimals) {
    sum.units *= 10n ** BigInt(decimals - sum.decimals);
    sum.decimals = decimals;
  }
  const units = BigInt(point < 0 ? text : text.slice(0, point) + text.slice(point + 1));
  sum.units += decimals < sum.decimals ? units * 10n ** BigInt(sum.decimals - decimals) : units;
};

const written = ({ units, decimals }: Sum): string => {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return decimals === 0 ? sign + digits : `${sign}${whole}.${digits.slice(-decimals)}`;
};

const nothing = (): Sum => ({ units: 0n, decimals: 0 });

const keyOf = ({ measure, businessDate, site, unit, currency, groupCurrency }: StatedFact): string =>
  `${measure}\0${businessDate}\0${site}\0${unit}\0${currency ?? ''}\0${groupCurrency ?? ''}`;

const groupOf = (first: StatedFact): Group => ({
  first,
  sum: nothing(),
  groupSum: first.groupValue === null ? null : nothing(),
  count: 0,
  last: '',
});

const rollupOf = ({ first, sum, groupSum, count, last }: Group): Rollup => ({
  measure: first.measure,
  business_date: first.businessDate,
  site: first.site,
  unit: first.unit,
  currency: first.currency ?? '',
  group_currency: first.groupCurrency ?? '',
  sum: written(sum),
  group_sum: groupSum && written(groupSum),
  count,
  last_occurred_at: last,
});

/** Adds facts up, one after the other. */
export class Rollups {
  private readonly groups = new Map<string, Group>();

  /**
   * In a group either all facts have a value in the currency of the enterprise or none: it is in the key.
   * @throws RangeError where a value is no plain decimal.
   */
  add(fact: StatedFact, occurredAt: string): void {
    const key = keyOf(fact);
    const group = this.groups.get(key) ?? groupOf(fact);
    this.groups.set(key, group);
    add(group.sum, fact.value);
    if (group.groupSum && fact.groupValue !== null) add(group.groupSum, fact.groupValue);
    group.count += 1;
    if (occurredAt > group.last) group.last = occurredAt;
  }

  all(): readonly Rollup[] {
    return [...this.groups.values()].map(rollupOf);
  }
}
