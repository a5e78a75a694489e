/**
 * When a sales order line finds no free stock, a production order for it is created, named after the line;
 * when the sales order is cancelled, so is what was planned for it and has not begun.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { productionOrder } from '../production-order/production-order.js';

/** The lines of one sales order for which production was asked. */
type Run = { readonly lines: readonly string[] };

const NOTHING_ASKED: Run = { lines: [] };

export const createOrderWhenProductionIsRequested = process('create-order-when-production-is-requested', {
  events: companyEvents,
  initial: NOTHING_ASKED,
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
      remember: ({ lines }, { data: { line } }) => ({ lines: [...lines, line] }),
    },
    SalesOrderCancelled: {
      about: (e) => e.subject,
      // What has begun is refused by the order: a planner decides whether it is finished for stock.
      send: ({ lines }, { subject, data: { reason } }) =>
        lines.map((line) =>
          send(productionOrder, [`${subject}.${line}`, 'CancelProductionOrder'], { reason }),
        ),
    },
  },
});
