/** What a customer sent back becomes stock that stands apart, at the cost at which it had left. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { stockItem } from '../../stock/stock-item.js';

export const receiveReturnedStock = process('receive-stock-when-customer-returns', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    ReturnReceived: {
      about: (e) => e.subject,
      send: (_, { subject: id, data: { site, item, lot, quantity, shipment, line } }) => [
        send(stockItem, [`${site}.${item}`, 'ReceiveStock'], {
          ...{ site, item, lot, quantity, status: 'returned' },
          ...{ source: { kind: 'return', id }, shippedWith: { shipment, line } },
        }),
      ],
    },
  },
});
