/**
 * An order is created from what is released, goes its way from planned to closed, and takes material
 * by need.
 */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { given } = spec(productionOrder);
const { created, released, held, assigned, started, reported, completed } = pump;
const reason = { reason: 'drawing is wrong' };
const closed = happened('ProductionOrderClosed', { item: 'PUMP' });
const cancelled = happened('ProductionOrderCancelled', {
  ...reason,
  item: 'PUMP',
  quantity: pump.pieces('10'),
});
const process = { by: { kind: 'system', id: 'process:close' } } as const;

describe('CreateProductionOrder', () => {
  const none = given().knowing(pump.definition);
  const there = given(created).knowing(pump.definition);
  it('explodes the bill of materials and the routing', () =>
    none.when('CreateProductionOrder', pump.create).then(created));
  it('has nothing to say to a repeat', () => there.when('CreateProductionOrder', pump.create).nothing());
  it('knows a repeat in other units', () =>
    there
      .when('CreateProductionOrder', { ...pump.create, quantity: { value: '10.0', unit: 'EA' } })
      .nothing());
  it('refuses other content under the same id', () =>
    there
      .when('CreateProductionOrder', { ...pump.create, quantity: pump.pieces('11') })
      .refused('PRD-ORD-STATE'));
  it('O6: refuses half a pump', () =>
    none
      .when('CreateProductionOrder', { ...pump.create, quantity: pump.pieces('0.5') })
      .refused('PRD-QTY-WHOLE'));
  it('refuses a day that is over, unless it was decided on before', () => {
    const late = { ...pump.create, due: '2026-03-01' };
    none.when('CreateProductionOrder', late).refused('PRD-ORD-DUE');
    none
      .at(process)
      .when('CreateProductionOrder', late)
      .then({ ...created, data: { ...created.data, ...late } });
  });
  it.each([
    'sales-order/NOPE/1',
    'sales-order/S/2',
    'sales-order/S',
    'sales-order/S/1/1',
    'production-order/NOPE',
    'nonsense',
  ])('refuses what it cannot be for: %s', (demand) => {
    const known = demand.startsWith('sales-order/S') ? {} : { sold: undefined };
    const wrong = { ...pump.create, demand };
    none.knowing(known).when('CreateProductionOrder', wrong).refused('PRD-ORD-DEMAND');
    none
      .at(process)
      .when('CreateProductionOrder', wrong)
      .then({ ...created, data: { ...created.data, demand } });
  });
  it('is for an order of its own site that is open', () => {
    none
      .knowing({ sold: { site: 'porto', lines: ['1'] } })
      .when('CreateProductionOrder', pump.create)
      .refused('PRD-ORD-DEMAND');
    const under = { ...pump.create, demand: 'production-order/P1' };
    const made = (more: object = {}) =>
      none
        .knowing({ made: { status: 'released', ordered: { site: 'lyon' }, ...more } })
        .when('CreateProductionOrder', under);
    made().then({ ...created, data: { ...created.data, ...under } });
    made({ status: 'closed' }).refused('PRD-ORD-DEMAND');
    made({ ordered: { site: 'porto' } }).refused('PRD-ORD-DEMAND');
  });
  it('refuses without a bill of materials in force', () =>
    given()
      .knowing({ ...pump.definition, bom: undefined })
      .when('CreateProductionOrder', pump.create)
      .refused('PRD-BOM-MISSING'));
  it('refuses without a routing', () =>
    given()
      .knowing({ ...pump.definition, routing: undefined })
      .when('CreateProductionOrder', pump.create)
      .refused('PRD-RTG-MISSING'));
});

