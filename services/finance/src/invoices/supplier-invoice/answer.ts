/** What is answered of a supplier invoice: what it bills, how its match came out, and how far it is. */
import {
  InvoiceLine,
  MATCH_FAILURES,
  TaxAmount,
  UnknownTaxRate,
} from '@gemba/contracts/events/finance/invoices';
import { BookValue } from '@gemba/contracts/events/finance/ledger';
import {
  IsRef,
  IsInstant,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { begun, stated } from '@gemba/decider/decider';
import type { Money } from '@gemba/measures/money';
import type { SupplierInvoice } from './state.js';

class FailureAnswer {
  @IsOneOf(MATCH_FAILURES) kind!: (typeof MATCH_FAILURES)[number];
  /** What is billed above (or below) what was ordered and received. */
  @IsMoney({}) difference!: Money;
}

class FoundAnswer {
  /** Received at the ordered price. */
  @IsMoney() received!: Money;
  /** What stock booked the receipts at. */
  @Optional() @IsRecord(() => BookValue) valued?: BookValue;
  /** What the payable is worth in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
  /** Input tax. */
  @Optional() @IsMoney() tax?: Money;
  /** Billed for what was ordered and has not come yet, and what that is worth in the books. */
  @Optional() @IsMoney() awaited?: Money;
  @Optional() @IsRecord(() => BookValue) awaitedBooked?: BookValue;
}

class AwaitedAnswer {
  @IsMoney() open!: Money;
  @IsRecord(() => BookValue) booked!: BookValue;
}

const STATUSES = ['received', 'blocked', 'matched', 'released', 'paid'] as const;

export class SupplierInvoiceAnswer {
  @IsOneOf(STATUSES) status!: SupplierInvoice['status'];
  @IsRef('supplier') supplier!: string;
  @IsRef('purchase-order') purchaseOrder!: string;
  @IsText({ max: 120 }) number!: string;
  @IsListOf(() => InvoiceLine, { min: 1 }) lines!: readonly InvoiceLine[];
  /** What is to be paid: the lines and their tax. */
  @IsMoney({ above: 0 }) total!: Money;
  @IsPlainDate() due!: string;
  @Optional() @IsListOf(() => TaxAmount, { max: 20 }) taxes?: readonly TaxAmount[];
  @Optional() @IsPlainDate() issuedOn?: string;
  @Optional() @IsRecord(() => UnknownTaxRate) unknownTaxRate?: UnknownTaxRate;
  /** An invoice of the same supplier whose number looks the same. */
  @Optional() @IsText({ max: 483 }) resembles?: string;
  /** Who entered it, and so may not release it. */
  @Optional() @IsText({ max: 120 }) enteredBy?: string;
  @IsInstant() receivedAt!: string;
  /** Why the match failed last. */
  @Optional() @IsRecord(() => FailureAnswer) failure?: FailureAnswer;
  /** What the match found last. */
  @Optional() @IsRecord(() => FoundAnswer) found?: FoundAnswer;
  /** What the books wait for since it was released, at the billed price. */
  @Optional() @IsRecord(() => AwaitedAnswer) awaited?: AwaitedAnswer;
}

export const invoiceAnswer = (invoice: SupplierInvoice): SupplierInvoiceAnswer => {
  const { status, document, receivedAt, failure, found, awaited } = invoice;
  const { site: _, ...billed } = begun(document);
  return { status, ...billed, receivedAt: begun(receivedAt), ...stated({ failure, found, awaited }) };
};
