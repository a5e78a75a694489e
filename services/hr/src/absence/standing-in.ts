/** Who stands in for whom on which day: a person is the substitute for one absence at a time. */
import { absenceEvents } from '@gemba/contracts/events/hr';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { table } from '@gemba/read-model/table';
import { taskKey } from '../tables/assigned-operation.js';

/** `<order>/<operation>` → what is done for which absence, and by whom. */
export type StandingIn = Readonly<Record<string, { readonly absence: string; readonly to: string }>>;

const NOBODY: StandingIn = {};

/** The row of everybody who stands in at a site on a date. */
export const standInKey = (site: string, planned: string): string => `${site}/${planned}`;

export const standingIn = table('standing-in', {
  events: absenceEvents,
  row: NOBODY,
  on: {
    TaskDelegated: {
      key: ({ data: { site, planned } }) => (planned === undefined ? null : standInKey(site, planned)),
      becomes: (row = NOBODY, { subject: absence, data: { order, operation, to } }) => ({
        ...row,
        [taskKey(order, operation)]: { absence, to },
      }),
    },
    DelegationReturned: {
      key: ({ data: { site, planned } }) => (planned === undefined ? null : standInKey(site, planned)),
      becomes: (row = NOBODY, { data: { order, operation } }) => {
        const { [taskKey(order, operation)]: _, ...left } = row;
        return Object.keys(left).length === 0 ? null : left;
      },
    },
  },
});

/** The absence, other than this one, for which the person stands in by the row of the day. */
export const otherAbsence = (
  row: StandingIn | undefined,
  person: string,
  absence: string,
): string | undefined =>
  Object.values(row ?? {}).find((each) => each.to === person && each.absence !== absence)?.absence;

type Wish = { readonly to: string; readonly planned: string; readonly absence: string };

/** Refuses `HR-DELEGATE-DOUBLE` for who stands in for somebody else on the day. */
export const doubled = (row: StandingIn | undefined, { to, planned, absence }: Wish): Rejection | null => {
  const other = otherAbsence(row, to, absence);
  if (other === undefined) return null;
  return reject(
    'HR-DELEGATE-DOUBLE',
    `${to} stands in for absence ${other} on ${planned} already; choose somebody else.`,
    { violated: { rule: 'one absence at a time', actual: other, limit: absence } },
  );
};
