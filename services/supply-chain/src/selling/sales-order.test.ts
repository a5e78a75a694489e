/**
 * A sales order is promised once, no earlier than the goods are there, and cancelled only before it ships.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { NO_STOCK } from '../stock/stock-state.js';
import { orderOfDemand } from '../orders/order-lines.js';
import { salesOrder } from './sales-order.js';

const { given } = spec(salesOrder);
const pieces = (value: string) => ({ value, unit: 'C62' });
const price = { amount: '120.00', currency: 'EUR' };
const line = { line: '1', item: 'PUMP', quantity: pieces('10'), price, requested: '2026-03-09' };
const command = { site: 'lyon', customer: 'BLUE', lines: [line] };
const items = {
  PUMP: { kind: 'make', unit: 'C62', tracking: 'lot' },
  SEAL: { kind: 'buy', unit: 'C62', tracking: 'lot' },
};
const supply = {
  ...{ items, bills: {}, routings: {} },
  stock: { leadTimes: {}, made: {}, needed: {}, takers: {}, supply: {}, orders: {} },
};
const buyer = {
  supply,
  customer: { registered: { name: 'Blue', currency: 'EUR', country: 'FR' } },
  items,
};
const noRight = { right: { granted: null, escalatesTo: 'coo', why: 'No right.' } };
const right = { right: { granted: { level: 'hq', rightId: 'r', policyVersion: 1 } } };

const placed = happened('SalesOrderPlaced', { ...command, placedOn: '2026-03-02' });
const STOCK = 'stock' as const;
const MADE = 'production' as const;
const promise = { line: '1', method: STOCK, available: '2026-03-02', evidence: 'e-1' };
const promised = happened('SalesOrderPromised', {
  line: '1',
  method: STOCK,
  date: '2026-03-09',
  evidence: 'e-1',
  requested: '2026-03-09',
});
const loaded = { line: '1', item: 'PUMP', lot: 'L1', quantity: pieces('4') };
const shipped = happened('SalesOrderLineShipped', {
  line: '1',
  item: 'PUMP',
  quantity: pieces('4'),
  shipment: 'S-1',
});
const cancelled = happened('SalesOrderCancelled', { reason: 'Too late.', lines: [line], promises: [] });

describe('PlaceSalesOrder', () => {
  it('takes the order of a customer, once', () => {
    given().knowing(buyer).when('PlaceSalesOrder', command).then(placed);
    given(placed).knowing(buyer).when('PlaceSalesOrder', command).nothing();
    given(placed)
      .knowing(buyer)
      .when('PlaceSalesOrder', { ...command, customer: 'RED' })
      .refused('SCM-SO-STATE');
  });

  it('refuses strangers, other currencies and lines named twice', () => {
    given().knowing({ items }).when('PlaceSalesOrder', command).refused('SCM-SO-CUSTOMER');
    const zloty = { ...line, price: { amount: '1.00', currency: 'PLN' } };
    given()
      .knowing(buyer)
      .when('PlaceSalesOrder', { ...command, lines: [zloty] })
      .refused('SCM-SO-CURRENCY');
    given()
      .knowing(buyer)
      .when('PlaceSalesOrder', { ...command, lines: [line, line] })
      .refused('SCM-SO-LINE');
  });
});

describe('RequestProduction', () => {
  const requested = happened('ProductionRequested', {
    site: 'lyon',
    line: '1',
    item: 'PUMP',
    quantity: pieces('10'),
    due: '2026-03-09',
  });

  it('asks for what stock does not have, once', () => {
    given(placed).when('RequestProduction', { line: '1' }).then(requested);
    given(placed, requested).when('RequestProduction', { line: '1' }).nothing();
    const none = given(placed).when('RequestProduction', { line: '9' });
    none.refused('SCM-SO-LINE');
    expect(none.decision).toMatchObject({ detail: expect.stringMatching(/no line 9; .* 1 \(PUMP\)/) });
    given(placed, cancelled).when('RequestProduction', { line: '1' }).refused('SCM-SO-STATE');
  });
});

describe('what is sold', () => {
  const ordering = (more: object, known: object = {}) =>
    given()
      .knowing({ ...buyer, ...known })
      .when('PlaceSalesOrder', { ...command, lines: [{ ...line, ...more }] });

  it('O4, O6: is known, in the unit of its item, and whole where it is counted', () => {
    ordering({ item: 'GHOST' }).refused('SCM-ITEM-UNKNOWN');
    ordering({ quantity: { value: '1', unit: 'MTR' } }).refused('SCM-SO-UNIT');
    ordering({ quantity: pieces('0.5') }).refused('SCM-UOM-WHOLE');
    const dozen = { quantity: { value: '1', unit: 'DZN' }, price: { amount: '1440.00', currency: 'EUR' } };
    ordering(dozen).then(
      happened('SalesOrderPlaced', {
        ...{ ...command, placedOn: '2026-03-02' },
        lines: [{ ...line, quantity: pieces('12') }],
      }),
    );
  });

  it('O15: is not wanted before it is ordered', () => {
    ordering({ requested: '2020-01-01' }).refused('SCM-SO-REQUESTED');
  });

  it('O20: has a currency that can be booked', () => {
    const registered = { name: 'Red', currency: 'USD', country: 'US' };
    const dollars = { price: { amount: '120.00', currency: 'USD' } };
    const american = { customer: { registered }, rates: {} };
    ordering(dollars, american).refused('SCM-RATE-MISSING');
    const rates = { 'USD.EUR.2026-03-03': { rate: '0.9' } };
    ordering(dollars, { ...american, rates }).refused('SCM-RATE-MISSING');
    const early = { 'USD.EUR.2026-03-02': { rate: '0.9' } };
    expect(ordering(dollars, { ...american, rates: early }).decision).toHaveLength(1);
  });

  it('O14: what is bought is not asked of production but of purchasing, once', () => {
    const sold = happened('SalesOrderPlaced', {
      ...{ ...command, placedOn: '2026-03-02' },
      lines: [{ ...line, item: 'SEAL' }],
    });
    const bought = given(sold).knowing({ item: items.SEAL });
    bought.when('RequestProduction', { line: '1' }).refused('SCM-SO-BOUGHT');
    const asked = { site: 'lyon', line: '1', item: 'SEAL', quantity: pieces('10'), due: '2026-03-09' };
    const requested = happened('PurchaseRequested', asked);
    bought.when('RequestPurchase', { line: '1' }).then(requested);
    given(sold, requested).when('RequestPurchase', { line: '1' }).nothing();
    given(sold).when('RequestPurchase', { line: '9' }).refused('SCM-SO-LINE');
    given(placed).knowing({ item: items.PUMP }).when('RequestPurchase', { line: '1' }).refused('SCM-SO-MADE');
  });
});

describe('PromiseSalesOrder', () => {
  it('O15: promises no day before the work can be done, by the shifts of the site', () => {
    const shifts = [{ start: '06:00', end: '14:00', weekdays: [1, 2, 3, 4, 5] }];
    const made = { ...promise, method: MADE, work: 'PT80H' };
    const calendar = { shifts, holidays: ['2026-03-06'] };
    const later = happened('SalesOrderPromised', { ...promised.data, method: MADE, date: '2026-03-16' });
    given(placed)
      .knowing({ ...noRight, calendar })
      .when('PromiseSalesOrder', made)
      .then(later);
    given(placed)
      .knowing({ ...noRight, calendar })
      .when('PromiseSalesOrder', { ...made, date: '2026-03-13' })
      .refused('SCM-SO-PROMISE');
  });

  it('promises what was requested, or the day from which the goods are there', () => {
    given(placed).knowing(noRight).when('PromiseSalesOrder', promise).then(promised);
    given(placed)
      .knowing(noRight)
      .when('PromiseSalesOrder', { ...promise, method: MADE, available: '2026-03-12' })
      .then(happened('SalesOrderPromised', { ...promised.data, method: MADE, date: '2026-03-12' }));
  });

  it('keeps the first promise', () => {
    const later = { ...promise, available: '2026-03-20' };
    given(placed, promised).knowing(noRight).when('PromiseSalesOrder', later).nothing();
  });

  it('refuses a day before the evidence without a right', () => {
    const early = { ...promise, available: '2026-03-12', date: '2026-03-09' };
    given(placed).knowing(noRight).when('PromiseSalesOrder', early).refused('SCM-SO-PROMISE');
    given(placed).knowing(right).when('PromiseSalesOrder', early).then(promised);
    const over = { ...early, date: '2026-03-01' };
    given(placed).knowing(right).when('PromiseSalesOrder', over).refused('SCM-SO-DATE');
  });

  it('refuses lines that are not there, or not any more', () => {
    given(placed)
      .knowing(noRight)
      .when('PromiseSalesOrder', { ...promise, line: '9' })
      .refused('SCM-SO-LINE');
    given(placed, cancelled).knowing(noRight).when('PromiseSalesOrder', promise).refused('SCM-SO-STATE');
  });
});

describe('MarkLineReady', () => {
  const mark = { line: '1', site: 'lyon', item: 'PUMP' };
  const ready = happened('SalesOrderLineReady', { line: '1' });
  const reserved = (quantity: string) => ({
    stock: { ...NO_STOCK, reservations: [{ demand: 'sales-order/1/1', quantity }] },
  });

  it('says so when all that is open is reserved, once', () => {
    given(placed).knowing(reserved('10')).when('MarkLineReady', mark).then(ready);
    given(placed, shipped).knowing(reserved('6')).when('MarkLineReady', mark).then(ready);
    given(placed, ready).knowing(reserved('10')).when('MarkLineReady', mark).nothing();
  });

  it('waits while a part is missing', () => {
    given(placed).knowing(reserved('9')).when('MarkLineReady', mark).nothing();
    given(placed).when('MarkLineReady', mark).nothing();
  });

  it('refuses lines that are not there', () => {
    given(placed)
      .when('MarkLineReady', { ...mark, line: '9' })
      .refused('SCM-SO-LINE');
  });
});

describe('shipping and delivery', () => {
  const delivered = happened('SalesOrderLineDelivered', {
    site: 'lyon',
    customer: 'BLUE',
    line: '1',
    item: 'PUMP',
    ordered: pieces('10'),
    quantity: pieces('4'),
    price,
    promised: '2026-03-09',
    placedOn: '2026-03-02',
    deliveredOn: '2026-03-10',
    shipment: 'S-1',
  });
  const delivery = { shipment: 'S-1', deliveredOn: '2026-03-10', lines: [loaded] };
  const allotted = happened('SalesOrderLineAllotted', { ...loaded, shipment: 'S-1' });

  it('counts each shipment once', () => {
    given(placed, allotted)
      .when('RecordShipped', { shipment: 'S-1', lines: [loaded] })
      .then(shipped);
    given(placed, shipped)
      .when('RecordShipped', { shipment: 'S-1', lines: [loaded] })
      .nothing();
    given(placed)
      .when('RecordShipped', { shipment: 'S-1', lines: [{ ...loaded, line: '9' }] })
      .refused('SCM-SO-LINE');
  });

  it('P35: nothing leaves that was not set aside, and nothing arrives that has not left', () => {
    const more = [{ ...loaded, quantity: pieces('5') }];
    given(placed)
      .when('RecordShipped', { shipment: 'S-1', lines: [loaded] })
      .refused('SCM-SHP-OVER');
    given(placed, allotted).when('RecordShipped', { shipment: 'S-1', lines: more }).refused('SCM-SHP-OVER');
    given(placed, allotted).when('RecordDelivered', delivery).refused('SCM-SHP-OVER');
    given(placed, allotted, shipped)
      .when('RecordDelivered', { ...delivery, shipment: 'S-2' })
      .refused('SCM-SHP-OVER');
    given(placed, allotted, shipped)
      .when('RecordDelivered', { ...delivery, lines: more })
      .refused('SCM-SHP-OVER');
  });

  it('measures a delivery against the first promise, once', () => {
    given(placed, promised, shipped).when('RecordDelivered', delivery).then(delivered);
    given(placed, promised, shipped, delivered).when('RecordDelivered', delivery).nothing();
  });

  it('takes the lots of a line together, so that a full delivery counts as full', () => {
    const lots = [
      { ...loaded, quantity: pieces('1') },
      { ...loaded, lot: 'L2', quantity: pieces('3') },
    ];
    given(placed, promised, shipped)
      .when('RecordDelivered', { ...delivery, lines: lots })
      .then(delivered);
  });

  it('measures against the request where nothing was promised', () => {
    given(placed, shipped).when('RecordDelivered', delivery).then(delivered);
  });
});

describe('CancelSalesOrderLine', () => {
  const two = { ...line, line: '2', quantity: pieces('3') };
  const both = happened('SalesOrderPlaced', { ...placed.data, lines: [line, two] });
  const wish = { line: '2', reason: 'Too late.' };
  const gone = happened('SalesOrderLineCancelled', { ...two, reason: 'Too late.' });

  it('takes one line off the order, once, and leaves the others', () => {
    given(both).when('CancelSalesOrderLine', wish).then(gone);
    given(both, gone).when('CancelSalesOrderLine', wish).nothing();
    given(both, gone).when('CancelSalesOrder', { reason: 'Too late.' }).then(cancelled);
    given(both, gone).when('RequestProduction', { line: '2' }).refused('SCM-SO-STATE');
    given(both)
      .when('CancelSalesOrderLine', { ...wish, line: '3' })
      .refused('SCM-SO-LINE');
  });

  it('says by when it was promised, and cancels the order with its last line', () => {
    given(placed, promised)
      .when('CancelSalesOrderLine', { ...wish, line: '1' })
      .then(happened('SalesOrderLineCancelled', { ...line, promised: '2026-03-09', reason: 'Too late.' }));
    const last = happened('SalesOrderLineCancelled', { ...line, reason: 'Too late.' });
    expect(given(both, gone, last).state().status).toBe('cancelled');
    given(both, gone, last).when('CancelSalesOrder', { reason: 'Too late.' }).nothing();
    expect(given(both, gone).state().status).toBe('placed');
  });

  it('refuses a line of which something is picked or has left, whatever became of the others', () => {
    given(both, shipped).when('CancelSalesOrderLine', wish).then(gone);
    given(both, shipped)
      .when('CancelSalesOrderLine', { ...wish, line: '1' })
      .refused('SCM-SO-CANCEL-SHIPPED');
    const allotted = happened('SalesOrderLineAllotted', { ...loaded, line: '2', shipment: 'S-1' });
    given(both, allotted).when('CancelSalesOrderLine', wish).refused('SCM-SO-CANCEL-PICKED');
  });
});

describe('CancelSalesOrder', () => {
  it('gives everything back, once', () => {
    given(placed).when('CancelSalesOrder', { reason: 'Too late.' }).then(cancelled);
    given(placed, cancelled).when('CancelSalesOrder', { reason: 'Too late.' }).nothing();
  });

  it('O5: is refused while goods stand picked, and free when they went back', () => {
    const allotted = happened('SalesOrderLineAllotted', { ...loaded, shipment: 'S-1' });
    const { item: _, ...back } = { ...loaded, shipment: 'S-1' };
    const refusal = given(placed, allotted).when('CancelSalesOrder', { reason: 'Too late.' });
    refusal.refused('SCM-SO-CANCEL-PICKED');
    expect(refusal.decision).toMatchObject({ detail: expect.stringContaining('S-1') });
    given(placed, allotted, happened('SalesOrderAllotmentReturned', back))
      .when('CancelSalesOrder', { reason: 'Too late.' })
      .then(cancelled);
  });

  it('is refused once something has left', () => {
    given(placed, shipped).when('CancelSalesOrder', { reason: 'Too late.' }).refused('SCM-SO-CANCEL-SHIPPED');
  });
});

describe('a demand', () => {
  it.each([
    ['sales-order/SO-1/2', { salesOrder: 'SO-1', line: '2' }],
    ['sales-order/SO-1', null],
    ['sales-order/SO-1/2/3', null],
    ['production-order/M-1/10', null],
    [undefined, null],
  ])('%s names %j', (demand, expected) => {
    expect(orderOfDemand(demand)).toEqual(expected);
  });
});

describe('AllotShipment', () => {
  const wish = (value: string, shipment: string) => ({
    shipment,
    lines: [{ ...loaded, quantity: pieces(value) }],
  });
  const allotted = (value: string, shipment: string) =>
    happened('SalesOrderLineAllotted', { ...loaded, quantity: pieces(value), shipment });
  const back = { shipment: 'S-1', line: '1', lot: 'L1' };
  const returned = happened('SalesOrderAllotmentReturned', { ...back, quantity: pieces('6') });

  it('gives no two shipments the same, once each', () => {
    given(placed).when('AllotShipment', wish('6', 'S-1')).then(allotted('6', 'S-1'));
    const order = given(placed, allotted('6', 'S-1'));
    order.when('AllotShipment', wish('6', 'S-1')).nothing();
    order.when('AllotShipment', wish('4', 'S-2')).then(allotted('4', 'S-2'));
    order.when('AllotShipment', wish('5', 'S-2')).refused('SCM-SHP-OVER');
  });

  it('counts several lots of a line together', () => {
    const two = { ...loaded, lot: 'L2', quantity: pieces('5') };
    const both = { shipment: 'S-1', lines: [{ ...loaded, quantity: pieces('6') }, two] };
    given(placed).when('AllotShipment', both).refused('SCM-SHP-OVER');
  });

  it('does not count what was shipped twice, nor ask for what has left', () => {
    const left = happened('SalesOrderLineShipped', { ...shipped.data, quantity: pieces('6') });
    const order = given(placed, allotted('6', 'S-1'), left);
    order.when('AllotShipment', wish('6', 'S-1')).nothing();
    order.when('AllotShipment', wish('4', 'S-2')).then(allotted('4', 'S-2'));
    order.when('AllotShipment', wish('4.1', 'S-2')).refused('SCM-SHP-OVER');
  });

  it('takes back what could not be picked, once', () => {
    given(placed, allotted('6', 'S-1')).when('ReturnAllotment', back).then(returned);
    given(placed, allotted('6', 'S-1'), returned).when('ReturnAllotment', back).nothing();
    given(placed, allotted('6', 'S-1'), returned)
      .when('AllotShipment', wish('10', 'S-2'))
      .then(allotted('10', 'S-2'));
  });

  it('has nothing for a shipment of a cancelled order, or of a line that is not on it', () => {
    given(placed, cancelled).when('AllotShipment', wish('1', 'S-1')).refused('SCM-SO-STATE');
    const other = { shipment: 'S-1', lines: [{ ...loaded, line: '9' }] };
    given(placed).when('AllotShipment', other).refused('SCM-SO-LINE');
  });
});
