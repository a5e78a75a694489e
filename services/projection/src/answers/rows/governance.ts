/** Rows of what is watched: the rules, and the alerts that came of them. */
import { IsComputed, IsWords, OrNull, Says } from '@gemba/contracts/answering';
import type { AlertSeverity, Watch } from '@gemba/contracts/events/alert';
import { SEVERITIES, WATCHES } from '@gemba/contracts/events/alert';
import type { Verdict } from '@gemba/contracts/events/improvement';
import { VERDICTS } from '@gemba/contracts/events/improvement';
import type {
  LinkKind,
  ObjectiveLevel,
  ObjectiveOutcome,
  ObjectiveVerdict,
} from '@gemba/contracts/events/objective';
import {
  LINK_KINDS,
  OBJECTIVE_LEVELS,
  OBJECTIVE_OUTCOMES,
  OBJECTIVE_VERDICTS,
} from '@gemba/contracts/events/objective';
import {
  IsDuration,
  IsId,
  IsInstant,
  IsListOf,
  IsLocalTime,
  IsOneOf,
  IsPlainDate,
  IsWhole,
} from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';

const RULE_STATES = ['defined', 'enabled', 'ended'] as const;
const ALERT_STATES = ['open', 'acknowledged', 'assigned', 'snoozed', 'resolved'] as const;

const OBJECTIVE_STATES = ['open', 'closed'] as const;
const CASE_STATES = ['open', 'checking', 'verified', 'closed'] as const;

const SITE = 'Where; null for the enterprise.';
const LIMIT = 'In the unit of the figure; null where the rule has none.';

/** When somebody has to look at a figure, and who. */
export class MonitoringRuleRow {
  @Says('The rule.', 'otif.lyon') @IsWords() readonly id!: string;
  @Says('Figure of the catalogue.', 'otif') @IsId() readonly kpi!: string;
  @Says(SITE, 'lyon') @OrNull() @IsId() readonly site!: string | null;
  @Says('How grave it is.') @IsOneOf(SEVERITIES) readonly severity!: AlertSeverity;
  @Says('What breaks it.') @IsOneOf(WATCHES) readonly watch!: Watch;
  @Says(LIMIT, '0.9') @OrNull() @IsComputed() readonly limit!: string | null;
  @Says('Value at which the figure has recovered; null for the limit itself.', '0.95')
  @OrNull()
  @IsComputed()
  readonly clears!: string | null;
  @Says('Periods in a row that make a trend; null where it is none.', 6)
  @OrNull()
  @IsWhole()
  readonly points!: number | null;
  @Says('Length of the period in days.', 7) @IsWhole() readonly days!: number;
  @Says('Local time at which it is looked at each day.') @IsLocalTime() readonly evaluatedAt!: string;
  @Says('Role that is asked first.', 'planner') @IsId() readonly owner!: string;
  @Says('How long it may wait for each.') @IsDuration() readonly answerWithin!: string;
  @Says('Whether it holds.') @IsOneOf(RULE_STATES) readonly status!: (typeof RULE_STATES)[number];
  @Says('From when on it holds; null until it is enabled.') @OrNull() @IsInstant() readonly from!:
    string | null;
  @Says('When it ends; null where no end is known.') @OrNull() @IsInstant() readonly until!: string | null;
  @Says('Days on which it was tried on history; null until it was.', 90)
  @OrNull()
  @IsWhole()
  readonly evaluations!: number | null;
  @Says('How often it would have been broken on them.', 2) @OrNull() @IsWhole() readonly breaches!:
    number | null;
  @Says('On how many of them the figure had not recovered.', 9) @OrNull() @IsWhole() readonly daysInBreach!:
    number | null;
}

/** An event that moved a figure towards where it broke its rule. */
export class SuspectedEvent {
  @Says('The event.', '019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a55') @IsId() readonly eventId!: string;
  @Says('Who said it.', 'supply-chain') @IsId() readonly service!: string;
  @Says('Name of the event.', 'supply-chain.SalesOrderDelivered') @IsWords() readonly type!: string;
  @Says('Its stream.', 'sales-order-SO-2026-17') @IsWords() readonly streamId!: string;
  @Says('Its place in it.') @IsWhole({ min: 1 }) readonly version!: number;
  @Says('Day of the site on which it counts.') @IsPlainDate() readonly date!: string;
  @Says('How much of the distance to what the figure is held against it makes.', '0.9')
  @IsComputed()
  readonly contribution!: string;
}

