/**
 * An alert says once that a figure broke a rule; it waits for the role that answers for it, goes up the line
 * when nobody does, and ends with its cause and what was done, or when the figure has recovered.
 *
 *   none ──raise──▶ open ──acknowledge──▶ acknowledged ──assign──▶ assigned ──resolve──▶ resolved (from any)
 *                    └──snooze──▶ snoozed (from any)      ──recover──▶ resolved (from any)
 */
import type { AlertResolved, KpiThresholdBreached } from '@gemba/contracts/events/alert';
import { alertEvents } from '@gemba/contracts/events/alert';
import { OVERSEERS } from '@gemba/contracts/access';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { registered, row, stateOf } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { compareDecimals } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import { person } from '../tables/person.js';
import type { MonitoringRule } from './monitoring-rule.js';
import { monitoringRule } from './monitoring-rule.js';
import type { AlertStatus } from './commands.js';
import {
  AcknowledgeAlert,
  AlertAnswer,
  AssignAlert,
  EscalateAlert,
  RaiseAlert,
  RecordRecovery,
  ResolveAlert,
  SnoozeAlert,
} from './commands.js';
import type { LastAlert } from './last-alert.js';
import { lastAlert } from './last-alert.js';

export type Alert = {
  readonly status: 'none' | AlertStatus;
  readonly breach: KpiThresholdBreached | null;
  /** The roles that were asked, the last one last. */
  readonly asked: readonly string[];
  readonly answerBy: string;
  readonly acknowledgedBy: string;
  readonly assignee: string;
  readonly snoozedUntil: string;
  readonly recovered: AlertAnswer['recovered'] | null;
  readonly resolution: AlertResolved | null;
};

const NONE: Alert = {
  ...{ status: 'none', breach: null, asked: [], answerBy: '', acknowledgedBy: '', assignee: '' },
  ...{ snoozedUntil: '', recovered: null, resolution: null },
};

const DAY_MS = 86_400_000;
const LONGEST_SNOOZE_DAYS = 30;

const after = (at: string, duration: string): string =>
  new Date(Date.parse(at) + Math.round(Number(secondsOf(duration)) * 1000)).toISOString();

/** Digits of the moment: an evaluation is told by its rule and its minute. */
const idOf = ({ rule, evaluatedAt }: RaiseAlert): string =>
  `${rule}.${new Date(evaluatedAt).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}`;

const isWithin = ({ status, from, until }: MonitoringRule, evaluatedAt: string): boolean =>
  (status === 'enabled' || status === 'ended') &&
  Date.parse(evaluatedAt) >= Date.parse(from) &&
  (until === '' || Date.parse(evaluatedAt) < Date.parse(until));

/** Whether the value is beyond the limit, where the rule has one. */
const isBeyond = ({ terms }: MonitoringRule, value: string | undefined): boolean => {
  const { watch, limit } = begun(terms);
  if (limit === undefined) return true;
  return value !== undefined && compareDecimals(value, limit) === (watch === 'above' ? 1 : -1);
};

const notBroken = (
  { rule: id, site, evaluatedAt, value }: RaiseAlert,
  rule: MonitoringRule | undefined,
  at: string,
): Rejection | null => {
  if (!rule || !isWithin(rule, evaluatedAt))
    return reject('GOV-ALERT-RULE', `No rule ${id} is in force at ${evaluatedAt}.`);
  if (Date.parse(evaluatedAt) > Date.parse(at))
    return reject('GOV-ALERT-TIME', `Nobody can have looked at ${evaluatedAt} yet.`);
  if (rule.terms?.site !== site)
    return reject('GOV-ALERT-SITE', `The rule ${id} is not about ${site ?? 'the enterprise'}.`);
  return isBeyond(rule, value)
    ? null
    : reject('GOV-ALERT-LIMIT', `${value ?? 'Nothing'} does not break the rule ${id}.`);
};

const toldBefore = (last: LastAlert | undefined, evaluatedAt: string): Rejection | null => {
  if (last === undefined) return null;
  const { alert, recoveredAt } = last;
  return recoveredAt !== '' && Date.parse(evaluatedAt) > Date.parse(recoveredAt)
    ? null
    : reject('GOV-ALERT-STATE', `${alert} tells of this breach already.`, {
        hint: 'The next one is told when the figure has recovered in between.',
      });
};

