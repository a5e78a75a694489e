/** When a sales order line finds no free stock, a production order is created for it, named after it. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { productionOrder } from '../production-order/production-order.js';

export const createOrderWhenProductionIsRequested = process('create-order-when-production-is-requested', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    ProductionRequested: {
      about: (e) => e.subject,
      send: (_, { subject, data: { line, ...wanted } }) => [
        send(productionOrder, [`${subject}.${line}`, 'CreateProductionOrder'], {
          ...wanted,
          demand: `sales-order/${subject}/${line}`,
        }),
      ],
    },
  },
});