/** A figure that broke a rule, and what became of it. */
export class AlertRow {
  @Says('The alert.', 'otif.lyon.20260302T0530') @IsWords() readonly id!: string;
  @Says('The rule that was broken.', 'otif.lyon') @IsWords() readonly rule!: string;
  @Says('Figure of the catalogue.', 'otif') @IsId() readonly kpi!: string;
  @Says(SITE, 'lyon') @OrNull() @IsId() readonly site!: string | null;
  @Says('How grave it is.') @IsOneOf(SEVERITIES) readonly severity!: AlertSeverity;
  @Says('What broke the rule.') @IsOneOf(WATCHES) readonly watch!: Watch;
  @Says(LIMIT, '0.9') @OrNull() @IsComputed() readonly limit!: string | null;
  @Says('Of the figure when it was looked at; null where nothing was said.', '0.8')
  @OrNull()
  @IsComputed()
  readonly value!: string | null;
  @Says('First day of the period.') @IsPlainDate() readonly from!: string;
  @Says('The day after its last.', '2026-03-09') @IsPlainDate() readonly to!: string;
  @Says('What counted was recorded by then.') @IsInstant() readonly evaluatedAt!: string;
  @Says('By which formula.') @IsWhole({ min: 1 }) readonly formulaVersion!: number;
  @Says('How many facts counted.', 10) @IsWhole() readonly factCount!: number;
  @Says('Events that moved the figure that way, the largest first.')
  @IsListOf(() => SuspectedEvent, { max: 5 })
  readonly causes!: readonly SuspectedEvent[];
  @Says('What was done about it so far.')
  @IsOneOf(ALERT_STATES)
  readonly status!: (typeof ALERT_STATES)[number];
  @Says('Role that is asked now.', 'planner') @IsId() readonly owner!: string;
  @Says('When the next in line is asked; null where nobody is.') @OrNull() @IsInstant() readonly answerBy!:
    string | null;
  @Says('Who sees to it; null until somebody does.', 'ana') @OrNull() @IsWords() readonly assignee!:
    string | null;
  @Says('Until when it rests; null where it does not.') @OrNull() @IsInstant() readonly snoozedUntil!:
    string | null;
  @Says('When it was raised.') @IsInstant() readonly raisedAt!: string;
  @Says('When the figure was seen to have recovered; null before.')
  @OrNull()
  @IsInstant()
  readonly recoveredAt!: string | null;
  @Says('When it ended; null before.') @OrNull() @IsInstant() readonly endedAt!: string | null;
  @Says('What caused it, as somebody found; null before.', 'The carrier was on strike')
  @OrNull()
  @IsWords()
  readonly cause!: string | null;
  @Says('What was done about it; null before.', 'A second carrier has a contract')
  @OrNull()
  @IsWords()
  readonly action!: string | null;
  @Says('Whole hours from its rise to its end, or to now.', 3) @IsWhole() readonly ageHours!: number;
}

/** What is done about a figure, and what came of it. */
export class ImprovementCaseRow {
  @Says('The case.', 'A3-2026-7') @IsWords() readonly id!: string;
  @Says('What it is about, for people.', 'Late carriers in Lyon') @IsWords() readonly title!: string;
  @Says('Figure of the catalogue.', 'otif') @IsId() readonly kpi!: string;
  @Says(SITE, 'lyon') @OrNull() @IsId() readonly site!: string | null;
  @Says('Who leads it.', 'ana') @IsWords() readonly owner!: string;
  @Says('How far it is.') @IsOneOf(CASE_STATES) readonly status!: (typeof CASE_STATES)[number];
  @Says('First day of the baseline.') @IsPlainDate() readonly baselineFrom!: string;
  @Says('The day after its last.', '2026-03-09') @IsPlainDate() readonly baselineTo!: string;
  @Says('Mean of its days; null until it was measured.', '0.81') @OrNull() @IsComputed() readonly baseline!:
    string | null;
  @Says('First day on which the effect is looked for; null until that is planned.')
  @OrNull()
  @IsPlainDate()
  readonly effectFrom!: string | null;
  @Says('The day after the last; null until that is planned.', '2026-03-30')
  @OrNull()
  @IsPlainDate()
  readonly effectTo!: string | null;
  @Says('Mean of these days; null until it was measured.', '0.93') @OrNull() @IsComputed() readonly mean!:
    string | null;
  @Says('Of both means; null until it was measured.', '0.12') @OrNull() @IsComputed() readonly difference!:
    string | null;
  @Says('It is no less than this with 95 % confidence; null where too few days have a figure.', '0.05')
  @OrNull()
  @IsComputed()
  readonly low!: string | null;
  @Says('And no more than this.', '0.19') @OrNull() @IsComputed() readonly high!: string | null;
  @Says('What that says; null until it was measured.')
  @OrNull()
  @IsOneOf(VERDICTS)
  readonly verdict!: Verdict | null;
  @Says('When it was opened.') @IsInstant() readonly openedAt!: string;
  @Says('When it was closed; null before, and where it is open again.')
  @OrNull()
  @IsInstant()
  readonly closedAt!: string | null;
}

