/** People with their skills and whether they are away, put together from employee and absence events. */
import { companyEvents } from '@gemba/contracts/events/company';
import { expansion } from '@gemba/read-model/expansion';
import { table } from '@gemba/read-model/table';

type Skill = { readonly level: number; readonly validTo: string };
type Away = { readonly from: string; readonly expectedTo: string | null; readonly endedOn: string | null };

/**
 * The employee's own events fill all but `absences`, each absence its own entry: no order between them
 * matters.
 */
export type PersonDocument = {
  readonly name?: string;
  readonly site?: string;
  readonly position?: string;
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
      becomes: (person, { data: { name, site, position } }) => ({ ...person, name, site, position }),
    },
    QualificationGranted: {
      key: (e) => e.subject,
      becomes: (person, { data: { skill, level, validTo } }) => ({
        ...person,
        skills: { ...person?.skills, [skill]: { level, validTo } },
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

export const people = expansion('people', {
  of: personDocuments,
  rows: (person, id) => {
    if (person.name === undefined) return {};
    const open = Object.values(person.absences ?? {}).filter(({ endedOn }) => endedOn === null);
    const row = {
      id,
      name: person.name,
      site: person.site,
      position: person.position,
      skills: Object.keys(person.skills ?? {}).sort(),
      validTo:
        Object.values(person.skills ?? {})
          .map(({ validTo }) => validTo)
          .sort()[0] ?? null,
      absent: open.length > 0,
      /**
       * The date on which the person is expected to be away for the last time; without one, the first day
       * away.
       */
      absentUntil:
        open
          .map(({ from, expectedTo }) => expectedTo ?? from)
          .sort()
          .at(-1) ?? null,
      lastDay: person.lastDay ?? null,
    };
    return { [id]: row };
  },
});
