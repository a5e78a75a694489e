/** A control plan has possible limits, one row per characteristic, and moves on to higher versions only. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { controlPlan } from './control-plan.js';

const { given } = spec(controlPlan);
const bore = { id: 'bore', name: 'Bore', nominal: '20', lower: '19.95', upper: '20.05', unit: 'MMT' };
const release = {
  item: 'PUMP',
  version: 1,
  trigger: 'completion' as const,
  sampleSize: 3,
  characteristics: [bore],
};
const released = happened('ControlPlanReleased', release);

describe('ReleaseControlPlan', () => {
  it('releases', () => given().when('ReleaseControlPlan', release).then(released));
  it('has nothing to say to a repeat', () => given(released).when('ReleaseControlPlan', release).nothing());
  it('releases a higher version', () => {
    const next = { ...release, version: 2, sampleSize: 5 };
    given(released).when('ReleaseControlPlan', next).then(happened('ControlPlanReleased', next));
  });
  it('refuses to change a released version', () =>
    given(released)
      .when('ReleaseControlPlan', { ...release, sampleSize: 5 })
      .refused('QAL-PLN-STATE'));
  it.each([{ lower: '20.01' }, { upper: '19.99' }])('refuses impossible limits %j', (limit) =>
    given()
      .when('ReleaseControlPlan', { ...release, characteristics: [{ ...bore, ...limit }] })
      .refused('QAL-PLN-LIMITS'),
  );
  it('refuses one characteristic twice', () =>
    given()
      .when('ReleaseControlPlan', { ...release, characteristics: [bore, bore] })
      .refused('QAL-PLN-TWICE'));
});
