/** What supply chain says about stock: every movement of every lot, and what is promised to whom. */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import { PromisedTo } from './procurement.js';
import {
  IsListOf,
  IsInstant,
  IsDecimal,
  IsDuration,
  IsFlag,
  IsId,
  IsRef,
  IsOneOf,
  IsPlainDate,
  IsPrice,
  IsQuantity,
  IsRecord,
  IsText,
  IsUnit,
  Optional,
} from '../../fields.js';

/** `returned` came back from a customer and nobody has decided yet what becomes of it. */
export const STOCK_STATUSES = ['available', 'inspection', 'hold', 'blocked', 'scrap', 'returned'] as const;
export type StockStatus = (typeof STOCK_STATUSES)[number];

export const STOCK_SOURCES = [
  ...['purchase-order', 'production-order', 'count', 'return'],
  'stock-transfer',
] as const;
/** `supplier-return` goes back on the purchase order, and its line, that it came with. */
export const STOCK_PURPOSES = [
  ...['production-order', 'shipment', 'scrap', 'count', 'supplier-return'],
  'stock-transfer',
] as const;

/** Where stock came from: a document and, where it has lines or operations, which one. */
export class StockSource {
  @IsOneOf(STOCK_SOURCES) kind!: (typeof STOCK_SOURCES)[number];
  @IsId() id!: string;
  @Optional() @IsId() line?: string;
}

/** What stock was taken for. */
export class StockPurpose {
  @IsOneOf(STOCK_PURPOSES) kind!: (typeof STOCK_PURPOSES)[number];
  @IsId() id!: string;
  @Optional() @IsId() line?: string;
}

/** The line of a shipment with which something had left before it came back. */
export class ShippedWith {
  @IsRef('shipment') shipment!: string;
  @IsId() line!: string;
}

/** The item beside which something came of a production order, and how their cost is shared. */
export class JointOutput {
  @IsRef('item') item!: string;
  /** What came of that item. */
  @IsQuantity() quantity!: Quantity;
  /** Share of the cost of the order that this bears, and that item. */
  @IsDecimal() costShare!: string;
  @IsDecimal() mainShare!: string;
}

/** When a lot expires, and the document that made it: it keeps both wherever it goes. */
export class LotOrigin {
  @Optional() @IsPlainDate() expiry?: string;
  @Optional() @IsText({ max: 160 }) origin?: string;
}

export class StockReceived {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(STOCK_STATUSES) status!: StockStatus;
  @IsRecord(() => StockSource) source!: StockSource;
  /** Price per unit as ordered; absent for what was made here. */
  @Optional() @IsPrice() unitPrice?: Money;
  /** Only of what a customer sent back: it is worth what it was when it left. */
  @Optional() @IsRecord(() => ShippedWith) shippedWith?: ShippedWith;
  /** Only of what came of a production order beside its item. */
  @Optional() @IsRecord(() => JointOutput) joint?: JointOutput;
  /** A customer had sent it back, and its order made it good again: it is worth what that cost. */
  @Optional() @IsFlag() refurbished?: boolean;
  @Optional() @IsPlainDate() expiry?: string;
  /** The document that made it, where it came from another site. */
  @Optional() @IsText({ max: 160 }) origin?: string;
  /** The lot is a serial number: one piece, in one place. */
  @Optional() @IsFlag() serial?: boolean;
}

export class StockIssued {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRecord(() => StockPurpose) purpose!: StockPurpose;
  /** The status it was taken from; available when absent. */
  @Optional() @IsOneOf(STOCK_STATUSES) status?: StockStatus;
  /** Of what goes to another site: when it expires, and the document that made it. */
  @Optional() @IsRecord(() => LotOrigin) made?: LotOrigin;
  /** The lot is a serial number: one piece, in one place. */
  @Optional() @IsFlag() serial?: boolean;
}

/** A count found more (positive) or less (negative) than the books said. */
export class StockAdjusted {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({}) quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
  /** The status in which it was counted; available when absent. */
  @Optional() @IsOneOf(STOCK_STATUSES) status?: StockStatus;
  /** When the lot expires; said where it was used up before and is found again. */
  @Optional() @IsPlainDate() expiry?: string;
  /** The lot is a serial number: one piece, in one place. */
  @Optional() @IsFlag() serial?: boolean;
}

