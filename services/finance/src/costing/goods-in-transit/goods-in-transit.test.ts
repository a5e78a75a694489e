/** What is in transit leaves it at its worth, once, and not a cent is made or lost over the parts. */
import { describe, expect, it } from '@jest/globals';
import { happened, isRefused } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { sumOfMoney } from '@gemba/measures/money';
import { integers } from '@gemba/measures/test/seeded';
import { goodsInTransit } from './goods-in-transit.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: string) => ({ value, unit: 'C62' });
const receiver = { id: 'gdansk', companyId: 'gemba-pl' };
const { given } = spec(goodsInTransit, { receiver });

const lot = { item: 'CAST', lot: 'C1' };
const add = { ...lot, site: 'lyon', quantity: pieces('3'), amount: eur('100.00'), sourceEventId: 'E1' };
const added = happened('GoodsInTransitAdded', { transfer: '1', ...add });
const relieve = {
  ...{ ...lot, to: 'gdansk', quantity: pieces('1'), end: 'received' as const },
  ...{ date: '2026-03-03', sourceEventId: 'E2' },
};
const relieved = (amount: string, more: object = {}) =>
  happened('GoodsInTransitRelieved', {
    site: 'lyon',
    transfer: '1',
    ...relieve,
    amount: eur(amount),
    ...more,
  });
const PAIR = { company: 'gemba-pl', sender: 'gemba-fr' };

describe('goods in transit', () => {
  it('are added at cost, once', () => {
    given().when('AddGoodsInTransit', add).then(added);
    given(added).when('AddGoodsInTransit', add).nothing();
  });

  it('are relieved by their share, once, and name both legal entities where there are two', () => {
    given(added).when('RelieveGoodsInTransit', relieve).then(relieved('33.33', PAIR));
    given(added, relieved('33.33')).when('RelieveGoodsInTransit', relieve).nothing();
    given(added)
      .knowing({ receiver: { ...receiver, companyId: 'gemba-fr' } })
      .when('RelieveGoodsInTransit', relieve)
      .then(relieved('33.33'));
  });

  it('wait until their worth is here', () => {
    given().when('RelieveGoodsInTransit', relieve).refused('FIN-COST-LAYER');
    given(added)
      .when('RelieveGoodsInTransit', { ...relieve, quantity: pieces('4') })
      .refused('FIN-COST-LAYER');
    given(added)
      .knowing({ receiver: undefined })
      .when('RelieveGoodsInTransit', relieve)
      .refused('FIN-COST-LAYER');
  });

  it('are worth in all what they were, whatever the parts', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const draw = integers(seed, 1, 7);
      const events: (typeof added | ReturnType<typeof relieved>)[] = [
        happened('GoodsInTransitAdded', { ...added.data, quantity: pieces('20'), amount: eur('99.97') }),
      ];
      for (let left = 20; left > 0;) {
        const part = Math.min(left, draw());
        const command = { ...relieve, quantity: pieces(String(part)), sourceEventId: `R${String(left)}` };
        const { decision } = given(...events).when('RelieveGoodsInTransit', command);
        if (isRefused(decision)) throw new Error(decision.detail);
        events.push(...(decision as typeof events));
        left -= part;
      }
      const parts = events.slice(1).map(({ data }) => data.amount);
      expect(sumOfMoney(parts, 'EUR')).toEqual(eur('99.97'));
    }
  });
});
