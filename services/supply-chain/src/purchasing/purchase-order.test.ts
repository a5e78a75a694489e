/**
 * Orders go to approved suppliers within a right, and no more comes in than was ordered plus ten per cent.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { NO_STOCK } from '../stock/stock-state.js';
import { purchaseOrder } from './purchase-order.js';
import type { Supplier } from './supplier.js';

const { given } = spec(purchaseOrder);
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const kilos = (value: string) => ({ value, unit: 'KGM' });
const steel = { line: '1', item: 'STEEL', quantity: kilos('100'), price: euros('2.50') };
const command = {
  site: 'lyon',
  supplier: 'ACME',
  lines: [steel],
  promised: '2026-03-09',
  requisition: 'R-1',
};

const terms = { name: 'Acme', currency: 'EUR', leadTime: 'P7D' };
const acme: Supplier = { status: 'approved', terms, prices: {}, cancellationTerms: [] };
const granted = { granted: { level: 'site', rightId: 'r1', policyVersion: 1 } };
const refusedRight = { granted: null, escalatesTo: 'site-manager', why: 'Above 200.00 EUR.' };

const total = euros('250.00');
const by = { placedBy: 'tester', raisedBy: 'process:requisition', dayTotal: total };
const need = { raised: { site: 'lyon', item: 'STEEL', raisedBy: by.raisedBy }, purchaseOrder: null };
const placed = happened('PurchaseOrderPlaced', { ...command, total, ...by });
const approved = happened('PurchaseOrderApproved', { total });
// Two days, and a site without a calendar works every day.
const answerBy = '2026-03-05T05:00:00.000Z';
const asked = happened('PurchaseOrderApprovalRequested', { total, role: 'site-manager', answerBy });
const receipt = { item: 'STEEL', lot: 'S-77', quantity: kilos('60') };
const received = happened('GoodsReceived', {
  site: 'lyon',
  supplier: 'ACME',
  line: '1',
  item: 'STEEL',
  quantity: kilos('60'),
  lot: 'S-77',
  price: euros('2.50'),
  promised: '2026-03-09',
  orderedOn: '2026-03-02',
});

describe('PlacePurchaseOrder', () => {
  const items = { STEEL: { kind: 'buy', unit: 'KGM', tracking: 'lot' } };
  const knowing = { supplier: acme, automatic: granted, items, need };

  it('is approved at once within the right of automation', () => {
    given().knowing(knowing).when('PlacePurchaseOrder', command).then(placed, approved);
  });

  it('asks the role that may when automation may not', () => {
    given()
      .knowing({ ...knowing, automatic: refusedRight })
      .when('PlacePurchaseOrder', command)
      .then(placed, asked);
  });

  it('refuses suppliers that are unknown or blocked', () => {
    given()
      .knowing({ ...knowing, supplier: undefined })
      .when('PlacePurchaseOrder', command)
      .refused('SCM-PO-SUPPLIER');
    const blocked = { ...knowing, supplier: { ...acme, status: 'blocked' } };
    given().knowing(blocked).when('PlacePurchaseOrder', command).refused('SCM-PO-SUPPLIER');
  });

  it('refuses two currencies, and another than the supplier has', () => {
    const zloty = { ...steel, line: '2', price: { amount: '1.00', currency: 'PLN' } };
    given()
      .knowing(knowing)
      .when('PlacePurchaseOrder', { ...command, lines: [steel, zloty] })
      .refused('SCM-PO-CURRENCY');
    given()
      .knowing(knowing)
      .when('PlacePurchaseOrder', { ...command, lines: [zloty] })
      .refused('SCM-PO-CURRENCY');
  });

  it('refuses two lines of one name', () => {
    given()
      .knowing(knowing)
      .when('PlacePurchaseOrder', { ...command, lines: [steel, steel] })
      .refused('SCM-PO-LINE');
  });

  it('is not promised for a day that is over', () => {
    const early = { ...command, promised: '2026-03-01' };
    given().knowing(knowing).when('PlacePurchaseOrder', early).refused('SCM-PO-PROMISED');
    given(placed, approved)
      .when('ConfirmPurchaseOrder', { promised: '2026-03-01' })
      .refused('SCM-PO-PROMISED');
  });

  it('has nothing to say twice, and refuses the id for another order', () => {
    given(placed, approved).knowing(knowing).when('PlacePurchaseOrder', command).nothing();
    const other = { ...command, promised: '2026-03-10' };
    given(placed, approved).knowing(knowing).when('PlacePurchaseOrder', other).refused('SCM-PO-STATE');
  });
});

describe('what is ordered, received and returned', () => {
  const items = {
    STEEL: { kind: 'buy', unit: 'KGM', tracking: 'lot' },
    BOLT: { kind: 'buy', unit: 'C62', tracking: 'lot' },
    AUDIT: { kind: 'service', unit: 'HUR', tracking: 'none' },
  };
  const knowing = { supplier: acme, automatic: granted, items, need };
  const ordering = (line: object, known: object = {}) =>
    given()
      .knowing({ ...knowing, ...known })
      .when('PlacePurchaseOrder', { ...command, lines: [{ ...steel, ...line }] });

  it('O4: grams become kilograms with the price of a kilogram', () => {
    const grams = { value: '2000', unit: 'GRM' };
    const sum = euros('20.00');
    ordering({ quantity: grams, price: euros('0.01') }).then(
      happened('PurchaseOrderPlaced', {
        ...command,
        lines: [{ ...steel, quantity: kilos('2'), price: euros('10.00') }],
        total: sum,
        ...{ ...by, dayTotal: sum },
      }),
      happened('PurchaseOrderApproved', { total: sum }),
    );
    given(placed, approved)
      .when('ReceiveGoods', { ...receipt, quantity: { value: '60000', unit: 'GRM' } })
      .then(received);
  });

  it('O4: metres of it, an unknown item and a service are refused when they are ordered', () => {
    ordering({ quantity: { value: '3', unit: 'MTR' } }).refused('SCM-PO-UNIT');
    ordering({ item: 'GHOST' }).refused('SCM-ITEM-UNKNOWN');
    ordering({ item: 'AUDIT', quantity: { value: '3', unit: 'HUR' } }).refused('SCM-ITEM-SERVICE');
  });

  it('O6: half a piece is neither ordered nor received', () => {
    const half = { item: 'BOLT', quantity: { value: '0.5', unit: 'C62' } };
    ordering(half).refused('SCM-UOM-WHOLE');
    ordering({ ...half, quantity: { value: '1000000001', unit: 'C62' } }).refused('SCM-LINE-MOST');
    const bolts = { ...steel, item: 'BOLT', quantity: { value: '5', unit: 'C62' } };
    const open = given(
      happened('PurchaseOrderPlaced', { ...command, lines: [bolts], total }),
      happened('PurchaseOrderApproved', { total }),
    );
    open.when('ReceiveGoods', { ...receipt, ...half }).refused('SCM-UOM-WHOLE');
    const six = open.when('ReceiveGoods', { ...receipt, ...half, quantity: { value: '6', unit: 'C62' } });
    six.refused('SCM-GR-TOLERANCE');
    expect(six.decision).toMatchObject({ violated: { limit: '5' } });
  });

  it('O16: the date is that of the lead time, in working days of the site', () => {
    const calendar = {
      shifts: [{ start: '06:00', end: '14:00', weekdays: [1, 2, 3, 4, 5] }],
      holidays: ['2026-03-03'],
    };
    const { promised: _, ...undated } = command;
    given()
      .knowing({ ...knowing, supplier: { ...acme, terms: { ...terms, leadTime: 'P4D' } }, calendar })
      .when('PlacePurchaseOrder', undated)
      .then(happened('PurchaseOrderPlaced', { ...command, promised: '2026-03-09', total, ...by }), approved);
  });

  it('O20: what is ordered in a currency without a rate could not be booked, and is refused', () => {
    const dollars = { price: { amount: '2.50', currency: 'USD' } };
    const american = { ...acme, terms: { ...terms, currency: 'USD' } };
    ordering(dollars, { supplier: american, rates: {} }).refused('SCM-RATE-MISSING');
    const rates = { 'EUR.USD.2026-03-01': { rate: '1.1' } };
    expect(ordering(dollars, { supplier: american, rates }).decision).toHaveLength(2);
  });

  it('O43: a rate that is too old to book with is none', () => {
    const dollars = { price: { amount: '2.50', currency: 'USD' } };
    const american = { ...acme, terms: { ...terms, currency: 'USD' } };
    const lastOn = (last: string) => ({ rates: { [`EUR.USD.${last}`]: { rate: '1.1' } } });
    ordering(dollars, { supplier: american, ...lastOn('2026-02-22') }).refused('SCM-RATE-MISSING');
    expect(ordering(dollars, { supplier: american, ...lastOn('2026-02-23') }).decision).toHaveLength(2);
  });

  it('O12: nothing is received into a month that is closed', () => {
    given(placed, approved)
      .knowing({ month: { status: 'closed' } })
      .when('ReceiveGoods', receipt)
      .refused('SCM-STK-PERIOD');
  });

  it('O9: a lot that is in stock is not received with another expiry', () => {
    const lot = { balances: {}, opening: {}, closedUntil: '', movements: [], expiry: '2026-12-01' };
    given(placed, approved)
      .knowing({ stock: { ...NO_STOCK, lots: { 'S-77': lot } } })
      .when('ReceiveGoods', { ...receipt, expiry: '2027-12-31' })
      .refused('SCM-GR-LOT');
  });

  it('O10: a serial number is received as one piece', () => {
    given(placed, approved)
      .knowing({ item: { ...items.STEEL, tracking: 'serial' } })
      .when('ReceiveGoods', receipt)
      .refused('SCM-STK-SERIAL');
  });

  it('O44: the same lot by the same delivery note comes in once, and not with another quantity', () => {
    const noted = { ...receipt, deliveryNote: 'DN-9' };
    const once = happened('GoodsReceived', { ...received.data, deliveryNote: 'DN-9' });
    given(placed, approved).when('ReceiveGoods', noted).then(once);
    given(placed, approved, once).when('ReceiveGoods', noted).nothing();
    given(placed, approved, once)
      .when('ReceiveGoods', { ...noted, quantity: kilos('7') })
      .refused('SCM-GR-DUPLICATE');
  });

  it('O3: what went back is known, once, and may come again', () => {
    const back = { line: '1', lot: 'S-77', quantity: kilos('20'), movement: 'e-9' };
    const returned = happened('GoodsReturned', {
      ...back,
      ...{ site: 'lyon', supplier: 'ACME', item: 'STEEL', price: euros('2.50') },
    });
    given(placed, approved, received).when('RecordReturn', back).then(returned);
    given(placed, approved, received, returned).when('RecordReturn', back).nothing();
    given(placed, approved, received, returned)
      .when('ReceiveGoods', { ...receipt, quantity: kilos('70') })
      .then(happened('GoodsReceived', { ...received.data, quantity: kilos('70'), complete: true }));
    given(placed, approved, received, returned)
      .when('ClosePurchaseOrder', { reason: 'Enough.' })
      .then(
        happened('PurchaseOrderClosed', {
          reason: 'Enough.',
          supplier: 'ACME',
          open: [{ line: '1', item: 'STEEL', quantity: kilos('60') }],
        }),
      );
  });
});

describe('ApprovePurchaseOrder', () => {
  it('needs a right for the amount', () => {
    const other = given(placed, asked).at({ by: { kind: 'person', id: 'bea' } });
    other.knowing({ right: granted }).when('ApprovePurchaseOrder', { total }).then(approved);
    const refusal = other.knowing({ right: refusedRight }).when('ApprovePurchaseOrder', { total });
    refusal.refused('SCM-PO-APPROVAL');
    expect(refusal.decision).toMatchObject({ status: 403 });
  });

  it('is for the total that the order has', () => {
    const about = given(placed, asked).knowing({ right: granted });
    about.when('ApprovePurchaseOrder', { total: euros('25.00') }).refused('SCM-PO-STATE');
    about
      .when('ApprovePurchaseOrder', { total: { amount: '250.00', currency: 'PLN' } })
      .refused('SCM-PO-STATE');
  });

  it('has nothing to say twice, and comes too late after cancelling', () => {
    given(placed, approved)
      .at({ by: { kind: 'person', id: 'bea' } })
      .knowing({ right: granted })
      .when('ApprovePurchaseOrder', { total })
      .nothing();
    const cancelled = happened('PurchaseOrderCancelled', { reason: 'No need.' });
    given(placed, cancelled)
      .knowing({ right: granted })
      .when('ApprovePurchaseOrder', { total })
      .refused('SCM-PO-STATE');
  });
});

describe('ConfirmPurchaseOrder', () => {
  it('takes the date of the supplier, once', () => {
    const confirmed = happened('PurchaseOrderConfirmed', { promised: '2026-03-12' });
    given(placed, approved).when('ConfirmPurchaseOrder', confirmed.data).then(confirmed);
    given(placed, approved, confirmed).when('ConfirmPurchaseOrder', confirmed.data).nothing();
    given(placed, asked).when('ConfirmPurchaseOrder', confirmed.data).refused('SCM-PO-STATE');
  });
});

describe('RequestDeliveryDate', () => {
  const wanted = happened('PurchaseOrderDateRequested', { wanted: '2026-03-12', reason: 'It is short.' });
  const confirmed = happened('PurchaseOrderConfirmed', { promised: '2026-03-12' });
  it('asks the supplier once, until it has answered', () => {
    given(placed, approved).when('RequestDeliveryDate', wanted.data).then(wanted);
    given(placed, approved, wanted).when('RequestDeliveryDate', wanted.data).nothing();
    given(placed, approved, wanted, confirmed).when('RequestDeliveryDate', wanted.data).nothing();
  });
  it('refuses a day that is over, and an order that is', () => {
    given(placed, approved)
      .when('RequestDeliveryDate', { ...wanted.data, wanted: '2026-03-01' })
      .refused('SCM-PO-PROMISED');
    given(placed, approved, happened('PurchaseOrderClosed', { reason: 'Enough.' }))
      .when('RequestDeliveryDate', wanted.data)
      .refused('SCM-PO-STATE');
  });
});

describe('ReceiveGoods', () => {
  it('takes goods in at the price of the line, with the date promised first', () => {
    given(placed, approved).when('ReceiveGoods', receipt).then(received);
    const later = happened('PurchaseOrderConfirmed', { promised: '2026-03-12' });
    given(placed, approved, later).when('ReceiveGoods', receipt).then(received);
  });

  it('takes in up to ten per cent more than ordered', () => {
    given(placed, approved, received)
      .when('ReceiveGoods', { ...receipt, quantity: kilos('50') })
      .then(happened('GoodsReceived', { ...received.data, quantity: kilos('50'), complete: true }));
    given(placed, approved, received)
      .when('ReceiveGoods', { ...receipt, quantity: kilos('50.001') })
      .refused('SCM-GR-TOLERANCE');
  });

  it('refuses what would have come in before the order was placed', () => {
    const early = { at: '2026-03-02T10:59:59.999Z' };
    given({ ...placed, occurredAt: '2026-03-02T11:00:00.000Z' } as typeof placed, approved)
      .at(early)
      .when('ReceiveGoods', receipt)
      .refused('SCM-GR-TIME');
  });

  it('counts a report of a warehouse once', () => {
    const reported = { ...receipt, epcisEvent: 'urn:uuid:1' };
    const told = happened('GoodsReceived', { ...received.data, epcisEvent: 'urn:uuid:1' });
    given(placed, approved).when('ReceiveGoods', reported).then(told);
    given(placed, approved, told).when('ReceiveGoods', reported).nothing();
  });

  it('refuses before approval, after closing, and for items that were not ordered', () => {
    given(placed, asked).when('ReceiveGoods', receipt).refused('SCM-PO-STATE');
    const closed = happened('PurchaseOrderClosed', { reason: 'Done.' });
    given(placed, approved, closed).when('ReceiveGoods', receipt).refused('SCM-GR-TOLERANCE');
    given(placed, approved)
      .when('ReceiveGoods', { ...receipt, item: 'BRASS' })
      .refused('SCM-GR-LINE');
    given(placed, approved)
      .when('ReceiveGoods', { ...receipt, line: '9' })
      .refused('SCM-GR-LINE');
    given(placed, approved)
      .when('ReceiveGoods', { ...receipt, quantity: { value: '1', unit: 'C62' } })
      .refused('SCM-GR-UNIT');
  });

  it.each([
    [{ line: '9' }, 'The order has no line 9; its lines are 1 (STEEL). Name one of these.'],
    [
      { line: '1', item: 'BRASS' },
      'Line 1 is about STEEL, not BRASS; its lines are 1 (STEEL). Name one of these.',
    ],
    [{ item: 'BRASS' }, 'No line of this order is about BRASS; its lines are 1 (STEEL). Name one of these.'],
  ])('names the line that is not there and those that are: %o', (more, detail) => {
    const { decision } = given(placed, approved).when('ReceiveGoods', { ...receipt, ...more });
    expect(decision).toMatchObject({ code: 'SCM-GR-LINE', detail });
  });

  it('wants the expiry of what does not keep, and refuses expired lots', () => {
    const milk = given(placed, approved).knowing({
      item: { unit: 'KGM', tracking: 'lot', shelfLife: 'P30D' },
    });
    milk.when('ReceiveGoods', receipt).refused('SCM-GR-LOT');
    milk.when('ReceiveGoods', { ...receipt, expiry: '2026-03-01' }).refused('SCM-GR-LOT');
    milk
      .when('ReceiveGoods', { ...receipt, expiry: '2026-03-30' })
      .then(happened('GoodsReceived', { ...received.data, expiry: '2026-03-30' }));
  });
});

describe('the end of an order', () => {
  const open = (value: string) => [{ line: '1', item: 'STEEL', quantity: kilos(value) }];
  const closed = happened('PurchaseOrderClosed', {
    ...{ reason: 'Rest not needed.', open: open('40'), supplier: 'ACME' },
  });
  const cancelled = happened('PurchaseOrderCancelled', {
    reason: 'Not needed.',
    open: open('100'),
    ...{ supplier: 'ACME', placedOn: '2026-03-02', total },
  });

  it('is closing, with what will not come', () => {
    const command = { reason: 'Rest not needed.' };
    given(placed, approved, received).when('ClosePurchaseOrder', command).then(closed);
    given(placed, approved, received, closed).when('ClosePurchaseOrder', command).nothing();
    given(placed, asked).when('ClosePurchaseOrder', command).refused('SCM-PO-STATE');
  });

  it('is cancelled, while nothing came in', () => {
    const command = { reason: 'Not needed.' };
    given(placed, approved).when('CancelPurchaseOrder', command).then(cancelled);
    given(placed, approved, cancelled).when('CancelPurchaseOrder', command).nothing();
    given(placed, approved, received).when('CancelPurchaseOrder', command).refused('SCM-PO-STATE');
  });
});
