/** What came back goes into its own order once, when work begins, and comes out under its own number. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { given } = spec(productionOrder);
const process = { by: { kind: 'system', id: 'process:returns' } } as const;
const ten = pump.pieces('10');
const refurbishes = { authorisation: 'R1', part: 1, item: 'OLD', lot: 'S-1', quantity: ten };
const { demand: _, ...wanted } = pump.create;
const create = { ...wanted, refurbishes };
const old = { item: 'OLD', operation: 10, quantity: pump.pieces('1'), scrapFraction: '0' };
const [version] = pump.definition.bom.versions;
const definition = (line: object = {}) => {
  const lines = [...(version?.lines ?? []), { ...old, ...line }];
  return { ...pump.definition, bom: { versions: [{ ...version, lines }] } };
};
const { data } = pump.created;
const { demand: __, ...made } = data;
const created = happened('ProductionOrderCreated', { ...made, refurbishes });
const begun = happened('RefurbishmentBegun', { ...refurbishes, site: 'lyon', operation: 10 });
const taken = happened('MaterialIssued', { operation: 10, item: 'OLD', lot: 'S-1', quantity: ten });
const open = [created, pump.released, pump.assigned] as const;

describe('an order for what came back', () => {
  it('takes it beside the rest of its bill, and only by a decision on its return', () => {
    const asked = given().knowing(definition());
    asked.at(process).when('CreateProductionOrder', create).then(created);
    given(created).knowing(definition()).at(process).when('CreateProductionOrder', create).nothing();
    asked.when('CreateProductionOrder', create).refused('PRD-ORD-REFURBISH');
    const fewer = { ...create, refurbishes: { ...refurbishes, quantity: pump.pieces('9') } };
    asked.at(process).when('CreateProductionOrder', fewer).refused('PRD-ORD-REFURBISH');
  });

  it.each([{ quantity: pump.pieces('2') }, { scrapFraction: '0.1' }, { item: 'OTHER' }, { phantom: true }])(
    'is refused where its bill does not take one for each: %j',
    (line) => {
      given()
        .knowing({
          ...definition(line),
          phantoms: { OLD: { versions: [{ ...version, effectiveFrom: '2026-01-01' }] } },
        })
        .at(process)
        .when('CreateProductionOrder', create)
        .refused('PRD-ITEM-RECOVERY');
    },
  );

  it('is as large as what came back, by the bill that it began with', () => {
    const reason = 'Another';
    const more = { quantity: pump.pieces('11'), reason };
    given(created)
      .knowing(definition())
      .when('ChangeProductionOrderQuantity', more)
      .refused('PRD-ORD-REFURBISH');
    given(created)
      .knowing(definition())
      .when('AdoptBillVersion', { version: 2, reason })
      .refused('PRD-ORD-REFURBISH');
  });

  it('says when it is cancelled before it began what never went in', () => {
    const reason = 'No paint';
    const cancelled = happened('ProductionOrderCancelled', {
      ...{ reason, item: 'PUMP', quantity: ten, refurbishes },
    });
    given(created, pump.released).when('CancelProductionOrder', { reason }).then(cancelled);
    given(...open, pump.begun, begun)
      .when('CancelProductionOrder', { reason })
      .refused('PRD-CANCEL-WIP');
  });
});

describe('work on what came back', () => {
  it('takes it in with the first start, once, unless quality holds it', () => {
    given(...open)
      .knowing(pump.lathe())
      .when('StartOperation', pump.machining)
      .then(pump.started, begun);
    const paused = happened('OperationPaused', { ...pump.machining, reason: 'Lunch' });
    given(...open, pump.started, begun, paused)
      .knowing(pump.lathe())
      .when('StartOperation', pump.machining)
      .then(pump.started);
    const holds = { H1: { site: 'lyon', since: '2026-03-01T00:00:00.000Z' } };
    given(...open)
      .knowing({ ...pump.lathe(), holds })
      .when('StartOperation', pump.machining)
      .refused('PRD-OP-LOT-HOLD');
  });

  it('records it once, as much as it is, and is not done before', () => {
    const running = given(...open, pump.begun, begun, pump.housed).knowing({});
    const { data: recorded } = taken;
    running.when('RecordMaterial', recorded).then(taken);
    given(...open, pump.begun, begun, taken)
      .knowing({})
      .when('RecordMaterial', recorded)
      .nothing();
    running.when('RecordMaterial', { ...recorded, lot: 'S-2' }).refused('PRD-ISSUE-OVER');
    const done = { operation: 10, setup: 'PT20M', run: 'PT1H10M' };
    given(...open, pump.begun, begun, pump.housed, pump.reported)
      .knowing({})
      .when('CompleteOperation', done)
      .refused('PRD-OP-MATERIAL');
    given(...open, pump.begun, begun, pump.housed, taken, pump.reported)
      .knowing({})
      .when('CompleteOperation', done)
      .then(pump.machined);
  });

  it('makes its own lot of it', () => {
    const painting = [
      pump.machined,
      pump.paintAssigned,
      pump.paintBegun,
      pump.supplied,
      pump.paintReported,
    ] as const;
    const { decision } = given(...open, pump.begun, begun, pump.housed, taken, pump.reported, ...painting)
      .knowing({})
      .when('CompleteOperation', { operation: 20, setup: 'PT20M', run: 'PT1H10M' });
    expect(decision).toMatchObject([
      { type: 'OperationCompleted' },
      { type: 'ProductionOrderCompleted', data: { lot: 'S-1', refurbished: true } },
    ]);
  });
});
