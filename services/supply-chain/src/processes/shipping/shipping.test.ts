/** Planned shipments are picked or short, and orders learn what left and what arrived. */
import { describe, expect, it } from '@jest/globals';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { salesOrder } from '../../selling/sales-order.js';
import { shipment } from '../../selling/shipment.js';
import { stockItem } from '../../stock/stock-item.js';
import { pickWhenShipmentIsPlanned } from './pick-when-shipment-is-planned.js';
import { updateOrderWhenShipmentMoves } from './update-order-when-shipment-moves.js';

const line = { line: '1', item: 'PUMP', lot: 'L1', quantity: { value: '4', unit: 'C62' } };
const load = { site: 'lyon', salesOrder: 'SO-1', customer: 'BLUE', lines: [line] };
const about = { subject: 'S-1' };
const purpose = { kind: 'shipment', id: 'S-1', line: '1' } as const;

describe('pick when shipment is planned', () => {
  const refusal = { refused: true, code: 'SCM-STK-STATUS', detail: 'On hold.', status: 422 } as const;
  const short = send(shipment, ['S-1', 'RecordPickShort'], {
    ...{ line: '1', item: 'PUMP', lot: 'L1' },
    reason: 'On hold.',
  });

  it('has its lines allotted, or records them short', () => {
    const planned = heard('ShipmentPlanned', { ...load, carrier: 'X' }, about);
    const sentence = story(pickWhenShipmentIsPlanned).when(planned);
    sentence.sends(send(salesOrder, ['SO-1', 'AllotShipment'], { shipment: 'S-1', lines: [line] }));
    const over = { ...refusal, code: 'SCM-SHP-OVER' };
    expect(insteadOf(sentence.sent[0], over)).toEqual([short]);
    expect(insteadOf(sentence.sent[0], refusal)).toBeUndefined();
  });

  it('takes each allotted line out of its lot, or records it short and gives it back', () => {
    const allotted = heard('SalesOrderLineAllotted', { ...line, shipment: 'S-1' }, { subject: 'SO-1' });
    const sentence = story(pickWhenShipmentIsPlanned).when({ ...allotted, siteId: 'lyon' });
    const { lot, quantity } = line;
    const issue = { lot, quantity, purpose, demand: 'sales-order/SO-1/1' };
    sentence.sends(send(stockItem, ['lyon.PUMP', 'IssueStock'], issue));
    expect(insteadOf(sentence.sent[0], refusal)).toEqual([
      short,
      send(salesOrder, ['SO-1', 'ReturnAllotment'], { shipment: 'S-1', line: '1', lot: 'L1' }),
    ]);
  });

  it('records what was taken', () => {
    const { line: _, ...taken } = line;
    story(pickWhenShipmentIsPlanned)
      .when(heard('StockIssued', { ...taken, site: 'lyon', purpose }))
      .sends(send(shipment, ['S-1', 'RecordPick'], line));
  });

  it('does not care what production takes', () => {
    const { line: _, ...taken } = line;
    const used = { kind: 'production-order', id: 'M-1', line: '10' } as const;
    story(pickWhenShipmentIsPlanned)
      .when(heard('StockIssued', { ...taken, site: 'lyon', purpose: used }))
      .sends();
  });
});

describe('update order when shipment moves', () => {
  it('tells what left and what arrived', () => {
    const lines = [line];
    story(updateOrderWhenShipmentMoves)
      .when(heard('ShipmentDespatched', load, about))
      .sends(send(salesOrder, ['SO-1', 'RecordShipped'], { shipment: 'S-1', lines }));
    const arrived = { ...load, receivedBy: 'Ms Blue', deliveredOn: '2026-03-09' };
    story(updateOrderWhenShipmentMoves)
      .when(heard('DeliveryConfirmed', arrived, about))
      .sends(
        send(salesOrder, ['SO-1', 'RecordDelivered'], { shipment: 'S-1', lines, deliveredOn: '2026-03-09' }),
      );
  });
});
