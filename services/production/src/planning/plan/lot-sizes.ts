/**
 * Lot sizing turns net requirements into the lots that are ordered or made.
 *
 * Sources: lot-for-lot, fixed order quantity, periods of supply: APICS Dictionary; economic order quantity:
 * Harris, How many parts to make at once, 1913; dynamic lots: Wagner and Whitin, Management Science 5 (1958).
 */
import type { PLANNING_METHODS } from '@gemba/contracts/events/production/definition';
import { daysOf } from '@gemba/measures/lead-time';
import { dayNumber } from './days.js';
import { ONE, dividedUp, least, most, rootOf, stepOf, upTo } from './millionths.js';

/** What is short on a date, in millionths of the unit of the item. */
export type Net = { readonly date: string; readonly quantity: bigint };

export type LotPolicy = {
  readonly method: Exclude<(typeof PLANNING_METHODS)[number], 'reorder-point'>;
  readonly unit: string;
  /** The lot of the method `fixed`. */
  readonly fixed?: bigint;
  /** How long a lot of the method `period` lasts. */
  readonly cover?: string;
  /** Cost of one order, and of keeping one unit for a year, in one currency. */
  readonly orderingCost?: bigint;
  readonly holdingCost?: bigint;
  readonly minimum?: bigint;
  readonly maximum?: bigint;
  readonly multiple?: bigint;
};

const DAYS_OF_YEAR = 365n;

const sumOf = (net: readonly Net[]): bigint => net.reduce((sum, { quantity }) => sum + quantity, 0n);

/** One need for all that fall within the days from the first of them. */
const byPeriod = (net: readonly Net[], cover: string): readonly Net[] => {
  const days = Math.max(1, daysOf(cover));
  const groups: { date: string; until: number; quantity: bigint }[] = [];
  for (const { date, quantity } of net) {
    const group = groups.at(-1);
    if (group && dayNumber(date) < group.until) group.quantity += quantity;
    else groups.push({ date, until: dayNumber(date) + days, quantity });
  }
  return groups.map(({ date, quantity }) => ({ date, quantity }));
};

/** What it costs to keep all needs after the n-th from its date on, for each n. */
const keptFrom = (net: readonly Net[], holdingCost: bigint): readonly bigint[] => {
  const kept: bigint[] = [];
  let cost = 0n;
  let carried = 0n;
  for (const [back, { date, quantity }] of net.toReversed().entries()) {
    const next = net[net.length - back];
    if (next) cost += carried * holdingCost * BigInt(dayNumber(next.date) - dayNumber(date));
    kept.unshift(cost);
    carried += quantity;
  }
  return kept;
};

/**
 * The cheapest partition of the needs into orders: f(j) = min over i ≤ j of f(i − 1) + ordering cost + the
 * cost of keeping the needs i + 1 … j from the date of i on. Exact, in millionths of millionths and days of
 * the year; of two that cost the same, the one with the later order.
 */
export const wagnerWhitin = (
  net: readonly Net[],
  { orderingCost, holdingCost }: { readonly orderingCost: bigint; readonly holdingCost: bigint },
): readonly Net[] => {
  const setup = orderingCost * DAYS_OF_YEAR * ONE;
  const cheapest: bigint[] = [0n];
  const begins: number[] = [];
  for (const [last] of net.entries()) {
    const kept = keptFrom(net.slice(0, last + 1), holdingCost);
    const costs = kept.map((cost, first) => (cheapest[first] ?? 0n) + setup + cost);
    const first = costs.reduce((best, cost, index) => (cost <= (costs[best] ?? cost) ? index : best), 0);
    begins.push(first);
    cheapest.push(costs[first] ?? 0n);
  }
  const lots: Net[] = [];
  for (let end = net.length; end > 0; end = begins[end - 1] ?? 0) {
    const part = net.slice(begins[end - 1], end);
    lots.unshift({ date: part[0]?.date ?? '', quantity: sumOf(part) });
  }
  return lots;
};

/** Harris 1913: the root of 2 × demand of a year × cost of an order ÷ cost of keeping one for a year. */
export const economicQuantity = (
  yearly: bigint,
  { orderingCost, holdingCost }: { readonly orderingCost: bigint; readonly holdingCost: bigint },
): bigint => rootOf((2n * yearly * ONE * orderingCost) / holdingCost);

const costsOf = ({ orderingCost = 0n, holdingCost = 1n }: LotPolicy) => ({ orderingCost, holdingCost });

const grouped = (net: readonly Net[], policy: LotPolicy): readonly Net[] => {
  if (policy.method === 'period') return byPeriod(net, policy.cover ?? 'P1D');
  return policy.method === 'wagner-whitin' ? wagnerWhitin(net, costsOf(policy)) : net;
};

/** The smallest lot of the method that is not below the need. */
const sizer = (policy: LotPolicy, yearly: bigint): ((need: bigint) => bigint) => {
  const { method, fixed = 0n, unit, minimum = 0n, multiple = stepOf(unit) } = policy;
  const economic = method === 'eoq' ? economicQuantity(yearly, costsOf(policy)) : 0n;
  return (need) => {
    const lot = method === 'fixed' && fixed > 0n ? upTo(need, fixed) : most(need, economic);
    return upTo(upTo(most(lot, minimum), stepOf(unit)), multiple);
  };
};

/** No lot is above the maximum; a part of one is a lot of its own. */
const parts = ({ date, quantity }: Net, maximum: bigint | undefined): readonly Net[] => {
  if (maximum === undefined || quantity <= maximum) return [{ date, quantity }];
  const count = dividedUp(quantity, maximum);
  return Array.from({ length: Number(count) }, (_, index) => ({
    date,
    quantity: least(maximum, quantity - maximum * BigInt(index)),
  }));
};

/** How much one would order for a need alone. */
export const lotFor = (need: bigint, policy: LotPolicy, yearly: bigint): bigint =>
  sizer(policy, yearly)(need);

/**
 * The lots that cover the needs, in the order of their dates: each at least what is short on its date, what
 * it has above that reduces the next ones. `yearly` is the demand of a year.
 */
export const lotsFor = (net: readonly Net[], policy: LotPolicy, yearly: bigint): readonly Net[] => {
  const sized = sizer(policy, yearly);
  let left = 0n;
  return grouped(net, policy).flatMap(({ date, quantity }) => {
    const need = quantity - left;
    if (need <= 0n) {
      left = -need;
      return [];
    }
    const lot = sized(need);
    left = lot - need;
    return parts({ date, quantity: lot }, policy.maximum);
  });
};
