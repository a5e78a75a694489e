/**
 * What is ordered or asked for by hand is expected by the stock, so that its reorder point counts it; what
 * the reorder point asked for itself is expected already.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { REORDER_POINT } from '../../purchasing/requisition.js';
import { stockItem } from '../../stock/stock-item.js';

export const expectOrderedGoods = process('expect-when-goods-are-ordered', {
  events: companyEvents,
  initial: {},
  owner: { role: 'buyer' },
  on: {
    PurchaseOrderPlaced: {
      about: (e) => (e.data.requisition === undefined ? e.subject : null),
      send: (_, { subject, data: { site, lines } }) =>
        lines
          .filter((line) => line.requisition === undefined)
          .map(({ item, quantity }) => ({
            ...send(stockItem, [`${site}.${item}`, 'ExpectStock'], {
              quantity,
              source: `purchase-order/${subject}`,
            }),
            site,
          })),
    },
    RequisitionRaised: {
      about: (e) => (e.data.cause.startsWith(REORDER_POINT) ? null : e.subject),
      send: (_, { subject, data: { site, item, quantity } }) => [
        {
          ...send(stockItem, [`${site}.${item}`, 'ExpectStock'], {
            quantity,
            source: `requisition/${subject}`,
          }),
          site,
        },
      ],
    },
  },
});
