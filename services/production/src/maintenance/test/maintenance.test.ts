/**
 * Machines are seen to by time, by use and by their condition, and nothing starts at one that is overdue or
 * locked.
 */
import { describe, expect, it } from '@jest/globals';
import type {
  MaintenancePlanDefined,
  maintenancePlanEvents,
} from '@gemba/contracts/events/production/maintenance';
import type { HappenedIn } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { send } from '@gemba/decider/process';
import { heard, spec, story } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import type { Equipment } from '../../equipment/equipment.js';
import { equipment } from '../../equipment/equipment.js';
import { countTowardsMaintenance } from '../../processes/count-towards-maintenance.js';
import { raiseMaintenanceWhenItIsDue } from '../../processes/raise-maintenance-when-it-is-due.js';
import { repairWhenAMachineBreaksDown } from '../../processes/repair-when-a-machine-breaks-down.js';
import { tellWhatMaintenanceIsDueSoon } from '../../processes/tell-what-maintenance-is-due-soon.js';
import { fitness, unfitToStart } from '../../tables/fitness.js';
import { productionOrder } from '../../production-order/production-order.js';
import * as pump from '../../production-order/test/pump.js';
import { maintenanceOrder } from '../maintenance-order.js';
import { maintenancePlan } from '../maintenance-plan.js';
import { permitToWork } from '../permit-to-work.js';

const unit: Equipment = {
  registered: { name: 'Lathe', site: 'lyon', workCenter: 'CNC', path: 'gemba/lyon/shop/CNC/1' },
  ...{ state: 'idle', planned: {}, since: '', reason: '', stops: [] },
};
const at = '2026-03-02T10:00:00.000Z';
const oil = {
  ...{ site: 'lyon', workUnit: 'LATHE-1', kind: 'maintenance' as const, work: 'Change the oil.' },
};
const timed = { ...oil, every: 'P30D', grace: 'P2D' };
const defined = happened('MaintenancePlanDefined', {
  ...timed,
  ...{ dueAt: '2026-04-01T10:00:00.000Z', overdueAt: '2026-04-03T10:00:00.000Z' },
});
const otherwhere = happened('MaintenancePlanDefined', { ...timed, workUnit: 'LATHE-2' });
const gone = happened('MaintenancePlanRetired', { workUnit: 'LATHE-1', reason: 'Sold.' });
const fellDue = (because: 'time' | 'usage' | 'condition', overdueAt: string) =>
  happened('MaintenanceFellDue', { site: 'lyon', workUnit: 'LATHE-1', work: oil.work, because, overdueAt });

