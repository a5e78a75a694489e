/** Orders and work units show what their events said last. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { equipment } from './equipment.js';
import { productionOrders } from './production-orders.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const operation = (sequence: number) => ({
  sequence,
  name: `Step ${String(sequence)}`,
  workCenter: 'TURNING',
  setup: 'PT5M',
  runPerUnit: 'PT1M',
  skill: 'turning',
});
const created = heard('ProductionOrderCreated', {
  site: 'lyon',
  item: 'PUMP-100',
  quantity: pieces('10'),
  due: '2026-03-05',
  bomVersion: 1,
  routingVersion: 1,
  components: [],
  operations: [operation(20), operation(10)],
});
const released = heard('ProductionOrderReleased', { site: 'lyon' });
const assigned = heard('OperationAssigned', {
  operation: 10,
  workUnit: 'LATHE-1',
  people: ['ana', 'bo'],
  skill: 'turning',
  planned: '2026-03-03',
});
const reported = (at: number, good: string, scrap: string) =>
  heard('QuantityReported', {
    item: 'PUMP-100',
    operation: at,
    good: pieces(good),
    scrap: pieces(scrap),
    rework: pieces('0'),
    workUnit: 'LATHE-1',
  });

describe('production orders', () => {
  it('show operations in their order and good pieces of the last one', () => {
    const moved = heard('OperationReassigned', { operation: 10, from: 'ana', to: 'cleo', reason: 'absence' });
    const started = heard('OperationStarted', { operation: 10, workUnit: 'LATHE-1', people: ['cleo', 'bo'] });
    const rows = shows(
      productionOrders,
      created,
      released,
      assigned,
      moved,
      started,
      reported(10, '9', '1'),
      reported(20, '8', '1'),
    );
    expect(rows['1']).toMatchObject({
      status: 'in-progress',
      good: '8',
      scrap: '2',
      operations: [
        { sequence: 10, status: 'started', people: ['cleo', 'bo'] },
        { sequence: 20, status: 'waiting' },
      ],
    });
  });

  it('show the lot once completed, and that they are closed', () => {
    const completed = heard('ProductionOrderCompleted', {
      item: 'PUMP-100',
      ordered: pieces('10'),
      good: pieces('9'),
      scrap: pieces('1'),
      lot: 'L-1',
      due: '2026-03-05',
    });
    const closed = heard('ProductionOrderClosed', { item: 'PUMP-100' });
    expect(shows(productionOrders, created, completed)['1']).toMatchObject({
      status: 'completed',
      good: '9',
      lot: 'L-1',
    });
    expect(shows(productionOrders, created, completed, closed)['1']?.status).toBe('closed');
  });

  it('go back to where they were when resumed', () => {
    const held = heard('ProductionOrderHeld', { reason: 'material' });
    const resumed = heard('ProductionOrderResumed', { reason: 'there' });
    expect(shows(productionOrders, created, released, held)['1']?.status).toBe('held');
    expect(shows(productionOrders, created, released, held, resumed)['1']?.status).toBe('released');
  });
});

describe('equipment', () => {
  it('shows its last state', () => {
    const registered = heard('EquipmentRegistered', {
      name: 'Lathe 1',
      site: 'lyon',
      workCenter: 'TURNING',
      path: 'gemba/lyon/shop/TURNING/LATHE-1',
    });
    const down = heard('EquipmentStateChanged', {
      from: 'idle' as const,
      to: 'downUnplanned' as const,
      reason: 'SPINDLE',
    });
    expect(shows(equipment, registered)['1']).toMatchObject({ state: 'idle', reason: null });
    expect(shows(equipment, registered, down)['1']).toMatchObject({
      state: 'downUnplanned',
      reason: 'SPINDLE',
    });
  });
});
