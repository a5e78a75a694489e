/** Planned shipments are picked or short, and orders learn what left and what arrived. */
import { describe, expect, it } from '@jest/globals';
import { reject } from '@gemba/decider/decision';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { salesOrder } from '../../selling/sales-order.js';
import { shipment } from '../../selling/shipment.js';
import { stockItem } from '../../stock/stock-item.js';
import { cancelShipmentOfCancelledOrder } from './cancel-shipment-when-order-ends.js';
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

describe('pick what was proposed', () => {
  const waiting = { ...line, shipment: 'S-1', toPick: true };
  const wanted = [{ line: '1', quantity: line.quantity }];
  const confirmed = { ...line, salesOrder: 'SO-1' };
  const missing = { line: '1', item: 'PUMP', lot: 'L1', reason: 'Gone.' };
  const back = send(salesOrder, ['SO-1', 'ReturnAllotment'], { shipment: 'S-1', line: '1', lot: 'L1' });

  it('waits on its shelf until somebody takes it', () => {
    story(pickWhenShipmentIsPlanned)
      .when(heard('ShipmentPlanned', { ...load, carrier: 'X', wanted }, about))
      .sends(send(salesOrder, ['SO-1', 'AllotShipment'], { shipment: 'S-1', lines: [line], toPick: true }));
    story(pickWhenShipmentIsPlanned)
      .when(heard('SalesOrderLineAllotted', waiting, { subject: 'SO-1' }))
      .sends();
    const { lot, quantity } = line;
    const issue = { lot, quantity, purpose, demand: 'sales-order/SO-1/1' };
    story(pickWhenShipmentIsPlanned)
      .when({ ...heard('ShipmentPickConfirmed', confirmed, about), siteId: 'lyon' })
      .sends(send(stockItem, ['lyon.PUMP', 'IssueStock'], issue));
  });

  it('is the order’s again when it is short, cancelled, or comes out of another lot', () => {
    story(pickWhenShipmentIsPlanned)
      .when(heard('PickShort', { ...missing, salesOrder: 'SO-1' }, about))
      .sends(back);
    story(pickWhenShipmentIsPlanned)
      .when(heard('PickShort', missing, about))
      .sends();
    story(pickWhenShipmentIsPlanned)
      .when(heard('ShipmentCancelled', { salesOrder: 'SO-1', lines: [line], reason: 'r' }, about))
      .sends(back);
    const instead = [{ ...line, lot: 'L2' }];
    const missed = { value: '0', unit: 'C62' };
    const { item: _, ...from } = line;
    story(pickWhenShipmentIsPlanned)
      .when(heard('ShipmentPickChanged', { ...confirmed, instead, missing: missed, reason: 'r' }, about))
      .sends(send(salesOrder, ['SO-1', 'ReplanAllotment'], { shipment: 'S-1', ...from, instead }));
  });

  it('stays where it is when its order, or its line, is cancelled', () => {
    const planned = heard('ShipmentPlanned', { ...load, carrier: 'X', wanted }, about);
    const ended = heard('SalesOrderCancelled', { reason: 'r', lines: [] }, { subject: 'SO-1' });
    const sentence = story(cancelShipmentOfCancelledOrder).after(planned).when(ended);
    sentence.sends(send(shipment, ['S-1', 'CancelShipment'], { reason: 'r' }));
    expect(insteadOf(sentence.sent[0], reject('SCM-SHP-STATE', 'It has left.'))).toEqual([]);
    const price = { amount: '1.00', currency: 'EUR' };
    const { lot: __, ...ordered } = line;
    const gone = { ...ordered, price, requested: '2026-03-09', reason: 'r' };
    story(cancelShipmentOfCancelledOrder)
      .after(planned)
      .when(heard('SalesOrderLineCancelled', gone, { subject: 'SO-1' }))
      .sends(send(shipment, ['S-1', 'WithdrawShipmentLine'], { line: '1', reason: 'r' }));
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