const breachOf = (command: RaiseAlert, { terms: said }: MonitoringRule, at: string): KpiThresholdBreached => {
  const { kpi, severity, watch, limit, owner, answerWithin } = begun(said);
  const terms = { kpi, severity, watch, owner, ...(limit === undefined ? {} : { limit }) };
  return { ...command, ...terms, answerBy: after(at, answerWithin) };
};

const isTheirs = ({ asked }: Alert, roles: readonly string[]): boolean =>
  roles.some((role) => asked.includes(role) || OVERSEERS.some((each) => each === role));

const withoutSay = (alert: Alert, roles: readonly string[]): Rejection | null => {
  const owner = alert.asked.at(-1) ?? '';
  return isTheirs(alert, roles)
    ? null
    : reject('GOV-ALERT-OWNER', `This alert is for the role ${owner}.`, {
        status: 403,
        hint: `Ask somebody with the role ${owner}, or the site manager.`,
      });
};

const resolvedAlready = (): Rejection => reject('GOV-ALERT-STATE', 'The alert is resolved.');

const isOver = ({ status }: Alert): Rejection | null => (status === 'resolved' ? resolvedAlready() : null);

const cannotSnooze = (until: string, at: string): Rejection | null => {
  const ms = Date.parse(until) - Date.parse(at);
  return ms > 0 && ms <= LONGEST_SNOOZE_DAYS * DAY_MS
    ? null
    : reject('GOV-ALERT-SNOOZE', `It may rest for ${String(LONGEST_SNOOZE_DAYS)} days from now at most.`, {
        violated: { rule: 'later than now', actual: until, limit: at },
      });
};

/** Who is asked after those who were: whom the rule names, then the COO; null when all were asked. */
const nextInLine = ({ asked }: Alert, { terms }: MonitoringRule): string | null =>
  [terms?.escalatesTo ?? 'coo', 'coo'].find((role) => !asked.includes(role)) ?? null;

const answered = ({ status, breach, asked, ...alert }: Alert): AlertAnswer => {
  const { site: _, owner, answerBy: __, ...facts } = begun(breach);
  const { answerBy, assignee, snoozedUntil, acknowledgedBy: by, recovered, resolution } = alert;
  return {
    ...facts,
    ...{ status: status === 'none' ? 'open' : status, owner: asked.at(-1) ?? owner },
    ...stated({ answerBy, assignee, snoozedUntil, recovered: recovered ?? null, resolution }),
    ...(by === '' ? {} : { acknowledged: { by } }),
  };
};

const LEADS = [
  ...(['site-manager', 'planner', 'buyer', 'quality-inspector', 'hr', 'controller', 'warehouse'] as const),
  ...(['operator', 'coo', 'admin'] as const),
];

