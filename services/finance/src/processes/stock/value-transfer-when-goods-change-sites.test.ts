/** The worth of what changes sites goes with it, and nothing is valued twice. */
import { describe, expect, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { costLayer } from '../../costing/cost-layer/cost-layer.js';
import { goodsInTransit } from '../../costing/goods-in-transit/goods-in-transit.js';
import { valueStockWhenItMoves } from './value-stock-when-it-moves.js';
import { valueTransfer } from './value-transfer-when-goods-change-sites.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const amount = { amount: '40.00', currency: 'EUR' };
const lot = { item: 'CAST', lot: 'C1', quantity: pieces('1') };
const E7 = { eventId: 'E7' };

describe('a transfer', () => {
  it('puts what left into transit, at cost', () => {
    const consumed = {
      ...lot,
      site: 'lyon',
      amount,
      kind: 'stock-transfer',
      purpose: 'stock-transfer/T-7',
      sourceEventId: 'E1',
    };
    const sentence = story(valueTransfer).when(heard('CostLayerConsumed', consumed, E7));
    sentence.sends(
      send(goodsInTransit, ['T-7', 'AddGoodsInTransit'], {
        ...lot,
        site: 'lyon',
        amount,
        sourceEventId: 'E7',
      }),
    );
    expect(sentence.sent[0]?.site).toBe('lyon');
    const scrapped = heard('CostLayerConsumed', { ...consumed, kind: 'scrap' });
    expect(story(valueTransfer).when(scrapped).about).toBeNull();
  });

  it('takes what arrived out of transit, and not into the layers by itself', () => {
    const source = { kind: 'stock-transfer', id: 'T-7' } as const;
    const received = heard(
      'StockReceived',
      { ...lot, site: 'gdansk', status: 'available' as const, source },
      E7,
    );
    const relief = {
      ...lot,
      to: 'gdansk',
      date: '2026-03-02',
      sourceEventId: 'E7',
      end: 'received' as const,
    };
    story(valueTransfer)
      .when(received)
      .sends(send(goodsInTransit, ['T-7', 'RelieveGoodsInTransit'], relief));
    expect(story(valueStockWhenItMoves).when(received).about).toBeNull();
  });

  it.each(['lost', 'claimed'] as const)('takes what is %s out of transit', (resolution) => {
    const said = {
      ...lot,
      site: 'gdansk',
      from: 'lyon',
      kind: 'short' as const,
      resolution,
      made: {},
      reason: 'Looked',
    };
    const relief = { ...lot, to: 'gdansk', date: '2026-03-02', sourceEventId: 'E7', end: resolution };
    story(valueTransfer)
      .when(heard('TransferDifferenceResolved', said, { ...E7, subject: 'T-7' }))
      .sends(send(goodsInTransit, ['T-7', 'RelieveGoodsInTransit'], relief));
    const found = heard('TransferDifferenceResolved', { ...said, resolution: 'found' as const });
    expect(story(valueTransfer).when(found).about).toBeNull();
  });

  it('adds what arrived to the layers of the receiver, at its worth in transit', () => {
    const relieved = {
      ...{ ...lot, site: 'lyon', to: 'gdansk', transfer: 'T-7', amount, end: 'received' as const },
      ...{ company: 'gemba-pl', sender: 'gemba-fr', date: '2026-03-02', sourceEventId: 'E6' },
    };
    const layer = {
      ...lot,
      site: 'gdansk',
      kind: 'stock-transfer',
      source: 'stock-transfer/T-7',
      sourceEventId: 'E6',
    };
    const sentence = story(valueTransfer).when(heard('GoodsInTransitRelieved', relieved, E7));
    sentence.sends(
      send(costLayer, ['gdansk.CAST', 'AddCostLayer'], { ...layer, sent: { amount, company: 'gemba-fr' } }),
    );
    expect(sentence.sent[0]?.site).toBe('gdansk');
    const lost = heard('GoodsInTransitRelieved', { ...relieved, end: 'lost' as const });
    expect(story(valueTransfer).when(lost).about).toBeNull();
  });
});
