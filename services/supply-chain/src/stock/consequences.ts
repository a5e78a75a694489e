/**
 * What follows from every movement of stock in the same decision: promises that lost their goods, demands
 * that get theirs, and reordering.
 */
import type { HappenedIn } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import type { stockItemEvents } from '@gemba/contracts/events/supply-chain/stock';
import {
  compareDecimals,
  multiplyDecimal,
  negateDecimal,
  scaledInteger,
  subtractDecimal,
} from '@gemba/measures/decimal';
import { QUANTITY_DECIMALS } from '@gemba/measures/quantity';
import { present } from '../facts/facts.js';
import type { StockItem } from './stock-state.js';
import { free, position, stockFolds } from './stock-state.js';

export type StockEvent = HappenedIn<typeof stockItemEvents>;

/** Site and item of the stock, which every event of it names. */
export type Place = { readonly site: string; readonly item: string };

/** Where and when something is decided; `date` is the business date at the site. */
export type Moment = { readonly place: Place; readonly at: string; readonly date: string };

const after = (stock: StockItem, events: readonly StockEvent[], at: string): StockItem =>
  events.reduce<StockItem>((state, event) => stockFolds[event.type](state, event.data as never, at), stock);

const lesser = (a: string, b: string): string => (compareDecimals(a, b) < 0 ? a : b);

/** Promises that no available stock stands behind any more; the newest give way first. */
const releases = (
  stock: StockItem,
  { place, date }: Moment,
  why: { lot: string; reason: string },
): readonly StockEvent[] => {
  let missing = negateDecimal(free(stock, date));
  const released: StockEvent[] = [];
  for (const { demand, quantity } of [...stock.reservations].reverse()) {
    if (compareDecimals(missing, '0') <= 0) break;
    const value = lesser(missing, quantity);
    missing = subtractDecimal(missing, value);
    const data = { ...place, quantity: { value, unit: stock.unit }, demand, ...why };
    released.push(happened('ReservationReleased', data));
  }
  return released;
};

/** Whoever waits gets what is free, the oldest first, each all of it or nothing. */
const serve = (stock: StockItem, { place, date }: Moment): readonly StockEvent[] => {
  let left = free(stock, date);
  return stock.awaited.flatMap(({ demand, quantity: value }): readonly StockEvent[] => {
    if (compareDecimals(value, left) > 0) return [];
    left = subtractDecimal(left, value);
    return [happened('StockReserved', { ...place, quantity: { value, unit: stock.unit }, demand })];
  });
};

/** How many whole lots of `size` bring `from` above `point`; at least one. */
const lotsAbove = (point: string, from: string, size: string): string => {
  const exact = (value: string): bigint => scaledInteger(value, QUANTITY_DECIMALS);
  return String((exact(point) - exact(from)) / exact(size) + 1n);
};

/**
 * What is asked for as soon as the stock position is at or below the reorder point, in whole order
 * quantities until it is above: an (s, nQ) policy. Without a policy just what demands wait for;
 * nothing where requirements planning sees to the item.
 */
const reorder = (stock: StockItem, { place, date }: Moment): readonly StockEvent[] => {
  const { policy, isPlanned, unit, awaited } = stock;
  const now = position(stock, date);
  const found = { ...place, available: { value: now, unit } };
  if (policy) {
    const { reorderPoint, orderQuantity: each, supplier, leadTime } = policy;
    if (compareDecimals(now, reorderPoint.value) > 0) return [];
    const value = multiplyDecimal(each.value, lotsAbove(reorderPoint.value, now, each.value));
    const wanted = { reorderPoint, orderQuantity: { value, unit: each.unit } };
    return [happened('ReorderPointReached', { ...found, ...wanted, ...present({ supplier, leadTime }) })];
  }
  if (isPlanned || awaited.length === 0 || compareDecimals(now, '0') >= 0) return [];
  const missing = { value: negateDecimal(now), unit };
  const wanted = { reorderPoint: { value: '0', unit }, orderQuantity: missing };
  return [happened('ReorderPointReached', { ...found, ...wanted })];
};

type Loss = { readonly lot: string; readonly reason: string };

/** The events of a decision with all that follows from them. */
export const withConsequences = (
  stock: StockItem,
  events: readonly StockEvent[],
  moment: Moment,
  lost?: Loss,
): readonly StockEvent[] => {
  if (events.length === 0) return [];
  const { at } = moment;
  const moved = after(stock, events, at);
  const released = lost ? releases(moved, moment, lost) : [];
  const given = after(moved, released, at);
  const served = serve(given, moment);
  return [...events, ...released, ...served, ...reorder(after(given, served, at), moment)];
};
