/** Value comes in at price, standard or average and leaves by share, and none is made or lost in between. */
import { describe, expect, it } from '@jest/globals';
import type { costLayerEvents } from '@gemba/contracts/events/finance/landed-cost';
import type { HappenedIn } from '@gemba/decider/decider';
import { happened, isRefused } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { sumOfMoney } from '@gemba/measures/money';
import { costLayer } from './cost-layer.js';

const { given } = spec(costLayer);
type Movement = HappenedIn<typeof costLayerEvents>;
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: string) => ({ value, unit: 'C62' });
const add = {
  site: 'lyon',
  item: 'SEAL',
  lot: 'L1',
  quantity: pieces('3'),
  source: 'purchase-order/PO-1/1',
  kind: 'purchase-order',
  sourceEventId: 'E1',
};
const priced = { ...add, unitPrice: eur('33.34') };
const added = happened('CostLayerAdded', { ...add, amount: eur('100.00') });
const consume = {
  site: 'lyon',
  item: 'SEAL',
  lot: 'L1',
  quantity: pieces('1'),
  purpose: 'production-order/P1/10',
  kind: 'production-order',
  sourceEventId: 'E2',
};
const standard = { released: { cost: eur('30.00'), labourRate: eur('1.00'), machineRate: eur('1.00') } };
const rates = { pairs: { 'USD.EUR': [{ date: '2026-03-01', rate: '0.9' }] } };

describe('AddCostLayer', () => {
  it('values at the price, translated at the rate of the day, once', () => {
    given()
      .when('AddCostLayer', priced)
      .then(happened('CostLayerAdded', { ...add, amount: eur('100.02') }));
    given()
      .knowing({ rates })
      .when('AddCostLayer', { ...add, unitPrice: { amount: '10.05', currency: 'USD' } })
      .then(happened('CostLayerAdded', { ...add, amount: eur('27.14') }));
    given(added).when('AddCostLayer', priced).nothing();
  });

  it('values what was made good again at what that has cost, and waits for it', () => {
    const made = { ...add, kind: 'production-order', source: 'production-order/RFB-1' };
    const asked = (order: object | undefined) =>
      given()
        .knowing({ order, standard })
        .when('AddCostLayer', { ...made, refurbished: true });
    asked({ costed: { quantity: pieces('3'), amount: eur('155.00') } }).then(
      happened('CostLayerAdded', { ...made, amount: eur('155.00') }),
    );
    asked({}).refused('FIN-RFB-COST');
    asked(undefined).refused('FIN-RFB-COST');
  });

  it('values what came from another site at what it was worth there, at the rate of the day', () => {
    const came = { ...add, kind: 'stock-transfer', source: 'stock-transfer/T-7' };
    const worth = { amount: '10.05', currency: 'USD' };
    const sent = { amount: worth, company: 'gemba-us' };
    given()
      .knowing({ rates })
      .when('AddCostLayer', { ...came, sent })
      .then(
        happened('CostLayerAdded', { ...came, amount: eur('9.04'), sent: { ...sent, group: eur('9.04') } }),
      );
    given()
      .when('AddCostLayer', { ...came, sent })
      .refused('FIN-RATE-MISSING');
    given()
      .when('AddCostLayer', { ...came, sent: { amount: eur('7.00') } })
      .then(
        happened('CostLayerAdded', {
          ...came,
          amount: eur('7.00'),
          sent: { amount: eur('7.00'), group: eur('7.00') },
        }),
      );
  });

  it('values what was made at standard', () => {
    const made = { ...add, kind: 'production-order' };
    given(added)
      .knowing({ standard })
      .when('AddCostLayer', { ...made, sourceEventId: 'E9' })
      .then(happened('CostLayerAdded', { ...made, sourceEventId: 'E9', amount: eur('90.00') }));
    given().when('AddCostLayer', made).refused('FIN-STD-MISSING');
  });

  it('splits the cost of an order: of 20 the item bears 15, a by-product 5, and waste nothing', () => {
    const made = { ...add, kind: 'production-order' };
    // The item is worth 15: four units that cost 5 each, less the quarter that the by-product bears.
    const fifteen = { released: { ...standard.released, cost: eur('15.00') } };
    const joint = (costShare: string) => ({
      ...{ item: 'PUMP', quantity: pieces('1'), costShare, mainShare: '0.75' },
    });
    const worth = (costShare: string, amount: string) =>
      given()
        .knowing({ standard: fifteen })
        .when('AddCostLayer', { ...made, joint: joint(costShare) })
        .then(happened('CostLayerAdded', { ...made, amount: eur(amount) }));
    worth('0.25', '5.00');
    worth('0', '0.00');
    given()
      .when('AddCostLayer', { ...made, joint: joint('0.25') })
      .refused('FIN-STD-MISSING');
  });

  it('values what was found at the average of its lot, else of the item, else at standard', () => {
    const found = { ...add, kind: 'count', sourceEventId: 'E9' };
    const worth = (amount: string, lot = 'L1') =>
      happened('CostLayerAdded', { ...found, lot, amount: eur(amount) });
    given(added).when('AddCostLayer', found).then(worth('100.00'));
    given(added)
      .when('AddCostLayer', { ...found, lot: 'L7' })
      .then(worth('100.00', 'L7'));
    given().knowing({ standard }).when('AddCostLayer', found).then(worth('90.00'));
  });

  it('refuses without a rate, and a lot in another unit', () => {
    given()
      .when('AddCostLayer', { ...add, unitPrice: { amount: '1.00', currency: 'USD' } })
      .refused('FIN-RATE-MISSING');
    given(added)
      .when('AddCostLayer', { ...priced, sourceEventId: 'E9', quantity: { value: '1', unit: 'KGM' } })
      .refused('FIN-COST-UNIT');
  });
});

