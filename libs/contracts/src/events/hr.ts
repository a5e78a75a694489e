/**
 * What people operations say: who works where, with which skills, on which shifts, and who stands in for
 * whom.
 */
import type { Money } from '@gemba/measures/money';
import { event, events } from '../event.js';
import {
  IsDecimal,
  IsDuration,
  IsFlag,
  IsId,
  IsIds,
  IsRef,
  IsInstant,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '../fields.js';
import { Sensitive } from '../sensitive.js';

export class EmployeeHired {
  @IsText({ max: 120 }) name!: string;
  @IsRef('site') site!: string;
  @IsText({ max: 120 }) position!: string;
  @IsId() costCentre!: string;
  /** What one hour costs the company. */
  @Sensitive('pay') @IsMoney() hourlyCost!: Money;
  @IsPlainDate() start!: string;
}

export class QualificationGranted {
  @IsId() skill!: string;
  @IsWhole({ min: 1, max: 5 }) level!: number;
  @IsPlainDate() validFrom!: string;
  /** Last day on which it holds. */
  @IsPlainDate() validTo!: string;
  @IsText({ lines: true }) evidence!: string;
}

/** Its holder has to be trained again before long. */
export class QualificationEndsSoon {
  @IsId() skill!: string;
  @IsPlainDate() validTo!: string;
}

export class QualificationRevoked {
  @IsId() skill!: string;
  @IsText({ lines: true }) reason!: string;
}

export class EmployeeLeft {
  @IsPlainDate() lastDay!: string;
  /** Of which nobody has to be trained again for their sake. */
  @Optional() @IsIds({ max: 200 }) skills?: string[];
}

export class RosterAssignment {
  @IsRef('employee') person!: string;
  @IsInstant() start!: string;
  @IsInstant() end!: string;
  @Optional() @IsId() station?: string;
}

/** Who works when at a site in one ISO week, `2026-W10`. */
export class RosterPublished {
  @IsRef('site') site!: string;
  @IsId() week!: string;
  @IsListOf(() => RosterAssignment, { min: 1, max: 2000 }) assignments!: RosterAssignment[];
  /** Why the roster of a week that has begun is another one now. */
  @Optional() @IsText() reason?: string;
}

export const ABSENCE_KINDS = ['sick', 'noShow', 'family'] as const;

export class AbsenceReported {
  @IsRef('employee') person!: string;
  @IsRef('site') site!: string;
  @IsPlainDate() from!: string;
  @Optional() @IsPlainDate() expectedTo?: string;
  @Sensitive('health') @IsOneOf(ABSENCE_KINDS) kind!: (typeof ABSENCE_KINDS)[number];
  /** Rostered time that is lost, as far as it is known when reported. */
  @IsDuration() rostered!: string;
}

/** One operation of a production order that the absent person was to do. */
export class AffectedOperation {
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() skill!: string;
  @IsPlainDate() planned!: string;
}

export class AbsenceImpactAssessed {
  @IsRef('site') site!: string;
  @IsListOf(() => AffectedOperation) operations!: AffectedOperation[];
}

export class Substitute {
  @IsRef('employee') person!: string;
  /** 0 to 1; higher is better. */
  @IsDecimal() score!: string;
  @IsFlag() skillOk!: boolean;
  @IsFlag() restOk!: boolean;
  @IsDuration() overtime!: string;
  @Sensitive('pay') @IsMoney() cost!: Money;
}

export class SubstitutesProposed {
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsListOf(() => Substitute) ranked!: Substitute[];
}

export class TaskDelegated {
  @IsRef('site') site!: string;
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() from!: string;
  @IsId() to!: string;
  @IsRef('absence') absence!: string;
  /** The day on which it is to be done. */
  @Optional() @IsPlainDate() planned?: string;
}

/** Nobody at the site may do it: a person has to decide. */
export class CoverMissing {
  @IsRef('site') site!: string;
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() skill!: string;
}

export class DelegationReturned {
  @IsRef('site') site!: string;
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() from!: string;
  @IsId() to!: string;
  @Optional() @IsPlainDate() planned?: string;
}

export class AbsenceEnded {
  @IsRef('employee') person!: string;
  @IsRef('site') site!: string;
  /** Last day of absence. */
  @IsPlainDate() to!: string;
}

/** Times of one business date, as derived from the clock. */
export class AttendanceTimes {
  @IsDuration() rostered!: string;
  @IsDuration() worked!: string;
  /** Rostered time lost to absence. */
  @IsDuration() absent!: string;
}

/** Attendance of one person on one business date. */
export class AttendanceRecorded extends AttendanceTimes {
  @IsRef('employee') person!: string;
  @IsRef('site') site!: string;
  @IsPlainDate() date!: string;
}

/** What was recorded for the date was wrong; `before` is what it replaces. */
export class AttendanceCorrected extends AttendanceRecorded {
  @IsRecord(() => AttendanceTimes) before!: AttendanceTimes;
  @IsText() reason!: string;
}

export const employeeEvents = events('hr', 'employee', {
  EmployeeHired: event(EmployeeHired),
  QualificationGranted: event(QualificationGranted),
  QualificationEndsSoon: event(QualificationEndsSoon),
  QualificationRevoked: event(QualificationRevoked),
  EmployeeLeft: event(EmployeeLeft),
});
export const rosterEvents = events('hr', 'roster', { RosterPublished: event(RosterPublished) });
export const attendanceEvents = events('hr', 'attendance', {
  AttendanceRecorded: event(AttendanceRecorded),
  AttendanceCorrected: event(AttendanceCorrected),
});
export const absenceEvents = events('hr', 'absence', {
  AbsenceReported: event(AbsenceReported),
  AbsenceImpactAssessed: event(AbsenceImpactAssessed),
  SubstitutesProposed: event(SubstitutesProposed),
  TaskDelegated: event(TaskDelegated),
  CoverMissing: event(CoverMissing),
  DelegationReturned: event(DelegationReturned),
  AbsenceEnded: event(AbsenceEnded),
});
