/** Incidents are contained, restored and closed in that order, with a cause and what was agreed done. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { incident } from './incident.js';

const { given } = spec(incident);
const at = '2026-03-02T09:00:00.000Z';
const report = { site: 'lyon', kind: 'equipment' as const, severity: 3, title: 'Coolant pump failed' };
const reported = { ...happened('IncidentReported', report), occurredAt: at };
const hurt = { ...report, kind: 'safety' as const, severity: 4, injury: 'lost-time' as const };
const reportedHurt = { ...happened('IncidentReported', hurt), occurredAt: at };
const contained = happened('IncidentContained', { how: 'Machine stopped, floor cleaned.' });
const restored = happened('ServiceRestored', {
  ...{ kind: 'equipment' as const, how: 'Pump replaced.', reportedAt: at },
});
const action = { action: 'A-1', what: 'Fit a drip tray.', owner: 'ana', due: '2026-03-09' };
const agreed = happened('IncidentActionAgreed', action);
const done = happened('IncidentActionDone', { action: 'A-1', done: 'Fitted.' });
const closed = (rootCause?: string) =>
  happened('IncidentClosed', rootCause === undefined ? {} : { rootCause });

describe('ReportIncident', () => {
  it('reports once', () => {
    given().when('ReportIncident', report).then(happened('IncidentReported', report));
    given(reported).when('ReportIncident', report).nothing();
    given(reported)
      .when('ReportIncident', { ...report, severity: 1 })
      .refused('INC-STATE');
  });
  it('says of safety what came of it for people, and of nothing else that somebody was hurt', () => {
    given()
      .when('ReportIncident', { ...report, kind: 'safety' })
      .refused('INC-INJURY');
    given()
      .when('ReportIncident', { ...report, injury: 'medical' })
      .refused('INC-INJURY');
    const nearMiss = { ...report, kind: 'safety' as const, injury: 'none' as const };
    given().when('ReportIncident', nearMiss).then(happened('IncidentReported', nearMiss));
  });
});

describe('an incident', () => {
  it('is contained, then restored, then closed', () => {
    given(reported).when('ContainIncident', contained.data).then(contained);
    given(reported, contained).when('ContainIncident', contained.data).nothing();
    given(reported).when('RecoverIncident', { how: 'Pump replaced.' }).refused('INC-ORDER');
    given(reported, contained).when('RecoverIncident', { how: 'Pump replaced.' }).then(restored);
    given(reported, contained).when('CloseIncident', {}).refused('INC-ORDER');
    given(reported, contained, restored).when('CloseIncident', {}).then(closed());
    given(reported, contained, restored, closed()).when('CloseIncident', {}).nothing();
  });
  it('is neither contained nor restored before it was reported', () => {
    const early = { at: '2026-03-02T08:59:00.000Z' };
    given(reported).at(early).when('ContainIncident', contained.data).refused('INC-TIME');
    given(reported, contained)
      .at(early)
      .when('RecoverIncident', { how: 'Pump replaced.' })
      .refused('INC-TIME');
  });
  it('is not closed without its cause where it was grave, or somebody was hurt', () => {
    const grave = happened('IncidentReported', { ...report, severity: 2 });
    given(grave, contained, restored).when('CloseIncident', {}).refused('INC-NO-CAUSE');
    given(grave, contained, restored)
      .when('CloseIncident', { rootCause: 'Worn seal.' })
      .then(closed('Worn seal.'));
    given(reportedHurt, contained, restored).when('CloseIncident', {}).refused('INC-NO-CAUSE');
  });
  it('is not closed while what was agreed is open, nor without anything where somebody was hurt', () => {
    const close = { rootCause: 'Oil on the floor.' };
    given(reportedHurt, contained, restored).when('CloseIncident', close).refused('INC-ACTION');
    given(reportedHurt, contained, restored, agreed).when('CloseIncident', close).refused('INC-ACTION');
    given(reportedHurt, contained, restored, agreed, done)
      .when('CloseIncident', close)
      .then(closed('Oil on the floor.'));
  });
});

describe('an action', () => {
  it('is agreed on and done, each once', () => {
    given(reported).when('AgreeAction', action).then(agreed);
    given(reported, agreed).when('AgreeAction', action).nothing();
    given(reported, agreed).when('CompleteAction', done.data).then(done);
    given(reported, agreed, done).when('CompleteAction', done.data).nothing();
  });
  it('is not due on a day that is over, nor done if nobody agreed on it', () => {
    given(reported)
      .when('AgreeAction', { ...action, due: '2026-03-01' })
      .refused('INC-DUE');
    given(reported).when('CompleteAction', done.data).refused('INC-ACTION');
    given(reported, agreed)
      .when('AgreeAction', { ...action, what: 'Other.' })
      .refused('INC-STATE');
  });
});
