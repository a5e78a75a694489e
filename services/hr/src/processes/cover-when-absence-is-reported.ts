/**
 * When somebody is absent, each operation that loses its person gets the best substitute, until the
 * absence ends.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { absence } from '../absence/absence.js';

export const coverWhenAbsenceIsReported = process('cover-when-absence-is-reported', {
  events: companyEvents,
  initial: {},
  on: {
    AbsenceReported: {
      about: (e) => e.subject,
      send: (_, { subject, data: { site } }) => [
        {
          ...send(absence, [subject, 'AssessImpact'], { site }),
          // An absence that seems to hit nothing is looked at twice: assignments may still be on their way.
          otherwise: () => [
            { ...send(absence, [subject, 'AssessImpact'], { site, none: true }), otherwise: unlessEnded },
          ],
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
        const best = ranked.find(({ skillOk, restOk }) => skillOk && restOk);
        if (!best) return [missing];
        const delegate = send(absence, [subject, 'DelegateTask'], { ...task, to: best.person });
        // A task that was passed on once is not passed on again: then a person has to decide.
        return [{ ...delegate, otherwise: () => [missing] }];
      },
    },
    AbsenceEnded: {
      about: (e) => e.subject,
      send: (_, { subject }) => [send(absence, [subject, 'ReturnDelegations'], {})],
    },
  },
});

/** The person came back while cover was sought: nothing is left to do. */
const unlessEnded = () => [];
