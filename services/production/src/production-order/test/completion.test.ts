/**
 * Completion asks for every piece, for the material and for the clock; pieces are neither made nor lost on
 * the way through the operations.
 */
import { describe, expect, it } from '@jest/globals';
import type { Happened } from '@gemba/decider/decision';
import { happened, isRefused } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { given } = spec(productionOrder);
const { created, released, assigned, begun, housed, reported, machined, pieces } = pump;
const running = [created, released, assigned, begun, housed];
const complete = { operation: 10, setup: 'PT20M', run: 'PT1H10M' };
const said = (good: string, scrap: string, rework: string, fromRework?: string) => ({
  ...{ operation: 10, good: pieces(good), scrap: pieces(scrap), rework: pieces(rework) },
  reason: 'surface',
  ...(fromRework === undefined ? {} : { fromRework: pieces(fromRework) }),
});
const told = (...counts: Parameters<typeof said>) =>
  happened('QuantityReported', { ...said(...counts), item: 'PUMP', workUnit: 'LATHE-1' });

describe('every piece is accounted for', () => {
  it('O24: refuses to complete while pieces wait for rework, and says how many', () => {
    const { decision } = given(...running, told('3', '0', '3')).when('CompleteOperation', complete);
    expect(decision).toMatchObject({
      code: 'PRD-QTY-UNACCOUNTED',
      violated: { actual: '3', limit: '10', unit: 'C62' },
    });
    given(...running, told('7', '0', '3'))
      .when('CompleteOperation', complete)
      .refused('PRD-QTY-UNACCOUNTED');
  });
  it('O24: refuses to complete while pieces are reported by nobody', () =>
    given(...running, told('3', '0', '0'))
      .when('CompleteOperation', complete)
      .refused('PRD-QTY-UNACCOUNTED'));
  it('O24: counts what comes good out of rework as the same pieces', () => {
    const waiting = [...running, told('7', '0', '3')];
    given(...waiting)
      .when('ReportQuantity', said('2', '1', '0', '3'))
      .then(told('2', '1', '0', '3'));
    given(...waiting, told('2', '1', '0', '3'))
      .when('CompleteOperation', complete)
      .then(happened('OperationCompleted', { ...machined.data, reworked: pieces('3') }));
  });
  it('O24: takes no more out of rework than waits for it, nor than is reported', () => {
    given(...running, told('7', '0', '3'))
      .when('ReportQuantity', said('4', '0', '0', '4'))
      .refused('PRD-QTY-REWORK');
    given(...running, told('7', '0', '3'))
      .when('ReportQuantity', said('1', '0', '0', '2'))
      .refused('PRD-QTY-REWORK');
  });

  it('O24: pieces are conserved over any reports that are taken', () => {
    let seed = 7;
    const upTo = (most: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * (most + 1));
    };
    for (let round = 0; round < 200; round += 1) {
      const model = { good: 0, scrap: 0, rework: 0 };
      const events: Happened[] = [...running];
      for (let step = 0; step < 8; step += 1) {
        const [good, scrap, rework, again] = [upTo(4), upTo(2), upTo(2), upTo(3)];
        const report = said(
          String(good),
          String(scrap),
          String(rework),
          again > 0 ? String(again) : undefined,
        );
        const { decision } = given(...(events as typeof running)).when('ReportQuantity', report);
        const total = model.good + model.scrap + model.rework + good + scrap + rework - again;
        const fits = again <= model.rework && again <= good + scrap + rework && total <= 10;
        expect(isRefused(decision)).toBe(!fits);
        if (isRefused(decision)) continue;
        events.push(...decision);
        model.good += good;
        model.scrap += scrap;
        model.rework += rework - again;
      }
      const { decision } = given(...(events as typeof running)).when('CompleteOperation', complete);
      expect(isRefused(decision)).toBe(model.rework > 0 || model.good + model.scrap < 10);
    }
  });
});

describe('times fit on the clock', () => {
  const done = [...running, reported];
  const at = (time: string) => given(...done).at({ at: `2026-03-02T${time}.000Z` });
  it('O26: refuses more time than has passed since the start, and says how much has', () => {
    const { decision } = at('09:00:01').when('CompleteOperation', { ...complete, run: 'PT48H' });
    expect(decision).toMatchObject({
      code: 'PRD-OP-TIME',
      violated: { actual: 'P2DT20M', limit: 'PT1S' },
    });
  });
  it('O26: takes all of the time that has passed, and not a second more', () => {
    at('10:30:00').when('CompleteOperation', complete).then(machined);
    at('10:29:59').when('CompleteOperation', complete).refused('PRD-OP-TIME');
  });
  it('O26: refuses an end before the start', () => {
    at('08:00:00')
      .when('CompleteOperation', { ...complete, setup: 'PT0S', run: 'PT0S' })
      .refused('PRD-OP-TIME');
  });
});

