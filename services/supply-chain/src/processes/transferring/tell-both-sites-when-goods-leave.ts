/** What left the stock for another site is shipped for the donor, and in transit for the receiver. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { stockTransfer } from '../../transfers/stock-transfer.js';
import { transferShipment } from '../../transfers/transfer-shipment.js';

export const tellBothSites = process('tell-both-sites-when-goods-leave', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    StockIssued: {
      about: ({ data: { purpose } }) => (purpose.kind === 'stock-transfer' ? purpose.id : null),
      send: (_, { businessDate: shippedOn, data: { purpose, lot, quantity, made = {} } }) => [
        send(transferShipment, [purpose.id, 'RecordTransferShipped'], { lot, quantity }),
        send(stockTransfer, [purpose.id, 'RecordDespatch'], { lot, quantity, made, shippedOn }),
      ],
    },
  },
});
