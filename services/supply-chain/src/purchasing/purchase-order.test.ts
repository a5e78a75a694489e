/**
 * Orders go to approved suppliers within a right, and no more comes in than was ordered plus ten per cent.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
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
const acme: Supplier = { status: 'approved', terms, prices: {} };
const granted = { granted: { level: 'site', rightId: 'r1', policyVersion: 1 } };
const refusedRight = { granted: null, escalatesTo: 'site-manager', why: 'Above 200.00 EUR.' };

const total = euros('250.00');
const placed = happened('PurchaseOrderPlaced', { ...command, total });
const approved = happened('PurchaseOrderApproved', { total });
const asked = happened('PurchaseOrderApprovalRequested', { total, role: 'site-manager' });
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
});

describe('PlacePurchaseOrder', () => {
  const knowing = { supplier: acme, automatic: granted };

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

  it('has nothing to say twice, and refuses the id for another order', () => {
    given(placed, approved).knowing(knowing).when('PlacePurchaseOrder', command).nothing();
    const other = { ...command, promised: '2026-03-10' };
    given(placed, approved).knowing(knowing).when('PlacePurchaseOrder', other).refused('SCM-PO-STATE');
  });
});

describe('ApprovePurchaseOrder', () => {
  it('needs a right for the amount', () => {
    given(placed, asked).knowing({ right: granted }).when('ApprovePurchaseOrder', { total }).then(approved);
    const refusal = given(placed, asked)
      .knowing({ right: refusedRight })
      .when('ApprovePurchaseOrder', { total });
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
    given(placed, approved).knowing({ right: granted }).when('ApprovePurchaseOrder', { total }).nothing();
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

describe('ReceiveGoods', () => {
  it('takes goods in at the price of the line, with the date promised first', () => {
    given(placed, approved).when('ReceiveGoods', receipt).then(received);
    const later = happened('PurchaseOrderConfirmed', { promised: '2026-03-12' });
    given(placed, approved, later).when('ReceiveGoods', receipt).then(received);
  });

  it('takes in up to ten per cent more than ordered', () => {
    given(placed, approved, received)
      .when('ReceiveGoods', { ...receipt, quantity: kilos('50') })
      .then(happened('GoodsReceived', { ...received.data, quantity: kilos('50') }));
    given(placed, approved, received)
      .when('ReceiveGoods', { ...receipt, quantity: kilos('50.001') })
      .refused('SCM-GR-TOLERANCE');
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
  const closed = happened('PurchaseOrderClosed', { reason: 'Rest not needed.', open: open('40') });
  const cancelled = happened('PurchaseOrderCancelled', { reason: 'Not needed.', open: open('100') });

  it('is closing, with what will not come', () => {
    const command = { reason: 'Rest not needed.' };
    given(placed, approved, received).when('ClosePurchaseOrder', command).then(closed);
    given(placed, approved, received, closed).when('ClosePurchaseOrder', command).nothing();
    given(placed, asked).when('ClosePurchaseOrder', command).refused('SCM-PO-STATE');
  });

  it('is cancelling, while nothing came in', () => {
    const command = { reason: 'Not needed.' };
    given(placed, approved).when('CancelPurchaseOrder', command).then(cancelled);
    given(placed, approved, cancelled).when('CancelPurchaseOrder', command).nothing();
    given(placed, approved, received).when('CancelPurchaseOrder', command).refused('SCM-PO-STATE');
  });
});
