/** A service of a sales order is delivered as an order of production renders it: nothing of it is shipped. */
import type { ServiceRendered } from '@gemba/contracts/events/supply-chain/sales';
import { IsId, IsPlainDate, IsQuantity, IsRef } from '@gemba/contracts/fields';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import type { OrderedLine, SalesOrder } from '../orders/order-lines.js';
import { lineOf, shippedMore, toShipOf, withLine } from '../orders/order-lines.js';
import { noSuchLine } from './order-limits.js';

/** An order of production has rendered a service of the line. */
export class RecordRendered {
  @IsId() line!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() renderedOn!: string;
  @IsRef('production-order') order!: string;
}

/** Among the shipments of a line: the order of production that rendered a service of it. */
const renderedBy = (order: string): string => `production-order/${order}`;

/** No more of a service is rendered to a customer than was ordered. */
const cannotRender = (found: OrderedLine, { value, unit }: Quantity): Rejection | null => {
  const limit = toShipOf(found);
  return compareDecimals(value, limit) <= 0
    ? null
    : reject('SCM-SHP-OVER', `Only ${limit} of line ${found.line} are still to be rendered.`, {
        violated: { rule: 'open on the order', actual: value, limit, unit },
      });
};

export const rendered = (
  order: SalesOrder,
  { line, quantity, renderedOn: deliveredOn, order: by }: RecordRendered,
) => {
  const found = lineOf(order, line);
  if (order.status !== 'placed' || !found) return noSuchLine(order, line);
  if (found.shipments.includes(renderedBy(by))) return [];
  const { site, customer, placedOn } = order;
  const { item, price, quantity: ordered, promised, requested } = found;
  const what = { site, customer, line, item, ordered, quantity, price };
  const when = { promised: promised ?? requested, placedOn, deliveredOn };
  return cannotRender(found, quantity) ?? [happened('ServiceRendered', { ...what, ...when, order: by })];
};

export const withRendered = (order: SalesOrder, { line, quantity, order: by }: ServiceRendered): SalesOrder =>
  withLine(order, line, (before) => ({
    ...shippedMore(before, quantity.value, renderedBy(by)),
    deliveries: [...before.deliveries, renderedBy(by)],
  }));
