/** What is said about the days of a person: nobody is at work and away, or away twice, on one of them. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import { table } from '@gemba/read-model/table';
import type { Span } from './site-absence.js';
import { absenceWithin } from './site-absence.js';

export type PersonDays = {
  readonly absences: readonly Span[];
  /** Month, `2026-03` → days of it, `02`, with hours worked. */
  readonly worked: Readonly<Record<string, readonly string[]>>;
  /** Empty while employed without an end. */
  readonly lastDay: string;
};

const NONE: PersonDays = { absences: [], worked: {}, lastDay: '' };

type Day = { readonly date: string; readonly worked: string };

const isWorked = ({ worked }: Pick<Day, 'worked'>): boolean => compareDecimals(secondsOf(worked), '0') > 0;

const booked = (row: PersonDays, day: Day): PersonDays => {
  const [month, number] = [day.date.slice(0, 7), day.date.slice(8)];
  const others = (row.worked[month] ?? []).filter((each) => each !== number);
  return { ...row, worked: { ...row.worked, [month]: isWorked(day) ? [...others, number] : others } };
};

export const personDays = table('person-days', {
  events: companyEvents,
  row: NONE,
  on: {
    AttendanceRecorded: {
      key: ({ data }) => data.person,
      becomes: (row = NONE, { data }) => booked(row, data),
    },
    AttendanceCorrected: {
      key: ({ data }) => data.person,
      becomes: (row = NONE, { data }) => booked(row, data),
    },
    AbsenceReported: {
      key: ({ data }) => data.person,
      becomes: (row = NONE, { subject: absence, data: { from, expectedTo: to = '' } }) => ({
        ...row,
        absences: [...row.absences, { absence, from, to }],
      }),
    },
    AbsenceEnded: {
      key: ({ data }) => data.person,
      becomes: (row = NONE, { subject, data: { to } }) => ({
        ...row,
        absences: row.absences.map((each) => (each.absence === subject ? { ...each, to } : each)),
      }),
    },
    EmployeeLeft: {
      key: ({ subject }) => subject,
      becomes: (row = NONE, { data: { lastDay } }) => ({ ...row, lastDay }),
    },
  },
});

/** `to` is empty without an end. */
type Dates = { readonly from: string; readonly to: string };

const workedDates = ({ worked }: PersonDays): readonly string[] =>
  Object.entries(worked)
    .flatMap(([month, days]) => days.map((day) => `${month}-${day}`))
    .toSorted();

const until = ({ to }: Dates): string => (to === '' ? 'an open end' : to);

type Away = Dates & { readonly person: string; readonly absence: string };

/** Refuses an absence on days on which the person is absent already, was at work, or is employed no more. */
export const collision = (days: PersonDays = NONE, { person, absence, from, to }: Away): Rejection | null =>
  pastLastDay(days, { person, to }) ??
  absentThen(days, { person, absence, from, to }) ??
  workedThen(days, { person, from, to });

/** Refuses an absence that lasts longer than the employment. */
export const pastLastDay = (
  { lastDay }: PersonDays = NONE,
  { person, to }: Pick<Away, 'person' | 'to'>,
): Rejection | null => {
  if (lastDay === '' || (to !== '' && to <= lastDay)) return null;
  return reject('HR-ABS-PERIOD', `${person} works until ${lastDay}; say a last day of absence up to then.`, {
    violated: {
      rule: 'last day of absence ≤ last day of work',
      actual: to === '' ? 'open' : to,
      limit: lastDay,
    },
  });
};

const absentThen = ({ absences }: PersonDays, { person, absence, ...dates }: Away): Rejection | null => {
  const others = absences.filter((each) => each.absence !== absence);
  const other = absenceWithin(others, dates);
  if (!other) return null;
  const detail =
    `${person} is reported absent from ${other.from} to ${until(other)} already, by absence ` +
    `${other.absence}; end that one before, or choose days outside it.`;
  return reject('HR-ABS-DOUBLE', detail, {
    violated: {
      rule: 'one absence on a day',
      actual: `${dates.from} to ${until(dates)}`,
      limit: other.absence,
    },
  });
};

const workedThen = (days: PersonDays, { person, from, to }: Omit<Away, 'absence'>): Rejection | null => {
  const date = workedDates(days).findLast((each) => from <= each && (to === '' || each <= to));
  if (date === undefined) return null;
  return reject(
    'HR-ABS-WORKED',
    `${person} worked on ${date}; begin the absence after it, or correct that attendance first.`,
    { violated: { rule: 'no hours worked on a day of absence', actual: date } },
  );
};

/** Refuses hours worked on a day of absence. */
export const awayOn = (
  days: PersonDays = NONE,
  { person, ...day }: Day & { readonly person: string },
): Rejection | null => {
  const away = isWorked(day) ? absenceWithin(days.absences, { from: day.date, to: day.date }) : undefined;
  if (!away) return null;
  return reject(
    'HR-ATT-ABSENT',
    `${person} is absent on ${day.date}, by absence ${away.absence}; end that one earlier first.`,
    { violated: { rule: 'no hours worked on a day of absence', actual: day.date, limit: away.absence } },
  );
};

/** Refuses a last day before one on which something is recorded. */
export const leftBehind = (days: PersonDays = NONE, lastDay: string): Rejection | null => {
  const date = workedDates(days).findLast((each) => each > lastDay);
  const away = days.absences.find(({ to }) => to === '' || to > lastDay);
  if (date === undefined && !away) return null;
  const what =
    date === undefined
      ? `The absence ${away?.absence ?? ''} reaches past ${lastDay}; end it by then first`
      : `Hours are recorded on ${date}, after ${lastDay}; choose a later day, or correct them first`;
  return reject('HR-EMP-DAYS', `${what}.`, {
    violated: {
      rule: 'nothing recorded after the last day',
      actual: date ?? away?.absence ?? '',
      limit: lastDay,
    },
  });
};
