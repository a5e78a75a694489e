/** Readings of sensors are gathered by measurement and unit; what nobody here can read is left out. */
import { expect, it } from '@jest/globals';
import type { EpcisEvent } from '../document/check.js';
import { readingsIn } from './sensors.js';

const read = (...reports: readonly object[]) =>
  readingsIn({
    type: 'ObjectEvent',
    sensorElementList: reports.map((each) => ({ sensorReport: [each] })),
  } as unknown as EpcisEvent);
const temperature = { type: 'gs1:Temperature', uom: 'CEL' };

it('takes the least and the most of all that was reported in one unit', () =>
  expect(
    read(
      { ...temperature, value: 5.25 },
      { ...temperature, minValue: -1, maxValue: 7.1, meanValue: 4 },
      { type: 'https://gs1.org/voc/Temperature', uom: 'FAH', value: 41 },
    ),
  ).toEqual([
    { measurement: 'Temperature', unit: 'CEL', least: '-1', most: '7.1' },
    { measurement: 'Temperature', unit: 'FAH', least: '41', most: '41' },
  ]));

it('keeps what each device read apart', () => {
  const of = (deviceID: string, value: number) => ({
    sensorMetadata: { deviceID },
    sensorReport: [{ ...temperature, value }],
  });
  const sensorElementList = [of('urn:epc:id:giai:4000001.1', 60), of('urn:epc:id:giai:4000001.2', 81)];
  const event = { type: 'ObjectEvent', sensorElementList } as unknown as EpcisEvent;
  expect(readingsIn(event)?.map(({ device, most }) => [device, most])).toEqual([
    ['urn:epc:id:giai:4000001.1', '60'],
    ['urn:epc:id:giai:4000001.2', '81'],
  ]);
});

it.each([
  ['of another vocabulary', { type: 'ex:Mood', uom: 'CEL', value: 1 }],
  ['in an unknown unit', { ...temperature, uom: 'XYZ', value: 1 }],
  ['without a number', { ...temperature, stringValue: 'cold' }],
  ['beyond all decimals', { ...temperature, value: 1e30 }],
])('leaves out what is %s', (_, report) => expect(read(report)).toBeUndefined());

it('has nothing to say of an event without sensors', () =>
  expect(readingsIn({ type: 'ObjectEvent' } as unknown as EpcisEvent)).toBeUndefined());
