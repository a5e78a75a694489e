/** What is made or bought for a line is found over all levels, and no more of it than is for that line. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { askedTable, boughtTable, madeForTable, spentTable, wantedTable } from './supplies.js';
import { traced } from './tracing.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const line = 'sales-order/SO-1/1';
const place = { site: 'lyon', due: '2026-03-09' };

const created = (subject: string, item: string, demand?: string) =>
  heard(
    'ProductionOrderCreated',
    {
      ...{ ...place, item, quantity: pieces('10'), bomVersion: 1, routingVersion: 1 },
      ...{ components: [], operations: [], ...(demand === undefined ? {} : { demand }) },
    },
    { subject },
  );

const applied = (order: string, action: 'make' | 'order', pegs: readonly (readonly [string, string])[]) =>
  heard('PlanningActionApplied', {
    site: 'lyon',
    order,
    work: {
      ...{ action, item: 'PUMP', quantity: pieces('10'), due: '2026-03-09', reason: 'short' },
      pegs: pegs.map(([demand, value]) => ({ demand, quantity: pieces(value), due: '2026-03-09' })),
    },
  });

const raised = (subject: string, cause: string) =>
  heard(
    'RequisitionRaised',
    { site: 'lyon', item: 'CAST', quantity: pieces('10'), needBy: '2026-03-05', cause },
    { subject },
  );

const placed = heard(
  'PurchaseOrderPlaced',
  {
    ...{
      site: 'lyon',
      supplier: 'FOUNDRY',
      total: eur('400.00'),
      promised: '2026-03-06',
      requisition: 'R-1',
    },
    lines: [{ line: '1', item: 'CAST', quantity: pieces('10'), price: eur('40.00') }],
  },
  { subject: 'PO-1' },
);
const received = heard(
  'GoodsReceived',
  {
    ...{ site: 'lyon', supplier: 'FOUNDRY', line: '1', item: 'CAST', quantity: pieces('10'), lot: 'C1' },
    ...{ price: eur('40.00'), promised: '2026-03-06' },
  },
  { subject: 'PO-1' },
);
const ordered = heard('RequisitionOrdered', { purchaseOrder: 'PO-1' }, { subject: 'R-1' });

const asked = (cause: string) => shows(askedTable, raised('R-1', cause), ordered);
const found = (made: Parameters<typeof traced>[1]['made'], more: object = {}) =>
  traced([line], { made, asked: {}, bought: {}, ...more }).map(
    ({ supply, quantity, for: needed }) => `${supply} ${quantity.value} for ${needed}`,
  );

describe('what is for a cancelled line', () => {
  it('is what is made for it, for that, and what is bought for either', () => {
    const made = shows(
      madeForTable,
      created('MO-1', 'PUMP', line),
      created('MO-2', 'ROTOR', 'production-order/MO-1'),
      created('MO-3', 'PUMP', 'sales-order/SO-2/1'),
      created('MO-4', 'PUMP'),
    );
    const all = { asked: asked('production-order/MO-2'), bought: shows(boughtTable, placed) };
    expect(found(made, all)).toEqual([
      'production-order/MO-1 10 for sales-order/SO-1/1',
      'production-order/MO-2 10 for production-order/MO-1',
      'purchase-order/PO-1 10 for production-order/MO-2',
    ]);
    expect(found(made, { ...all, bought: shows(boughtTable, placed, received) })).toHaveLength(2);
    expect(found(made, { asked: shows(askedTable, raised('R-1', line)) })).toContain(
      'requisition/R-1 10 for sales-order/SO-1/1',
    );
  });

  it('is only the part that planning had made for it, whichever it heard first', () => {
    const plan = applied('MO-1', 'make', [
      [line, '6'],
      ['sales-order/SO-2/1', '4'],
    ]);
    expect(found(shows(madeForTable, plan, created('MO-1', 'PUMP')))).toEqual([
      `production-order/MO-1 6 for ${line}`,
    ]);
    expect(shows(madeForTable, plan, created('MO-1', 'PUMP'))).toEqual(
      shows(madeForTable, created('MO-1', 'PUMP'), plan),
    );
    const buy = applied('R-1', 'order', [[line, '3']]);
    const bought = shows(askedTable, raised('R-1', 'planning/lyon.CAST'), buy);
    expect(bought).toEqual(shows(askedTable, buy, raised('R-1', 'planning/lyon.CAST')));
    expect(found({}, { asked: bought })).toEqual([`requisition/R-1 3 for ${line}`]);
  });

  it('is not what is made for somebody else by then, or is over', () => {
    const subject = 'MO-1';
    const reason = 'r';
    const repegged = heard(
      'ProductionOrderRepegged',
      { item: 'PUMP', to: 'sales-order/SO-2/1', reason },
      { subject },
    );
    const cancelled = heard(
      'ProductionOrderCancelled',
      { item: 'PUMP', quantity: pieces('10'), reason },
      { subject },
    );
    expect(found(shows(madeForTable, created('MO-1', 'PUMP', line), repegged))).toEqual([]);
    expect(shows(madeForTable, created('MO-1', 'PUMP', line), cancelled)).toEqual({});
    const step = {
      ...{
        supply: 'purchase-order/PO-1',
        item: 'CAST',
        quantity: pieces('10'),
        for: line,
        requisition: 'R-1',
      },
      ...{ parts: [{ way: 'keep' as const, quantity: pieces('10') }], cost: eur('0.00'), lots: [] },
    };
    const none = { site: 'lyon', salesOrder: 'SO-1', cost: eur('0.00'), isCheapest: true };
    const decided = heard('CancellationDecided', { ...none, steps: [step] });
    const kept = shows(askedTable, raised('R-1', line), ordered, decided);
    expect(found({}, { asked: kept, bought: shows(boughtTable, placed) })).toEqual([]);
  });
});

describe('what is known of an order', () => {
  it('is what runs, what went in by lot, and what it has cost', () => {
    const subject = 'MO-1';
    const crew = { operation: 10, workUnit: 'LATHE-1', people: ['ana'] };
    const issued = (value: string) =>
      heard(
        'MaterialIssued',
        { operation: 10, item: 'CAST', lot: 'C1', quantity: pieces(value) },
        { subject },
      );
    const started = heard('OperationStarted', crew, { subject });
    const paused = heard('OperationPaused', { ...crew, reason: 'r' }, { subject });
    const rows = shows(madeForTable, created('MO-1', 'PUMP'), issued('4'), issued('6'), started);
    expect(rows['MO-1']?.order).toMatchObject({
      ...{ begun: true, running: [10] },
      lots: [{ item: 'CAST', lot: 'C1', quantity: pieces('10') }],
    });
    const after = shows(madeForTable, created('MO-1', 'PUMP'), started, paused);
    expect(after['MO-1']?.order?.running).toEqual([]);
    const work = { site: 'lyon', order: 'MO-1', sourceEventId: 'E1' };
    const charged = heard(
      'WorkInProgressCharged',
      { ...work, element: 'material', amount: eur('40.00') },
      { subject },
    );
    expect(shows(spentTable, charged, charged)['MO-1']?.spent).toBe('80');
    const off = heard(
      'WorkInProgressRelieved',
      { ...work, kind: 'writtenOff', amount: eur('80.00') },
      { subject },
    );
    expect(shows(spentTable, charged, off)).toEqual({});
  });

  it('is which lines of customers have no goods yet', () => {
    const sold = {
      line: '1',
      item: 'PUMP',
      quantity: pieces('2'),
      price: eur('340.00'),
      requested: '2026-03-20',
    };
    const about = { subject: 'SO-1' };
    const order = heard(
      'SalesOrderPlaced',
      { site: 'lyon', customer: 'AQUA', lines: [sold, { ...sold, line: '2' }] },
      about,
    );
    const ready = heard('SalesOrderLineReady', { line: '2' }, about);
    expect(shows(wantedTable, order, ready)).toEqual({
      [line]: { site: 'lyon', item: 'PUMP', quantity: '2', due: '2026-03-20' },
    });
    const cancelled = heard('SalesOrderCancelled', { lines: [sold], reason: 'r' }, about);
    expect(shows(wantedTable, order, ready, cancelled)).toEqual({});
  });
});
