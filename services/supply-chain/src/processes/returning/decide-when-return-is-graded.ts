/**
 * What is graded goes by itself where it brings most, as far as programs have the right to decide that;
 * what is left is a person's.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { returnAuthorisation } from '../../returns/return-authorisation.js';

export const decideWhenReturnIsGraded = process('decide-when-return-is-graded', {
  events: companyEvents,
  initial: {},
  owner: { topic: 'return-disposition' },
  on: {
    ReturnGraded: {
      about: (e) => e.subject,
      send: (_, { subject, data: { part } }) => [
        {
          ...send(returnAuthorisation, [subject, 'FollowReturnPolicy'], { part }),
          otherwise: {
            'SCM-RET-RIGHT': () => [],
            'SCM-RET-OPTION': () => [],
            'SCM-RET-OVER': () => [],
          },
        },
      ],
    },
  },
});
