/**
 * What finance says about money owed and paid: customer invoices, supplier invoices, matching and payment.
 */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsDecimal,
  IsId,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsText,
  Optional,
} from '../../fields.js';
import { BookValue } from './ledger.js';

export class InvoiceLine {
  @IsId() line!: string;
  @IsId() item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsMoney() price!: Money;
}

export class CustomerInvoiceIssued {
  @IsId() site!: string;
  @IsId() customer!: string;
  @IsId() salesOrder!: string;
  @IsId() shipment!: string;
  @IsListOf(() => InvoiceLine, { min: 1 }) lines!: InvoiceLine[];
  @IsMoney() net!: Money;
  @IsDecimal() taxRate!: string;
  @IsMoney() tax!: Money;
  @IsMoney() total!: Money;
  @IsPlainDate() due!: string;
  /** What the receivable is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
}

export class CustomerPaymentReceived {
  @IsId() site!: string;
  @IsId() customer!: string;
  @IsId() salesOrder!: string;
  @IsMoney({ above: 0 }) amount!: Money;
  @IsMoney() open!: Money;
  /** What the part of the receivable that is paid is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
  /** The bank's reference, by which a repeated report is known. */
  @Optional() @IsId() reference?: string;
}

export class SupplierInvoiceReceived {
  @IsId() site!: string;
  @IsId() supplier!: string;
  @IsId() purchaseOrder!: string;
  @IsId() number!: string;
  @IsListOf(() => InvoiceLine, { min: 1 }) lines!: InvoiceLine[];
  @IsMoney({ above: 0 }) total!: Money;
  @IsPlainDate() due!: string;
  /** Who entered it, and so may not release it. */
  @Optional() @IsText({ max: 120 }) enteredBy?: string;
}

export class MatchPassed {
  @IsId() site!: string;
  @IsId() supplier!: string;
  @IsId() purchaseOrder!: string;
  @IsMoney() total!: Money;
  /** What was received, at the ordered price. */
  @IsMoney() received!: Money;
  /** What stock booked the receipts at. */
  @Optional() @IsRecord(() => BookValue) valued?: BookValue;
  /** What the payable is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
}

export const MATCH_FAILURES = ['price', 'quantity', 'noReceipt', 'duplicate'] as const;

export class MatchFailed {
  @IsId() site!: string;
  @IsId() supplier!: string;
  @IsOneOf(MATCH_FAILURES) kind!: (typeof MATCH_FAILURES)[number];
  @IsText() reason!: string;
  @IsMoney({}) difference!: Money;
  @IsDecimal() tolerance!: string;
  /** What of it was received, at the ordered price. */
  @Optional() @IsMoney() received?: Money;
  /** What stock booked the receipts at. */
  @Optional() @IsRecord(() => BookValue) valued?: BookValue;
  /** What the payable is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
}

/** A person accepted the difference and took the block off. */
export class PaymentReleased {
  @IsId() site!: string;
  @IsId() supplier!: string;
  @Optional() @IsId() purchaseOrder?: string;
  @IsMoney() total!: Money;
  @IsMoney() received!: Money;
  @IsText() reason!: string;
  /** What stock booked the receipts at. */
  @Optional() @IsRecord(() => BookValue) valued?: BookValue;
  /** What the payable is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
}

export class SupplierInvoicePaid {
  @IsId() site!: string;
  @IsId() supplier!: string;
  @IsMoney({ above: 0 }) amount!: Money;
  /** What the payable that is paid is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
}

export const customerInvoiceEvents = events('finance', {
  CustomerInvoiceIssued: event(CustomerInvoiceIssued),
  CustomerPaymentReceived: event(CustomerPaymentReceived),
});
export const supplierInvoiceEvents = events('finance', {
  SupplierInvoiceReceived: event(SupplierInvoiceReceived),
  MatchPassed: event(MatchPassed),
  MatchFailed: event(MatchFailed),
  PaymentReleased: event(PaymentReleased),
  SupplierInvoicePaid: event(SupplierInvoicePaid),
});