describe('release, hold and resume', () => {
  const resumed = happened('ProductionOrderResumed', reason);
  it('releases', () => given(created).when('ReleaseProductionOrder', {}).then(released));
  it('holds', () => given(created, released).when('HoldProductionOrder', reason).then(held));
  it('resumes', () => given(created, released, held).when('ResumeProductionOrder', reason).then(resumed));
  it('has nothing to say to repeats', () => {
    given(created, released).when('ReleaseProductionOrder', {}).nothing();
    given(created, released, held).when('HoldProductionOrder', reason).nothing();
    given(created, released, held, resumed).when('ResumeProductionOrder', reason).nothing();
  });
  it('refuses to release what is held or cancelled', () => {
    given(created, released, held).when('ReleaseProductionOrder', {}).refused('PRD-ORD-STATE');
    given(created, cancelled).when('ReleaseProductionOrder', {}).refused('PRD-ORD-STATE');
  });
  it('refuses to hold or resume what is planned', () => {
    given(created).when('HoldProductionOrder', reason).refused('PRD-ORD-STATE');
    given(created).when('ResumeProductionOrder', reason).refused('PRD-ORD-STATE');
  });
});

describe('RepegProductionOrder', () => {
  const demand = 'sales-order/SO-8/1';

  it('makes it for another demand, and for stock', () => {
    const from = 'sales-order/S/1';
    const other = happened('ProductionOrderRepegged', { item: 'PUMP', from, to: demand, ...reason });
    given(created)
      .when('RepegProductionOrder', { demand, ...reason })
      .then(other);
    given(created, other)
      .when('RepegProductionOrder', { demand, ...reason })
      .nothing();
    given(created, other)
      .when('RepegProductionOrder', reason)
      .then(happened('ProductionOrderRepegged', { item: 'PUMP', from: demand, ...reason }));
    given(created, released, completed)
      .when('RepegProductionOrder', { demand, ...reason })
      .refused('PRD-ORD-STATE');
  });

  it('says what came too late for it', () => {
    const late = { cancellation: 'SO-7', code: 'PRD-ORD-STATE', ...reason };
    given(created).when('RefuseCancellationStep', late).then(happened('CancellationStepRefused', late));
  });
});

describe('CancelProductionOrder', () => {
  it('cancels before work begins', () =>
    given(created, released).when('CancelProductionOrder', reason).then(cancelled));
  it('has nothing to say to a repeat', () =>
    given(created, cancelled).when('CancelProductionOrder', reason).nothing());
  it('refuses once an operation runs', () =>
    given(created, released, assigned, started)
      .when('CancelProductionOrder', reason)
      .refused('PRD-CANCEL-WIP'));
  it('refuses once material is in', () =>
    given(created, released, issue('1')).when('CancelProductionOrder', reason).refused('PRD-CANCEL-WIP'));
  it('refuses what is completed', () =>
    given(created, released, completed).when('CancelProductionOrder', reason).refused('PRD-ORD-STATE'));
});

describe('CloseProductionOrder', () => {
  it('closes when its lot is decided on', () =>
    given(created, released, completed).at(process).when('CloseProductionOrder', {}).then(closed));
  it('has nothing to say to a repeat', () =>
    given(created, released, completed, closed).when('CloseProductionOrder', {}).nothing());
  it('refuses with open operations', () =>
    given(created, released, assigned, started, reported)
      .at(process)
      .when('CloseProductionOrder', {})
      .refused('PRD-CLOSE-OPEN'));
  it('refuses a person while the output is undecided', () =>
    given(created, released, completed).when('CloseProductionOrder', {}).refused('PRD-CLOSE-OPEN'));
  it('refuses what is cancelled', () =>
    given(created, cancelled).at(process).when('CloseProductionOrder', {}).refused('PRD-ORD-STATE'));
});

const steel = { item: 'HOUSING', lot: 'H-7' };
const issue = (value: string) =>
  happened('MaterialIssued', { operation: 10, ...steel, quantity: pump.pieces(value) });

