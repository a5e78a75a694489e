/** The refusals of selling: to whom, in which currency, and no promise earlier than its evidence. */
import type { SalesOrderLine, ShipmentLine } from '@gemba/contracts/events/supply-chain/sales';
import type { About } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Customer } from './customer.js';
import type { SalesOrder } from '../orders/order-lines.js';
import {
  allottedTo,
  hasShipped,
  lineOf,
  perLine,
  shipmentsUnderWay,
  toShipOf,
} from '../orders/order-lines.js';
import type { ExchangeRateRows } from '@gemba/platform/access/rates';
import type { OrderPicksRow } from '../orders/order-picks.js';
import { shipmentsPicking } from '../orders/order-picks.js';
import { linesThere } from '../orders/lines.js';
import { withoutRate } from '../tables/known.js';
import type { ItemRow } from '../tables/rows.js';

/** What has to be known to take an order: the customer, and what its currency is worth. */
type Market = Pick<About, 'date' | 'site'> & {
  readonly known: {
    readonly customer: Customer | undefined;
    readonly rates?: ExchangeRateRows;
  };
};

type Wish = { readonly site: string; readonly customer: string; readonly lines: readonly SalesOrderLine[] };

/** Nobody wants goods on a day that was over when they were ordered. */
const wantedBefore = (lines: readonly SalesOrderLine[], date: string): Rejection | null => {
  const early = lines.find(({ requested }) => requested < date);
  return early
    ? dayIsOver('SCM-SO-REQUESTED', [`Line ${early.line} is wanted on`, early.requested], date)
    : null;
};

export const cannotPlace = (order: SalesOrder, wish: Wish, { known, ...about }: Market): Rejection | null => {
  const buyer = known.customer;
  if (order.status !== 'none')
    return reject('SCM-SO-STATE', 'An order with this id was placed with other content. Choose another id.');
  if (!buyer?.registered)
    return reject('SCM-SO-CUSTOMER', `Customer ${wish.customer} is not registered. Register it first.`);
  if (new Set(wish.lines.map(({ line }) => line)).size < wish.lines.length)
    return reject('SCM-SO-LINE', 'Two lines have the same name. Name each line once.');
  const { currency } = buyer.registered;
  const other = wish.lines.find(({ price }) => price.currency !== currency);
  if (other)
    return reject(
      'SCM-SO-CURRENCY',
      `Customer ${wish.customer} pays in ${currency}, not ${other.price.currency}.`,
    );
  return wantedBefore(wish.lines, about.date) ?? withoutRate(currency, known.rates, about);
};

export const noSuchLine = (order: SalesOrder, line: string): Rejection => {
  if (order.lines.some((each) => each.line === line && each.cancelled))
    return reject('SCM-SO-STATE', `Line ${line} is cancelled.`);
  return order.status === 'placed'
    ? reject('SCM-SO-LINE', `The order has no line ${line}; its lines are ${linesThere(order.lines)}.`)
    : reject('SCM-SO-STATE', `The order is ${order.status}.`);
};

/** A promise before the goods can be there is only for those who have the right to make it. */
export const cannotPromise = (date: string, available: string, right: RightAnswer): Rejection | null =>
  date < available && !right.granted
    ? reject('SCM-SO-PROMISE', `The goods are there on ${available}; a promise for ${date} needs a right.`, {
        violated: { rule: 'promise not before its evidence', actual: date, limit: available },
      })
    : null;

/** The customer is told a day by which the line comes as far as anybody knows. */
export const cannotConfirm = ({ line, broken, expected }: OrderLine, date: string): Rejection | null => {
  if (broken === null) return reject('SCM-SO-KEPT', `Line ${line} comes as it was promised.`);
  const said = expected === null ? 'nobody knows when it comes' : `it comes on ${expected}`;
  return expected === date
    ? null
    : reject('SCM-SO-EXPECTED', `Line ${line} does not come on ${date}: ${said}.`, {
        violated: { rule: 'the day by which it comes', actual: date, limit: expected ?? 'unknown' },
      });
};

