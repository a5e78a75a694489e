/** What can be said about an absence, by people and by the process that covers it. */
import { ABSENCE_KINDS } from '@gemba/contracts/events/hr';
import { IsFlag, IsId, IsOneOf, IsPlainDate, IsWhole, Optional } from '@gemba/contracts/fields';

export class ReportAbsence {
  @IsId() person!: string;
  @IsId() site!: string;
  @IsPlainDate() from!: string;
  /** Last day of absence, when it can be told. */
  @Optional() @IsPlainDate() expectedTo?: string;
  @IsOneOf(ABSENCE_KINDS) kind!: (typeof ABSENCE_KINDS)[number];
}
/** Finds the operations that the person was to do. */
export class AssessImpact {
  @IsId() site!: string;
  /** True: none is hit, as far as anybody knows. */
  @Optional() @IsFlag() none?: boolean;
}
/** Ranks who could do one of them. */
export class ProposeSubstitutes {
  @IsId() site!: string;
  @IsId() order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsPlainDate() planned!: string;
}
export class DelegateTask {
  @IsId() order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() to!: string;
}
export class RecordCoverMissing {
  @IsId() order!: string;
  @IsWhole({ min: 1 }) operation!: number;
}
export class EndAbsence {
  /** Last day of absence. */
  @IsPlainDate() to!: string;
}
export class ReturnDelegations {}
