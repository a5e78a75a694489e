/** What a purchase order can be asked to do. */
import { PurchaseOrderLine } from '@gemba/contracts/events/supply-chain/procurement';
import {
  IsId,
  IsRef,
  IsListOf,
  IsMoney,
  IsPlainDate,
  IsQuantity,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';

export class PlacePurchaseOrder {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsListOf(() => PurchaseOrderLine, { min: 1, max: 200 }) lines!: PurchaseOrderLine[];
  /** By the lead time of the supplier, in working days of the site, when absent. */
  @Optional() @IsPlainDate() promised?: string;
  @Optional() @IsRef('requisition') requisition?: string;
  /** What is awarded is ordered by itself; an order that names a request says exactly what was awarded. */
  @Optional() @IsRef('request-for-quotation') requestForQuotation?: string;
}
export class ApprovePurchaseOrder {
  /** The total that is approved; it has to be the one of the order. */
  @IsMoney() total!: Money;
}
/** Nobody of a role that was asked has answered in time. */
export class EscalateApproval {
  @IsId() from!: string;
}
export class ConfirmPurchaseOrder {
  @IsPlainDate() promised!: string;
}
/** Asks the supplier for another day; what it answers is confirmed. */
export class RequestDeliveryDate {
  @IsPlainDate() wanted!: string;
  @IsText({ lines: true }) reason!: string;
}
export class ReceiveGoods {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** The lines that wait for the item, the earliest first, when absent. */
  @Optional() @IsId() line?: string;
  @Optional() @IsPlainDate() expiry?: string;
  @Optional() @IsText({ max: 400 }) epcisEvent?: string;
  /** The supplier's delivery note; the same lot by the same note comes in once. */
  @Optional() @IsText({ max: 80 }) deliveryNote?: string;
}
/** Stock went back to the supplier. */
export class RecordReturn {
  @IsId() line!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** The event by which it left the stock. */
  @IsText({ max: 120 }) movement!: string;
}
/** Its supplier was blocked, or may be ordered from again: `reason` is absent then. */
export class AssessRisk {
  @Optional() @IsText({ lines: true }) reason?: string;
}
/** An inspection rejected what had come in. */
export class RecordRejection {
  @IsId() line!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRef('inspection') inspection!: string;
}
/** Nothing more is waited for on a line, though too little came. */
export class CloseShort {
  @IsId() line!: string;
  @IsText({ lines: true }) reason!: string;
}
export class ClosePurchaseOrder {
  @IsText({ lines: true }) reason!: string;
}
export class CancelPurchaseOrder {
  @IsText({ lines: true }) reason!: string;
}
