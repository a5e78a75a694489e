/**
 * A sales order is promised line by line from stock or production, shipped and delivered.
 *
 *   none ──place──▶ placed ──promise, ready, allot, ship, deliver (per line)──▶ placed
 *                      └──cancel, while nothing is picked or shipped──▶ cancelled
 */
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
  IsQuantity,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import { dayIsOver, happened, isRefused } from '@gemba/decider/decision';
import { rightTo, stateOf } from '@gemba/decider/needs';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { saysTheSame } from '../facts/facts.js';
import { ownLines } from '../orders/lines.js';
import { stockItem } from '../stock/stock-item.js';
import { reservedFor } from '../stock/stock-state.js';
import { calendarAt, itemCalled, itemsOf, ratesBetween } from '../tables/known.js';
import { SalesOrderAnswer, salesOrderAnswer } from './answer.js';
import { customer } from './customer.js';
import type { SalesOrder } from '../orders/order-lines.js';
import {
  NO_ORDER,
  allotmentOf,
  allottedLess,
  allottedMore,
  asOrdered,
  demandOf,
  lineOf,
  newOrder,
  openOf,
  perLine,
  shippedMore,
  promisesOf,
  renderedBy,
  withLine,
} from '../orders/order-lines.js';
import { madeBy } from './made-by.js';
import {
  cannotAllot,
  cannotArrive,
  cannotCancel,
  cannotLeave,
  cannotPlace,
  cannotPromise,
  cannotRender,
  noSuchLine,
  otherSupply,
} from './order-limits.js';

