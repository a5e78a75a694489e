/** What a cancelled order leaves is found, compared, decided on and carried out, in that order. */
import { describe, expect, it } from '@jest/globals';
import { reject } from '@gemba/decider/decision';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { cancellation } from '../../cancelling/cancellation.js';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { requisition } from '../../purchasing/requisition.js';
import { stockItem } from '../../stock/stock-item.js';
import { carryOutOnPurchases } from './carry-out-cancellation-of-purchases.js';
import { settleCancelledOrder } from './settle-what-a-cancelled-order-leaves.js';

const quantity = { value: '5', unit: 'C62' };
const none = { amount: '0.00', currency: 'EUR' };
const about = { subject: 'SO-1' };
const line = { line: '1', item: 'PUMP', quantity };
const cancelled = heard(
  'SalesOrderCancelled',
  { reason: 'r', lines: [{ ...line, price: none, requested: '2026-03-20' }] },
  about,
);
const again = send(cancellation, ['SO-1', 'TraceCancellation'], {});

describe('settle what a cancelled order leaves', () => {
  it('finds what was made or bought for it when it is cancelled, and what comes later', () => {
    story(settleCancelledOrder)
      .when(cancelled)
      .sends(
        send(cancellation, ['SO-1', 'OpenCancellation'], {
          ...{ site: 'lyon', salesOrder: 'SO-1', lines: [line], reason: 'r' },
        }),
      );
    const raised = heard(
      'RequisitionRaised',
      { site: 'lyon', item: 'CAST', quantity, needBy: '2026-03-09', cause: 'sales-order/SO-1/1' },
      { subject: 'R-1' },
    );
    story(settleCancelledOrder).when(raised).sends();
    story(settleCancelledOrder)
      .after(cancelled)
      .when(raised)
      .sends(send(cancellation, ['SO-1', 'TraceCancellation'], { supply: 'requisition/R-1' }));
  });

  it('finds what was made or bought for one line that is cancelled, and for no other', () => {
    const one = { ...line, price: none, requested: '2026-03-20', reason: 'r' };
    const gone = heard('SalesOrderLineCancelled', one, about);
    story(settleCancelledOrder)
      .when(gone)
      .sends(
        send(cancellation, ['SO-1.1', 'OpenCancellation'], {
          ...{ site: 'lyon', salesOrder: 'SO-1', lines: [line], reason: 'r' },
        }),
      );
    const created = (demand: string) =>
      story(settleCancelledOrder)
        .after(gone)
        .when(
          heard(
            'ProductionOrderCreated',
            {
              ...{
                site: 'lyon',
                item: 'PUMP',
                quantity,
                due: '2026-03-20',
                bomVersion: 1,
                routingVersion: 1,
              },
              ...{ components: [], operations: [], demand },
            },
            { subject: 'MO-1' },
          ),
        );
    created('sales-order/SO-1/1').sends(
      send(cancellation, ['SO-1.1', 'TraceCancellation'], { supply: 'production-order/MO-1' }),
    );
    created('sales-order/SO-1/2').sends();
  });

  it('frees what is kept for it after it is cancelled', () => {
    const reserved = heard('StockReserved', {
      ...{ site: 'lyon', item: 'PUMP', quantity, demand: 'sales-order/SO-1/1' },
    });
    story(settleCancelledOrder).when(reserved).sends();
    story(settleCancelledOrder)
      .after(cancelled)
      .when(reserved)
      .sends(
        send(stockItem, ['lyon.PUMP', 'ReleaseReservation'], {
          ...{ demand: 'sales-order/SO-1/1', reason: 'The order is cancelled.' },
        }),
      );
  });

  it('compares what was found, takes the cheapest, and begins again where that is not so any more', () => {
    const supply = { supply: 'production-order/MO-1', item: 'PUMP', quantity, for: 'sales-order/SO-1/1' };
    const traced = (supplies: (typeof supply)[]) =>
      story(settleCancelledOrder).when(heard('CancellationTraced', { site: 'lyon', supplies }, about));
    traced([supply]).sends(send(cancellation, ['SO-1', 'CompareCancellation'], {}));
    traced([]).sends();
    const compared = story(settleCancelledOrder).when(
      heard(
        'CancellationCompared',
        { site: 'lyon', supplies: [], plan: [], cost: none, isProven: true },
        about,
      ),
    );
    compared.sends(send(cancellation, ['SO-1', 'FollowCancellationPlan'], {}));
    expect(insteadOf(compared.sent[0], reject('SCM-CXL-STALE', 'no'))).toEqual([again]);
    const late = { cancellation: 'SO-1', code: 'PRD-ORD-STATE', reason: 'It is completed.' };
    story(settleCancelledOrder)
      .when(heard('CancellationStepRefused', late, { subject: 'MO-1' }))
      .sends(again);
  });
});

describe('carry out on purchases', () => {
  it('withdraws, cancels, and lets come what is kept', () => {
    const step = { item: 'CAST', quantity, for: 'sales-order/SO-1/1', cost: none, lots: [] };
    const one = (supply: string, part: object) => ({
      ...step,
      supply,
      parts: [{ quantity, ...part }] as never,
    });
    const steps = [
      one('requisition/R-1', { way: 'withdraw' }),
      one('purchase-order/PO-2', { way: 'cancel' }),
      one('purchase-order/PO-3', { way: 'keep' }),
      one('requisition/R-4', { way: 'repeg', demand: 'sales-order/SO-2/1', replaces: 'requisition/R-5' }),
      one('production-order/MO-1', { way: 'stop' }),
    ];
    const decided = { site: 'lyon', salesOrder: 'SO-1', steps, cost: none, isCheapest: true };
    const told = story(carryOutOnPurchases).when(heard('CancellationDecided', decided, about));
    const reason = 'Sales order SO-1 is cancelled.';
    told.sends(
      send(requisition, ['R-1', 'WithdrawRequisition'], { reason }),
      send(purchaseOrder, ['PO-2', 'CancelPurchaseOrder'], { reason }),
      send(requisition, ['R-5', 'WithdrawRequisition'], { reason }),
    );
    expect(insteadOf(told.sent[0], reject('SCM-REQ-STATE', 'ordered'))).toEqual([again]);
    expect(insteadOf(told.sent[1], reject('SCM-PO-STATE', 'goods came in'))).toEqual([again]);
  });
});
