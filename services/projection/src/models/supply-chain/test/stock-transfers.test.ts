/** A transfer as its receiver sees it: given, shipped, on its way, here, and what differs. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { stockTransfers } from '../stock-transfers.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const of = { subject: 'T-7' };
const here = { site: 'gdansk', item: 'CAST' };
const place = { ...here, from: 'lyon' };
const wish = { ...place, quantity: pieces('10'), wanted: '2026-03-09', cause: 'Late', currency: 'EUR' };
const requested = heard('StockTransferRequested', wish, of);
const consented = heard('StockTransferConsented', { ...here, quantity: pieces('8') }, of);
const left = heard(
  'StockTransferDespatched',
  { ...place, lot: 'C1', quantity: pieces('6'), made: {}, shippedOn: '2026-03-01' },
  of,
);
const came = heard(
  'StockTransferReceived',
  {
    ...{ ...place, lot: 'C1', quantity: pieces('3'), made: {} },
    ...{ short: pieces('2'), damaged: pieces('1'), over: pieces('1') },
  },
  of,
);
const ended = heard('StockTransferEnded', { ...here, quantity: pieces('2'), reason: 'Needed' }, of);
const resolved = (kind: 'short' | 'over', value: string) =>
  heard(
    'TransferDifferenceResolved',
    { ...place, lot: 'C1', kind, quantity: pieces(value), resolution: 'found', made: {}, reason: 'Found' },
    of,
  );

describe('stock transfers', () => {
  it('are as far as what has left and come', () => {
    const of = (...events: Parameters<typeof shows>[1][]) =>
      shows(stockTransfers, requested, ...events)['T-7'];
    expect(of()).toMatchObject({ status: 'requested', from: 'lyon', quantity: '10', consented: null });
    expect(of(consented)).toMatchObject({ status: 'consented', consented: '8', inTransit: '0' });
    expect(of(consented, left)).toMatchObject({
      status: 'in-transit',
      inTransit: '6',
      shippedOn: '2026-03-01',
    });
    const counts = { received: '3', inTransit: '0', differences: '4', receivedOn: '2026-03-02' };
    expect(of(consented, left, came)).toMatchObject({ status: 'consented', ...counts });
    expect(of(consented, left, came, ended)).toMatchObject({ status: 'received', consented: '6' });
    expect(of(consented, left, came, resolved('short', '2'), resolved('over', '1'))).toMatchObject({
      ...{ received: '5', differences: '1' },
    });
    expect(of(heard('StockTransferRefused', { reason: 'No' }, { subject: 'T-7' }))).toMatchObject({
      status: 'refused',
    });
    const cancelled = { ...place, quantity: pieces('10'), reason: 'No' };
    expect(of(consented, heard('StockTransferCancelled', cancelled, { subject: 'T-7' }))).toMatchObject({
      status: 'cancelled',
    });
  });
});
