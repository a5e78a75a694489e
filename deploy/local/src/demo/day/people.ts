/** People are rostered by the week, come to work, and now and then stay away, so that others stand in. */
import { shiftInterval } from '@gemba/measures/calendar';
import { periodLabel, periodOf, plusDays } from '@gemba/measures/period';
import { peopleOf } from '../company/people.js';
import type { Person } from '../company/people.js';
import type { Absent } from '../world/books.js';
import type { Stage } from '../world/stage.js';
import { together } from '../world/stage.js';
import { isBadDay } from './bad-days.js';
import { isWorkday } from './selling/sales.js';

const SERVICE = 'hr';
/** How often somebody stays away: on a day of the past, and in a round of the present. */
const ABSENCE = { past: 0.16, present: 0.04 };
const MOST_AWAY = 2;
const HOURS = 'PT8H';
const NOTHING = 'PT0S';

/** Publishes the roster of the week of the day; the same week again is the same roster. */
export const publishRoster = async ({ site, date, act, at }: Stage): Promise<void> => {
  const { from } = periodOf('week', date);
  const dates = Array.from({ length: 7 }, (_, index) => plusDays(from, index)).filter((each) =>
    isWorkday(site, each),
  );
  const assignments = peopleOf(site).flatMap(({ id, shift }) =>
    dates.map((each) => {
      const interval = shiftInterval(
        each,
        site.shifts[shift] ?? { start: '08:00', end: '16:00' },
        site.timeZone,
      );
      return { person: id, start: interval.from, end: interval.to };
    }),
  );
  const week = periodLabel(periodOf('week', date));
  const key = `roster/${site.id}/${week}`;
  await act({
    service: SERVICE,
    path: 'rosters',
    body: { site: site.id, week, assignments },
    key,
    at: at('06:00'),
  });
};

/** Whether somebody stays away today, and until when; on a bad day it is one of those who are wanted. */
export const missedToday = (
  stage: Stage,
  absent: readonly Absent[],
  wanted: readonly string[],
): Absent | null => {
  const chance = stage.chance('absence', stage.tag);
  const isBad = isBadDay(stage, 'absence') && wanted.length > 0;
  const isLikely = chance.happens(stage.isPast ? ABSENCE.past : ABSENCE.present);
  if ((!isLikely && !isBad) || absent.length >= MOST_AWAY) return null;
  const there = peopleOf(stage.site)
    .filter(({ skills }) => skills.length > 0)
    .map(({ id }) => id)
    .filter((id) => absent.every((each) => each.person !== id));
  const person = chance.pick(isBad ? wanted : there);
  const to = plusDays(stage.date, chance.whole(0, 2));
  return { person, to, absence: `${person}.${stage.date}` };
};

type AbsenceState = {
  readonly assessed: boolean;
  readonly tasks: readonly { readonly delegatedTo?: string; readonly missing: boolean }[];
};

/** Reports an absence and waits until every operation that it hits has somebody else, or nobody. */
export const reportAbsence = async (stage: Stage, { absence, person, to }: Absent): Promise<void> => {
  const kind = stage.chance('kind', absence).pick(['sick', 'sick', 'family', 'noShow']);
  const { site, date } = stage;
  await stage.act({
    service: SERVICE,
    path: 'absences',
    body: { person, site: site.id, from: date, expectedTo: to, kind },
    key: `absence/${absence}`,
    at: stage.at('08:50'),
  });
  await stage.company.until<AbsenceState>(
    { service: SERVICE, path: `absences/${absence}` },
    ({ assessed, tasks }) =>
      assessed && tasks.every(({ delegatedTo, missing }) => delegatedTo !== undefined || missing),
  );
};

/** Who was away until yesterday is back. */
export const welcomeBack = (stage: Stage, back: readonly Absent[]) =>
  together(back, ({ absence, to }) =>
    stage.act({
      service: SERVICE,
      path: `absences/${absence}/end`,
      body: { to },
      at: stage.at('06:05'),
    }),
  );

const workedBy = (stage: Stage, { id }: Person, date: string): string => {
  const over = stage.chance('overtime', id, date).happens(0.1);
  return over ? 'PT8H45M' : HOURS;
};

/** Attendance of everybody on a date, as the clock at the gate says. */
export const recordAttendance = (stage: Stage, date: string, absent: readonly Absent[]) =>
  together(peopleOf(stage.site), (person) => {
    const isAway = absent.some((each) => each.person === person.id);
    const hours = isAway
      ? { worked: NOTHING, absent: HOURS }
      : { worked: workedBy(stage, person, date), absent: NOTHING };
    const { id } = person;
    return stage.act({
      service: SERVICE,
      path: 'attendances',
      body: { person: id, site: stage.site.id, date, rostered: HOURS, ...hours },
      key: `attendance/${id}/${date}`,
      at: stage.at('22:00'),
    });
  });
