/** What a site needs of another is asked of it, and asked no more when it is cancelled. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { transferShipment } from '../../transfers/transfer-shipment.js';

export const askDonor = process('ask-donor-when-transfer-is-requested', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    StockTransferRequested: {
      about: (e) => e.subject,
      send: (_, { subject, data: { site: to, from: site, item, quantity, wanted, cause } }) => {
        const asked = { site, to, item, quantity, wanted, cause };
        return [{ ...send(transferShipment, [subject, 'AskTransferShipment'], asked), site }];
      },
    },
    StockTransferCancelled: {
      about: (e) => e.subject,
      send: (_, { subject, data: { reason } }) => [
        send(transferShipment, [subject, 'EndTransferShipment'], { reason }),
      ],
    },
  },
});
