/** Everything leaves together, the rest follows, or no rest is wanted: as was agreed or said of the order. */
import type { BackOrders } from '@gemba/contracts/events/supply-chain/back-orders';
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { send } from '@gemba/decider/process';
import { heard, spec, story } from '@gemba/decider/testing';
import { newOrder } from '../orders/order-lines.js';
import { pickWhenShipmentIsPlanned } from '../processes/shipping/pick-when-shipment-is-planned.js';
import { NO_STOCK } from '../stock/stock-state.js';
import { customer } from './customer.js';
import { salesOrder } from './sales-order.js';
import { shipment } from './shipment.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const price = { amount: '12.00', currency: 'EUR' };
const requested = '2026-03-09';
const lineOf = (line: string, item: string, more: object = {}) => ({
  ...{ line, item, quantity: pieces('10'), price, requested },
  ...more,
});
const lines = [lineOf('1', 'PUMP'), lineOf('2', 'VALVE'), lineOf('3', 'SETUP')];
const items = { SETUP: { kind: 'service', unit: 'C62', tracking: 'none' } };
const placing = { site: 'lyon', customer: 'BLUE', lines };
const placed = (backOrders: BackOrders) =>
  happened('SalesOrderPlaced', { ...placing, placedOn: '2026-03-02', backOrders });
const reason = 'Agreed by telephone.';

describe('back orders of a customer', () => {
  const { given } = spec(customer);
  it('are agreed, once, and agreed anew', () => {
    const agreed = happened('BackOrdersAgreed', { backOrders: 'cancel-rest' as const });
    given().when('AgreeBackOrders', { backOrders: 'cancel-rest' }).then(agreed);
    given(agreed).when('AgreeBackOrders', { backOrders: 'cancel-rest' }).nothing();
    given(agreed)
      .when('AgreeBackOrders', { backOrders: 'ship-partial' })
      .then(happened('BackOrdersAgreed', { backOrders: 'ship-partial' as const }));
  });
});

describe('back orders of an order', () => {
  const { given } = spec(salesOrder, { items });
  const found = (line: string, item: string, value: string) => ({
    line,
    item,
    lot: 'L1',
    quantity: pieces(value),
  });
  const allotted = (line: string, item: string, value: string, id = 'S-1') =>
    happened('SalesOrderLineAllotted', { ...found(line, item, value), shipment: id });
  const shipped = (line: string, item: string, value: string) =>
    happened('SalesOrderLineShipped', { line, item, quantity: pieces(value), shipment: 'S-1' });
  const leaving = { shipment: 'S-1', lines: [found('1', 'PUMP', '6')] };
  const gone = 'The customer takes what left with shipment S-1, and no rest of it.';
  const rest = happened('SalesOrderRestCancelled', {
    ...lineOf('1', 'PUMP'),
    quantity: pieces('4'),
    reason: gone,
  });

  it('are changed, once, while it is open', () => {
    const changed = happened('SalesOrderBackOrdersChanged', { backOrders: 'ship-partial' as const, reason });
    const wish = { backOrders: 'ship-partial' as const, reason };
    given(placed('ship-complete')).when('ChangeBackOrders', wish).then(changed);
    given(placed('ship-complete'), changed).when('ChangeBackOrders', wish).nothing();
    given().when('ChangeBackOrders', wish).refused('SCM-SO-STATE');
  });

  it('close what did not leave, and what was due besides, once', () => {
    const before = given(placed('cancel-rest'), allotted('1', 'PUMP', '6'));
    before.when('RecordShipped', leaving).then(shipped('1', 'PUMP', '6'), rest);
    const after = given(placed('cancel-rest'), allotted('1', 'PUMP', '6'), shipped('1', 'PUMP', '6'), rest);
    after.when('RecordShipped', leaving).nothing();
    const source = 'production-order/SO-1.1';
    const part = { kind: 'capacity' as const, source, quantity: pieces('4'), date: requested };
    const promised = happened('SalesOrderPromised', {
      ...{ line: '1', item: 'PUMP', date: requested, evidence: source, parts: [part] },
      method: 'production' as const,
    });
    const lost = { line: '1', source, lost: '4', cause: 'E', because: source, reason };
    given(placed('cancel-rest'), promised, shipped('1', 'PUMP', '6'), rest)
      .when('RevisePromise', lost)
      .nothing();
    const due = happened('SalesOrderLineCancelled', { ...lineOf('2', 'VALVE'), reason: gone });
    before
      .at({ date: requested })
      .when('RecordShipped', leaving)
      .then(shipped('1', 'PUMP', '6'), rest, due);
    after
      .when('AllotShipment', { shipment: 'S-2', lines: [found('1', 'PUMP', '1')] })
      .refused('SCM-SHP-OVER');
  });

  it('leave what another shipment brings, and all where the rest follows', () => {
    given(placed('cancel-rest'), allotted('1', 'PUMP', '6'), allotted('1', 'PUMP', '4', 'S-2'))
      .when('RecordShipped', leaving)
      .then(shipped('1', 'PUMP', '6'));
    given(placed('ship-partial'), allotted('1', 'PUMP', '6'))
      .when('RecordShipped', leaving)
      .then(shipped('1', 'PUMP', '6'));
  });

  it('promise no rest anew that nobody wants', () => {
    const part = { kind: 'stock' as const, source: 'lot/L1', quantity: pieces('10'), date: requested };
    const promised = happened('SalesOrderPromised', {
      ...{ line: '1', item: 'PUMP', date: requested, method: 'stock' as const, evidence: 'e', requested },
      parts: [part],
    });
    const moved = { line: '1', source: 'lot/L1', lost: '4', cause: 'e', because: 'shipment/S-1', reason };
    given(placed('cancel-rest'), promised).when('RevisePromise', moved).nothing();
  });
});

