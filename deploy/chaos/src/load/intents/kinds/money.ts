/** Money: suppliers bill what came in, customers pay what was delivered, and books are kept by hand. */
import type { Receipt } from '../board.js';
import { SITES } from '../../master/company.js';
import type { Asked, Intent } from '../asked.js';
import { amountOf, centsOf, dayFrom, worth } from '../asked.js';

/** In person, since who enters an invoice may not release it. */
const CONTROLLER = 'persona-controller';

const billFor = ({ purchase, line, quantity }: Receipt, asked: Asked) => {
  const dear = asked.chance.happens(0.1);
  const { amount, currency } = line.price;
  const price = { amount: amountOf(centsOf(amount) + (dear ? centsOf('1.00') : 0n)), currency };
  const total = { amount: amountOf(worth({ price, quantity })), currency };
  const number = `INV-${asked.tag}`;
  return {
    ...{ site: purchase.site, supplier: purchase.supplier.id, purchaseOrder: purchase.id, number, total },
    lines: [{ line: line.line, item: line.item, quantity, price }],
  };
};

const bill: Intent = (asked) => {
  const { chance, board } = asked;
  const receipt = chance.maybe(board.receipts.all);
  const again = chance.happens(0.1);
  if (!receipt) return null;
  const body = billFor(receipt, asked);
  return {
    operation: 'supplier-invoice.ReceiveSupplierInvoice',
    body: { ...body, due: dayFrom(asked, 14) },
    done: () => {
      board.bills.put({ id: `${body.supplier}.${body.number}`, total: body.total });
      if (!again) board.receipts.take(receipt);
    },
  };
};

const pay: Intent = ({ chance, board }) => {
  const owed = chance.maybe(board.bills.all);
  if (!owed) return null;
  return {
    operation: 'supplier-invoice.PaySupplierInvoice',
    id: owed.id,
    body: { amount: owed.total },
    done: () => {
      board.bills.take(owed);
    },
  };
};

/** A supplier whose stream in supply chain carries the id of an invoice's stream in finance. */
const namesake: Intent = ({ chance, board }) => {
  const billed = chance.maybe(board.bills.all);
  if (!billed) return null;
  const id = `invoice-${billed.id}`;
  return {
    operation: 'supplier.ApproveSupplier',
    body: { id, name: id, currency: billed.total.currency, leadTime: 'P3D' },
  };
};

const release: Intent = ({ chance, board }) => {
  const blocked = chance.maybe(board.bills.all);
  if (!blocked) return null;
  return {
    operation: 'supplier-invoice.ReleaseSupplierInvoice',
    id: blocked.id,
    as: CONTROLLER,
    body: { total: blocked.total, reason: 'The higher price was agreed.' },
  };
};

const DOMESTIC_TAX = 5n;

/**
 * In parts, each named by the bank: what the order came to, with tax where customer and seller share a
 * country.
 */
const collect: Intent = ({ chance, board, tag }) => {
  const shipment = chance.maybe(board.delivered.all);
  const half = chance.happens(0.4);
  if (!shipment) return null;
  const { site, customer } = shipment.sale;
  const net = shipment.lines.reduce((sum, line) => sum + worth(line), 0n);
  const total = net + (site.country === customer.country ? net / DOMESTIC_TAX : 0n);
  const amount = { amount: amountOf(half ? total / 2n : total), currency: customer.currency };
  return {
    operation: 'customer-invoice.PayCustomerInvoice',
    id: shipment.id,
    body: { amount, reference: `BANK-${tag}` },
  };
};

const voucher = ({ chance, tag }: Asked) => {
  const site = chance.pick(SITES);
  const { currency, company } = site;
  const amount = { amount: amountOf(BigInt(chance.whole(1, 90_000))), currency };
  return { site: site.id, company, amount, sourceEventId: `V-${tag}` };
};

const post: Intent = (asked) => {
  const { amount, ...head } = voucher(asked);
  return {
    operation: 'journal.PostJournal',
    body: {
      ...head,
      ...{ postingDate: dayFrom(asked, 0), sourceType: 'manual', text: `Voucher ${asked.tag}` },
      lines: [
        { account: '1000', debit: amount },
        { account: '3000', credit: amount },
      ],
    },
    done: () => {
      asked.board.journals.put({ id: head.sourceEventId });
    },
  };
};

const reverse: Intent = ({ chance, board }) => {
  const journal = chance.maybe(board.journals.all);
  if (!journal) return null;
  return { operation: 'journal.ReverseJournal', id: journal.id, body: { reason: 'Booked in error.' } };
};

export const money = { bill, namesake, pay, 'release-bill': release, collect, post, reverse };
