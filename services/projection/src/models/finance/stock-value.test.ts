/** What stock is worth by whatever formula: each event moves the figures that its journal moves. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { states } from '@gemba/read-model/fact';
import { shows } from '@gemba/read-model/table';
import { lotDocuments } from '../supply-chain/stock.js';
import { financeFacts } from './finance-facts.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const lot = { site: 'lyon', item: 'SEAL', lot: 'A' };
const pieces = (value: string) => ({ value, unit: 'C62' });
const moved = { ...lot, quantity: pieces('2'), sourceEventId: 'E1' };

const added = (method?: 'fifo') =>
  heard('CostLayerAdded', {
    ...{ ...moved, amount: eur('20.00'), source: 'purchase-order/PO-1/1', kind: 'purchase-order' },
    ...(method && { method }),
  });
const revalued = heard('InventoryRevalued', {
  ...{ ...lot, amount: eur('-3.00'), reason: 'standard-cost' as const, sourceEventId: 'E2' },
});
const corrected = heard('IssueCostCorrected', {
  ...{ ...moved, amount: eur('-4.00'), purpose: 'shipment/SH-1/1', kind: 'shipment', corrects: 'E0' },
});
const share = { purchaseOrder: 'PO-1', line: '1', item: 'SEAL', lot: 'A' };
const voucher = {
  ...{ site: 'lyon', company: 'gemba-fr', number: 'F-1', kind: 'freight' as const, date: '2026-03-02' },
  ...{ net: eur('10.00'), settled: 'accrual' as const, basis: 'value' as const },
  booked: { local: eur('10.00'), group: eur('10.00') },
  shares: [{ ...share, part: { local: eur('10.00'), group: eur('10.00') } }],
};
const allocated = heard('LandedCostAllocated', {
  ...{ ...lot, source: 'purchase-order/PO-1/1', landedCost: 'lyon.F-1', date: '2026-03-02' },
  ...{ stocked: eur('7.00'), stockedGroup: eur('7.00'), expensed: eur('3.00'), expensedGroup: eur('3.00') },
  ...{ because: 'issued' as const, sourceEventId: 'E3' },
});

const figures = (...events: Parameters<typeof states>[1][]) =>
  states(financeFacts, ...events).map(([measure, value]) => `${measure ?? ''} ${value ?? ''}`);

describe('the figures that are tied to accounts', () => {
  it('move with revaluations, corrections and landed costs', () => {
    expect(figures(revalued, corrected)).toEqual(['stock-value-added -3.00', 'stock-value-consumed -4.00']);
    expect(figures(heard('LandedCostRecorded', voucher), allocated)).toEqual([
      'landed-cost-recorded 10.00',
      'stock-value-added 7.00',
      'landed-cost-spread 10.00',
    ]);
    expect(figures(heard('LandedCostReversed', { ...voucher, reason: 'Wrong' }))).toEqual([
      'landed-cost-recorded -10',
    ]);
  });
});

describe('the worth of a lot', () => {
  const worthOf = (...events: Parameters<typeof shows>[1][]) =>
    shows(lotDocuments, ...events)['lyon.SEAL.A']?.value;
  const changed = (method: 'fifo' | 'specific') =>
    heard('CostMethodChanged', {
      ...{ site: 'lyon', item: 'SEAL', before: 'specific' as const, method },
      lots: [{ lot: 'A', quantity: pieces('2'), amount: eur('24.00') }],
    });

  it('follows its own cost, and is nobody’s to say where cost is not kept by lot', () => {
    expect(worthOf(added(), revalued, allocated)).toBe('24');
    expect(worthOf(added(), changed('fifo'), revalued)).toBeUndefined();
    expect(worthOf(added('fifo'))).toBeUndefined();
    expect(worthOf(added('fifo'), changed('specific'))).toBe('24.00');
  });
});