describe('CorrectOperationTime', () => {
  const right = { granted: { level: 'site', rightId: 'R1', policyVersion: 1 } };
  const refusal = { granted: null, escalatesTo: 'site-manager', why: 'No right to correct times.' };
  const done = [...running, reported, { ...machined, occurredAt: '2026-03-02T10:30:00.000Z' }];
  const correct = { operation: 10, setup: 'PT20M', run: 'PT30M', reason: 'Typed wrongly' };
  const corrected = happened('OperationTimeCorrected', {
    ...{ ...correct, item: 'PUMP', before: { setup: 'PT20M', run: 'PT1H10M' } },
    ...{ completedOn: '2026-03-02', people: ['ana'], workUnit: 'LATHE-1' },
  });
  it('O26: replaces the times by right and keeps the wrong ones to be seen, once', () => {
    given(...done)
      .knowing({ right })
      .when('CorrectOperationTime', correct)
      .then(corrected);
    given(...done, corrected)
      .knowing({ right })
      .when('CorrectOperationTime', correct)
      .nothing();
    given(...done)
      .knowing({ right: refusal })
      .when('CorrectOperationTime', correct)
      .refused('PRD-OP-CORRECTION');
  });
  it('O26: stays within the clock of the operation, and waits for its completion', () => {
    given(...done)
      .knowing({ right })
      .when('CorrectOperationTime', { ...correct, run: 'PT71M' })
      .refused('PRD-OP-TIME');
    given(...running)
      .knowing({ right })
      .when('CorrectOperationTime', correct)
      .refused('PRD-ORD-STATE');
  });
});

describe('material is in', () => {
  const bare = [created, released, assigned, begun, reported];
  const waived = { ...complete, materialWaived: 'Housings were provided by the customer' };
  it('O25: refuses to complete with no material issued, and says what is missing', () => {
    const { decision } = given(...bare).when('CompleteOperation', complete);
    expect(decision).toMatchObject({
      code: 'PRD-OP-MATERIAL',
      violated: { actual: '0', limit: '10', unit: 'C62' },
    });
  });
  it('O25: refuses with a piece too few, and takes paint within its tolerance', () => {
    const nine = happened('MaterialIssued', { ...housed.data, quantity: pieces('9') });
    given(...bare, nine)
      .when('CompleteOperation', complete)
      .refused('PRD-OP-MATERIAL');
    const toPaint = [...running, reported, machined, pump.paintAssigned, pump.paintBegun, pump.paintReported];
    const paint = (value: string) =>
      happened('MaterialIssued', { ...pump.supplied.data, quantity: pump.kilograms(value) });
    const end = { ...complete, operation: 20 };
    given(...toPaint, paint('1.71'))
      .when('CompleteOperation', end)
      .then(pump.painted, pump.completed);
    given(...toPaint, paint('1.7'))
      .when('CompleteOperation', end)
      .refused('PRD-OP-MATERIAL');
  });
  it('O25: is waived with a reason by who holds the right', () => {
    const granted = { granted: { level: 'site', rightId: 'R1', policyVersion: 1 } };
    const refusal = { granted: null, escalatesTo: 'site-manager', why: 'No right to waive material.' };
    const { materialWaived } = waived;
    given(...bare)
      .knowing({ right: granted })
      .when('CompleteOperation', waived)
      .then(happened('OperationCompleted', { ...machined.data, materialWaived }));
    given(...bare)
      .knowing({ right: refusal })
      .when('CompleteOperation', waived)
      .refused('PRD-OP-MATERIAL');
  });
});

describe('P28: a service', () => {
  const { bomVersion: _, ...ordered } = created.data;
  const [operation] = pump.operations;
  const one = { ...ordered, components: [], operations: operation ? [operation] : [] };
  const order = [happened('ProductionOrderCreated', one), released, assigned, begun] as const;
  it('has no lot and no inspection to wait for: it closes as it completes', () => {
    const { decision } = given(...order, told('9', '1', '0')).when('CompleteOperation', complete);
    expect(decision).toMatchObject([
      { type: 'OperationCompleted' },
      { type: 'ProductionOrderCompleted', data: { good: pieces('9'), demand: 'sales-order/S/1' } },
      { type: 'ProductionOrderClosed' },
    ]);
    expect(isRefused(decision) ? {} : decision[1]?.data).not.toHaveProperty('lot');
  });
  it('changes its quantity without a bill', () => {
    const reason = 'One more.';
    given(...order)
      .when('ChangeProductionOrderQuantity', { quantity: pieces('11'), reason })
      .then(
        happened('ProductionOrderQuantityChanged', {
          ...{ item: 'PUMP', from: pieces('10'), to: pieces('11'), components: [], reason },
        }),
      );
  });
});
