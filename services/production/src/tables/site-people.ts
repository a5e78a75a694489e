/** Who works at a site, with which skills, and when they are away, as people operations said. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

type Skill = { readonly validFrom: string; readonly validTo: string };
/** Both days count; `to` is empty while nobody knows the last one. */
type Away = { readonly from: string; readonly to: string };

export type Person = {
  readonly start: string;
  /** Empty while employed without an end. */
  readonly lastDay: string;
  readonly skills: Readonly<Record<string, Skill>>;
  /** By the id of the absence; the latest ones. */
  readonly away: Readonly<Record<string, Away>>;
};
/**
 * Person → what is known. An employee and each absence have streams of their own, so their order among each
 * other does not matter.
 */
export type SitePeople = Readonly<Record<string, Person>>;

const KEPT = 5;
const NOBODY: SitePeople = {};
/** Known by an absence only: the employment is still to be heard of. */
const STRANGER: Person = { start: '9999-12-31', lastDay: '', skills: {}, away: {} };

export const isEmployed = (person: Person | undefined, date: string): boolean =>
  person !== undefined && person.start <= date && (person.lastDay === '' || date <= person.lastDay);

/** Whether the person is employed on the date and holds the skill then; both ends of validity count. */
export const isSkilled = (person: Person | undefined, skill: string, date: string): boolean => {
  const held = person?.skills[skill];
  return held !== undefined && isEmployed(person, date) && held.validFrom <= date && date <= held.validTo;
};

/** The last day of a qualification that has ended by the date; null where it holds, or there was none. */
export const endedBefore = (person: Person | undefined, skill: string, date: string): string | null => {
  const held = person?.skills[skill];
  return held !== undefined && held.validTo < date ? held.validTo : null;
};

/** The absence that the date lies in; undefined when the person is there. */
export const absenceOn = (person: Person | undefined, date: string): Away | undefined =>
  Object.values(person?.away ?? {}).find(({ from, to }) => from <= date && (to === '' || date <= to));

/** Everybody who could do work that takes the skill on the date, in the order of their ids. */
export const ableOn = (people: SitePeople, skill: string, date: string): readonly string[] =>
  Object.entries(people)
    .filter(([, each]) => isSkilled(each, skill, date) && absenceOn(each, date) === undefined)
    .map(([id]) => id)
    .toSorted();

const changed = (people: SitePeople, id: string, become: (person: Person) => Partial<Person>): SitePeople => {
  const person = people[id] ?? STRANGER;
  return { ...people, [id]: { ...person, ...become(person) } };
};

const latest = (away: Person['away']): Person['away'] =>
  Object.fromEntries(
    Object.entries(away)
      .toSorted(([a, { from: one }], [b, { from: other }]) => (`${one} ${a}` < `${other} ${b}` ? -1 : 1))
      .slice(-KEPT),
  );

export const sitePeople = table('site-people', {
  events: companyEvents,
  row: NOBODY,
  on: {
    EmployeeHired: {
      key: (e) => e.data.site,
      becomes: (row = NOBODY, { subject, data: { start } }) => changed(row, subject, () => ({ start })),
    },
    EmployeeLeft: {
      key: (e) => e.siteId,
      becomes: (row = NOBODY, { subject, data: { lastDay } }) => changed(row, subject, () => ({ lastDay })),
    },
    QualificationGranted: {
      key: (e) => e.siteId,
      becomes: (row = NOBODY, { subject, data: { skill, validFrom, validTo } }) =>
        changed(row, subject, ({ skills }) => ({ skills: { ...skills, [skill]: { validFrom, validTo } } })),
    },
    QualificationRevoked: {
      key: (e) => e.siteId,
      becomes: (row = NOBODY, { subject, data }) =>
        changed(row, subject, ({ skills: { [data.skill]: _, ...skills } }) => ({ skills })),
    },
    AbsenceReported: {
      key: (e) => e.data.site,
      becomes: (row = NOBODY, { subject, data: { person, from, expectedTo = '' } }) =>
        changed(row, person, ({ away }) => ({
          away: latest({ ...away, [subject]: { from, to: expectedTo } }),
        })),
    },
    AbsenceEnded: {
      key: (e) => e.data.site,
      becomes: (row = NOBODY, { subject, data: { person, to } }) =>
        changed(row, person, ({ away }) => {
          const absence = away[subject];
          return absence ? { away: { ...away, [subject]: { ...absence, to } } } : {};
        }),
    },
  },
});
