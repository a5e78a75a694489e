/** Orders take stock or ask for production, are promised on evidence, and give back what they do not need. */
import { describe, expect, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { salesOrder } from '../../selling/sales-order.js';
import { stockItem } from '../../stock/stock-item.js';
import { promiseWhenStockIsReserved } from './promise-when-stock-is-reserved.js';
import { releaseCancelledStock } from './release-stock-when-order-is-cancelled.js';
import { reserveMadeLot } from './reserve-made-lot-when-it-is-released.js';
import { reserveWhenOrderIsPlaced } from './reserve-when-order-is-placed.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const price = { amount: '120.00', currency: 'EUR' };
const line = { line: '1', item: 'PUMP', quantity: pieces('10'), price, requested: '2026-03-09' };
const demand = 'sales-order/SO-1/1';
const pump = 'lyon.PUMP';
const stock = { site: 'lyon', item: 'PUMP' };
const refusal = { refused: true, code: 'SCM-RES-OVER', detail: 'Too few.', status: 422 } as const;

describe('reserve when order is placed', () => {
  const placed = heard(
    'SalesOrderPlaced',
    { site: 'lyon', customer: 'BLUE', lines: [line] },
    { subject: 'SO-1' },
  );

  it('reserves each line, or asks production for it', () => {
    const sentence = story(reserveWhenOrderIsPlaced).when(placed);
    sentence.sends(send(stockItem, [pump, 'ReserveStock'], { demand, quantity: pieces('10') }));
    const [instead] = sentence.sent[0]?.otherwise?.(refusal) ?? [];
    expect(instead).toMatchObject({
      to: 'sales-order',
      id: 'SO-1',
      name: 'RequestProduction',
      data: { line: '1' },
    });
  });
});

describe('promise when stock is reserved', () => {
  const reserved = heard('StockReserved', { ...stock, quantity: pieces('10'), demand });

  it('promises the line and marks it ready', () => {
    const evidence = 'event-of-StockReserved';
    const promise = { line: '1', method: 'stock', available: '2026-03-02', evidence } as const;
    story(promiseWhenStockIsReserved)
      .when(reserved)
      .sends(
        send(salesOrder, ['SO-1', 'PromiseSalesOrder'], promise),
        send(salesOrder, ['SO-1', 'MarkLineReady'], { line: '1', ...stock }),
      );
  });

  it('gives the stock back when the order is not open any more', () => {
    const { sent } = story(promiseWhenStockIsReserved).when(reserved);
    const [instead] = sent[0]?.otherwise?.(refusal) ?? [];
    expect(instead).toMatchObject({ id: pump, name: 'ReleaseReservation', data: { demand } });
  });

  it('promises what production will have made', () => {
    const order = { ...stock, quantity: pieces('10'), due: '2026-03-12', bomVersion: 1, routingVersion: 1 };
    const created = heard('ProductionOrderCreated', { ...order, components: [], operations: [], demand });
    const evidence = 'event-of-ProductionOrderCreated';
    const promise = { line: '1', method: 'production', available: '2026-03-12', evidence } as const;
    story(promiseWhenStockIsReserved)
      .when(created)
      .sends(send(salesOrder, ['SO-1', 'PromiseSalesOrder'], promise));
  });

  it('does not care about other demands', () => {
    story(promiseWhenStockIsReserved)
      .when(heard('StockReserved', { ...stock, quantity: pieces('1'), demand: 'transfer/T-1' }))
      .sends();
  });
});

describe('reserve made lot when it is released', () => {
  const made = {
    item: 'PUMP',
    good: pieces('9'),
    ordered: pieces('10'),
    scrap: pieces('1'),
    due: '2026-03-09',
  };
  const completed = heard('ProductionOrderCompleted', { ...made, lot: 'L-M-1', demand });
  const change = { ...stock, lot: 'L-M-1', quantity: pieces('9'), reason: 'ok' };
  const released = heard('StockStatusChanged', {
    ...change,
    from: 'inspection' as const,
    to: 'available' as const,
  });
  const lifted = heard('StockStatusChanged', { ...change, from: 'hold' as const, to: 'available' as const });
  const lost = heard('ReservationReleased', {
    ...stock,
    lot: 'L-M-1',
    quantity: pieces('4'),
    demand,
    reason: 'Hold.',
  });
  const reserve = (value: string) =>
    send(stockItem, [pump, 'ReserveStock'], { demand, quantity: pieces(value), partial: true });

  it('waits until the lot is available', () => {
    story(reserveMadeLot).when(completed).sends();
    story(reserveMadeLot).after(completed).when(released).sends(reserve('9'));
  });

  it('is the same when it hears of the release first', () => {
    story(reserveMadeLot).when(released).sends();
    story(reserveMadeLot).after(released).when(completed).sends(reserve('9'));
  });

  it('takes a lot that needs no inspection at once', () => {
    const source = { kind: 'production-order', id: 'M-1' } as const;
    const receipt = { ...stock, lot: 'L-M-1', quantity: pieces('9'), status: 'available' as const, source };
    story(reserveMadeLot).after(completed).when(heard('StockReceived', receipt)).sends(reserve('9'));
  });

  it('takes back after a hold only what the hold had taken', () => {
    const before = [completed, released];
    story(reserveMadeLot)
      .after(...before, lost)
      .when(lifted)
      .sends(reserve('4'));
    story(reserveMadeLot)
      .after(...before)
      .when(lifted)
      .sends();
    story(reserveMadeLot)
      .after(...before, lost, lifted)
      .when(lifted)
      .sends();
  });

  it('does not care about lots made for stock', () => {
    const { demand: _, ...forStock } = completed.data;
    story(reserveMadeLot)
      .when({ ...completed, data: forStock })
      .sends();
  });
});

describe('release stock when order is cancelled', () => {
  it('frees what every line had reserved', () => {
    const reason = 'Too late.';
    story(releaseCancelledStock)
      .when(heard('SalesOrderCancelled', { reason, lines: [line] }, { subject: 'SO-1' }))
      .sends(send(stockItem, [pump, 'ReleaseReservation'], { demand, reason }));
  });
});