describe('RecordMaterial', () => {
  const record = (value: string) => ({ ...steel, quantity: pump.pieces(value) });
  const holds = { H1: { site: 'lyon', since: '2026-03-02T10:59:59.999Z' } };
  it('finds the operation that needs it', () =>
    given(created, released).when('RecordMaterial', record('10')).then(issue('10')));
  it('takes two issues of one lot', () =>
    given(created, released, issue('4')).when('RecordMaterial', record('6')).then(issue('6')));
  it('O6: takes 5 % more, rounded down to whole pieces', () => {
    const { components, ...data } = created.data;
    const many = components.map((each) => ({ ...each, quantity: { ...each.quantity, value: '20' } }));
    const twenty = happened('ProductionOrderCreated', { ...data, components: many });
    given(twenty, released, issue('20')).when('RecordMaterial', record('1')).then(issue('1'));
    given(twenty, released, issue('20')).when('RecordMaterial', record('2')).refused('PRD-ISSUE-OVER');
    given(created, released, issue('10')).when('RecordMaterial', record('1')).refused('PRD-ISSUE-OVER');
  });
  it('O6: refuses half a housing', () =>
    given(created, released).when('RecordMaterial', record('0.5')).refused('PRD-QTY-WHOLE'));
  it('refuses what the order does not need', () =>
    given(created, released)
      .when('RecordMaterial', { ...record('1'), item: 'GOLD' })
      .refused('PRD-ISSUE-OVER'));
  it('refuses what another operation needs', () =>
    given(created, released)
      .when('RecordMaterial', { ...record('1'), operation: 20 })
      .refused('PRD-ISSUE-OVER'));
  it('refuses metres of what is counted', () =>
    given(created, released)
      .when('RecordMaterial', { ...steel, quantity: { value: '1', unit: 'MTR' } })
      .refused('PRD-UOM-DIMENSION'));
  it('refuses a lot on hold', () =>
    given(created, released)
      .knowing({ holds })
      .when('RecordMaterial', record('1'))
      .refused('PRD-OP-LOT-HOLD'));
  it('takes a lot that was held only afterwards', () =>
    given(created, released)
      .knowing({ holds })
      .at({ at: '2026-03-02T10:00:00.000Z' })
      .when('RecordMaterial', record('1'))
      .then(issue('1')));
  it('refuses before the release', () =>
    given(created).when('RecordMaterial', record('1')).refused('PRD-ORD-STATE'));
});

describe('RefuseMaterial', () => {
  const refused = { ...steel, quantity: pump.pieces('2'), code: 'PRD-ISSUE-OVER', reason: 'too much' };
  it('writes down what came and why it was not taken', () =>
    given(created, released).when('RefuseMaterial', refused).then(happened('MaterialRefused', refused)));
});

describe('StopProductionOrder', () => {
  const { data: issued } = issue('1');
  const lots = [
    { item: issued.item, lot: issued.lot, quantity: issued.quantity, disposition: 'scrap' as const },
  ];

  const begun = given(created, released, issue('1'));
  const stopped = happened('ProductionOrderCancelled', { ...cancelled.data, lots });

  it('ends what was begun, with what becomes of each lot that went in', () => {
    begun.when('StopProductionOrder', { ...reason, lots }).then(stopped);
    given(created, released, issue('1'), stopped)
      .when('StopProductionOrder', { ...reason, lots })
      .nothing();
    given(created)
      .when('StopProductionOrder', { ...reason, lots: [] })
      .then(cancelled);
  });

  it('refuses a lot that nothing is said of, and one that did not go in', () => {
    begun.when('StopProductionOrder', { ...reason, lots: [] }).refused('PRD-CANCEL-WIP');
    const more = [...lots, { ...lots[0], lot: 'C2' }] as typeof lots;
    begun.when('StopProductionOrder', { ...reason, lots: more }).refused('PRD-CANCEL-WIP');
  });

  it('refuses while an operation runs, and when the order is completed', () => {
    given(created, released, assigned, started)
      .when('StopProductionOrder', { ...reason, lots: [] })
      .refused('PRD-ORD-STATE');
    given(created, released, completed)
      .when('StopProductionOrder', { ...reason, lots: [] })
      .refused('PRD-ORD-STATE');
  });
});
