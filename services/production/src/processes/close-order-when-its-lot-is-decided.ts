/**
 * When the lot of an order is inspected, or went into stock without need of it, nothing is open and it
 * closes.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { productionOrder } from '../production-order/production-order.js';

const SOURCE = /^production-order\/([^/]+)/;

const orderOf = (source: string): string | null => SOURCE.exec(source)?.[1] ?? null;

const close = (order: string | null, lotOf: string) =>
  order === null ? [] : [send(productionOrder, [order, 'CloseDecidedOrder'], { lotOf })];

export const closeOrderWhenItsLotIsDecided = process('close-order-when-its-lot-is-decided', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    InspectionDecided: {
      about: ({ data }) => (data.trigger === 'completion' ? orderOf(data.source) : null),
      send: (_, { data }) => close(orderOf(data.source), data.item),
    },
    StockReceived: {
      about: ({ data: { status, source } }) =>
        status === 'available' && source.kind === 'production-order' ? source.id : null,
      send: (_, { data }) => close(data.source.id, data.item),
    },
  },
});
