/** Everybody who works at a site, with what is needed to find a substitute among them. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Money } from '@gemba/measures/money';
import { table } from '@gemba/read-model/table';

export type StaffMember = {
  readonly start: string;
  /** Empty while employed without an end. */
  readonly lastDay: string;
  readonly hourlyCost: Money;
  readonly skills: Readonly<Record<string, { readonly validFrom: string; readonly validTo: string }>>;
};
/** Person → what is known; each person has an own stream, so their order among each other does not matter. */
export type SiteStaff = Readonly<Record<string, StaffMember>>;

const NOBODY: SiteStaff = {};

const changed = (
  staff: SiteStaff,
  person: string,
  become: (member: StaffMember) => StaffMember,
): SiteStaff => {
  const member = staff[person];
  return member ? { ...staff, [person]: become(member) } : staff;
};

export const siteStaff = table('site-staff', {
  events: companyEvents,
  row: NOBODY,
  on: {
    EmployeeHired: {
      key: (e) => e.data.site,
      becomes: (row = NOBODY, { subject, data: { start, hourlyCost } }) => ({
        ...row,
        [subject]: { start, lastDay: '', hourlyCost, skills: {} },
      }),
    },
    EmployeeLeft: {
      key: (e) => e.siteId,
      becomes: (row = NOBODY, { subject, data: { lastDay } }) =>
        changed(row, subject, (member) => ({ ...member, lastDay })),
    },
    QualificationGranted: {
      key: (e) => e.siteId,
      becomes: (row = NOBODY, { subject, data: { skill, validFrom, validTo } }) =>
        changed(row, subject, (member) => ({
          ...member,
          skills: { ...member.skills, [skill]: { validFrom, validTo } },
        })),
    },
    QualificationRevoked: {
      key: (e) => e.siteId,
      becomes: (row = NOBODY, { subject, data: { skill } }) =>
        changed(row, subject, (member) => {
          const { [skill]: _, ...skills } = member.skills;
          return { ...member, skills };
        }),
    },
  },
});
