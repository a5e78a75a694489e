/** What is shared out is consented to, each transfer with its share; what gets nothing goes on waiting. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { isZero } from '@gemba/measures/quantity';
import { transferShipment } from '../../transfers/transfer-shipment.js';

export const grantWhatIsSharedOut = process('grant-what-is-shared-out', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    StockSharedOut: {
      about: (e) => e.subject,
      send: (_, { data: { shares } }) =>
        shares
          .filter(({ given }) => !isZero(given))
          .map(({ transfer, given: quantity }) =>
            send(transferShipment, [transfer, 'GrantTransferShare'], { quantity }),
          ),
    },
  },
});
