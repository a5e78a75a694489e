/** What supply chain says about selling: customers, orders, promises and shipments. */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsCountry,
  IsCurrency,
  IsDuration,
  IsFlag,
  IsId,
  IsIds,
  IsInstant,
  IsRef,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';
import type { BackOrders } from './back-orders.js';
import { BACK_ORDERS, BackOrdersAgreed, SalesOrderBackOrdersChanged } from './back-orders.js';
import { ReturnTermsAgreed } from './returns.js';

export class CustomerRegistered {
  @IsText({ max: 120 }) name!: string;
  @IsCurrency() currency!: string;
  @IsCountry() country!: string;
  /** With its country before it, `FR40303265045`. */
  @Optional() @IsId() vatId?: string;
  /** It takes a line in several deliveries. */
  @Optional() @IsFlag() partialDeliveries?: boolean;
  /** How long goods still have to keep when it gets them. */
  @Optional() @IsDuration() remainingShelfLife?: string;
}

export class SalesOrderLine {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Price per unit of the quantity. */
  @IsMoney() price!: Money;
  @IsPlainDate() requested!: string;
}

export class SalesOrderPlaced {
  @IsRef('site') site!: string;
  @IsRef('customer') customer!: string;
  @IsListOf(() => SalesOrderLine, { min: 1, max: 200 }) lines!: SalesOrderLine[];
  /** Business date of the site on which the customer ordered. */
  @Optional() @IsPlainDate() placedOn?: string;
  /** The lines that are promised with it. */
  @Optional() @IsIds({ max: 200 }) promised?: string[];
  /** What there is leaves and the rest follows when absent. */
  @Optional() @IsOneOf(BACK_ORDERS) backOrders?: BackOrders;
}

/** A line for which no free stock was found, so that it has to be made. */
export class ProductionRequested {
  @IsRef('site') site!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() due!: string;
}

/** A line of an item that is bought, for which no free stock was found: it waits for what is ordered. */
export class PurchaseRequested {
  @IsRef('site') site!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() due!: string;
}

export const PROMISE_METHODS = ['stock', 'production', 'purchase'] as const;

/**
 * Out of what a promise is kept: free stock; a receipt that is ordered or made already; free hours of the
 * schedule in force; working time, where no schedule says what is free of it; a lead time.
 */
export const PROMISE_SOURCES = ['stock', 'receipt', 'capacity', 'calendar', 'lead-time'] as const;
export type PromiseSource = (typeof PROMISE_SOURCES)[number];

/** Work that was found room for. */
export class PromisedWork {
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() workCenter!: string;
  /** The machine on which it was tried; absent where only the working time of the site is known. */
  @Optional() @IsRef('equipment') workUnit?: string;
  @Optional() @IsRef('employee') person?: string;
  @IsInstant() from!: string;
  @IsInstant() to!: string;
}

/** What is taken for it. */
export class PromisedMaterial {
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** As of a part. */
  @IsText({ max: 300 }) source!: string;
  @IsPlainDate() date!: string;
}

/** Part of a line, and what it is promised out of. */
export class PromisePart {
  @IsOneOf(PROMISE_SOURCES) kind!: PromiseSource;
  /** For example `lot/L-7`, `purchase-order/PO-7`, `production-order/SO-7.1` or `lead-time/P10D`. */
  @IsText({ max: 300 }) source!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** The working day on which it is there. */
  @IsPlainDate() date!: string;
  @Optional() @IsPlainDate() expiry?: string;
  @Optional() @IsListOf(() => PromisedWork, { max: 200 }) work?: PromisedWork[];
  @Optional() @IsListOf(() => PromisedMaterial, { max: 500 }) materials?: PromisedMaterial[];
}

export class SalesOrderPromised {
  @IsId() line!: string;
  @Optional() @IsRef('item') item?: string;
  @IsPlainDate() date!: string;
  @IsOneOf(PROMISE_METHODS) method!: (typeof PROMISE_METHODS)[number];
  /** The event that shows the promise can be kept. */
  @IsText({ max: 160 }) evidence!: string;
  /** The date that the customer asked for, from which the line is measured until it is promised. */
  @Optional() @IsPlainDate() requested?: string;
  /** All of the line, source by source; absent where it was promised on one event alone. */
  @Optional() @IsListOf(() => PromisePart, { max: 200 }) parts?: PromisePart[];
}