export class PlaceSalesOrder {
  @IsRef('site') site!: string;
  @IsRef('customer') customer!: string;
  @IsListOf(() => SalesOrderLine, { min: 1, max: 200 }) lines!: SalesOrderLine[];
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
export class MarkLineReady {
  @IsId() line!: string;
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
}
export class AllotShipment {
  @IsRef('shipment') shipment!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
}
export class ReturnAllotment {
  @IsRef('shipment') shipment!: string;
  @IsId() line!: string;
  @IsId() lot!: string;
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
/** An order of production has rendered a service of the line. */
export class RecordRendered {
  @IsId() line!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() renderedOn!: string;
  @IsRef('production-order') order!: string;
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
  ],
  commands: {
    PlaceSalesOrder,
    RequestProduction,
    RequestPurchase,
    PromiseSalesOrder,
    MarkLineReady,
    AllotShipment,
    ReturnAllotment,
    RecordShipped,
    RecordDelivered,
    RecordRendered,
    CancelSalesOrder,
  },
  events: salesOrderEvents,
  initial: NO_ORDER,
  answers: answers(SalesOrderAnswer, salesOrderAnswer),
  allow: {
    PlaceSalesOrder: ['planner', 'site-manager', 'admin'],
    RequestProduction: ['planner', 'admin'],
    RequestPurchase: ['planner', 'admin'],
    PromiseSalesOrder: ['planner', 'site-manager', 'admin'],
    MarkLineReady: ['planner', 'admin'],
    AllotShipment: [],
    ReturnAllotment: [],
    RecordShipped: ['warehouse', 'admin'],
    RecordDelivered: ['warehouse', 'admin'],
    RecordRendered: [],
    CancelSalesOrder: ['planner', 'site-manager', 'admin'],
  },
  needs: {
    PlaceSalesOrder: ({ customer: id, lines }: PlaceSalesOrder, about: About) => ({
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
    MarkLineReady: ({ site, item }: MarkLineReady) => ({ stock: stateOf(stockItem, `${site}.${item}`) }),
  },
  decide: {
    PlaceSalesOrder(order, { site, customer: buyer, lines: said }, given) {
      const own = ownLines(said, given.known.items, { code: 'SCM-SO-UNIT', services: true });
      if (isRefused(own)) return own;
      const lines = [...own];
      const isSame = order.customer === buyer && saysTheSame(asOrdered(order), lines);
      if (order.status !== 'none' && isSame) return [];
      const no = cannotPlace(order, { site, customer: buyer, lines }, given);
      return no ?? [happened('SalesOrderPlaced', { site, customer: buyer, lines, placedOn: given.date })];
    },
    RequestProduction(order, { line }, { known }) {
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      if (found.requestedFromProduction) return [];
      const { item, quantity, requested: due } = found;
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
    MarkLineReady(order, { line }, { id, known }) {
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      const reserved = known.stock ? reservedFor(known.stock, demandOf(id, line)) : '0';
      const enough = compareDecimals(reserved, openOf(found)) >= 0;
      return found.ready || !enough ? [] : [happened('SalesOrderLineReady', { line })];
    },
    AllotShipment(order, { shipment, lines }) {
      const isNew = ({ line, lot }: ShipmentLine): boolean => {
        const found = lineOf(order, line);
        return !found || (!allotmentOf(found, { shipment, lot }) && !found.shipments.includes(shipment));
      };
      const wanted = lines.filter(isNew);
      const no = cannotAllot(order, wanted);
      return (
        no ??
        wanted.map(({ line, item, lot, quantity }) =>
          happened('SalesOrderLineAllotted', { line, item, lot, quantity, shipment }),
        )
      );
    },
    ReturnAllotment(order, { shipment, line, lot }) {
      const found = lineOf(order, line);
      const allotted = found && allotmentOf(found, { shipment, lot });
      if (!allotted) return [];
      const { quantity } = allotted;
      return [happened('SalesOrderAllotmentReturned', { line, lot, quantity, shipment })];
    },
    RecordShipped(order, { shipment, lines }) {
      const no = cannotLeave(order, { shipment, lines });
      if (no) return no;
      return lines
        .filter(({ line }) => !lineOf(order, line)?.shipments.includes(shipment))
        .map(({ line, item, quantity }) =>
          happened('SalesOrderLineShipped', { line, item, quantity, shipment }),
        );
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
    RecordRendered(order, { line, quantity, renderedOn: deliveredOn, order: by }) {
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      if (found.shipments.includes(renderedBy(by))) return [];
      const { site, customer: buyer, placedOn } = order;
      const { item, price, quantity: ordered, promised, requested } = found;
      const what = { site, customer: buyer, line, item, ordered, quantity, price };
      const when = { promised: promised ?? requested, placedOn, deliveredOn };
      return cannotRender(found, quantity) ?? [happened('ServiceRendered', { ...what, ...when, order: by })];
    },
    CancelSalesOrder(order, { reason }) {
      if (order.status === 'cancelled') return [];
      const lines = asOrdered(order);
      return (
        cannotCancel(order) ?? [
          happened('SalesOrderCancelled', { reason, lines, promises: promisesOf(order) }),
        ]
      );
    },
  },
  evolve: {
    SalesOrderPlaced: (_, placed, at): SalesOrder => newOrder(placed, at),
    ProductionRequested: (order, { line }): SalesOrder =>
      withLine(order, line, () => ({ requestedFromProduction: true })),
    PurchaseRequested: (order, { line }): SalesOrder =>
      withLine(order, line, () => ({ requestedFromPurchase: true })),
    SalesOrderPromised: (order, { line, date }): SalesOrder =>
      withLine(order, line, () => ({ promised: date })),
    SalesOrderLineReady: (order, { line }): SalesOrder => withLine(order, line, () => ({ ready: true })),
    SalesOrderLineAllotted: (order, { line, ...allotment }): SalesOrder =>
      withLine(order, line, (before) => allottedMore(before, allotment)),
    SalesOrderAllotmentReturned: (order, { line, ...allotment }): SalesOrder =>
      withLine(order, line, (before) => allottedLess(before, allotment)),
    SalesOrderLineShipped: (order, { line, quantity, shipment }): SalesOrder =>
      withLine(order, line, (before) => shippedMore(before, quantity.value, shipment)),
    SalesOrderLineDelivered: (order, { line, shipment }): SalesOrder =>
      withLine(order, line, ({ deliveries }) => ({ deliveries: [...deliveries, shipment] })),
    ServiceRendered: (order, { line, quantity, order: by }): SalesOrder =>
      withLine(order, line, (before) => ({
        ...shippedMore(before, quantity.value, renderedBy(by)),
        deliveries: [...before.deliveries, renderedBy(by)],
      })),
    SalesOrderCancelled: (order): SalesOrder => ({ ...order, status: 'cancelled' }),
  },
});
