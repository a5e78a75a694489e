/** What a stock item remembers: its lots, who reserved what, how it is replenished and what is on order. */
import type {
  ReorderPointReached,
  ReservationConsumed,
  ReservationReleased,
  StockAdjusted,
  StockIssued,
  StockNoLongerExpected,
  StockPolicySet,
  StockReceived,
  StockReserved,
  StockSource,
  StockStatus,
  StockStatusChanged,
} from '@gemba/contracts/events/supply-chain/stock';
import { addDecimal, compareDecimals, negateDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { entry, present } from '../facts/facts.js';
import type { Lot } from './lot.js';
import { EMPTY_LOT, balanceOf, isFinished, withMovement } from './lot.js';

export type Reservation = { readonly demand: string; readonly quantity: string };

/** All figures are decimals in `unit`; the unit is that of the first movement or reservation. */
export type StockItem = {
  readonly unit: string;
  readonly lots: Readonly<Record<string, Lot>>;
  /** Oldest first. */
  readonly reservations: readonly Reservation[];
  readonly policy: StockPolicySet | null;
  readonly onOrder: string;
};

export const NO_STOCK: StockItem = { unit: '', lots: {}, reservations: [], policy: null, onOrder: '0' };

export const lotOf = (stock: StockItem, lot: string): Lot => entry(stock.lots, lot) ?? EMPTY_LOT;

const atLeastNone = (value: string): string => (compareDecimals(value, '0') < 0 ? '0' : value);

const total = (values: readonly string[]): string => values.reduce(addDecimal, '0');

/** Sum over all lots in the statuses given. */
const onHand = (stock: StockItem, statuses: readonly StockStatus[]): string =>
  total(Object.values(stock.lots).map((lot) => balanceOf(lot, statuses)));

const reserved = (stock: StockItem): string => total(stock.reservations.map(({ quantity }) => quantity));

export const reservedFor = (stock: StockItem, demand: string): string =>
  stock.reservations.find((each) => each.demand === demand)?.quantity ?? '0';

/** What is available and promised to nobody. */
export const free = (stock: StockItem): string =>
  subtractDecimal(onHand(stock, ['available']), reserved(stock));

/**
 * What can serve demand before anything more is ordered: usable stock, less promises, plus what is on
 * order.
 */
export const supply = (stock: StockItem): string =>
  total([onHand(stock, ['available', 'inspection']), negateDecimal(reserved(stock)), stock.onOrder]);

/** What a reservation adds: the whole once, or on top as much of it as is free. */
export const toReserve = (
  stock: StockItem,
  wish: { demand: string; quantity: Quantity; partial: boolean },
): string => {
  const { value } = wish.quantity;
  if (!wish.partial) return compareDecimals(reservedFor(stock, wish.demand), value) === 0 ? '0' : value;
  const open = free(stock);
  return atLeastNone(compareDecimals(open, value) < 0 ? open : value);
};

/** A production order makes one lot, once. */
export const isMadeAndKnown = (stock: StockItem, lot: string, { kind, id }: StockSource): boolean =>
  kind === 'production-order' && lotOf(stock, lot).source === `${kind}/${id}`;

type Step = {
  readonly lot: string;
  readonly at: string;
  readonly status: StockStatus;
  readonly change: string;
};

const moved = (stock: StockItem, { lot, ...movement }: Step): StockItem => {
  const after = withMovement(lotOf(stock, lot), movement);
  const { [lot]: _before, ...others } = stock.lots;
  return { ...stock, lots: isFinished(after) ? others : { ...others, [lot]: after } };
};

const promised = (stock: StockItem, demand: string, change: string): StockItem => {
  const isNew = stock.reservations.every((each) => each.demand !== demand);
  const all = isNew ? [...stock.reservations, { demand, quantity: '0' }] : stock.reservations;
  const reservations = all
    .map((each) => (each.demand === demand ? { demand, quantity: addDecimal(each.quantity, change) } : each))
    .filter(({ quantity }) => compareDecimals(quantity, '0') > 0);
  return { ...stock, reservations };
};

const received = (stock: StockItem, data: StockReceived, at: string): StockItem => {
  const { lot, status, quantity, source, expiry } = data;
  const into = moved({ ...stock, unit: quantity.unit }, { lot, at, status, change: quantity.value });
  const made = { source: `${source.kind}/${source.id}`, ...present({ expiry }) };
  const kept: Lot = { ...lotOf(into, lot), ...made };
  const ordered = source.kind === 'purchase-order' || source.kind === 'production-order';
  const onOrder = ordered ? atLeastNone(subtractDecimal(stock.onOrder, quantity.value)) : stock.onOrder;
  return { ...into, onOrder, lots: { ...into.lots, [lot]: kept } };
};

export const stockFolds = {
  StockReceived: received,
  StockIssued: (
    stock: StockItem,
    { lot, quantity, status = 'available' }: StockIssued,
    at: string,
  ): StockItem => moved(stock, { lot, at, status, change: negateDecimal(quantity.value) }),
  StockAdjusted: (stock: StockItem, data: StockAdjusted, at: string): StockItem => {
    const { lot, quantity, status = 'available' } = data;
    return moved({ ...stock, unit: quantity.unit }, { lot, at, status, change: quantity.value });
  },
  StockStatusChanged: (stock: StockItem, data: StockStatusChanged, at: string): StockItem => {
    const { lot, quantity, from, to } = data;
    const into = moved(stock, { lot, at, status: to, change: quantity.value });
    return moved(into, { lot, at, status: from, change: negateDecimal(quantity.value) });
  },
  StockReserved: (stock: StockItem, { demand, quantity }: StockReserved): StockItem =>
    promised(stock, demand, quantity.value),
  ReservationReleased: (stock: StockItem, { demand, quantity }: ReservationReleased): StockItem =>
    promised(stock, demand, negateDecimal(quantity.value)),
  ReservationConsumed: (stock: StockItem, { demand, quantity }: ReservationConsumed): StockItem =>
    promised(stock, demand, negateDecimal(quantity.value)),
  StockPolicySet: (stock: StockItem, policy: StockPolicySet): StockItem => ({
    ...stock,
    policy,
    unit: policy.orderQuantity.unit,
  }),
  ReorderPointReached: (stock: StockItem, { orderQuantity }: ReorderPointReached): StockItem => ({
    ...stock,
    onOrder: addDecimal(stock.onOrder, orderQuantity.value),
  }),
  StockNoLongerExpected: (stock: StockItem, { quantity }: StockNoLongerExpected): StockItem => ({
    ...stock,
    onOrder: atLeastNone(subtractDecimal(stock.onOrder, quantity.value)),
  }),
};
