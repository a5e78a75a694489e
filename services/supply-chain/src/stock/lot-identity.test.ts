/** A piece is in one place, a lot expires once, and a delivery note is received once. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { deliveryNotes, receivedElsewhere } from '../purchasing/delivery-note.js';
import type { StockEvent } from './consequences.js';
import { lotExpiry, serialNumber } from './lot-identity.js';
import type { SerialRow } from './lot-identity.js';
import { stockItem } from './stock-item.js';

const one = { value: '1', unit: 'C62' };
const place = { site: 'lyon', item: 'PUMP' };
const piece = { ...place, lot: 'SN-7', quantity: one, serial: true };
const count = { kind: 'count', id: 'C-1' } as const;
const item = { kind: 'buy', unit: 'C62', tracking: 'serial' };
const { given: events } = spec(stockItem);
const given = events().at({ id: 'lyon.PUMP' }).knowing({ item });
const receipt = { ...place, lot: 'SN-7', quantity: one, source: count };
const known = (row: SerialRow) => given.knowing({ piece: row });

const goods = {
  supplier: 'ACME',
  line: '1',
  price: { amount: '1.00', currency: 'EUR' },
  promised: '2026-03-02',
};
const bought = heard('GoodsReceived', { ...goods, ...piece }, { subject: 'PO-1' });
const received = heard('StockReceived', {
  ...{ ...piece, status: 'available' as const },
  source: { kind: 'purchase-order' as const, id: 'PO-1', line: '1' },
});
const issued = (kind: 'shipment' | 'count') =>
  heard('StockIssued', { ...piece, purpose: { kind, id: 'S-1' } });

describe('a serial number', () => {
  it('O10: is known from its receipt to its end, and only where the item is tracked so', () => {
    const row = (...told: Parameters<typeof shows>[1][]) => shows(serialNumber, ...told)['PUMP/SN-7'];
    expect(row(bought)).toEqual({ site: 'lyon', is: 'announced', by: 'purchase-order/PO-1' });
    expect(row(bought, received)).toEqual({ site: 'lyon', is: 'here', by: 'purchase-order/PO-1' });
    expect(row(bought, received, issued('shipment'))).toEqual({ site: 'lyon', is: 'gone', by: 'shipment' });
    const missing = { ...piece, quantity: { ...one, value: '-1' }, reason: 'Count' };
    expect(row(received, heard('StockAdjusted', missing))).toEqual({ site: 'lyon', is: 'gone', by: 'count' });
    const { serial: _, ...lot } = received.data;
    expect(row(heard('StockReceived', lot))).toBeUndefined();
  });

  it('O10: comes once, wherever it is or was', () => {
    given
      .when('ReceiveStock', receipt)
      .then(happened('StockReceived', { ...receipt, status: 'available', serial: true }));
    known({ site: 'porto', is: 'here', by: 'count/C-9' })
      .when('ReceiveStock', receipt)
      .refused('SCM-STK-SERIAL');
    known({ site: 'lyon', is: 'gone', by: 'shipment' })
      .when('ReceiveStock', receipt)
      .refused('SCM-STK-SERIAL');
    const found = { lot: 'SN-7', quantity: one, reason: 'Found' };
    known({ site: 'porto', is: 'here', by: 'count/C-9' })
      .when('AdjustStock', found)
      .refused('SCM-STK-SERIAL');
    known({ site: 'lyon', is: 'gone', by: 'count' })
      .knowing({ lot: { since: '2026-01-01T08:00:00.000Z' } })
      .when('AdjustStock', found)
      .then(happened('StockAdjusted', { ...place, ...found, serial: true }));
  });

  it('O10: that an order announced comes in by that order', () => {
    const by = { kind: 'system', id: 'process:receive-purchased-lot-when-goods-arrive' } as const;
    const from = (id: string) => ({ ...receipt, source: { kind: 'purchase-order' as const, id, line: '1' } });
    const announced = known({ site: 'lyon', is: 'announced', by: 'purchase-order/PO-1' }).at({ by });
    expect(announced.when('ReceiveStock', from('PO-1')).decision).toHaveLength(1);
    announced.when('ReceiveStock', from('PO-2')).refused('SCM-STK-SERIAL');
  });
});

describe('a lot', () => {
  it('O9: expires on the date that was said first, in stock or not', () => {
    const dated = (expiry: string) => heard('GoodsReceived', { ...goods, ...piece, expiry });
    const rows = shows(lotExpiry, dated('2026-12-01'), dated('2027-12-31'), bought);
    expect(rows).toEqual({ 'lyon/PUMP/SN-7': { expiry: '2026-12-01' } });
    events()
      .at({ id: 'lyon.PUMP' })
      .knowing({ item: { ...item, tracking: 'lot' }, expires: { expiry: '2026-12-01' } })
      .when('ReceiveStock', { ...receipt, expiry: '2027-12-31' })
      .refused('SCM-GR-LOT');
  });

  it('O9: that was used up expires when it did, once a count finds more of it', () => {
    const known = { item: { ...item, tracking: 'lot' }, expires: { expiry: '2026-03-01' } };
    const stock = (...before: readonly StockEvent[]) =>
      events(...before)
        .at({ id: 'lyon.PUMP' })
        .knowing({ ...known, lot: { since: '2026-01-01T08:00:00.000Z' } });
    const found = { lot: 'L1', quantity: one, reason: 'Found' };
    const again = happened('StockAdjusted', { ...place, ...found, expiry: '2026-03-01' });
    stock().when('AdjustStock', found).then(again);
    stock(again).when('ReserveStock', { demand: 'D', quantity: one }).refused('SCM-RES-OVER');
    stock(again)
      .when('AdjustStock', found)
      .then(happened('StockAdjusted', { ...place, ...found }));
  });
});

describe('a delivery note', () => {
  it('O44: is received on one order', () => {
    const noted = heard('GoodsReceived', { ...bought.data, deliveryNote: 'DN-9' }, { subject: 'PO-1' });
    const rows = shows(deliveryNotes, noted, { ...noted, subject: 'PO-2' }, bought);
    expect(rows).toEqual({ 'lyon/PUMP/SN-7/DN-9': { order: 'PO-1' } });
    const what = { item: 'PUMP', lot: 'SN-7', deliveryNote: 'DN-9' };
    expect(receivedElsewhere({ order: 'PO-1' }, 'PO-2', what)).toMatchObject({ code: 'SCM-GR-DUPLICATE' });
    expect(receivedElsewhere({ order: 'PO-1' }, 'PO-1', what)).toBeNull();
  });
});