describe('a maintenance plan', () => {
  const { given } = spec(maintenancePlan, { unit });
  const of = (...events: readonly HappenedIn<typeof maintenancePlanEvents>[]) => given(...events).at({ at });
  it('is due so long after it was defined, and overdue after its grace', () => {
    of().when('DefineMaintenancePlan', timed).then(defined);
    of(defined).when('DefineMaintenancePlan', timed).nothing();
    of(defined)
      .when('DefineMaintenancePlan', { ...timed, every: 'P31D' })
      .refused('PRD-MNT-STATE');
  });
  it('needs something that makes it due, and a machine of its site', () => {
    const { every: _, ...never } = timed;
    of().when('DefineMaintenancePlan', never).refused('PRD-MNT-TRIGGER');
    of()
      .when('DefineMaintenancePlan', { ...never, every: 'P0D' })
      .refused('PRD-MNT-TRIGGER');
    of()
      .when('DefineMaintenancePlan', { ...never, limit: { reading: 'heat', unit: 'CEL' } })
      .refused('PRD-MNT-TRIGGER');
    of().knowing({ unit: undefined }).when('DefineMaintenancePlan', timed).refused('PRD-MNT-UNIT');
    of()
      .when('DefineMaintenancePlan', { ...timed, site: 'porto' })
      .refused('PRD-MNT-UNIT');
  });
  it('falls due at its time, once, and not when it was done meanwhile', () => {
    const due = { dueAt: '2026-04-01T10:00:00.000Z' };
    const fell = fellDue('time', '2026-04-03T10:00:00.000Z');
    of(defined).when('FallDue', due).then(fell);
    of(defined, fell).when('FallDue', due).nothing();
    of(defined).when('FallDue', { dueAt: '2026-03-30T10:00:00.000Z' }).nothing();
  });
  it('tells that it is due soon, once for each time that it is', () => {
    const soon = { dueAt: '2026-04-01T10:00:00.000Z' };
    const told = happened('MaintenanceDueSoon', {
      ...{ site: 'lyon', workUnit: 'LATHE-1', kind: 'maintenance' as const },
      ...soon,
    });
    of(defined).when('AnnounceMaintenance', soon).then(told);
    of(defined, told).when('AnnounceMaintenance', soon).nothing();
    of(defined).when('AnnounceMaintenance', { dueAt: '2026-03-30T10:00:00.000Z' }).nothing();
    of(defined, gone).when('AnnounceMaintenance', soon).nothing();
    const rings = (data: MaintenancePlanDefined) =>
      story(tellWhatMaintenanceIsDueSoon)
        .when(heard('MaintenancePlanDefined', data, { subject: 'OIL' }))
        .deadlines();
    expect(rings(defined.data)).toEqual([{ name: 'soon', at: '2026-03-25T10:00:00.000Z' }]);
    expect(rings({ ...defined.data, notice: 'P1D' })).toEqual([
      { name: 'soon', at: '2026-03-31T10:00:00.000Z' },
    ]);
    expect(rings({ ...oil, everyRun: 'PT9H' })).toEqual([{ name: 'soon', at: '' }]);
    const ring = tellWhatMaintenanceIsDueSoon.passed?.soon?.send(soon, 'OIL', '');
    expect(ring).toMatchObject([{ id: 'OIL', name: 'AnnounceMaintenance', data: soon }]);
  });
  it('begins anew when it is done', () => {
    const next = { dueAt: '2026-04-01T10:00:00.000Z', overdueAt: '2026-04-03T10:00:00.000Z' };
    const fulfilled = happened('MaintenancePlanFulfilled', { workUnit: 'LATHE-1', order: 'MO-1', ...next });
    of(defined).when('FulfilMaintenancePlan', { order: 'MO-1' }).then(fulfilled);
    of(defined, fulfilled).when('FulfilMaintenancePlan', { order: 'MO-1' }).nothing();
  });

  const used = happened('MaintenancePlanDefined', { ...oil, everyRun: 'PT100H' });
  const ran = (run: string) => happened('MaintenanceUsageCounted', { workUnit: 'LATHE-1', run });
  it('falls due after so much run time', () => {
    of(used).when('CountUsage', { run: 'PT60H' }).then(ran('P2DT12H'));
    of(used, ran('P2DT12H')).when('CountUsage', { run: 'PT40H' }).then(ran('P4DT4H'), fellDue('usage', at));
    of(used, ran('P4DT4H'), fellDue('usage', at)).when('CountUsage', { run: 'PT1H' }).then(ran('P4DT5H'));
    of(defined).when('CountUsage', { run: 'PT60H' }).nothing();
  });

  const limit = { reading: 'heat', unit: 'CEL', above: '80' };
  const watched = happened('MaintenancePlanDefined', { ...oil, limit });
  it('falls due when its reading leaves the limit, in whatever unit it is read', () => {
    const read = (value: string, more: object = {}) =>
      of(watched).when('TakeReading', { reading: 'heat', value, unit: 'CEL', ...more });
    read('80').nothing();
    read('80.1').then(fellDue('condition', at));
    read('180', { unit: 'FAH' }).then(fellDue('condition', at));
    read('90', { reading: 'noise' }).nothing();
    read('90', { unit: 'BAR' }).nothing();
  });
  it('says nothing any more once it is retired', () => {
    of(watched).when('RetireMaintenancePlan', { reason: 'Sold.' }).then(gone);
    of(watched, gone).when('TakeReading', { reading: 'heat', value: '90', unit: 'CEL' }).nothing();
    of(used, gone).when('CountUsage', { run: 'PT200H' }).nothing();
  });
});

