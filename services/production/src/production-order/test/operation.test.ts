/**
 * Operations are assigned to skilled people and fitting machines, follow one another, and end with
 * what they made.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { given } = spec(productionOrder);
const { created, released, held, assigned, started, reported, machined, completed, pieces } = pump;
const order = [created, released];
const running = [...order, assigned, pump.begun, pump.housed];
const atPaint = [...running, reported, machined, pump.paintAssigned];

describe('AssignOperation', () => {
  const assign = { ...pump.machining, planned: '2026-03-02' };
  const means = pump.lathe();
  it('assigns people and a work unit, also ahead of the release', () => {
    given(...order)
      .knowing(means)
      .when('AssignOperation', assign)
      .then(assigned);
    given(created).knowing(means).when('AssignOperation', assign).then(assigned);
  });
  it('has nothing to say to a repeat', () =>
    given(...order, assigned)
      .knowing(means)
      .when('AssignOperation', assign)
      .nothing());
  it('refuses a person without the skill, or with one that has run out', () => {
    const to = (person: string) => ({ ...assign, people: ['ana', person] });
    given(...order)
      .knowing(means)
      .when('AssignOperation', to('ben'))
      .refused('PRD-OP-SKILL');
    given(...order)
      .knowing(means)
      .when('AssignOperation', to('cho'))
      .refused('PRD-OP-TRAINING');
    given(...order)
      .knowing(means)
      .when('AssignOperation', to('nobody'))
      .refused('PRD-OP-PERSON');
  });
  it('O28: refuses somebody who is absent on the day or of another site, and says who is free', () => {
    const dan = { ...means.people.ana };
    const away = { A1: { from: '2026-03-01', to: '' } };
    const people = { ...means.people, dan, ana: { ...means.people.ana, away } };
    const { decision } = given(...order)
      .knowing({ ...means, people })
      .when('AssignOperation', assign);
    expect(decision).toMatchObject({ code: 'PRD-OP-ABSENT', hint: 'Who can on 2026-03-02: dan.' });
    const earlier = { ...assign, planned: '2026-02-28' };
    given(...order)
      .knowing({ ...means, people })
      .when('AssignOperation', earlier)
      .then(happened('OperationAssigned', { ...assigned.data, planned: '2026-02-28' }));
    given(...order)
      .knowing(means)
      .when('AssignOperation', { ...assign, people: ['someone-of-porto'] })
      .refused('PRD-OP-PERSON');
  });
  it('O28: refuses to start with somebody who is absent today', () => {
    const ana = { ...means.people.ana, away: { A1: { from: '2026-03-02', to: '2026-03-02' } } };
    given(...order, assigned)
      .knowing({ ...means, people: { ana } })
      .when('StartOperation', pump.machining)
      .refused('PRD-OP-ABSENT');
  });
  it('refuses a work unit of another work center', () =>
    given(...order)
      .knowing({ ...means, unit: pump.booth.unit })
      .when('AssignOperation', assign)
      .refused('PRD-OP-EQUIPMENT'));
  it('refuses an operation that is not there', () =>
    given(...order)
      .knowing(means)
      .when('AssignOperation', { ...assign, operation: 30 })
      .refused('PRD-OP-UNKNOWN'));
  it('refuses while it runs or the order is held', () => {
    const others = { ...assign, people: ['cho'] };
    given(...running)
      .knowing(means)
      .when('AssignOperation', others)
      .refused('PRD-ORD-STATE');
    given(...order, held)
      .knowing(means)
      .when('AssignOperation', assign)
      .refused('PRD-ORD-STATE');
  });
});

describe('StartOperation', () => {
  const start = pump.machining;
  it('starts', () =>
    given(...order, assigned)
      .knowing(pump.lathe())
      .when('StartOperation', start)
      .then(started));
  it('says what its machine is set up for from then on', () => {
    const operations = pump.operations.map((each) => ({ ...each, setupFamily: 'steel' }));
    const made = { ...pump.created, data: { ...pump.created.data, operations } };
    given(made, pump.released, assigned)
      .knowing(pump.lathe())
      .when('StartOperation', start)
      .then({ ...started, data: { ...started.data, setupFamily: 'steel' } });
  });
  it('has nothing to say to a repeat', () =>
    given(...running)
      .knowing(pump.lathe())
      .when('StartOperation', start)
      .nothing());
  it('refuses what is not assigned, or assigned to others', () => {
    given(...order)
      .knowing(pump.lathe())
      .when('StartOperation', start)
      .refused('PRD-OP-UNASSIGNED');
    given(...order, assigned)
      .knowing(pump.lathe())
      .when('StartOperation', { ...start, people: ['cho'] })
      .refused('PRD-OP-UNASSIGNED');
  });
  it('refuses a machine that is down', () =>
    given(...order, assigned)
      .knowing(pump.lathe('downUnplanned'))
      .when('StartOperation', start)
      .refused('PRD-OP-EQUIPMENT'));
  it('refuses on the day after the qualification ended', () => {
    const known = pump.lathe('idle', '2026-03-02');
    given(...order, assigned)
      .knowing(known)
      .when('StartOperation', start)
      .then(started);
    given(...order, assigned)
      .knowing(known)
      .at({ date: '2026-03-03' })
      .when('StartOperation', start)
      .refused('PRD-OP-TRAINING');
  });
  it('refuses before the operation ahead is done', () => {
    const paint = { operation: 20, workUnit: 'BOOTH', people: ['ben'] };
    given(...running, reported, pump.paintAssigned)
      .knowing(pump.booth)
      .when('StartOperation', paint)
      .refused('PRD-OP-PREDECESSOR');
    given(...atPaint)
      .knowing(pump.booth)
      .when('StartOperation', paint)
      .then(pump.paintStarted);
  });
  it('refuses what is not released', () =>
    given(created, assigned).knowing(pump.lathe()).when('StartOperation', start).refused('PRD-ORD-STATE'));
});

describe('ReportQuantity', () => {
  it('reports', () =>
    given(...running)
      .when('ReportQuantity', pump.report)
      .then(reported));
  it('adds up: the same report twice is more than was given', () =>
    given(...running, reported)
      .when('ReportQuantity', pump.report)
      .refused('PRD-QTY-OVER'));
  it('O6: lets the first operation make 5 % more, rounded down to whole pieces', () => {
    const one = { operation: 10, good: pieces('1'), scrap: pieces('0'), rework: pieces('0') };
    const more = happened('QuantityReported', { ...one, item: 'PUMP', workUnit: 'LATHE-1' });
    const twenty = happened('ProductionOrderCreated', { ...created.data, quantity: pieces('20') });
    const twice = [twenty, released, assigned, pump.begun, reported, reported];
    given(...twice)
      .when('ReportQuantity', one)
      .then(more);
    given(...twice, more)
      .when('ReportQuantity', one)
      .refused('PRD-QTY-OVER');
    given(...running, reported)
      .when('ReportQuantity', one)
      .refused('PRD-QTY-OVER');
  });
  it('O6: refuses half a pump', () =>
    given(...running)
      .when('ReportQuantity', { ...pump.report, good: pieces('8.5') })
      .refused('PRD-QTY-WHOLE'));
  it('O26: refuses what was counted before the operation started', () =>
    given(...running)
      .at({ at: '2026-03-02T08:59:59.999Z' })
      .when('ReportQuantity', pump.report)
      .refused('PRD-OP-TIME'));
  it('asks for the reason of scrap and of rework', () => {
    const { reason: _, ...silent } = pump.report;
    given(...running)
      .when('ReportQuantity', silent)
      .refused('PRD-QTY-REASON');
    given(...running)
      .when('ReportQuantity', { ...silent, scrap: pieces('0'), rework: pieces('1') })
      .refused('PRD-QTY-REASON');
  });
  it('lets a later operation report no more than it got', () => {
    const ten = { operation: 20, good: pieces('9'), scrap: pieces('1'), rework: pieces('0') };
    given(...atPaint, pump.paintStarted)
      .when('ReportQuantity', ten)
      .refused('PRD-QTY-OVER');
  });
  it('refuses kilograms of pumps', () =>
    given(...running)
      .when('ReportQuantity', { ...pump.report, good: pump.kilograms('9') })
      .refused('PRD-UOM-DIMENSION'));
  it('refuses what does not run', () => {
    given(...order, assigned)
      .when('ReportQuantity', pump.report)
      .refused('PRD-ORD-STATE');
    given(...running, held)
      .when('ReportQuantity', pump.report)
      .refused('PRD-ORD-STATE');
  });
});

describe('CompleteOperation', () => {
  const complete = { operation: 10, setup: 'PT20M', run: 'PT1H10M' };
  it('completes with totals and planned time', () =>
    given(...running, reported)
      .when('CompleteOperation', complete)
      .then(machined));
  it('has nothing to say to a repeat', () =>
    given(...running, reported, machined)
      .when('CompleteOperation', complete)
      .nothing());
  it('completes the order with the last operation', () =>
    given(...atPaint, pump.paintBegun, pump.supplied, pump.paintReported)
      .when('CompleteOperation', { ...complete, operation: 20 })
      .then(pump.painted, completed));
  it('completes and closes the order when nothing good is left', () => {
    const none = { good: pieces('0'), scrap: pieces('10') };
    const lost = happened('QuantityReported', { ...reported.data, ...none });
    given(...running, lost)
      .when('CompleteOperation', complete)
      .then(
        happened('OperationCompleted', { ...machined.data, ...none }),
        happened('ProductionOrderCompleted', { ...completed.data, ...none }),
        happened('ProductionOrderClosed', { item: 'PUMP' }),
      );
  });
  it('refuses before anything is reported', () =>
    given(...running)
      .when('CompleteOperation', complete)
      .refused('PRD-OP-UNREPORTED'));
  it('refuses what does not run', () =>
    given(...order, assigned)
      .when('CompleteOperation', complete)
      .refused('PRD-ORD-STATE'));
});

describe('ReassignOperation', () => {
  const people = { dan: { ...pump.lathe().people.ana } };
  const reassign = { operation: 10, from: 'ana', to: 'dan', reason: 'ana is ill' };
  const reassigned = happened('OperationReassigned', reassign);
  it('replaces a person, also while it runs', () => {
    given(...order, assigned)
      .knowing({ people })
      .when('ReassignOperation', reassign)
      .then(reassigned);
    given(...running)
      .knowing({ people })
      .when('ReassignOperation', reassign)
      .then(happened('OperationReassigned', { ...reassign, running: true }));
  });
  it('has nothing to say to a repeat', () =>
    given(...order, assigned, reassigned)
      .knowing({ people })
      .when('ReassignOperation', reassign)
      .nothing());
  it('refuses who lacks the skill', () =>
    given(...order, assigned)
      .knowing({ people: { dan: pump.booth.people.ben } })
      .when('ReassignOperation', reassign)
      .refused('PRD-OP-SKILL'));
  it('O28: refuses who is absent on the day that is planned', () => {
    const dan = { ...people.dan, away: { A1: { from: '2026-03-02', to: '' } } };
    given(...order, assigned)
      .knowing({ people: { dan } })
      .when('ReassignOperation', reassign)
      .refused('PRD-OP-ABSENT');
  });
  it('refuses when neither is assigned', () =>
    given(...order)
      .knowing({ people })
      .when('ReassignOperation', reassign)
      .refused('PRD-OP-UNASSIGNED'));
  it('refuses what is done', () =>
    given(...running, reported, machined)
      .knowing({ people })
      .when('ReassignOperation', reassign)
      .refused('PRD-ORD-STATE'));
});
