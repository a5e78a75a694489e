/** What a cancelled order had reserved is free for others. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { demandOf } from '../../orders/order-lines.js';
import { stockItem } from '../../stock/stock-item.js';

export const releaseCancelledStock = process('release-stock-when-order-is-cancelled', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    SalesOrderCancelled: {
      about: (e) => e.subject,
      send: (_, { siteId, subject, data: { lines, reason } }) =>
        lines.map(({ line, item }) => ({
          ...send(stockItem, [`${siteId ?? ''}.${item}`, 'ReleaseReservation'], {
            demand: demandOf(subject, line),
            reason,
          }),
          site: siteId,
        })),
    },
  },
});
