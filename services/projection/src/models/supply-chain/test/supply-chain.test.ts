/**
 * Deliveries and receipts are counted on their day and judged against the first promise; purchases show what
 * came.
 */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { states } from '@gemba/read-model/fact';
import { shows } from '@gemba/read-model/table';
import { purchaseOrders } from '../purchase-orders.js';
import { supplyChainFacts } from '../supply-chain-facts.js';
import { unmatchedEpcis } from '../unmatched-epcis.js';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: string) => ({ value, unit: 'C62' });

const delivered = (quantity: string, deliveredOn: string) =>
  heard('SalesOrderLineDelivered', {
    site: 'lyon',
    customer: 'acme',
    line: '1',
    item: 'PUMP-100',
    ordered: pieces('3'),
    quantity: pieces(quantity),
    price: euros('19.90'),
    promised: '2026-03-10',
    placedOn: '2026-03-02',
    deliveredOn,
    shipment: 'SH-1',
  });

const receipt = {
  site: 'lyon',
  supplier: 'acier',
  line: '1',
  item: 'STEEL',
  quantity: pieces('5'),
  lot: 'L-1',
  price: euros('2.50'),
  promised: '2026-03-02',
};

describe('supply chain facts', () => {
  it.each([
    ['3', '2026-03-10', true],
    ['3', '2026-03-11', false],
    ['2', '2026-03-09', false],
  ])('of %s delivered on %s: on time in full is %s', (quantity, on, kept) => {
    const stated = states(supplyChainFacts, delivered(quantity, on));
    expect(stated).toContainEqual(['lines-delivered', '1', 'C62', on]);
    expect(stated.some(([measure]) => measure === 'lines-on-time-in-full')).toBe(kept);
  });

  it('measure lead time in days from placing to delivery', () => {
    expect(states(supplyChainFacts, delivered('3', '2026-03-09'))).toContainEqual([
      'lead-time',
      '7',
      'DAY',
      '2026-03-09',
    ]);
  });

  it('value what is ordered and received', () => {
    const line = {
      line: '1',
      item: 'PUMP-100',
      quantity: pieces('3'),
      price: euros('19.90'),
      requested: '2026-03-10',
    };
    expect(
      states(supplyChainFacts, heard('SalesOrderPlaced', { site: 'lyon', customer: 'acme', lines: [line] })),
    ).toContainEqual(['order-intake', '59.70', 'EUR', '2026-03-02']);
    expect(states(supplyChainFacts, heard('GoodsReceived', receipt))).toEqual([
      ['receipts', '1', 'C62', '2026-03-02'],
      ['receipts-on-time', '1', 'C62', '2026-03-02'],
      ['goods-received', '12.50', 'EUR', '2026-03-02'],
    ]);
    const late = heard(
      'GoodsReceived',
      { ...receipt, epcisEvent: 'urn:uuid:1' },
      { businessDate: '2026-03-03' },
    );
    expect(states(supplyChainFacts, late).map(([measure]) => measure)).toEqual([
      'receipts',
      'goods-received',
      'received-by-epcis',
    ]);
  });

  it.each([
    ['receiving', 'matched', 1],
    ['urn:epcglobal:cbv:bizstep:receiving', 'matched', 1],
    ['https://ref.gs1.org/cbv/BizStep-receiving', 'matched', 1],
    ['shipping', 'matched', 0],
    ['receiving', 'unmatched', 0],
  ] as const)('take a report of step %s that is %s %d times', (bizStep, match, times) => {
    const event = captured({ bizStep, match });
    expect(states(supplyChainFacts, event).map(([measure]) => measure)).toEqual(
      Array(times).fill('reported-by-epcis'),
    );
  });
});

const captured = (more: { bizStep: string; match: 'matched' | 'unmatched'; sites?: string[] }) =>
  heard('EpcisEventCaptured', {
    epcisId: 'urn:uuid:1',
    epcisType: 'ObjectEvent',
    eventTime: '2026-03-02T08:00:00+01:00',
    recordTime: '2026-03-02T08:01:00+01:00',
    captureJob: 'J1',
    document: {},
    purchaseOrder: 'PO-1',
    lines: [{ item: 'STEEL', lot: 'L-1', quantity: pieces('5') }],
    ...more,
  });

