/**
 * Invoices and receipts of a purchase order meet here: each invoice is held against what no earlier one
 * took, when it arrives and again with every receipt while it waits. The receipts that an invoice takes are
 * set aside at once, so that two invoices in a hurry never pass on the same goods.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { InvoiceLine } from '@gemba/contracts/events/finance/invoices';
import type { GoodsReceived } from '@gemba/contracts/events/supply-chain/procurement';
import type { Heard, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import type { Receipt } from '../../invoices/supplier-invoice/match.js';
import { matched, without } from '../../invoices/supplier-invoice/match.js';
import { supplierInvoice } from '../../invoices/supplier-invoice/supplier-invoice.js';

type Waiting = { readonly id: string; readonly lines: readonly InvoiceLine[] };

/** One purchase order. */
type Run = {
  /** What came in and no invoice took, in order. */
  readonly receipts: readonly Receipt[];
  /** Invoices that did not pass yet, in order of arrival. */
  readonly waiting: readonly Waiting[];
};

const NOTHING: Run = { receipts: [], waiting: [] };

type Round = { readonly run: Run; readonly sent: readonly Sent[] };

const receiptIn = ({
  data: { line, quantity, price },
  businessDate,
}: Heard<string, GoodsReceived>): Receipt => ({
  line,
  quantity,
  price,
  date: businessDate,
});

/** Only receipts of its own lines matter to an invoice. */
const relevant = (receipts: readonly Receipt[], lines: readonly InvoiceLine[]): Receipt[] =>
  receipts.filter((receipt) => lines.some(({ line }) => line === receipt.line));

/**
 * Asks for the invoice, and sets its receipts aside when it passes: the same match that the invoice itself
 * makes.
 */
const asked = ({ run, sent }: Round, invoice: Waiting): Round => {
  const receipts = relevant(run.receipts, invoice.lines);
  const command = send(supplierInvoice, [invoice.id, 'MatchSupplierInvoice'], { receipts });
  const passes = matched(invoice.lines, receipts).failure === null;
  return {
    run: passes
      ? { ...run, receipts: without(run.receipts, invoice.lines) }
      : { ...run, waiting: [...run.waiting, invoice] },
    sent: [...sent, command],
  };
};

const billed = (run: Run, invoice: Waiting): Round => asked({ run, sent: [] }, invoice);

const arrived = (run: Run, receipt: Receipt): Round => {
  const start: Round = { run: { receipts: [...run.receipts, receipt], waiting: [] }, sent: [] };
  return run.waiting.reduce(asked, start);
};

/** Somebody accepted the invoice as it is: it waits no longer and takes what there is of it. */
const released = (run: Run, id: string): Run => {
  const lines = run.waiting.find((each) => each.id === id)?.lines ?? [];
  return { receipts: without(run.receipts, lines), waiting: run.waiting.filter((each) => each.id !== id) };
};

export const matchWhenInvoiceOrGoodsArrive = process('match-when-invoice-or-goods-arrive', {
  events: companyEvents,
  initial: NOTHING,
  on: {
    SupplierInvoiceReceived: {
      about: (e) => e.data.purchaseOrder,
      remember: (run, { subject: id, data: { lines } }) => billed(run, { id, lines }).run,
      send: (run, { subject: id, data: { lines } }) => billed(run, { id, lines }).sent,
    },
    GoodsReceived: {
      about: (e) => e.subject,
      remember: (run, e) => arrived(run, receiptIn(e)).run,
      send: (run, e) => arrived(run, receiptIn(e)).sent,
    },
    PaymentReleased: {
      about: (e) => e.data.purchaseOrder ?? null,
      remember: (run, e) => released(run, e.subject),
    },
  },
});
