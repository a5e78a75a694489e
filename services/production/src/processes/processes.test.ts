/**
 * Production acts by itself on sales, stock, people and quality, each time on the one order that is
 * meant.
 */
import { describe, expect, it } from '@jest/globals';
import { reject } from '@gemba/decider/decision';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { productionOrder } from '../production-order/production-order.js';
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

  it('O13: cancels what was planned for an order that is cancelled, and only that', () => {
    const about = { subject: 'SO-7' };
    const asked = heard('ProductionRequested', { ...place, line: '2', quantity, due: '2026-03-09' }, about);
    const reason = 'The customer changed plans.';
    const cancelled = heard('SalesOrderCancelled', { reason, lines: [] }, about);
    const sentence = story(createOrderWhenProductionIsRequested).after(asked).when(cancelled);
    sentence.sends(send(productionOrder, ['SO-7.2', 'CancelProductionOrder'], { reason }));
    story(createOrderWhenProductionIsRequested).when(cancelled).sends();
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
