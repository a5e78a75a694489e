/**
 * Stock that is reserved, or a production order that is created, is the evidence on which a line is
 * promised.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { orderOfDemand } from '../../selling/order-lines.js';
import { salesOrder } from '../../selling/sales-order.js';
import { stockItem } from '../../stock/stock-item.js';

type Evidence = {
  readonly eventId: string;
  readonly available: string;
  readonly method: 'stock' | 'production';
};

const promise = (demand: string | undefined, { eventId, available, method }: Evidence): readonly Sent[] => {
  const order = orderOfDemand(demand);
  if (!order) return [];
  const { salesOrder: id, line } = order;
  return [send(salesOrder, [id, 'PromiseSalesOrder'], { line, method, available, evidence: eventId })];
};

export const promiseWhenStockIsReserved = process('promise-when-stock-is-reserved', {
  events: companyEvents,
  initial: {},
  on: {
    StockReserved: {
      about: (e) => orderOfDemand(e.data.demand)?.salesOrder ?? null,
      send: (_, { eventId, businessDate, data: { demand, site, item } }) => {
        const order = orderOfDemand(demand);
        if (!order) return [];
        const { salesOrder: id, line } = order;
        const reason = `Sales order ${id} is not open any more.`;
        const giveBack = send(stockItem, [`${site}.${item}`, 'ReleaseReservation'], { demand, reason });
        const promised = promise(demand, { eventId, available: businessDate, method: 'stock' });
        return [
          ...promised.map((sent) => ({ ...sent, otherwise: () => [giveBack] })),
          { ...send(salesOrder, [id, 'MarkLineReady'], { line, site, item }), otherwise: () => [] },
        ];
      },
    },
    ProductionOrderCreated: {
      about: (e) => orderOfDemand(e.data.demand)?.salesOrder ?? null,
      send: (_, { eventId, data: { demand, due } }) =>
        promise(demand, { eventId, available: due, method: 'production' }).map((sent) => ({
          ...sent,
          otherwise: () => [],
        })),
    },
  },
});
