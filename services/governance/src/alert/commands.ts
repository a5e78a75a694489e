/** What may be asked of an alert, and what is answered of it. */
import type { AlertSeverity, Watch } from '@gemba/contracts/events/alert';
import {
  ANSWERING,
  AlertAcknowledged,
  AlertCause,
  AlertResolved,
  KpiRecovered,
  SEVERITIES,
  WATCHES,
} from '@gemba/contracts/events/alert';
import {
  IsDecimal,
  IsId,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsRef,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { IsFigure } from '@gemba/contracts/figure-field';

/** The machine that looks at the figures says that a rule is broken; what the rule says is the rule's. */
export class RaiseAlert {
  @IsRef('monitoring-rule') rule!: string;
  @Optional() @IsRef('site') site?: string;
  @IsInstant() evaluatedAt!: string;
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  @Optional() @IsDecimal() value?: string;
  @IsWhole({ min: 1 }) formulaVersion!: number;
  @IsWhole() factCount!: number;
  @IsListOf(() => AlertCause, { max: 5 }) causes!: readonly AlertCause[];
}
export class AcknowledgeAlert {}
export class AssignAlert {
  @IsRef('employee') to!: string;
}
export class SnoozeAlert {
  /** At most thirty days from now. */
  @IsInstant() until!: string;
  @IsText({ lines: true }) reason!: string;
}
export class EscalateAlert {
  @IsId() from!: string;
}
export class RecordRecovery {
  @IsInstant() evaluatedAt!: string;
  @Optional() @IsDecimal() value?: string;
}
/** Says what caused it and what was done about it. */
export class ResolveAlert {
  @IsText({ lines: true }) cause!: string;
  @IsText({ lines: true }) action!: string;
}

export const STATUSES = ['open', 'acknowledged', 'assigned', 'snoozed', 'resolved'] as const;
export type AlertStatus = (typeof STATUSES)[number];

export class AlertAnswer {
  @IsOneOf(STATUSES) status!: AlertStatus;
  @IsRef('monitoring-rule') rule!: string;
  @IsFigure() kpi!: string;
  @IsOneOf(SEVERITIES) severity!: AlertSeverity;
  @IsOneOf(WATCHES) watch!: Watch;
  @Optional() @IsDecimal() limit?: string;
  @Optional() @IsDecimal() value?: string;
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  @IsInstant() evaluatedAt!: string;
  @IsWhole({ min: 1 }) formulaVersion!: number;
  @IsWhole() factCount!: number;
  @IsListOf(() => AlertCause, { max: 5 }) causes!: readonly AlertCause[];
  /** The role that is asked now. */
  @IsOneOf(ANSWERING) owner!: string;
  /** When the next in line is asked; absent where nobody is. */
  @Optional() @IsInstant() answerBy?: string;
  @Optional() @IsRecord(() => AlertAcknowledged) acknowledged?: AlertAcknowledged;
  @Optional() @IsRef('employee') assignee?: string;
  @Optional() @IsInstant() snoozedUntil?: string;
  @Optional() @IsRecord(() => KpiRecovered) recovered?: KpiRecovered;
  @Optional() @IsRecord(() => AlertResolved) resolution?: AlertResolved;
}
