/** What happens reaches the schedule, a broken one is built anew once, and orders follow an adopted one. */
import { describe, expect, it } from '@jest/globals';
import type { ScheduledOperation } from '@gemba/contracts/events/production/scheduling';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { productionOrder } from '../production-order/production-order.js';
import type { InvalidateSchedule } from '../schedule/commands.js';
import { schedule } from '../schedule/schedule.js';
import { breakScheduleWhenThingsChange } from './break-schedule-when-things-change.js';
import { followAdoptedSchedule } from './follow-adopted-schedule.js';
import { rebuildScheduleWhenItBreaks } from './rebuild-schedule-when-it-breaks.js';

const says = (what: InvalidateSchedule) => send(schedule, ['lyon', 'InvalidateSchedule'], what);

describe('break schedule when things change', () => {
  const on = story(breakScheduleWhenThingsChange);
  const machine = (from: 'idle' | 'downUnplanned' | 'producing', to: typeof from) =>
    on.when(heard('EquipmentStateChanged', { from, to, reason: 'spindle' }, { subject: 'L1' }));

  it('hears a breakdown and its end, and nothing in between', () => {
    const cause = 'equipment/L1';
    machine('producing', 'downUnplanned').sends(says({ cause, reason: 'spindle', workUnit: 'L1' }));
    machine('downUnplanned', 'idle').sends(says({ cause, reason: 'runs-again' }));
    machine('idle', 'producing').sends();
  });
  it('hears of change-overs that take another time', () => {
    const times = { defaultSetup: 'PT1H', sameFamilySetup: 'PT0S', changeovers: [] };
    on.when(heard('SetupTimesDefined', times, { subject: 'L1' })).sends(
      says({ cause: 'equipment/L1', reason: 'set-up-times', workUnit: 'L1' }),
    );
  });
  it('hears of tools that go and come back', () => {
    const cause = 'tool/JIG-1';
    on.when(heard('ToolLocked', { reason: 'A pin\nis bent.' }, { subject: 'JIG-1' })).sends(
      says({ cause, reason: 'locked', tool: 'JIG-1' }),
    );
    on.when(heard('ToolUnlocked', { done: 'Mended.' }, { subject: 'JIG-1' })).sends(
      says({ cause, reason: 'unlocked' }),
    );
  });
  it('hears an absence, with its days', () => {
    const absence = {
      ...{ person: 'ANA', site: 'lyon', from: '2026-03-02', rostered: 'PT8H' },
      kind: 'sick' as const,
    };
    const about = { cause: 'absence/A1', reason: 'absent', person: 'ANA', from: '2026-03-02' };
    on.when(heard('AbsenceReported', absence, { subject: 'A1' })).sends(says(about));
    const expectedTo = '2026-03-03';
    on.when(heard('AbsenceReported', { ...absence, expectedTo }, { subject: 'A1' })).sends(
      says({ ...about, to: expectedTo }),
    );
  });
  it('hears of orders that change or go, and of new ones', () => {
    const cause = 'production-order/P1';
    const cancelled = { reason: 'No.', item: 'PUMP', quantity: { value: '1', unit: 'C62' } };
    on.when(heard('ProductionOrderCancelled', cancelled, { subject: 'P1' })).sends(
      says({ cause, reason: 'cancelled', order: 'P1' }),
    );
    on.when(heard('ProductionOrderResumed', { reason: 'Go.' }, { subject: 'P1' })).sends(
      says({ cause, reason: 'resumed' }),
    );
  });
});

describe('rebuild schedule when it breaks', () => {
  const broken = heard(
    'ScheduleInvalidated',
    { number: 1, cause: 'equipment/L1', reason: 'spindle', operations: [] },
    { subject: 'lyon' },
  );
  it('waits a moment for what comes along, and does not begin to wait anew', () => {
    const rebuild = story(rebuildScheduleWhenItBreaks);
    expect(rebuild.when(broken).deadlines('2026-03-02T11:00:00.000Z')).toEqual([
      { name: 'rebuild', at: '2026-03-02T11:00:05.000Z' },
    ]);
    expect(rebuild.after(broken).when(broken).deadlines()).toEqual([]);
  });
  it('asks after one that was not found, so that a planner has it', () => {
    const failed = heard('ScheduleFailed', { number: 2, reason: 'Out of memory.' }, { subject: 'lyon' });
    story(rebuildScheduleWhenItBreaks)
      .when(failed)
      .sends(send(schedule, ['lyon', 'CheckSchedule'], { number: 2 }));
  });
  it('asks for one when the time has passed', () => {
    const passed = rebuildScheduleWhenItBreaks.passed?.rebuild;
    expect(passed?.send({ isWaiting: true }, 'lyon', '2026-03-02T11:00:05.000Z')).toEqual([
      send(schedule, ['lyon', 'BuildSchedule'], { site: 'lyon' }),
    ]);
    expect(passed?.remember?.({ isWaiting: true })).toEqual({ isWaiting: false });
  });
});

describe('follow adopted schedule', () => {
  const work = (order: string, operation: number): ScheduledOperation => ({
    ...{ order, operation, item: 'PUMP', workUnit: 'L1', people: ['ANA'], skill: 'turning' },
    ...{ start: '2026-03-02T06:00:00.000Z', end: '2026-03-02T07:00:00.000Z' },
    ...{ date: '2026-03-02', due: '2026-03-04' },
  });
  const planned = (operation: number) => ({
    ...{ operation, workUnit: 'L1', people: ['ANA'], planned: '2026-03-02' },
    ...{ plannedStart: '2026-03-02T06:00:00.000Z', plannedEnd: '2026-03-02T07:00:00.000Z' },
  });
  it('tells each order once; what runs has its people and stays', () => {
    const running = { ...work('C', 10), people: [] };
    const operations = [work('A', 10), work('B', 10), work('A', 20), running];
    const adopted = heard('ScheduleAdopted', { site: 'lyon', number: 1, operations }, { subject: 'lyon' });
    story(followAdoptedSchedule)
      .when(adopted)
      .sends(
        send(productionOrder, ['A', 'PlanOperations'], { operations: [planned(10), planned(20)] }),
        send(productionOrder, ['B', 'PlanOperations'], { operations: [planned(10)] }),
      );
  });
});