describe('ConsumeCostLayer', () => {
  const consumed = happened('CostLayerConsumed', { ...consume, amount: eur('33.33') });

  it('takes its share, once', () => {
    given(added).when('ConsumeCostLayer', consume).then(consumed);
    given(added, consumed).when('ConsumeCostLayer', consume).nothing();
  });

  it('lets the last consumption take the rest', () => {
    const second = { ...consume, sourceEventId: 'E3' };
    const again = happened('CostLayerConsumed', { ...second, amount: eur('33.34') });
    given(added, consumed).when('ConsumeCostLayer', second).then(again);
    const last = { ...consume, sourceEventId: 'E4' };
    given(added, consumed, again)
      .when('ConsumeCostLayer', last)
      .then(happened('CostLayerConsumed', { ...last, amount: eur('33.33') }));
  });

  it('conserves every cent however a lot is used up', () => {
    const seventh = { ...add, quantity: pieces('7'), amount: eur('100.00') };
    let events: Movement[] = [happened('CostLayerAdded', seventh)];
    for (let n = 0; n < 7; n += 1) {
      const { decision } = given(...events).when('ConsumeCostLayer', {
        ...consume,
        sourceEventId: `C${String(n)}`,
      });
      if (isRefused(decision)) throw new Error(decision.detail);
      events = [...events, ...(decision as readonly Movement[])];
    }
    const taken = events.flatMap(({ type, data }) => (type === 'CostLayerConsumed' ? [data.amount] : []));
    expect(sumOfMoney(taken, 'EUR')).toEqual(eur('100.00'));
    expect(given(...events).state().valuation.layers).toEqual([]);
  });

  it('refuses more than the lot holds, an unknown lot and another unit', () => {
    const refused = (more: object) =>
      given(added)
        .when('ConsumeCostLayer', { ...consume, ...more })
        .refused('FIN-COST-LAYER');
    refused({ quantity: pieces('3.000001') });
    refused({ lot: 'L2' });
    refused({ quantity: { value: '1', unit: 'KGM' } });
  });
});
