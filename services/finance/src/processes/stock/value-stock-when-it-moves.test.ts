/** Every movement of stock moves its value, in the same direction. */
import { describe, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { costLayer } from '../../costing/cost-layer/cost-layer.js';
import { valueStockWhenItMoves } from './value-stock-when-it-moves.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const place = { site: 'lyon', item: 'SEAL', lot: 'L1' };
const from = { eventId: 'E1' };

describe('stock', () => {
  it('received adds a layer, with the price where there is one', () => {
    const movement = { ...place, quantity: pieces('3'), status: 'available' as const };
    const source = { kind: 'purchase-order' as const, id: 'PO-1', line: '1' };
    const unitPrice = { amount: '2.00', currency: 'EUR' };
    const layer = { ...place, quantity: pieces('3'), kind: 'purchase-order', sourceEventId: 'E1' };
    story(valueStockWhenItMoves)
      .when(heard('StockReceived', { ...movement, source, unitPrice }, from))
      .sends(
        send(costLayer, ['lyon.SEAL', 'AddCostLayer'], {
          ...layer,
          source: 'purchase-order/PO-1/1',
          unitPrice,
        }),
      );
    const made = { kind: 'production-order' as const, id: 'P1' };
    story(valueStockWhenItMoves)
      .when(heard('StockReceived', { ...movement, source: made }, from))
      .sends(
        send(costLayer, ['lyon.SEAL', 'AddCostLayer'], {
          ...layer,
          kind: 'production-order',
          source: 'production-order/P1',
        }),
      );
  });

  it('issued consumes a layer', () => {
    const purpose = { kind: 'production-order' as const, id: 'P1', line: '10' };
    story(valueStockWhenItMoves)
      .when(heard('StockIssued', { ...place, quantity: pieces('2'), purpose }, from))
      .sends(
        send(costLayer, ['lyon.SEAL', 'ConsumeCostLayer'], {
          ...place,
          quantity: pieces('2'),
          kind: 'production-order',
          purpose: 'production-order/P1/10',
          sourceEventId: 'E1',
        }),
      );
  });

  it('counted adds what was found and consumes what is missing', () => {
    const counted = (value: string) =>
      story(valueStockWhenItMoves).when(
        heard('StockAdjusted', { ...place, quantity: pieces(value), reason: 'count' }, from),
      );
    const count = { ...place, kind: 'count', sourceEventId: 'E1', quantity: pieces('2') };
    counted('2').sends(send(costLayer, ['lyon.SEAL', 'AddCostLayer'], { ...count, source: 'count/E1' }));
    counted('-2').sends(
      send(costLayer, ['lyon.SEAL', 'ConsumeCostLayer'], { ...count, purpose: 'count/E1' }),
    );
    counted('0').sends();
  });
});
