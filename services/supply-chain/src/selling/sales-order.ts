/**
 * A sales order is promised line by line from stock or production, shipped and delivered.
 *
 *   none ──place──▶ placed ──promise, ready, allot, ship, deliver (per line)──▶ placed
 *                      └──cancel, while nothing has shipped──▶ cancelled
 */
import {
  PROMISE_METHODS,
  SalesOrderLine,
  ShipmentLine,
  salesOrderEvents,
} from '@gemba/contracts/events/supply-chain/sales';
import { IsId, IsListOf, IsOneOf, IsPlainDate, IsText, Optional } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { rightTo, stateOf } from '@gemba/decider/needs';
import { compareDecimals } from '@gemba/measures/decimal';
import { saysTheSame } from '../facts/facts.js';
import { stockItem } from '../stock/stock-item.js';
import { reservedFor } from '../stock/stock-state.js';
import { customer } from './customer.js';
import type { SalesOrder } from './order-lines.js';
import {
  NO_ORDER,
  allotmentOf,
  allottedLess,
  allottedMore,
  asOrdered,
  demandOf,
  hasShipped,
  lineOf,
  newOrder,
  openOf,
  perLine,
  shippedMore,
  withLine,
} from './order-lines.js';
import { cannotAllot, cannotPlace, cannotPromise, noSuchLine } from './order-limits.js';

export class PlaceSalesOrder {
  @IsId() site!: string;
  @IsId() customer!: string;
  @IsListOf(() => SalesOrderLine, { min: 1, max: 200 }) lines!: SalesOrderLine[];
}
export class RequestProduction {
  @IsId() line!: string;
}
export class PromiseSalesOrder {
  @IsId() line!: string;
  @IsOneOf(PROMISE_METHODS) method!: (typeof PROMISE_METHODS)[number];
  /** The day from which the evidence says that the goods are there. */
  @IsPlainDate() available!: string;
  /** The later of requested and available when absent. */
  @Optional() @IsPlainDate() date?: string;
  /** The event that shows it. */
  @IsText({ max: 160 }) evidence!: string;
}
export class MarkLineReady {
  @IsId() line!: string;
  @IsId() site!: string;
  @IsId() item!: string;
}
export class AllotShipment {
  @IsId() shipment!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
}
export class ReturnAllotment {
  @IsId() shipment!: string;
  @IsId() line!: string;
  @IsId() lot!: string;
}
export class RecordShipped {
  @IsId() shipment!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
}
export class RecordDelivered {
  @IsId() shipment!: string;
  @IsPlainDate() deliveredOn!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
}
export class CancelSalesOrder {
  @IsText() reason!: string;
}

export const salesOrder = decider('sales-order', {
  path: 'sales-orders',
  opens: 'PlaceSalesOrder',
  home: 'site',
  commands: {
    PlaceSalesOrder,
    RequestProduction,
    PromiseSalesOrder,
    MarkLineReady,
    AllotShipment,
    ReturnAllotment,
    RecordShipped,
    RecordDelivered,
    CancelSalesOrder,
  },
  events: salesOrderEvents,
  initial: NO_ORDER,
  allow: {
    PlaceSalesOrder: ['planner', 'site-manager', 'admin'],
    RequestProduction: ['planner', 'admin'],
    PromiseSalesOrder: ['planner', 'site-manager', 'admin'],
    MarkLineReady: ['planner', 'admin'],
    AllotShipment: [],
    ReturnAllotment: [],
    RecordShipped: ['warehouse', 'admin'],
    RecordDelivered: ['warehouse', 'admin'],
    CancelSalesOrder: ['planner', 'site-manager', 'admin'],
  },
  needs: {
    PlaceSalesOrder: ({ customer: id }: PlaceSalesOrder) => ({ customer: stateOf(customer, id) }),
    PromiseSalesOrder: () => ({ right: rightTo('promise') }),
    MarkLineReady: ({ site, item }: MarkLineReady) => ({ stock: stateOf(stockItem, `${site}.${item}`) }),
  },
  decide: {
    PlaceSalesOrder(order, { site, customer: buyer, lines }, { date, known }) {
      const isSame = order.customer === buyer && saysTheSame(asOrdered(order), lines);
      if (order.status !== 'none' && isSame) return [];
      const no = cannotPlace(order, { site, customer: buyer, lines }, known.customer);
      return no ?? [happened('SalesOrderPlaced', { site, customer: buyer, lines, placedOn: date })];
    },
    RequestProduction(order, { line }) {
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      if (found.requestedFromProduction) return [];
      const { item, quantity, requested } = found;
      return [happened('ProductionRequested', { site: order.site, line, item, quantity, due: requested })];
    },
    PromiseSalesOrder(order, command, { known }) {
      const { line, method, evidence } = command;
      const found = lineOf(order, line);
      if (order.status !== 'placed' || !found) return noSuchLine(order, line);
      if (found.promised !== null) return [];
      const soonest = found.requested > command.available ? found.requested : command.available;
      const date = command.date ?? soonest;
      const no = cannotPromise(date, command.available, known.right);
      return no ?? [happened('SalesOrderPromised', { line, date, method, evidence })];
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
      const unknown = lines.find(({ line }) => !lineOf(order, line));
      if (unknown) return noSuchLine(order, unknown.line);
      return lines
        .filter(({ line }) => !lineOf(order, line)?.shipments.includes(shipment))
        .map(({ line, item, quantity }) =>
          happened('SalesOrderLineShipped', { line, item, quantity, shipment }),
        );
    },
    RecordDelivered(order, { shipment, deliveredOn, lines }) {
      const { site, customer: buyer, placedOn } = order;
      return perLine(lines).flatMap(({ line, item, quantity }) => {
        const found = lineOf(order, line);
        if (!found || found.deliveries.includes(shipment)) return [];
        const { price, quantity: ordered, promised, requested } = found;
        const what = { site, customer: buyer, line, item, ordered, quantity, price };
        const when = { promised: promised ?? requested, placedOn, deliveredOn };
        return [happened('SalesOrderLineDelivered', { ...what, ...when, shipment })];
      });
    },
    CancelSalesOrder(order, { reason }) {
      if (order.status === 'cancelled') return [];
      if (hasShipped(order))
        return reject(
          'SCM-SO-CANCEL-SHIPPED',
          'Part of the order has left; it has to come back as a return.',
        );
      return [happened('SalesOrderCancelled', { reason, lines: asOrdered(order) })];
    },
  },
  evolve: {
    SalesOrderPlaced: (_, placed, at): SalesOrder => newOrder(placed, at),
    ProductionRequested: (order, { line }): SalesOrder =>
      withLine(order, line, () => ({ requestedFromProduction: true })),
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
    SalesOrderCancelled: (order): SalesOrder => ({ ...order, status: 'cancelled' }),
  },
});
