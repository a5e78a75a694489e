/**
 * Orders use a forecast up, so that what it has foreseen is not planned twice: an order uses first what is
 * forecast of its own period, then what is left of earlier ones, then of later ones, the nearest first,
 * within so many days of its own.
 *
 * Source: forecast consumption as in Orlicky's Material Requirements Planning (3rd edition) and the APICS
 * Dictionary; the demand time fence there is the day up to which only orders count.
 */
import { plusDays } from '@gemba/measures/period';
import { least, most } from './millionths.js';

/** `to` is the first day after it. */
export type ForecastOf = { readonly from: string; readonly to: string; readonly quantity: bigint };

/** What customers asked for, by the day for which they did. */
export type Wanted = { readonly date: string; readonly quantity: bigint };

/** How many days before and after its own an order looks for a forecast that it uses up. */
export type Windows = { readonly backward: number; readonly forward: number };

/** What is left of a forecast; `consumed` and `left` make up its quantity. */
export type Consumed = ForecastOf & { readonly consumed: bigint; readonly left: bigint };

type Period = ForecastOf & { left: bigint };

const inOrder = <T>(all: readonly T[], dateOf: (each: T) => string): readonly T[] =>
  all.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : Number(dateOf(a) > dateOf(b))));

/** Takes so much of what is left; answers what there was not. */
const take = (period: Period | undefined, quantity: bigint): bigint => {
  if (period === undefined) return quantity;
  const part = least(period.left, quantity);
  period.left -= part;
  return quantity - part;
};

/** The other periods that an order may use, in the order in which it does. */
const around = (periods: readonly Period[], date: string, { backward, forward }: Windows) => {
  const [since, until] = [plusDays(date, -backward), plusDays(date, forward)];
  const earlier = periods.filter(({ to }) => to <= date && to > since).toReversed();
  return [...earlier, ...periods.filter(({ from }) => from > date && from <= until)];
};

/** What orders leave of a forecast. Every order uses its own period before any order uses another one. */
export const consume = (
  forecast: readonly ForecastOf[],
  wanted: readonly Wanted[],
  windows: Windows,
): readonly Consumed[] => {
  const periods: Period[] = inOrder(forecast, ({ from }) => from).map((of) => ({ ...of, left: of.quantity }));
  const over = inOrder(wanted, ({ date }) => date).map(({ date, quantity }) => {
    const own = periods.find(({ from, to }) => from <= date && date < to);
    return { date, left: take(own, most(quantity, 0n)) };
  });
  for (const { date, left } of over)
    around(periods, date, windows).reduce((rest, period) => take(period, rest), left);
  return periods.map((period) => ({ ...period, consumed: period.quantity - period.left }));
};

/**
 * When what is left of a forecast is needed: when its period begins, or now where it has begun, and not
 * before the first day after the demand time fence. Null once that, or its period, is over.
 */
export const dueOf = (
  { from, to }: ForecastOf,
  { today, fence }: { readonly today: string; readonly fence: number },
): string | null => {
  const first = plusDays(today, fence);
  const due = from < first ? first : from;
  return due < to ? due : null;
};
