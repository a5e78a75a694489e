/**
 * What came in for a purchase order becomes stock at its price; the stock knows whether quality looks at it
 * first.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { present } from '../../facts/facts.js';
import { stockItem } from '../../stock/stock-item.js';

export const receivePurchasedLot = process('receive-purchased-lot-when-goods-arrive', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    GoodsReceived: {
      about: (e) => e.subject,
      send: (_, { subject, data: { site, item, lot, line, quantity, price, expiry } }) => {
        const source = { kind: 'purchase-order', id: subject, line } as const;
        const receipt = { site, item, lot, quantity, source, unitPrice: price, ...present({ expiry }) };
        return [{ ...send(stockItem, [`${site}.${item}`, 'ReceiveStock'], receipt), site }];
      },
    },
  },
});
