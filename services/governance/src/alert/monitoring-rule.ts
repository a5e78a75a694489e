/**
 * A monitoring rule says of a figure when somebody has to look at it, who that is, and how soon. It is tried
 * on history before it holds.
 *
 *   none ──define──▶ defined ──back-test──▶ defined ──enable──▶ enabled ──end──▶ ended (from any)
 */
import type { AlertSeverity, Watch } from '@gemba/contracts/events/alert';
import {
  ANSWERING,
  MonitoringRuleBackTested,
  MonitoringRuleDefined,
  SEVERITIES,
  WATCHES,
  monitoringRuleEvents,
} from '@gemba/contracts/events/alert';
import {
  IsDecimal,
  IsDuration,
  IsInstant,
  IsLocalTime,
  IsOneOf,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { IsFigure } from '@gemba/contracts/figure-field';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { registered, rightTo, withoutRight } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { overlapping, rulesInForce, watchedKey } from './in-force.js';
import { termsRefused } from './terms.js';

export class DefineMonitoringRule extends MonitoringRuleDefined {}
/** The machine that looks at the figures says how often the rule would have been broken. */
export class RecordBackTest extends MonitoringRuleBackTested {}
export class EnableMonitoringRule {}
export class EndMonitoringRule {
  @IsText({ lines: true }) reason!: string;
}

const STATUSES = ['defined', 'enabled', 'ended'] as const;
type Status = (typeof STATUSES)[number];

export type MonitoringRule = {
  readonly status: 'none' | Status;
  readonly terms: MonitoringRuleDefined | null;
  readonly backTest: MonitoringRuleBackTested | null;
  /** When it holds, once it is enabled. */
  readonly from: string;
  readonly until: string;
};

class MonitoringRuleAnswer {
  @IsOneOf(STATUSES) status!: Status;
  @IsFigure() kpi!: string;
  @IsOneOf(SEVERITIES) severity!: AlertSeverity;
  @IsOneOf(WATCHES) watch!: Watch;
  @Optional() @IsDecimal() limit?: string;
  @Optional() @IsDecimal() clears?: string;
  @Optional() @IsWhole({ min: 3, max: 30 }) points?: number;
  @IsWhole({ min: 1, max: 366 }) days!: number;
  @IsLocalTime() evaluatedAt!: string;
  @IsOneOf(ANSWERING) owner!: string;
  @IsDuration() answerWithin!: string;
  @Optional() @IsOneOf(ANSWERING) escalatesTo?: string;
  @IsInstant() validFrom!: string;
  @Optional() @IsInstant() validTo?: string;
  /** How often it would have been broken; absent until it was tried. */
  @Optional() @IsRecord(() => MonitoringRuleBackTested) backTest?: MonitoringRuleBackTested;
}

const NONE: MonitoringRule = { status: 'none', terms: null, backTest: null, from: '', until: '' };

/** The topic of the decision right by which figures are watched. */
const TOPIC = 'monitoring-rule';
const RIGHTS = [
  ...(['site-manager', 'planner', 'buyer', 'quality-inspector', 'hr', 'controller'] as const),
  ...(['coo', 'admin'] as const),
];

const wrongPlace = (
  { site }: DefineMonitoringRule,
  here: { readonly id: string } | null,
  boundTo: readonly string[] | undefined,
): Rejection | null => {
  if (site !== undefined && site !== here?.id)
    return reject('GOV-RULE-SITE', `${site} is no registered site; name one, or none for the enterprise.`);
  return site === undefined && boundTo !== undefined
    ? reject('GOV-RULE-SITE', 'Whoever is bound to sites watches these: name one of yours.', { status: 403 })
    : null;
};

const later = (a: string, b: string): string => (Date.parse(a) < Date.parse(b) ? b : a);

/** When the rule would hold if it were enabled now. */
const spanAt = ({ validFrom, validTo }: MonitoringRuleDefined, at: string) => ({
  from: later(validFrom, at),
  ...(validTo === undefined ? {} : { until: validTo }),
});

const watchedOf = ({ kpi, site, severity, watch }: MonitoringRuleDefined) => ({
  ...{ kpi, severity, watch },
  ...(site === undefined ? {} : { site }),
});

const notEnablable = ({ status, backTest, terms }: MonitoringRule, at: string): Rejection | null => {
  if (status === 'ended') return reject('GOV-RULE-STATE', 'The rule has ended; define another one.');
  if (backTest === null)
    return reject('GOV-RULE-UNTESTED', 'It was not tried on history yet.', {
      hint: 'That is done within a minute of its definition: look at its back test, then enable it.',
    });
  const { validTo } = begun(terms);
  return validTo !== undefined && Date.parse(validTo) <= Date.parse(at)
    ? reject('GOV-RULE-PERIOD', `It was to hold until ${validTo}, which is over.`)
    : null;
};

/** The row of the figure, place, severity and kind of watch that the rule is about. */
const others = ({ terms }: MonitoringRule) =>
  registered(rulesInForce, terms === null ? '' : watchedKey(watchedOf(terms)));

export const monitoringRule = decider('monitoring-rule', {
  path: 'monitoring-rules',
  opens: 'DefineMonitoringRule',
  home: 'cause',
  commitments: ['DefineMonitoringRule', 'EnableMonitoringRule', 'EndMonitoringRule'],
  commands: { DefineMonitoringRule, RecordBackTest, EnableMonitoringRule, EndMonitoringRule },
  events: monitoringRuleEvents,
  initial: NONE,
  answers: answers(
    MonitoringRuleAnswer,
    ({ status, terms, backTest }: MonitoringRule): MonitoringRuleAnswer => {
      const { site: _, ...said } = begun(terms);
      return { ...said, status: status === 'none' ? 'defined' : status, ...stated({ backTest }) };
    },
  ),
  filters: { status: ({ status }, wanted) => status === wanted },
  allow: {
    DefineMonitoringRule: RIGHTS,
    RecordBackTest: ['service'],
    EnableMonitoringRule: RIGHTS,
    EndMonitoringRule: RIGHTS,
  },
  needs: {
    DefineMonitoringRule: () => ({ right: rightTo(TOPIC) }),
    EnableMonitoringRule: (_: EnableMonitoringRule, { state }: About<MonitoringRule>) => ({
      right: rightTo(TOPIC),
      others: others(state),
    }),
    EndMonitoringRule: () => ({ right: rightTo(TOPIC) }),
  },

  decide: {
    DefineMonitoringRule({ terms }, command, { id, at, site, boundTo, known: { right } }) {
      if (terms && same(terms, command)) return [];
      if (terms) return reject('GOV-RULE-STATE', `${id} is another rule already; choose another id.`);
      return (
        wrongPlace(command, site, boundTo) ??
        withoutRight('GOV-RULE-RIGHT', right) ??
        termsRefused(command, at) ?? [happened('MonitoringRuleDefined', { ...command })]
      );
    },
    RecordBackTest({ status, backTest }, command) {
      if (same(backTest, command)) return [];
      if (status !== 'defined')
        return reject('GOV-RULE-STATE', `The rule is ${status}; it is tried before it is enabled.`);
      return [happened('MonitoringRuleBackTested', { ...command })];
    },
    EnableMonitoringRule(rule, _, { id, at, known: { right, others } }) {
      if (rule.status === 'enabled') return [];
      const no = withoutRight('GOV-RULE-RIGHT', right) ?? notEnablable(rule, at);
      if (no) return no;
      const terms = begun(rule.terms);
      const span = spanAt(terms, at);
      const other = overlapping(others, id, span);
      if (other === undefined) return [happened('MonitoringRuleEnabled', { ...watchedOf(terms), ...span })];
      return reject('GOV-RULE-OVERLAP', `${other} watches the same at the same time.`, {
        hint: `End ${other} first, or define this one for a time when it is over.`,
      });
    },
    EndMonitoringRule({ status, terms }, { reason }, { known: { right } }) {
      if (status === 'ended') return [];
      return (
        withoutRight('GOV-RULE-RIGHT', right) ?? [
          happened('MonitoringRuleEnded', { ...watchedOf(begun(terms)), reason }),
        ]
      );
    },
  },

  evolve: {
    MonitoringRuleDefined: (rule, terms): MonitoringRule => ({ ...rule, status: 'defined', terms }),
    MonitoringRuleBackTested: (rule, backTest): MonitoringRule => ({ ...rule, backTest }),
    MonitoringRuleEnabled: (rule, { from, until = '' }): MonitoringRule => ({
      ...rule,
      ...{ status: 'enabled', from, until },
    }),
    MonitoringRuleEnded: (rule, _, at): MonitoringRule => ({ ...rule, status: 'ended', until: at }),
  },
});
