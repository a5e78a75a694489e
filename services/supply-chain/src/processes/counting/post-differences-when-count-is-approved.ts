/** What a count found more or less than the books is posted to the stock, lot by lot. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { stockItem } from '../../stock/stock-item.js';

export const postDifferences = process('post-differences-when-count-is-approved', {
  events: companyEvents,
  initial: {},
  owner: { role: 'controller' },
  on: {
    StockCountApproved: {
      about: (e) => e.subject,
      send: (_, { subject, data: { site, item, differences } }) =>
        differences.map(({ lot, status, quantity }) => {
          const found = { lot, status, quantity, reason: `Count ${subject}.` };
          return send(stockItem, [`${site}.${item}`, 'AdjustStock'], found);
        }),
    },
  },
});
