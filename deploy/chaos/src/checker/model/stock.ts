/**
 * The checker's own model of stock: signed movements per lot and status, balances at every moment, and
 * promises.
 */
import { add, decimal, ZERO } from './decimals.js';
import type { Decimal } from './decimals.js';
import type { StockData } from './shapes.js';
import { dataOf } from './shapes.js';
import type { StoredEvent } from './snapshot.js';

export type Movement = {
  readonly event: StoredEvent;
  /** `<site>.<item>.<lot>`. */
  readonly lot: string;
  readonly status: string;
  readonly change: Decimal;
};

const MOVING = new Set(['StockReceived', 'StockIssued', 'StockAdjusted', 'StockStatusChanged']);
const AVAILABLE = 'available';

/** The movements that an event of stock makes; a change of status is two that sum to nothing. */
export const movementsOf = (event: StoredEvent): readonly Movement[] => {
  if (!MOVING.has(event.type)) return [];
  const { site, item, lot, quantity, status = AVAILABLE, from = '', to = '' } = dataOf<StockData>(event);
  const base = { event, lot: `${site}.${item}.${lot}` };
  const value = decimal(quantity.value);
  if (event.type === 'StockStatusChanged')
    return [
      { ...base, status: from, change: value.negated() },
      { ...base, status: to, change: value },
    ];
  return [{ ...base, status, change: event.type === 'StockIssued' ? value.negated() : value }];
};

export type Low = { readonly at: string; readonly balance: Decimal };

/** The lowest balance over business time; what happens at one instant counts together. */
export const lowestOver = (movements: readonly Movement[]): Low => {
  const inTime = movements.toSorted((a, b) => (a.event.occurredAt < b.event.occurredAt ? -1 : 1));
  let balance = ZERO;
  let low: Low = { at: '', balance: ZERO };
  for (const [index, { change, event }] of inTime.entries()) {
    balance = balance.plus(change);
    const isSettled = inTime[index + 1]?.event.occurredAt !== event.occurredAt;
    if (isSettled && balance.lessThan(low.balance)) low = { at: event.occurredAt, balance };
  }
  return low;
};

/** What a stock item holds after an event, in the order of the log. */
export type Held = {
  /** By `<lot> <status>`. */
  readonly balances: Map<string, Decimal>;
  /** By demand. */
  readonly promises: Map<string, Decimal>;
};

export const nothingHeld = (): Held => ({ balances: new Map(), promises: new Map() });

const PROMISING: Readonly<Record<string, 1 | -1 | undefined>> = {
  StockReserved: 1,
  ReservationReleased: -1,
  ReservationConsumed: -1,
};

/** Takes an event into what is held. */
export const take = (held: Held, event: StoredEvent): void => {
  for (const { lot, status, change } of movementsOf(event)) add(held.balances, `${lot} ${status}`, change);
  const sign = PROMISING[event.type];
  if (sign === undefined) return;
  const { demand = '', quantity } = dataOf<StockData>(event);
  add(held.promises, demand, decimal(quantity.value).times(sign));
};

const total = (values: Iterable<Decimal>): Decimal =>
  [...values].reduce((sum, value) => sum.plus(value), ZERO);

export const availableIn = ({ balances }: Held): Decimal =>
  total([...balances].filter(([key]) => key.endsWith(` ${AVAILABLE}`)).map(([, value]) => value));

export const promisedIn = ({ promises }: Held): Decimal => total(promises.values());