describe('a maintenance order', () => {
  const { given } = spec(maintenanceOrder, { unit, plan: undefined });
  const raise = { site: 'lyon', workUnit: 'LATHE-1', kind: 'corrective' as const, work: 'Breakdown: belt.' };
  const raised = happened('MaintenanceOrderRaised', raise);
  const started = happened('MaintenanceStarted', { workUnit: 'LATHE-1', kind: 'corrective' as const });
  const done = { labour: 'PT2H', done: 'New belt.', failureCode: 'belt' };
  const completed = happened('MaintenanceCompleted', {
    ...{ workUnit: 'LATHE-1', kind: 'corrective' as const },
    ...done,
  });
  it('is raised, started and completed, each once', () => {
    given().when('RaiseMaintenanceOrder', raise).then(raised);
    given(raised).when('RaiseMaintenanceOrder', raise).nothing();
    given(raised).when('StartMaintenance', {}).then(started);
    given(raised, started).when('CompleteMaintenance', done).then(completed);
    given(raised, started, completed).when('CompleteMaintenance', done).nothing();
  });
  it('says what had failed, and is not completed before it began', () => {
    const { failureCode: _, ...unnamed } = done;
    given(raised, started).when('CompleteMaintenance', unnamed).refused('PRD-MNT-FAILURE');
    given(raised).when('CompleteMaintenance', done).refused('PRD-MNT-STATE');
    given(raised, started, completed)
      .when('CancelMaintenanceOrder', { reason: 'No.' })
      .refused('PRD-MNT-STATE');
    given().knowing({ unit: undefined }).when('RaiseMaintenanceOrder', raise).refused('PRD-MNT-UNIT');
  });
  it('fulfils a plan of its own machine, and is not cancelled while that is due', () => {
    const due = fellDue('time', '2026-04-03T10:00:00.000Z');
    const plan = spec(maintenancePlan).given(defined, due).state();
    const asked = { ...raise, kind: 'preventive' as const, plan: 'OIL' };
    const of = happened('MaintenanceOrderRaised', asked);
    given().knowing({ plan }).when('RaiseMaintenanceOrder', asked).then(of);
    given().when('RaiseMaintenanceOrder', asked).refused('PRD-MNT-PLAN');
    given()
      .knowing({ plan: spec(maintenancePlan).given(otherwhere).state() })
      .when('RaiseMaintenanceOrder', asked)
      .refused('PRD-MNT-PLAN');
    const cancel = { reason: 'No time.' };
    given(of).knowing({ plan }).when('CancelMaintenanceOrder', cancel).refused('PRD-MNT-PLAN');
    const retired = spec(maintenancePlan).given(defined, due, gone).state();
    given(of)
      .knowing({ plan: retired })
      .when('CancelMaintenanceOrder', cancel)
      .then(happened('MaintenanceOrderCancelled', { workUnit: 'LATHE-1', plan: 'OIL', ...cancel }));
  });
});

describe('a permit to work', () => {
  const { given } = spec(permitToWork, { unit, work: undefined });
  const issue = {
    ...{ site: 'lyon', workUnit: 'LATHE-1', work: 'Replace the spindle.' },
    ...{ isolationPoints: ['MAIN', 'AIR'], until: '2026-03-02T18:00:00.000Z' },
  };
  const issued = happened('PermitIssued', issue);
  const removed = (point: string) => happened('IsolationRemoved', { point });
  const closed = happened('PermitClosed', { workUnit: 'LATHE-1' });
  it('is closed only when every lock is off', () => {
    given().when('IssuePermit', issue).then(issued);
    given(issued).when('ClosePermit', {}).refused('PRD-PERMIT-ISOLATION');
    given(issued).when('RemoveIsolation', { point: 'MAIN' }).then(removed('MAIN'));
    given(issued, removed('MAIN')).when('RemoveIsolation', { point: 'MAIN' }).nothing();
    given(issued, removed('MAIN')).when('ClosePermit', {}).refused('PRD-PERMIT-ISOLATION');
    given(issued, removed('MAIN'), removed('AIR')).when('ClosePermit', {}).then(closed);
    given(issued).when('RemoveIsolation', { point: 'GAS' }).refused('PRD-PERMIT-ISOLATION');
  });
  it('is not issued for a machine that runs, that is elsewhere, or for a time that is over', () => {
    const work = { order: 'P-1', operation: 10, since: at, until: '' };
    given().knowing({ work }).when('IssuePermit', issue).refused('PRD-PERMIT-RUNNING');
    given()
      .knowing({ work: { ...work, until: at } })
      .when('IssuePermit', issue)
      .then(issued);
    given()
      .when('IssuePermit', { ...issue, site: 'porto' })
      .refused('PRD-MNT-UNIT');
    given()
      .when('IssuePermit', { ...issue, until: '2026-03-02T08:00:00.000Z' })
      .refused('PRD-PERMIT-TIME');
    given()
      .when('IssuePermit', { ...issue, isolationPoints: ['MAIN', 'MAIN'] })
      .refused('PRD-PERMIT-ISOLATION');
  });
});

