/** What can be said about an absence, by people and by the process that covers it. */
import { ABSENCE_KINDS } from '@gemba/contracts/events/hr';
import { IsFlag, IsId, IsRef, IsOneOf, IsPlainDate, IsWhole, Optional } from '@gemba/contracts/fields';

export class ReportAbsence {
  @IsRef('employee') person!: string;
  @IsRef('site') site!: string;
  @IsPlainDate() from!: string;
  /** Last day of absence, when it can be told. */
  @Optional() @IsPlainDate() expectedTo?: string;
  @IsOneOf(ABSENCE_KINDS) kind!: (typeof ABSENCE_KINDS)[number];
}
/** Finds the operations that the person was to do. */
export class AssessImpact {
  @IsRef('site') site!: string;
  /** True: none is hit, as far as anybody knows. */
  @Optional() @IsFlag() none?: boolean;
}
/** Ranks who could do one of them. */
export class ProposeSubstitutes {
  @IsRef('site') site!: string;
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsPlainDate() planned!: string;
}
export class DelegateTask {
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() to!: string;
}
export class RecordCoverMissing {
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
}
export class EndAbsence {
  /** Last day of absence. */
  @IsPlainDate() to!: string;
}
export class ReturnDelegations {}
