/** The posting matrix of invoices: what is owed by customers and to suppliers, and what is paid. */
import type {
  AwaitedGoodsCleared,
  CustomerInvoiceIssued,
  CustomerPaymentReceived,
  MatchPassed,
  PaymentReleased,
  SupplierInvoicePaid,
} from '@gemba/contracts/events/finance/invoices';
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

export const customerBilled = (invoice: CustomerInvoiceIssued): Meaning => {
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
