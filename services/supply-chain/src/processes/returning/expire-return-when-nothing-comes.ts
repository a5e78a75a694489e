/** What does not come back in time may be sent by somebody else, or not at all. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Deadline } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { plusDays } from '@gemba/measures/period';
import { returnAuthorisation } from '../../returns/return-authorisation.js';

/** Sites east and west of Greenwich end their last day at most so much later. */
const ENDS_EVERYWHERE = 'T18:00:00.000Z';

const over = {
  about: ({ subject }: { readonly subject: string }) => subject,
  deadlines: (): readonly Deadline[] => [{ name: 'until', at: '' }],
};

export const expireReturn = process('expire-return-when-nothing-comes', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    ReturnAuthorised: {
      about: (e) => e.subject,
      deadlines: (_, { data: { until } }) => [
        { name: 'until', at: `${plusDays(until, 1)}${ENDS_EVERYWHERE}` },
      ],
    },
    ReturnAuthorisationCancelled: over,
    ReturnAuthorisationClosed: over,
  },
  passed: {
    until: { send: (_, id) => [send(returnAuthorisation, [id, 'ExpireReturnAuthorisation'], {})] },
  },
});
