/** What comes back is worth what it was when it left, to the cent, in whatever parts it comes. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { sumOfMoney } from '@gemba/measures/money';
import { shows } from '@gemba/read-model/table';
import fc from 'fast-check';
import { costLayer } from './cost-layer.js';
import { outboundCost, worthWhenItLeft } from './outbound-cost.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const goods = { site: 'lyon', item: 'PUMP', lot: 'L1' };
const SHIPPED = 'shipment/SH-1/1';

const left = (quantity: number, amount: string) =>
  heard('CostLayerConsumed', {
    ...{ ...goods, quantity: pieces(quantity), amount: eur(amount) },
    ...{ purpose: SHIPPED, kind: 'shipment', sourceEventId: 'E1' },
  });
const back = (quantity: number, amount: string, n = 2) =>
  heard('CostLayerAdded', {
    ...{ ...goods, quantity: pieces(quantity), amount: eur(amount), reverses: SHIPPED },
    ...{ source: 'return/R1', kind: 'return', sourceEventId: `E${String(n)}` },
  });

const rowOf = (...events: Parameters<typeof shows>[1][]) =>
  shows(outboundCost, ...events)[`${SHIPPED}/PUMP/L1`];

const { given } = spec(costLayer);
const coming = {
  ...{ ...goods, quantity: pieces(10), source: 'return/R1', kind: 'return' },
  ...{ sourceEventId: 'E9', reverses: SHIPPED },
};

describe('what comes back', () => {
  it('O11: of 15 that left at 1,500.00, 10 are worth 1,000.00, whatever the standard is by now', () => {
    const standard = { released: { cost: eur('10.00'), labourRate: eur('1.00'), machineRate: eur('1.00') } };
    given()
      .knowing({ outbound: rowOf(left(15, '1500.00')), standard })
      .when('AddCostLayer', coming)
      .then(happened('CostLayerAdded', { ...coming, amount: eur('1000.00') }));
  });

  it('waits until what left is valued, and is no more than that', () => {
    given().when('AddCostLayer', coming).refused('FIN-RET-COST');
    const outbound = rowOf(left(15, '1500.00'), back(10, '1000.00'));
    given().knowing({ outbound }).when('AddCostLayer', coming).refused('FIN-RET-COST');
  });

  it('comes back at the cent at which it left, in every division', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 99_999 }), (quantities, cents) => {
        const all = quantities.reduce((sum, each) => sum + each, 0);
        const cost = (cents / 100).toFixed(2);
        const events = [left(all, cost) as never];
        const amounts = quantities.map((quantity, n) => {
          const amount = worthWhenItLeft(rowOf(...events), pieces(quantity));
          if (!amount) throw new Error(`${String(quantity)} of what left are not known.`);
          events.push(back(quantity, amount.amount, n) as never);
          return amount;
        });
        expect(sumOfMoney(amounts, 'EUR')).toEqual(eur(cost));
        expect(worthWhenItLeft(rowOf(...events), pieces(1))).toBeUndefined();
      }),
    );
  });
});

describe('IAS 2, paragraphs 9 and 28 to 33: the lower of cost and net realisable value', () => {
  const layer = happened('CostLayerAdded', { ...coming, quantity: pieces(4), amount: eur('480.00') });
  const less = {
    ...goods,
    quantity: pieces(2),
    reverses: SHIPPED,
    source: 'return/R1/1',
    sourceEventId: 'E7',
  };
  const outbound = rowOf(left(15, '1800.00'), back(4, '480.00'));
  const down = (unitValue: string) =>
    given(layer)
      .knowing({ outbound })
      .when('WriteDownCostLayer', { ...less, unitValue: eur(unitValue) });
  const { reverses: _, ...said } = less;

  it('writes down to what the goods bring, once, and never up', () => {
    down('100.00').then(happened('CostLayerWrittenDown', { ...said, amount: eur('40.00') }));
    down('120.00').nothing();
    down('330.00').nothing();
    given(layer, happened('CostLayerWrittenDown', { ...said, amount: eur('40.00') }))
      .knowing({ outbound })
      .when('WriteDownCostLayer', { ...less, unitValue: eur('100.00') })
      .nothing();
  });

  it('takes no more than what is left of the lot is worth', () => {
    down('-500.00').then(happened('CostLayerWrittenDown', { ...said, amount: eur('480.00') }));
    given()
      .knowing({ outbound })
      .when('WriteDownCostLayer', { ...less, unitValue: eur('1.00') })
      .nothing();
    given(layer)
      .when('WriteDownCostLayer', { ...less, unitValue: eur('1.00') })
      .refused('FIN-RET-COST');
  });

  it('comes back where it is not made good again after all, once, and not when it went in', () => {
    const source = 'refurbishing/RFB-1';
    const written = happened('CostLayerWrittenDown', { ...said, source, amount: eur('40.00') });
    const { site, item, lot } = said;
    const of = { site, item, lot, source, sourceEventId: 'E8' };
    const { source: _, ...revalued } = of;
    const reversed = happened('InventoryRevalued', {
      ...{ ...revalued, amount: eur('40.00'), reason: 'write-down-reversed' as const },
    });
    given(layer, written).when('ReverseWriteDown', of).then(reversed);
    given(layer, written, reversed).when('ReverseWriteDown', of).nothing();
    given(layer).when('ReverseWriteDown', of).nothing();
    const gone = happened('CostLayerConsumed', {
      ...{ site, item, lot, quantity: said.quantity, amount: eur('1.00'), sourceEventId: 'E7' },
      ...{ purpose: 'production-order/RFB-1/10', kind: 'production-order' },
    });
    given(layer, written, gone).when('ReverseWriteDown', of).nothing();
  });
});
