/** The machines and the people of a site, and when each of them works. */
import type { ScheduleResourceKind } from '@gemba/contracts/events/production/scheduling';
import { SCHEDULE_RESOURCES } from '@gemba/contracts/events/production/scheduling';
import type { Interval, WorkCalendar } from '@gemba/measures/calendar';
import { businessDate, dayBounds } from '@gemba/measures/calendar';
import { periodLabel, periodOf } from '@gemba/measures/period';
import type { Resource, Window } from '@gemba/scheduling/problem';
import type { Person, SitePeople } from '../../tables/site-people.js';
import { absenceOn, isEmployed } from '../../tables/site-people.js';
import type { ToolRow } from '../../tables/tools.js';
import { isWorn } from '../../tables/tools.js';
import type { MachineRow } from '../tables/machines.js';
import type { RosterRow } from '../tables/rosters.js';
import type { Span } from './windows.js';
import {
  common,
  datesIn,
  instantAt,
  merged,
  minuteUp,
  minutesOf,
  within,
  without,
  worked,
} from './windows.js';

/** What maintenance is given where its plan does not say how long the machine stands. */
const STANDS = 'PT1H';

export const machineId = (id: string): string => `machine/${id}`;
export const personId = (id: string): string => `person/${id}`;
export const toolId = (id: string): string => `tool/${id}`;
/** What a resource is. */
export const kindOf = (resource: string): ScheduleResourceKind =>
  SCHEDULE_RESOURCES.find((kind) => resource.startsWith(`${kind}/`)) ?? 'machine';

/** The id of a machine, person or tool in the words of the company. */
export const nameOf = (resource: string): string => resource.slice(resource.indexOf('/') + 1);

/** The dates of a span with the minutes between which each lies. */
type Day = { readonly date: string; readonly bounds: Window };
const daysIn = (span: Span): readonly Day[] =>
  datesIn(span).map((date) => ({ date, bounds: within(span, dayBounds(date, span.clock)) }));

type Used = {
  readonly workUnit: string;
  readonly people: readonly string[];
  readonly tools?: readonly string[] | undefined;
};

/** In the order in which an operation takes them. */
export const resourcesOf = ({ workUnit, people, tools = [] }: Used): readonly string[] => [
  machineId(workUnit),
  ...people.map(personId),
  ...tools.map(toolId),
];

/** A machine that is down comes back at a time that nobody knows: it has no windows. */
export const machineIn = (
  [id, { down, plans }]: readonly [string, MachineRow],
  shifts: readonly Window[],
  span: Span,
): Resource => {
  const off = Object.values(plans)
    .filter(({ dueAt }) => dueAt !== '')
    .flatMap(({ dueAt, stands }) =>
      worked(shifts, {
        from: Math.max(0, minuteUp(span, dueAt)),
        minutes: minutesOf(stands === '' ? STANDS : stands),
      }),
    );
  return { id: machineId(id), windows: down ? [] : without(shifts, off) };
};

/** At hand around the clock for as long as it may be used. */
export const toolIn = ([id, row]: readonly [string, ToolRow], span: Span): Resource => {
  const { locked, calibratedUntil } = row;
  const until =
    calibratedUntil === '' ? span.length : minuteUp(span, dayBounds(calibratedUntil, span.clock).to);
  const isUseless = locked !== '' || isWorn(row) || until <= 0;
  return { id: toolId(id), windows: isUseless ? [] : [[0, Math.min(until, span.length)]] };
};

/** ISO weeks of a span: the keys of rosters. */
export const weeksIn = ({ from, length, clock }: Span): readonly string[] => {
  const dates = datesIn({ from, length, clock });
  return [...new Set(dates.map((date) => periodLabel(periodOf('week', date))))];
};

type Rosters = Readonly<Record<string, RosterRow | undefined>>;

/** By the roster of each week; where none is published yet, whenever the site works. */
const rostered = (
  id: string,
  { rosters, shifts, days }: { rosters: Rosters; shifts: readonly Window[]; days: readonly Day[] },
  span: Span,
): readonly Window[] => {
  const weeks = Map.groupBy(days, ({ date }) => periodLabel(periodOf('week', date)));
  return [...weeks].flatMap(([week, of]) => {
    const roster = rosters[week];
    if (roster) return (roster[id] ?? []).map(({ start, end }) => within(span, { from: start, to: end }));
    return of.flatMap(({ bounds }) => common(shifts, [bounds]));
  });
};

const isAway = (person: Person, date: string): boolean =>
  !isEmployed(person, date) || absenceOn(person, date) !== undefined;

export type Staff = {
  readonly people: SitePeople;
  readonly rosters: Rosters;
  readonly shifts: readonly Window[];
};

export const peopleIn = ({ people, rosters, shifts }: Staff, span: Span): readonly Resource[] => {
  const days = daysIn(span);
  return Object.entries(people).map(([id, person]) => {
    const away = days.filter(({ date }) => isAway(person, date)).map(({ bounds }) => bounds);
    const there = merged(rostered(id, { rosters, shifts, days }, span), span.length);
    return { id: personId(id), windows: without(there, away) };
  });
};

/** Who holds a skill on every day of the span: nobody is planned for work that they may not do by then. */
export const ableIn = (people: SitePeople, skill: string, span: Span): readonly string[] => {
  const { from, length, clock } = span;
  const [first, last] = [businessDate(from, clock), businessDate(instantAt(from, length), clock)];
  return Object.entries(people)
    .filter(([, { skills }]) => {
      const held = skills[skill];
      return held !== undefined && held.validFrom <= first && last <= held.validTo;
    })
    .map(([id]) => personId(id))
    .toSorted();
};

export type Calendar = WorkCalendar | undefined;

/** Back in the words of the company. */
export const instantsOf = (from: string, windows: readonly Window[]): Interval[] =>
  windows.map(([begin, end]) => ({ from: instantAt(from, begin), to: instantAt(from, end) }));
