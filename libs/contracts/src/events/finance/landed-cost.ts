/** What finance says about the cost of bringing goods in: freight, duty, insurance (IAS 2.10–11). */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsId,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsRef,
  IsText,
  Optional,
} from '../../fields.js';
import { Sensitive } from '../../sensitive.js';
import {
  BookValue,
  CostLayerAdded,
  CostLayerConsumed,
  CostLayerWrittenDown,
  CostMethodChanged,
  InventoryRevalued,
  IssueCostCorrected,
} from './ledger.js';

export const LANDED_COSTS = ['freight', 'duty', 'insurance', 'handling'] as const;
export const LANDED_BASES = ['value', 'quantity', 'weight', 'volume'] as const;

/** A lot that came with a line of a purchase order. */
export class LandedReceipt {
  @IsRef('purchase-order') purchaseOrder!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** What all of it weighs, or the room that it takes, where the cost is spread by that. */
  @Optional() @IsQuantity({ above: 0 }) measure?: Quantity;
}

/** Its part of the cost, in the books of the site and of the group. */
export class LandedShare extends LandedReceipt {
  @Sensitive('cost') @IsRecord(() => BookValue) part!: BookValue;
}

/** What the invoice or the estimate says. */
export class LandedVoucher {
  @IsRef('site') site!: string;
  /** The legal entity of the site. */
  @IsRef('legal-entity') company!: string;
  /** The number of the voucher, as it is printed; with the site it names the cost. */
  @IsText({ max: 60 }) number!: string;
  @IsOneOf(LANDED_COSTS) kind!: (typeof LANDED_COSTS)[number];
  @IsPlainDate() date!: string;
  /** Without tax that is set off (IAS 2.11). */
  @IsMoney({ above: 0 }) net!: Money;
  /** Input tax. */
  @Optional() @IsMoney() tax?: Money;
  /** Paid from the bank, or owed, as all that is estimated. */
  @IsOneOf(['bank', 'accrual']) settled!: 'bank' | 'accrual';
  @IsOneOf(LANDED_BASES) basis!: (typeof LANDED_BASES)[number];
  /** Why it is more than the goods are worth, where it is. */
  @Optional() @IsText({ lines: true }) explanation?: string;
}

export class LandedCostRecorded extends LandedVoucher {
  /** At the rate of its date. */
  @IsRecord(() => BookValue) booked!: BookValue;
  @Optional() @IsRecord(() => BookValue) taxBooked?: BookValue;
  @IsListOf(() => LandedShare, { min: 1, max: 100 }) shares!: LandedShare[];
}

/** With what was recorded, so that what takes it back follows from this event alone. */
export class LandedCostReversed extends LandedCostRecorded {
  @IsText() reason!: string;
}

/** Said by the cost layer: what of a part is in stock now, and what went to the cost of what was issued. */
export class LandedCostAllocated {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** The line of the order with which it came: `purchase-order/PO-7/1`. */
  @IsText({ max: 160 }) source!: string;
  @IsRef('landed-cost') landedCost!: string;
  @IsPlainDate() date!: string;
  /** Into stock; below zero where it is taken back. */
  @Sensitive('cost') @IsMoney({}) stocked!: Money;
  @Sensitive('cost') @IsMoney({}) stockedGroup!: Money;
  /** To what was issued before, or is kept at standard. */
  @Sensitive('cost') @IsMoney({}) expensed!: Money;
  @Sensitive('cost') @IsMoney({}) expensedGroup!: Money;
  @IsOneOf(['issued', 'standard']) because!: 'issued' | 'standard';
  @IsText({ max: 120 }) sourceEventId!: string;
}

export const landedCostEvents = events('finance', 'landed-cost', {
  LandedCostRecorded: event(LandedCostRecorded),
  LandedCostReversed: event(LandedCostReversed),
});
export const costLayerEvents = events('finance', 'cost-layer', {
  CostLayerAdded: event(CostLayerAdded),
  CostLayerConsumed: event(CostLayerConsumed),
  CostLayerWrittenDown: event(CostLayerWrittenDown),
  CostMethodChanged: event(CostMethodChanged),
  InventoryRevalued: event(InventoryRevalued),
  IssueCostCorrected: event(IssueCostCorrected),
  LandedCostAllocated: event(LandedCostAllocated),
});
