/** An inspection keeps its plan, takes each sample once, and decides as the measurements say. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { inspection } from './inspection.js';
import { inspectionId } from './inspection-id.js';
import { samplesOf } from './verdict.js';

const { given } = spec(inspection, { itemNamed: { unit: 'C62' } });
const characteristic = (id: string) => ({
  id,
  name: id,
  nominal: '20',
  lower: '19.95',
  upper: '20.05',
  unit: 'MMT',
});
const characteristics = [characteristic('bore'), characteristic('depth')];
const plan = (version: number) => ({
  plan: { released: { item: 'PUMP', version, trigger: 'completion', sampleSize: 2, characteristics } },
});
const lot = {
  ...{ site: 'lyon', item: 'PUMP', lot: 'L-7', quantity: { value: '9', unit: 'C62' } },
  ...{ trigger: 'completion' as const, source: 'production-order/7' },
};
const opened = happened('InspectionOpened', { ...lot, planVersion: 1, sampleSize: 2, characteristics });
const measured = (id: string, sample: number, value: string) =>
  happened('MeasurementRecorded', { characteristic: id, sample, value, within: value.startsWith('20') });
const all = [
  measured('bore', 1, '20'),
  measured('bore', 2, '20.05'),
  measured('depth', 1, '20'),
  measured('depth', 2, '20'),
];
const accepted = happened('InspectionDecided', { ...lot, verdict: 'accept' as const, failed: [] });
const rejected = happened('InspectionDecided', { ...lot, verdict: 'reject' as const, failed: ['bore'] });

describe('OpenInspection', () => {
  it('opens with the plan in force', () => given().knowing(plan(1)).when('OpenInspection', lot).then(opened));
  it('takes every piece of a small lot', () => {
    const one = { ...lot, quantity: { value: '1', unit: 'C62' } };
    given()
      .knowing(plan(1))
      .when('OpenInspection', one)
      .then(happened('InspectionOpened', { ...opened.data, ...one, sampleSize: 1 }));
    expect(samplesOf(5, { value: '0.5', unit: 'KGM' })).toBe(5);
  });
  it('has nothing to say to a repeat', () =>
    given(opened).knowing(plan(1)).when('OpenInspection', lot).nothing());
  it('refuses a later plan', () =>
    given(opened).knowing(plan(2)).when('OpenInspection', lot).refused('QAL-SMP-SNAPSHOT'));
  it('refuses another lot under the same id', () =>
    given(opened)
      .knowing(plan(1))
      .when('OpenInspection', { ...lot, lot: 'L-8' })
      .refused('QAL-INS-STATE'));
  it('O7: does not take the same goods that came twice for one receipt', () => {
    const first = { ...lot, receipt: 'event-1' };
    given(happened('InspectionOpened', { ...opened.data, ...first }))
      .knowing(plan(1))
      .when('OpenInspection', { ...first, receipt: 'event-2' })
      .refused('QAL-INS-STATE');
  });
  it('O7: decides the quantity that it was opened for, and no other of the lot', () => {
    const seven = { ...lot, quantity: { value: '7', unit: 'C62' }, receipt: 'event-2' };
    given(happened('InspectionOpened', { ...opened.data, ...seven }), ...all)
      .when('DecideInspection', {})
      .then(happened('InspectionDecided', { ...seven, verdict: 'accept' as const, failed: [] }));
  });
  it('refuses without a plan', () => given().when('OpenInspection', lot).refused('QAL-INS-PLAN'));
});

describe('RecordMeasurement', () => {
  const record = (id: string, sample: number, value: string) =>
    [{ characteristic: id, sample, value }] as const;
  it.each([
    ['20', true],
    ['19.95', true],
    ['20.05', true],
    ['20.050001', false],
    ['19.949999', false],
  ])('says whether %s lies within the limits: %s', (value, within) =>
    given(opened)
      .when('RecordMeasurement', ...record('bore', 1, value))
      .then(happened('MeasurementRecorded', { characteristic: 'bore', sample: 1, value, within })),
  );
  it('has nothing to say to a repeat', () =>
    given(opened, ...all)
      .when('RecordMeasurement', ...record('bore', 1, '20'))
      .nothing());
  it('refuses another value for a sample', () =>
    given(opened, ...all)
      .when('RecordMeasurement', ...record('bore', 1, '20.01'))
      .refused('QAL-INS-STATE'));
  it('refuses a sample more than the lot has to give', () =>
    given(opened)
      .when('RecordMeasurement', ...record('bore', 3, '20'))
      .refused('QAL-INS-SAMPLE'));
  it('refuses a characteristic that the plan did not have', () =>
    given(opened)
      .when('RecordMeasurement', ...record('weight', 1, '20'))
      .refused('QAL-SMP-SNAPSHOT'));
  it('refuses after the decision', () =>
    given(opened, measured('bore', 1, '21'), measured('depth', 1, '20'), rejected)
      .when('RecordMeasurement', ...record('bore', 2, '20'))
      .refused('QAL-INS-STATE'));
});

describe('DecideInspection', () => {
  it('accepts when all samples are within limits', () =>
    given(opened, ...all)
      .when('DecideInspection', {})
      .then(accepted));
  it('rejects as soon as one is not', () =>
    given(opened, measured('bore', 1, '21'), measured('depth', 1, '20'))
      .when('DecideInspection', {})
      .then(rejected));
  it('lets an inspector reject for another reason', () =>
    given(opened, ...all)
      .when('DecideInspection', { verdict: 'reject' })
      .then(happened('InspectionDecided', { ...lot, verdict: 'reject' as const, failed: [] })));
  it('has nothing to say to a repeat', () => {
    given(opened, ...all, accepted)
      .when('DecideInspection', {})
      .nothing();
    given(opened, ...all, accepted)
      .when('DecideInspection', { verdict: 'accept' })
      .nothing();
  });
  it('refuses a second verdict', () =>
    given(opened, ...all, accepted)
      .when('DecideInspection', { verdict: 'reject' })
      .refused('QAL-INS-STATE'));
  it('refuses while a characteristic is not measured', () =>
    given(opened, measured('bore', 1, '21'))
      .when('DecideInspection', {})
      .refused('QAL-INS-INCOMPLETE'));
  it('refuses to accept before all samples are taken', () =>
    given(opened, ...all.slice(1))
      .when('DecideInspection', {})
      .refused('QAL-INS-SAMPLE'));
  it('refuses to accept what is out of its limits', () =>
    given(opened, measured('bore', 1, '21'), measured('depth', 1, '20'))
      .when('DecideInspection', { verdict: 'accept' })
      .refused('QAL-INS-LIMIT'));
});

it('is found by lot and trigger within the length of an id', () => {
  expect(inspectionId('L-7', 'receipt')).toBe('L-7.receipt');
  expect(inspectionId('x'.repeat(120), 'completion').length).toBeLessThanOrEqual(120);
});
