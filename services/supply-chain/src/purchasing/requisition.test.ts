/** A requisition is raised once and ordered once. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { requisition } from './requisition.js';

const { given } = spec(requisition);
const need = {
  site: 'lyon',
  item: 'STEEL',
  quantity: { value: '500', unit: 'KGM' },
  needBy: '2026-03-09',
  cause: 'reorder-point/lyon.STEEL',
  supplier: 'ACME',
};
const raised = happened('RequisitionRaised', need);
const ordered = happened('RequisitionOrdered', { purchaseOrder: 'PO-1' });

describe('a requisition', () => {
  it('is raised, once', () => {
    given().when('RaiseRequisition', need).then(raised);
    given(raised).when('RaiseRequisition', need).nothing();
    given(raised)
      .when('RaiseRequisition', { ...need, item: 'BRASS' })
      .refused('SCM-REQ-STATE');
  });

  it('is ordered by one order, once', () => {
    given(raised).when('MarkRequisitionOrdered', { purchaseOrder: 'PO-1' }).then(ordered);
    given(raised, ordered).when('MarkRequisitionOrdered', { purchaseOrder: 'PO-1' }).nothing();
    given(raised, ordered).when('MarkRequisitionOrdered', { purchaseOrder: 'PO-2' }).refused('SCM-REQ-STATE');
    given().when('MarkRequisitionOrdered', { purchaseOrder: 'PO-1' }).refused('SCM-REQ-STATE');
  });
});
