/**
 * What finance says about money owed and paid: customer invoices, supplier invoices, matching and payment.
 */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsCountry,
  IsDecimal,
  IsId,
  IsRef,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsPrice,
  IsQuantity,
  IsRecord,
  IsText,
  Optional,
} from '../../fields.js';
import { BookValue } from './ledger.js';

export class InvoiceLine {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPrice() price!: Money;
  /** Value added tax as a fraction, on the price without tax; none when absent. */
  @Optional() @IsDecimal() taxRate?: string;
}

/** All lines of one rate: EN 16931 calls it the VAT breakdown (BG-23). */
export class TaxAmount {
  @IsDecimal() rate!: string;
  /** Sum of the lines of this rate. */
  @IsMoney() taxable!: Money;
  @IsMoney() tax!: Money;
}

export const TAX_CATEGORIES = ['S', 'K', 'G', 'AE', 'O'] as const;

export class CustomerInvoiceIssued {
  @IsRef('site') site!: string;
  @IsRef('customer') customer!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsRef('shipment') shipment!: string;
  @IsListOf(() => InvoiceLine, { min: 1 }) lines!: InvoiceLine[];
  @IsMoney() net!: Money;
  @IsDecimal() taxRate!: string;
  /** UNTDID 5305: `S` standard, `K` intra-Community supply, `G` export, `AE` reverse charge, `O` outside. */
  @Optional() @IsOneOf(TAX_CATEGORIES) taxCategory?: (typeof TAX_CATEGORIES)[number];
  /** The customer's VAT id, by which a supply to another member state is exempt. */
  @Optional() @IsId() vatId?: string;
  @IsMoney() tax!: Money;
  @IsMoney() total!: Money;
  @IsPlainDate() due!: string;
  /** What the receivable is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
}

/** Since its second version it may bill a service, which an order of production rendered. */
export class CustomerInvoiceIssuedV2 {
  @IsRef('site') site!: string;
  @IsRef('customer') customer!: string;
  @IsRef('sales-order') salesOrder!: string;
  /** Of goods. */
  @Optional() @IsRef('shipment') shipment?: string;
  /** Of a service. */
  @Optional() @IsRef('production-order') order?: string;
  @IsListOf(() => InvoiceLine, { min: 1 }) lines!: InvoiceLine[];
  @IsMoney() net!: Money;
  @IsDecimal() taxRate!: string;
  /** UNTDID 5305: `S` standard, `K` intra-Community supply, `G` export, `AE` reverse charge, `O` outside. */
  @Optional() @IsOneOf(TAX_CATEGORIES) taxCategory?: (typeof TAX_CATEGORIES)[number];
  /** The customer's VAT id, by which a supply to another member state is exempt. */
  @Optional() @IsId() vatId?: string;
  @IsMoney() tax!: Money;
  @IsMoney() total!: Money;
  @IsPlainDate() due!: string;
  /** What the receivable is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
}

export class CustomerPaymentReceived {
  @IsRef('site') site!: string;
  @IsRef('customer') customer!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsMoney({ above: 0 }) amount!: Money;
  @IsMoney() open!: Money;
  /** What the part of the receivable that is paid is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
  /** The bank's reference, by which a repeated report is known. */
  @Optional() @IsId() reference?: string;
}

/**
 * A credit note: the customer owes less, or is owed a refund. EN 16931 (type 381) names the invoice that it
 * corrects (BG-3), which is the one that says this.
 */
export class CustomerInvoiceCredited {
  @IsRef('site') site!: string;
  @IsRef('customer') customer!: string;
  @IsRef('sales-order') salesOrder!: string;
  /** The number of the credit note. */
  @IsText({ max: 140 }) creditNote!: string;
  @IsRef('return-authorisation') returnAuthorisation!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsMoney() net!: Money;
  @IsMoney() tax!: Money;
  @IsMoney() total!: Money;
  /** What of the total lessens what is open; the rest is owed to the customer. */
  @IsMoney() offset!: Money;
  /** What is open of the invoice after it. */
  @IsMoney() open!: Money;
  /** What net, total and `offset` are worth in the books, at the rates of the invoice. */
  @Optional() @IsRecord(() => BookValue) netBooked?: BookValue;
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
  @Optional() @IsRecord(() => BookValue) offsetBooked?: BookValue;
  /** When the goods came back. */
  @IsPlainDate() returnedOn!: string;
}

/** What a credit note owed was paid to the customer. */
export class CustomerRefundPaid {
  @IsRef('site') site!: string;
  @IsRef('customer') customer!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsMoney({ above: 0 }) amount!: Money;
  /** What is still owed after it. */
  @IsMoney() owed!: Money;
  /** What the part that is paid stands at in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
  /** The bank's reference, by which a repeated report is known. */
  @Optional() @IsId() reference?: string;
}

/** A rate of tax that the country of the site does not have, so that a person has to look at it. */
export class UnknownTaxRate {
  @IsDecimal() rate!: string;
  /** Absent while the country of the site is not known. */
  @Optional() @IsCountry() country?: string;
}

export class SupplierInvoiceReceived {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsRef('purchase-order') purchaseOrder!: string;
  /** As it is printed. */
  @IsText({ max: 120 }) number!: string;
  @IsListOf(() => InvoiceLine, { min: 1 }) lines!: InvoiceLine[];
  /** What is to be paid: the lines and their tax. */
  @IsMoney({ above: 0 }) total!: Money;
  @IsPlainDate() due!: string;
  /** One for each rate; without any the invoice bears no tax. */
  @Optional() @IsListOf(() => TaxAmount, { max: 20 }) taxes?: TaxAmount[];
  /** When the supplier issued it. */
  @Optional() @IsPlainDate() issuedOn?: string;
  @Optional() @IsRecord(() => UnknownTaxRate) unknownTaxRate?: UnknownTaxRate;
  /** An invoice of the same supplier whose number looks the same, so that a person has to look at both. */
  @Optional() @IsText({ max: 483 }) resembles?: string;
  /** Who entered it, and so may not release it. */
  @Optional() @IsText({ max: 120 }) enteredBy?: string;
}

export class MatchPassed {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsRef('purchase-order') purchaseOrder!: string;
  @IsMoney() total!: Money;
  /** What was received, at the ordered price. */
  @IsMoney() received!: Money;
  /** What stock booked the receipts at. */
  @Optional() @IsRecord(() => BookValue) valued?: BookValue;
  /** What the payable is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
  /** Input tax in the total. */
  @Optional() @IsMoney() tax?: Money;
}

export const MATCH_FAILURES = ['price', 'quantity', 'noReceipt', 'duplicate', 'tax'] as const;

export class MatchFailed {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsOneOf(MATCH_FAILURES) kind!: (typeof MATCH_FAILURES)[number];
  @IsText({ lines: true }) reason!: string;
  @IsMoney({}) difference!: Money;
  @IsDecimal() tolerance!: string;
  /** What of it was received, at the ordered price. */
  @Optional() @IsMoney() received?: Money;
  /** What stock booked the receipts at. */
  @Optional() @IsRecord(() => BookValue) valued?: BookValue;
  /** What the payable is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
  /** Input tax in the total. */
  @Optional() @IsMoney() tax?: Money;
  /** Billed for what was ordered and has not come yet, without tax. */
  @Optional() @IsMoney() awaited?: Money;
  /** What that is worth in the books. */
  @Optional() @IsRecord(() => BookValue) awaitedBooked?: BookValue;
}

/** A person accepted the difference and took the block off. */
export class PaymentReleased {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @Optional() @IsRef('purchase-order') purchaseOrder?: string;
  @IsMoney() total!: Money;
  @IsMoney() received!: Money;
  @IsText({ lines: true }) reason!: string;
  /** What stock booked the receipts at. */
  @Optional() @IsRecord(() => BookValue) valued?: BookValue;
  /** What the payable is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
  /** Input tax in the total. */
  @Optional() @IsMoney() tax?: Money;
  /** Billed for what was ordered and has not come yet, without tax. */
  @Optional() @IsMoney() awaited?: Money;
  /** What that is worth in the books. */
  @Optional() @IsRecord(() => BookValue) awaitedBooked?: BookValue;
}

/** Goods came that an invoice was released for before: what it billed and what stock booked meet. */
export class AwaitedGoodsCleared {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsRef('purchase-order') purchaseOrder!: string;
  /** What the invoice bills for them, and at which value the books waited for them. */
  @IsMoney() billed!: Money;
  @IsRecord(() => BookValue) booked!: BookValue;
  /** The same goods at the ordered price, and what stock booked them at. */
  @IsMoney() received!: Money;
  @IsRecord(() => BookValue) valued!: BookValue;
}

export class SupplierInvoicePaid {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsMoney({ above: 0 }) amount!: Money;
  /** What the payable that is paid is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
}

export const customerInvoiceEvents = events('finance', 'customer-invoice', {
  CustomerInvoiceIssued: event(CustomerInvoiceIssued).next(CustomerInvoiceIssuedV2, (older) => ({
    ...older,
  })),
  CustomerPaymentReceived: event(CustomerPaymentReceived),
  CustomerInvoiceCredited: event(CustomerInvoiceCredited),
  CustomerRefundPaid: event(CustomerRefundPaid),
});
export const supplierInvoiceEvents = events('finance', 'supplier-invoice', {
  SupplierInvoiceReceived: event(SupplierInvoiceReceived),
  MatchPassed: event(MatchPassed),
  MatchFailed: event(MatchFailed),
  PaymentReleased: event(PaymentReleased),
  AwaitedGoodsCleared: event(AwaitedGoodsCleared),
  SupplierInvoicePaid: event(SupplierInvoicePaid),
});
