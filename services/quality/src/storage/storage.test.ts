/** What sensors read beyond the limits of an item is found once, in whichever unit they read it. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec, story } from '@gemba/decider/testing';
import { none } from '@gemba/measures/quantity';
import { send } from '@gemba/decider/process';
import { nonconformance } from '../containment/nonconformance.js';
import { containWhenASensorFindsAnExcursion } from '../processes/contain-when-a-sensor-finds-an-excursion.js';
import { excursion, excursionId } from './excursion.js';
import { storageCondition } from './storage-condition.js';

const cold = { measurement: 'Temperature', unit: 'CEL', lower: '2', upper: '8' };
const goods = { site: 'lyon', item: 'SERUM', lot: 'S-7', quantity: { value: '40', unit: 'C62' } };
const id = excursionId(goods);
const readAt = '2026-03-02T08:15:00.000Z';
const read = (least: string, most: string, unit = 'CEL', measurement = 'Temperature') => ({
  ...goods,
  readings: [{ measurement, unit, least, most }],
  ...{ readAt, report: 'abc' },
});
const found = (value: string, nth = 1) =>
  happened('ExcursionFound', {
    ...{ ...goods, ...cold, value, readAt, report: 'abc' },
    nonconformance: `1.${nth}`,
  });
const bears = { bears: { limits: [cold] } };

describe('SetStorageConditions', () => {
  const { given } = spec(storageCondition, { item: { unit: 'C62' } });
  const set = { item: 'SERUM', limits: [cold] };
  it('sets them once', () => {
    given().when('SetStorageConditions', set).then(happened('StorageConditionsSet', set));
    given(happened('StorageConditionsSet', set)).when('SetStorageConditions', set).nothing();
  });
  it.each([
    ['without any limit', [{ measurement: 'Temperature', unit: 'CEL' }]],
    ['the wrong way round', [{ ...cold, lower: '9' }]],
    ['twice for one measurement', [cold, cold]],
    ['of something that no sensor measures', [{ ...cold, measurement: 'Mood' }]],
    ['in a unit of something else', [{ ...cold, unit: 'KGM' }]],
  ])('refuses limits %s', (_, limits) =>
    given()
      .when('SetStorageConditions', { ...set, limits })
      .refused('QAL-STC-LIMITS'),
  );
  it('refuses an item that there is not', () =>
    given().knowing({ item: undefined }).when('SetStorageConditions', set).refused('QAL-GDS-ITEM'));
});

describe('JudgeReadings', () => {
  const { given } = spec(excursion, bears);
  it.each([
    ['1.9', '5', '1.9'],
    ['3', '8.000001', '8.000001'],
    ['-4', '9', '-4'],
  ])('finds %s to %s °C, and says what is farthest from 2 to 8', (least, most, value) =>
    given().when('JudgeReadings', read(least, most)).then(found(value)),
  );
  it('finds 50 °F, which are 10 °C', () =>
    given()
      .when('JudgeReadings', read('40', '50', 'FAH'))
      .then(found('10')));
  it('has nothing to say of what is within, of another measurement, and of items without limits', () => {
    given().when('JudgeReadings', read('2', '8')).nothing();
    given()
      .when('JudgeReadings', read('99', '99', 'P1', 'RelativeHumidity'))
      .nothing();
    given().knowing({ bears: undefined }).when('JudgeReadings', read('20', '20')).nothing();
  });
  it('holds what is named beyond what it holds already', () => {
    const pallet = { ...read('20', '20'), quantity: { value: '55', unit: 'C62' } };
    const { data, ...second } = found('20', 2);
    given(found('10'))
      .when('JudgeReadings', pallet)
      .then({ ...second, data: { ...data, quantity: { value: '15', unit: 'C62' }, more: true } });
    const both = { ...second, data: { ...data, quantity: { value: '15', unit: 'C62' }, more: true } };
    given(found('10'), both).when('JudgeReadings', pallet).nothing();
  });
  it('begins the next nonconformance only when the last one is decided', () => {
    const { quantity } = goods;
    const open = { registered: { quantity }, disposed: none('C62') };
    given(found('10')).when('JudgeReadings', read('20', '20')).nothing();
    given(found('10')).knowing({ last: open }).when('JudgeReadings', read('20', '20')).nothing();
    given(found('10'))
      .knowing({ last: { ...open, disposed: quantity } })
      .when('JudgeReadings', read('20', '20'))
      .then(found('20', 2));
  });
});

describe('contain when a sensor finds an excursion', () => {
  const { site, ...line } = goods;
  const report = (more: object = {}) =>
    heard(
      'EpcisEventCaptured',
      {
        ...{ epcisId: 'urn:uuid:1', epcisType: 'ObjectEvent', eventTime: readAt, recordTime: readAt },
        ...{ captureJob: 'job', document: {}, match: 'matched' as const, lines: [line], sites: [site] },
        readings: [{ measurement: 'Temperature', unit: 'CEL', least: '9', most: '9' }],
        ...more,
      },
      { subject: 'abc' },
    );
  const told = (more?: object) => story(containWhenASensorFindsAnExcursion).when(report(more));
  it('judges what was read of each lot', () =>
    told().sends(send(excursion, [id, 'JudgeReadings'], read('9', '9'))));
  it.each([
    ['that moves nothing', { match: 'unmatched' }],
    ['without readings', { readings: undefined }],
    ['of no site', { sites: undefined }],
  ])('does not care for a report %s', (_, more) => told(more).sends());
  it('registers what is found, which holds it', () => {
    const { data } = found('10');
    const [sent] = story(containWhenASensorFindsAnExcursion).when(
      heard('ExcursionFound', data, { subject: id }),
    ).sent;
    expect(sent).toMatchObject({
      ...{ to: nonconformance.name, id: '1.1', name: 'RegisterNonconformance' },
      data: {
        ...{ source: 'sensor', sourceRef: `excursion/${id}`, lot: 'S-7', quantity: { value: '40' } },
        description: `Temperature was 10 CEL at ${readAt}; SERUM bears at least 2, at most 8 CEL.`,
      },
    });
  });
});
