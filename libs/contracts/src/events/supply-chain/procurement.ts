/** What supply chain says about buying: suppliers, requisitions, purchase orders and what came in. */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsCurrency,
  IsDecimal,
  IsDuration,
  IsFlag,
  IsId,
  IsRef,
  IsInstant,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsPrice,
  IsQuantity,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';

export class SupplierApproved {
  @IsText({ max: 120 }) name!: string;
  @IsCurrency() currency!: string;
  @IsDuration() leadTime!: string;
  @Optional() @IsId() gln?: string;
}

export class SupplierBlocked {
  @IsText({ lines: true }) reason!: string;
}

export class PriceAgreed {
  @IsRef('item') item!: string;
  /** Price per base unit of the item. */
  @IsPrice({ above: 0 }) price!: Money;
}

/** How much more or less than ordered of an item may come in; of all items where none is named. */
export class ReceiptToleranceSet {
  @Optional() @IsRef('item') item?: string;
  /** Share of the ordered quantity that may come on top of it. */
  @IsDecimal() over!: string;
  /** And no more than this on top of it. */
  @Optional() @IsQuantity() overQuantity?: Quantity;
  /** Share of it that may be missing, without which a line is complete all the same. */
  @IsDecimal() under!: string;
  /** And no more than this. */
  @Optional() @IsQuantity() underQuantity?: Quantity;
}

/** What a supplier charges for an order that is cancelled late. */
export class CancellationTerm {
  /** Fewer days than these before the goods are due. */
  @IsWhole({ min: 1, max: 3_650 }) days!: number;
  /** Share of the price of what is cancelled. */
  @IsDecimal() share!: string;
}

/** Those of an order that was confirmed; where several hold, the one of the fewest days. */
export class CancellationTermsAgreed {
  @IsListOf(() => CancellationTerm, { max: 10 }) terms!: CancellationTerm[];
}

export class LocationRegistered {
  @IsText({ max: 120 }) name!: string;
  @IsRef('site') site!: string;
  /** GS1 location `companyPrefix.locationReference`, by which warehouses name it in EPCIS. */
  @IsId() gln!: string;
}

export class RequisitionRaised {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() needBy!: string;
  @IsText({ max: 160 }) cause!: string;
  @Optional() @IsRef('supplier') supplier?: string;
  /** Who asked for it, and so may not approve what is ordered for it. */
  @Optional() @IsText({ max: 120 }) raisedBy?: string;
}

export class RequisitionOrdered {
  @IsRef('purchase-order') purchaseOrder!: string;
}

/** Nobody needs it any more, and nothing was ordered for it. */
export class RequisitionWithdrawn {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @Optional() @IsRef('supplier') supplier?: string;
  @IsText({ lines: true }) reason!: string;
}

export class PurchaseOrderLine {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Price per unit of the quantity. */
  @IsPrice() price!: Money;
  /** The need that the line answers, where the order answers several. */
  @Optional() @IsRef('requisition') requisition?: string;
}

/** Somebody who stands behind an order, and so may not approve it. */
export class Asker {
  @IsText({ max: 120 }) id!: string;
}

export class PurchaseOrderPlaced {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsListOf(() => PurchaseOrderLine, { min: 1, max: 200 }) lines!: PurchaseOrderLine[];
  @IsMoney() total!: Money;
  @IsPlainDate() promised!: string;
  @Optional() @IsRef('requisition') requisition?: string;
  /** Who placed it, and so may not approve it. */
  @Optional() @IsText({ max: 120 }) placedBy?: string;
  /** Who raised its requisition, and so may not approve it either. */
  @Optional() @IsText({ max: 120 }) raisedBy?: string;
  /** The request whose award it carries out. */
  @Optional() @IsRef('request-for-quotation') requestForQuotation?: string;
  /** Who asked for the quotations, awarded them, or raised what they answer: none of them approves it. */
  @Optional() @IsListOf(() => Asker) askers?: Asker[];
  /** What the lines come to for which a price was agreed, and what they would at the prices agreed. */
  @Optional() @IsMoney() comparable?: Money;
  @Optional() @IsMoney() atAgreedPrices?: Money;
  /**
   * What the site ordered from the supplier on the business day up to this order, which is in it: the amount
   * that a right has to cover.
   */
  @Optional() @IsMoney() dayTotal?: Money;
}

export class PurchaseOrderApprovalRequested {
  @IsMoney() total!: Money;
  /** Role that holds a right for this amount. */
  @IsId() role!: string;
  /** When the next in line is asked, if nobody has answered. */
  @Optional() @IsInstant() answerBy?: string;
}

/** Nobody of the role that was asked has answered in time: the next in line is asked. */
export class PurchaseOrderApprovalEscalated {
  @IsMoney() total!: Money;
  /** Role that has not answered. */
  @IsId() from!: string;
  /** Role that is asked now. */
  @IsId() role!: string;
  /** When the next in line is asked, if nobody has answered. */
  @IsInstant() answerBy!: string;
}

export class PurchaseOrderApproved {
  @IsMoney() total!: Money;
}

/** A line of a sales order that is promised out of it. */
export class PromisedTo {
  @IsRef('sales-order') salesOrder!: string;
  @IsId() line!: string;
}

export class PurchaseOrderConfirmed {
  @IsPlainDate() promised!: string;
  @Optional() @IsListOf(() => PromisedTo, { max: 1000 }) promises?: PromisedTo[];
}

/** The company needs it on another day than the one that is confirmed; the supplier has not answered yet. */
export class PurchaseOrderDateRequested {
  @IsPlainDate() wanted!: string;
  @IsText({ lines: true }) reason!: string;
}

