/** The refusals of buying: from whom, in which currency, how much more than ordered, and which lots. */
import type { PurchaseOrderPlaced } from '@gemba/contracts/events/supply-chain/procurement';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import type { OrderedLine, PurchaseOrder } from './order-state.js';
import { mostOf } from './order-state.js';
import type { Supplier } from './supplier.js';

const wrongSupplier = (id: string, currency: string, known: Supplier | undefined): Rejection | null => {
  if (known?.status !== 'approved') {
    const why = known?.status === 'blocked' ? 'is blocked' : 'is not approved';
    return reject('SCM-PO-SUPPLIER', `Supplier ${id} ${why}. Order from another one, or approve it.`);
  }
  const paidIn = known.terms?.currency ?? currency;
  return paidIn === currency
    ? null
    : reject('SCM-PO-CURRENCY', `Supplier ${id} is paid in ${paidIn}, not ${currency}.`);
};

export const cannotOrder = (
  order: PurchaseOrder,
  { supplier, lines, total }: PurchaseOrderPlaced,
  known: Supplier | undefined,
): Rejection | null => {
  if (order.status !== 'none')
    return reject('SCM-PO-STATE', 'An order with this id was placed with other content. Choose another id.');
  if (new Set(lines.map(({ line }) => line)).size < lines.length)
    return reject('SCM-PO-LINE', 'Two lines have the same name. Name each line once.');
  return wrongSupplier(supplier, total.currency, known);
};

type Receipt = {
  readonly item: string;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly expiry?: string;
  readonly date: string;
  readonly shelfLife: string | undefined;
};

const wrongLot = ({ lot, expiry, date, shelfLife, item }: Receipt): Rejection | null => {
  if (expiry === undefined)
    return shelfLife === undefined
      ? null
      : reject('SCM-GR-LOT', `${item} keeps for ${shelfLife}: say when lot ${lot} expires.`);
  return expiry < date
    ? reject('SCM-GR-LOT', `Lot ${lot} expired on ${expiry}, before it came in on ${date}. Send it back.`, {
        violated: { rule: 'expiry of the lot', actual: expiry, limit: date },
      })
    : null;
};

const tooMuch = (line: OrderedLine, { quantity }: Receipt): Rejection | null => {
  if (quantity.unit !== line.quantity.unit) {
    const detail = `Line ${line.line} was ordered in ${line.quantity.unit}; receive it so.`;
    return reject('SCM-GR-UNIT', detail);
  }
  const all = addDecimal(line.received, quantity.value);
  const most = mostOf(line);
  if (compareDecimals(all, most) <= 0) return null;
  const detail = `With this receipt line ${line.line} would have ${all}; at most ${most} may come in.`;
  const violated = { rule: 'ordered plus 10 %', actual: all, limit: most, unit: quantity.unit };
  return reject('SCM-GR-TOLERANCE', detail, { violated });
};

const closedToReceipts = ({ status }: PurchaseOrder): Rejection | null => {
  if (status === 'approved') return null;
  if (status === 'waiting')
    return reject('SCM-PO-STATE', 'The order is not approved yet, so nothing can come in for it.');
  return reject('SCM-GR-TOLERANCE', `The order is ${status}; nothing more is taken in for it.`);
};

export const cannotReceive = (
  order: PurchaseOrder,
  line: OrderedLine | undefined,
  receipt: Receipt,
): Rejection | null => {
  const closed = closedToReceipts(order);
  if (closed) return closed;
  if (line === undefined)
    return reject('SCM-GR-LINE', `No line of this order is about ${receipt.item}. Check the order's number.`);
  return tooMuch(line, receipt) ?? wrongLot(receipt);
};
