/** The store gives what expires first, then what came first, and all of a need or nothing. */
import { describe, expect, it } from '@jest/globals';
import type { StockItem } from '../world/stock.js';
import { freeOf, heldIn, storeOf } from '../world/stock.js';

type More = { readonly expiry?: string; readonly status?: string };

const lotOf = (lot: string, at: string, quantity: string, more: More = {}) => ({
  lot,
  balances: [{ status: more.status ?? 'available', quantity }],
  movements: [{ at }],
  ...(more.expiry === undefined ? {} : { expiry: more.expiry }),
});

const seals: StockItem = {
  unit: 'C62',
  lots: [
    lotOf('S-1', '2026-03-01T08:00:00.000Z', '10', { expiry: '2028-01-01' }),
    lotOf('S-2', '2026-03-02T08:00:00.000Z', '5', { expiry: '2027-01-01' }),
    lotOf('S-3', '2026-02-01T08:00:00.000Z', '50', { status: 'inspection' }),
    lotOf('S-4', '2026-02-01T08:00:00.000Z', '4'),
    lotOf('S-5', '2026-01-01T08:00:00.000Z', '4'),
  ],
  reservations: [{ demand: 'sales-order/SO-1/1', quantity: '6' }],
  onOrder: '0',
};

describe('the store', () => {
  it('takes what expires first, then what came first, and never what is not released', () => {
    const store = storeOf({ 'SEAL-24': seals });
    expect(store.take('SEAL-24', '17')).toEqual([
      { lot: 'S-2', quantity: '5' },
      { lot: 'S-1', quantity: '10' },
      { lot: 'S-5', quantity: '2' },
    ]);
    expect(store.take('SEAL-24', '6')).toEqual([
      { lot: 'S-5', quantity: '2' },
      { lot: 'S-4', quantity: '4' },
    ]);
  });

  it('gives nothing at all when there is not enough, and keeps it for the next', () => {
    const store = storeOf({ 'SEAL-24': seals });
    expect(store.take('SEAL-24', '24')).toBeNull();
    expect(store.take('SEAL-24', '5')).toEqual([{ lot: 'S-2', quantity: '5' }]);
    expect(store.take('BOLT-M8', '1')).toBeNull();
  });

  it('counts what is free without what is promised', () => {
    expect(freeOf(seals)).toBe('17');
  });

  it('holds nothing in a status that a lot has no balance in', () => {
    const held = { balances: [{ status: 'available', quantity: '3' }] };
    expect(heldIn(held, 'available')).toBe('3');
    expect(heldIn(held, 'hold')).toBe('0');
  });
});
