/** A case has a baseline of days that are over, is checked on others, and closed with what was measured. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { improvementCase } from './improvement-case.js';

const ana = { name: 'Ana', lastDay: '' };
const { given } = spec(improvementCase, { person: ana });

const open = {
  ...({ title: 'Late carriers', kpi: 'otif', site: 'lyon', problem: 'Every third line is late.' } as const),
  ...{ owner: 'ana', baselineFrom: '2026-01-26', baselineTo: '2026-02-09' },
};
const opened = happened('ImprovementOpened', open);
const measuredAt = '2026-03-02T10:00:00.000Z';
const baseline = { mean: '0.81', days: 10, formulaVersion: 2, measuredAt };
const baselined = happened('ImprovementBaselined', baseline);
const cause = happened('RootCauseFound', { rootCause: 'Lorries are booked on the day itself.' });
const action = { countermeasure: 'C-1', what: 'Book two days ahead.', owner: 'ana', due: '2026-03-09' };
const agreed = happened('CountermeasureAgreed', action);
const done = { countermeasure: 'C-1', done: 'Booked by contract.' };
const implemented = (on = '2026-02-10') => happened('CountermeasureImplemented', { ...done, on });
const window = { from: '2026-02-11', to: '2026-02-25' };
const planned = happened('EffectPlanned', window);
const effect = {
  ...{ ...window, baseline: '0.81', baselineDays: 10, mean: '0.95', days: 10, difference: '0.14' },
  ...({
    low: '0.05',
    high: '0.23',
    pValue: '0.004',
    verdict: 'better',
    formulaVersion: 2,
    measuredAt,
  } as const),
};
const verified = happened('ImprovementVerified', effect);
const closed = happened('ImprovementClosed', { learned: 'The contract is the standard of all sites.' });
const ready = [opened, baselined, cause, agreed, implemented()] as const;

describe('OpenImprovementCase', () => {
  it('opens once', () => {
    given().when('OpenImprovementCase', open).then(opened);
    given(opened).when('OpenImprovementCase', open).nothing();
    given(opened)
      .when('OpenImprovementCase', { ...open, title: 'Other' })
      .refused('GOV-IMP-STATE');
  });
  it('has a baseline that is over and long enough', () => {
    for (const baselineTo of ['2026-01-30', '2026-01-20', '2027-02-09', '2026-03-03'])
      given()
        .when('OpenImprovementCase', { ...open, baselineTo })
        .refused('GOV-IMP-WINDOW');
    const last = { ...open, baselineTo: '2026-03-02' };
    given().when('OpenImprovementCase', last).then(happened('ImprovementOpened', last));
  });
  it('is about a site of theirs, somebody who works here, and an alert of the same figure', () => {
    given().at({ site: null }).when('OpenImprovementCase', open).refused('GOV-IMP-SITE');
    const { site: _, ...everywhere } = open;
    given()
      .at({ site: null, boundTo: ['lyon'] })
      .when('OpenImprovementCase', everywhere)
      .refused('GOV-IMP-SITE');
    given().knowing({ person: undefined }).when('OpenImprovementCase', open).refused('GOV-IMP-PERSON');
    const answers = { ...open, alert: 'A1' };
    given().when('OpenImprovementCase', answers).refused('GOV-IMP-ALERT');
    const alertOf = (site: string) => ({ alert: { breach: { kpi: 'otif', site } } });
    given().knowing(alertOf('porto')).when('OpenImprovementCase', answers).refused('GOV-IMP-ALERT');
    given()
      .knowing(alertOf('lyon'))
      .when('OpenImprovementCase', answers)
      .then(happened('ImprovementOpened', answers));
  });
});

describe('a countermeasure', () => {
  it('is agreed and done once, by somebody who works here', () => {
    given(opened).when('AgreeCountermeasure', action).then(agreed);
    given(opened, agreed).when('AgreeCountermeasure', action).nothing();
    given(opened, agreed)
      .when('AgreeCountermeasure', { ...action, what: 'Other' })
      .refused('GOV-IMP-STATE');
    given(opened)
      .when('AgreeCountermeasure', { ...action, due: '2026-03-01' })
      .refused('GOV-IMP-DUE');
    const gone = { person: { ...ana, lastDay: '2026-03-01' } };
    given(opened).knowing(gone).when('AgreeCountermeasure', action).refused('GOV-IMP-PERSON');
    given(opened, agreed).when('ImplementCountermeasure', done).then(implemented('2026-03-02'));
    given(opened, agreed, implemented()).when('ImplementCountermeasure', done).nothing();
    given(opened).when('ImplementCountermeasure', done).refused('GOV-IMP-ACTION');
    given(opened, agreed, implemented())
      .when('ImplementCountermeasure', { ...done, done: 'Other' })
      .refused('GOV-IMP-STATE');
  });
});

describe('G05: the effect', () => {
  it('is looked for when the baseline is measured, the cause known and all done', () => {
    given(opened).when('PlanEffect', window).refused('GOV-IMP-BASELINE');
    given(opened, baselined).when('PlanEffect', window).refused('GOV-IMP-CAUSE');
    given(opened, baselined, cause).when('PlanEffect', window).refused('GOV-IMP-ACTION');
    given(opened, baselined, cause, agreed).when('PlanEffect', window).refused('GOV-IMP-ACTION');
    given(...ready)
      .when('PlanEffect', window)
      .then(planned);
    given(...ready, planned)
      .when('PlanEffect', window)
      .nothing();
  });
  it('is looked for on days that are not those of the baseline, and after what was done', () => {
    for (const [from, to] of [
      ...([['2026-02-08', '2026-02-25'] as const, ['2026-02-10', '2026-02-25'] as const] as const),
      ['2026-02-11', '2026-02-15'] as const,
    ])
      given(...ready)
        .when('PlanEffect', { from, to })
        .refused('GOV-IMP-WINDOW');
    given(opened, baselined, cause, agreed, implemented('2026-01-28'))
      .when('PlanEffect', { from: '2026-02-08', to: '2026-02-25' })
      .refused('GOV-IMP-WINDOW');
  });
  it('is measured once, on the days that were planned and are over', () => {
    given(...ready, planned)
      .when('RecordEffect', effect)
      .then(verified);
    given(...ready, planned, verified)
      .when('RecordEffect', effect)
      .nothing();
    given(...ready)
      .when('RecordEffect', effect)
      .nothing();
    given(...ready, planned)
      .when('RecordEffect', { ...effect, to: '2026-02-26' })
      .refused('GOV-IMP-WINDOW');
    const ahead = happened('EffectPlanned', { from: '2026-02-25', to: '2026-03-03' });
    given(...ready, ahead)
      .when('RecordEffect', { ...effect, ...ahead.data })
      .refused('GOV-IMP-WINDOW');
  });
  it('closes the case, and opens it again when it is gone', () => {
    given(...ready, planned)
      .when('CloseImprovementCase', closed.data)
      .refused('GOV-IMP-UNVERIFIED');
    const over = [...ready, planned, verified, closed];
    given(...ready, planned, verified)
      .when('CloseImprovementCase', closed.data)
      .then(closed);
    given(...over)
      .when('CloseImprovementCase', closed.data)
      .nothing();
    const lost = { ...effect, from: '2026-02-16', to: '2026-03-02', verdict: 'unproven' as const };
    given(...over)
      .when('ReopenImprovementCase', lost)
      .refused('GOV-IMP-WINDOW');
    const later = { ...lost, from: '2026-02-25' };
    const reopened = happened('ImprovementReopened', later);
    given(...over)
      .when('ReopenImprovementCase', { ...later, to: '2026-03-03' })
      .refused('GOV-IMP-WINDOW');
    given(...over)
      .when('ReopenImprovementCase', later)
      .then(reopened);
    given(...over, reopened)
      .when('ReopenImprovementCase', later)
      .nothing();
    expect(given(...over, reopened).state()).toMatchObject({ status: 'open', effect: later });
  });
  it('changes nothing of a case that is closed', () => {
    const over = [...ready, planned, verified, closed];
    given(...over)
      .when('StateRootCause', { rootCause: 'Other' })
      .refused('GOV-IMP-STATE');
    given(...over)
      .when('AgreeCountermeasure', { ...action, countermeasure: 'C-2' })
      .refused('GOV-IMP-STATE');
    given(...over)
      .when('PlanEffect', { from: '2026-02-26', to: '2026-03-09' })
      .refused('GOV-IMP-STATE');
    given(opened, baselined).when('RecordBaseline', baseline).nothing();
    given(opened).when('RecordBaseline', baseline).then(baselined);
    given(opened, cause).when('StateRootCause', cause.data).nothing();
  });
});
