/** Lots show quantities by status, and the value of a lot is split over them without losing a cent. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { listed } from '@gemba/read-model/expansion';
import { shows } from '@gemba/read-model/table';
import { lotDocuments, stock } from '../stock.js';

const place = { site: 'lyon', item: 'STEEL', lot: 'L-1' };
const kilos = (value: string) => ({ value, unit: 'KGM' });
const received = heard('StockReceived', {
  ...place,
  quantity: kilos('10'),
  status: 'inspection' as const,
  source: { kind: 'purchase-order' as const, id: 'PO-1' },
  expiry: '2027-01-01',
});
const released = (quantity: string) =>
  heard('StockStatusChanged', {
    ...place,
    quantity: kilos(quantity),
    from: 'inspection' as const,
    to: 'available' as const,
    reason: 'accepted',
  });
const issued = (quantity: string, status?: 'hold') =>
  heard('StockIssued', {
    ...place,
    quantity: kilos(quantity),
    purpose: { kind: 'production-order' as const, id: '1' },
    ...(status ? { status } : {}),
  });
const layer = { ...place, quantity: kilos('10'), source: 'x', sourceEventId: 'y' };
const added = heard('CostLayerAdded', {
  ...layer,
  amount: { amount: '100.00', currency: 'EUR' },
  kind: 'purchase-order',
});
const consumed = (amount: string) =>
  heard('CostLayerConsumed', {
    ...layer,
    amount: { amount, currency: 'EUR' },
    purpose: 'p',
    kind: 'production-order',
  });

const rowsAfter = (...events: Parameters<typeof shows>[1][]) => listed(stock, shows(lotDocuments, ...events));

describe('stock', () => {
  it('shows where a lot is and what it is worth', () => {
    expect(rowsAfter(received, added)).toEqual({
      'lyon.STEEL.L-1.inspection': {
        id: 'lyon.STEEL.L-1.inspection',
        ...place,
        status: 'inspection',
        quantity: '10',
        unit: 'KGM',
        value: '100.00',
        currency: 'EUR',
        receivedAt: '2026-03-02T11:00:00.000Z',
        expiry: '2027-01-01',
      },
    });
  });

  it('splits the value over the statuses to the cent', () => {
    const rows = rowsAfter(received, added, released('7'), issued('4'), consumed('40.01'));
    expect(rows['lyon.STEEL.L-1.available']).toMatchObject({ quantity: '3', value: '30.00' });
    expect(rows['lyon.STEEL.L-1.inspection']).toMatchObject({ quantity: '3', value: '29.99' });
  });

  it('has no row for what is gone, and no value before finance has said it', () => {
    expect(rowsAfter(received)).toMatchObject({
      'lyon.STEEL.L-1.inspection': { value: null, currency: null },
    });
    expect(rowsAfter(received, added, released('10'), issued('10'), consumed('100.00'))).toEqual({});
  });

  it('takes and counts in the status that is named', () => {
    const counted = heard('StockAdjusted', {
      ...place,
      quantity: kilos('-1'),
      reason: 'count',
      status: 'hold' as const,
    });
    const held = heard('StockStatusChanged', {
      ...place,
      quantity: kilos('5'),
      from: 'inspection' as const,
      to: 'hold' as const,
      reason: 'rejected',
    });
    const rows = rowsAfter(received, held, issued('3', 'hold'), counted);
    expect(rows['lyon.STEEL.L-1.hold']).toMatchObject({ quantity: '1' });
    expect(rows['lyon.STEEL.L-1.inspection']).toMatchObject({ quantity: '5' });
  });

  it('is the same whichever stream was heard first', () => {
    expect(rowsAfter(added, consumed('40.00'), received, released('5'))).toEqual(
      rowsAfter(received, released('5'), added, consumed('40.00')),
    );
  });
});