describe('the start of an operation', () => {
  const plan = (type: 'MaintenancePlanDefined' | 'MaintenancePlanFulfilled', overdueAt?: string) =>
    heard(type, { workUnit: 'LATHE-1', ...(overdueAt === undefined ? {} : { overdueAt }) } as never, {
      subject: 'OIL',
    });
  const permit = (type: 'PermitIssued' | 'PermitClosed') =>
    heard(type, { workUnit: 'LATHE-1' } as never, { subject: 'PTW-1' });
  const row = (...events: Parameters<typeof shows>[1][]) => shows(fitness, ...events)['LATHE-1'];
  it('is refused where maintenance is overdue, until it is done', () => {
    const overdue = row(plan('MaintenancePlanDefined', '2026-03-02T09:00:00.000Z'));
    expect(unfitToStart('LATHE-1', overdue, '2026-03-02T08:59:59.000Z')).toBeNull();
    expect(unfitToStart('LATHE-1', overdue, at)).toMatchObject({ code: 'PRD-OP-OVERDUE' });
    const done = row(
      plan('MaintenancePlanDefined', '2026-03-02T09:00:00.000Z'),
      plan('MaintenancePlanFulfilled'),
    );
    expect(done).toBeUndefined();
  });
  it('is refused where a calibration is overdue, by a word of its own, also after it was done before', () => {
    const defined = heard(
      'MaintenancePlanDefined',
      { ...oil, kind: 'calibration', overdueAt: '2026-03-02T09:00:00.000Z' },
      { subject: 'GAUGE' },
    );
    const again = heard(
      'MaintenancePlanFulfilled',
      { workUnit: 'LATHE-1', order: 'MO-1', overdueAt: '2026-03-02T09:30:00.000Z' },
      { subject: 'GAUGE' },
    );
    const retired = heard('MaintenancePlanRetired', gone.data, { subject: 'GAUGE' });
    for (const known of [row(defined), row(defined, again)])
      expect(unfitToStart('LATHE-1', known, at)).toMatchObject({ code: 'PRD-OP-CALIBRATION' });
    expect(unfitToStart('LATHE-1', row(defined, again), '2026-03-02T09:15:00.000Z')).toBeNull();
    expect(row(defined, retired)).toBeUndefined();
  });
  it('is refused where a critical call stopped the work, until that is resolved', () => {
    const call = { site: 'lyon', workUnit: 'LATHE-1', kind: 'quality' as const, role: 'planner' as const };
    const of = { subject: 'A-1' };
    const called = heard('AndonCalled', { ...call, answerBy: at, kept: true, stops: 'operation' }, of);
    const resolved = heard('AndonResolved', { cause: 'Done.', workUnit: 'LATHE-1' }, of);
    expect(unfitToStart('LATHE-1', row(called), at)).toMatchObject({ code: 'PRD-OP-ANDON' });
    expect(row(called, resolved)).toBeUndefined();
  });
  it('is refused while somebody calls because they may get hurt', () => {
    const call = { site: 'lyon', workUnit: 'LATHE-1', kind: 'safety' as const, role: 'planner' as const };
    const of = { subject: 'A-1' };
    const called = heard('AndonCalled', { ...call, answerBy: at, kept: true }, of);
    const resolved = heard('AndonResolved', { cause: 'Guard closed.', workUnit: 'LATHE-1' }, of);
    expect(unfitToStart('LATHE-1', row(called), at)).toMatchObject({ code: 'PRD-OP-UNSAFE' });
    expect(row(called, resolved)).toBeUndefined();
    expect(row(heard('AndonCalled', { ...call, answerBy: at }, of))).toBeUndefined();
  });
  it('is refused while a permit is open', () => {
    expect(unfitToStart('LATHE-1', row(permit('PermitIssued')), at)).toMatchObject({ code: 'PRD-OP-LOCKED' });
    expect(row(permit('PermitIssued'), permit('PermitClosed'))).toBeUndefined();
    const { given } = spec(productionOrder, { ...pump.lathe(), fitness: row(permit('PermitIssued')) });
    given(pump.created, pump.released, pump.assigned)
      .when('StartOperation', pump.machining)
      .refused('PRD-OP-LOCKED');
  });
});

