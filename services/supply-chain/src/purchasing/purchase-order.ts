/**
 * A purchase order buys from an approved supplier, within the right of whoever approves it.
 *
 *   none ──place──▶ waiting ──approve──▶ approved ──receive──▶ approved ──close──▶ closed
 *                      └──────cancel──────┴──▶ cancelled
 */
import { PurchaseOrderLine, purchaseOrderEvents } from '@gemba/contracts/events/supply-chain/procurement';
import { IsId, IsListOf, IsMoney, IsPlainDate, IsQuantity, IsText, Optional } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { rightTo, row, stateOf, withoutRight } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import { sameMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { present, saysTheSame } from '../facts/facts.js';
import type { ItemRow } from '../tables/rows.js';
import type { PurchaseOrder } from './order-state.js';
import { NO_ORDER, lineFor, orderTotal, reportOf, stillOpen, withReceipt } from './order-state.js';
import { cannotOrder, cannotReceive } from './order-limits.js';
import { supplier } from './supplier.js';

export class PlacePurchaseOrder {
  @IsId() site!: string;
  @IsId() supplier!: string;
  @IsListOf(() => PurchaseOrderLine, { min: 1, max: 200 }) lines!: PurchaseOrderLine[];
  @IsPlainDate() promised!: string;
  @Optional() @IsId() requisition?: string;
}
export class ApprovePurchaseOrder {
  /** The total that is approved; it has to be the one of the order. */
  @IsMoney() total!: Money;
}
export class ConfirmPurchaseOrder {
  @IsPlainDate() promised!: string;
}
export class ReceiveGoods {
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** The first line that waits for the item when absent. */
  @Optional() @IsId() line?: string;
  @Optional() @IsPlainDate() expiry?: string;
  @Optional() @IsText({ max: 400 }) epcisEvent?: string;
}
export class ClosePurchaseOrder {
  @IsText() reason!: string;
}
export class CancelPurchaseOrder {
  @IsText() reason!: string;
}

export const purchaseOrder = decider('purchase-order', {
  path: 'purchase-orders',
  opens: 'PlacePurchaseOrder',
  home: 'site',
  commands: {
    PlacePurchaseOrder,
    ApprovePurchaseOrder,
    ConfirmPurchaseOrder,
    ReceiveGoods,
    ClosePurchaseOrder,
    CancelPurchaseOrder,
  },
  events: purchaseOrderEvents,
  initial: NO_ORDER,
  allow: {
    PlacePurchaseOrder: ['buyer', 'site-manager', 'admin'],
    ApprovePurchaseOrder: ['buyer', 'site-manager', 'coo', 'admin'],
    ConfirmPurchaseOrder: ['buyer', 'admin'],
    ReceiveGoods: ['warehouse', 'site-manager', 'admin'],
    ClosePurchaseOrder: ['buyer', 'site-manager', 'admin'],
    CancelPurchaseOrder: ['buyer', 'site-manager', 'admin'],
  },
  needs: {
    PlacePurchaseOrder: ({ supplier: id, lines }: PlacePurchaseOrder) => ({
      supplier: stateOf(supplier, id),
      automatic: rightTo('purchase', orderTotal(lines), ['automation']),
    }),
    ApprovePurchaseOrder: ({ total }: ApprovePurchaseOrder) => ({ right: rightTo('purchase', total) }),
    ReceiveGoods: ({ item }: ReceiveGoods) => ({ item: row<ItemRow>('item', item) }),
  },
  decide: {
    PlacePurchaseOrder(order, { site, supplier: id, lines, promised, requisition }, { known }) {
      const total = orderTotal(lines);
      if (total === null) return reject('SCM-PO-CURRENCY', 'All prices of an order are in one currency.');
      const placed = { site, supplier: id, lines, total, promised, ...present({ requisition }) };
      if (order.placed && saysTheSame(order.placed, placed)) return [];
      const no = cannotOrder(order, placed, known.supplier);
      if (no) return no;
      const { automatic } = known;
      if (automatic.granted)
        return [happened('PurchaseOrderPlaced', placed), happened('PurchaseOrderApproved', { total })];
      const asked = { total, role: automatic.escalatesTo ?? 'coo' };
      return [happened('PurchaseOrderPlaced', placed), happened('PurchaseOrderApprovalRequested', asked)];
    },
    ApprovePurchaseOrder({ status, placed }, { total }, { known }) {
      if (status === 'approved') return [];
      if (status !== 'waiting' || placed === null)
        return reject('SCM-PO-STATE', `The order is ${status}; it cannot be approved any more.`);
      if (total.currency !== placed.total.currency || !sameMoney(total, placed.total)) {
        const { amount, currency } = placed.total;
        return reject(
          'SCM-PO-STATE',
          `The order's total is ${amount} ${currency}: approve that, or cancel it.`,
        );
      }
      return withoutRight('SCM-PO-APPROVAL', known.right) ?? [happened('PurchaseOrderApproved', { total })];
    },
    ConfirmPurchaseOrder({ status, confirmed }, { promised }) {
      if (status !== 'approved')
        return reject('SCM-PO-STATE', `The order is ${status}; only an approved one is confirmed.`);
      return confirmed === promised ? [] : [happened('PurchaseOrderConfirmed', { promised })];
    },
    ReceiveGoods(order, command, { date, known }) {
      const { item, lot, quantity, expiry, epcisEvent } = command;
      const reported =
        epcisEvent !== undefined && order.reports.includes(reportOf({ epcisEvent, item, lot }));
      if (reported) return [];
      const line = lineFor(order, command);
      const no = cannotReceive(order, line, { ...command, date, shelfLife: known.item?.shelfLife });
      if (no) return no;
      if (order.placed === null || line === undefined) return [];
      const { site, supplier: from } = order.placed;
      const goods = { site, supplier: from, line: line.line, item, quantity, lot, price: line.price };
      const more = present({ expiry, epcisEvent });
      return [happened('GoodsReceived', { ...goods, promised: order.promised, ...more })];
    },
    ClosePurchaseOrder(order, { reason }) {
      if (order.status === 'closed') return [];
      if (order.status !== 'approved')
        return reject('SCM-PO-STATE', `The order is ${order.status}; only an approved one is closed.`);
      return [happened('PurchaseOrderClosed', { reason, open: stillOpen(order) })];
    },
    CancelPurchaseOrder(order, { reason }) {
      if (order.status === 'cancelled') return [];
      if (order.status === 'closed' || order.lines.some(({ received }) => received !== '0'))
        return reject('SCM-PO-STATE', 'Goods came in for this order; close it instead.');
      return [happened('PurchaseOrderCancelled', { reason, open: stillOpen(order) })];
    },
  },
  evolve: {
    PurchaseOrderPlaced: (order, placed): PurchaseOrder => ({
      ...order,
      placed,
      status: 'waiting',
      promised: placed.promised,
      confirmed: placed.promised,
      lines: placed.lines.map((line) => ({ ...line, received: '0' })),
    }),
    PurchaseOrderApprovalRequested: (order): PurchaseOrder => order,
    PurchaseOrderApproved: (order): PurchaseOrder => ({ ...order, status: 'approved' }),
    PurchaseOrderConfirmed: (order, { promised }): PurchaseOrder => ({ ...order, confirmed: promised }),
    GoodsReceived: withReceipt,
    PurchaseOrderClosed: (order): PurchaseOrder => ({ ...order, status: 'closed' }),
    PurchaseOrderCancelled: (order): PurchaseOrder => ({ ...order, status: 'cancelled' }),
  },
});