describe('supply chain tables', () => {
  it('show what came of a purchase order', () => {
    const line = { line: '1', item: 'STEEL', quantity: pieces('8'), price: euros('2.50') };
    const placed = heard('PurchaseOrderPlaced', {
      site: 'lyon',
      supplier: 'acier',
      lines: [line],
      total: euros('20.00'),
      promised: '2026-03-05',
    });
    const asked = heard('PurchaseOrderApprovalRequested', { total: euros('20.00'), role: 'coo' });
    const answerBy = '2026-03-06T05:00:00.000Z';
    const late = { total: euros('20.00'), from: 'coo', role: 'controller', answerBy };
    const escalated = heard('PurchaseOrderApprovalEscalated', late);
    const approved = heard('PurchaseOrderApproved', { total: euros('20.00') });
    const confirmed = heard('PurchaseOrderConfirmed', { promised: '2026-03-06' });
    const came = (value: string) => heard('GoodsReceived', { ...receipt, quantity: pieces(value) });
    const after = (...events: Parameters<typeof shows>[1][]) => shows(purchaseOrders, placed, ...events)['1'];
    expect(after(asked)).toMatchObject({ status: 'awaiting-approval', approver: 'coo' });
    expect(after(asked, escalated)).toMatchObject({
      ...{ status: 'awaiting-approval', approver: 'controller', answerBy, unanswered: ['coo'] },
    });
    const { unanswered: _none, ...older } = after(asked)!;
    expect(
      purchaseOrders.on.PurchaseOrderApprovalEscalated?.becomes(older as never, escalated as never, '1'),
    ).toMatchObject({
      ...{ approver: 'controller', unanswered: ['coo'] },
    });
    expect(after(asked, escalated, approved)).toMatchObject({
      ...{ status: 'approved', approver: null, answerBy: null, unanswered: ['coo'] },
    });
    expect(after(confirmed)).toMatchObject({
      status: 'confirmed',
      confirmed: '2026-03-06',
      promised: '2026-03-05',
    });
    expect(after(came('5'))).toMatchObject({ status: 'partly-received', lines: [{ received: '5' }] });
    expect(after(came('5'), came('3'))).toMatchObject({ status: 'received' });
    const { promised: _, ...back } = { ...receipt, quantity: pieces('2'), movement: 'e-9' };
    expect(after(came('8'), heard('GoodsReturned', back))).toMatchObject({
      status: 'partly-received',
      lines: [{ received: '6' }],
    });
    const { promised: __, lot: ___, quantity: ____, price: _____, ...where } = receipt;
    const end = { ...where, kind: 'tolerance', open: pieces('1') } as const;
    expect(after(came('7'), heard('PurchaseOrderLineClosed', end))).toMatchObject({
      ...{ status: 'received', lines: [{ received: '7', closed: true }] },
    });
    expect(after(heard('PurchaseOrderClosed', { reason: 'done' }))).toMatchObject({ status: 'closed' });
    expect(after(heard('PurchaseOrderCancelled', { reason: 'no' }))).toMatchObject({ status: 'cancelled' });
  });

  it('show reports that nobody can place', () => {
    expect(shows(unmatchedEpcis, captured({ bizStep: 'receiving', match: 'matched' }))).toEqual({});
    expect(shows(unmatchedEpcis, captured({ bizStep: 'receiving', match: 'unmatched' }))['1']).toMatchObject({
      eventId: 'urn:uuid:1',
      site: 'lyon',
    });
    const told = {
      ...captured({ bizStep: 'receiving', match: 'unmatched', sites: ['gdansk'] }),
      siteId: null,
    };
    expect(shows(unmatchedEpcis, told)['1']).toMatchObject({ site: 'gdansk' });
  });
});

describe('lines that are due', () => {
  const line = {
    ...{ line: '1', item: 'PUMP-100', quantity: pieces('3'), price: euros('19.90') },
    requested: '2026-03-05',
  };
  const placed = heard('SalesOrderPlaced', { site: 'lyon', customer: 'acme', lines: [line] });
  const promised = heard('SalesOrderPromised', {
    ...{ line: '1', date: '2026-03-10', method: 'stock' as const, evidence: 'e' },
    requested: '2026-03-05',
  });
  const due = (...events: Parameters<typeof states>[1][]) => {
    const sums = new Map<string, number>();
    for (const [measure, value, , date] of states(supplyChainFacts, ...events)) {
      const key = `${measure ?? ''} ${date ?? ''}`;
      if (measure?.startsWith('lines-due')) sums.set(key, (sums.get(key) ?? 0) + Number(value));
    }
    return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
  };

  it('O40: count on their date before they are delivered', () => {
    expect(due(placed)).toEqual({ 'lines-due 2026-03-05': 1 });
    expect(due(placed, promised)).toEqual({ 'lines-due 2026-03-10': 1 });
    expect(due(placed, promised, delivered('3', '2026-03-11'))).toEqual({ 'lines-due 2026-03-10': 1 });
    expect(due(placed, promised, delivered('3', '2026-03-09'))).toEqual({
      'lines-due 2026-03-10': 1,
      'lines-due-on-time-in-full 2026-03-10': 1,
    });
  });

  it('O40: are due no more when the order is cancelled', () => {
    const cancel = (promises: { line: string; date: string }[]) =>
      heard('SalesOrderCancelled', { reason: 'changed mind', lines: [line], promises });
    expect(due(placed, cancel([]))).toEqual({});
    expect(due(placed, promised, cancel([{ line: '1', date: '2026-03-10' }]))).toEqual({});
  });
});
