/** Where an issue takes its quantity from, whose reservation it uses up, and who inspects a receipt. */
import type { StockPurpose, StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import type { Given } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import type { Place, StockEvent } from './consequences.js';
import { balanceOf } from './lot.js';
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
const SCRAPPED_FIRST: readonly StockStatus[] = ['hold', 'blocked', 'scrap', 'inspection', 'available'];

/**
 * The trigger of a control plan for what comes from this kind of document; `none` where quality has no say.
 */
export const triggerOf = (source: string): string => TRIGGERS[source] ?? 'none';

/** Site and item from the id of the stock, `<site>.<item>`. */
export const placeOf = ({ id, site }: Given): Place => ({
  site: site?.id ?? '',
  item: id.slice((site?.id.length ?? -1) + 1),
});

/** Only available stock is used; scrap is taken from what is held first. */
export const statusFor = (stock: StockItem, { lot, quantity, purpose }: Issue): StockStatus => {
  const enough = (status: StockStatus): boolean =>
    compareDecimals(balanceOf(lotOf(stock, lot), [status]), quantity.value) >= 0;
  return purpose.kind === 'scrap' ? (SCRAPPED_FIRST.find(enough) ?? 'hold') : 'available';
};

/** The part of the demand's reservation that this issue uses up. */
export const consumption = (stock: StockItem, issue: Issue, place: Place): readonly StockEvent[] => {
  const { demand, quantity } = issue;
  const own = demand === undefined ? '0' : reservedFor(stock, demand);
  if (demand === undefined || compareDecimals(own, '0') === 0) return [];
  const value = compareDecimals(own, quantity.value) < 0 ? own : quantity.value;
  return [happened('ReservationConsumed', { ...place, quantity: { value, unit: quantity.unit }, demand })];
};
