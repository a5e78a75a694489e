/** A decision waits from the moment somebody is asked until it is answered, with whoever is asked now. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { decisions } from './decisions.js';

const total = { amount: '12400.00', currency: 'EUR' };
const placed = heard(
  'PurchaseOrderPlaced',
  { site: 'lyon', supplier: 'ACIERS', total, promised: '2026-03-09', lines: [], placedBy: 'tomasz' },
  { siteId: 'lyon', occurredAt: '2026-03-02T08:00:00.000Z' },
);
const askedAt = '2026-03-02T08:00:01.000Z';
const answerBy = '2026-03-04T08:00:00.000Z';
const requested = heard(
  'PurchaseOrderApprovalRequested',
  { total, role: 'site-manager', answerBy },
  { occurredAt: askedAt },
);
const later = '2026-03-06T08:00:00.000Z';
const escalated = heard('PurchaseOrderApprovalEscalated', {
  total,
  from: 'site-manager',
  role: 'coo',
  answerBy: later,
});
const key = 'purchase-order/1';

describe('a decision', () => {
  it('waits for the role that is asked, with what it is about', () => {
    expect(shows(decisions, placed)[key]).toMatchObject({ owner: null });
    expect(shows(decisions, placed, requested)[key]).toEqual({
      ...{ id: key, noun: 'purchase-order', subject: '1', service: 'supply-chain' },
      ...{ command: 'ApprovePurchaseOrder', site: 'lyon', owner: 'site-manager', about: 'ACIERS' },
      ...{ amount: '12400.00', currency: 'EUR', askedBy: 'tomasz', askedAt, answerBy, unanswered: 0 },
    });
  });

  it('goes on to the next in line when nobody answers', () => {
    expect(shows(decisions, placed, requested, escalated)[key]).toMatchObject({
      ...{ owner: 'coo', answerBy: later, askedAt, unanswered: 1 },
    });
  });

  it.each(['PurchaseOrderApproved', 'PurchaseOrderCancelled', 'PurchaseOrderClosed'] as const)(
    'is gone when it is answered by %s',
    (answer) => {
      expect(shows(decisions, placed, requested, heard(answer, {}))).toEqual({});
    },
  );
});

describe('consent to a transfer, and approval of a count', () => {
  const wish = { site: 'lyon', to: 'porto', item: 'ROTOR', quantity: { value: '3', unit: 'C62' } };
  const wanted = heard('TransferShipmentAsked', { ...wish, wanted: '2026-03-09', cause: 'stock-transfer/1' });
  const consent = heard('TransferConsentRequested', { site: 'lyon', role: 'site-manager', why: 'Not free' });
  const plan = { site: 'lyon', item: 'ROTOR', lots: [], due: '2026-03-02', tolerance: { share: '0' } };
  const planned = heard('StockCountPlanned', plan);
  const review = heard('CountApprovalRequested', { site: 'lyon', role: 'controller' });

  it('wait for the role that is asked, without an amount', () => {
    expect(shows(decisions, wanted)['transfer-shipment/1']).toMatchObject({ owner: null });
    expect(shows(decisions, wanted, consent)['transfer-shipment/1']).toMatchObject({
      ...{ command: 'ApproveTransferShipment', site: 'lyon', owner: 'site-manager' },
      ...{ about: 'ROTOR → porto', amount: null, currency: null },
    });
    expect(shows(decisions, planned, review)['stock-count/1']).toMatchObject({
      ...{ command: 'ApproveStockCount', owner: 'controller', about: 'ROTOR', amount: null },
    });
    const again = heard('RecountRequested', { reason: 'Goods moved' });
    expect(shows(decisions, planned, review, again)['stock-count/1']).toMatchObject({ owner: null });
  });
  it.each(['TransferConsented', 'TransferRefused', 'TransferShipmentEnded'] as const)('is gone by %s', (by) =>
    expect(shows(decisions, wanted, consent, heard(by, {}))).toEqual({}),
  );
  it.each(['StockCountApproved', 'StockCountCancelled'] as const)('is gone by %s', (by) =>
    expect(shows(decisions, planned, review, heard(by, {}))).toEqual({}),
  );
});

describe('a new day that the customer has not heard', () => {
  const why = { cause: 'e-1', because: 'purchase-order/PO-1', reason: 'Late.' };
  const of = (line: string) => ({ line, item: 'PUMP', promised: '2026-03-09', parts: [], ...why });
  const broken = (line: string) => heard('SalesOrderPromiseBroken', of(line));
  const told = (line: string) => heard('SalesOrderDateConfirmed', { line, date: '2026-03-12' });

  it('waits for the order desk, with all lines that it is about', () => {
    const rows = shows(decisions, broken('2'), broken('1'), broken('2'));
    expect(rows['sales-order/1']).toMatchObject({
      ...{ command: 'ConfirmNewDate', owner: 'planner', site: 'lyon', about: '1, 2' },
    });
  });

  it('is gone line by line, as each is told, mended or delivered', () => {
    const both = [broken('1'), broken('2')];
    expect(shows(decisions, ...both, told('1'))['sales-order/1']).toMatchObject({ about: '2' });
    const mended = heard('SalesOrderPromiseRestored', of('2'));
    expect(shows(decisions, ...both, told('1'), mended)).toEqual({});
    expect(shows(decisions, told('1'))).toEqual({});
    const cancelled = heard('SalesOrderCancelled', { reason: 'Late.', lines: [] });
    expect(shows(decisions, ...both, cancelled)).toEqual({});
  });
});

describe('what a cancelled order leaves', () => {
  const opened = heard('CancellationOpened', { site: 'lyon', salesOrder: 'SO-1', lines: [], reason: 'r' });
  const cost = { amount: '240.00', currency: 'EUR' };
  const requested = heard('CancellationDecisionRequested', { site: 'lyon', role: 'site-manager', cost });
  const traced = heard('CancellationTraced', { site: 'lyon', supplies: [] });
  const decided = heard('CancellationDecided', {
    ...{ site: 'lyon', salesOrder: 'SO-1', steps: [], cost, isCheapest: true },
  });

  it('waits for the role that is asked, with what it costs, until it is decided or compared anew', () => {
    expect(shows(decisions, opened)['cancellation/1']).toMatchObject({ owner: null });
    expect(shows(decisions, opened, requested)['cancellation/1']).toMatchObject({
      ...{ command: 'DecideCancellation', owner: 'site-manager', about: 'SO-1' },
      ...{ amount: '240.00', currency: 'EUR' },
    });
    expect(shows(decisions, opened, requested, traced)['cancellation/1']).toMatchObject({ owner: null });
    expect(shows(decisions, opened, requested, decided)).toEqual({});
    expect(shows(decisions, opened, decided, requested)['cancellation/1']).toMatchObject({ about: '1' });
  });
});
