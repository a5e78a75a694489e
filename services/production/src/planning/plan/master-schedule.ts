/**
 * The master schedule of an item: by period what is expected, ordered, received and planned, what will be
 * there, and what can still be promised.
 *
 * Source: APICS Dictionary, discrete available-to-promise with look-ahead: stock and receipts of a period
 * less what is committed until the next receipt; where more is committed than comes, earlier receipts give
 * it.
 */
import type { Period } from '@gemba/measures/period';
import { isInPeriod } from '@gemba/measures/period';
import type { Consumed } from './consumption.js';
import { most } from './millionths.js';
import { projected } from './projection.js';
import type { ServedItem } from './served.js';

export type ScheduledPeriod = Pick<Period, 'from' | 'to'> & {
  /** All that was forecast of it, and what orders have left of that. */
  readonly forecast: bigint;
  readonly unconsumed: bigint;
  readonly orders: bigint;
  /** What is made of it needs. */
  readonly dependent: bigint;
  readonly receipts: bigint;
  readonly planned: bigint;
  /** At its end, with all that is needed, on order and planned. */
  readonly projected: bigint;
  /** What can be promised of stock and of what is on order, and that with what earlier periods have. */
  readonly promisable: bigint;
  readonly promisableInAll: bigint;
};

const isForecast = (ref: string): boolean => ref.startsWith('forecast/');
const isPlanned = (ref: string): boolean => ref.startsWith('planned/');
const isDependent = (ref: string): boolean => isPlanned(ref) || ref.startsWith('production-order/');

type Sums = Omit<ScheduledPeriod, 'from' | 'to' | 'projected' | 'promisable' | 'promisableInAll'> & {
  /** Needed by orders, and by what is made by now. */
  readonly committed: bigint;
};

/** Earlier supply gives what a period has committed beyond its own. */
const promisable = (supplies: readonly bigint[], committed: readonly bigint[]): readonly bigint[] => {
  let owed = 0n;
  return supplies
    .map((_, index) => supplies.length - 1 - index)
    .map((at) => {
      const left = (supplies[at] ?? 0n) - (committed[at] ?? 0n) - owed;
      owed = most(0n, -left);
      // What nobody can give any more shows where it is: today.
      return at === 0 ? left : most(0n, left);
    })
    .toReversed();
};

type Scope = { readonly today: string; readonly periods: readonly Period[] };

/** What is overdue counts in the first period. */
const within = ({ today, periods }: Scope, period: Period, date: string): boolean =>
  isInPeriod(date < today ? (periods[0]?.from ?? today) : date, period);

const sumsOf = (of: ServedItem, period: Period, scope: Scope): Sums => {
  const sum = <T extends { readonly due: string; readonly quantity: bigint }>(
    all: readonly T[],
    counts: (each: T) => boolean,
  ): bigint =>
    all
      .filter((each) => counts(each) && within(scope, period, each.due))
      .reduce((total, { quantity }) => total + quantity, 0n);
  const orders = sum(of.needs, ({ ref }) => !isForecast(ref) && !isDependent(ref));
  const made = sum(of.needs, ({ ref }) => ref.startsWith('production-order/'));
  return {
    ...{ forecast: 0n, unconsumed: sum(of.needs, ({ ref }) => isForecast(ref)), orders },
    dependent: sum(of.needs, ({ ref }) => isDependent(ref)),
    receipts: sum(of.supplies, ({ ref, due }) => due !== '' && !isPlanned(ref)),
    planned: sum(of.supplies, ({ ref }) => isPlanned(ref)),
    committed: orders + made,
  };
};

/** Periods from that of today on. */
export const masterSchedule = (
  of: ServedItem,
  forecast: readonly Consumed[],
  scope: Scope,
): readonly ScheduledPeriod[] => {
  const { today, periods } = scope;
  const days = projected({
    ...{ today, lots: of.lots },
    needs: of.needs.map(({ due, quantity }) => ({ date: due, quantity })),
    comes: of.supplies.filter(({ due }) => due !== '').map(({ due, quantity }) => ({ date: due, quantity })),
  });
  const sums = periods.map((period) => sumsOf(of, period, scope));
  const onHand = of.supplies.find(({ due }) => due === '')?.quantity ?? 0n;
  const supplies = sums.map(({ receipts }, at) => receipts + (at === 0 ? onHand : 0n));
  const free = promisable(
    supplies,
    sums.map(({ committed }) => committed),
  );
  let inAll = 0n;
  return sums.map(({ committed: _, ...sum }, at) => {
    const { from, to } = periods[at] ?? { from: today, to: today };
    inAll += free[at] ?? 0n;
    return {
      ...{ from, to, ...sum },
      forecast: forecast
        .filter((each) => each.to > today && within(scope, { kind: 'day', from, to }, each.from))
        .reduce((total, each) => total + each.quantity, 0n),
      projected: days.findLast(({ date }) => date < to)?.there ?? 0n,
      ...{ promisable: free[at] ?? 0n, promisableInAll: inAll },
    };
  });
};
