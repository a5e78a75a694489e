/**
 * People with the skills that they hold and the days on which they are away, put together from employee and
 * absence events; who is there on a day is for the reader of the day to say.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { expansion } from '@gemba/read-model/expansion';
import { table } from '@gemba/read-model/table';
import type { PersonRow } from '../../answers/rows/people.js';

type Skill = { readonly level: number; readonly validFrom: string; readonly validTo: string };
type Away = { readonly from: string; readonly expectedTo: string | null; readonly endedOn: string | null };

/**
 * The employee's own events fill all but `absences`, each absence its own entry: no order between them
 * matters.
 */
export type PersonDocument = {
  readonly name?: string;
  readonly site?: string;
  readonly position?: string;
  readonly start?: string;
  readonly lastDay?: string;
  readonly skills?: Readonly<Record<string, Skill>>;
  readonly absences?: Readonly<Record<string, Away>>;
};

const away = (person: PersonDocument | undefined, id: string, change: Partial<Away>): PersonDocument => {
  const before = person?.absences?.[id] ?? { from: '', expectedTo: null, endedOn: null };
  return { ...person, absences: { ...person?.absences, [id]: { ...before, ...change } } };
};

export const personDocuments = table<typeof companyEvents, PersonDocument>('person-documents', {
  events: companyEvents,
  row: {},
  on: {
    EmployeeHired: {
      key: (e) => e.subject,
      becomes: (person, { data: { name, site, position, start } }) => ({
        ...person,
        name,
        site,
        position,
        start,
      }),
    },
    QualificationGranted: {
      key: (e) => e.subject,
      becomes: (person, { data: { skill, level, validFrom, validTo } }) => ({
        ...person,
        skills: { ...person?.skills, [skill]: { level, validFrom, validTo } },
      }),
    },
    QualificationRevoked: {
      key: (e) => e.subject,
      becomes: (person, { data }) => {
        const { [data.skill]: _, ...skills } = person?.skills ?? {};
        return { ...person, skills };
      },
    },
    EmployeeLeft: {
      key: (e) => e.subject,
      becomes: (person, { data: { lastDay } }) => ({ ...person, lastDay }),
    },
    AbsenceReported: {
      key: (e) => e.data.person,
      becomes: (person, { subject, data: { from, expectedTo } }) =>
        away(person, subject, { from, expectedTo: expectedTo ?? null }),
    },
    AbsenceEnded: {
      key: (e) => e.data.person,
      becomes: (person, { subject, data: { to } }) => away(person, subject, { endedOn: to }),
    },
  },
});

/** An absence may be heard of before the person is. */
const isHired = (
  person: PersonDocument,
): person is PersonDocument & Required<Pick<PersonDocument, 'name' | 'site' | 'position' | 'start'>> =>
  person.name !== undefined;

/** Earlier absences are found in the list of absences. */
const KEPT = 5;

export const people = expansion('people', {
  of: personDocuments,
  rows: (person, id) => {
    if (!isHired(person)) return {};
    const skills = Object.entries(person.skills ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const spans = Object.values(person.absences ?? {})
      .filter(({ from }) => from !== '')
      .map(({ from, expectedTo, endedOn }) => ({ from, to: endedOn ?? expectedTo, isOver: endedOn !== null }))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1));
    const open = spans.findLast(({ isOver }) => !isOver);
    const row: PersonRow = {
      id,
      name: person.name,
      site: person.site,
      position: person.position,
      start: person.start,
      lastDay: person.lastDay ?? null,
      skills: skills.map(([skill]) => skill),
      certificates: skills.map(([skill, { validFrom, validTo }]) => ({ skill, validFrom, validTo })),
      validTo: skills.map(([, { validTo }]) => validTo).toSorted()[0] ?? null,
      away: spans.slice(-KEPT).map(({ from, to }) => ({ from, to })),
      absentFrom: open?.from ?? null,
      absentUntil: open?.to ?? null,
    };
    return { [id]: row };
  },
});
