/**
 * Production states its times in seconds, its output in the unit made, its orders on the day they are due.
 */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { states } from '@gemba/read-model/fact';
import { productionFacts } from './production-facts.js';

const pieces = (value: string) => ({ value, unit: 'C62' });

const completed = heard('OperationCompleted', {
  item: 'PUMP-100',
  operation: 20,
  good: pieces('8'),
  scrap: pieces('1'),
  rework: pieces('1'),
  setup: 'PT10M',
  run: 'PT55M',
  plannedRun: 'PT50M',
  plannedRunPerUnit: 'PT5M',
  people: ['ana'],
  workUnit: 'LATHE-1',
});

const orderCompleted = (good: string, businessDate: string) =>
  heard(
    'ProductionOrderCompleted',
    {
      item: 'PUMP-100',
      ordered: pieces('10'),
      good: pieces(good),
      scrap: pieces('0'),
      lot: 'L-1',
      due: '2026-03-03',
    },
    { businessDate },
  );

describe('production facts', () => {
  it('of a completed operation: planned time of the good and of all units, used time, pieces', () => {
    expect(states(productionFacts, completed)).toEqual([
      ['planned-run-time-good', '2400', 'SEC', '2026-03-02'],
      ['planned-run-time', '3000', 'SEC', '2026-03-02'],
      ['run-time', '3300', 'SEC', '2026-03-02'],
      ['setup-time', '600', 'SEC', '2026-03-02'],
      ['operating-time', '0.916667', 'HUR', '2026-03-02'],
      ['produced', '10', 'C62', '2026-03-02'],
      ['scrapped', '1', 'C62', '2026-03-02'],
    ]);
  });

  it('of planned busy time belong to the day planned', () => {
    expect(
      states(productionFacts, heard('BusyTimePlanned', { date: '2026-03-09', planned: 'PT16H' })),
    ).toEqual([['planned-busy-time', '57600', 'SEC', '2026-03-09']]);
  });

  it('O26: times follow a correction, on the day of the completion', () => {
    const times = { setup: 'PT10M', run: 'PT2H', before: { setup: 'PT10M', run: 'PT48H' } };
    const corrected = heard('OperationTimeCorrected', {
      ...{ item: 'PUMP', operation: 10, ...times, completedOn: '2026-03-01' },
      ...{ people: ['ana'], workUnit: 'LATHE-1', reason: 'Typed wrongly' },
    });
    expect(states(productionFacts, corrected)).toEqual([
      ['run-time', '-165600', 'SEC', '2026-03-01'],
      ['setup-time', '0', 'SEC', '2026-03-01'],
      ['operating-time', '-46', 'HUR', '2026-03-01'],
    ]);
  });

  it('O27: of 8 hours and then 6 for the same day are 6', () => {
    const plan = (planned: string, more: object = {}) =>
      heard('BusyTimePlanned', { date: '2026-03-09', planned, ...more });
    const seconds = states(productionFacts, plan('PT8H'), plan('PT6H', { before: 'PT8H' })).map(([, value]) =>
      Number(value),
    );
    expect(seconds.reduce((a, b) => a + b, 0)).toBe(6 * 3600);
  });

  it.each([
    ['10', '2026-03-03', 1],
    ['10', '2026-03-04', 0],
    ['9', '2026-03-02', 0],
  ])('%s good on %s attain the plan %d times', (good, on, times) => {
    const day = ['orders-attained', '1', 'C62', '2026-03-03'];
    const stated = states(productionFacts, orderCompleted(good, on));
    expect(stated.filter(([measure]) => measure === 'orders-attained')).toEqual(times === 1 ? [day] : []);
  });

  it('O38: of an order count each piece once, however many operations it went through', () => {
    const order = orderCompleted('9', '2026-03-03');
    const stated = states(productionFacts, { ...order, data: { ...order.data, scrap: pieces('1') } });
    expect(stated).toEqual([
      ['order-produced', '10', 'C62', '2026-03-03'],
      ['order-scrapped', '1', 'C62', '2026-03-03'],
    ]);
  });

  it('O27: of a plan that changes are what it is more or less than the plan before', () => {
    const first = heard('BusyTimePlanned', { date: '2026-03-09', planned: 'PT8H' });
    const second = heard('BusyTimePlanned', { date: '2026-03-09', planned: 'PT6H', before: 'PT8H' });
    const day = states(productionFacts, first, second);
    expect(day.map(([, value]) => Number(value))).toEqual([28_800, -7200]);
    expect(new Set(day.map(([, , , date]) => date))).toEqual(new Set(['2026-03-09']));
  });

  it('of a due order move with it', () => {
    const moved = heard('ProductionOrderRescheduled', {
      ...{ item: 'PUMP', from: '2026-03-09', to: '2026-03-12', reason: 'The customer waits.' },
    });
    expect(states(productionFacts, moved)).toEqual([
      ['orders-due', '-1', 'C62', '2026-03-09'],
      ['orders-due', '1', 'C62', '2026-03-12'],
    ]);
  });

  it('count how long an unplanned stop lasted, once it is over', () => {
    const back = (more: object) =>
      heard('EquipmentStateChanged', { from: 'downUnplanned', to: 'idle', reason: 'done', ...more });
    expect(states(productionFacts, back({ since: '2026-03-02T09:30:00.000Z' }))).toEqual([
      ['time-to-repair', '90', 'MIN', '2026-03-02'],
      ['repairs', '1', 'C62', '2026-03-02'],
    ]);
    expect(states(productionFacts, back({}))).toEqual([]);
  });

  it('count only unplanned stops as breakdowns', () => {
    const stopped = (to: 'downUnplanned' | 'idle') =>
      heard('EquipmentStateChanged', { from: 'producing' as const, to, reason: 'SPINDLE' });
    expect(states(productionFacts, stopped('downUnplanned'), stopped('idle'))).toHaveLength(1);
  });
});
