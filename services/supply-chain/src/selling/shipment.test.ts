/** Only released lots of what was ordered are planned, and only what was picked leaves. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import { NO_STOCK } from '../stock/stock-state.js';
import { newOrder } from '../orders/order-lines.js';
import { shipment } from './shipment.js';

const { given } = spec(shipment, { leaving: {}, held: {} });
const pieces = (value: string) => ({ value, unit: 'C62' });
const price = { amount: '120.00', currency: 'EUR' };
const ordered = { line: '1', item: 'PUMP', quantity: pieces('10'), price, requested: '2026-03-09' };
const order = newOrder({ site: 'lyon', customer: 'BLUE', lines: [ordered] }, '2026-03-01T08:00:00.000Z');

const stock = (change: string, status: StockStatus, expiry?: string) => {
  const movements = [{ at: '2026-03-01T08:00:00.000Z', status, change }];
  const balances = { [status]: change };
  const lot = { balances, opening: {}, closedUntil: '', movements, ...(expiry ? { expiry } : {}) };
  return { 'stock PUMP': { ...NO_STOCK, unit: 'C62', lots: { L1: lot } } };
};
const line = { line: '1', item: 'PUMP', lot: 'L1', quantity: pieces('4') };
const command = { site: 'lyon', salesOrder: 'SO-1', carrier: 'Rhône Transport', lines: [line] };
const planned = happened('ShipmentPlanned', { ...command, customer: 'BLUE' });
const picked = happened('ShipmentLinePicked', line);
const missing = { line: '1', item: 'PUMP', lot: 'L1', reason: 'On hold.' };
const short = happened('PickShort', missing);
const load = { site: 'lyon', salesOrder: 'SO-1', customer: 'BLUE', lines: [line] };
const despatched = happened('ShipmentDespatched', load);
const delivered = happened('DeliveryConfirmed', {
  ...load,
  receivedBy: 'Ms Blue',
  deliveredOn: '2026-03-02',
});

describe('PlanShipment', () => {
  const knowing = { order, ...stock('10', 'available') };

  it('plans released lots of what was ordered, once', () => {
    given().knowing({ goods: knowing }).when('PlanShipment', command).then(planned);
    given(planned).knowing({ goods: knowing }).when('PlanShipment', command).nothing();
    given(planned)
      .knowing({ goods: knowing })
      .when('PlanShipment', { ...command, carrier: 'X' })
      .refused('SCM-SHP-STATE');
  });

  it.each(['inspection', 'hold', 'blocked'] as const)('refuses a lot in %s', (status) => {
    given()
      .knowing({ goods: { order, ...stock('10', status) } })
      .when('PlanShipment', command)
      .refused('SCM-SHP-QUALITY');
  });

  it('refuses expired lots and lots that are not there', () => {
    const old = { order, ...stock('10', 'available', '2026-03-01') };
    given().knowing({ goods: old }).when('PlanShipment', command).refused('SCM-SHP-QUALITY');
    given()
      .knowing({ goods: { order, ...stock('3', 'available') } })
      .when('PlanShipment', command)
      .refused('SCM-SHP-STOCK');
    given().knowing({ goods: { order } }).when('PlanShipment', command).refused('SCM-SHP-STOCK');
  });

  it('refuses what was not ordered', () => {
    const plan = (more: object) => ({ ...command, lines: [{ ...line, ...more }] });
    given()
      .knowing({ goods: knowing })
      .when('PlanShipment', plan({ line: '9' }))
      .refused('SCM-SHP-LINE');
    given()
      .knowing({ goods: knowing })
      .when('PlanShipment', plan({ item: 'VALVE' }))
      .refused('SCM-SHP-LINE');
    given()
      .knowing({ goods: knowing })
      .when('PlanShipment', plan({ quantity: pieces('11') }))
      .refused('SCM-SHP-OVER');
  });

  it('refuses orders that are unknown, cancelled or of another site', () => {
    given()
      .knowing({ goods: { ...knowing, order: undefined } })
      .when('PlanShipment', command)
      .refused('SCM-SHP-ORDER');
    const cancelled = { ...knowing, order: { ...order, status: 'cancelled' } };
    given().knowing({ goods: cancelled }).when('PlanShipment', command).refused('SCM-SHP-ORDER');
    given()
      .knowing({ goods: knowing })
      .when('PlanShipment', { ...command, site: 'porto' })
      .refused('SCM-SHP-ORDER');
  });
});

describe('a plan of several lines', () => {
  const twice = (lines: readonly object[]) => ({
    ...command,
    lines: lines.map((more) => ({ ...line, ...more })),
  });

  it('O4: is held against the order and the lot over all its lines', () => {
    const half = { quantity: pieces('6') };
    given()
      .knowing({ goods: { order, ...stock('20', 'available') } })
      .when('PlanShipment', twice([half, { ...half, lot: 'L1' }]))
      .refused('SCM-SHP-OVER');
    const other = { ...ordered, line: '2' };
    const both = {
      ...order,
      lines: [...order.lines, ...newOrder({ site: 'lyon', customer: 'BLUE', lines: [other] }, '').lines],
    };
    given()
      .knowing({ goods: { order: both, ...stock('10', 'available') } })
      .when('PlanShipment', twice([half, { ...half, line: '2' }]))
      .refused('SCM-SHP-STOCK');
  });

  it('O6: ships no half pieces', () => {
    given()
      .knowing({ goods: { order, ...stock('10', 'available') } })
      .when('PlanShipment', twice([{ quantity: pieces('0.5') }]))
      .refused('SCM-UOM-WHOLE');
  });
});

describe('picking', () => {
  it('P35: is of what was planned, out of the lot that was planned', () => {
    given(planned)
      .when('RecordPick', { ...line, lot: 'L9' })
      .refused('SCM-SHP-LINE');
    given(planned)
      .when('RecordPick', { ...line, quantity: pieces('5') })
      .refused('SCM-SHP-OVER');
  });

  it('is recorded once per line and lot', () => {
    given(planned).when('RecordPick', line).then(picked);
    given(planned, picked).when('RecordPick', line).nothing();
    given(planned, picked, despatched)
      .when('RecordPick', { ...line, lot: 'L2' })
      .refused('SCM-SHP-STATE');
  });

  it('may come up short, once', () => {
    given(planned).when('RecordPickShort', missing).then(short);
    given(planned, short).when('RecordPickShort', missing).nothing();
    given(planned, picked).when('RecordPickShort', missing).refused('SCM-SHP-STATE');
    given(planned, picked, despatched).when('RecordPickShort', missing).refused('SCM-SHP-STATE');
  });
});

describe('DespatchShipment', () => {
  it('sends what was picked, once', () => {
    given(planned, picked).when('DespatchShipment', {}).then(despatched);
    given(planned, picked, despatched).when('DespatchShipment', {}).nothing();
  });

  it('Q05: does not let out what quality held after it was picked', () => {
    given(planned, picked)
      .knowing({ held: { 'lyon/PUMP/L1': { holds: ['RCL-1'] } } })
      .when('DespatchShipment', {})
      .refused('SCM-SHP-QUALITY');
  });

  it('does not leave before its last line was picked', () => {
    const second = { ...line, line: '2' };
    const both = { ...planned, data: { ...planned.data, lines: [line, second] } };
    const late = { ...picked, occurredAt: '2026-03-02T11:00:00.001Z' };
    const early = happened('ShipmentLinePicked', second);
    given(both, late, early).when('DespatchShipment', {}).refused('SCM-SHP-TIME');
  });

  it('refuses while lines are open, and an empty truck', () => {
    given(planned).when('DespatchShipment', {}).refused('SCM-SHP-STATE');
    given(planned, short).when('DespatchShipment', {}).refused('SCM-SHP-STATE');
    given().when('DespatchShipment', {}).refused('SCM-SHP-STATE');
  });
});

describe('on the way', () => {
  it('O12: does not arrive in a month that is closed, nor before it has left', () => {
    given(planned, picked, despatched)
      .knowing({ month: { status: 'closed' } })
      .when('ConfirmDelivery', { receivedBy: 'Ms Blue' })
      .refused('SCM-STK-PERIOD');
    const later = { ...despatched, occurredAt: '2026-03-02T12:00:00.000Z' };
    given(planned, picked, later).when('ConfirmDelivery', { receivedBy: 'Ms Blue' }).refused('SCM-SHP-TIME');
  });

  it('may be late, said once per date', () => {
    const delayed = happened('ShipmentDelayed', {
      ...{ eta: '2026-03-05', reason: 'weather' as const, cause: 'Snow.' },
    });
    given(planned, picked, despatched).when('DelayShipment', delayed.data).then(delayed);
    const over = { ...delayed.data, eta: '2026-03-01' };
    given(planned, picked, despatched).when('DelayShipment', over).refused('SCM-SHP-ETA');
    given(planned, picked, despatched, delayed).when('DelayShipment', delayed.data).nothing();
    given(planned, picked, despatched, delivered)
      .when('DelayShipment', delayed.data)
      .refused('SCM-SHP-STATE');
  });

  it('is delivered, once', () => {
    given(planned, picked, despatched).when('ConfirmDelivery', { receivedBy: 'Ms Blue' }).then(delivered);
    given(planned, picked, despatched, delivered)
      .when('ConfirmDelivery', { receivedBy: 'Ms Blue' })
      .nothing();
    given(planned, picked).when('ConfirmDelivery', { receivedBy: 'Ms Blue' }).refused('SCM-SHP-STATE');
  });
});