/** What broke a promise, or mended it. */
class PromiseCause {
  /** The event that says so. */
  @IsText({ max: 160 }) cause!: string;
  /** What it is about, for example `purchase-order/PO-7` or `equipment/LATHE-1`. */
  @IsText({ max: 300 }) because!: string;
  @IsText({ lines: true }) reason!: string;
}

/** A line does not come by the day that was promised, or not by the one that was said after it. */
export class SalesOrderPromiseBroken extends PromiseCause {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  /** The day that was promised first. */
  @IsPlainDate() promised!: string;
  /** The day that was said before this one, and the new one; absent while nobody knows. */
  @Optional() @IsPlainDate() from?: string;
  @Optional() @IsPlainDate() to?: string;
  /** Out of what it comes by now. */
  @IsListOf(() => PromisePart, { max: 200 }) parts!: PromisePart[];
  /** Some of it was lost and has to be got anew. */
  @Optional() @IsFlag() anew?: boolean;
}

/** It comes by the day that was promised after all. */
export class SalesOrderPromiseRestored extends PromiseCause {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsPlainDate() promised!: string;
  @Optional() @IsPlainDate() from?: string;
  @IsListOf(() => PromisePart, { max: 200 }) parts!: PromisePart[];
  /** Some of it was lost and has to be got anew. */
  @Optional() @IsFlag() anew?: boolean;
}

/** The customer was told the day by which a line comes now. */
export class SalesOrderDateConfirmed {
  @IsId() line!: string;
  @IsPlainDate() date!: string;
}

/** All of a line is reserved in released stock: it can be shipped. */
export class SalesOrderLineReady {
  @IsId() line!: string;
  /** It was promised on work, which nobody has to keep free for it any more. */
  @Optional() @IsFlag() made?: boolean;
}

/** So much of a line is a shipment's, so that no other shipment is sent with it too. */
export class SalesOrderLineAllotted {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRef('shipment') shipment!: string;
  /** The lot is proposed: it stays where it is until somebody picks it. */
  @Optional() @IsFlag() toPick?: boolean;
}

/** The shipment could not pick it: another one may be sent with it. */
export class SalesOrderAllotmentReturned {
  @IsId() line!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRef('shipment') shipment!: string;
}

export class SalesOrderLineShipped {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRef('shipment') shipment!: string;
}

/** What came to the customer, held against what was promised. */
class LineDelivery {
  @IsRef('site') site!: string;
  @IsRef('customer') customer!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) ordered!: Quantity;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsMoney() price!: Money;
  /** First promise; OTIF is measured against it, not against a later one. */
  @IsPlainDate() promised!: string;
  @IsPlainDate() placedOn!: string;
  @IsPlainDate() deliveredOn!: string;
}

export class SalesOrderLineDelivered extends LineDelivery {
  @IsRef('shipment') shipment!: string;
}

/** An order of production rendered a service of a line: nothing is shipped, and it is delivered. */
export class ServiceRendered extends LineDelivery {
  @IsRef('production-order') order!: string;
}

export class LinePromise {
  @IsId() line!: string;
  @IsPlainDate() date!: string;
}

export class SalesOrderCancelled {
  @IsText({ lines: true }) reason!: string;
  @IsListOf(() => SalesOrderLine) lines!: SalesOrderLine[];
  /** By when its lines were promised. */
  @Optional() @IsListOf(() => LinePromise) promises?: LinePromise[];
}

/** One line is not wanted any more; the others stand. */
export class SalesOrderLineCancelled extends SalesOrderLine {
  /** By when it was promised. */
  @Optional() @IsPlainDate() promised?: string;
  @IsText({ lines: true }) reason!: string;
}

/** Part of a line has left, and the rest, its quantity, is not wanted any more. */
export class SalesOrderRestCancelled extends SalesOrderLine {
  /** By when the line was promised. */
  @Optional() @IsPlainDate() promised?: string;
  @IsText({ lines: true }) reason!: string;
}

