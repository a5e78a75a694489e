/**
 * Whoever is asked for an approval has some working days; then the next in line is asked, until somebody
 * answers.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { send } from '@gemba/decider/process';
import { heard, spec, story } from '@gemba/decider/testing';
import { escalateUnanswered } from '../processes/buying/escalate-when-approval-is-unanswered.js';
import { dayKey, dayOrders } from './day-orders.js';
import { purchaseOrder } from './purchase-order.js';

const { given } = spec(purchaseOrder);
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const total = euros('2400.00');
const lines = [{ line: '1', item: 'STEEL', quantity: { value: '960', unit: 'KGM' }, price: euros('2.50') }];
const placed = happened('PurchaseOrderPlaced', {
  ...{ site: 'lyon', supplier: 'ACME', lines, promised: '2026-03-09', total },
  ...{ placedBy: 'ana', dayTotal: euros('4800.00') },
});
const asked = happened('PurchaseOrderApprovalRequested', { total, role: 'site-manager' });
const weekdays = [1, 2, 3, 4, 5];
const calendar = { shifts: [{ start: '06:00', end: '14:00', weekdays }], holidays: ['2026-03-09'] };
const next = (escalatesTo: string | null, answerWithin: string | null = null) => ({
  next: { granted: null, escalatesTo, answerWithin, why: '' },
  calendar,
});
const friday = { at: '2026-03-06T11:00:00.000Z', date: '2026-03-06' };
const escalated = (from: string, role: string, answerBy: string) =>
  happened('PurchaseOrderApprovalEscalated', { total, from, role, answerBy });

describe('an approval that nobody answers', () => {
  it('P16: goes to the next in line, who has two working days, or as long as the right says', () => {
    const late = given(placed, asked).at(friday);
    const from = { from: 'site-manager' };
    // After a Friday, a weekend and a holiday it is Wednesday, which ends at six on Thursday.
    late
      .knowing(next('coo'))
      .when('EscalateApproval', from)
      .then(escalated('site-manager', 'coo', '2026-03-12T05:00:00.000Z'));
    late
      .knowing(next('coo', 'P1D'))
      .when('EscalateApproval', from)
      .then(escalated('site-manager', 'coo', '2026-03-11T05:00:00.000Z'));
    late
      .knowing(next(null))
      .when('EscalateApproval', from)
      .then(escalated('site-manager', 'coo', '2026-03-12T05:00:00.000Z'));
  });

  it('P16: goes there once, and stays with the last in line', () => {
    const twice = given(placed, asked, escalated('site-manager', 'coo', '')).knowing(next('coo'));
    twice.when('EscalateApproval', { from: 'site-manager' }).nothing();
    twice.knowing(next(null)).when('EscalateApproval', { from: 'coo' }).nothing();
    expect(
      given(placed, asked, escalated('site-manager', 'coo', '2026-03-12T05:00:00.000Z')).state(),
    ).toMatchObject({
      ...{ status: 'waiting', asked: ['site-manager', 'coo'], answerBy: '2026-03-12T05:00:00.000Z' },
    });
  });

  it('P16: goes nowhere once it is answered', () => {
    for (const answer of [
      happened('PurchaseOrderApproved', { total }),
      happened('PurchaseOrderCancelled', { reason: 'Too much.' }),
    ]) {
      given(placed, asked, answer)
        .knowing(next('coo'))
        .when('EscalateApproval', { from: 'site-manager' })
        .nothing();
    }
  });

  it('P16: asks who covers the orders of the day that stand', () => {
    const about = { id: 'PO-1', at: '', date: '', site: null, state: given(placed, asked).state() };
    expect(purchaseOrder.needs?.EscalateApproval?.({} as never, about as never)).toMatchObject({
      next: {
        ...{ topic: 'purchase', amount: total, asked: ['site-manager'], roles: [] },
        onTopOf: {
          table: dayOrders.name,
          key: dayKey({ site: 'lyon', supplier: 'ACME', date: '2026-03-02' }, 'EUR'),
        },
      },
    });
  });
});

describe('the deadline of an approval', () => {
  const answerBy = '2026-03-05T05:00:00.000Z';
  const requested = heard('PurchaseOrderApprovalRequested', { total, role: 'site-manager', answerBy });
  const run = story(escalateUnanswered);

  it('P16: is when the answer is due, and as much later as the order was recorded late', () => {
    expect(run.when(requested).deadlines()).toEqual([{ name: 'answer', at: answerBy }]);
    const recordedAt = '2026-04-02T11:00:00.000Z';
    expect(run.when(requested).deadlines(recordedAt)).toEqual([
      { name: 'answer', at: '2026-04-05T05:00:00.000Z' },
    ]);
  });

  it('P16: is none for an order that was waiting before there were any', () => {
    const before = heard('PurchaseOrderApprovalRequested', { total, role: 'site-manager' });
    expect(run.when(before).deadlines()).toEqual([]);
    expect(purchaseOrder.answers?.from(given(placed, asked).state() as never)).not.toHaveProperty('answerBy');
  });

  it('P16: is taken back by the answer', () => {
    const approved = heard('PurchaseOrderApproved', { total });
    expect(run.after(requested).when(approved).deadlines()).toEqual([{ name: 'answer', at: '' }]);
  });

  it('P16: passes for whoever was asked last', () => {
    const passed = escalateUnanswered.passed?.answer?.send({ asked: 'coo' }, 'PO-1', answerBy);
    expect(passed).toEqual([send(purchaseOrder, ['PO-1', 'EscalateApproval'], { from: 'coo' })]);
  });
});
