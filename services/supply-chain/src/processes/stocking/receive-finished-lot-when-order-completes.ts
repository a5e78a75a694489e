/**
 * What a production order made comes into stock as one lot; the stock knows whether quality looks at it
 * first.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { isZero } from '@gemba/measures/quantity';
import { stockItem } from '../../stock/stock-item.js';

export const receiveFinishedLot = process('receive-finished-lot-when-order-completes', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    ProductionOrderCompleted: {
      about: (e) => (isZero(e.data.good) ? null : e.subject),
      send: (_, { siteId, subject, data: { item, lot, good } }) => {
        const site = siteId ?? '';
        const source = { kind: 'production-order', id: subject } as const;
        const receipt = { site, item, lot, quantity: good, source };
        return [{ ...send(stockItem, [`${site}.${item}`, 'ReceiveStock'], receipt), site }];
      },
    },
  },
});