describe('what happens by itself', () => {
  it('raises an order when a plan falls due, and tells the plan when it is done', () => {
    const of = { subject: 'OIL', eventId: 'e-1' };
    const order = { site: 'lyon', workUnit: 'LATHE-1', work: oil.work, plan: 'OIL' };
    const due = (because: 'time' | 'condition') => heard('MaintenanceFellDue', fellDue(because, at).data, of);
    story(raiseMaintenanceWhenItIsDue)
      .when(due('time'))
      .sends(send(maintenanceOrder, ['MO-e-1', 'RaiseMaintenanceOrder'], { ...order, kind: 'preventive' }));
    story(raiseMaintenanceWhenItIsDue)
      .when(due('condition'))
      .sends(send(maintenanceOrder, ['MO-e-1', 'RaiseMaintenanceOrder'], { ...order, kind: 'condition' }));
    const done = { workUnit: 'LATHE-1', kind: 'preventive' as const, labour: 'PT1H', done: 'Oil.' };
    story(raiseMaintenanceWhenItIsDue)
      .when(heard('MaintenanceCompleted', { ...done, plan: 'OIL' }, { subject: 'MO-1' }))
      .sends(send(maintenancePlan, ['OIL', 'FulfilMaintenancePlan'], { order: 'MO-1' }));
    const { dueAt } = defined.data;
    const planned = heard('MaintenancePlanDefined', defined.data, of);
    expect(story(raiseMaintenanceWhenItIsDue).when(planned).deadlines()).toEqual([
      { name: 'due', at: dueAt },
    ]);
    expect(raiseMaintenanceWhenItIsDue.passed?.due?.send({}, 'OIL', dueAt)).toEqual([
      send(maintenancePlan, ['OIL', 'FallDue'], { dueAt }),
    ]);
  });
  it('counts run time and readings for the plans of the machine', () => {
    const planned = heard('MaintenancePlanDefined', defined.data, { subject: 'OIL' });
    const read = { reading: 'heat', value: '90', unit: 'CEL' };
    story(countTowardsMaintenance)
      .after(planned)
      .when(heard('ReadingRecorded', read, { subject: 'LATHE-1' }))
      .sends(send(maintenancePlan, ['OIL', 'TakeReading'], { ...read, readAt: '2026-03-02T11:00:00.000Z' }));
    story(countTowardsMaintenance)
      .after(planned)
      .when(heard('OperationCompleted', pump.machined.data))
      .sends(send(maintenancePlan, ['OIL', 'CountUsage'], { run: 'PT1H10M' }));
  });
  it('has an order for each breakdown, and the machine back when the work is done', () => {
    const change = (to: 'downUnplanned' | 'idle', reason: string) =>
      story(repairWhenAMachineBreaksDown).when(
        heard(
          'EquipmentStateChanged',
          { from: 'producing' as const, to, reason },
          { subject: 'LATHE-1', eventId: 'e-1', siteId: 'lyon' },
        ),
      );
    const order = {
      site: 'lyon',
      workUnit: 'LATHE-1',
      kind: 'corrective' as const,
      work: 'Breakdown: belt.',
    };
    change('downUnplanned', 'belt').sends(send(maintenanceOrder, ['MO-e-1', 'RaiseMaintenanceOrder'], order));
    change('idle', 'belt').sends();
    change('downUnplanned', 'andon-safety').sends();
    const begun = (kind: 'corrective' | 'preventive') =>
      story(repairWhenAMachineBreaksDown).when(heard('MaintenanceStarted', { workUnit: 'LATHE-1', kind }));
    begun('corrective').sends();
    begun('preventive').sends(
      send(equipment, ['LATHE-1', 'ChangeEquipmentState'], { to: 'downPlanned', reason: 'maintenance' }),
    );
    const done = { workUnit: 'LATHE-1', kind: 'corrective' as const, labour: 'PT1H', done: 'Belt.' };
    story(repairWhenAMachineBreaksDown)
      .when(heard('MaintenanceCompleted', done))
      .sends(send(equipment, ['LATHE-1', 'ChangeEquipmentState'], { to: 'idle' }));
  });
});