export class GoodsReceived {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsId() lot!: string;
  @IsPrice() price!: Money;
  /** The date that the supplier promised first; on time is measured against it. */
  @IsPlainDate() promised!: string;
  @Optional() @IsPlainDate() expiry?: string;
  /** The warehouse's own event by which it was reported. */
  @Optional() @IsText({ max: 400 }) epcisEvent?: string;
  /** The supplier's delivery note. */
  @Optional() @IsText({ max: 80 }) deliveryNote?: string;
  /** The business day on which it was ordered. */
  @Optional() @IsPlainDate() orderedOn?: string;
  /** With it the line is complete. */
  @Optional() @IsFlag() complete?: boolean;
  /** The lot is a serial number: one piece, in one place. */
  @Optional() @IsFlag() serial?: boolean;
}

/** Part of what came in went back to the supplier: it is not owed, and may come again. */
export class GoodsReturned {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsId() lot!: string;
  /** Price of the line, at which it came in. */
  @IsPrice() price!: Money;
  /** The event by which it left the stock. */
  @IsText({ max: 120 }) movement!: string;
}

/** An inspection rejected what had come in on a line. */
export class GoodsRejected {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsId() lot!: string;
  /** Price of the line, at which it came in. */
  @IsPrice() price!: Money;
  @IsRef('inspection') inspection!: string;
}

/** A quantity of an item that was ordered and has not come, or will not. */
export class OpenOrderLine {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** Whom what is open was bought for: what a requisition says that it is for. */
export class OrderDemand {
  @IsRef('requisition') requisition!: string;
  @IsText({ max: 160 }) cause!: string;
}

/** Its supplier was blocked: what is open may not come, and whoever waits for it is to be told. */
export class PurchaseOrderPutAtRisk {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsText({ lines: true }) reason!: string;
  @IsListOf(() => OpenOrderLine, { min: 1 }) open!: OpenOrderLine[];
  @IsListOf(() => OrderDemand) demands!: OrderDemand[];
}

/** Its supplier may be ordered from again. */
export class PurchaseOrderNoLongerAtRisk {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
}

export const LINE_ENDS = ['tolerance', 'short'] as const;

/** Nothing more is waited for on a line: little enough is missing, or somebody decided that it is enough. */
export class PurchaseOrderLineClosed {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsOneOf(LINE_ENDS) kind!: (typeof LINE_ENDS)[number];
  /** What was ordered and will not come. */
  @IsQuantity({ above: 0 }) open!: Quantity;
  @Optional() @IsText({ lines: true }) reason?: string;
  @Optional() @IsListOf(() => PromisedTo, { max: 1000 }) promises?: PromisedTo[];
}

export class PurchaseOrderClosed {
  @IsText({ lines: true }) reason!: string;
  @Optional() @IsListOf(() => PromisedTo, { max: 1000 }) promises?: PromisedTo[];
  @Optional() @IsListOf(() => OpenOrderLine) open?: OpenOrderLine[];
  @Optional() @IsRef('supplier') supplier?: string;
}

export class PurchaseOrderCancelled {
  @IsText({ lines: true }) reason!: string;
  @Optional() @IsListOf(() => PromisedTo, { max: 1000 }) promises?: PromisedTo[];
  @Optional() @IsListOf(() => OpenOrderLine) open?: OpenOrderLine[];
  @Optional() @IsRef('supplier') supplier?: string;
  /** The business day on which it was placed. */
  @Optional() @IsPlainDate() placedOn?: string;
  @Optional() @IsMoney() total?: Money;
  /** What the supplier charges for it, by the terms agreed with it. */
  @Optional() @IsMoney({ above: 0 }) fee?: Money;
}

export const supplierEvents = events('supply-chain', 'supplier', {
  SupplierApproved: event(SupplierApproved),
  SupplierBlocked: event(SupplierBlocked),
  PriceAgreed: event(PriceAgreed),
  ReceiptToleranceSet: event(ReceiptToleranceSet),
  CancellationTermsAgreed: event(CancellationTermsAgreed),
});
export const locationEvents = events('supply-chain', 'location', {
  LocationRegistered: event(LocationRegistered),
});
export const requisitionEvents = events('supply-chain', 'requisition', {
  RequisitionRaised: event(RequisitionRaised),
  RequisitionOrdered: event(RequisitionOrdered),
  RequisitionWithdrawn: event(RequisitionWithdrawn),
});
export const purchaseOrderEvents = events('supply-chain', 'purchase-order', {
  PurchaseOrderPlaced: event(PurchaseOrderPlaced),
  PurchaseOrderApprovalRequested: event(PurchaseOrderApprovalRequested),
  PurchaseOrderApprovalEscalated: event(PurchaseOrderApprovalEscalated),
  PurchaseOrderApproved: event(PurchaseOrderApproved),
  PurchaseOrderConfirmed: event(PurchaseOrderConfirmed),
  PurchaseOrderDateRequested: event(PurchaseOrderDateRequested),
  GoodsReceived: event(GoodsReceived),
  GoodsReturned: event(GoodsReturned),
  GoodsRejected: event(GoodsRejected),
  PurchaseOrderPutAtRisk: event(PurchaseOrderPutAtRisk),
  PurchaseOrderNoLongerAtRisk: event(PurchaseOrderNoLongerAtRisk),
  PurchaseOrderLineClosed: event(PurchaseOrderLineClosed),
  PurchaseOrderClosed: event(PurchaseOrderClosed),
  PurchaseOrderCancelled: event(PurchaseOrderCancelled),
});
