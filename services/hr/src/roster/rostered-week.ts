/** The shifts of a week at a site by person, for the rules that look across weeks. */
import type { RosterAssignment } from '@gemba/contracts/events/hr';
import { rosterEvents } from '@gemba/contracts/events/hr';
import type { Interval } from '@gemba/measures/calendar';
import { table } from '@gemba/read-model/table';

/** Person → their shifts. */
export type RosteredWeek = Readonly<Record<string, readonly Interval[]>>;

export const shiftsByPerson = (assignments: readonly RosterAssignment[]): RosteredWeek =>
  Object.fromEntries(
    [...Map.groupBy(assignments, ({ person }) => person)].map(([person, own]) => [
      person,
      own.map(({ start, end }) => ({ from: start, to: end })),
    ]),
  );

export const rosteredWeek = table('rostered-week', {
  events: rosterEvents,
  row: {},
  on: {
    RosterPublished: {
      key: ({ subject }) => subject,
      becomes: (_, { data: { assignments } }) => shiftsByPerson(assignments),
    },
  },
});
