/** What governance says about figures that are watched: the rules, and each time that one was broken. */
import { ROLES } from '../access.js';
import { event, events } from '../event.js';
import {
  IsDecimal,
  IsDuration,
  IsId,
  IsInstant,
  IsListOf,
  IsLocalTime,
  IsOneOf,
  IsPlainDate,
  IsPlainDates,
  IsRef,
  IsText,
  IsWhole,
  Optional,
} from '../fields.js';
import { IsFigure } from '../figure-field.js';

/**
 * `above` and `below`: the figure passes its limit. `rising` and `falling`: so many periods in a row, each
 * beyond the one before. `silent`: nothing was said of which the figure is made.
 */
export const WATCHES = ['above', 'below', 'rising', 'falling', 'silent'] as const;
export type Watch = (typeof WATCHES)[number];

export const SEVERITIES = ['warning', 'critical'] as const;
export type AlertSeverity = (typeof SEVERITIES)[number];

/** Who may have to answer an alert: people, not services. */
export const ANSWERING = ROLES.filter((role) => role !== 'service');

export class MonitoringRuleDefined {
  /** A figure of the catalogue. */
  @IsFigure() kpi!: string;
  /** Where it is watched; the enterprise as a whole when absent. */
  @Optional() @IsRef('site') site?: string;
  @IsOneOf(SEVERITIES) severity!: AlertSeverity;
  @IsOneOf(WATCHES) watch!: Watch;
  /** In the unit of the figure, money in the currency of the site or the group; `0.95` for 95 %. */
  @Optional() @IsDecimal() limit?: string;
  /** The value at which the figure counts as recovered, so that one that wavers is not told each day. */
  @Optional() @IsDecimal() clears?: string;
  /** How many periods in a row make a trend. */
  @Optional() @IsWhole({ min: 3, max: 30 }) points?: number;
  /** Length of the period in whole days; it ends with the last business day that is over. */
  @IsWhole({ min: 1, max: 366 }) days!: number;
  /** Local time of the site at which it is looked at, each day; UTC for the enterprise. */
  @IsLocalTime() evaluatedAt!: string;
  /** The role that answers for it. */
  @IsOneOf(ANSWERING) owner!: string;
  /** How long it may wait before the next in line is asked. */
  @IsDuration() answerWithin!: string;
  /** Who is asked after the owner; the COO comes last in any case. */
  @Optional() @IsOneOf(ANSWERING) escalatesTo?: string;
  @IsInstant() validFrom!: string;
  @Optional() @IsInstant() validTo?: string;
}

/** How often the rule would have been broken, had it been in force. */
export class MonitoringRuleBackTested {
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  @IsWhole() evaluations!: number;
  @IsWhole() breaches!: number;
  /** Days on which the figure had not recovered. */
  @IsWhole() daysInBreach!: number;
  /** The days on which an alert would have been raised. */
  @IsPlainDates({ max: 100 }) raisedOn!: readonly string[];
  @IsWhole({ min: 1 }) formulaVersion!: number;
}
export class MonitoringRuleEnabled {
  @IsId() kpi!: string;
  @Optional() @IsRef('site') site?: string;
  @IsOneOf(SEVERITIES) severity!: AlertSeverity;
  @IsOneOf(WATCHES) watch!: Watch;
  /** From when on it holds: the figure is looked at then, and each day after it. */
  @IsInstant() from!: string;
  @Optional() @IsInstant() until?: string;
}
export class MonitoringRuleEnded {
  @IsId() kpi!: string;
  @Optional() @IsRef('site') site?: string;
  @IsOneOf(SEVERITIES) severity!: AlertSeverity;
  @IsOneOf(WATCHES) watch!: Watch;
  @IsText({ lines: true }) reason!: string;
}

/** An event that moved the figure in the direction in which its limit lies. */
export class AlertCause {
  @IsId() eventId!: string;
  @IsId() service!: string;
  /** For example `quality.NonconformanceRegistered`. */
  @IsText({ max: 160 }) type!: string;
  @IsText({ max: 700 }) streamId!: string;
  @IsWhole({ min: 1 }) version!: number;
  @IsPlainDate() date!: string;
  /** By how much it moved what is above the line, or kept it from its limit, in the unit of the facts. */
  @IsDecimal() contribution!: string;
}

export class KpiThresholdBreached {
  @IsRef('monitoring-rule') rule!: string;
  @IsId() kpi!: string;
  @Optional() @IsRef('site') site?: string;
  @IsOneOf(SEVERITIES) severity!: AlertSeverity;
  @IsOneOf(WATCHES) watch!: Watch;
  @Optional() @IsDecimal() limit?: string;
  /** What counted was recorded by then. */
  @IsInstant() evaluatedAt!: string;
  /** First day of the period, and the day after its last. */
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  /** Absent where nothing was said. */
  @Optional() @IsDecimal() value?: string;
  @IsWhole({ min: 1 }) formulaVersion!: number;
  @IsWhole() factCount!: number;
  /** The largest first. */
  @IsListOf(() => AlertCause, { max: 5 }) causes!: readonly AlertCause[];
  @IsOneOf(ANSWERING) owner!: string;
  @IsInstant() answerBy!: string;
}
export class AlertAcknowledged {
  @IsText({ max: 120 }) by!: string;
}
export class AlertAssigned {
  @IsRef('employee') to!: string;
  @IsText({ max: 120 }) by!: string;
}
export class AlertSnoozed {
  @IsInstant() until!: string;
  @IsText({ lines: true }) reason!: string;
  @IsText({ max: 120 }) by!: string;
}
export class AlertEscalated {
  @IsOneOf(ANSWERING) role!: string;
  @IsInstant() answerBy!: string;
}
/** It has rested as long as somebody wanted, and waits again for whoever was asked. */
export class AlertReopened {
  @IsInstant() answerBy!: string;
}
/** The figure is back on the right side of what clears the rule. */
export class KpiRecovered {
  @IsRef('monitoring-rule') rule!: string;
  @IsInstant() evaluatedAt!: string;
  @Optional() @IsDecimal() value?: string;
}
export class AlertResolved {
  @IsText({ lines: true }) cause!: string;
  @IsText({ lines: true }) action!: string;
  @IsText({ max: 120 }) by!: string;
}

export const monitoringRuleEvents = events('governance', 'monitoring-rule', {
  MonitoringRuleDefined: event(MonitoringRuleDefined),
  MonitoringRuleBackTested: event(MonitoringRuleBackTested),
  MonitoringRuleEnabled: event(MonitoringRuleEnabled),
  MonitoringRuleEnded: event(MonitoringRuleEnded),
});
export const alertEvents = events('governance', 'alert', {
  KpiThresholdBreached: event(KpiThresholdBreached),
  AlertAcknowledged: event(AlertAcknowledged),
  AlertAssigned: event(AlertAssigned),
  AlertSnoozed: event(AlertSnoozed),
  AlertEscalated: event(AlertEscalated),
  AlertReopened: event(AlertReopened),
  KpiRecovered: event(KpiRecovered),
  AlertResolved: event(AlertResolved),
});
