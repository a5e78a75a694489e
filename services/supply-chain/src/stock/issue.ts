/** Where an issue takes its quantity from, whose reservation it uses up, and what may go back. */
import type { StockPurpose, StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import type { Place, StockEvent } from './consequences.js';
import { balanceOf, partFor, partsOf } from './lot.js';
import type { StockItem } from './stock-state.js';
import { lotOf, reservedFor } from './stock-state.js';

type Issue = {
  readonly lot: string;
  readonly quantity: Quantity;
  readonly purpose: StockPurpose;
  readonly demand?: string;
};

const TRIGGERS: Readonly<Record<string, string>> = {
  'purchase-order': 'receipt',
  'production-order': 'completion',
};
/** What leaves because it is of no use may be expired, held or promised. */
const USELESS: readonly string[] = ['scrap', 'supplier-return'];
const SCRAPPED_FIRST: readonly StockStatus[] = ['hold', 'blocked', 'scrap', 'inspection', 'available'];

/**
 * The trigger of a control plan for what comes from this kind of document; `none` where quality has no say.
 */
export const triggerOf = (source: string): string => TRIGGERS[source] ?? 'none';

export const isUse = ({ kind }: StockPurpose): boolean => !USELESS.includes(kind);

/** Only available stock is used; what is of no use is taken from what is held first. */
export const statusFor = (stock: StockItem, { lot, quantity, purpose }: Issue): StockStatus => {
  const enough = (status: StockStatus): boolean =>
    compareDecimals(balanceOf(lotOf(stock, lot), [status]), quantity.value) >= 0;
  return isUse(purpose) ? 'available' : (SCRAPPED_FIRST.find(enough) ?? 'hold');
};

/** The part of the demand's reservation that this issue uses up. */
export const consumption = (stock: StockItem, issue: Issue, place: Place): readonly StockEvent[] => {
  const { demand, quantity } = issue;
  const own = demand === undefined ? '0' : reservedFor(stock, demand);
  if (demand === undefined || compareDecimals(own, '0') === 0) return [];
  const value = compareDecimals(own, quantity.value) < 0 ? own : quantity.value;
  return [happened('ReservationConsumed', { ...place, quantity: { value, unit: quantity.unit }, demand })];
};

const notBought = (lot: string, missing: string, most: string): Rejection =>
  reject(
    'SCM-RTS-OVER',
    `Of lot ${lot} ${most} came in on purchase orders and can go back; ${missing} cannot. Scrap them.`,
    { violated: { rule: 'received on purchase orders and not returned', actual: missing, limit: most } },
  );

/** No more goes back on a line of a purchase order than came in on it; null for other purposes. */
export const cannotGoBack = (stock: StockItem, { lot, quantity, purpose }: Issue): Rejection | null => {
  if (purpose.kind !== 'supplier-return') return null;
  const most = partFor(lotOf(stock, lot), purpose);
  const missing = subtractDecimal(quantity.value, most);
  return compareDecimals(missing, '0') > 0 ? notBought(lot, missing, most) : null;
};

/** The lines of purchase orders on which so much of a lot goes back, as issues of stock. */
export const goingBack = (
  stock: StockItem,
  { lot, quantity }: Pick<Issue, 'lot' | 'quantity'>,
): readonly Issue[] | Rejection => {
  const { parts, missing } = partsOf(lotOf(stock, lot), quantity.value);
  if (compareDecimals(missing, '0') > 0)
    return notBought(lot, missing, subtractDecimal(quantity.value, missing));
  return parts.map(({ order: id, line, quantity: value }) => ({
    lot,
    quantity: { value, unit: quantity.unit },
    purpose: { kind: 'supplier-return', id, ...(line === '' ? {} : { line }) },
  }));
};
