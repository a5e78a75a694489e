/**
 * Production acts by itself on sales, stock, people and quality, each time on the one order that is
 * meant.
 */
import { describe, expect, it } from '@jest/globals';
import { reject } from '@gemba/decider/decision';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { productionOrder } from '../production-order/production-order.js';
import { carryOutCancellation } from './carry-out-cancellation.js';
import { closeOrderWhenItsLotIsDecided } from './close-order-when-its-lot-is-decided.js';
import { createOrderWhenProductionIsRequested } from './create-order-when-requested.js';
import { reassignWhenTaskIsDelegated } from './reassign-when-task-is-delegated.js';
import { recordMaterialWhenStockIsIssued } from './record-material-when-stock-is-issued.js';

const quantity = { value: '10', unit: 'C62' };
const place = { site: 'lyon', item: 'PUMP' };

describe('create order when production is requested', () => {
  it('names the order after the line', () => {
    const requested = heard(
      'ProductionRequested',
      { ...place, line: '1', quantity, due: '2026-03-09' },
      { subject: 'SO-7' },
    );
    const order = { ...place, quantity, due: '2026-03-09', demand: 'sales-order/SO-7/1' };
    story(createOrderWhenProductionIsRequested)
      .when(requested)
      .sends(send(productionOrder, ['SO-7.1', 'CreateProductionOrder'], order));
  });
});

describe('record material when stock is issued', () => {
  const lot = { ...place, lot: 'H-7', quantity };
  const material = { item: 'PUMP', lot: 'H-7', quantity };
  const issued = (purpose: { kind: 'production-order' | 'shipment'; id: string; line?: string }) =>
    story(recordMaterialWhenStockIsIssued).when(heard('StockIssued', { ...lot, purpose }));

  it('records it at the operation', () =>
    issued({ kind: 'production-order', id: 'P1', line: '10' }).sends(
      send(productionOrder, ['P1', 'RecordMaterial'], { ...material, operation: 10 }),
    ));
  it('leaves the operation open when none is named', () =>
    issued({ kind: 'production-order', id: 'P1' }).sends(
      send(productionOrder, ['P1', 'RecordMaterial'], material),
    ));
  it('does not care for shipments', () => issued({ kind: 'shipment', id: 'S1' }).sends());
  it('writes down what the order cannot take', () => {
    const { sent } = issued({ kind: 'production-order', id: 'P1' });
    const reason = 'too much';
    expect(insteadOf(sent[0], reject('PRD-ISSUE-OVER', reason))).toEqual([
      send(productionOrder, ['P1', 'RefuseMaterial'], { ...material, code: 'PRD-ISSUE-OVER', reason }),
    ]);
  });
});

describe('reassign when a task is delegated', () => {
  const task = { site: 'lyon', order: 'P1', operation: 10 };
  const delegated = heard('TaskDelegated', { ...task, from: 'ana', to: 'dan', absence: 'A1' });
  const returned = heard('DelegationReturned', { ...task, from: 'dan', to: 'ana' });
  const reassign = (from: string, to: string, reason: string) =>
    send(productionOrder, ['P1', 'ReassignOperation'], { operation: 10, from, to, reason });

  it('gives it to the substitute', () =>
    story(reassignWhenTaskIsDelegated)
      .when(delegated)
      .sends(reassign('ana', 'dan', 'ana is absent (A1)')));
  it('gives it back', () =>
    story(reassignWhenTaskIsDelegated)
      .when(returned)
      .sends(reassign('dan', 'ana', 'ana is back')));
  it('leaves done work alone, and states an exception of any other refusal', () => {
    const [sent] = story(reassignWhenTaskIsDelegated).when(returned).sent;
    expect(insteadOf(sent, reject('PRD-ORD-STATE', 'done'))).toEqual([]);
    expect(insteadOf(sent, reject('PRD-OP-SKILL', 'no'))).toBeUndefined();
  });
});

