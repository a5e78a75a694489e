/**
 * What a roster may not ask of people: two places at once, too little rest, work they are not
 * qualified for.
 */
import type { RosterAssignment } from '@gemba/contracts/events/hr';
import type { Violation } from '@gemba/decider/decision';
import type { Interval } from '@gemba/measures/calendar';
import { instantOf } from '@gemba/measures/calendar';
import { plusDays } from '@gemba/measures/period';
import type { Dates, Employee } from '../employee/employee.js';
import { covers } from '../employee/employee.js';
import type { StationSkills } from '../tables/station-skill.js';
import { skillsAt } from '../tables/station-skill.js';
import { firstOverlap, firstUnrested } from './rest.js';
import type { RosteredWeek } from './rostered-week.js';
import { shiftsByPerson } from './rostered-week.js';
import { datesOf, mondayOf, weekAfter } from './week.js';
import type { WorkingTime } from './working-time.js';
import { tooMuch } from './working-time.js';

type Week = {
  readonly site: string;
  readonly week: string;
  readonly assignments: readonly RosterAssignment[];
};

type Surroundings = {
  readonly zone: string;
  /** Shifts of the weeks before and after. */
  readonly weeks: Readonly<Record<string, RosteredWeek | undefined>>;
  readonly law: WorkingTime;
  readonly stations: Readonly<Record<string, StationSkills>>;
  readonly employeeNamed: (id: string) => Employee | undefined;
};

type Broken = { readonly code: string; readonly detail: string; readonly violated: Violation };

/** The first rule that the roster breaks; null when it breaks none. */
export const broken = (week: Week, known: Surroundings): Broken | null => {
  const misplaced =
    outside(week, known.zone) ?? first(week.assignments, (each) => unqualified(each, week.site, known));
  if (misplaced) return misplaced;
  const shifts = shiftsByPerson(week.assignments);
  const weeks = { ...known.weeks, [week.week]: shifts };
  return first(Object.keys(shifts), (person) => {
    const near = [-1, 0, 1].flatMap((step) => weeks[weekAfter(week.week, step)]?.[person] ?? []);
    return tired(person, near) ?? overworked({ person, week: week.week, weeks }, known);
  });
};

/** The shifts of one person as intervals. */
export const shiftsOf = (person: string, assignments: readonly RosterAssignment[]): readonly Interval[] =>
  assignments.filter((each) => each.person === person).map(({ start, end }) => ({ from: start, to: end }));

const first = <T>(list: readonly T[], check: (each: T) => Broken | null): Broken | null => {
  for (const each of list) {
    const found = check(each);
    if (found) return found;
  }
  return null;
};

const outside = ({ week, assignments }: Week, zone: string): Broken | null => {
  const monday = mondayOf(week);
  if (monday === null) {
    const violated = { rule: 'ISO 8601 week', actual: week };
    return { code: 'HR-ROSTER-WEEK', detail: `${week} is no week like 2026-W10.`, violated };
  }
  const from = instantOf(monday, '00:00', zone);
  const to = instantOf(plusDays(monday, 7), '00:00', zone);
  return first(assignments, ({ person, start, end }) => {
    if (start >= from && start < to && start < end) return null;
    const detail = `A shift of ${person} must begin in ${week} and end after it begins.`;
    const violated = {
      rule: 'shift within its week',
      actual: `${start} to ${end}`,
      limit: `${from} to ${to}`,
    };
    return { code: 'HR-ROSTER-WEEK', detail, violated };
  });
};

const unqualified = (assignment: RosterAssignment, site: string, known: Surroundings): Broken | null => {
  const { person, start, end, station } = assignment;
  const dates = datesOf({ from: start, to: end }, known.zone);
  const employee = known.employeeNamed(person);
  if (!employee || !worksAt(employee, site, dates)) {
    const violated = { rule: 'employed at the site', actual: person, limit: site };
    return {
      code: 'HR-EMP-UNKNOWN',
      detail: `${person} does not work at ${site} on ${dates.from}.`,
      violated,
    };
  }
  const skills = station === undefined ? [] : skillsAt(known.stations[station]);
  return skills.length === 0 ? null : unskilled(employee, skills, { person, ...dates });
};

const unskilled = (
  { qualifications }: Employee,
  skills: readonly string[],
  { person, ...dates }: Dates & { readonly person: string },
): Broken | null => {
  if (skills.some((skill) => covers(qualifications[skill], dates))) return null;
  const asked = skills.join(' or ');
  return {
    code: 'HR-QUAL-MISSING',
    detail: `${person} has no qualification for ${asked} that holds for the whole shift on ${dates.from}.`,
    violated: { rule: 'qualified for the whole shift', actual: person, limit: asked },
  };
};

const worksAt = ({ hired, lastDay }: Employee, site: string, { from, to }: Dates) =>
  hired?.site === site && hired.start <= from && (lastDay === '' || to <= lastDay);

const tired = (person: string, shifts: readonly Interval[]): Broken | null => {
  const overlap = firstOverlap(shifts);
  if (overlap) {
    const [one, next] = overlap;
    const violated = { rule: 'one shift at a time', actual: next.from, limit: one.to };
    return { code: 'HR-SHIFT-OVERLAP', detail: `Two shifts of ${person} overlap at ${next.from}.`, violated };
  }
  const unrested = firstUnrested(shifts);
  if (!unrested) return null;
  const { hours, limit, at } = unrested;
  const what =
    limit > hours ? `rests ${String(hours)} hours after ${at}` : `works ${String(hours)} hours from ${at}`;
  return {
    code: 'HR-REST-MIN',
    detail: `${person} ${what}; the limit is ${limit}. Move or shorten a shift.`,
    violated: { rule: 'rest in elapsed time', actual: String(hours), limit: String(limit), unit: 'HUR' },
  };
};

const overworked = (
  of: Omit<Parameters<typeof tooMuch>[0], 'zone'>,
  { zone, law }: Surroundings,
): Broken | null => {
  const found = tooMuch({ ...of, zone }, law);
  if (!found) return null;
  const { code, what, actual, limit, unit } = found;
  return {
    code,
    detail: `${of.person} ${what}; at most ${String(limit)} (${found.law}). Shorten a shift or take it away.`,
    violated: { rule: found.law, actual: String(actual), limit: String(limit), unit },
  };
};
