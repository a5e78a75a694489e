/** What production knows of people: where they work and which skills they hold, as people operations said. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

type Skill = { readonly validFrom: string; readonly validTo: string };
export type Person = {
  readonly site: string;
  readonly start: string;
  /** Empty while employed without an end. */
  readonly lastDay: string;
  readonly skills: Readonly<Record<string, Skill>>;
};

const NOBODY: Person = { site: '', start: '', lastDay: '', skills: {} };

/** Whether the person is employed on the date and holds the skill then; both ends of validity count. */
export const isSkilled = (person: Person | undefined, skill: string, date: string): boolean => {
  const held = person?.skills[skill];
  return held !== undefined && person !== undefined && isEmployed(person, date) && isValid(held, date);
};

const isEmployed = ({ start, lastDay }: Person, date: string) =>
  start <= date && (lastDay === '' || date <= lastDay);
const isValid = ({ validFrom, validTo }: Skill, date: string) => validFrom <= date && date <= validTo;

export const person = table('person', {
  events: companyEvents,
  row: NOBODY,
  on: {
    EmployeeHired: {
      key: (e) => e.subject,
      becomes: (row = NOBODY, { data }) => ({ ...row, site: data.site, start: data.start }),
    },
    EmployeeLeft: {
      key: (e) => e.subject,
      becomes: (row = NOBODY, { data }) => ({ ...row, lastDay: data.lastDay }),
    },
    QualificationGranted: {
      key: (e) => e.subject,
      becomes: (row = NOBODY, { data: { skill, validFrom, validTo } }) => ({
        ...row,
        skills: { ...row.skills, [skill]: { validFrom, validTo } },
      }),
    },
    QualificationRevoked: {
      key: (e) => e.subject,
      becomes: (row = NOBODY, { data }) => {
        const { [data.skill]: _, ...skills } = row.skills;
        return { ...row, skills };
      },
    },
  },
});
