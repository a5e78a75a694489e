/** What is decided on a return is done with its stock. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { stockItem } from '../../stock/stock-item.js';

export const carryOutReturnDisposition = process('carry-out-return-disposition', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    ReturnDispositionDecided: {
      about: (e) => e.subject,
      send: (_, { subject: authorisation, data: { site, item, lot, quantity, kind } }) => [
        send(stockItem, [`${site}.${item}`, 'DisposeReturned'], { lot, quantity, kind, authorisation }),
      ],
    },
  },
});
