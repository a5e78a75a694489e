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
      ['produced', '10', 'C62', '2026-03-02'],
      ['scrapped', '1', 'C62', '2026-03-02'],
    ]);
  });

  it('of planned busy time belong to the day planned', () => {
    expect(
      states(productionFacts, heard('BusyTimePlanned', { date: '2026-03-09', planned: 'PT16H' })),
    ).toEqual([['planned-busy-time', '57600', 'SEC', '2026-03-09']]);
  });

  it.each([
    ['10', '2026-03-03', 1],
    ['10', '2026-03-04', 0],
    ['9', '2026-03-02', 0],
  ])('%s good on %s attain the plan %d times', (good, on, times) => {
    const day = ['orders-attained', '1', 'C62', '2026-03-03'];
    expect(states(productionFacts, orderCompleted(good, on))).toEqual(times === 1 ? [day] : []);
  });

  it('count only unplanned stops as breakdowns', () => {
    const stopped = (to: 'downUnplanned' | 'idle') =>
      heard('EquipmentStateChanged', { from: 'producing' as const, to, reason: 'SPINDLE' });
    expect(states(productionFacts, stopped('downUnplanned'), stopped('idle'))).toHaveLength(1);
  });
});