export class StockStatusChanged {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(STOCK_STATUSES) from!: StockStatus;
  @IsOneOf(STOCK_STATUSES) to!: StockStatus;
  @IsText({ lines: true }) reason!: string;
}

export class StockReserved {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Who needs it, for example `sales-order/SO-7/1`. */
  @IsText({ max: 160 }) demand!: string;
}

export class ReservationReleased {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ max: 160 }) demand!: string;
  @IsText({ lines: true }) reason!: string;
  /** The lot whose loss took the stock away; absent when the demand itself ended. */
  @Optional() @IsId() lot?: string;
}

export class ReservationConsumed {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ max: 160 }) demand!: string;
}

export class StockPolicySet {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity() reorderPoint!: Quantity;
  @IsQuantity({ above: 0 }) orderQuantity!: Quantity;
  @Optional() @IsRef('supplier') supplier?: string;
  /** How long replenishment takes. */
  @Optional() @IsDuration() leadTime?: string;
}

/** No reorder point holds any more: requirements planning sees to the item. */
export class StockPolicyEnded {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  /** In which its stock is counted. */
  @IsUnit() unit!: string;
}

/**
 * Free stock and what is on order, less what is waited for, fell to the reorder point; or more is waited for
 * than will come. `orderQuantity` brings it above the point again.
 */
export class ReorderPointReached {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({}) available!: Quantity;
  @IsQuantity() reorderPoint!: Quantity;
  @IsQuantity({ above: 0 }) orderQuantity!: Quantity;
  @Optional() @IsRef('supplier') supplier?: string;
  /** How long replenishment takes. */
  @Optional() @IsDuration() leadTime?: string;
}

/** More is on its way than the reorder point asked for: somebody ordered it, or asked for it, by hand. */
export class StockExpected {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** The document by which it comes, for example `purchase-order/PO-7`. */
  @IsText({ max: 160 }) source!: string;
}

/** A demand waits for stock that is not there yet; what comes free is its own in the order of waiting. */
export class StockAwaited {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ max: 160 }) demand!: string;
  /** When it is there at the latest by the lead time of its replenishment; absent where nobody knows. */
  @Optional() @IsPlainDate() expected?: string;
}

/** The demand got its stock, or ended. */
export class StockNoLongerAwaited {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsText({ max: 160 }) demand!: string;
  @IsText() reason!: string;
}

/** What was on order will not come any more, so that the reorder point counts without it. */
export class StockNoLongerExpected {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
}

/** How something that brings goods has moved: it comes another day, on none that is known, or less of it. */
export class SupplyMove {
  /** As in the parts of a promise: `production-order/WO-7`. */
  @IsText({ max: 300 }) source!: string;
  /** The day, or the moment, at which it is there; neither where nobody knows. */
  @Optional() @IsPlainDate() available?: string;
  @Optional() @IsInstant() end?: string;
  /** So much of it will not come; all of it when it is more. */
  @Optional() @IsDecimal() lost?: string;
  @IsText({ max: 160 }) cause!: string;
  @IsText({ max: 300 }) because!: string;
  @IsText({ lines: true }) reason!: string;
}

/** What lines were promised out of has moved, and whose they are. */
export class PromisedSupplyMoved extends SupplyMove {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsListOf(() => PromisedTo, { min: 1, max: 1000 }) promises!: PromisedTo[];
}

export const stockItemEvents = events('supply-chain', 'stock-item', {
  StockReceived: event(StockReceived),
  StockIssued: event(StockIssued),
  StockAdjusted: event(StockAdjusted),
  StockStatusChanged: event(StockStatusChanged),
  StockReserved: event(StockReserved),
  ReservationReleased: event(ReservationReleased),
  ReservationConsumed: event(ReservationConsumed),
  StockPolicySet: event(StockPolicySet),
  StockPolicyEnded: event(StockPolicyEnded),
  ReorderPointReached: event(ReorderPointReached),
  StockExpected: event(StockExpected),
  StockNoLongerExpected: event(StockNoLongerExpected),
  StockAwaited: event(StockAwaited),
  StockNoLongerAwaited: event(StockNoLongerAwaited),
  PromisedSupplyMoved: event(PromisedSupplyMoved),
});
