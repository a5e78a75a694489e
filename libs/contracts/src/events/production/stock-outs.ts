/** What production says about items that will run out, before they do. */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import { IsFlag, IsListOf, IsOneOf, IsPlainDate, IsQuantity, IsRef, IsText, Optional } from '../../fields.js';

/** `late-supply`: an order is overdue or comes too late; `expiry`: stock expires before it is needed. */
export const STOCK_OUT_REASONS = ['demand', 'late-supply', 'expiry', 'below-safety-stock'] as const;

/** An item that runs out at a site with what is on order and nothing else. */
export class StockOut {
  @IsRef('item') item!: string;
  /** The first day on which something needed is not there; absent where only the safety stock is used. */
  @Optional() @IsPlainDate() on?: string;
  /** How much of it is missing on that day. */
  @Optional() @IsQuantity({ above: 0 }) missing?: Quantity;
  /** The first day on which there is less than the safety stock, where the item has one. */
  @Optional() @IsPlainDate() belowSafetyStockOn?: string;
  @IsOneOf(STOCK_OUT_REASONS) reason!: (typeof STOCK_OUT_REASONS)[number];
  /** What needs most of it on that day, for example `sales-order/SO-7/1` or `forecast/<item>/<date>`. */
  @Optional() @IsText({ max: 300 }) demand?: string;
  @Optional() @IsPlainDate() demandDue?: string;
  /** What is on order and is not there in time, for example `purchase-order/PO-7/1`. */
  @Optional() @IsText({ max: 300 }) supply?: string;
  @Optional() @IsPlainDate() supplyDue?: string;
  /** The last day on which stock could have been used that is of no use on the day. */
  @Optional() @IsPlainDate() expiredOn?: string;
  /** The last day on which an order is there in time; today where that has passed. */
  @IsPlainDate() orderBy!: string;
  /** What is ordered today is not there on the day either. */
  @IsFlag() tooLate!: boolean;
}

/** Part of what a planning run found: what is new, or is not as it was. */
export class StockOutsFound {
  @IsRef('site') site!: string;
  @IsListOf(() => StockOut, { min: 1, max: 50 }) stockOuts!: StockOut[];
}

export class AvertedStockOut {
  @IsRef('item') item!: string;
}

/** Part of what a planning run does not find any more. */
export class StockOutsNotFound {
  @IsRef('site') site!: string;
  @IsListOf(() => AvertedStockOut, { min: 1, max: 500 }) stockOuts!: AvertedStockOut[];
}

export class StockOutForeseen extends StockOut {
  @IsRef('site') site!: string;
  @IsRef('planning-run') run!: string;
}

/** A later run does not find it any more. */
export class StockOutAverted {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsRef('planning-run') run!: string;
}

export const stockOutEvents = events('production', 'stock-out', {
  StockOutForeseen: event(StockOutForeseen),
  StockOutAverted: event(StockOutAverted),
});
