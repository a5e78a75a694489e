/** The end of a sales order, or of one of its lines, before anything of it is picked. */
import { stated } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import type { SalesOrder } from '../orders/order-lines.js';
import { asOrdered, lineOf, promisesOf, stillWanted } from '../orders/order-lines.js';
import type { OrderPicksRow } from '../orders/order-picks.js';
import { cannotCancel, noSuchLine } from './order-limits.js';

type Picks = OrderPicksRow | undefined;

export const orderCancelled = (order: SalesOrder, reason: string, picks: Picks) => {
  if (order.status === 'cancelled') return [];
  const wanted = stillWanted(order);
  const what = { lines: asOrdered(wanted), promises: promisesOf(wanted) };
  return (
    cannotCancel(order, { what: 'order', picks }) ?? [happened('SalesOrderCancelled', { reason, ...what })]
  );
};

export const lineCancelled = (
  order: SalesOrder,
  { line, reason }: { readonly line: string; readonly reason: string },
  picks: Picks,
) => {
  if (order.lines.some((each) => each.line === line && each.cancelled)) return [];
  const found = lineOf(order, line);
  if (order.status !== 'placed' || !found) return noSuchLine(order, line);
  const only = { ...order, lines: [found] };
  const what = asOrdered(only).map((each) => ({ ...each, ...stated({ promised: found.promised }), reason }));
  return (
    cannotCancel(only, { what: 'line', picks }) ??
    what.map((gone) => happened('SalesOrderLineCancelled', gone))
  );
};
