/** What a stock item remembers: its lots, who reserved what, how it is replenished and what is on order. */
import type {
  ReorderPointReached,
  ReservationConsumed,
  ReservationReleased,
  StockAdjusted,
  StockAwaited,
  StockExpected,
  StockIssued,
  StockNoLongerAwaited,
  StockNoLongerExpected,
  StockPolicyEnded,
  StockPolicySet,
  StockReceived,
  StockReserved,
  StockSource,
  StockStatus,
  StockStatusChanged,
} from '@gemba/contracts/events/supply-chain/stock';
import { addDecimal, compareDecimals, negateDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { entry, present, without } from '../facts/facts.js';
import type { Aside } from '../orders/set-aside.js';
import type { Lot } from './lot.js';
import { EMPTY_LOT, balanceOf, isFinished, withMovement, withPart } from './lot.js';

export type Reservation = { readonly demand: string; readonly quantity: string };

/** All figures are decimals in `unit`; the unit is that of the first movement or reservation. */
export type StockItem = {
  readonly unit: string;
  readonly lots: Readonly<Record<string, Lot>>;
  /** Oldest first. */
  readonly reservations: readonly Reservation[];
  /** What was picked for demands of which more is reserved, or was until it was lost. */
  readonly picked: Readonly<Record<string, string>>;
  /** Demands that wait for stock, oldest first. */
  readonly awaited: readonly Reservation[];
  readonly policy: StockPolicySet | null;
  /** Requirements planning sees to it: nothing is asked for here. */
  readonly isPlanned: boolean;
  readonly onOrder: string;
};

export const NO_STOCK: StockItem = {
  unit: '',
  lots: {},
  reservations: [],
  picked: {},
  awaited: [],
  policy: null,
  isPlanned: false,
  onOrder: '0',
};

export const lotOf = (stock: StockItem, lot: string): Lot => entry(stock.lots, lot) ?? EMPTY_LOT;

const atLeastNone = (value: string): string => (compareDecimals(value, '0') < 0 ? '0' : value);

const total = (values: readonly string[]): string => values.reduce(addDecimal, '0');

/** Sum over all lots in the statuses given that are not expired on the date. */
const usable = (stock: StockItem, statuses: readonly StockStatus[], date: string): string =>
  total(
    Object.values(stock.lots)
      .filter(({ expiry }) => expiry === undefined || expiry >= date)
      .map((lot) => balanceOf(lot, statuses)),
  );

/** Names what of a transfer was missing or damaged and is taken into stock after all. */
export const FOUND = 'found';

const sumOf = (demands: readonly Reservation[]): string => total(demands.map(({ quantity }) => quantity));

export const reservedFor = (stock: StockItem, demand: string): string =>
  stock.reservations.find((each) => each.demand === demand)?.quantity ?? '0';

/** What a demand lacks of the whole of it: of what is neither picked for it nor reserved. */
export const lacking = (stock: StockItem, demand: string, whole: string): string =>
  atLeastNone(
    subtractDecimal(subtractDecimal(whole, reservedFor(stock, demand)), entry(stock.picked, demand) ?? '0'),
  );

/** What is available, not expired on the date, and promised to nobody. */
export const free = (stock: StockItem, date: string): string =>
  subtractDecimal(usable(stock, ['available'], date), sumOf(stock.reservations));

/**
 * What a demand may use: what is free, and what is reserved for it, less what is set aside for shipments.
 * What is set aside for another demand counts as far as it is more than is reserved for it.
 */
export const openTo = (
  stock: StockItem,
  {
    demand,
    date,
    asides,
  }: { readonly demand: string; readonly date: string; readonly asides: readonly Aside[] },
): string => {
  const open = addDecimal(free(stock, date), reservedFor(stock, demand));
  const ofDemands = [...Map.groupBy(asides, (each) => each.demand)];
  return ofDemands.reduce((left, [of, each]) => {
    const all = total(each.map(({ quantity }) => quantity));
    return subtractDecimal(
      left,
      of === demand ? all : atLeastNone(subtractDecimal(all, reservedFor(stock, of))),
    );
  }, open);
};

/**
 * The stock position (Silver, Pyke, Thomas: Inventory and Production Management, 6.2): usable stock and what
 * is on order, less all demand, promised or waiting.
 */
export const position = (stock: StockItem, date: string): string =>
  total([
    usable(stock, ['available', 'inspection'], date),
    stock.onOrder,
    negateDecimal(sumOf([...stock.reservations, ...stock.awaited])),
  ]);

/** What a reservation adds: what the demand lacks of the whole, or on top as much as is free. */
export const toReserve = (
  stock: StockItem,
  wish: { demand: string; quantity: Quantity; partial: boolean; whole: boolean; date: string },
): string => {
  const { value } = wish.quantity;
  if (wish.whole) return lacking(stock, wish.demand, value);
  if (!wish.partial) return atLeastNone(subtractDecimal(value, reservedFor(stock, wish.demand)));
  const open = free(stock, wish.date);
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

/** What was found of a transfer after all was given up as missing before, and is not on order any more. */
const isExpected = ({ kind, line }: StockSource): boolean =>
  kind === 'purchase-order' || kind === 'production-order' || (kind === 'stock-transfer' && line !== FOUND);

const received = (stock: StockItem, data: StockReceived, at: string): StockItem => {
  const { lot, status, quantity, source, expiry, origin = `${source.kind}/${source.id}` } = data;
  const into = moved({ ...stock, unit: quantity.unit }, { lot, at, status, change: quantity.value });
  const before = lotOf(into, lot);
  // What a count finds, or a customer sends back, is of the lot that it was: it keeps its origin.
  const isOrigin = before.source === undefined || source.kind.endsWith('-order');
  const made = { ...(isOrigin ? { source: origin } : {}), ...present({ expiry }) };
  const receipts = source.kind === 'purchase-order' ? withPart(before, source, quantity.value) : {};
  const kept: Lot = { ...before, ...made, ...receipts };
  const onOrder = isExpected(source)
    ? atLeastNone(subtractDecimal(stock.onOrder, quantity.value))
    : stock.onOrder;
  return { ...into, onOrder, lots: { ...into.lots, [lot]: kept } };
};

const issued = (stock: StockItem, data: StockIssued, at: string): StockItem => {
  const { lot, quantity, purpose, status = 'available' } = data;
  const change = negateDecimal(quantity.value);
  const after = moved(stock, { lot, at, status, change });
  const left = entry(after.lots, lot);
  if (purpose.kind !== 'supplier-return' || left === undefined) return after;
  return { ...after, lots: { ...after.lots, [lot]: { ...left, ...withPart(left, purpose, change) } } };
};

const reservedNow = (stock: StockItem, { demand, quantity }: StockReserved): StockItem => ({
  ...promised(stock, demand, quantity.value),
  awaited: stock.awaited
    .map((each) =>
      each.demand === demand ? { demand, quantity: subtractDecimal(each.quantity, quantity.value) } : each,
    )
    .filter((each) => compareDecimals(each.quantity, '0') > 0),
});

export const stockFolds = {
  StockReceived: received,
  StockIssued: issued,
  StockAdjusted: (stock: StockItem, data: StockAdjusted, at: string): StockItem => {
    const { lot, quantity, status = 'available', expiry } = data;
    const after = moved({ ...stock, unit: quantity.unit }, { lot, at, status, change: quantity.value });
    const found = entry(after.lots, lot);
    return found === undefined || expiry === undefined
      ? after
      : { ...after, lots: { ...after.lots, [lot]: { ...found, expiry } } };
  },
  StockStatusChanged: (stock: StockItem, data: StockStatusChanged, at: string): StockItem => {
    const { lot, quantity, from, to } = data;
    const into = moved(stock, { lot, at, status: to, change: quantity.value });
    return moved(into, { lot, at, status: from, change: negateDecimal(quantity.value) });
  },
  StockReserved: reservedNow,
  ReservationReleased: (stock: StockItem, { demand, quantity, lot }: ReservationReleased): StockItem => {
    const after = promised(stock, demand, negateDecimal(quantity.value));
    // A demand that lost a lot still wants what was not picked for it; one that ended wants nothing.
    return lot === undefined ? { ...after, picked: without(after.picked, demand) } : after;
  },
  ReservationConsumed: (stock: StockItem, { demand, quantity }: ReservationConsumed): StockItem => {
    const after = promised(stock, demand, negateDecimal(quantity.value));
    const picked = addDecimal(entry(after.picked, demand) ?? '0', quantity.value);
    const isAll = compareDecimals(reservedFor(after, demand), '0') === 0;
    return {
      ...after,
      picked: isAll ? without(after.picked, demand) : { ...after.picked, [demand]: picked },
    };
  },
  StockPolicySet: (stock: StockItem, policy: StockPolicySet): StockItem => ({
    ...stock,
    policy,
    isPlanned: false,
    unit: policy.orderQuantity.unit,
  }),
  StockPolicyEnded: (stock: StockItem, { unit }: StockPolicyEnded): StockItem => ({
    ...stock,
    unit,
    policy: null,
    isPlanned: true,
  }),
  ReorderPointReached: (stock: StockItem, { orderQuantity }: ReorderPointReached): StockItem => ({
    ...stock,
    onOrder: addDecimal(stock.onOrder, orderQuantity.value),
  }),
  StockExpected: (stock: StockItem, { quantity }: StockExpected): StockItem => ({
    ...stock,
    unit: quantity.unit,
    onOrder: addDecimal(stock.onOrder, quantity.value),
  }),
  StockNoLongerExpected: (stock: StockItem, { quantity }: StockNoLongerExpected): StockItem => ({
    ...stock,
    onOrder: atLeastNone(subtractDecimal(stock.onOrder, quantity.value)),
  }),
  /** Said of promises; the stock is as it was. */
  PromisedSupplyMoved: (stock: StockItem): StockItem => stock,
  StockAwaited: (stock: StockItem, { demand, quantity }: StockAwaited): StockItem => ({
    ...stock,
    unit: quantity.unit,
    awaited: [...stock.awaited, { demand, quantity: quantity.value }],
  }),
  StockNoLongerAwaited: (stock: StockItem, { demand }: StockNoLongerAwaited): StockItem => ({
    ...stock,
    awaited: stock.awaited.filter((each) => each.demand !== demand),
  }),
};