type OrderLine = SalesOrder['lines'][number];
/** How much of a line may be meant, by which rule, and what is said of more. */
type Most = { readonly most: string; readonly rule: string; readonly detail: string };

/** The first of the lines that is not on the order, or is more than may be of it; otherwise null. */
const firstOver = (
  order: SalesOrder,
  lines: readonly ShipmentLine[],
  mostOf: (found: OrderLine) => Most | null,
): Rejection | null => {
  for (const { line, quantity } of perLine(lines)) {
    const found = lineOf(order, line);
    if (!found) return noSuchLine(order, line);
    const limit = mostOf(found);
    if (!limit || compareDecimals(quantity.value, limit.most) <= 0) continue;
    const { most, rule, detail } = limit;
    const violated = { rule, actual: quantity.value, limit: most, unit: quantity.unit };
    return reject('SCM-SHP-OVER', detail, { violated });
  }
  return null;
};

/** Lines that are all on the order and together no more than is to be shipped of it; otherwise why not. */
export const cannotAllot = (order: SalesOrder, lines: readonly ShipmentLine[]): Rejection | null => {
  const [first] = lines;
  if (order.status !== 'placed' && first) return noSuchLine(order, first.line);
  return firstOver(order, lines, (found) => {
    const most = toShipOf(found);
    const detail = `Only ${most} of line ${found.line} are still to be shipped.`;
    return { most, rule: 'open on the order', detail };
  });
};

/** A shipment leaves with no more of a line than was set aside for it; what it has left with counts once. */
export const cannotLeave = (
  order: SalesOrder,
  { shipment, lines }: { readonly shipment: string; readonly lines: readonly ShipmentLine[] },
): Rejection | null =>
  firstOver(order, lines, (found) => {
    if (found.shipments.includes(shipment)) return null;
    const most = allottedTo(found, shipment);
    const detail = `Only ${most} of line ${found.line} are set aside for ${shipment}. Plan the rest first.`;
    return { most, rule: 'set aside for the shipment', detail };
  });

/** Only what has left arrives, and no more of it. */
export const cannotArrive = (
  order: SalesOrder,
  { shipment, lines }: { readonly shipment: string; readonly lines: readonly ShipmentLine[] },
): Rejection | null =>
  firstOver(order, lines, (found) => {
    const most = found.shipments.includes(shipment) ? found.shipped : '0';
    const detail = `Of line ${found.line} ${most} have left with shipment ${shipment}. Despatch it first.`;
    return { most, rule: 'despatched', detail };
  });

/**
 * What has left is not cancelled, and what stands picked neither, since a pick cannot be put back yet; what
 * waits to be picked stays on its shelf.
 */
export const cannotCancel = (
  of: SalesOrder,
  { what, picks }: { readonly what: 'order' | 'line'; readonly picks: OrderPicksRow | undefined },
): Rejection | null => {
  if (hasShipped(of))
    return reject('SCM-SO-CANCEL-SHIPPED', `Part of the ${what} has left; it has to come back as a return.`);
  const under = [...new Set([...shipmentsUnderWay(of), ...shipmentsPicking(picks, of.lines)])];
  return under.length === 0
    ? null
    : reject(
        'SCM-SO-CANCEL-PICKED',
        `Goods of the ${what} are picked or being picked for ${under.join(', ')}, and a pick cannot be put ` +
          'back yet. Despatch the shipment; what the customer does not keep comes back as a return.',
        { violated: { rule: 'nothing picked', actual: String(under.length), limit: '0' } },
      );
};

type Supplied = 'make' | 'buy';

/** What is bought is not asked of production, and what is made is not asked of a buyer. */
export const otherSupply = (
  { id, item }: { readonly id: string; readonly item: ItemRow | undefined },
  by: Supplied,
): Rejection | null => {
  const isBought = item?.kind === 'buy';
  if (item === undefined || isBought === (by === 'buy')) return null;
  return by === 'make'
    ? reject('SCM-SO-BOUGHT', `${id} is not made here but bought: request its purchase.`)
    : reject('SCM-SO-MADE', `${id} is not bought but made here: request its production.`);
};