/** Which part of an objective one that serves it makes up. */
export class WeightRow {
  @Says('The one that serves it.', 'OTIF-LYON-2026') @IsWords() readonly objective!: string;
  @Says('Its part of the whole.', '0.4') @IsComputed() readonly weight!: string;
}

/** What work and spending is for. */
export class LinkRow {
  @Says('What kind of thing.') @IsOneOf(LINK_KINDS) readonly kind!: LinkKind;
  @Says('Which one.', 'PUMP-100') @IsWords() readonly ref!: string;
}

/** What is to be reached, of what it is part, and how far it is. */
export class ObjectiveRow {
  @Says('The objective.', 'OTIF-LYON-2026') @IsWords() readonly id!: string;
  @Says('What is to be reached, for people.', 'Lyon delivers on time') @IsWords() readonly title!: string;
  @Says('Of whom it is.') @IsOneOf(OBJECTIVE_LEVELS) readonly level!: ObjectiveLevel;
  @Says(SITE, 'lyon') @OrNull() @IsId() readonly site!: string | null;
  @Says('Who answers for it.', 'ana') @IsWords() readonly owner!: string;
  @Says('The wider one that it serves; null at the top.', 'OTIF-2026')
  @OrNull()
  @IsWords()
  readonly parent!: string | null;
  @Says('Which parts those that serve it make up, 1 together.')
  @IsListOf(() => WeightRow)
  readonly weights!: readonly WeightRow[];
  @Says('What work and spending is for it.')
  @IsListOf(() => LinkRow)
  readonly links!: readonly LinkRow[];
  @Says('Figure that says how far it is; null where those that serve it do.', 'otif')
  @OrNull()
  @IsId()
  readonly kpi!: string | null;
  @Says('What the figure was; null without a figure.', '0.8')
  @Sensitive('cost')
  @OrNull()
  @IsComputed()
  readonly baseline!: string | null;
  @Says('What it is to be; null without a figure.', '0.95')
  @Sensitive('cost')
  @OrNull()
  @IsComputed()
  readonly target!: string | null;
  @Says('What it is; null until it was measured.', '0.9')
  @Sensitive('cost')
  @OrNull()
  @IsComputed()
  readonly value!: string | null;
  @Says('0 at the baseline, 1 at the target; null until it was measured.', '0.666667')
  @OrNull()
  @IsComputed()
  readonly progress!: string | null;
  @Says('What counted was recorded by then; null until it was measured.')
  @OrNull()
  @IsInstant()
  readonly measuredAt!: string | null;
  @Says('First day that counts.') @IsPlainDate() readonly from!: string;
  @Says('The day after the last.', '2026-12-31') @IsPlainDate() readonly due!: string;
  @Says('What was found when it was last looked at; null before.')
  @OrNull()
  @IsOneOf(OBJECTIVE_VERDICTS)
  readonly verdict!: ObjectiveVerdict | null;
  @Says('Whether it holds.') @IsOneOf(OBJECTIVE_STATES) readonly status!: (typeof OBJECTIVE_STATES)[number];
  @Says('What came of it; null while it is open.')
  @OrNull()
  @IsOneOf(OBJECTIVE_OUTCOMES)
  readonly outcome!: ObjectiveOutcome | null;
}
