/** What an order takes through phantoms, what may stand in, and what comes beside its item. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { explode } from '../explosion.js';
import { needs, outputsOf } from '../needs.js';
import { productionOrder } from '../production-order.js';
import * as pump from './pump.js';

const { pieces, kilograms } = pump;
const line = (item: string, value: string, more: object = {}) => ({
  ...{ item, quantity: pieces(value), scrapFraction: '0', operation: 10 },
  ...more,
});
const bom = (item: string, lines: readonly ReturnType<typeof line>[], more: object = {}) => ({
  versions: [
    { item, version: 1, effectiveFrom: '2026-01-01', base: pieces('1'), lines: [...lines], ...more },
  ],
});

describe('a phantom', () => {
  const kit = bom('KIT', [line('BOLT', '4'), line('NUT', '4', { scrapFraction: '0.2' })]);
  const top = [line('KIT', '2', { phantom: true, operation: 20 }), line('BOLT', '1', { operation: 20 })];
  const [version] = bom('PUMP', top).versions;
  const of = { boms: { KIT: kit }, date: '2026-03-02' };
  it('is replaced by what it consists of, at the operation that takes it; a part is taken once', () => {
    expect(version && needs(pieces('10'), version, of)).toEqual([
      { item: 'BOLT', operation: 20, quantity: pieces('90') },
      { item: 'NUT', operation: 20, quantity: pieces('100') },
    ]);
  });
  it('at any level is rounded once', () => {
    const third = { lines: [line('PASTE', '1')], base: pieces('3') };
    const inner = bom('INNER', third.lines, { base: third.base });
    const outer = bom('OUTER', [line('INNER', '1', { phantom: true })]);
    const [both] = bom('PUMP', [line('OUTER', '1', { phantom: true }), line('PASTE', '1')]).versions;
    const boms = { INNER: inner, OUTER: outer };
    // Two thirds and two are 2.67, so three; each rounded up alone would be one and two.
    expect(both && needs(pieces('2'), both, { boms, date: '2026-03-02' })).toEqual([
      { item: 'PASTE', operation: 10, quantity: pieces('3') },
    ]);
  });
  it('without a bill in force is missing', () => {
    const known = { ...pump.definition, routing: { version: 1, operations: [] } };
    const routing = { ...pump.definition.routing };
    const made = { ...known, routing, bom: bom('PUMP', [line('KIT', '2', { phantom: true })]) } as never;
    const wanted = { item: 'PUMP', quantity: pieces('1') };
    expect(explode(wanted, made, '2026-03-02')).toMatchObject({ code: 'PRD-BOM-MISSING' });
  });
});

describe('an alternate', () => {
  const alternates = [
    { item: 'BRASS', quantity: kilograms('0.3'), effectiveFrom: '2026-01-01', effectiveTo: '2026-03-02' },
    { item: 'STEEL', quantity: kilograms('0.5'), effectiveFrom: '2026-03-01' },
  ];
  const lines = [line('HOUSING', '1', { alternates })];
  const [version] = bom('PUMP', lines).versions;
  const on = (date: string) =>
    version && needs(pieces('10'), version, { boms: {}, date })[0]?.alternates?.map(({ item }) => item);
  it('may be used from its first day until before its end', () => {
    expect([on('2026-02-28'), on('2026-03-01'), on('2026-03-02')]).toEqual([
      ['BRASS'],
      ['BRASS', 'STEEL'],
      ['STEEL'],
    ]);
  });

  const { given } = spec(productionOrder);
  const steel = { item: 'STEEL', quantity: kilograms('5') };
  const [housing, paint] = pump.created.data.components;
  const created = {
    ...pump.created,
    data: { ...pump.created.data, components: [{ ...housing!, alternates: [steel] }, paint!] },
  };
  const swap = { operation: 10, item: 'HOUSING', by: 'STEEL', reason: 'No castings.' };
  const swapped = (quantity: string, components: object[]) =>
    happened('ComponentSubstituted', {
      ...{ ...swap, quantity: kilograms(quantity) },
      components: components as never,
    });
  it('takes the place of what is not issued yet', () => {
    const all = [paint!, { item: 'STEEL', operation: 10, quantity: kilograms('5') }];
    given(created).when('SubstituteComponent', swap).then(swapped('5', all));
    const issued = { item: 'HOUSING', lot: 'H', operation: 10, quantity: pieces('4') };
    const some = [{ item: 'HOUSING', operation: 10, quantity: pieces('4') }, paint!];
    given(created, pump.released, happened('MaterialIssued', issued))
      .when('SubstituteComponent', swap)
      .then(swapped('3', [...some, { item: 'STEEL', operation: 10, quantity: kilograms('3') }]));
  });
  it('is material of the order from then on, and what it stands in for is none', () => {
    const after = given(created, pump.released, swapped('5', [paint!, { ...steel, operation: 10 }]));
    const lot = { lot: 'S', quantity: kilograms('5') };
    after
      .when('RecordMaterial', { item: 'STEEL', ...lot })
      .then(happened('MaterialIssued', { item: 'STEEL', operation: 10, ...lot }));
    after
      .when('RecordMaterial', { item: 'HOUSING', lot: 'H', quantity: pieces('1') })
      .refused('PRD-ISSUE-OVER');
    after
      .when('ChangeProductionOrderQuantity', { quantity: pieces('12'), reason: 'More.' })
      .refused('PRD-ORD-STATE');
  });
  it('is refused where the bill does not allow it, and where nothing is left to stand in for', () => {
    given(created)
      .when('SubstituteComponent', { ...swap, by: 'GOLD' })
      .refused('PRD-BOM-ALTERNATE');
    given(created)
      .when('SubstituteComponent', { ...swap, operation: 20 })
      .refused('PRD-BOM-ALTERNATE');
    given(created, pump.released, pump.housed).when('SubstituteComponent', swap).refused('PRD-ORD-STATE');
  });
});

describe('what comes beside the item', () => {
  const output = (item: string, value: string, costShare: string) => ({
    ...{ item, quantity: pieces(value), kind: 'by' as const, costShare },
  });
  it('is expected per base, whole where it is counted, and left out where it would be nothing', () => {
    const outputs = [output('RING', '0.25', '0.1'), output('DUST', '0.01', '0')];
    const base = pieces('1');
    expect(outputsOf(pieces('10'), { base, lines: [], outputs })).toEqual([output('RING', '2', '0.1')]);
  });

  const ring = output('RING', '10', '0.25');
  const created = { ...pump.created, data: { ...pump.created.data, outputs: [ring] } };
  const { given } = spec(productionOrder);
  const upToPainting = [
    ...[created, pump.released, pump.assigned, pump.begun, pump.housed, pump.reported, pump.machined],
    ...[pump.paintAssigned, pump.paintBegun, pump.supplied, pump.paintReported],
  ] as const;
  const done = { operation: 20, setup: 'PT20M', run: 'PT1H10M' };
  const completed = (quantity: string) => {
    const { demand, ...end } = pump.completed.data;
    const outputs = [{ ...ring, quantity: pieces(quantity), lot: 'L-1' }];
    return happened('ProductionOrderCompleted', { ...end, outputs, ...(demand ? { demand } : {}) });
  };
  it('comes in proportion to what went through the last operation, or as it is counted', () => {
    given(...upToPainting)
      .when('CompleteOperation', done)
      .then(pump.painted, completed('9'));
    given(...upToPainting)
      .when('CompleteOperation', { ...done, outputs: [{ item: 'RING', quantity: pieces('7') }] })
      .then(pump.painted, completed('7'));
  });
  it('is counted with the last operation, whole, and only where the bill names it', () => {
    const counted = (item: string, value: string) => ({
      ...done,
      outputs: [{ item, quantity: pieces(value) }],
    });
    given(...upToPainting)
      .when('CompleteOperation', counted('GOLD', '1'))
      .refused('PRD-OUTPUT-UNKNOWN');
    given(...upToPainting)
      .when('CompleteOperation', counted('RING', '1.5'))
      .refused('PRD-QTY-WHOLE');
    given(created, pump.released, pump.assigned, pump.begun, pump.housed, pump.reported)
      .when('CompleteOperation', { ...counted('RING', '1'), operation: 10 })
      .refused('PRD-OUTPUT-EARLY');
  });
  it('does not close the order when its lot is decided', () => {
    const process = { by: { kind: 'system', id: 'process:close' } } as const;
    const over = given(created, completed('9')).at(process);
    over.when('CloseDecidedOrder', { lotOf: 'RING' }).nothing();
    over
      .when('CloseDecidedOrder', { lotOf: 'PUMP' })
      .then(happened('ProductionOrderClosed', { item: 'PUMP' }));
  });
});
