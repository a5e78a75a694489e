/** The stock of pumps in Lyon, and the order that takes them, of which the tests of stock tell. */
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { StockEvent } from '../stock/consequences.js';
import { stockItem } from '../stock/stock-item.js';

export const pieces = (value: string) => ({ value, unit: 'C62' });
export const place = { site: 'lyon', item: 'PUMP' };
export const bought = { kind: 'purchase-order', id: 'PO-1', line: '1' } as const;
export const order = { kind: 'production-order', id: 'M-9', line: '10' } as const;
export const demand = 'sales-order/SO-1/1';

export const received = (value: string, status: StockStatus = 'available', more: object = {}) =>
  happened('StockReceived', {
    ...{ ...place, lot: 'L1', quantity: pieces(value), status, source: bought },
    ...more,
  });
export const reserved = (value: string, by = demand) =>
  happened('StockReserved', { ...place, quantity: pieces(value), demand: by });

const item = { kind: 'buy', unit: 'C62', tracking: 'lot' };
const orders = {
  'M-9': {
    site: 'lyon',
    status: 'released',
    needs: [{ item: 'PUMP', operation: 10, quantity: pieces('100') }],
  },
};
const by = { kind: 'system', id: 'process:stocking' } as const;

export const given = (...before: readonly StockEvent[]) =>
  spec(stockItem)
    .given(...before)
    .at({ id: 'lyon.PUMP', by })
    .knowing({ item, orders });
