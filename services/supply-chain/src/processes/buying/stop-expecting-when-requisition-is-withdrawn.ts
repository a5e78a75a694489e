/** What nobody needs any more is not waited for; a stock below its reorder point asks anew. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { stockItem } from '../../stock/stock-item.js';

export const stopExpectingRequisition = process('stop-expecting-when-requisition-is-withdrawn', {
  events: companyEvents,
  initial: {},
  owner: { role: 'buyer' },
  on: {
    RequisitionWithdrawn: {
      about: (e) => e.subject,
      send: (_, { data: { site, item, quantity, reason } }) => [
        { ...send(stockItem, [`${site}.${item}`, 'StopExpecting'], { quantity, reason }), site },
      ],
    },
  },
});
