/** Orders take stock or ask for production, are promised on evidence, and give back what they do not need. */
import { describe, expect, it } from '@jest/globals';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { salesOrder } from '../../selling/sales-order.js';
import { stockItem } from '../../stock/stock-item.js';
import { deliverServiceWhenItIsRendered } from './deliver-service-when-it-is-rendered.js';
import { receiveFinishedLot } from '../stocking/receive-finished-lot-when-order-completes.js';
import { promiseWhenStockIsReserved } from './promise-when-stock-is-reserved.js';
import { releaseCancelledStock } from './release-stock-when-order-is-cancelled.js';
import { reserveMadeLot } from './reserve-made-lot-when-it-is-released.js';
import { reserveWhenOrderIsPlaced } from './reserve-when-order-is-placed.js';
import { waitWhenPurchaseIsRequested } from './wait-when-purchase-is-requested.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const price = { amount: '120.00', currency: 'EUR' };
const line = { line: '1', item: 'PUMP', quantity: pieces('10'), price, requested: '2026-03-09' };
const demand = 'sales-order/SO-1/1';
const pump = 'lyon.PUMP';
const stock = { site: 'lyon', item: 'PUMP' };
const refusal = { refused: true, code: 'SCM-RES-OVER', detail: 'Too few.', status: 422 } as const;

const cancelled = { ...refusal, code: 'SCM-SO-STATE' };

describe('reserve when order is placed', () => {
  const placed = heard(
    'SalesOrderPlaced',
    { site: 'lyon', customer: 'BLUE', lines: [line] },
    { subject: 'SO-1' },
  );

  it('reserves each line, or asks production for it', () => {
    const sentence = story(reserveWhenOrderIsPlaced).when(placed);
    sentence.sends(send(stockItem, [pump, 'ReserveStock'], { demand, quantity: pieces('10') }));
    const [instead] = insteadOf(sentence.sent[0], refusal) ?? [];
    expect(instead).toMatchObject({
      to: 'sales-order',
      id: 'SO-1',
      name: 'RequestProduction',
      data: { line: '1' },
    });
  });

  it('O14: what is bought is asked of purchasing, and waits in the stock', () => {
    const sentence = story(reserveWhenOrderIsPlaced).when(placed);
    const [production] = insteadOf(sentence.sent[0], refusal) ?? [];
    expect(insteadOf(production, { ...refusal, code: 'SCM-SO-BOUGHT' })).toMatchObject([
      send(salesOrder, ['SO-1', 'RequestPurchase'], { line: '1' }),
    ]);
    expect(insteadOf(production, cancelled)).toEqual([]);
    expect(insteadOf(production, refusal)).toBeUndefined();
    const requested = { ...stock, line: '1', quantity: pieces('10'), due: '2026-03-09' };
    story(waitWhenPurchaseIsRequested)
      .when(heard('PurchaseRequested', requested, { subject: 'SO-1' }))
      .sends(send(stockItem, [pump, 'AwaitStock'], { demand, quantity: pieces('10') }));
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
        send(salesOrder, ['SO-1', 'MarkLineReady'], { line: '1', ...stock, cause: evidence }),
      );
  });

  it('gives the stock back when the order is not open any more', () => {
    const { sent } = story(promiseWhenStockIsReserved).when(reserved);
    const ready = sent[1];
    expect(insteadOf(ready, cancelled)).toEqual([]);
    for (const each of sent) expect(insteadOf(each, refusal)).toBeUndefined();
    const [instead] = insteadOf(sent[0], cancelled) ?? [];
    expect(instead).toMatchObject({ id: pump, name: 'ReleaseReservation', data: { demand } });
  });

  it('O14: promises what waits by its lead time; without one the line stays open for a buyer', () => {
    const awaited = { ...stock, quantity: pieces('10'), demand };
    const evidence = 'event-of-StockAwaited';
    const promise = { line: '1', method: 'purchase', available: '2026-03-12', evidence } as const;
    const sentence = story(promiseWhenStockIsReserved).when(
      heard('StockAwaited', { ...awaited, expected: '2026-03-12' }),
    );
    sentence.sends(send(salesOrder, ['SO-1', 'PromiseSalesOrder'], promise));
    const [instead] = insteadOf(sentence.sent[0], cancelled) ?? [];
    expect(instead).toMatchObject({ id: pump, name: 'ReleaseReservation', data: { demand } });
    story(promiseWhenStockIsReserved).when(heard('StockAwaited', awaited)).sends();
  });

  it('O15: promises what production will have made, with the work that it takes', () => {
    const order = { ...stock, quantity: pieces('10'), due: '2026-03-12', bomVersion: 1, routingVersion: 1 };
    const operation = { sequence: 10, name: 'Assembly', workCenter: 'ASM', skill: 'assembly' };
    const operations = [{ ...operation, setup: 'PT30M', runPerUnit: 'PT1H' }];
    const created = heard('ProductionOrderCreated', { ...order, components: [], operations, demand });
    const evidence = 'event-of-ProductionOrderCreated';
    const work = { method: 'production', available: '2026-03-12', work: 'PT10H30M' } as const;
    const promise = { line: '1', ...work, evidence };
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

describe('deliver service when it is rendered', () => {
  const done = {
    item: 'OVERHAUL',
    ordered: pieces('2'),
    good: pieces('2'),
    scrap: pieces('0'),
    due: '2026-03-09',
  };
  const completed = (more: object) =>
    story(deliverServiceWhenItIsRendered).when(
      heard('ProductionOrderCompleted', { ...done, ...more }, { subject: 'WO-1' }),
    );
  it('delivers the line that it is for', () => {
    const rendered = { line: '1', quantity: pieces('2'), renderedOn: '2026-03-02', order: 'WO-1' };
    completed({ demand }).sends(send(salesOrder, ['SO-1', 'RecordRendered'], rendered));
  });
  it('leaves alone what is goods, is for nobody, or came to nothing', () => {
    for (const more of [{ demand, lot: 'L-1' }, {}, { demand, good: pieces('0') }])
      expect(completed(more).about).toBeNull();
  });
  it('takes nothing into stock and reserves nothing', () => {
    const event = heard('ProductionOrderCompleted', { ...done, demand }, { subject: 'WO-1' });
    expect(story(reserveMadeLot).when(event).about).toBeNull();
    expect(story(receiveFinishedLot).when(event).about).toBeNull();
  });
});
