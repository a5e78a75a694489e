/** What was to be made good again, by an order that is cancelled before it began, waits for a decision again. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { returnAuthorisation } from '../../returns/return-authorisation.js';

export const decideAgainWhenRefurbishingIsCancelled = process('decide-again-when-refurbishing-is-cancelled', {
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
