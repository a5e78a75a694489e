/**
 * The reorder point leads to one requisition, the requisition to one order, and an order that ends is not
 * waited for.
 */
import { describe, expect, it } from '@jest/globals';
import { reject } from '@gemba/decider/decision';
import { insteadOf, send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { epcisEvent } from '../../epcis/event/epcis-event.js';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { requisition } from '../../purchasing/requisition.js';
import { stockItem } from '../../stock/stock-item.js';
import { cancelWhatAChangeSupersedes } from './cancel-what-a-change-supersedes.js';
import { carryOutWhatPlanningAsks } from './carry-out-what-planning-asks.js';
import { expectOrderedGoods } from './expect-when-goods-are-ordered.js';
import { orderRequisition } from './order-when-requisition-is-raised.js';
import { receiveWhenWarehouseReports } from './receive-when-warehouse-reports.js';
import { requisitionAtReorderPoint } from './requisition-when-reorder-point-is-reached.js';
import { stopExpectingOrder } from './stop-expecting-when-purchase-order-ends.js';
import { stopExpectingRequisition } from './stop-expecting-when-requisition-is-withdrawn.js';

const kilos = (value: string) => ({ value, unit: 'KGM' });
const price = { amount: '2.50', currency: 'EUR' };
const need = {
  site: 'lyon',
  item: 'STEEL',
  quantity: kilos('500'),
  needBy: '2026-03-09',
  cause: 'reorder-point/lyon.STEEL',
  supplier: 'ACME',
};
const acme = { subject: 'ACME' };
const line = { line: '1', item: 'STEEL', quantity: kilos('500'), price };
const unpromised = { site: 'lyon', supplier: 'ACME', lines: [line], requisition: 'R-1' };
const wish = { ...unpromised, promised: '2026-03-12' };
const placed = heard('PurchaseOrderPlaced', { ...wish, total: price }, { subject: 'PO-R-1' });

describe('requisition when reorder point is reached', () => {
  const reached = { site: 'lyon', item: 'STEEL', available: kilos('90'), reorderPoint: kilos('100') };
  const asked = { ...reached, orderQuantity: kilos('500'), supplier: 'ACME' };
  const sends = (event: typeof asked & { leadTime?: string }) =>
    story(requisitionAtReorderPoint).when(heard('ReorderPointReached', event, { eventId: 'e-1' }));

  it('asks for the order quantity by the time it takes, or now when no time is known', () => {
    const { needBy: _, ...rest } = need;
    const leadTime = 'P7D';
    sends({ ...asked, leadTime }).sends(
      send(requisition, ['R-e-1', 'RaiseRequisition'], { ...rest, leadTime }),
    );
    sends(asked).sends(send(requisition, ['R-e-1', 'RaiseRequisition'], rest));
  });
});

describe('expect when goods are ordered', () => {
  it('O17: expects what was ordered by hand, and nothing twice', () => {
    const { requisition: _, ...byHand } = wish;
    const expected = { quantity: kilos('500'), source: 'purchase-order/PO-7' };
    story(expectOrderedGoods)
      .when(heard('PurchaseOrderPlaced', { ...byHand, total: price }, { subject: 'PO-7' }))
      .sends(send(stockItem, ['lyon.STEEL', 'ExpectStock'], expected));
    story(expectOrderedGoods).when(placed).sends();
  });

  it('O17: expects what was asked for by hand; the reorder point expects for itself', () => {
    story(expectOrderedGoods)
      .when(heard('RequisitionRaised', need, { subject: 'R-1' }))
      .sends();
    story(expectOrderedGoods)
      .when(heard('RequisitionRaised', { ...need, cause: 'trade fair' }, { subject: 'R-2' }))
      .sends(
        send(stockItem, ['lyon.STEEL', 'ExpectStock'], { quantity: kilos('500'), source: 'requisition/R-2' }),
      );
  });
});

describe('order when requisition is raised', () => {
  const agreed = heard('PriceAgreed', { item: 'STEEL', price }, acme);
  const raised = heard('RequisitionRaised', need, { subject: 'R-1' });
  const order = send(purchaseOrder, ['PO-R-1', 'PlacePurchaseOrder'], unpromised);

  it('orders at the agreed price', () => {
    story(orderRequisition).after(agreed).when(raised).sends(order);
  });

  it('has no answer to a refusal of its order, so that a buyer gets an exception', () => {
    const refusal = reject('SCM-PO-SUPPLIER', 'Blocked.');
    const [sent] = story(orderRequisition).after(agreed).when(raised).sent;
    const [mark] = story(orderRequisition).when(placed).sent;
    for (const each of [sent, mark]) {
      expect(each).toBeDefined();
      expect(insteadOf(each, refusal)).toBeUndefined();
    }
  });

  it('waits for a price', () => {
    story(orderRequisition).when(raised).sends();
    story(orderRequisition).after(raised).when(agreed).sends(order);
  });

  it('does not order twice', () => {
    story(orderRequisition).after(agreed, raised).when(agreed).sends();
    story(orderRequisition).after(raised, placed).when(agreed).sends();
  });

  it('P36: orders from a blocked supplier too, so that the refusal reaches a buyer', () => {
    const blocked = heard('SupplierBlocked', { reason: 'Late.' }, acme);
    story(orderRequisition).after(agreed, blocked).when(raised).sends(order);
  });

  it('marks the requisition ordered, whoever ordered it', () => {
    story(orderRequisition)
      .when(placed)
      .sends(send(requisition, ['R-1', 'MarkRequisitionOrdered'], { purchaseOrder: 'PO-R-1' }));
  });

  it('orders nothing for what is withdrawn while it waits', () => {
    const { site, item, quantity, supplier } = need;
    const gone = { site, item, quantity, supplier, reason: 'Not needed.' };
    const withdrawn = heard('RequisitionWithdrawn', gone, { subject: 'R-1' });
    story(orderRequisition).after(raised, withdrawn).when(agreed).sends();
    story(stopExpectingRequisition)
      .when(withdrawn)
      .sends(send(stockItem, ['lyon.STEEL', 'StopExpecting'], { quantity, reason: 'Not needed.' }));
  });

  it('leaves a requisition without supplier to a buyer', () => {
    const { supplier: _, ...open } = need;
    story(orderRequisition).when(heard('RequisitionRaised', open)).sends();
  });
});

describe('carry out what planning asks', () => {
  const work = {
    ...{ action: 'order' as const, item: 'STEEL', quantity: kilos('500'), due: '2026-03-09' },
    ...{ reason: 'short' as const, pegs: [] },
  };
  const applied = (more: object, order?: string) =>
    story(carryOutWhatPlanningAsks).when(
      heard(
        'PlanningActionApplied',
        { site: 'lyon', work: { ...work, ...more }, ...(order === undefined ? {} : { order }) },
        { subject: 'A' },
      ),
    );
  const asked = (needBy: string) =>
    send(requisition, ['A', 'RaiseRequisition'], {
      ...{ site: 'lyon', item: 'STEEL', quantity: kilos('500'), needBy, cause: 'planning/lyon.STEEL' },
      supplier: 'ACME',
    });
  const reason = 'Planning action A.';
  it('asks for what is short, by when it can be there', () => {
    applied({ supplier: 'ACME' }, 'A').sends(asked('2026-03-09'));
    applied({ supplier: 'ACME', expected: '2026-03-12' }, 'A').sends(asked('2026-03-12'));
    // It is the second of March: what was due before is needed today.
    applied({ supplier: 'ACME', due: '2026-02-27' }, 'A').sends(asked('2026-03-02'));
  });
  it('asks the supplier for another date, and cancels what nobody needs', () => {
    const target = 'purchase-order/PO-1/1';
    for (const action of ['expedite', 'defer'])
      applied({ action, target }).sends(
        send(purchaseOrder, ['PO-1', 'RequestDeliveryDate'], { wanted: '2026-03-09', reason }),
      );
    applied({ action: 'cancel', target }).sends(
      send(purchaseOrder, ['PO-1', 'CancelPurchaseOrder'], { reason }),
    );
  });
  it('leaves to production what is made', () => {
    applied({ action: 'make' }, 'A').sends();
    applied({ action: 'cancel', target: 'production-order/P-1' }).sends();
  });
});

describe('stop expecting when purchase order ends', () => {
  const open = [{ line: '1', item: 'STEEL', quantity: kilos('40') }];
  const about = { subject: 'PO-R-1' };
  const closed = heard('PurchaseOrderClosed', { reason: 'Enough.', open }, about);

  it('tells the stock what will not come', () => {
    const sentence = story(stopExpectingOrder).after(placed).when(closed);
    const command = { quantity: kilos('40'), reason: 'Enough.' };
    sentence.sends(send(stockItem, ['lyon.STEEL', 'StopExpecting'], command));
    expect(sentence.sent[0]?.site).toBe('lyon');
  });

  it('does not care about orders that it did not hear of', () => {
    story(stopExpectingOrder).when(closed).sends();
    const cancelled = heard('PurchaseOrderCancelled', { reason: 'No.' }, about);
    story(stopExpectingOrder).after(placed).when(cancelled).sends();
  });
});

describe('receive when warehouse reports', () => {
  const reported = {
    epcisId: 'urn:uuid:1',
    epcisType: 'ObjectEvent',
    eventTime: '2026-03-02T08:15:00.000Z',
    recordTime: '2026-03-02T10:00:00.000Z',
    captureJob: 'job-1',
    document: {},
    match: 'matched' as const,
    lines: [{ item: 'STEEL', lot: 'S-77', quantity: kilos('60') }],
    action: 'OBSERVE',
    bizStep: 'receiving',
    purchaseOrder: 'PO-1',
  };
  const when = (more: object) =>
    story(receiveWhenWarehouseReports).when(
      heard('EpcisEventCaptured', { ...reported, ...more }, { subject: 'abc', siteId: null }),
    );
  const goods = { item: 'STEEL', lot: 'S-77', quantity: kilos('60'), epcisEvent: 'urn:uuid:1' };

  it('takes the goods in for the order', () => {
    when({}).sends(send(purchaseOrder, ['PO-1', 'ReceiveGoods'], goods));
    const ilmd = { 'cbvmda:itemExpirationDate': '2026-09-01' };
    when({ document: { ilmd } }).sends(
      send(purchaseOrder, ['PO-1', 'ReceiveGoods'], { ...goods, expiry: '2026-09-01' }),
    );
  });

  it('keeps a refusal with the report', () => {
    const refusal = { refused: true, code: 'SCM-GR-TOLERANCE', detail: 'Too much.', status: 422 } as const;
    const kept = {
      purchaseOrder: 'PO-1',
      item: 'STEEL',
      lot: 'S-77',
      quantity: goods.quantity,
      code: refusal.code,
      detail: refusal.detail,
    };
    expect(insteadOf(when({}).sent[0], refusal)).toEqual([
      send(epcisEvent, ['abc', 'RecordRefusedEffect'], kept),
    ]);
  });

  it.each([
    ['that is unmatched', { match: 'unmatched' }],
    ['of another step', { bizStep: 'shipping' }],
    ['that takes back', { action: 'DELETE' }],
    ['for no order', { purchaseOrder: undefined }],
  ])('moves nothing for a report %s', (_, more) => {
    when(more).sends();
  });
});

describe('cancel what a change supersedes', () => {
  const cancels = (kind: 'purchase-order' | 'requisition' | 'stock', subject: string) => {
    const line = { line: 1, kind, subject, site: 'lyon', item: 'STEEL', quantity: kilos('500') };
    const decided = { ...line, decision: 'cancel' as const, reason: 'It rusts.' };
    return story(cancelWhatAChangeSupersedes).when(
      heard('ChangeImpactReleased', decided, { subject: 'ECN-1' }),
    );
  };
  const reason = 'Change notice ECN-1.';
  it('cancels the order, or withdraws what nobody has ordered yet, and leaves stock to quality', () => {
    cancels('purchase-order', 'PO-1/1').sends(
      send(purchaseOrder, ['PO-1', 'CancelPurchaseOrder'], { reason }),
    );
    cancels('requisition', 'R-1').sends(send(requisition, ['R-1', 'WithdrawRequisition'], { reason }));
    cancels('stock', 'lyon.STEEL').sends();
  });
});
