/** Monitoring rules fit together and are tried before they hold; two never watch the same at one time. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { monitoringRule } from './monitoring-rule.js';

const granted = { granted: { level: 'site', rightId: 'monitoring-rule.coo', policyVersion: 1 } };
const refused = { granted: null, escalatesTo: 'coo', why: 'No right.' };
const { given } = spec(monitoringRule, { right: granted });

const watched = { kpi: 'otif', site: 'lyon', severity: 'warning', watch: 'below' } as const;
const terms = {
  ...{ ...watched, limit: '0.9', clears: '0.95' },
  ...{ days: 7, evaluatedAt: '06:30', owner: 'planner', answerWithin: 'PT4H' },
  validFrom: '2026-03-02T11:00:00.000Z',
};
const backTest = {
  ...{ from: '2026-01-01', to: '2026-03-02', evaluations: 60, breaches: 2, daysInBreach: 9 },
  ...{ raisedOn: ['2026-01-09', '2026-02-01'], formulaVersion: 2 },
};
const defined = happened('MonitoringRuleDefined', terms);
const tried = happened('MonitoringRuleBackTested', backTest);
const enabled = happened('MonitoringRuleEnabled', { ...watched, from: '2026-03-02T11:00:00.000Z' });
const ended = happened('MonitoringRuleEnded', { ...watched, reason: 'Another limit' });

describe('DefineMonitoringRule', () => {
  it('defines once', () => {
    given().when('DefineMonitoringRule', terms).then(defined);
    given(defined).when('DefineMonitoringRule', terms).nothing();
    given(defined)
      .when('DefineMonitoringRule', { ...terms, days: 14 })
      .refused('GOV-RULE-STATE');
  });
  it('needs a right, and a site that there is and that is theirs', () => {
    given().knowing({ right: refused }).when('DefineMonitoringRule', terms).refused('GOV-RULE-RIGHT');
    given().at({ site: null }).when('DefineMonitoringRule', terms).refused('GOV-RULE-SITE');
    const { site: _, ...everywhere } = terms;
    given()
      .at({ site: null, boundTo: ['lyon'] })
      .when('DefineMonitoringRule', everywhere)
      .refused('GOV-RULE-SITE');
    given()
      .at({ site: null })
      .when('DefineMonitoringRule', everywhere)
      .then(happened('MonitoringRuleDefined', everywhere));
  });
  it('has the terms of its kind', () => {
    const { limit: _, clears: __, ...bare } = terms;
    given().when('DefineMonitoringRule', bare).refused('GOV-RULE-TERMS');
    given()
      .when('DefineMonitoringRule', { ...terms, watch: 'silent' })
      .refused('GOV-RULE-TERMS');
    given()
      .when('DefineMonitoringRule', { ...bare, watch: 'rising' })
      .refused('GOV-RULE-TERMS');
    given()
      .when('DefineMonitoringRule', { ...terms, points: 6 })
      .refused('GOV-RULE-TERMS');
    for (const good of [
      { ...bare, watch: 'silent' as const },
      { ...bare, watch: 'falling' as const, points: 6 },
      { ...terms, watch: 'above' as const, clears: '0.9' },
    ])
      given().when('DefineMonitoringRule', good).then(happened('MonitoringRuleDefined', good));
  });
  it('clears on the good side of the limit', () => {
    given()
      .when('DefineMonitoringRule', { ...terms, clears: '0.89' })
      .refused('GOV-RULE-TERMS');
    given()
      .when('DefineMonitoringRule', { ...terms, watch: 'above' })
      .refused('GOV-RULE-TERMS');
  });
  it('holds from now on, and ends after it begins', () => {
    given()
      .when('DefineMonitoringRule', { ...terms, validFrom: '2026-03-02T10:59:59.999Z' })
      .refused('GOV-RULE-PERIOD');
    given()
      .when('DefineMonitoringRule', { ...terms, validTo: terms.validFrom })
      .refused('GOV-RULE-PERIOD');
  });
});

describe('a monitoring rule', () => {
  it('is tried on history before it is enabled, and not after', () => {
    given(defined).when('EnableMonitoringRule', {}).refused('GOV-RULE-UNTESTED');
    given(defined).when('RecordBackTest', backTest).then(tried);
    given(defined, tried).when('RecordBackTest', backTest).nothing();
    given(defined, tried).when('EnableMonitoringRule', {}).then(enabled);
    given(defined, tried, enabled).when('EnableMonitoringRule', {}).nothing();
    given(defined, tried, enabled)
      .when('RecordBackTest', { ...backTest, breaches: 3 })
      .refused('GOV-RULE-STATE');
  });
  it('holds from when it is enabled, or later where it says so', () => {
    const soon = happened('MonitoringRuleDefined', { ...terms, validFrom: '2026-03-09T00:00:00.000Z' });
    given(soon, tried)
      .when('EnableMonitoringRule', {})
      .then(happened('MonitoringRuleEnabled', { ...watched, from: '2026-03-09T00:00:00.000Z' }));
    const over = happened('MonitoringRuleDefined', { ...terms, validTo: '2026-03-02T11:00:00.000Z' });
    given(over, tried).when('EnableMonitoringRule', {}).refused('GOV-RULE-PERIOD');
  });
  it('does not overlap with one that watches the same', () => {
    const beside = (span: object) => given(defined, tried).knowing({ others: { before: span } });
    beside({ from: '2026-01-01T00:00:00.000Z' }).when('EnableMonitoringRule', {}).refused('GOV-RULE-OVERLAP');
    beside({ from: '2027-01-01T00:00:00.000Z' }).when('EnableMonitoringRule', {}).refused('GOV-RULE-OVERLAP');
    beside({ from: '2026-01-01T00:00:00.000Z', until: terms.validFrom })
      .when('EnableMonitoringRule', {})
      .then(enabled);
  });
  it('is enabled and ended by right, and stays ended', () => {
    const without = { right: refused };
    given(defined, tried).knowing(without).when('EnableMonitoringRule', {}).refused('GOV-RULE-RIGHT');
    given(defined)
      .knowing(without)
      .when('EndMonitoringRule', { reason: 'Another limit' })
      .refused('GOV-RULE-RIGHT');
    given(defined, tried, enabled).when('EndMonitoringRule', { reason: 'Another limit' }).then(ended);
    given(defined, ended).when('EndMonitoringRule', { reason: 'Another limit' }).nothing();
    given(defined, tried, ended).when('EnableMonitoringRule', {}).refused('GOV-RULE-STATE');
  });
});
