/**
 * A roster says who works when at one site in one week; whoever replaces it has seen it.
 *
 *   none ──publish──▶ published ⟲ publish
 */
import { RosterAssignment, rosterEvents } from '@gemba/contracts/events/hr';
import { IsId, IsRef, IsListOf, IsText, Optional } from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { named, registered, row, rows } from '@gemba/decider/needs';
import type { Employee } from '../employee/employee.js';
import { employee } from '../employee/employee.js';
import { same } from '@gemba/decider/same';
import type { LegalEntityRow, SiteRow } from '@gemba/platform/access/tables';
import { legalEntityTable, siteTable } from '@gemba/platform/access/tables';
import type { StationSkills } from '../tables/station-skill.js';
import { stationSkill } from '../tables/station-skill.js';
import { instantOf } from '@gemba/measures/calendar';
import { broken } from './roster-rules.js';
import type { RosteredWeek } from './rostered-week.js';
import { rosteredWeek } from './rostered-week.js';
import { mondayOf } from './week.js';
import { referenceWeeks, workingTimeIn } from './working-time.js';

export class PublishRoster {
  @IsRef('site') site!: string;
  /** ISO week, `2026-W10`. */
  @IsId() week!: string;
  @IsListOf(() => RosterAssignment, { min: 1, max: 2000 }) assignments!: RosterAssignment[];
  /** Why it replaces the roster of a week that has begun. */
  @Optional() @IsText() reason?: string;
}

export type Roster = { readonly assignments: readonly RosterAssignment[] };

export const rosterId = (site: string, week: string): string => `${site}.${week}`;

class RosterAnswer {
  @IsListOf(() => RosterAssignment, { min: 1, max: 2000 }) assignments!: readonly RosterAssignment[];
}

const initial: Roster = { assignments: [] };

/** Who is rostered, what they may do, the law, and the weeks around, since rest does not end on Sunday. */
type RosterNeeds = {
  place: Need<SiteRow | undefined>;
  company: Need<LegalEntityRow | undefined>;
  stations: Need<Readonly<Record<string, StationSkills>>>;
  [employee: `employee:${string}`]: Need<Employee | undefined>;
  [week: `week:${string}`]: Need<RosteredWeek | undefined>;
};

const distinct = (ids: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(ids.filter((id) => id !== undefined)),
];

/** The zone of a site; the platform gives every stream of a site its own. */
export const zoneOf = (site: { readonly timeZone: string } | null): string => site?.timeZone ?? 'UTC';

const utc = (instant: string): string => new Date(instant).toISOString();

/** Refuses `HR-ROSTER-REASON`: people have worked by the roster of a week that has begun. */
const unexplained = (
  { assignments }: Roster,
  { week, reason }: PublishRoster,
  { at, zone }: { readonly at: string; readonly zone: string },
): Rejection | null => {
  const begins = instantOf(mondayOf(week) ?? '', '00:00', zone);
  if (assignments.length === 0 || reason !== undefined || at < begins) return null;
  return reject('HR-ROSTER-REASON', `${week} has begun; say in \`reason\` why its roster is replaced.`, {
    violated: { rule: 'a reason once the week has begun', actual: at, limit: begins },
  });
};

export const roster = decider('roster', {
  path: 'rosters',
  opens: 'PublishRoster',
  idOf: ({ site, week }: PublishRoster) => rosterId(site, week),
  home: 'site',
  replaces: ['PublishRoster'],
  commands: { PublishRoster },
  events: rosterEvents,
  initial,
  answers: answers(RosterAnswer, ({ assignments }: Roster) => ({ assignments })),
  allow: { PublishRoster: ['hr', 'site-manager', 'planner'] },
  needs: {
    PublishRoster: ({ site, week, assignments }: PublishRoster, about: About<Roster>): RosterNeeds => ({
      ...Object.fromEntries(
        distinct(assignments.map(({ person }) => person)).map((id) => [
          `employee:${id}`,
          named(employee, id),
        ]),
      ),
      ...Object.fromEntries(
        referenceWeeks(week).map((each) => [`week:${each}`, registered(rosteredWeek, rosterId(site, each))]),
      ),
      place: row(siteTable, site),
      company: row(legalEntityTable, about.site?.companyId ?? ''),
      stations: rows(stationSkill, distinct(assignments.map(({ station }) => station))),
    }),
  },

  decide: {
    PublishRoster(state, command, { known, site, at }) {
      const assignments = command.assignments.map((each) => ({
        ...each,
        ...{ start: utc(each.start), end: utc(each.end) },
      }));
      const { week, reason } = command;
      if (same(state.assignments, assignments)) return [];
      const no = broken(
        { ...command, assignments },
        {
          zone: zoneOf(site),
          weeks: Object.fromEntries(referenceWeeks(week).map((each) => [each, known[`week:${each}`]])),
          law: workingTimeIn(known.place?.country ?? known.company?.country),
          stations: known.stations,
          employeeNamed: (id) => known[`employee:${id}`],
        },
      );
      if (no) return reject(no.code, no.detail, { violated: no.violated });
      const said = reason === undefined ? {} : { reason };
      return (
        unexplained(state, command, { at, zone: zoneOf(site) }) ?? [
          happened('RosterPublished', { site: command.site, week, assignments, ...said }),
        ]
      );
    },
  },

  evolve: { RosterPublished: (_, { assignments }): Roster => ({ assignments }) },
});
