/**
 * Employees are hired once, paid in the currency of their site, and hold what was granted and not
 * revoked.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec, story } from '@gemba/decider/testing';
import { askForTrainingBeforeItIsOverdue } from '../processes/ask-for-training-before-it-is-overdue.js';
import { covers, employee } from './employee.js';

const { given } = spec(employee);
const ana = {
  ...{ name: 'Ana', site: 'lyon', position: 'Machinist', costCentre: 'C1', start: '2026-01-05' },
  hourlyCost: { amount: '30.00', currency: 'EUR' },
};
const hired = happened('EmployeeHired', ana);
const cnc = { skill: 'cnc', level: 3, validFrom: '2026-01-10', validTo: '2026-06-30', evidence: 'course 12' };
const granted = happened('QualificationGranted', cnc);
const revoked = happened('QualificationRevoked', { skill: 'cnc', reason: 'accident' });
const left = happened('EmployeeLeft', { lastDay: '2026-03-31' });

describe('HireEmployee', () => {
  it('hires', () => given().when('HireEmployee', ana).then(hired));
  it('has nothing to say to a repeat', () => given(hired).when('HireEmployee', ana).nothing());
  it('refuses another person under the same id', () =>
    given(hired)
      .when('HireEmployee', { ...ana, name: 'Ben' })
      .refused('HR-EMP-STATE'));
  it('refuses a cost in another currency', () =>
    given()
      .when('HireEmployee', { ...ana, hourlyCost: { amount: '130.00', currency: 'PLN' } })
      .refused('HR-EMP-CURRENCY'));
});

describe('GrantQualification', () => {
  it('grants', () => given(hired).when('GrantQualification', cnc).then(granted));
  it('has nothing to say to a repeat', () => given(hired, granted).when('GrantQualification', cnc).nothing());
  it('grants again after a revocation', () =>
    given(hired, granted, revoked).when('GrantQualification', cnc).then(granted));
  it('refuses an end before the beginning', () =>
    given(hired)
      .when('GrantQualification', { ...cnc, validTo: '2026-01-09' })
      .refused('HR-QUAL-PERIOD'));
  it('refuses who is not hired', () => given().when('GrantQualification', cnc).refused('HR-EMP-STATE'));
});

describe('RevokeQualification', () => {
  const revoke = { skill: 'cnc', reason: 'accident' };
  it('revokes', () => given(hired, granted).when('RevokeQualification', revoke).then(revoked));
  it('has nothing to say to a repeat', () =>
    given(hired, granted, revoked).when('RevokeQualification', revoke).nothing());
  it('refuses who is not hired', () => given().when('RevokeQualification', revoke).refused('HR-EMP-STATE'));
});

describe('EndEmployment', () => {
  const end = { lastDay: '2026-03-31' };
  it('ends', () => given(hired).when('EndEmployment', end).then(left));
  it('has nothing to say to a repeat', () => given(hired, left).when('EndEmployment', end).nothing());
  it('refuses a day before recorded hours or the end of an absence', () => {
    const days = { absences: [], worked: {}, lastDay: '' };
    const ill = { absence: 'A1', from: '2026-03-30' };
    const leaves = (more: object) =>
      given(hired)
        .knowing({ days: { ...days, ...more } })
        .when('EndEmployment', end);
    leaves({ worked: { '2026-04': ['01'] } }).refused('HR-EMP-DAYS');
    leaves({ worked: { '2026-03': ['31'] } }).then(left);
    leaves({ absences: [{ ...ill, to: '2026-04-01' }] }).refused('HR-EMP-DAYS');
    leaves({ absences: [{ ...ill, to: '' }] }).refused('HR-EMP-DAYS');
    leaves({ absences: [{ ...ill, to: '2026-03-31' }] }).then(left);
  });
  it('refuses an end before the beginning', () =>
    given(hired).when('EndEmployment', { lastDay: '2026-01-04' }).refused('HR-EMP-STATE'));
});

it.each([
  ['2026-01-10', '2026-06-30', true],
  ['2026-01-09', '2026-01-10', false],
  ['2026-06-30', '2026-07-01', false],
])('a qualification covers %s to %s: %s', (from, to, expected) => {
  expect(covers(cnc, { from, to })).toBe(expected);
});

describe('AnnounceTraining', () => {
  const asked = { skill: 'cnc', validTo: '2026-06-30' };
  const told = happened('QualificationEndsSoon', asked);
  it('asks for training once for each qualification that ends', () => {
    given(hired, granted).when('AnnounceTraining', asked).then(told);
    given(hired, granted, told).when('AnnounceTraining', asked).nothing();
  });
  it('asks for none that was granted anew, was revoked, or of which the holder leaves before', () => {
    const longer = happened('QualificationGranted', { ...cnc, validTo: '2027-06-30' });
    given(hired, granted, longer).when('AnnounceTraining', asked).nothing();
    given(hired, granted, revoked).when('AnnounceTraining', asked).nothing();
    given(hired, granted, left).when('AnnounceTraining', asked).nothing();
  });
  it('is rung a month before the end, and no longer once it is revoked', () => {
    const when = story(askForTrainingBeforeItIsOverdue).when;
    const of = heard('QualificationGranted', cnc, { subject: 'ANA' });
    expect(when(of)).toMatchObject({ about: 'ANA/cnc' });
    expect(when(of).deadlines()).toEqual([{ name: 'training', at: '2026-05-31T00:00:00.000Z' }]);
    expect(when(heard('QualificationRevoked', revoked.data)).deadlines()).toEqual([
      { name: 'training', at: '' },
    ]);
    const run = { person: 'ANA', ...asked };
    expect(askForTrainingBeforeItIsOverdue.passed?.training?.send(run, 'ANA/cnc', '')).toMatchObject([
      { id: 'ANA', name: 'AnnounceTraining', data: asked },
    ]);
  });
});
