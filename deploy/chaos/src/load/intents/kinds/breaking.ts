/** Attempts to break a rule: each has to be refused, whatever else is going on. */
import type { Action } from '../../client/action.js';
import { HOT_LOTS } from '../../master/company.js';
import type { Asked, Intent } from '../asked.js';
import { amountOf, centsOf, dayFrom, pieces, totalOf } from '../asked.js';
import { anywhere } from './stock.js';

const MUCH = 5_000_000;
const YEAR_MS = 365 * 86_400_000;

type Attempt = (asked: Asked) => Omit<Action, 'intent' | 'breaks'> | null;

const takeTooMuch: Attempt = (asked) => {
  const { id, item, lot } = anywhere(asked);
  const purpose = { kind: 'scrap', id: `SCRAP-${asked.tag}` };
  return { operation: 'stock-item.IssueStock', id, body: { lot, quantity: pieces(MUCH, item), purpose } };
};

const countTooFew: Attempt = (asked) => {
  const { id, item, lot } = anywhere(asked);
  const body = { lot, quantity: pieces(-MUCH, item), reason: 'Count' };
  return { operation: 'stock-item.AdjustStock', id, body };
};

/** There was nothing a year ago. */
const takeTooEarly: Attempt = (asked) => {
  const { id, item, lot } = anywhere(asked);
  const at = new Date(asked.now - YEAR_MS).toISOString();
  const body = { lot, quantity: pieces(1, item), purpose: { kind: 'scrap', id: `SCRAP-${asked.tag}` } };
  return { operation: 'stock-item.IssueStock', id, body, at };
};

const reserveTooMuch: Attempt = (asked) => {
  const { id, item } = anywhere(asked);
  const body = { demand: `trial/much-${asked.tag}`, quantity: pieces(MUCH, item) };
  return { operation: 'stock-item.ReserveStock', id, body };
};

const receiveTooMuch: Attempt = ({ chance, board }) => {
  const purchase = chance.maybe(board.purchases.all);
  const line = purchase?.lines[0];
  if (!purchase || !line) return null;
  const quantity = { ...line.quantity, value: String(Number(line.quantity.value) * 2) };
  const body = { item: line.item, lot: HOT_LOTS[0], quantity, line: line.line };
  return { operation: 'purchase-order.ReceiveGoods', id: purchase.id, body };
};

const approveOtherTotal: Attempt = ({ chance, board }) => {
  const purchase = chance.maybe(board.waiting.all);
  if (!purchase) return null;
  const total = { ...purchase.total, amount: amountOf(centsOf(purchase.total.amount) - 1n) };
  return { operation: 'purchase-order.ApprovePurchaseOrder', id: purchase.id, body: { total } };
};

const shipTooMuch: Attempt = ({ chance, board, tag }) => {
  const sale = chance.maybe(board.sales.all);
  const line = sale?.lines[0];
  if (!sale || !line) return null;
  const quantity = { ...line.quantity, value: String(Number(line.quantity.value) + 1) };
  const lines = [{ line: line.line, item: line.item, quantity, lot: chance.pick(HOT_LOTS) }];
  const body = { id: `SH-much-${tag}`, site: sale.site.id, salesOrder: sale.id, carrier: 'None', lines };
  return { operation: 'shipment.PlanShipment', body };
};

/** A bill for goods that nobody has shipped. */
const billUnshipped: Attempt = ({ chance, board, tag }) => {
  const sale = chance.maybe(board.sales.all);
  if (!sale) return null;
  const { site, customer, lines, id } = sale;
  const head = { site: site.id, company: site.company, customer: customer.id, salesOrder: id };
  const shipment = `SH-none-${tag}`;
  const deliveredOn = new Date(0).toISOString().slice(0, 10);
  return {
    operation: 'customer-invoice.IssueCustomerInvoice',
    body: { ...head, shipment, deliveredOn, lines },
  };
};

const collectTooMuch: Attempt = ({ chance, board, tag }) => {
  const shipment = chance.maybe(board.delivered.all);
  if (!shipment) return null;
  const { currency } = shipment.sale.customer;
  const net = centsOf(totalOf(shipment.lines, currency).amount);
  const amount = { amount: amountOf(net * 2n), currency };
  const body = { amount, reference: `BANK-much-${tag}` };
  return { operation: 'customer-invoice.PayCustomerInvoice', id: shipment.id, body };
};

const payTooMuch: Attempt = ({ chance, board }) => {
  const owed = chance.maybe(board.bills.all);
  if (!owed) return null;
  const amount = { ...owed.total, amount: amountOf(centsOf(owed.total.amount) + 1n) };
  return { operation: 'supplier-invoice.PaySupplierInvoice', id: owed.id, body: { amount } };
};

/** Who entered the bill is the load itself. */
const releaseOwn: Attempt = ({ chance, board }) => {
  const owed = chance.maybe(board.bills.all);
  if (!owed) return null;
  const body = { total: owed.total, reason: 'I entered it myself.' };
  return { operation: 'supplier-invoice.ReleaseSupplierInvoice', id: owed.id, body };
};

const postUneven: Attempt = (asked) => {
  const amount = { amount: '10.00', currency: 'EUR' };
  const other = { amount: '10.01', currency: 'EUR' };
  return {
    operation: 'journal.PostJournal',
    body: {
      ...{ site: 'lyon', company: 'trial-fr', sourceEventId: `V-uneven-${asked.tag}` },
      ...{ postingDate: dayFrom(asked, 0), sourceType: 'manual', text: 'Does not balance' },
      lines: [
        { account: '1000', debit: amount },
        { account: '3000', credit: other },
      ],
    },
  };
};

const breaking =
  (attempt: Attempt): Intent =>
  (asked) => {
    const action = attempt(asked);
    return action ? { ...action, breaks: true } : null;
  };

export const breakings = {
  'break-stock': breaking(takeTooMuch),
  'break-count': breaking(countTooFew),
  'break-past': breaking(takeTooEarly),
  'break-reserve': breaking(reserveTooMuch),
  'break-receive': breaking(receiveTooMuch),
  'break-approve': breaking(approveOtherTotal),
  'break-ship': breaking(shipTooMuch),
  'break-bill': breaking(billUnshipped),
  'break-collect': breaking(collectTooMuch),
  'break-pay': breaking(payTooMuch),
  'break-release': breaking(releaseOwn),
  'break-journal': breaking(postUneven),
};
