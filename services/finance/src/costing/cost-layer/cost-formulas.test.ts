/** What stock costs by the formula that was chosen, from its day on. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import type { ChosenMethod } from './cost-method.js';
import { costLayer } from './cost-layer.js';
import { receivedCost } from './received-cost.js';
import type { CostMethod } from './valuation.js';

const { given } = spec(costLayer);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: string) => ({ value, unit: 'C62' });
const goods = { site: 'lyon', item: 'SEAL' };

const chosen = (method: CostMethod): { readonly chosen: ChosenMethod } => ({
  chosen: { chosen: { method, from: '2026-03-01', reason: 'By age.' } },
});
const own = { released: { cost: eur('12.00'), labourRate: eur('1.00'), machineRate: eur('1.00') } };

const layer = (lot: string, quantity: string, amount: string) => ({
  ...{ ...goods, lot, quantity: pieces(quantity), amount: eur(amount) },
  ...{ source: `purchase-order/PO-${lot}/1`, kind: 'purchase-order', sourceEventId: `IN-${lot}` },
});
const added = (lot: string, quantity: string, amount: string, method?: CostMethod) =>
  happened('CostLayerAdded', { ...layer(lot, quantity, amount), ...(method && { method }) });
const lots = [
  { lot: 'A', quantity: pieces('2'), amount: eur('20.00') },
  { lot: 'B', quantity: pieces('3'), amount: eur('45.00') },
];
const change = (method: CostMethod) =>
  happened('CostMethodChanged', { ...goods, before: 'specific' as const, method, lots });
const before = [added('A', '2', '20.00'), added('B', '3', '45.00')] as const;

const ship = {
  ...{ ...goods, lot: 'B', quantity: pieces('1'), purpose: 'shipment/SH-1/1' },
  ...{ kind: 'shipment', sourceEventId: 'OUT-1' },
};
const review = { ...goods, sourceEventId: 'E1' };

describe('another formula', () => {
  it('is followed by whoever comes first after its day, and what is open keeps its worth', () => {
    given(...before)
      .knowing(chosen('fifo'))
      .when('ConsumeCostLayer', ship)
      .then(
        change('fifo'),
        happened('CostLayerConsumed', { ...ship, amount: eur('10.00'), method: 'fifo' as const }),
      );
    given(...before)
      .knowing(chosen('movingAverage'))
      .when('ConsumeCostLayer', ship)
      .then(
        change('movingAverage'),
        happened('CostLayerConsumed', { ...ship, amount: eur('13.00'), method: 'movingAverage' as const }),
      );
  });

  it('is not followed by what is dated before its day', () => {
    given(...before)
      .knowing(chosen('fifo'))
      .at({ date: '2026-02-28' })
      .when('ConsumeCostLayer', ship)
      .then(happened('CostLayerConsumed', { ...ship, amount: eur('15.00') }));
  });

  it('comes by itself when its day comes, once', () => {
    given(...before)
      .knowing(chosen('fifo'))
      .when('ReviewCostMethod', review)
      .then(change('fifo'));
    given(...before, change('fifo'))
      .knowing(chosen('fifo'))
      .when('ReviewCostMethod', review)
      .nothing();
    given().when('ReviewCostMethod', review).nothing();
  });

  it('shows lots by their part of the whole, and layers as they will leave', () => {
    const { state } = given(...before, change('fifo'));
    expect(costLayer.answers?.from(state() as never)).toEqual({
      method: 'fifo',
      lots: [
        { lot: 'A', quantity: pieces('2'), amount: eur('26.00') },
        { lot: 'B', quantity: pieces('3'), amount: eur('39.00') },
      ],
      layers: lots,
    });
  });
});

describe('standard', () => {
  const revalued = (lot: string, amount: string, sourceEventId = 'E1') =>
    happened('InventoryRevalued', {
      ...{ ...goods, lot, amount: eur(amount), reason: 'standard-cost' as const, sourceEventId },
    });

  it('states what it revalues, and again when the standard changes', () => {
    given(...before)
      .knowing({ ...chosen('standard'), own })
      .when('ReviewCostMethod', review)
      .then(change('standard'), revalued('A', '4.00'), revalued('B', '-9.00'));
    const dearer = { released: { ...own.released, cost: eur('13.00') } };
    given(...before, change('standard'), revalued('A', '4.00'), revalued('B', '-9.00'))
      .knowing({ ...chosen('standard'), own: dearer })
      .when('ReviewCostMethod', { ...review, sourceEventId: 'E2' })
      .then(revalued('A', '2.00', 'E2'), revalued('B', '3.00', 'E2'));
    given(...before)
      .knowing(chosen('standard'))
      .when('ReviewCostMethod', review)
      .refused('FIN-STD-MISSING');
  });

  it('takes what is bought at its price to standard at once', () => {
    const { amount: _, ...bought } = layer('C', '2', '50.00');
    given(
      happened('CostMethodChanged', {
        ...goods,
        before: 'specific' as const,
        method: 'standard' as const,
        lots: [],
      }),
    )
      .knowing({ ...chosen('standard'), own })
      .when('AddCostLayer', { ...bought, unitPrice: eur('25.00') })
      .then(added('C', '2', '50.00'), revalued('C', '-26.00', 'IN-C'));
  });
});

describe('what goes back to its supplier', () => {
  const back = {
    ...{ ...goods, lot: 'A', quantity: pieces('1'), purpose: 'supplier-return/PO-A/1' },
    ...{ kind: 'supplier-return', sourceEventId: 'OUT-9' },
  };
  const received = shows(receivedCost, heard('CostLayerAdded', layer('A', '2', '20.00')))[
    'purchase-order/PO-A/1/SEAL/A'
  ];

  it('is settled at the price that it came at; what it was kept at otherwise is a difference', () => {
    given(...before, change('movingAverage'))
      .knowing({ ...chosen('movingAverage'), received })
      .when('ConsumeCostLayer', back)
      .then(
        happened('InventoryRevalued', {
          ...{ ...goods, lot: 'A', amount: eur('-3.00'), reason: 'supplier-return' as const },
          sourceEventId: 'OUT-9',
        }),
        happened('CostLayerConsumed', { ...back, amount: eur('10.00'), method: 'movingAverage' as const }),
      );
    given(...before)
      .knowing({ received })
      .when('ConsumeCostLayer', back)
      .then(happened('CostLayerConsumed', { ...back, amount: eur('10.00') }));
  });
});