export const alert = decider('alert', {
  path: 'alerts',
  opens: 'RaiseAlert',
  home: 'cause',
  idOf,
  commands: {
    ...{ RaiseAlert, AcknowledgeAlert, AssignAlert, SnoozeAlert, EscalateAlert, RecordRecovery },
    ResolveAlert,
  },
  events: alertEvents,
  initial: NONE,
  answers: answers(AlertAnswer, answered),
  filters: {
    status: ({ status }, wanted) => status === wanted,
    owner: ({ asked }, wanted) => asked.at(-1) === wanted,
  },
  seenBy: (state, roles) => roles.includes('service') || isTheirs(state, roles),
  allow: {
    RaiseAlert: ['service'],
    AcknowledgeAlert: LEADS,
    AssignAlert: LEADS,
    SnoozeAlert: LEADS,
    EscalateAlert: [],
    RecordRecovery: ['service'],
    ResolveAlert: LEADS,
  },
  needs: {
    RaiseAlert: ({ rule }: RaiseAlert) => ({
      rule: stateOf(monitoringRule, rule),
      last: registered(lastAlert, rule),
    }),
    AssignAlert: ({ to }: AssignAlert) => ({ person: row(person, to) }),
    EscalateAlert: (_: EscalateAlert, { state }: About<Alert>) => ({
      rule: stateOf(monitoringRule, state.breach?.rule ?? ''),
    }),
  },

  decide: {
    RaiseAlert({ breach }, command, { at, known: { rule, last } }) {
      if (breach) return [];
      const no = notBroken(command, rule, at) ?? toldBefore(last, command.evaluatedAt);
      return no ?? (rule ? [happened('KpiThresholdBreached', breachOf(command, rule, at))] : []);
    },
    AcknowledgeAlert(alert, _, { by, roles }) {
      const no = withoutSay(alert, roles) ?? isOver(alert);
      if (no) return no;
      return alert.acknowledgedBy === '' ? [happened('AlertAcknowledged', { by: by.id })] : [];
    },
    AssignAlert(alert, { to }, { by, roles, date, known }) {
      const no = withoutSay(alert, roles) ?? isOver(alert);
      if (no) return no;
      if (!known.person || (known.person.lastDay !== '' && known.person.lastDay < date))
        return reject('GOV-ALERT-PERSON', `${to} does not work here; choose somebody who does.`);
      return alert.assignee === to ? [] : [happened('AlertAssigned', { to, by: by.id })];
    },
    SnoozeAlert(alert, { until, reason }, { at, by, roles }) {
      const no = withoutSay(alert, roles) ?? isOver(alert);
      if (no) return no;
      if (alert.status === 'snoozed' && alert.snoozedUntil === until) return [];
      return cannotSnooze(until, at) ?? [happened('AlertSnoozed', { until, reason, by: by.id })];
    },
    EscalateAlert(alert, { from }, { at, known: { rule } }) {
      if (alert.asked.at(-1) !== from || !rule) return [];
      const answerBy = after(at, begun(rule.terms).answerWithin);
      if (alert.status === 'snoozed') return [happened('AlertReopened', { answerBy })];
      const role = nextInLine(alert, rule);
      return alert.status === 'open' && role ? [happened('AlertEscalated', { role, answerBy })] : [];
    },
    RecordRecovery({ breach, recovered }, { evaluatedAt, value }) {
      if (recovered) return [];
      const { rule, evaluatedAt: since } = begun(breach);
      if (Date.parse(evaluatedAt) <= Date.parse(since))
        return reject('GOV-ALERT-TIME', `The rule was broken at ${since}; the figure recovers later.`);
      const said = { rule, evaluatedAt, ...(value === undefined ? {} : { value }) };
      return [happened('KpiRecovered', said)];
    },
    ResolveAlert(alert, { cause, action }, { by, roles }) {
      const resolution = { cause, action, by: by.id };
      if (same(alert.resolution, resolution)) return [];
      const no = withoutSay(alert, roles);
      if (no) return no;
      // A figure that has recovered by itself had a cause all the same.
      return alert.resolution ? resolvedAlready() : [happened('AlertResolved', resolution)];
    },
  },

  evolve: {
    KpiThresholdBreached: (alert, breach): Alert => ({
      ...alert,
      ...{ status: 'open', breach, asked: [breach.owner], answerBy: breach.answerBy },
    }),
    AlertAcknowledged: (alert, { by }): Alert => ({
      ...alert,
      ...{ status: 'acknowledged', acknowledgedBy: by, answerBy: '', snoozedUntil: '' },
    }),
    AlertAssigned: (alert, { to, by }): Alert => ({
      ...alert,
      ...{ status: 'assigned', assignee: to, answerBy: '', snoozedUntil: '' },
      acknowledgedBy: alert.acknowledgedBy === '' ? by : alert.acknowledgedBy,
    }),
    AlertSnoozed: (alert, { until }): Alert => ({
      ...alert,
      ...{ status: 'snoozed', snoozedUntil: until, answerBy: until },
    }),
    AlertEscalated: (alert, { role, answerBy }): Alert => ({
      ...alert,
      ...{ status: 'open', asked: [...alert.asked, role], answerBy, snoozedUntil: '' },
    }),
    AlertReopened: (alert, { answerBy }): Alert => ({
      ...alert,
      ...{ status: 'open', answerBy, snoozedUntil: '' },
    }),
    KpiRecovered: (alert, recovered): Alert => ({
      ...alert,
      ...{ status: 'resolved', recovered, answerBy: '', snoozedUntil: '' },
    }),
    AlertResolved: (alert, resolution): Alert => ({
      ...alert,
      ...{ status: 'resolved', resolution, answerBy: '', snoozedUntil: '' },
    }),
  },
});
