/** What a customer invoice remembers: what it billed, what of it is open or credited, what is owed back. */
import type {
  CustomerInvoiceCredited,
  CustomerInvoiceIssuedV2,
  CustomerPaymentReceived,
  CustomerRefundPaid,
  InvoiceLine,
} from '@gemba/contracts/events/finance/invoices';
import type { BookValue } from '@gemba/contracts/events/finance/ledger';
import { divideDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import {
  addMoney,
  isZeroMoney,
  multiplyMoney,
  sameMoney,
  subtractMoney,
  zeroMoney,
} from '@gemba/measures/money';

type Bill = {
  readonly site: string;
  readonly customer: string;
  readonly salesOrder: string;
  readonly lines: readonly InvoiceLine[];
  readonly net: Money;
  readonly tax: Money;
  readonly taxRate: string;
  readonly total: Money;
  /** What all of it stood at in the books. */
  readonly booked: BookValue | null;
};

export type Credit = Pick<
  CustomerInvoiceCredited,
  'creditNote' | 'returnAuthorisation' | 'line' | 'quantity' | 'net' | 'tax' | 'total'
>;

export type CustomerInvoice = {
  readonly bill: Bill | null;
  readonly open: Money | null;
  /** What the open part stands at in the books. */
  readonly booked: BookValue | null;
  readonly references: readonly string[];
  /** When it was issued; nothing is paid before. */
  readonly issuedAt: string | null;
  readonly credits: readonly Credit[];
  /** What was credited of what was paid already, and is not paid back; and what it stands at in the books. */
  readonly owed: Money | null;
  readonly owedBooked: BookValue | null;
  /** The bank's references of what was paid back. */
  readonly refunds: readonly string[];
};

export const NONE: CustomerInvoice = {
  ...{ bill: null, open: null, booked: null, references: [], issuedAt: null },
  ...{ credits: [], owed: null, owedBooked: null, refunds: [] },
};

const byPart = (of: BookValue, part: (amount: Money) => Money): BookValue => ({
  local: part(of.local),
  group: part(of.group),
});

/** What a part of an amount stands at, where all of it stands at `booked`; all of it takes the rest. */
export const shareOf = (booked: BookValue, [part, whole]: readonly [Money, Money]): BookValue => {
  if (isZeroMoney(part)) return byPart(booked, ({ currency }) => zeroMoney(currency));
  if (sameMoney(part, whole)) return booked;
  return byPart(booked, (of) => multiplyMoney(of, divideDecimals(part.amount, whole.amount, 24)));
};

export const more = (booked: BookValue | null, part: BookValue | undefined): BookValue | null =>
  booked && part
    ? { local: addMoney(booked.local, part.local), group: addMoney(booked.group, part.group) }
    : (part ?? booked);

const less = (booked: BookValue | null, part: BookValue | undefined): BookValue | null =>
  booked && part
    ? { local: subtractMoney(booked.local, part.local), group: subtractMoney(booked.group, part.group) }
    : booked;

const withReference = (references: readonly string[], reference: string | undefined): readonly string[] =>
  reference === undefined ? references : [...references, reference];

export const invoiceFolds = {
  CustomerInvoiceIssued: (
    _: CustomerInvoice,
    issued: CustomerInvoiceIssuedV2,
    at: string,
  ): CustomerInvoice => {
    const { site, customer, salesOrder, lines, net, tax, taxRate, total, booked = null } = issued;
    const bill = { site, customer, salesOrder, lines, net, tax, taxRate, total, booked };
    return { ...NONE, bill, open: total, booked, owed: zeroMoney(total.currency), issuedAt: at };
  },
  CustomerPaymentReceived: (
    invoice: CustomerInvoice,
    { open, booked, reference }: CustomerPaymentReceived,
  ): CustomerInvoice => ({
    ...invoice,
    open,
    booked: less(invoice.booked, booked),
    references: withReference(invoice.references, reference),
  }),
  CustomerInvoiceCredited: (invoice: CustomerInvoice, credited: CustomerInvoiceCredited): CustomerInvoice => {
    const { creditNote, returnAuthorisation, line, quantity, net, tax, total, offset, open } = credited;
    const { booked, offsetBooked } = credited;
    const refund = subtractMoney(total, offset);
    const refundBooked = less(booked ?? null, offsetBooked) ?? undefined;
    return {
      ...invoice,
      open,
      booked: less(invoice.booked, offsetBooked),
      credits: [...invoice.credits, { creditNote, returnAuthorisation, line, quantity, net, tax, total }],
      owed: addMoney(invoice.owed ?? zeroMoney(total.currency), refund),
      owedBooked: more(invoice.owedBooked, refundBooked),
    };
  },
  CustomerRefundPaid: (
    invoice: CustomerInvoice,
    { owed, booked, reference }: CustomerRefundPaid,
  ): CustomerInvoice => ({
    ...invoice,
    owed,
    owedBooked: less(invoice.owedBooked, booked),
    refunds: withReference(invoice.refunds, reference),
  }),
};
