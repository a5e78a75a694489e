/** Who works when at a site, by ISO week: `<site>.<week>`. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

type Worked = { readonly start: string; readonly end: string };

/** By person. A person who is not in it does not work in that week. */
export type RosterRow = Readonly<Record<string, readonly Worked[]>>;

export const rosterKey = (site: string, week: string): string => `${site}.${week}`;

const NOBODY: RosterRow = {};

export const rosterTable = table('roster', {
  events: companyEvents,
  row: NOBODY,
  on: {
    RosterPublished: {
      key: ({ data: { site, week } }) => rosterKey(site, week),
      becomes: (_, { data: { assignments } }): RosterRow => {
        const byPerson = Map.groupBy(assignments, ({ person }) => person);
        return Object.fromEntries(
          [...byPerson].map(([person, all]) => [person, all.map(({ start, end }) => ({ start, end }))]),
        );
      },
    },
  },
});
