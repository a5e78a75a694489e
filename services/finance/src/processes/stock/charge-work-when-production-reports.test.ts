/** Work in progress follows production: material and hours in, finished goods and variance out. */
import { describe, expect, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { orderCost } from '../../costing/order-cost/order-cost.js';
import { chargeWorkWhenProductionReports } from './charge-work-when-production-reports.js';

const amount = { amount: '50.00', currency: 'EUR' };
const pieces = { value: '3', unit: 'C62' };
const place = { site: 'lyon', item: 'SEAL', lot: 'L1', quantity: pieces, amount, sourceEventId: 'E0' };
const from = { eventId: 'E1', subject: 'P1' };
const { when } = story(chargeWorkWhenProductionReports);

describe('a production order', () => {
  it('is charged with material, and only with its own', () => {
    const purpose = 'production-order/P1/10';
    when(heard('CostLayerConsumed', { ...place, kind: 'production-order', purpose }, from)).sends(
      send(orderCost, ['P1', 'ChargeMaterial'], { site: 'lyon', amount, sourceEventId: 'E1' }),
    );
    const shipped = { ...place, kind: 'shipment', purpose: 'shipment/SH-1' };
    expect(when(heard('CostLayerConsumed', shipped, from)).about).toBeNull();
  });

  it('is charged with set-up and run, per person and once for the machine', () => {
    const none = { value: '0', unit: 'C62' };
    const completed = {
      item: 'PUMP',
      operation: 10,
      good: pieces,
      scrap: none,
      rework: none,
      setup: 'PT30M',
      run: 'PT1H',
      plannedRun: 'PT1H',
      plannedRunPerUnit: 'PT20M',
      people: ['ana', 'bo'],
      workUnit: 'M1',
    };
    const charge = { site: 'lyon', item: 'PUMP', sourceEventId: 'E1' };
    const hours = (value: string) => ({ value, unit: 'HUR' });
    when(heard('OperationCompleted', completed, from)).sends(
      send(orderCost, ['P1', 'ChargeHours'], { ...charge, element: 'labour', hours: hours('3') }),
      send(orderCost, ['P1', 'ChargeHours'], { ...charge, element: 'machine', hours: hours('1.5') }),
    );
  });

  it('is relieved of finished goods', () => {
    const made = { ...place, kind: 'production-order', source: 'production-order/P1' };
    when(heard('CostLayerAdded', made, from)).sends(
      send(orderCost, ['P1', 'RelieveWork'], { site: 'lyon', amount, sourceEventId: 'E1' }),
    );
    const bought = { ...place, kind: 'purchase-order', source: 'purchase-order/PO-1' };
    expect(when(heard('CostLayerAdded', bought, from)).about).toBeNull();
  });

  it('is relieved of a service as that is rendered, and of goods when they come in', () => {
    const none = { value: '0', unit: 'C62' };
    const done = { item: 'OVERHAUL', ordered: pieces, good: pieces, scrap: none, due: '2026-03-09' };
    when(heard('ProductionOrderCompleted', done, from)).sends(
      send(orderCost, ['P1', 'RelieveRendered'], {
        ...{ site: 'lyon', item: 'OVERHAUL', quantity: pieces, sourceEventId: 'E1' },
      }),
    );
    for (const more of [{ lot: 'L-1' }, { good: none }])
      expect(when(heard('ProductionOrderCompleted', { ...done, ...more }, from)).about).toBeNull();
  });

  it('is settled when it is closed, and written off when it is cancelled', () => {
    const settle = send(orderCost, ['P1', 'SettleVariance'], { site: 'lyon', sourceEventId: 'E1' });
    when(heard('ProductionOrderClosed', { item: 'PUMP' }, from)).sends(settle);
    const cancelled = { reason: 'order cancelled', item: 'PUMP', quantity: pieces };
    const writeOff = send(orderCost, ['P1', 'WriteOffWork'], { site: 'lyon', sourceEventId: 'E1' });
    when(heard('ProductionOrderCancelled', cancelled, from)).sends(writeOff);
  });
});
