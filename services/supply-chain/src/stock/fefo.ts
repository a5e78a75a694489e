/** Which lots to take: first expired, first out; what expires never comes last, the oldest of it first. */
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Aside } from '../orders/set-aside.js';
import { asideOf } from '../orders/set-aside.js';
import { balanceOf } from './lot.js';
import type { Lot } from './lot.js';
import type { StockItem } from './stock-state.js';
import { openTo } from './stock-state.js';

/** So much of a lot, as a decimal in the unit of the item. */
export type Pick = { readonly lot: string; readonly quantity: string; readonly expiry?: string };

type Wish = {
  readonly quantity: string;
  readonly date: string;
  /** Whose promise may be used up; what is promised to others stays. */
  readonly demand?: string;
  /** The day until which it has to keep; the date when absent. */
  readonly keeps?: string;
  /** What is set aside for shipments stays for them. */
  readonly asides?: readonly Aside[];
  /** Lots that are not to be taken. */
  readonly without?: readonly string[];
};

const lesser = (a: string, b: string): string => (compareDecimals(a, b) < 0 ? a : b);

const NEVER = '9999-12-31';

const orderOf = ([id, { expiry = NEVER, movements }]: readonly [string, Lot]): string =>
  [expiry, movements[0]?.at ?? '', id].join(' ');

/**
 * The lots that serve a quantity, and how much of it is missing. Only what is available and not expired on
 * the date is taken, and in all no more than is promised to nobody else.
 */
export const fefo = (
  stock: StockItem,
  { quantity, date, demand = '', keeps = date, asides = [], without = [] }: Wish,
): { readonly picks: readonly Pick[]; readonly missing: string } => {
  const open = openTo(stock, { demand, date, asides });
  let left = compareDecimals(open, '0') > 0 ? lesser(open, quantity) : '0';
  let missing = subtractDecimal(quantity, left);
  const picks: Pick[] = [];
  const usable = Object.entries(stock.lots).filter(
    ([lot, { expiry = NEVER }]) => expiry >= keeps && !without.includes(lot),
  );
  for (const [lot, held] of usable.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))) {
    const there = subtractDecimal(balanceOf(held, ['available']), asideOf(asides, lot));
    const part = lesser(there, left);
    if (compareDecimals(part, '0') <= 0) continue;
    picks.push({ lot, quantity: part, ...(held.expiry === undefined ? {} : { expiry: held.expiry }) });
    left = subtractDecimal(left, part);
  }
  missing = subtractDecimal(missing, subtractDecimal('0', left));
  return { picks, missing };
};
