/**
 * An employee works at one site from a first to a last day, and holds qualifications that begin and end.
 *
 *   none ──hire──▶ employed ⟲ grant, revoke qualification ──end employment──▶ left
 */
import { QualificationGranted, employeeEvents } from '@gemba/contracts/events/hr';
import {
  IsId,
  IsRef,
  IsListOf,
  IsMoney,
  IsPlainDate,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import { registered } from '@gemba/decider/needs';
import { leftBehind, personDays } from '../tables/person-days.js';
import { same } from '@gemba/decider/same';

export class HireEmployee {
  @IsText({ max: 120 }) name!: string;
  @IsRef('site') site!: string;
  @IsText({ max: 120 }) position!: string;
  @IsId() costCentre!: string;
  /** What one hour costs the company, in the currency of the site. */
  @IsMoney() hourlyCost!: Money;
  @IsPlainDate() start!: string;
}
export class GrantQualification {
  @IsId() skill!: string;
  @IsWhole({ min: 1, max: 5 }) level!: number;
  @IsPlainDate() validFrom!: string;
  /** Last day on which it holds. */
  @IsPlainDate() validTo!: string;
  @IsText({ lines: true }) evidence!: string;
}
/** Given by the company itself, some time before a qualification ends. */
export class AnnounceTraining {
  @IsId() skill!: string;
  @IsPlainDate() validTo!: string;
}
export class RevokeQualification {
  @IsId() skill!: string;
  @IsText({ lines: true }) reason!: string;
}
export class EndEmployment {
  @IsPlainDate() lastDay!: string;
}

export type Employee = {
  readonly hired: HireEmployee | null;
  /** Empty while employed without an end. */
  readonly lastDay: string;
  /** Skill → the qualification granted last. */
  readonly qualifications: Readonly<Record<string, GrantQualification>>;
  /** Skill → the last day for which training was asked. */
  readonly announced: Readonly<Record<string, string>>;
};

export type Dates = { readonly from: string; readonly to: string };

/** Whether the qualification holds on all dates; both ends count. */
export const covers = (
  held: { validFrom: string; validTo: string } | undefined,
  { from, to }: Dates,
): boolean => held !== undefined && held.validFrom <= from && to <= held.validTo;

type Work = { readonly person: string; readonly site: string; readonly date: string };

/** Refuses `HR-EMP-UNKNOWN` for whoever is not employed at the site on the date. */
export const unemployed = (of: Employee | undefined, { person, site, date }: Work): Rejection | null =>
  of?.hired?.site === site && of.hired.start <= date && (of.lastDay === '' || date <= of.lastDay)
    ? null
    : reject('HR-EMP-UNKNOWN', `${person} does not work at ${site} on ${date}.`, {
        violated: { rule: 'employed at the site', actual: person, limit: site },
      });

/** As agreed when the person was hired. */
class Employment {
  @IsText({ max: 120 }) name!: string;
  @IsText({ max: 120 }) position!: string;
  @IsId() costCentre!: string;
  /** What one hour costs the company. */
  @Sensitive('pay') @IsMoney() hourlyCost!: Money;
  @IsPlainDate() start!: string;
}

/** Who works here until when, if that is known, and what they may do. */
class EmployeeAnswer {
  @IsRecord(() => Employment) hired!: Employment;
  @Optional() @IsPlainDate() lastDay?: string;
  @IsListOf(() => QualificationGranted) qualifications!: readonly QualificationGranted[];
}

const answered = ({ hired, lastDay, qualifications }: Employee): EmployeeAnswer => {
  const { site: _, ...employment } = begun(hired);
  const left = lastDay === '' ? {} : { lastDay };
  return { hired: employment, ...left, qualifications: Object.values(qualifications) };
};

const initial: Employee = { hired: null, lastDay: '', qualifications: {}, announced: {} };
const HR = ['hr'] as const;
const NOT_HIRED = reject('HR-EMP-STATE', 'Nobody is hired under this id; hire the employee first.');

export const employee = decider('employee', {
  path: 'employees',
  opens: 'HireEmployee',
  home: 'site',
  commands: { HireEmployee, GrantQualification, AnnounceTraining, RevokeQualification, EndEmployment },
  events: employeeEvents,
  initial,
  answers: answers(EmployeeAnswer, answered),
  allow: {
    HireEmployee: HR,
    GrantQualification: HR,
    AnnounceTraining: [],
    RevokeQualification: HR,
    EndEmployment: HR,
  },
  needs: {
    EndEmployment: (_: EndEmployment, { id }: About<Employee>) => ({ days: registered(personDays, id) }),
  },

  decide: {
    HireEmployee({ hired }, command, { site }) {
      if (hired && same(hired, command)) return [];
      if (hired) return reject('HR-EMP-STATE', `${hired.name} is hired under this id; choose another id.`);
      if (site && command.hourlyCost.currency !== site.currency) {
        return reject(
          'HR-EMP-CURRENCY',
          `Hours at ${site.id} are paid in ${site.currency}; give the cost in it.`,
        );
      }
      return [happened('EmployeeHired', { ...command })];
    },
    GrantQualification({ hired, qualifications }, command) {
      if (!hired) return NOT_HIRED;
      if (command.validTo < command.validFrom) {
        return reject('HR-QUAL-PERIOD', `It would end on ${command.validTo}, before it begins.`, {
          violated: { rule: 'valid to ≥ valid from', actual: command.validTo, limit: command.validFrom },
        });
      }
      if (same(qualifications[command.skill], command)) return [];
      return [happened('QualificationGranted', { ...command })];
    },
    AnnounceTraining({ lastDay, qualifications, announced }, { skill, validTo }) {
      // Trained again, or gone meanwhile, there is nothing to ask for.
      const isOpen = qualifications[skill]?.validTo === validTo && (lastDay === '' || lastDay > validTo);
      return isOpen && announced[skill] !== validTo
        ? [happened('QualificationEndsSoon', { skill, validTo })]
        : [];
    },
    RevokeQualification({ hired, qualifications }, { skill, reason }) {
      if (!hired) return NOT_HIRED;
      return skill in qualifications ? [happened('QualificationRevoked', { skill, reason })] : [];
    },
    EndEmployment({ hired, lastDay: ended, qualifications }, { lastDay }, { known }) {
      if (!hired) return NOT_HIRED;
      if (ended === lastDay) return [];
      if (lastDay < hired.start) return reject('HR-EMP-STATE', `The first day is only on ${hired.start}.`);
      const skills = Object.keys(qualifications);
      const left = { lastDay, ...(skills.length > 0 ? { skills } : {}) };
      return leftBehind(known.days, lastDay) ?? [happened('EmployeeLeft', left)];
    },
  },

  evolve: {
    EmployeeHired: (state, data): Employee => ({ ...state, hired: data }),
    EmployeeLeft: (state, { lastDay }): Employee => ({ ...state, lastDay }),
    QualificationGranted: (state, data): Employee => ({
      ...state,
      qualifications: { ...state.qualifications, [data.skill]: data },
    }),
    QualificationEndsSoon: (state, { skill, validTo }): Employee => ({
      ...state,
      announced: { ...state.announced, [skill]: validTo },
    }),
    QualificationRevoked: (state, { skill }): Employee => {
      const { [skill]: _, ...qualifications } = state.qualifications;
      return { ...state, qualifications };
    },
  },
});
