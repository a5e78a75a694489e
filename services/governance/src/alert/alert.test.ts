/** A breach is told once; it is answered by its owner, or goes up the line; it ends once. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { shows } from '@gemba/read-model/table';
import { heard, spec, story } from '@gemba/decider/testing';
import { escalateUnansweredAlert } from '../processes/escalate-when-alert-is-unanswered.js';
import { alert } from './alert.js';
import type { MonitoringRule } from './monitoring-rule.js';
import { lastAlert } from './last-alert.js';

const rule: MonitoringRule = {
  status: 'enabled',
  terms: {
    ...{ kpi: 'otif', site: 'lyon', severity: 'warning', watch: 'below', limit: '0.9', clears: '0.95' },
    ...{ days: 7, evaluatedAt: '06:30', owner: 'planner', answerWithin: 'PT4H' },
    ...{ escalatesTo: 'site-manager', validFrom: '2026-03-01T00:00:00.000Z' },
  },
  backTest: null,
  from: '2026-03-01T00:00:00.000Z',
  until: '',
};
const { given } = spec(alert, { rule });

const raise = {
  ...{ rule: 'R1', site: 'lyon', evaluatedAt: '2026-03-02T05:30:00.000Z' },
  ...{ from: '2026-02-23', to: '2026-03-02', value: '0.8', formulaVersion: 2, factCount: 10, causes: [] },
};
const terms = { kpi: 'otif', severity: 'warning', watch: 'below', limit: '0.9', owner: 'planner' } as const;
const breach = happened('KpiThresholdBreached', { ...raise, ...terms, answerBy: '2026-03-02T15:00:00.000Z' });
const acknowledged = happened('AlertAcknowledged', { by: 'tester' });
const assigned = happened('AlertAssigned', { to: 'ana', by: 'tester' });
const rest = { until: '2026-03-05T08:00:00.000Z', reason: 'The carrier strikes until Thursday.' };
const snoozed = happened('AlertSnoozed', { ...rest, by: 'tester' });
const toManager = happened('AlertEscalated', { role: 'site-manager', answerBy: '2026-03-02T15:00:00.000Z' });
const toCoo = happened('AlertEscalated', { role: 'coo', answerBy: '2026-03-02T15:00:00.000Z' });
const recovery = { evaluatedAt: '2026-03-03T05:30:00.000Z', value: '0.96' };
const recovered = happened('KpiRecovered', { rule: 'R1', ...recovery });
const answer = { cause: 'The carrier was on strike.', action: 'A second carrier has a contract.' };
const resolved = happened('AlertResolved', { ...answer, by: 'tester' });

const planner = { roles: ['planner'] };

describe('RaiseAlert', () => {
  it('tells once, with the terms of the rule', () => {
    given().when('RaiseAlert', raise).then(breach);
    given(breach).when('RaiseAlert', raise).nothing();
  });
  it('K09: is named by its rule and its moment, so that whoever looks again says the same', () => {
    expect(alert.idOf?.(raise as never)).toBe('R1.20260302T0530');
  });
  it('needs a rule that holds, and a moment that has been', () => {
    given().knowing({ rule: undefined }).when('RaiseAlert', raise).refused('GOV-ALERT-RULE');
    const when = (change: Partial<MonitoringRule>) => given().knowing({ rule: { ...rule, ...change } });
    when({ status: 'defined' }).when('RaiseAlert', raise).refused('GOV-ALERT-RULE');
    when({ from: '2026-03-02T05:31:00.000Z' }).when('RaiseAlert', raise).refused('GOV-ALERT-RULE');
    when({ status: 'ended', until: '2026-03-02T05:30:00.000Z' })
      .when('RaiseAlert', raise)
      .refused('GOV-ALERT-RULE');
    given()
      .when('RaiseAlert', { ...raise, evaluatedAt: '2026-03-02T11:00:01.000Z' })
      .refused('GOV-ALERT-TIME');
  });
  it('is about the site of its rule, and beyond its limit', () => {
    given()
      .when('RaiseAlert', { ...raise, site: 'porto' })
      .refused('GOV-ALERT-SITE');
    given()
      .when('RaiseAlert', { ...raise, value: '0.9' })
      .refused('GOV-ALERT-LIMIT');
    const { value: _, ...silent } = raise;
    given().when('RaiseAlert', silent).refused('GOV-ALERT-LIMIT');
  });
  it('K09: comes again only after the figure had recovered', () => {
    const last = { alert: 'R1.20260301T0530', breachedAt: '2026-03-01T05:30:00.000Z', recoveredAt: '' };
    given().knowing({ last }).when('RaiseAlert', raise).refused('GOV-ALERT-STATE');
    const over = (recoveredAt: string) => given().knowing({ last: { ...last, recoveredAt } });
    over(raise.evaluatedAt).when('RaiseAlert', raise).refused('GOV-ALERT-STATE');
    over('2026-03-01T12:00:00.000Z').when('RaiseAlert', raise).then(breach);
  });
});

describe('an alert', () => {
  it('is for its owner, whoever was asked, and who oversees the site', () => {
    given(breach)
      .at({ roles: ['buyer'] })
      .when('AcknowledgeAlert', {})
      .refused('GOV-ALERT-OWNER');
    for (const roles of [['planner'], ['site-manager'], ['coo']])
      given(breach).at({ roles }).when('AcknowledgeAlert', {}).then(acknowledged);
    given(breach, toManager).at(planner).when('AcknowledgeAlert', {}).then(acknowledged);
    expect(alert.seenBy?.(given(breach).state() as never, ['buyer'], ['*'])).toBe(false);
  });
  it('is acknowledged, assigned and resolved, each once', () => {
    given(breach, acknowledged).at(planner).when('AcknowledgeAlert', {}).nothing();
    const known = { person: { name: 'Ana', lastDay: '' } };
    given(breach).at(planner).knowing(known).when('AssignAlert', { to: 'ana' }).then(assigned);
    given(breach, assigned).at(planner).knowing(known).when('AssignAlert', { to: 'ana' }).nothing();
    given(breach, assigned).at(planner).when('ResolveAlert', answer).then(resolved);
    given(breach, resolved).at(planner).when('ResolveAlert', answer).nothing();
    given(breach, resolved)
      .at(planner)
      .when('ResolveAlert', { ...answer, cause: 'Luck' })
      .refused('GOV-ALERT-STATE');
    for (const [name, command] of [
      ['AcknowledgeAlert', {}],
      ['AssignAlert', { to: 'ana' }],
      ['SnoozeAlert', rest],
    ] as const)
      given(breach, resolved).at(planner).when(name, command).refused('GOV-ALERT-STATE');
  });
  it('is assigned to somebody who works here', () => {
    given(breach).at(planner).when('AssignAlert', { to: 'eva' }).refused('GOV-ALERT-PERSON');
    const gone = { person: { name: 'Eva', lastDay: '2026-03-01' } };
    given(breach).at(planner).knowing(gone).when('AssignAlert', { to: 'eva' }).refused('GOV-ALERT-PERSON');
    given(breach).when('AssignAlert', { to: 'ana' }).refused('GOV-ALERT-OWNER');
  });
  it('rests for a while that lies ahead and is not too long', () => {
    given(breach).at(planner).when('SnoozeAlert', rest).then(snoozed);
    given(breach, snoozed).at(planner).when('SnoozeAlert', rest).nothing();
    given(breach).when('SnoozeAlert', rest).refused('GOV-ALERT-OWNER');
    for (const until of ['2026-03-02T11:00:00.000Z', '2026-04-01T11:00:00.001Z'])
      given(breach)
        .at(planner)
        .when('SnoozeAlert', { ...rest, until })
        .refused('GOV-ALERT-SNOOZE');
  });
  it('goes up the line to the COO and no further', () => {
    given(breach).when('EscalateAlert', { from: 'planner' }).then(toManager);
    given(breach, toManager).when('EscalateAlert', { from: 'planner' }).nothing();
    given(breach, toManager).when('EscalateAlert', { from: 'site-manager' }).then(toCoo);
    given(breach, toManager, toCoo).when('EscalateAlert', { from: 'coo' }).nothing();
    given(breach, acknowledged).when('EscalateAlert', { from: 'planner' }).nothing();
  });
  it('waits again for the same role when it has rested', () => {
    const reopened = happened('AlertReopened', { answerBy: '2026-03-02T15:00:00.000Z' });
    given(breach, snoozed).when('EscalateAlert', { from: 'planner' }).then(reopened);
    expect(given(breach, snoozed, reopened).state()).toMatchObject({ status: 'open', asked: ['planner'] });
  });
  it('ends when the figure has recovered, and still takes a cause', () => {
    given(breach).when('RecordRecovery', recovery).then(recovered);
    given(breach, recovered).when('RecordRecovery', recovery).nothing();
    given(breach)
      .when('RecordRecovery', { ...recovery, evaluatedAt: raise.evaluatedAt })
      .refused('GOV-ALERT-TIME');
    given(breach, resolved).when('RecordRecovery', recovery).then(recovered);
    given(breach, recovered).at(planner).when('ResolveAlert', answer).then(resolved);
    expect(given(breach, recovered).state().status).toBe('resolved');
  });
});

describe('the last alert of a rule', () => {
  it('is open until the figure has recovered, whatever people say of it', () => {
    const events = [breach, resolved, recovered].map(({ type, data }) =>
      heard(type, data, { subject: 'A1' }),
    );
    const row = { alert: 'A1', breachedAt: raise.evaluatedAt };
    expect(shows(lastAlert, ...events.slice(0, 2))).toEqual({ R1: { ...row, recoveredAt: '' } });
    expect(shows(lastAlert, ...events)).toEqual({ R1: { ...row, recoveredAt: recovery.evaluatedAt } });
  });
});

describe('escalate-when-alert-is-unanswered', () => {
  const subject = { subject: 'A1' };
  const asked = heard('KpiThresholdBreached', breach.data, subject);
  const when = story(escalateUnansweredAlert).when;

  it('sets a deadline whenever somebody is asked, and takes it back when they answer', () => {
    expect(when(asked).deadlines()).toEqual([{ name: 'answer', at: breach.data.answerBy }]);
    expect(when(heard('AlertEscalated', toManager.data, subject)).deadlines()).toHaveLength(1);
    expect(when(heard('AlertSnoozed', snoozed.data, subject)).deadlines()).toEqual([
      { name: 'answer', at: rest.until },
    ]);
    for (const event of [
      heard('AlertAcknowledged', acknowledged.data, subject),
      heard('AlertAssigned', assigned.data, subject),
      heard('KpiRecovered', recovered.data, subject),
      heard('AlertResolved', resolved.data, subject),
    ])
      expect(when(event).deadlines()).toEqual([{ name: 'answer', at: '' }]);
  });
  it('asks the next in line when it has passed', () => {
    const run = escalateUnansweredAlert.on.AlertEscalated?.remember?.(
      { asked: 'planner' },
      heard('AlertEscalated', toManager.data, subject),
    );
    expect(escalateUnansweredAlert.passed?.answer?.send(run ?? { asked: '' }, 'A1', '')).toMatchObject([
      { to: 'alert', id: 'A1', name: 'EscalateAlert', data: { from: 'site-manager' } },
    ]);
  });
});
