/**
 * One order for each time a reading leaves its limit, whatever comes in between; a counter counts what it
 * rose.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { maintenancePlanEvents } from '@gemba/contracts/events/production/maintenance';
import type { HappenedIn } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { heard, spec, story } from '@gemba/decider/testing';
import { send } from '@gemba/decider/process';
import { shows } from '@gemba/read-model/table';
import { fittedSensor } from '../../equipment/sensors.js';
import { equipment } from '../../equipment/equipment.js';
import { countTowardsMaintenance } from '../../processes/count-towards-maintenance.js';
import { readMachinesBySensorReports } from '../../processes/read-machines-by-sensor-reports.js';
import { maintenancePlan } from '../maintenance-plan.js';
import { sensorReport } from '../sensor-report.js';

const terms = {
  ...{ site: 'lyon', workUnit: 'LATHE-1', kind: 'maintenance' as const, work: 'Look at the bearing.' },
};
const limit = { reading: 'Temperature', unit: 'CEL', above: '80', hysteresis: '5' };
const watched = happened('MaintenancePlanDefined', { ...terms, limit });
const { given } = spec(maintenancePlan);
const minute = (count: number) =>
  new Date(Date.parse('2026-03-02T10:00:00.000Z') + count * 60_000).toISOString();
type Events = HappenedIn<typeof maintenancePlanEvents>[];

const read = (events: Events, value: string, more: object = {}) => {
  const command = { reading: 'Temperature', unit: 'CEL', value, ...more };
  const { decision } = given(...events).when('TakeReading', command);
  if ('refused' in decision) throw new Error(decision.detail);
  return decision as Events;
};
const done = (order: string) => happened('MaintenancePlanFulfilled', { workUnit: 'LATHE-1', order });

describe('a reading that leaves its limit', () => {
  it('asks once, also after the work is done, until it has been back by its hysteresis', () => {
    const events: Events = [watched];
    const said = (value: string, more: object = {}) => {
      const decision = read(events, value, more);
      events.push(...decision);
      return decision.map(({ type }) => type);
    };
    expect(said('81')).toEqual(['MaintenanceFellDue']);
    expect(said('85')).toEqual([]);
    events.push(done('MO-1'));
    expect(said('85')).toEqual([]);
    expect(said('78')).toEqual([]);
    expect(said('82')).toEqual([]);
    expect(said('70', { most: '76' })).toEqual([]);
    expect(said('75')).toEqual(['MaintenanceReadingReturned']);
    expect(said('60', { most: '80.5' })).toEqual(['MaintenanceFellDue']);
  });
  it('is not asked for by a report that comes late', () => {
    const beyond = happened('MaintenanceFellDue', {
      ...{ site: 'lyon', workUnit: 'LATHE-1', work: terms.work, because: 'condition' as const },
      ...{ overdueAt: minute(10), readAt: minute(10) },
    });
    expect(read([watched, beyond], '20', { readAt: minute(5) })).toEqual([]);
    expect(read([watched, beyond], '20', { readAt: minute(15) })).toHaveLength(1);
  });
  it('leads to as many orders as there are crossings, in whatever order work is done', () => {
    const step = fc.oneof(fc.integer({ min: 60, max: 100 }), fc.constant('done' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const events: Events = [watched];
        // The model: armed until beyond, armed again at 75 or less; what is due is not asked for twice.
        let crossings = 0;
        let [isBeyond, isDue] = [false, false];
        for (const each of steps) {
          if (each === 'done') {
            events.push(done('MO'));
            isDue = false;
            continue;
          }
          events.push(...read(events, String(each)));
          if (each > 80 && !isBeyond && !isDue) [crossings, isBeyond, isDue] = [crossings + 1, true, true];
          if (each <= 75) isBeyond = false;
        }
        expect(events.filter(({ type }) => type === 'MaintenanceFellDue')).toHaveLength(crossings);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a counter', () => {
  const counted = happened('MaintenancePlanDefined', {
    ...terms,
    counter: { reading: 'strokes', unit: 'C62', every: '1000' },
  });
  const shows_ = (events: Events, value: string) => read(events, value, { reading: 'strokes', unit: 'C62' });

  it('is due after so much more, and counts on when it is replaced', () => {
    const events: Events = [counted];
    for (const value of ['50000', '50600', '50600', '100']) events.push(...shows_(events, value));
    expect(events.slice(1).map(({ data }) => (data as { since?: string }).since)).toEqual([
      '0',
      '600',
      '700',
    ]);
    const decision = shows_(events, '400');
    expect(decision).toMatchObject([{ data: { since: '1000' } }, { data: { because: 'usage' } }]);
    events.push(...decision, done('MO-1'));
    expect(shows_(events, '1399')).toMatchObject([{ data: { since: '999' } }]);
  });
  it('has a period above zero, and a limit a hysteresis of zero or more', () => {
    const unit = spec(equipment)
      .given(happened('EquipmentRegistered', { name: 'L', site: 'lyon', workCenter: 'C', path: 'a/b/c/d/e' }))
      .state();
    const define = (more: object) =>
      spec(maintenancePlan)
        .given()
        .knowing({ unit })
        .when('DefineMaintenancePlan', { ...terms, ...more });
    define({ counter: { reading: 'strokes', unit: 'C62', every: '0' } }).refused('PRD-MNT-TRIGGER');
    define({ limit: { ...limit, hysteresis: '-1' } }).refused('PRD-MNT-TRIGGER');
    expect(define({ limit }).decision).toMatchObject([{ type: 'MaintenancePlanDefined' }]);
  });
});

describe('a sensor', () => {
  const device = 'urn:epc:id:giai:4000001.111';
  const fitted = shows(
    fittedSensor,
    heard('SensorFitted', { device }, { subject: 'LATHE-1', siteId: 'lyon' }),
  );
  const lathe = happened('EquipmentRegistered', {
    name: 'L',
    site: 'lyon',
    workCenter: 'C',
    path: 'a/b/c/d/e',
  });

  it('is fitted to one machine at a time', () => {
    const of = spec(equipment).given(lathe).at({ id: 'LATHE-1' });
    of.when('FitSensor', { device }).then(happened('SensorFitted', { device }));
    const known = of.knowing({ fitted: fitted[device] });
    known.when('FitSensor', { device }).nothing();
    known.at({ id: 'LATHE-2' }).when('FitSensor', { device }).refused('PRD-EQP-SENSOR');
    known.at({ id: 'LATHE-2' }).when('RemoveSensor', { device }).nothing();
    known.when('RemoveSensor', { device }).then(happened('SensorRemoved', { device }));
    spec(equipment).given().when('FitSensor', { device }).refused('PRD-EQP-STATE');
  });
  it('is heard by its device at the site of its machine; what others read is of goods', () => {
    const readings = [{ measurement: 'Temperature', unit: 'CEL', least: '60', most: '81', device }];
    const report = { readings, readAt: minute(0), sites: ['lyon'] };
    const of = spec(sensorReport)
      .given()
      .knowing({ [`device:${device}`]: fitted[device] });
    const machineRead = happened('MachineRead', {
      ...{ site: 'lyon', workUnit: 'LATHE-1', device, reading: 'Temperature', unit: 'CEL' },
      ...{ least: '60', most: '81', readAt: minute(0) },
    });
    of.when('TakeSensorReport', report).then(machineRead);
    of.when('TakeSensorReport', { ...report, sites: ['porto'] }).nothing();
    spec(sensorReport).given().when('TakeSensorReport', report).nothing();
    spec(sensorReport)
      .given(machineRead)
      .knowing({ [`device:${device}`]: fitted[device] })
      .when('TakeSensorReport', report)
      .nothing();
    const said = heard('MachineRead', machineRead.data);
    story(countTowardsMaintenance)
      .after(heard('MaintenancePlanDefined', watched.data, { subject: 'BEARING' }))
      .when(said)
      .sends(
        send(maintenancePlan, ['BEARING', 'TakeReading'], {
          ...{ reading: 'Temperature', value: '60', most: '81', unit: 'CEL', readAt: minute(0) },
        }),
      );
  });
  it('is asked of no report without a device or a place', () => {
    const captured = (data: object) =>
      story(readMachinesBySensorReports).when(heard('EpcisEventCaptured', data as never, { subject: 'E-1' }));
    const readings = [{ measurement: 'Temperature', unit: 'CEL', least: '60', most: '81', device }];
    expect(captured({ readings, sites: ['lyon'], eventTime: minute(0) }).sent).toMatchObject([
      { name: 'TakeSensorReport', id: 'E-1', site: 'lyon', data: { readAt: minute(0) } },
    ]);
    expect(captured({ readings }).about).toBeNull();
    expect(captured({ readings: [{ ...readings[0], device: undefined }], sites: ['lyon'] }).about).toBeNull();
  });
});
