/** A requisition is raised once and ordered once. */
import { describe, it } from '@jest/globals';
import type {
  PurchaseOrderPlaced,
  requisitionEvents,
} from '@gemba/contracts/events/supply-chain/procurement';
import type { HappenedIn } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { NO_ORDER } from './order-state.js';
import { requisition } from './requisition.js';

const steel = { kind: 'buy', unit: 'KGM', tracking: 'lot' };
const { given: events } = spec(requisition);
type Said = HappenedIn<typeof requisitionEvents>;
const given = (...before: readonly Said[]) =>
  events(...before).knowing({ item: steel, seller: { status: 'approved' } });
const need = {
  site: 'lyon',
  item: 'STEEL',
  quantity: { value: '500', unit: 'KGM' },
  needBy: '2026-03-09',
  cause: 'reorder-point/lyon.STEEL',
  supplier: 'ACME',
};
const raised = happened('RequisitionRaised', { ...need, raisedBy: 'tester' });
const ordered = happened('RequisitionOrdered', { purchaseOrder: 'PO-1' });

describe('a requisition', () => {
  it('is raised, once', () => {
    given().when('RaiseRequisition', need).then(raised);
    given(raised).when('RaiseRequisition', need).nothing();
    given().knowing({ item: undefined }).when('RaiseRequisition', need).refused('SCM-ITEM-UNKNOWN');
    given(raised)
      .when('RaiseRequisition', { ...need, item: 'BRASS' })
      .refused('SCM-REQ-STATE');
  });

  it('is not needed by a day that is over', () => {
    given()
      .when('RaiseRequisition', { ...need, needBy: '2026-03-01' })
      .refused('SCM-REQ-DATE');
  });

  it('P36: names no supplier from which nothing can be ordered, and whoever raises it is told', () => {
    for (const status of [undefined, 'none', 'blocked']) {
      const known = status === undefined ? undefined : { status };
      given().knowing({ seller: known }).when('RaiseRequisition', need).refused('SCM-REQ-SUPPLIER');
      given(raised).knowing({ seller: known }).when('RaiseRequisition', need).nothing();
      const { supplier: _, ...open } = need;
      given()
        .knowing({ seller: known })
        .when('RaiseRequisition', open)
        .then(happened('RequisitionRaised', { ...open, raisedBy: 'tester' }));
    }
  });

  it('P36: is ordered by one order that was placed for it, once', () => {
    const order = {
      ...NO_ORDER,
      placed: { requisition: 'REQ-1', lines: [] } as unknown as PurchaseOrderPlaced,
    };
    const known = (...before: readonly Said[]) =>
      events(...before)
        .at({ id: 'REQ-1' })
        .knowing({ order });
    known(raised).when('MarkRequisitionOrdered', { purchaseOrder: 'PO-1' }).then(ordered);
    known(raised, ordered).when('MarkRequisitionOrdered', { purchaseOrder: 'PO-1' }).nothing();
    known(raised, ordered).when('MarkRequisitionOrdered', { purchaseOrder: 'PO-2' }).refused('SCM-REQ-STATE');
    given(raised).when('MarkRequisitionOrdered', { purchaseOrder: 'PO-1' }).refused('SCM-REQ-ORDER');
    given().when('MarkRequisitionOrdered', { purchaseOrder: 'PO-1' }).refused('SCM-REQ-STATE');
  });

  const { site, item, quantity, supplier } = need;
  const reason = 'The line is stopped.';
  const withdrawn = happened('RequisitionWithdrawn', { site, item, quantity, supplier, reason });
  it('is withdrawn while nothing is ordered for it, once', () => {
    given(raised).when('WithdrawRequisition', { reason }).then(withdrawn);
    given(raised, withdrawn).when('WithdrawRequisition', { reason: 'Again.' }).nothing();
    given(raised, ordered).when('WithdrawRequisition', { reason }).refused('SCM-REQ-STATE');
  });

  it('is not answered any more once it is withdrawn, so that a buyer sees the order', () => {
    const order = {
      ...NO_ORDER,
      placed: { requisition: 'REQ-1', lines: [] } as unknown as PurchaseOrderPlaced,
    };
    events(raised, withdrawn)
      .at({ id: 'REQ-1' })
      .knowing({ order })
      .when('MarkRequisitionOrdered', { purchaseOrder: 'PO-1' })
      .refused('SCM-REQ-STATE');
  });
});
