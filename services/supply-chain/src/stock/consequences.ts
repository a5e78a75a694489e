/**
 * What follows from every movement of stock in the same decision: promises that lost their goods, and
 * reordering.
 */
import type { HappenedIn } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import type { stockItemEvents } from '@gemba/contracts/events/supply-chain/stock';
import { compareDecimals, negateDecimal, subtractDecimal } from '@gemba/measures/decimal';
import { present } from '../facts/facts.js';
import type { StockItem } from './stock-state.js';
import { free, stockFolds, supply } from './stock-state.js';

export type StockEvent = HappenedIn<typeof stockItemEvents>;

/** Site and item of the stock, which every event of it names. */
export type Place = { readonly site: string; readonly item: string };

const after = (stock: StockItem, events: readonly StockEvent[], at: string): StockItem =>
  events.reduce<StockItem>((state, event) => stockFolds[event.type](state, event.data as never, at), stock);

const lesser = (a: string, b: string): string => (compareDecimals(a, b) < 0 ? a : b);

/** Promises that no available stock stands behind any more; the newest give way first. */
const releases = (
  stock: StockItem,
  place: Place,
  why: { lot: string; reason: string },
): readonly StockEvent[] => {
  let missing = negateDecimal(free(stock));
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

/**
 * Said once, until what was ordered then has come: free stock and stock on order are at or below the point.
 */
const reorder = (stock: StockItem, place: Place): readonly StockEvent[] => {
  const { policy, unit } = stock;
  if (!policy || compareDecimals(stock.onOrder, '0') > 0) return [];
  const { reorderPoint, orderQuantity, supplier, leadTime } = policy;
  const available = supply(stock);
  if (compareDecimals(available, reorderPoint.value) > 0) return [];
  const found = { ...place, available: { value: available, unit }, reorderPoint, orderQuantity };
  return [happened('ReorderPointReached', { ...found, ...present({ supplier, leadTime }) })];
};

/** The events of a decision with all that follows from them. */
export const withConsequences = (
  stock: StockItem,
  events: readonly StockEvent[],
  { place, at, lost }: { place: Place; at: string; lost?: { lot: string; reason: string } },
): readonly StockEvent[] => {
  if (events.length === 0) return [];
  const moved = after(stock, events, at);
  const released = lost ? releases(moved, place, lost) : [];
  return [...events, ...released, ...reorder(after(moved, released, at), place)];
};
