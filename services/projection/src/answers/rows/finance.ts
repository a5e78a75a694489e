/** Rows of finance: the books and the invoices. */
import { IsComputed, IsWords, OrNull, Says } from '@gemba/contracts/answering';
import { MATCH_FAILURES } from '@gemba/contracts/events/finance/invoices';
import { IsCurrency, IsFlag, IsId, IsInstant, IsOneOf, IsPlainDate, IsWhole } from '@gemba/contracts/fields';

export const CUSTOMER_INVOICE_STATUSES = ['open', 'partly-paid', 'paid', 'credited'] as const;
export const SUPPLIER_INVOICE_STATUSES = ['received', 'matched', 'blocked', 'released', 'paid'] as const;

/** An account at a site. */
export class AccountRow {
  @Says('`<site>.<account>`.', 'lyon.1400') @IsWords() readonly id!: string;
  @Says('Number of the account.') @IsId() readonly account!: string;
  @Says('Its name.', 'Inventory') @IsWords() readonly name!: string;
  @Says('Where it is.') @IsId() readonly site!: string;
  @Says('Σ of all lines so far.', '400.00') @IsComputed() readonly debit!: string;
  @Says('Σ of all lines so far.', '64.00') @IsComputed() readonly credit!: string;
  @Says('Debit less credit.', '336.00') @IsComputed() readonly balance!: string;
  @Says('Of the site, ISO 4217.') @IsCurrency() readonly currency!: string;
  @Says('The balance as it was booked for the group.', '336.00') @IsComputed() readonly groupAmount!: string;
  @Says('Of the group, ISO 4217.') @IsCurrency() readonly groupCurrency!: string;
}

/** A line of a journal. */
export class JournalRow {
  @Says('The journal.', 'J1') @IsWords() readonly id!: string;
  @Says('Posting date.') @IsPlainDate() readonly date!: string;
  @Says('Number of the account.') @IsId() readonly account!: string;
  @Says('Its name; null where the chart has none.', 'Inventory') @OrNull() @IsWords() readonly name!:
    string | null;
  @Says('Where it is.') @IsId() readonly site!: string;
  @Says('Or 0.', '60.00') @IsComputed() readonly debit!: string;
  @Says('Or 0.', '0') @IsComputed() readonly credit!: string;
  @Says('Debit less credit.', '60.00') @IsComputed() readonly balance!: string;
  @Says('Of the site, ISO 4217.') @IsCurrency() readonly currency!: string;
  @Says('The balance as it was booked for the group; null where it was not.', '60.00')
  @OrNull()
  @IsComputed()
  readonly groupAmount!: string | null;
  @Says('What was posted; null where nobody said.', 'customer-invoice')
  @OrNull()
  @IsWords()
  readonly sourceType!: string | null;
  @Says('Production order that it is for; null without one.') @OrNull() @IsWords() readonly order!:
    string | null;
  @Says('Customer or supplier; null without one.', 'HYDRO-NORD') @OrNull() @IsWords() readonly partner!:
    string | null;
  @Says('What it is about; null without one.') @OrNull() @IsWords() readonly item!: string | null;
  @Says('The event that said it.', '019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a55')
  @IsWords()
  readonly eventId!: string;
  @Says('Stream of the event.', 'journal-J1') @IsWords() readonly streamId!: string;
  @Says('Place of the event in its stream.') @IsWhole() readonly streamVersion!: number;
}

/** An invoice to a customer. */
export class CustomerInvoiceRow {
  @Says('The invoice.', 'SHP-2026-92') @IsWords() readonly id!: string;
  @Says('Where it is.') @IsId() readonly site!: string;
  @Says('Who has to pay.') @IsId() readonly customer!: string;
  @Says('The order.') @IsWords() readonly salesOrder!: string;
  @Says('What was delivered: the shipment, or the order of a service.') @IsWords() readonly shipment!: string;
  @Says('How much of it is paid; `credited` where a credit note took back what was open.')
  @IsOneOf(CUSTOMER_INVOICE_STATUSES)
  readonly status!: (typeof CUSTOMER_INVOICE_STATUSES)[number];
  @Says('Without tax.', '200.00') @IsComputed() readonly net!: string;
  @Says('Value added tax.', '40.00') @IsComputed() readonly tax!: string;
  @Says('With tax.', '240.00') @IsComputed() readonly amount!: string;
  @Says('What is to be paid.', '240.00') @IsComputed() readonly open!: string;
  @Says('Of the amounts, ISO 4217.') @IsCurrency() readonly currency!: string;
  @Says('Day of the invoice.') @IsPlainDate() readonly issuedOn!: string;
  @Says('The last day on which it may be paid.') @IsPlainDate() readonly due!: string;
  @Says('When all of it was paid; null before.') @OrNull() @IsInstant() readonly paidAt!: string | null;
  @Says('Whether it was or is not done by its date, at the site today.') @IsFlag() readonly late!: boolean;
}

/** An invoice of a supplier. */
export class SupplierInvoiceRow {
  @Says('The invoice.', 'ACIERS-RHONE.4711') @IsWords() readonly id!: string;
  @Says('Where it is.') @IsId() readonly site!: string;
  @Says('Who is paid.') @IsId() readonly supplier!: string;
  @Says('The order.') @IsWords() readonly purchaseOrder!: string;
  @Says('As the supplier printed it.', '4711') @IsWords() readonly number!: string;
  @Says('How far it is.')
  @IsOneOf(SUPPLIER_INVOICE_STATUSES)
  readonly status!: (typeof SUPPLIER_INVOICE_STATUSES)[number];
  @Says('Why it is blocked; null where it is not.') @OrNull() @IsOneOf(MATCH_FAILURES) readonly kind!:
    (typeof MATCH_FAILURES)[number] | null;
  @Says('The same in words, or why it was released; null without.', 'Price 2 % above the order')
  @OrNull()
  @IsWords()
  readonly reason!: string | null;
  @Says('Of the invoice and what was ordered and received; null without.', '12.00')
  @OrNull()
  @IsComputed()
  readonly difference!: string | null;
  @Says('With tax.', '4800.00') @IsComputed() readonly amount!: string;
  @Says('Of the amounts, ISO 4217.') @IsCurrency() readonly currency!: string;
  @Says('The day on which it came.') @IsPlainDate() readonly receivedOn!: string;
  @Says('The last day on which it may be paid.') @IsPlainDate() readonly due!: string;
  @Says('When it was paid; null before.') @OrNull() @IsInstant() readonly paidAt!: string | null;
  @Says('Whether it was or is not done by its date, at the site today.') @IsFlag() readonly late!: boolean;
}
