/** Branches of a routing are worked on beside each other, and what joins them waits for all of them. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { given } = spec(productionOrder);
const [first] = pump.operations;
const after = (sequence: number, ...operations: number[]) => ({
  ...first!,
  ...{ sequence, predecessors: operations.map((operation) => ({ operation })) },
});

/** 10 → 20 and 30 → 40, ten pieces. */
const operations = [after(10), after(20, 10), after(30, 10), after(40, 20, 30)];
const created = { ...pump.created, data: { ...pump.created.data, operations, components: [] } };
const crew = (operation: number) => ({ operation, workUnit: 'LATHE-1', people: ['ana'] });
const assigned = (operation: number) =>
  happened('OperationAssigned', { ...crew(operation), skill: 'cnc', planned: '2026-03-02' });
const began = (operation: number) => ({
  ...happened('OperationStarted', crew(operation)),
  occurredAt: '2026-03-02T09:00:00.000Z',
});
const none = pump.pieces('0');
const made = (operation: number, good: string, scrap = '0') => {
  const counts = { good: pump.pieces(good), scrap: pump.pieces(scrap), rework: none };
  const why = scrap === '0' ? {} : { reason: 'surface' };
  return happened('QuantityReported', { item: 'PUMP', operation, workUnit: 'LATHE-1', ...counts, ...why });
};
const ended = (operation: number, good: string) =>
  happened('OperationCompleted', {
    ...{ item: 'PUMP', ...crew(operation), good: pump.pieces(good), scrap: none, rework: none },
    ...{ setup: 'PT0S', run: 'PT1H', plannedRun: 'PT1H', plannedRunPerUnit: 'PT6M' },
  });
const done = (operation: number, good: string, scrap?: string) => [
  ...[assigned(operation), began(operation), made(operation, good, scrap), ended(operation, good)],
];
const begun = [created, pump.released, ...done(10, '10')];
const start = (operation: number) => ['StartOperation', crew(operation)] as const;

describe('what branches', () => {
  it('begins beside each other, and what joins them behind all of them', () => {
    const both = [...begun, assigned(20), began(20), assigned(30), assigned(40)];
    const now = given(...both).knowing(pump.lathe());
    now.when(...start(30)).then(happened('OperationStarted', crew(30)));
    now.when(...start(40)).refused('PRD-OP-PREDECESSOR');
    const one = given(...begun, ...done(20, '10'), assigned(30), assigned(40)).knowing(pump.lathe());
    one.when(...start(40)).refused('PRD-OP-PREDECESSOR');
    const all = given(...begun, ...done(20, '10'), ...done(30, '10'), assigned(40)).knowing(pump.lathe());
    all.when(...start(40)).then(happened('OperationStarted', crew(40)));
  });
  it('is not held up at its end by the other branch', () => {
    const both = given(...begun, assigned(20), began(20), assigned(30), began(30), made(30, '10'));
    const times = { operation: 30, setup: 'PT0S', run: 'PT1H' };
    expect(both.when('CompleteOperation', times).decision).toMatchObject([{ type: 'OperationCompleted' }]);
  });
  it('gives what joins it no more than every branch has good', () => {
    const joined = given(...begun, ...done(20, '9', '1'), ...done(30, '8', '2'), assigned(40), began(40));
    const report = (good: string) => ({ operation: 40, good: pump.pieces(good), scrap: none, rework: none });
    joined.when('ReportQuantity', report('9')).refused('PRD-QTY-OVER');
    expect(joined.when('ReportQuantity', report('8')).decision).toMatchObject([{ type: 'QuantityReported' }]);
  });
});

describe('rework', () => {
  const joined = given(...begun, ...done(20, '10'), ...done(30, '10'), assigned(40), began(40));
  const back = (reworkAt: number) => ({
    ...{ operation: 40, good: none, scrap: none, rework: pump.pieces('1'), reworkAt, reason: 'surface' },
  });
  it('opens the branch that it goes back to, and no other', () => {
    const opened = (reworkAt: number) => {
      const { decision } = joined.when('ReportQuantity', back(reworkAt));
      return (decision as { type: string; data: { operation: number } }[])
        .filter(({ type }) => type === 'OperationReopened')
        .map(({ data }) => data.operation);
    };
    expect(opened(20)).toEqual([20]);
    expect(opened(10)).toEqual([10, 20, 30]);
  });
  it('does not go over to another branch', () => {
    const aside = given(...begun, ...done(20, '10'), assigned(30), began(30));
    aside.when('ReportQuantity', { ...back(20), operation: 30 }).refused('PRD-QTY-REWORK');
  });
});
