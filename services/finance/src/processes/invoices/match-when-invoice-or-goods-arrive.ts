/**
 * Invoices, receipts and returns of a purchase order meet here, in whatever order they come: each invoice is
 * held against what no earlier document took, and again with every change while it waits.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { SupplierInvoiceReceived } from '@gemba/contracts/events/finance/invoices';
import type {
  GoodsReceived,
  PurchaseOrderLineClosed,
  PurchaseOrderPlaced,
} from '@gemba/contracts/events/supply-chain/procurement';
import type { StockIssued } from '@gemba/contracts/events/supply-chain/stock';
import type { Heard } from '@gemba/decider/process';
import { process } from '@gemba/decider/process';
import type { Ordered, Receipt } from '../../invoices/supplier-invoice/match.js';
import type { Round, Run, Waiting } from './purchase-run.js';
import { NOTHING, arrived, billed, ended, lineEnded, placed, released, returned } from './purchase-run.js';

const orderIn = ({ site, supplier, lines }: PurchaseOrderPlaced): readonly Ordered[] =>
  lines.map(({ line, item, quantity, price }) => ({ line, item, site, supplier, quantity, price }));

const receiptIn = ({ data, businessDate }: Heard<string, GoodsReceived>): Receipt => {
  const { site, supplier, line, item, quantity, price } = data;
  return { site, supplier, line, item, quantity, price, date: businessDate };
};

const invoiceIn = ({ subject: id, data }: Heard<string, SupplierInvoiceReceived>): Waiting => {
  const { site, supplier, lines, resembles, unknownTaxRate } = data;
  return {
    ...{ id, site, supplier, lines },
    ...(resembles !== undefined && { resembles }),
    ...(unknownTaxRate && { unknownTaxRate }),
  };
};

const takenBack = (run: Run, { purpose, quantity }: StockIssued): Round =>
  returned(run, purpose.line ?? '1', quantity);

/** One function says both what is remembered and what is sent. */
const reaction = <D>(
  about: (event: Heard<string, D>) => string | null,
  round: (run: Run, event: Heard<string, D>) => Round,
) => ({
  about,
  remember: (run: Run, event: Heard<string, D>) => round(run, event).run,
  send: (run: Run, event: Heard<string, D>) => round(run, event).sent,
});

const ofOrder = ({ subject }: Heard): string => subject;

export const matchWhenInvoiceOrGoodsArrive = process('match-when-invoice-or-goods-arrive', {
  events: companyEvents,
  initial: NOTHING,
  owner: { role: 'controller' },
  on: {
    PurchaseOrderPlaced: reaction<PurchaseOrderPlaced>(ofOrder, (run, { data }) =>
      placed(run, orderIn(data)),
    ),
    PurchaseOrderLineClosed: reaction<PurchaseOrderLineClosed>(ofOrder, (run, { data: { line, open } }) =>
      lineEnded(run, line, open),
    ),
    PurchaseOrderClosed: reaction(ofOrder, ended),
    PurchaseOrderCancelled: reaction(ofOrder, ended),
    SupplierInvoiceReceived: reaction<SupplierInvoiceReceived>(
      (e) => e.data.purchaseOrder,
      (run, e) => billed(run, invoiceIn(e)),
    ),
    GoodsReceived: reaction<GoodsReceived>(ofOrder, (run, e) => arrived(run, receiptIn(e))),
    StockIssued: reaction<StockIssued>(
      ({ data: { purpose } }) => (purpose.kind === 'supplier-return' ? purpose.id : null),
      (run, { data }) => takenBack(run, data),
    ),
    PaymentReleased: {
      ...reaction(
        (e: Heard<string, { purchaseOrder?: string; awaited?: { amount: string; currency: string } }>) =>
          e.data.purchaseOrder ?? null,
        (run, e) => released(run, e.subject, e.data.awaited),
      ),
    },
  },
});
