/**
 * A lot remembers its movements in business time, so that a backdated one is checked against all that
 * followed.
 */
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import { STOCK_STATUSES } from '@gemba/contracts/events/supply-chain/stock';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';

/** `change` is a signed decimal in the unit of the item, `at` an instant in UTC with milliseconds. */
export type Movement = { readonly at: string; readonly status: StockStatus; readonly change: string };

type Balances = Readonly<Partial<Record<StockStatus, string>>>;

export type Lot = {
  /** What is there now; the sum of all that follows, kept so that a hot lot costs no more than a cold one. */
  readonly balances: Balances;
  /** What was there before the first movement still kept. */
  readonly opening: Balances;
  /** Movements at or before this instant are summed up in `opening`; empty while all are kept. */
  readonly closedUntil: string;
  /** Ordered by business time; those of one instant count together. */
  readonly movements: readonly Movement[];
  readonly expiry?: string;
  /** The document that made it, for example `production-order/PO-1`. */
  readonly source?: string;
  /** What came in for lines of purchase orders, latest last, less what went back on them. */
  readonly receipts?: readonly PurchasedPart[];
};

/** What of a lot came in for a line of a purchase order, as a decimal in the unit of the item. */
export type PurchasedPart = { readonly order: string; readonly line: string; readonly quantity: string };

export const EMPTY_LOT: Lot = { balances: {}, opening: {}, closedUntil: '', movements: [] };

/** A lot keeps at most this many movements; then the older half is summed up and closed for backdating. */
export const KEPT_MOVEMENTS = 200;

const sum = (values: readonly string[]): string => values.reduce(addDecimal, '0');

/** What the lot holds now in the statuses given, as a decimal in the unit of the item. */
export const balanceOf = (lot: Lot, statuses: readonly StockStatus[] = STOCK_STATUSES): string =>
  sum(statuses.map((status) => lot.balances[status] ?? '0'));

/** The lowest balance at any business time from `at` on, in the statuses given. */
export const lowestSince = (
  lot: Lot,
  at: string,
  statuses: readonly StockStatus[] = STOCK_STATUSES,
): string => {
  const later = lot.movements.filter((movement) => movement.at > at && statuses.includes(movement.status));
  let balance = subtractDecimal(balanceOf(lot, statuses), sum(later.map(({ change }) => change)));
  let lowest = balance;
  for (const [index, movement] of later.entries()) {
    balance = addDecimal(balance, movement.change);
    const settled = later[index + 1]?.at !== movement.at;
    if (settled && compareDecimals(balance, lowest) < 0) lowest = balance;
  }
  return lowest;
};

const summedUp = (lot: Lot): Lot => {
  const old = lot.movements.slice(0, KEPT_MOVEMENTS / 2);
  const closedUntil = old.at(-1)?.at ?? lot.closedUntil;
  const closed = lot.movements.filter(({ at }) => at <= closedUntil);
  const opening = STOCK_STATUSES.map((status) => [
    status,
    sum([lot.opening[status] ?? '0', ...closed.filter((m) => m.status === status).map((m) => m.change)]),
  ]);
  return {
    ...lot,
    closedUntil,
    opening: Object.fromEntries(opening) as Balances,
    movements: lot.movements.filter(({ at }) => at > closedUntil),
  };
};

/** The lot after a movement, in its place in business time. */
export const withMovement = (lot: Lot, movement: Movement): Lot => {
  const { at, status, change } = movement;
  const add = (to: Balances): Balances => ({ ...to, [status]: addDecimal(to[status] ?? '0', change) });
  const balances = add(lot.balances);
  if (at <= lot.closedUntil) return { ...lot, balances, opening: add(lot.opening) };
  const place = lot.movements.findLastIndex((each) => each.at <= at) + 1;
  const movements = lot.movements.toSpliced(place, 0, movement);
  const moved = { ...lot, balances, movements };
  return movements.length > KEPT_MOVEMENTS ? summedUp(moved) : moved;
};

/** A lot remembers at most so many lines of purchase orders; a return takes from the latest. */
const KEPT_RECEIPTS = 50;

type OrderLine = { readonly id: string; readonly line?: string };

const isFor = ({ id, line = '' }: OrderLine, part: PurchasedPart): boolean =>
  part.order === id && part.line === line;

/** The parts after so much came in (above zero) or went back (below zero) on a line of a purchase order. */
export const withPart = (lot: Lot, of: OrderLine, change: string): Pick<Lot, 'receipts'> => {
  const parts = lot.receipts ?? [];
  const quantity = addDecimal(parts.find((part) => isFor(of, part))?.quantity ?? '0', change);
  const others = parts.filter((part) => !isFor(of, part));
  const left = compareDecimals(quantity, '0') > 0 ? [{ order: of.id, line: of.line ?? '', quantity }] : [];
  return { receipts: [...others, ...left].slice(-KEPT_RECEIPTS) };
};

/** From which lines of orders so much of a lot goes back, the latest first; and how much from none. */
export const partsOf = (lot: Lot, value: string): { parts: readonly PurchasedPart[]; missing: string } => {
  let missing = value;
  const parts: PurchasedPart[] = [];
  for (const part of [...(lot.receipts ?? [])].reverse()) {
    const quantity = compareDecimals(part.quantity, missing) < 0 ? part.quantity : missing;
    if (compareDecimals(quantity, '0') > 0) parts.push({ ...part, quantity });
    missing = subtractDecimal(missing, quantity);
  }
  return { parts, missing };
};

/** What of a lot came in on a line of a purchase order and did not go back, as a decimal. */
export const partFor = (lot: Lot, of: OrderLine): string =>
  (lot.receipts ?? []).find((part) => isFor(of, part))?.quantity ?? '0';

/** Nothing is left in any status: the lot need not be remembered. */
export const isFinished = ({ balances }: Lot): boolean =>
  Object.values(balances).every((balance) => compareDecimals(balance, '0') === 0);
