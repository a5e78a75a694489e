/** Rules by which figures are watched, and the alerts that came of them. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { AlertRow, MonitoringRuleRow } from '../../answers/rows/governance.js';

const key = ({ subject }: { readonly subject: string }): string => subject;

const changed = <R>(row: R | undefined, change: Partial<R>): R | null => (row ? { ...row, ...change } : null);

export type WatchedRule = MonitoringRuleRow;

export const monitoringRules = table<typeof companyEvents, WatchedRule>('monitoring-rules', {
  events: companyEvents,
  row: {} as WatchedRule,
  on: {
    MonitoringRuleDefined: {
      key,
      becomes: (_, { subject, siteId, data: { kpi, severity, watch, days, ...said } }) => ({
        ...{ id: subject, kpi, site: siteId, severity, watch, days },
        ...{ limit: said.limit ?? null, clears: said.clears ?? null, points: said.points ?? null },
        ...{ evaluatedAt: said.evaluatedAt, owner: said.owner, answerWithin: said.answerWithin },
        ...{ status: 'defined', from: null, until: said.validTo ?? null },
        ...{ evaluations: null, breaches: null, daysInBreach: null },
      }),
    },
    MonitoringRuleBackTested: {
      key,
      becomes: (row, { data: { evaluations, breaches, daysInBreach } }) =>
        changed(row, { evaluations, breaches, daysInBreach }),
    },
    MonitoringRuleEnabled: {
      key,
      becomes: (row, { data: { from } }) => changed(row, { status: 'enabled', from }),
    },
    MonitoringRuleEnded: {
      key,
      becomes: (row, { occurredAt: until }) => changed(row, { status: 'ended', until }),
    },
  },
});

/** How old it is, is a question of now. */
export type StoredAlert = Omit<AlertRow, 'ageHours'>;

const answered = { answerBy: null, snoozedUntil: null };

export const alerts = table<typeof companyEvents, StoredAlert>('alerts', {
  events: companyEvents,
  row: {} as StoredAlert,
  on: {
    KpiThresholdBreached: {
      key,
      becomes: (_, { subject: id, siteId: site, occurredAt: raisedAt, data }) => {
        const { limit = null, value = null, site: __, ...said } = data;
        return {
          ...{ ...said, id, site, limit, value, status: 'open', raisedAt },
          ...{
            assignee: null,
            snoozedUntil: null,
            recoveredAt: null,
            endedAt: null,
            cause: null,
            action: null,
          },
        };
      },
    },
    AlertAcknowledged: { key, becomes: (row) => changed(row, { status: 'acknowledged', ...answered }) },
    AlertAssigned: {
      key,
      becomes: (row, { data: { to: assignee } }) =>
        changed(row, { status: 'assigned', assignee, ...answered }),
    },
    AlertSnoozed: {
      key,
      becomes: (row, { data: { until } }) =>
        changed(row, { status: 'snoozed', snoozedUntil: until, answerBy: until }),
    },
    AlertEscalated: {
      key,
      becomes: (row, { data: { role: owner, answerBy } }) =>
        changed(row, { status: 'open', owner, answerBy, snoozedUntil: null }),
    },
    AlertReopened: {
      key,
      becomes: (row, { data: { answerBy } }) =>
        changed(row, { status: 'open', answerBy, snoozedUntil: null }),
    },
    KpiRecovered: {
      key,
      becomes: (row, { occurredAt, data: { evaluatedAt } }) =>
        changed(row, {
          ...{ status: 'resolved', recoveredAt: evaluatedAt, ...answered },
          endedAt: row?.endedAt ?? occurredAt,
        }),
    },
    AlertResolved: {
      key,
      becomes: (row, { occurredAt, data: { cause, action } }) =>
        changed(row, {
          ...{ status: 'resolved', cause, action, ...answered },
          endedAt: row?.endedAt ?? occurredAt,
        }),
    },
  },
});
