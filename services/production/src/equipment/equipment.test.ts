/** Equipment is registered once, and says from which state into which it went. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { equipment } from './equipment.js';
import { equipmentPlaces } from './places.js';

const { given } = spec(equipment);
const lathe = { name: 'Lathe 1', site: 'lyon', workCenter: 'CNC', path: 'gemba/lyon/machining/CNC/LATHE-1' };
const registered = happened('EquipmentRegistered', lathe);
const fail = { to: 'downUnplanned', reason: 'spindle' } as const;
const clock = { zone: 'Europe/Paris', dayStart: '06:00' };
const failed = happened('EquipmentStateChanged', { from: 'idle' as const, ...fail });
const busy = { date: '2026-03-02', planned: 'PT16H' };
const planned = happened('BusyTimePlanned', busy);

describe('RegisterEquipment', () => {
  it('registers', () => given().when('RegisterEquipment', lathe).then(registered));
  it('has nothing to say to a repeat', () => given(registered).when('RegisterEquipment', lathe).nothing());
  it('refuses other data', () =>
    given(registered)
      .when('RegisterEquipment', { ...lathe, workCenter: 'PAINT' })
      .refused('PRD-EQP-STATE'));
  it('M01: refuses a path that is not its place in the levels of ISA-95', () => {
    for (const path of [
      ...['LATHE-1', 'gemba/lyon/CNC/LATHE-1', 'gemba/lyon//CNC/LATHE-1', 'gemba/lyon/a/CNC/b/LATHE-1'],
      ...['gemba/porto/machining/CNC/LATHE-1', 'gemba/lyon/machining/PAINT/LATHE-1'],
    ])
      given()
        .when('RegisterEquipment', { ...lathe, path })
        .refused('PRD-EQP-PATH');
  });
  it('M01: refuses a place that is taken, and a work center in two areas', () => {
    const rows = shows(equipmentPlaces, heard('EquipmentRegistered', lathe, { subject: 'LATHE-1' }));
    const other = (path: string) => ({ ...lathe, path });
    const registering = (path: string) =>
      given().knowing({ place: rows[path], center: rows['lyon/CNC'] }).when('RegisterEquipment', other(path));
    registering(lathe.path).refused('PRD-EQP-PATH');
    registering('gemba/lyon/shop/CNC/LATHE-2').refused('PRD-EQP-PATH');
    const second = 'gemba/lyon/machining/CNC/LATHE-2';
    registering(second).then(happened('EquipmentRegistered', other(second)));
  });
});

describe('ChangeEquipmentState', () => {
  const at = '2026-03-02T11:00:00.000Z';
  it('says both states, and since when it had been in the one before', () =>
    given(registered)
      .when('ChangeEquipmentState', fail)
      .then({ ...failed, data: { ...failed.data, since: at, clock } }));
  it('is not entered before the state that it is in, but by what happens by itself', () => {
    const early = { at: '2026-03-02T10:59:00.000Z' };
    const begun = { ...registered, occurredAt: at };
    const known = given(begun);
    known.at(early).when('ChangeEquipmentState', fail).refused('PRD-EQP-TIME');
    known
      .at({ ...early, by: { kind: 'system', id: 'process:repair' } })
      .when('ChangeEquipmentState', fail)
      .then(failed);
  });
  it('does not run while somebody calls because they may get hurt', () => {
    const fitness = { overdueAt: {}, permits: [], calls: { 'A-1': 'safety' } };
    const stopped = given(registered, failed).knowing({ fitness });
    stopped.when('ChangeEquipmentState', { to: 'producing', reason: 'go-on' }).refused('PRD-OP-UNSAFE');
    const { decision } = stopped.when('ChangeEquipmentState', { to: 'off', reason: 'end' });
    expect(decision).toMatchObject([{ type: 'EquipmentStateChanged' }]);
  });
  it('has nothing to say to a repeat', () =>
    given(registered, failed).when('ChangeEquipmentState', fail).nothing());
  it('refuses what is not registered', () =>
    given().when('ChangeEquipmentState', fail).refused('PRD-EQP-STATE'));
});

describe('DefineSetupTimes', () => {
  const change = { from: 'steel', to: 'brass', setup: 'PT20M' };
  const times = { defaultSetup: 'PT45M', sameFamilySetup: 'PT0S', changeovers: [change] };
  const defined = happened('SetupTimesDefined', times);
  it('says how long each change-over takes', () =>
    given(registered).when('DefineSetupTimes', times).then(defined));
  it('has nothing to say to a repeat', () =>
    given(registered, defined).when('DefineSetupTimes', times).nothing());
  it('replaces what was said before', () => {
    const none = { ...times, changeovers: [] };
    given(registered, defined).when('DefineSetupTimes', none).then(happened('SetupTimesDefined', none));
  });
  it('refuses what is not registered', () =>
    given().when('DefineSetupTimes', times).refused('PRD-EQP-STATE'));
  it.each([
    ['a change that is named twice', { ...times, changeovers: [change, { ...change, setup: 'PT1M' }] }],
    ['a change of more than a week', { ...times, changeovers: [{ ...change, setup: 'P8D' }] }],
    ['more than a week for all others', { ...times, defaultSetup: 'P7DT1S' }],
  ])('refuses %s', (_, wrong) => given(registered).when('DefineSetupTimes', wrong).refused('PRD-EQP-SETUP'));
});

describe('PlanBusyTime', () => {
  it('plans', () => given(registered).when('PlanBusyTime', busy).then(planned));
  it('has nothing to say to a repeat', () => given(registered, planned).when('PlanBusyTime', busy).nothing());
  it('refuses what is not registered', () => given().when('PlanBusyTime', busy).refused('PRD-EQP-STATE'));
  it('O27: a plan for the same day replaces the one before it', () =>
    given(registered, planned)
      .when('PlanBusyTime', { ...busy, planned: 'PT6H' })
      .then(happened('BusyTimePlanned', { ...busy, planned: 'PT6H', before: 'PT16H' })));
  it('O27: refuses more than the day has, also when the clock is changed on it', () => {
    given(registered)
      .when('PlanBusyTime', { ...busy, planned: 'PT24H1S' })
      .refused('PRD-EQP-DAY');
    const short = { date: '2026-03-28', planned: 'PT23H' };
    given(registered).when('PlanBusyTime', short).then(happened('BusyTimePlanned', short));
    given(registered)
      .when('PlanBusyTime', { ...short, planned: 'PT24H' })
      .refused('PRD-EQP-DAY');
  });
  it('remembers the latest dates only, and does not plan again what it forgot', () => {
    const dates = Array.from({ length: 410 }, (_, day) => new Date(Date.UTC(2026, 0, day + 1)));
    const plans = dates.map((date) =>
      happened('BusyTimePlanned', { date: date.toISOString().slice(0, 10), planned: 'PT8H' }),
    );
    const kept = Object.keys(given(registered, ...plans).state().planned);
    expect(kept).toHaveLength(400);
    expect(kept.at(-1)).toBe('2027-02-14');
    given(registered, ...plans)
      .when('PlanBusyTime', { ...busy, date: '2026-01-05' })
      .refused('PRD-EQP-DATE');
  });
});
