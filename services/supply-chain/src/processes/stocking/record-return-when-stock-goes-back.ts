/** Stock that goes back to its supplier is counted by the purchase order that brought it. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { purchaseOrder } from '../../purchasing/purchase-order.js';

export const recordReturn = process('record-return-when-stock-goes-back', {
  events: companyEvents,
  initial: {},
  owner: { role: 'buyer' },
  on: {
    StockIssued: {
      about: ({ data: { purpose } }) => (purpose.kind === 'supplier-return' ? purpose.id : null),
      send: (_, { eventId: movement, data: { purpose, lot, quantity } }) => [
        send(purchaseOrder, [purpose.id, 'RecordReturn'], {
          ...{ line: purpose.line ?? '', lot, quantity, movement },
        }),
      ],
    },
  },
});
