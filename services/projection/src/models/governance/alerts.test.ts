/** Lists of rules and alerts follow what was said of them. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { alerts, monitoringRules } from './alerts.js';

const watched = { kpi: 'otif', site: 'lyon', severity: 'warning', watch: 'below' } as const;
const of = { subject: 'R1', siteId: 'lyon' };

describe('monitoring rules', () => {
  it('say whether they hold, and what they would have come to', () => {
    const defined = heard(
      'MonitoringRuleDefined',
      {
        ...{
          ...watched,
          limit: '0.9',
          days: 7,
          evaluatedAt: '06:30',
          owner: 'planner',
          answerWithin: 'PT4H',
        },
        validFrom: '2026-03-01T00:00:00.000Z',
      },
      of,
    );
    const tried = heard(
      'MonitoringRuleBackTested',
      {
        ...{ from: '2025-12-01', to: '2026-03-01', evaluations: 90, breaches: 1, daysInBreach: 3 },
        ...{ raisedOn: ['2026-01-09'], formulaVersion: 2 },
      },
      of,
    );
    const enabled = heard('MonitoringRuleEnabled', { ...watched, from: '2026-03-01T00:00:00.000Z' }, of);
    const ended = heard('MonitoringRuleEnded', { ...watched, reason: 'Another limit' }, of);
    expect(shows(monitoringRules, defined, tried).R1).toMatchObject({
      ...{ status: 'defined', from: null, evaluations: 90, breaches: 1, clears: null },
    });
    expect(shows(monitoringRules, defined, tried, enabled, ended).R1).toMatchObject({
      ...{ status: 'ended', from: '2026-03-01T00:00:00.000Z', until: ended.occurredAt },
    });
  });
});

describe('alerts', () => {
  const a = { subject: 'A1', siteId: 'lyon' };
  const breach = heard(
    'KpiThresholdBreached',
    {
      ...{ ...watched, rule: 'R1', limit: '0.9', value: '0.8', from: '2026-02-23', to: '2026-03-02' },
      ...{ evaluatedAt: '2026-03-02T05:30:00.000Z', formulaVersion: 2, factCount: 9, causes: [] },
      ...{ owner: 'planner', answerBy: '2026-03-02T09:30:00.000Z' },
    },
    a,
  );
  const row = (...more: Parameters<typeof shows>[1][]) => shows(alerts, breach, ...more).A1;

  it('wait for their owner, rest, go up the line and wait again', () => {
    expect(row()).toMatchObject({ status: 'open', owner: 'planner', answerBy: breach.data.answerBy });
    const role = { role: 'coo', answerBy: '2026-03-03T09:30:00.000Z' };
    const snoozed = heard(
      'AlertSnoozed',
      { until: '2026-03-05T08:00:00.000Z', reason: 'Strike', by: 'p' },
      a,
    );
    expect(row(heard('AlertEscalated', role, a))).toMatchObject({ owner: 'coo', answerBy: role.answerBy });
    expect(row(snoozed)).toMatchObject({ status: 'snoozed', snoozedUntil: '2026-03-05T08:00:00.000Z' });
    const again = heard('AlertReopened', { answerBy: '2026-03-05T12:00:00.000Z' }, a);
    expect(row(snoozed, again)).toMatchObject({ status: 'open', snoozedUntil: null, owner: 'planner' });
  });
  it('end once, with what was found', () => {
    const recovered = heard('KpiRecovered', { rule: 'R1', evaluatedAt: '2026-03-04T05:30:00.000Z' }, a);
    const resolved = heard('AlertResolved', { cause: 'Strike', action: 'Second carrier', by: 'p' }, a);
    expect(row(heard('AlertAssigned', { to: 'ana', by: 'p' }, a))).toMatchObject({
      ...{ status: 'assigned', assignee: 'ana', answerBy: null },
    });
    expect(row(recovered, resolved)).toMatchObject({
      ...{ status: 'resolved', recoveredAt: '2026-03-04T05:30:00.000Z', cause: 'Strike' },
      endedAt: recovered.occurredAt,
    });
  });
});
