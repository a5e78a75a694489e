/** What supply chain says about buying: suppliers, requisitions, purchase orders and what came in. */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsCurrency,
  IsDuration,
  IsId,
  IsListOf,
  IsMoney,
  IsPlainDate,
  IsQuantity,
  IsText,
  Optional,
} from '../../fields.js';

export class SupplierApproved {
  @IsText({ max: 120 }) name!: string;
  @IsCurrency() currency!: string;
  @IsDuration() leadTime!: string;
  @Optional() @IsId() gln?: string;
}

export class SupplierBlocked {
  @IsText() reason!: string;
}

export class PriceAgreed {
  @IsId() item!: string;
  /** Price per base unit of the item. */
  @IsMoney({ above: 0 }) price!: Money;
}

export class LocationRegistered {
  @IsText({ max: 120 }) name!: string;
  @IsId() site!: string;
  /** GS1 location `companyPrefix.locationReference`, by which warehouses name it in EPCIS. */
  @IsId() gln!: string;
}

export class RequisitionRaised {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() needBy!: string;
  @IsText({ max: 160 }) cause!: string;
  @Optional() @IsId() supplier?: string;
}

export class RequisitionOrdered {
  @IsId() purchaseOrder!: string;
}

export class PurchaseOrderLine {
  @IsId() line!: string;
  @IsId() item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Price per unit of the quantity. */
  @IsMoney() price!: Money;
}

export class PurchaseOrderPlaced {
  @IsId() site!: string;
  @IsId() supplier!: string;
  @IsListOf(() => PurchaseOrderLine, { min: 1, max: 200 }) lines!: PurchaseOrderLine[];
  @IsMoney() total!: Money;
  @IsPlainDate() promised!: string;
  @Optional() @IsId() requisition?: string;
}

export class PurchaseOrderApprovalRequested {
  @IsMoney() total!: Money;
  /** Role that holds a right for this amount. */
  @IsId() role!: string;
}

export class PurchaseOrderApproved {
  @IsMoney() total!: Money;
}

export class PurchaseOrderConfirmed {
  @IsPlainDate() promised!: string;
}

export class GoodsReceived {
  @IsId() site!: string;
  @IsId() supplier!: string;
  @IsId() line!: string;
  @IsId() item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsId() lot!: string;
  @IsMoney() price!: Money;
  /** The date that the supplier promised first; on time is measured against it. */
  @IsPlainDate() promised!: string;
  @Optional() @IsPlainDate() expiry?: string;
  /** The warehouse's own event by which it was reported. */
  @Optional() @IsText({ max: 400 }) epcisEvent?: string;
}

/** A quantity of an item that was ordered and will not come. */
export class OpenOrderLine {
  @IsId() line!: string;
  @IsId() item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

export class PurchaseOrderClosed {
  @IsText() reason!: string;
  @Optional() @IsListOf(() => OpenOrderLine) open?: OpenOrderLine[];
}

export class PurchaseOrderCancelled {
  @IsText() reason!: string;
  @Optional() @IsListOf(() => OpenOrderLine) open?: OpenOrderLine[];
}

export const supplierEvents = events('supply-chain', {
  SupplierApproved: event(SupplierApproved),
  SupplierBlocked: event(SupplierBlocked),
  PriceAgreed: event(PriceAgreed),
});
export const locationEvents = events('supply-chain', { LocationRegistered: event(LocationRegistered) });
export const requisitionEvents = events('supply-chain', {
  RequisitionRaised: event(RequisitionRaised),
  RequisitionOrdered: event(RequisitionOrdered),
});
export const purchaseOrderEvents = events('supply-chain', {
  PurchaseOrderPlaced: event(PurchaseOrderPlaced),
  PurchaseOrderApprovalRequested: event(PurchaseOrderApprovalRequested),
  PurchaseOrderApproved: event(PurchaseOrderApproved),
  PurchaseOrderConfirmed: event(PurchaseOrderConfirmed),
  GoodsReceived: event(GoodsReceived),
  PurchaseOrderClosed: event(PurchaseOrderClosed),
  PurchaseOrderCancelled: event(PurchaseOrderCancelled),
});