export class ShipmentLine {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** What is to leave: of a line so much, out of a lot that is named or that is to be proposed. */
export class ShipmentWish {
  @IsId() line!: string;
  /** That of the line when absent. */
  @Optional() @IsRef('item') item?: string;
  /** What expires first before the rest when absent. */
  @Optional() @IsId() lot?: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

export class ShipmentPlanned {
  @IsRef('site') site!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsRef('customer') customer!: string;
  @IsText({ max: 80 }) carrier!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
  /** What was asked for, where lots of the lines are proposed: those wait until somebody picks them. */
  @Optional() @IsListOf(() => ShipmentWish, { max: 200 }) wanted?: ShipmentWish[];
}

/** Somebody takes it from its lot: from now on the order is not cancelled before it is put right. */
export class ShipmentPickConfirmed extends ShipmentLine {
  @IsRef('sales-order') salesOrder!: string;
}

/** So much is not taken out of the lot that was planned, and what is taken instead. */
export class ShipmentPickChanged extends ShipmentLine {
  @IsRef('sales-order') salesOrder!: string;
  @IsText({ lines: true }) reason!: string;
  @IsListOf(() => ShipmentLine, { max: 200 }) instead!: ShipmentLine[];
  /** For what no other lot was found: it is still to be shipped, and not with this shipment. */
  @IsQuantity() missing!: Quantity;
}

/** It does not leave: what was set aside for it is free again. */
export class ShipmentCancelled {
  @IsRef('sales-order') salesOrder!: string;
  @IsListOf(() => ShipmentLine, { max: 200 }) lines!: ShipmentLine[];
  @IsText({ lines: true }) reason!: string;
}

/** A line left its lot in stock and stands ready to be loaded. */
export class ShipmentLinePicked {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** The lot could not be picked, for example because it is on hold by now. */
export class PickShort {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsText({ lines: true }) reason!: string;
  /** Where somebody was to pick it. */
  @Optional() @IsRef('sales-order') salesOrder?: string;
}

export class ShipmentDespatched {
  @IsRef('site') site!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsRef('customer') customer!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
}

export class ShipmentDelayed {
  @IsPlainDate() eta!: string;
  @IsText({ lines: true }) cause!: string;
}

export const DELAY_REASONS = ['carrier', 'capacity', 'customs', 'customer', 'weather', 'other'] as const;
export type DelayReason = (typeof DELAY_REASONS)[number];

/** Since its second version it says by a code why, so that delays can be counted by their reason. */
export class ShipmentDelayedV2 {
  @IsPlainDate() eta!: string;
  @IsOneOf(DELAY_REASONS) reason!: DelayReason;
  @IsText() cause!: string;
}

export class DeliveryConfirmed {
  @IsRef('site') site!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsRef('customer') customer!: string;
  @IsText({ max: 120 }) receivedBy!: string;
  @IsPlainDate() deliveredOn!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
}

export const customerEvents = events('supply-chain', 'customer', {
  CustomerRegistered: event(CustomerRegistered),
  ReturnTermsAgreed: event(ReturnTermsAgreed),
  BackOrdersAgreed: event(BackOrdersAgreed),
});
export const salesOrderEvents = events('supply-chain', 'sales-order', {
  SalesOrderPlaced: event(SalesOrderPlaced),
  SalesOrderBackOrdersChanged: event(SalesOrderBackOrdersChanged),
  ProductionRequested: event(ProductionRequested),
  PurchaseRequested: event(PurchaseRequested),
  SalesOrderPromised: event(SalesOrderPromised),
  SalesOrderPromiseBroken: event(SalesOrderPromiseBroken),
  SalesOrderPromiseRestored: event(SalesOrderPromiseRestored),
  SalesOrderDateConfirmed: event(SalesOrderDateConfirmed),
  SalesOrderLineReady: event(SalesOrderLineReady),
  SalesOrderLineAllotted: event(SalesOrderLineAllotted),
  SalesOrderAllotmentReturned: event(SalesOrderAllotmentReturned),
  SalesOrderLineShipped: event(SalesOrderLineShipped),
  SalesOrderLineDelivered: event(SalesOrderLineDelivered),
  ServiceRendered: event(ServiceRendered),
  SalesOrderLineCancelled: event(SalesOrderLineCancelled),
  SalesOrderRestCancelled: event(SalesOrderRestCancelled),
  SalesOrderCancelled: event(SalesOrderCancelled),
});
export const shipmentEvents = events('supply-chain', 'shipment', {
  ShipmentPlanned: event(ShipmentPlanned),
  ShipmentPickConfirmed: event(ShipmentPickConfirmed),
  ShipmentPickChanged: event(ShipmentPickChanged),
  ShipmentLinePicked: event(ShipmentLinePicked),
  PickShort: event(PickShort),
  ShipmentCancelled: event(ShipmentCancelled),
  ShipmentDespatched: event(ShipmentDespatched),
  ShipmentDelayed: event(ShipmentDelayed).next(ShipmentDelayedV2, (older) => ({
    ...older,
    reason: 'other' as const,
  })),
  DeliveryConfirmed: event(DeliveryConfirmed),
});
