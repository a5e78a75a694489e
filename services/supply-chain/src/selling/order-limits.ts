/** The refusals of selling: to whom, in which currency, and no promise earlier than its evidence. */
import type { SalesOrderLine, ShipmentLine } from '@gemba/contracts/events/supply-chain/sales';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Customer } from './customer.js';
import type { SalesOrder } from './order-lines.js';
import { lineOf, perLine, toShipOf } from './order-lines.js';

type Wish = { readonly site: string; readonly customer: string; readonly lines: readonly SalesOrderLine[] };

export const cannotPlace = (order: SalesOrder, wish: Wish, buyer: Customer | undefined): Rejection | null => {
  if (order.status !== 'none')
    return reject('SCM-SO-STATE', 'An order with this id was placed with other content. Choose another id.');
  if (!buyer?.registered)
    return reject('SCM-SO-CUSTOMER', `Customer ${wish.customer} is not registered. Register it first.`);
  if (new Set(wish.lines.map(({ line }) => line)).size < wish.lines.length)
    return reject('SCM-SO-LINE', 'Two lines have the same name. Name each line once.');
  const { currency } = buyer.registered;
  const other = wish.lines.find(({ price }) => price.currency !== currency);
  return other
    ? reject('SCM-SO-CURRENCY', `Customer ${wish.customer} pays in ${currency}, not ${other.price.currency}.`)
    : null;
};

export const noSuchLine = (order: SalesOrder, line: string): Rejection =>
  order.status === 'placed'
    ? reject('SCM-SO-LINE', `The order has no line ${line}.`)
    : reject('SCM-SO-STATE', `The order is ${order.status}.`);

/** A promise before the goods can be there is only for those who have the right to make it. */
export const cannotPromise = (date: string, available: string, right: RightAnswer): Rejection | null =>
  date < available && !right.granted
    ? reject('SCM-SO-PROMISE', `The goods are there on ${available}; a promise for ${date} needs a right.`, {
        violated: { rule: 'promise not before its evidence', actual: date, limit: available },
      })
    : null;

/** Lines that are all on the order and together no more than is to be shipped of it; otherwise why not. */
export const cannotAllot = (order: SalesOrder, lines: readonly ShipmentLine[]): Rejection | null => {
  for (const { line, quantity } of perLine(lines)) {
    const found = lineOf(order, line);
    if (order.status !== 'placed' || !found) return noSuchLine(order, line);
    const open = toShipOf(found);
    if (compareDecimals(quantity.value, open) <= 0) continue;
    const violated = { rule: 'open on the order', actual: quantity.value, limit: open, unit: quantity.unit };
    return reject('SCM-SHP-OVER', `Only ${open} of line ${line} are still to be shipped.`, { violated });
  }
  return null;
};
