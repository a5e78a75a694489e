/** An order is approved by somebody else than who asked for it, within the right for the day's orders. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import type { DayOrders } from './day-orders.js';
import { dayKey, dayOrders, orderedBefore } from './day-orders.js';
import { purchaseOrder } from './purchase-order.js';

const { given } = spec(purchaseOrder);
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const granted = { granted: { level: 'site', rightId: 'r1', policyVersion: 1 } };
const total = euros('2400.00');
const lines = [{ line: '1', item: 'STEEL', quantity: { value: '960', unit: 'KGM' }, price: euros('2.50') }];
const order = { site: 'lyon', supplier: 'ACME', lines, promised: '2026-03-09' };
const by = { placedBy: 'ana', raisedBy: 'bea', dayTotal: euros('4800.00') };
const placed = happened('PurchaseOrderPlaced', { ...order, total, ...by });
const order1 = (id: string) => ({ id, total });
const dayBefore: DayOrders = { sum: euros('7200.00'), orders: ['PO-0', 'PO-1', 'PO-2'].map(order1) };
const noRight = { granted: null, escalatesTo: 'coo', why: 'The right of buyer ends at 2500.00 EUR.' };
const as = (id: string) => ({ by: { kind: 'person' as const, id } });

describe('approving a purchase order', () => {
  it('P36: nobody approves what they placed, nor what their requisition asked for', () => {
    const waiting = given(placed).knowing({ right: granted });
    for (const asker of ['ana', 'bea']) {
      waiting.at(as(asker)).when('ApprovePurchaseOrder', { total }).refused('SCM-PO-SELF');
    }
    waiting
      .at(as('cem'))
      .when('ApprovePurchaseOrder', { total })
      .then(happened('PurchaseOrderApproved', { total }));
  });

  it('P36: asks for the right for the orders of the day that stand, barred to who asked for them', () => {
    const state = given(placed).state();
    const about = { id: 'PO-1', at: '', date: '2026-03-03', site: null, state };
    const { right } = purchaseOrder.needs?.ApprovePurchaseOrder?.({ total } as never, about as never) ?? {};
    expect(right).toMatchObject({ topic: 'purchase', amount: total, barred: ['ana', 'bea'] });
    const counting = (right as { onTopOf: { counting: (row: DayOrders) => unknown } }).onTopOf.counting;
    expect(counting(dayBefore)).toEqual(total);
  });

  it('P36: a refusal says what was added up', () => {
    const { decision } = given(placed)
      .at({ ...as('cem'), id: 'PO-1' })
      .knowing({ right: noRight, day: dayBefore })
      .when('ApprovePurchaseOrder', { total });
    expect(decision).toMatchObject({
      ...{ code: 'SCM-PO-APPROVAL', status: 403 },
      detail: expect.stringContaining(
        'With what lyon ordered from ACME before it that day it is 4800.00 EUR.',
      ),
    });
  });

  it('P36: who has no right for it approves it no second time either', () => {
    const approved = given(placed, happened('PurchaseOrderApproved', { total }));
    const again = (id: string, right: object) =>
      approved.at(as(id)).knowing({ right }).when('ApprovePurchaseOrder', { total });
    expect(again('cem', noRight).decision).toMatchObject({ code: 'SCM-PO-APPROVAL', status: 403 });
    expect(again('ana', granted).decision).toMatchObject({ code: 'SCM-PO-SELF', status: 403 });
    again('cem', granted).nothing();
  });
});

describe('placing an order for a requisition', () => {
  const need = { raised: { site: 'lyon', item: 'STEEL', raisedBy: 'bea' }, purchaseOrder: null };
  const items = { STEEL: { kind: 'buy', unit: 'KGM', tracking: 'lot' } };
  const terms = { name: 'Acme', currency: 'EUR', leadTime: 'P7D' };
  const known = { supplier: { status: 'approved', terms, prices: {} }, automatic: granted, items };
  const command = { ...order, requisition: 'R-1' };

  it('P36: notes who placed it, who raised the need, and the day with it', () => {
    given()
      .knowing({ ...known, need, day: { sum: total, orders: [order1('PO-0')] } })
      .at(as('ana'))
      .when('PlacePurchaseOrder', command)
      .then(
        happened('PurchaseOrderPlaced', { ...command, total, ...by }),
        happened('PurchaseOrderApproved', { total }),
      );
  });

  it('is for what the requisition asks for, at its site', () => {
    const about = given().at(as('ana'));
    for (const wrong of [undefined, { ...need.raised, site: 'porto' }, { ...need.raised, item: 'BRASS' }]) {
      about
        .knowing({ ...known, need: { raised: wrong ?? null, purchaseOrder: null } })
        .when('PlacePurchaseOrder', command)
        .refused('SCM-PO-REQUISITION');
    }
  });
});

describe('a requisition that is ordered already', () => {
  const need = { raised: { site: 'lyon', item: 'STEEL' }, purchaseOrder: 'PO-9' };
  const items = { STEEL: { kind: 'buy', unit: 'KGM', tracking: 'lot' } };
  const terms = { name: 'Acme', currency: 'EUR', leadTime: 'P7D' };
  const known = { supplier: { status: 'approved', terms, prices: {} }, automatic: granted, items, need };
  const ordering = given().knowing(known);
  const command = { ...order, requisition: 'R-1' };

  it('is not ordered again: a process that is late has nothing to do, a person is told', () => {
    const process = { kind: 'system' as const, id: 'process:order-when-requisition-is-raised' };
    ordering.at({ by: process }).when('PlacePurchaseOrder', command).nothing();
    ordering.at(as('ana')).when('PlacePurchaseOrder', command).refused('SCM-PO-REQUISITION');
    ordering
      .at({ ...as('ana'), id: 'PO-9' })
      .when('PlacePurchaseOrder', command)
      .then(
        happened('PurchaseOrderPlaced', { ...command, total, placedBy: 'ana', dayTotal: total }),
        happened('PurchaseOrderApproved', { total }),
      );
  });
});

describe('a requisition that is withdrawn', () => {
  it('is not ordered: a process that is late has nothing to do, a person is told', () => {
    const raised = { site: 'lyon', item: 'STEEL' };
    const need = { status: 'withdrawn', raised, purchaseOrder: null, reason: 'Not needed.' };
    const items = { STEEL: { kind: 'buy', unit: 'KGM', tracking: 'lot' } };
    const terms = { name: 'Acme', currency: 'EUR', leadTime: 'P7D' };
    const supplier = { status: 'approved', terms, prices: {} };
    const ordering = given().knowing({ supplier, automatic: granted, items, need });
    const command = { ...order, requisition: 'R-1' };
    const process = { kind: 'system' as const, id: 'process:order-when-requisition-is-raised' };
    ordering.at({ by: process }).when('PlacePurchaseOrder', command).nothing();
    ordering.at(as('ana')).when('PlacePurchaseOrder', command).refused('SCM-PO-REQUISITION');
  });
});

describe('the orders of a day', () => {
  const day = dayKey({ site: 'lyon', supplier: 'ACME', date: '2026-03-02' }, 'EUR');
  const placing = (subject: string, data: object = {}) =>
    heard('PurchaseOrderPlaced', { ...order, total, ...data }, { subject });
  const taken = { reason: 'Too much.', supplier: 'ACME', placedOn: '2026-03-02', total };
  const cancelling = (subject: string) =>
    heard('PurchaseOrderCancelled', taken, { subject, businessDate: '2026-03-04' });
  const two = [placing('PO-1'), placing('PO-2')];

  it('P36: are added up for a site, a supplier and a currency, without those that were cancelled', () => {
    expect(shows(dayOrders, ...two)[day]?.sum).toEqual(euros('4800.00'));
    expect(shows(dayOrders, ...two, placing('PO-3', { supplier: 'BOSCH' }))[day]?.sum).toEqual(
      euros('4800.00'),
    );
    expect(shows(dayOrders, ...two, cancelling('PO-2'))[day]).toEqual({
      sum: total,
      orders: [order1('PO-1')],
    });
  });

  it('P36: no longer count in those that were placed after one when that one is cancelled', () => {
    const before = (id: string, ...more: Parameters<typeof shows>[1][]) => {
      const row = shows(dayOrders, ...two, placing('PO-3'), ...more)[day];
      return row && orderedBefore(row, id);
    };
    expect(before('PO-3')).toEqual(euros('4800.00'));
    expect(before('PO-3', cancelling('PO-1'))).toEqual(total);
    expect(before('PO-2', cancelling('PO-3'))).toEqual(total);
    expect(before('PO-2', cancelling('PO-1'))).toEqual(euros('0.00'));
  });
});
