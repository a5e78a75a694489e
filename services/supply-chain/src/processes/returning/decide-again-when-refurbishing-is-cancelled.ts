/** What was to be made good again waits for a decision again, when its order is cancelled before it began. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { returnAuthorisation } from '../../returns/return-authorisation.js';

export const decideAgain = process('decide-again-when-refurbishing-is-cancelled', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    ProductionOrderCancelled: {
      about: ({ subject, data: { refurbishes } }) => (refurbishes ? subject : null),
      send: (_, { subject: order, data: { refurbishes, reason } }) => [
        send(returnAuthorisation, [refurbishes?.authorisation ?? '', 'WithdrawDisposition'], {
          order,
          reason,
        }),
      ],
    },
  },
});
