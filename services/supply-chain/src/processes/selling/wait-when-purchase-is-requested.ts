/** A line of an item that is bought waits in the stock, which asks for what is missing. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { demandOf } from '../../orders/order-lines.js';
import { stockItem } from '../../stock/stock-item.js';

export const waitWhenPurchaseIsRequested = process('wait-when-purchase-is-requested', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    PurchaseRequested: {
      about: (e) => e.subject,
      send: (_, { subject, data: { site, line, item, quantity } }) => [
        {
          ...send(stockItem, [`${site}.${item}`, 'AwaitStock'], {
            demand: demandOf(subject, line),
            quantity,
          }),
          site,
        },
      ],
    },
  },
});
