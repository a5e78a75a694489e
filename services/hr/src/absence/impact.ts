/** What an absence costs: rostered time, operations that lose their person, and who could stand in. */
import type { AffectedOperation, RosterAssignment, Substitute } from '@gemba/contracts/events/hr';
import type { Need } from '@gemba/decider/needs';
import { stateOf } from '@gemba/decider/needs';
import type { Interval } from '@gemba/measures/calendar';
import { instantOf } from '@gemba/measures/calendar';
import { divideDecimals } from '@gemba/measures/decimal';
import { durationOf } from '@gemba/measures/duration';
import type { Dates } from '../employee/employee.js';
import { covers } from '../employee/employee.js';
import { lengthOf } from '../roster/rest.js';
import type { Roster } from '../roster/roster.js';
import { roster, rosterId } from '../roster/roster.js';
import { shiftsOf } from '../roster/roster-rules.js';
import { datesOf, weekAfter, weekOf, weeksOf } from '../roster/week.js';
import type { AssignedOperations } from '../tables/assigned-operation.js';
import type { SiteAbsence } from '../tables/site-absence.js';
import { absenceWithin } from '../tables/site-absence.js';
import type { SiteStaff, StaffMember } from '../tables/site-staff.js';
import type { AbsenceState, Task } from './absence-state.js';
import type { ReportAbsence } from './commands.js';
import { ranked } from './substitutes.js';

/** Rosters further ahead are not published. */
const MOST_WEEKS = 8;
/** The shift that is taken for somebody who is on no roster that day, local time. */
const USUAL = { start: '08:00', end: '16:00' };

type Week = `week:${string}`;
export type Weeks = Readonly<Record<Week, Roster | undefined>>;
type WeekNeeds = Readonly<Record<Week, Need<Roster | undefined>>>;

/** The rosters of the weeks of the dates, and one more on either side, since rest goes across. */
export const weekNeeds = (site: string, from: string, to: string): WeekNeeds => {
  const inside = weeksOf(from, to, MOST_WEEKS);
  const weeks = [weekAfter(weekOf(from), -1), ...inside, weekAfter(inside.at(-1) ?? '', 1)];
  return Object.fromEntries(weeks.map((week) => [`week:${week}`, stateOf(roster, rosterId(site, week))]));
};

const assignmentsIn = (known: Weeks): readonly RosterAssignment[] =>
  Object.entries(known)
    .filter(([name]) => name.startsWith('week:'))
    .flatMap(([, week]) => week?.assignments ?? []);

const shiftsFrom = (shifts: readonly Interval[], { from, to }: Dates, zone: string): readonly Interval[] =>
  shifts.filter((shift) => {
    const date = datesOf(shift, zone).from;
    return from <= date && date <= to;
  });

/** Rostered time that begins on the days of absence; only the first day while nobody knows the last. */
export const lost = ({ person, from, expectedTo }: ReportAbsence, known: Weeks, zone: string): string => {
  const shifts = shiftsFrom(shiftsOf(person, assignmentsIn(known)), { from, to: expectedTo ?? from }, zone);
  return durationOf(divideDecimals(String(lengthOf(shifts)), '1000', 3));
};

/** Operations of the person that are planned within the absence; all later ones while it has no end. */
export const hit = (state: AbsenceState, assigned: AssignedOperations | undefined): AffectedOperation[] => {
  const { person, from } = state.reported ?? { person: '', from: '' };
  return Object.values(assigned ?? {})
    .filter(
      ({ people, planned }) =>
        people.includes(person) && from <= planned && (state.to === '' || planned <= state.to),
    )
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    .map(({ order, operation, skill, planned }) => ({ order, operation, skill, planned }));
};

const sortKey = ({ planned, order, operation }: AffectedOperation): string =>
  `${planned} ${order} ${String(operation).padStart(9, '0')}`;

type Known = Weeks & { readonly staff: SiteStaff | undefined; readonly absences: SiteAbsence | undefined };
type Hit = { readonly state: AbsenceState; readonly task: Task };

/** Who could do the task: qualified and present on every date of the shift of the person who is away. */
export const substitutesFor = ({ state, task }: Hit, known: Known, zone: string): Substitute[] => {
  const absent = state.reported?.person ?? '';
  const assignments = assignmentsIn(known);
  const toCover = shiftOn(task.planned, shiftsOf(absent, assignments), zone);
  const dates = datesOf(toCover, zone);
  const candidates = Object.entries(known.staff ?? {})
    .filter(([person, member]) => person !== absent && isFit(member, task.skill, dates))
    .filter(([person]) => !absenceWithin(known.absences?.[person], dates))
    .map(([person, { hourlyCost }]) => ({ person, hourlyCost, shifts: shiftsOf(person, assignments) }));
  return ranked(toCover, candidates);
};

const isFit = ({ start, lastDay, skills }: StaffMember, skill: string, dates: Dates): boolean =>
  start <= dates.from && (lastDay === '' || dates.to <= lastDay) && covers(skills[skill], dates);

const shiftOn = (date: string, shifts: readonly Interval[], zone: string): Interval =>
  shiftsFrom(shifts, { from: date, to: date }, zone)[0] ?? {
    from: instantOf(date, USUAL.start, zone),
    to: instantOf(date, USUAL.end, zone),
  };