describe('a shipment of what leaves together', () => {
  const { given } = spec(shipment, { held: {} });
  const order = (backOrders: BackOrders) => newOrder({ ...placing, backOrders }, '2026-03-02T08:00:00.000Z');
  const lot = (available: string) => ({
    ...{ balances: { available }, opening: {}, closedUntil: '' },
    movements: [{ at: '2026-01-01T08:00:00.000Z', status: 'available' as const, change: available }],
  });
  const stock = { ...NO_STOCK, unit: 'C62', lots: { L1: lot('20') } };
  const knowing = (backOrders: BackOrders, more: object = {}) => ({
    goods: { order: order(backOrders), items, 'stock PUMP': stock, 'stock VALVE': stock, ...more },
  });
  const wish = (line: string, value = '10') => ({ line, quantity: pieces(value) });
  const plan = (...of: ReturnType<typeof wish>[]) => ({
    ...{ site: 'lyon', salesOrder: 'SO-1', carrier: 'X' },
    lines: of,
  });
  const picked = (line: string, item: string, value: string) =>
    happened('ShipmentLinePicked', { line, item, lot: 'L1', quantity: pieces(value) });
  const load = (line: string, item: string) => ({ line, item, lot: 'L1', quantity: pieces('10') });
  const loads = [load('1', 'PUMP'), load('2', 'VALVE')];
  const of = { site: 'lyon', salesOrder: 'SO-1', carrier: 'X', customer: 'BLUE' };
  const wanted = [wish('1'), wish('2')];
  const planned = happened('ShipmentPlanned', { ...of, lines: loads, wanted });

  it('brings all goods of the order, and no service', () => {
    given()
      .knowing(knowing('ship-complete'))
      .when('PlanShipment', plan(...wanted))
      .then(planned);
    given()
      .knowing(knowing('ship-complete'))
      .when('PlanShipment', plan(wish('1')))
      .refused('SCM-SHP-COMPLETE');
    given()
      .knowing(knowing('ship-complete'))
      .when('PlanShipment', plan(wish('1', '9'), wish('2')))
      .refused('SCM-SHP-COMPLETE');
    for (const other of ['ship-partial', 'cancel-rest'] as const)
      given()
        .knowing(knowing(other))
        .when('PlanShipment', plan(wish('1')))
        .then(happened('ShipmentPlanned', { ...of, lines: [load('1', 'PUMP')], wanted: [wish('1')] }));
  });

  it('does not leave with less, unless the rest is planned, or may follow', () => {
    const leaving = (now: ReturnType<typeof order>) =>
      given(planned, picked('1', 'PUMP', '10'), picked('2', 'VALVE', '7')).knowing({
        leaving: { order: now, items },
        held: {},
      });
    leaving(order('ship-complete')).when('DespatchShipment', {}).refused('SCM-SHP-COMPLETE');
    const left = happened('ShipmentDespatched', {
      ...{ site: 'lyon', salesOrder: 'SO-1', customer: 'BLUE' },
      lines: [load('1', 'PUMP'), { ...load('2', 'VALVE'), quantity: pieces('7') }],
    });
    leaving(order('ship-partial')).when('DespatchShipment', {}).then(left);
    const also = { shipment: 'S-2', lot: 'L9', quantity: pieces('3') };
    const { lines: all, ...rest } = order('ship-complete');
    const both = {
      ...rest,
      lines: all.map((each) => (each.line === '2' ? { ...each, allotted: [also] } : each)),
    };
    leaving(both).when('DespatchShipment', {}).then(left);
  });
});

describe('what a pick is short of', () => {
  it('is promised anew', () => {
    const pick = { line: '1', item: 'PUMP', lot: 'L1', quantity: pieces('4'), salesOrder: 'SO-1', reason };
    const change = { shipment: 'S-1', line: '1', lot: 'L1', quantity: pieces('4'), instead: [] };
    story(pickWhenShipmentIsPlanned)
      .when(heard('ShipmentPickChanged', { ...pick, instead: [], missing: pieces('3') }, { subject: 'S-1' }))
      .sends(
        send(salesOrder, ['SO-1', 'ReplanAllotment'], change),
        send(salesOrder, ['SO-1', 'RevisePromise'], {
          ...{ line: '1', source: 'lot/L1', lost: '3', reason },
          ...{ cause: 'event-of-ShipmentPickChanged', because: 'shipment/S-1' },
        }),
      );
  });
});
