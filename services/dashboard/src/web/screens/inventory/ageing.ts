/** Sorts lots into buckets by the days since they were received. */
import type { Row } from '../../api/contract.js';
import { ageDays } from '../../format/time.js';
import { t } from '../../language/language.js';

export const buckets = ['0–30', '31–60', '61–90', '91–180', t('inventory.over180'), 'unknown'] as const;
export type Bucket = (typeof buckets)[number];
const limits = [30, 60, 90, 180, Infinity];

/** The bucket of a lot; a lot without a date of receipt is shown as unknown, not as new. */
export function bucketOf(lot: Row, now: number): Bucket {
  const received = lot.receivedAt;
  if (typeof received !== 'string') return 'unknown';
  const age = ageDays(received, now);
  return buckets[limits.findIndex((limit) => age <= limit)] ?? 'unknown';
}

/** Sum of a decimal field, for drawing; exact totals come from the service. */
export function total(rows: Row[], field: string): number {
  return rows.reduce((sum, row) => sum + Number(row[field] ?? 0), 0);
}

/** Lots of each currency apart, since amounts of several are never added; one empty group of no lots. */
export function byCurrency(lots: Row[]): [currency: string, lots: Row[]][] {
  const groups = [...Map.groupBy(lots, (lot) => String(lot.currency))];
  return groups.length === 0 ? [['', []]] : groups.toSorted(([one], [other]) => (one < other ? -1 : 1));
}

export type Slice = { bucket: Bucket; lots: number } & Record<string, number | string>;

/** One row per bucket with the value per site; `unknown` only when a lot is in it. */
export function ageing(lots: Row[], sites: string[], now: number): Slice[] {
  const all = buckets.map((bucket) => {
    const here = lots.filter((lot) => bucketOf(lot, now) === bucket);
    const values = sites.map((site) => {
      const sum = total(
        here.filter((lot) => lot.site === site),
        'value',
      );
      return [site, Math.round(sum * 100) / 100] as const;
    });
    return { bucket, lots: here.length, ...Object.fromEntries(values) };
  });
  return all.filter(({ bucket, lots: count }) => bucket !== 'unknown' || count > 0);
}

export type ItemValue = { item: string; value: number; lots: number };

/** The items that bind most money, most first. */
export function heaviest(lots: Row[], count: number): ItemValue[] {
  const byItem = Map.groupBy(lots, (lot) => String(lot.item));
  const all = [...byItem].map(([item, rows]) => {
    return { item, value: Math.round(total(rows, 'value') * 100) / 100, lots: rows.length };
  });
  return all.toSorted((one, other) => other.value - one.value).slice(0, count);
}
