/**
 * When somebody is absent, each operation that loses its person gets the best substitute, until the
 * absence ends.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Otherwise, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { absence } from '../absence/absence.js';

/** The person came back while cover was sought. */
const ENDED = 'HR-ABS-STATE';

/** Somebody else got the substitute first. */
const DOUBLE = 'HR-DELEGATE-DOUBLE';

/** Nothing is left to do then. */
const unlessEnded = { [ENDED]: () => [] } satisfies Otherwise;

export const coverWhenAbsenceIsReported = process('cover-when-absence-is-reported', {
  events: companyEvents,
  initial: {},
  owner: { role: 'hr' },
  on: {
    AbsenceReported: {
      about: (e) => e.subject,
      send: (_, { subject, data: { site } }) => [
        {
          ...send(absence, [subject, 'AssessImpact'], { site }),
          otherwise: {
            ...unlessEnded,
            // An absence that seems to hit nothing is looked at twice: assignments may be on their way.
            'HR-ABS-NONE': () => [
              { ...send(absence, [subject, 'AssessImpact'], { site, none: true }), otherwise: unlessEnded },
            ],
          },
        },
      ],
    },
    AbsenceImpactAssessed: {
      about: (e) => e.subject,
      send: (_, { subject, data: { site, operations } }) =>
        operations.map(({ order, operation, planned }) => ({
          ...send(absence, [subject, 'ProposeSubstitutes'], { site, order, operation, planned }),
          otherwise: unlessEnded,
        })),
    },
    SubstitutesProposed: {
      about: (e) => e.subject,
      send: (_, { subject, data: { order, operation, ranked } }) => {
        const task = { order, operation };
        const missing = {
          ...send(absence, [subject, 'RecordCoverMissing'], task),
          otherwise: unlessEnded,
        };
        // Who was asked for another absence meanwhile is passed over; and a task that was passed on once
        // is not passed on again: then a person has to decide.
        return ranked
          .filter(({ skillOk, restOk }) => skillOk && restOk)
          .reduceRight<readonly [Sent, ...Sent[]]>(
            (next, { person: to }) => {
              const delegate = send(absence, [subject, 'DelegateTask'], { ...task, to });
              return [{ ...delegate, otherwise: ({ code }) => (code === DOUBLE ? next : [missing]) }];
            },
            [missing],
          );
      },
    },
    AbsenceEnded: {
      about: (e) => e.subject,
      send: (_, { subject }) => [send(absence, [subject, 'ReturnDelegations'], {})],
    },
  },
});
