/** Absences as they stand: who is away, what work that touches, and who stands in. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { AbsenceRow } from '../../answers/rows/people.js';

const orNone = (
  row: AbsenceRow | undefined,
  change: (row: AbsenceRow) => Partial<AbsenceRow>,
): AbsenceRow | null => (row ? { ...row, ...change(row) } : null);

/** All of an absence is said in its own stream. */
export const absences = table<typeof companyEvents, AbsenceRow>('absences', {
  events: companyEvents,
  row: {} as AbsenceRow,
  on: {
    AbsenceReported: {
      key: (e) => e.subject,
      becomes: (_, { subject, data: { person, site, from, expectedTo, kind } }) => ({
        id: subject,
        person,
        site,
        from,
        expectedTo: expectedTo ?? null,
        endedOn: null,
        kind,
        status: 'reported',
        affected: 0,
        uncovered: 0,
        delegations: [],
      }),
    },
    AbsenceImpactAssessed: {
      key: (e) => e.subject,
      becomes: (row, { data: { operations } }) => orNone(row, () => ({ affected: operations.length })),
    },
    TaskDelegated: {
      key: (e) => e.subject,
      becomes: (row, { data: { order, operation, to } }) =>
        orNone(row, ({ delegations }) => ({
          delegations: [...delegations, { order, operation, to, returned: false }],
        })),
    },
    CoverMissing: {
      key: (e) => e.subject,
      becomes: (row) => orNone(row, ({ uncovered }) => ({ uncovered: uncovered + 1 })),
    },
    DelegationReturned: {
      key: (e) => e.subject,
      becomes: (row, { data: { order, operation } }) =>
        orNone(row, ({ delegations }) => ({
          delegations: delegations.map((each) =>
            each.order === order && each.operation === operation ? { ...each, returned: true } : each,
          ),
        })),
    },
    AbsenceEnded: {
      key: (e) => e.subject,
      becomes: (row, { data: { to } }) => orNone(row, () => ({ status: 'ended', endedOn: to })),
    },
  },
});