describe('close order when its lot is decided', () => {
  const close = send(productionOrder, ['P1', 'CloseDecidedOrder'], { lotOf: 'PUMP' });
  const decided = (trigger: 'receipt' | 'completion', source: string) =>
    heard('InspectionDecided', {
      ...place,
      lot: 'L-P1',
      quantity,
      trigger,
      source,
      verdict: 'accept' as const,
      failed: [],
    });
  const received = (status: 'available' | 'inspection', kind: 'production-order' | 'purchase-order') =>
    heard('StockReceived', { ...place, lot: 'L-P1', quantity, status, source: { kind, id: 'P1' } });

  it('closes after the inspection', () =>
    story(closeOrderWhenItsLotIsDecided).when(decided('completion', 'production-order/P1')).sends(close));
  it('closes when the lot went straight into stock', () =>
    story(closeOrderWhenItsLotIsDecided).when(received('available', 'production-order')).sends(close));
  it('waits for the inspection', () =>
    story(closeOrderWhenItsLotIsDecided).when(received('inspection', 'production-order')).sends());
  it('does not care for purchased lots', () => {
    story(closeOrderWhenItsLotIsDecided).when(received('available', 'purchase-order')).sends();
    story(closeOrderWhenItsLotIsDecided).when(decided('receipt', 'purchase-order/P1/1')).sends();
  });
});

describe('what is decided for a cancelled sale', () => {
  const part = { way: 'stop' as const, quantity };
  const lots = [{ item: 'CAST', lot: 'C1', quantity }];
  const none = { amount: '0.00', currency: 'EUR' };
  const step = {
    supply: 'production-order/MO-1',
    item: 'PUMP',
    quantity,
    for: 'sales-order/SO-7/1',
    cost: none,
  };
  const reason = 'Sales order SO-7 is cancelled.';
  const decided = (...steps: readonly object[]) =>
    story(carryOutCancellation).when(
      heard(
        'CancellationDecided',
        { site: 'lyon', salesOrder: 'SO-7', steps: steps as never, cost: none, isCheapest: true },
        { subject: 'SO-7' },
      ),
    );

  it('stops, makes smaller, gives to another demand in the place of its order, or keeps', () => {
    const demand = 'sales-order/SO-8/1';
    const replaces = 'production-order/SO-8.1';
    decided(
      { ...step, parts: [part], lots },
      {
        ...step,
        supply: 'production-order/MO-2',
        parts: [{ ...part, way: 'reduce', to: quantity }],
        lots: [],
      },
      {
        ...step,
        supply: 'production-order/MO-3',
        parts: [{ ...part, way: 'repeg', demand, replaces }],
        lots: [],
      },
      { ...step, supply: 'production-order/MO-4', parts: [{ ...part, way: 'keep' }], lots: [] },
      { ...step, supply: 'production-order/MO-5', parts: [{ ...part, way: 'goOn' }], lots: [] },
      { ...step, supply: 'purchase-order/PO-1', parts: [{ ...part, way: 'cancel' }], lots: [] },
    ).sends(
      send(productionOrder, ['MO-1', 'StopProductionOrder'], {
        ...{ reason, lots: [{ item: 'CAST', lot: 'C1', quantity, disposition: 'scrap' }] },
      }),
      send(productionOrder, ['MO-2', 'ChangeProductionOrderQuantity'], { quantity, reason }),
      send(productionOrder, ['MO-3', 'RepegProductionOrder'], { demand, reason }),
      send(productionOrder, ['SO-8.1', 'CancelProductionOrder'], { reason }),
      send(productionOrder, ['MO-4', 'RepegProductionOrder'], { reason }),
    );
  });

  it('says what came too late, so that it is compared anew', () => {
    const [stop] = decided({ ...step, parts: [part], lots }).sent;
    expect(insteadOf(stop, reject('PRD-ORD-STATE', 'It is completed.'))).toEqual([
      send(productionOrder, ['MO-1', 'RefuseCancellationStep'], {
        ...{ cancellation: 'SO-7', code: 'PRD-ORD-STATE', reason: 'It is completed.' },
      }),
    ]);
    expect(insteadOf(stop, reject('ACC-ROLE', 'no'))).toBeUndefined();
    const [kept] = decided({ ...step, parts: [{ ...part, way: 'keep' }], lots: [] }).sent;
    expect(insteadOf(kept, reject('PRD-ORD-STATE', 'It is completed.'))).toEqual([]);
  });
});
