/**
 * A sales order is promised line by line from stock or production, shipped and delivered.
 *
 *   none ──place──▶ placed ──promise, ready, allot, ship, deliver (per line)──▶ placed
 *                      └──cancel, while nothing is picked or shipped──▶ cancelled
 */
import type { BackOrders } from '@gemba/contracts/events/supply-chain/back-orders';
import { BACK_ORDERS } from '@gemba/contracts/events/supply-chain/back-orders';
import { SupplyMove } from '@gemba/contracts/events/supply-chain/stock';
import {
  PROMISE_METHODS,
  SalesOrderLine,
  ShipmentLine,
  salesOrderEvents,
} from '@gemba/contracts/events/supply-chain/sales';
import {
  IsDuration,
  IsId,
  IsRef,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import { dayIsOver, happened, isRefused, reject } from '@gemba/decider/decision';
import { registered, rightTo, stateOf } from '@gemba/decider/needs';
import { compareDecimals } from '@gemba/measures/decimal';
import { present } from '../facts/facts.js';
import { orderPicks } from '../orders/order-picks.js';
import { ownLines } from '../orders/lines.js';
import { stockItem } from '../stock/stock-item.js';
import { reservedFor } from '../stock/stock-state.js';
import { calendarAt, itemCalled, itemsOf, ratesBetween } from '../tables/known.js';
import { SalesOrderAnswer, salesOrderAnswer } from './answer.js';
import {
  AllotShipment,
  ReplanAllotment,
  ReturnAllotment,
  allotted,
  replanned,
  returned,
} from './allotting.js';
import { isNotToCome, isOrderedSo, restCancelled } from './back-orders.js';
import { lineCancelled, orderCancelled } from './cancelling.js';
import { customer } from './customer.js';
import type { SalesOrder } from '../orders/order-lines.js';
import {
  NO_ORDER,
  allottedLess,
  allottedMore,
  demandOf,
  lineOf,
  newOrder,
  openOf,
  perLine,
  shippedMore,
  withLine,
  withoutLine,
} from '../orders/order-lines.js';
import { supplyAt } from '../promising/knowing.js';
import { isWork } from '../promising/promised-work.js';
import { toMakeOf } from '../orders/order-lines.js';
import { isZero } from '@gemba/measures/quantity';
import { promisedAgain, promisesWith } from './promises.js';
import { allThere, dateOf, distrusted, isPromisedOutOf, movedTo, revised, withoutLost } from './revising.js';
import { madeBy } from '../promising/made-by.js';
import {
  cannotArrive,
  cannotConfirm,
  cannotLeave,
  cannotPlace,
  cannotPromise,
  noSuchLine,
  otherSupply,
} from './order-limits.js';
import { RecordRendered, rendered, withRendered } from './rendering.js';

export class PlaceSalesOrder {
  @IsRef('site') site!: string;
  @IsRef('customer') customer!: string;
  @IsListOf(() => SalesOrderLine, { min: 1, max: 200 }) lines!: SalesOrderLine[];
  /** What becomes of what cannot leave yet, where it is not as agreed with the customer. */
  @Optional() @IsOneOf(BACK_ORDERS) backOrders?: BackOrders;
}
/** From now on; what has left, or was cancelled, stays so. */
export class ChangeBackOrders {
  @IsOneOf(BACK_ORDERS) backOrders!: BackOrders;
  @IsText({ lines: true }) reason!: string;
}
export class RequestProduction {
  @IsId() line!: string;
}
export class RequestPurchase {
  @IsId() line!: string;
}
export class PromiseSalesOrder {
  @IsId() line!: string;
  @IsOneOf(PROMISE_METHODS) method!: (typeof PROMISE_METHODS)[number];
  /** The day from which the evidence says that the goods are there. */
  @IsPlainDate() available!: string;
  /** How long it takes to make the goods, where they have to be made first. */
  @Optional() @IsDuration() work?: string;
  /** The later of requested and available when absent. */
  @Optional() @IsPlainDate() date?: string;
  /** The event that shows it. */
  @IsText({ max: 160 }) evidence!: string;
}
/** What a line is promised out of comes on another day, or not at all. */
export class RevisePromise extends SupplyMove {
  @IsId() line!: string;
}
/** The customer was told by when a line comes, after its promise was broken. */
export class ConfirmNewDate {
  @IsId() line!: string;
  @IsPlainDate() date!: string;
}
export class MarkLineReady {
  @IsId() line!: string;
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  /** The event by which all of it is there. */
  @Optional() @IsText({ max: 160 }) cause?: string;
}
export class RecordShipped {
  @IsRef('shipment') shipment!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
}
export class RecordDelivered {
  @IsRef('shipment') shipment!: string;
  @IsPlainDate() deliveredOn!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
}
/** One line is not wanted any more; with the last one the order is cancelled. */
export class CancelSalesOrderLine {
  @IsId() line!: string;
  @IsText({ lines: true }) reason!: string;
}
export class CancelSalesOrder {
  @IsText({ lines: true }) reason!: string;
}

const itemOfLine = ({ line }: { readonly line: string }, { state }: About<SalesOrder>) => ({
  item: itemCalled(lineOf(state, line)?.item ?? ''),
});

export const salesOrder = decider('sales-order', {
  path: 'sales-orders',
  opens: 'PlaceSalesOrder',
  home: 'site',
  commitments: [
    'PlaceSalesOrder',
    'RequestProduction',
    'RequestPurchase',
    'PromiseSalesOrder',
    'CancelSalesOrder',
    'CancelSalesOrderLine',
  ],
  commands: {
    PlaceSalesOrder,
    ChangeBackOrders,
    RequestProduction,
    RequestPurchase,
    PromiseSalesOrder,
    RevisePromise,
    ConfirmNewDate,
    MarkLineReady,
    AllotShipment,
    ReturnAllotment,
    ReplanAllotment,
    RecordShipped,
    RecordDelivered,
    RecordRendered,
    CancelSalesOrder,
    CancelSalesOrderLine,
  },
  events: salesOrderEvents,
  initial: NO_ORDER,
  answers: answers(SalesOrderAnswer, salesOrderAnswer),
  allow: {
    PlaceSalesOrder: ['planner', 'site-manager', 'admin'],
    ChangeBackOrders: ['planner', 'site-manager', 'admin'],
    RequestProduction: ['planner', 'admin'],
    RequestPurchase: ['planner', 'admin'],
    PromiseSalesOrder: ['planner', 'site-manager', 'admin'],
    RevisePromise: [],
    ConfirmNewDate: ['planner', 'site-manager', 'admin'],
    MarkLineReady: ['planner', 'admin'],
    AllotShipment: [],
    ReturnAllotment: [],
    ReplanAllotment: [],
    RecordShipped: ['warehouse', 'admin'],
    RecordDelivered: ['warehouse', 'admin'],
    RecordRendered: [],
    CancelSalesOrder: ['planner', 'site-manager', 'admin'],
    CancelSalesOrderLine: ['planner', 'site-manager', 'admin'],
  },
  needs: {
    PlaceSalesOrder: ({ site, customer: id, lines }: PlaceSalesOrder, about: About) => ({
      supply: supplyAt(site, lines),
      customer: stateOf(customer, id),
      items: itemsOf(lines),
      rates: ratesBetween(
        lines.map(({ price }) => price.currency),
        about,
      ),
    }),
    RequestProduction: itemOfLine,
    RequestPurchase: itemOfLine,
    PromiseSalesOrder: (_: PromiseSalesOrder, about: About) => ({
      right: rightTo('promise'),
      calendar: calendarAt(about.site?.id ?? ''),
    }),
    RevisePromise: ({ line }: RevisePromise, { state, site }: About<SalesOrder>) => ({
      supply: supplyAt(
        site?.id ?? '',
        state.lines.filter((each) => each.line === line),
      ),
      customer: stateOf(customer, state.customer),
      calendar: calendarAt(site?.id ?? ''),
    }),
    CancelSalesOrder: (_: CancelSalesOrder, { id }: About) => ({ picks: registered(orderPicks, id) }),
    CancelSalesOrderLine: (_: CancelSalesOrderLine, { id }: About) => ({ picks: registered(orderPicks, id) }),
    RecordShipped: (_: RecordShipped, { state }: About<SalesOrder>) => ({ items: itemsOf(state.lines) }),
    MarkLineReady: ({ site, item }: MarkLineReady) => ({
      stock: stateOf(stockItem, `${site}.${item}`),
      calendar: calendarAt(site),
    }),
  },
  decide: {
    PlaceSalesOrder(order, { site, customer: buyer, lines: said, backOrders: asked }, given) {
      const own = ownLines(said, given.known.items, { code: 'SCM-SO-UNIT', price: 'money', services: true });
      if (isRefused(own)) return own;
      const lines = [...own];
      const backOrders = asked ?? given.known.customer?.backOrders ?? undefined;
      if (isOrderedSo(order, { customer: buyer, lines, backOrders: asked })) return [];
      const no = cannotPlace(order, { site, customer: buyer, lines }, given);
      if (no) return no;
      const promises = promisesWith(lines, given);
      const promised = promises.map(({ data: { line } }) => line);
      return [
        happened('SalesOrderPlaced', {
          ...{ site, customer: buyer, lines, placedOn: given.date },
          ...(promised.length > 0 ? { promised } : {}),
          ...present({ backOrders }),
        }),
        ...promises,
      ];
    },
    ChangeBackOrders(order, { backOrders, reason }) {
      if (order.status !== 'placed') return reject('SCM-SO-STATE', `The order is ${order.status}.`);
      if (order.backOrders === backOrders) return [];
      return [happened('SalesOrderBackOrdersChanged', { backOrders, reason })];
    },
    RequestProduction(order, { line }, { known }) {
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      const { item, requested, promised } = found;
      const due = promised ?? requested;
      const quantity = toMakeOf(found);
      if (found.requestedFromProduction || isZero(quantity)) return [];
      const no = otherSupply({ id: item, item: known.item }, 'make');
      return no ?? [happened('ProductionRequested', { site: order.site, line, item, quantity, due })];
    },
    RequestPurchase(order, { line }, { known }) {
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      if (found.requestedFromPurchase) return [];
      const { item, quantity, requested: due } = found;
      const no = otherSupply({ id: item, item: known.item }, 'buy');
      return no ?? [happened('PurchaseRequested', { site: order.site, line, item, quantity, due })];
    },
    PromiseSalesOrder(order, command, { date: today, known }) {
      const { line, method, evidence, work } = command;
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      if (found.promised !== null) return [];
      const made = work === undefined ? '' : madeBy(today, work, known.calendar);
      const available = made > command.available ? made : command.available;
      const soonest = found.requested > available ? found.requested : available;
      const date = command.date ?? soonest;
      const no =
        dayIsOver('SCM-SO-DATE', [`Line ${line} is promised for`, command.date], today) ??
        cannotPromise(date, available, known.right);
      const { requested } = found;
      return no ?? [happened('SalesOrderPromised', { line, date, method, evidence, requested })];
    },
    RevisePromise(order, { line, ...moved }, given) {
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      if (!isPromisedOutOf(found, moved.source) || isNotToCome(order, moved)) return [];
      const moment = { ...given, calendar: given.known.calendar };
      const { source, lost } = moved;
      if (lost === undefined) return revised(found, movedTo(found, moved, moment), moved);
      const left = withoutLost(found.parts, { source, lost });
      const again = promisedAgain(found, { ...left, ...distrusted(moved) }, given);
      const parts = [...left.kept, ...(again ?? [])];
      const date = again && dateOf(found, parts, moment);
      return revised(found, { parts, date, anew: true }, moved);
    },
    ConfirmNewDate(order, { line, date }) {
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      if (found.broken?.told === date) return [];
      return cannotConfirm(found, date) ?? [happened('SalesOrderDateConfirmed', { line, date })];
    },
    MarkLineReady(order, { line, site, item, cause }, given) {
      const { id, known } = given;
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      const reserved = known.stock ? reservedFor(known.stock, demandOf(id, line)) : '0';
      const enough = compareDecimals(reserved, openOf(found)) >= 0;
      if (found.ready || !enough) return [];
      const because = `stock-item/${site}.${item}`;
      const why = { cause: cause ?? because, because, reason: 'All of it is reserved.' };
      const now = allThere(found, { ...given, calendar: known.calendar });
      const made = found.parts.some(isWork) ? { made: true } : {};
      const mended = found.broken ? revised(found, now, why) : [];
      return [...mended, happened('SalesOrderLineReady', { line, ...made })];
    },
    AllotShipment: (order, command) => allotted(order, command),
    ReturnAllotment: (order, command) => returned(order, command),
    ReplanAllotment: (order, command) => replanned(order, command),
    RecordShipped(order, { shipment, lines }, { date, known }) {
      const no = cannotLeave(order, { shipment, lines });
      if (no) return no;
      const left = lines.filter(({ line }) => !lineOf(order, line)?.shipments.includes(shipment));
      return [
        ...left.map(({ line, item, quantity }) =>
          happened('SalesOrderLineShipped', { line, item, quantity, shipment }),
        ),
        ...restCancelled(order, { shipment, lines: left, date }, known.items),
      ];
    },
    RecordDelivered(order, { shipment, deliveredOn, lines }) {
      const { site, customer: buyer, placedOn } = order;
      const no = cannotArrive(order, { shipment, lines });
      if (no) return no;
      return perLine(lines).flatMap(({ line, item, quantity }) => {
        const found = lineOf(order, line);
        if (!found || found.deliveries.includes(shipment)) return [];
        const { price, quantity: ordered, promised, requested } = found;
        const what = { site, customer: buyer, line, item, ordered, quantity, price };
        const when = { promised: promised ?? requested, placedOn, deliveredOn };
        return [happened('SalesOrderLineDelivered', { ...what, ...when, shipment })];
      });
    },
    RecordRendered: (order, command) => rendered(order, command),
    CancelSalesOrder(order, { reason }, { known }) {
      return orderCancelled(order, reason, known.picks);
    },
    CancelSalesOrderLine(order, command, { known }) {
      return lineCancelled(order, command, known.picks);
    },
  },
  evolve: {
    SalesOrderPlaced: (_, placed, at): SalesOrder => newOrder(placed, at),
    SalesOrderBackOrdersChanged: (order, { backOrders }): SalesOrder => ({ ...order, backOrders }),
    ProductionRequested: (order, { line }): SalesOrder =>
      withLine(order, line, () => ({ requestedFromProduction: true })),
    PurchaseRequested: (order, { line }): SalesOrder =>
      withLine(order, line, () => ({ requestedFromPurchase: true })),
    SalesOrderPromised: (order, { line, date, parts = [] }): SalesOrder =>
      withLine(order, line, () => ({ promised: date, expected: date, parts })),
    SalesOrderPromiseBroken: (order, { line, to = null, parts, cause, because }): SalesOrder =>
      withLine(order, line, ({ broken }) => ({
        ...{ expected: to, parts, ready: false },
        broken: { cause, because, told: broken?.told ?? '' },
      })),
    SalesOrderPromiseRestored: (order, { line, promised, parts, anew = false }): SalesOrder =>
      withLine(order, line, ({ ready }) => ({
        ...{ expected: promised, parts, broken: null, ready: ready && !anew },
      })),
    SalesOrderDateConfirmed: (order, { line, date }): SalesOrder =>
      withLine(order, line, ({ broken }) => ({ broken: broken && { ...broken, told: date } })),
    SalesOrderLineReady: (order, { line }): SalesOrder => withLine(order, line, () => ({ ready: true })),
    SalesOrderLineAllotted: (order, { line, ...allotment }): SalesOrder =>
      withLine(order, line, (before) => allottedMore(before, allotment)),
    SalesOrderAllotmentReturned: (order, { line, ...allotment }): SalesOrder =>
      withLine(order, line, (before) => allottedLess(before, allotment)),
    SalesOrderLineShipped: (order, { line, quantity, shipment }): SalesOrder =>
      withLine(order, line, (before) => shippedMore(before, quantity.value, shipment)),
    SalesOrderLineDelivered: (order, { line, shipment }): SalesOrder =>
      withLine(order, line, ({ deliveries }) => ({ deliveries: [...deliveries, shipment] })),
    ServiceRendered: withRendered,
    SalesOrderLineCancelled: (order, { line }): SalesOrder => withoutLine(order, line),
    SalesOrderRestCancelled: (order, { line, quantity }): SalesOrder =>
      withLine(order, line, () => ({ restCancelled: quantity.value, parts: [], broken: null })),
    SalesOrderCancelled: (order): SalesOrder => ({ ...order, status: 'cancelled' }),
  },
});
