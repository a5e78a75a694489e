/** The posting matrix of invoices: what is owed by customers and to suppliers, and what is paid. */
import type {
  AwaitedGoodsCleared,
  CustomerInvoiceCredited,
  CustomerInvoiceIssuedV2,
  CustomerPaymentReceived,
  CustomerRefundPaid,
  MatchPassed,
  PaymentReleased,
  SupplierInvoicePaid,
} from '@gemba/contracts/events/finance/invoices';
import type { BookValue } from '@gemba/contracts/events/finance/ledger';
import { addMoney, subtractMoney, zeroMoney } from '@gemba/measures/money';
import type { Meaning } from './entry.js';
import { credit, debit, meaning, signed } from './entry.js';

/**
 * Goods received are cleared at what stock booked them at; goods still to come are waited for at the billed
 * price; the tax can be set off; the price that differs from the order is a difference.
 */
export const invoiceAccepted = (invoice: MatchPassed | PaymentReleased): Meaning => {
  const { supplier: partner, purchaseOrder, total, received, valued, booked } = invoice;
  const nothing = zeroMoney(total.currency);
  const { tax = nothing } = invoice;
  const { awaited = nothing, awaitedBooked } = 'awaited' in invoice ? invoice : {};
  const dimensions = { partner, ...(purchaseOrder && { order: `purchase-order/${purchaseOrder}` }) };
  const expected = addMoney(addMoney(received, awaited), tax);
  return meaning(`Invoice of ${partner}`, [
    debit('goodsReceived', received, { booked: valued, dimensions }),
    debit('goodsReceived', awaited, { booked: awaitedBooked, dimensions }),
    debit('inputTax', tax, { dimensions }),
    signed('priceDifference', subtractMoney(total, expected), { dimensions }),
    credit('payables', total, { booked, dimensions }),
  ]);
};

/** What was waited for has come: only the difference between its billed and its ordered price is left. */
export const awaitedCleared = (cleared: AwaitedGoodsCleared): Meaning => {
  const { supplier: partner, purchaseOrder, billed, booked, received, valued } = cleared;
  const dimensions = { partner, order: `purchase-order/${purchaseOrder}` };
  return meaning(`Goods of ${partner} billed before they came`, [
    debit('goodsReceived', received, { booked: valued, dimensions }),
    signed('priceDifference', subtractMoney(billed, received), { dimensions }),
    credit('goodsReceived', billed, { booked, dimensions }),
  ]);
};

export const supplierPaid = ({ supplier: partner, amount, booked }: SupplierInvoicePaid): Meaning => {
  const dimensions = { partner };
  return meaning(`Payment to ${partner}`, [
    debit('payables', amount, { booked, dimensions }),
    credit('bank', amount, { dimensions }),
  ]);
};

export const customerBilled = (invoice: CustomerInvoiceIssuedV2): Meaning => {
  const { customer: partner, salesOrder, net, tax, total, booked } = invoice;
  const dimensions = { partner, order: `sales-order/${salesOrder}` };
  return meaning(`Invoice to ${partner}`, [
    debit('receivables', total, { booked, dimensions }),
    credit('revenue', net, { dimensions }),
    credit('taxPayable', tax, { dimensions }),
  ]);
};

export const customerPaid = (payment: CustomerPaymentReceived): Meaning => {
  const { customer: partner, salesOrder, amount, booked } = payment;
  const dimensions = { partner, order: `sales-order/${salesOrder}` };
  return meaning(`Payment of ${partner}`, [
    debit('bank', amount, { dimensions }),
    credit('receivables', amount, { booked, dimensions }),
  ]);
};

const less = (a: BookValue | undefined, b: BookValue | undefined): BookValue | undefined =>
  a && b && { local: subtractMoney(a.local, b.local), group: subtractMoney(a.group, b.group) };

/** Sale and tax are taken back at the rates of the invoice; what was paid of it already is owed back. */
export const customerCredited = (credited: CustomerInvoiceCredited): Meaning => {
  const { customer: partner, salesOrder, creditNote, net, tax, total, offset } = credited;
  const { booked, netBooked, offsetBooked } = credited;
  const dimensions = { partner, order: `sales-order/${salesOrder}` };
  const booking = (value: BookValue | undefined) => ({ booked: value, dimensions });
  return meaning(`Credit note ${creditNote} to ${partner}`.slice(0, 200), [
    debit('revenue', net, booking(netBooked)),
    debit('taxPayable', tax, booking(less(booked, netBooked))),
    credit('receivables', offset, booking(offsetBooked)),
    credit('refunds', subtractMoney(total, offset), booking(less(booked, offsetBooked))),
  ]);
};

export const customerRefunded = (refund: CustomerRefundPaid): Meaning => {
  const { customer: partner, salesOrder, amount, booked } = refund;
  const dimensions = { partner, order: `sales-order/${salesOrder}` };
  return meaning(`Refund to ${partner}`, [
    debit('refunds', amount, { booked, dimensions }),
    credit('bank', amount, { dimensions }),
  ]);
};
