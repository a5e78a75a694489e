/** A service is delivered as its order completes: nothing of it goes into stock or is shipped. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { isZero } from '@gemba/measures/quantity';
import { orderOfDemand } from '../../orders/order-lines.js';
import { salesOrder } from '../../selling/sales-order.js';

export const deliverServiceWhenItIsRendered = process('deliver-service-when-it-is-rendered', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    ProductionOrderCompleted: {
      about: ({ data: { lot, good, demand } }) =>
        lot !== undefined || isZero(good) ? null : (orderOfDemand(demand)?.salesOrder ?? null),
      send: (_, { subject: order, businessDate: renderedOn, data: { good: quantity, demand } }) => {
        const of = orderOfDemand(demand);
        return of
          ? [
              send(salesOrder, [of.salesOrder, 'RecordRendered'], {
                line: of.line,
                quantity,
                renderedOn,
                order,
              }),
            ]
          : [];
      },
    },
  },
});
