/** Orders of an award, what is expected of them, and what is told of their lines and their supplier. */
import { describe, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { requisition } from '../../purchasing/requisition.js';
import { supplier } from '../../purchasing/supplier.js';
import { stockItem } from '../../stock/stock-item.js';
import { expectOrderedGoods } from './expect-when-goods-are-ordered.js';
import { orderAward } from './order-when-quotations-are-awarded.js';
import { recordRejection } from './record-rejection-when-inspection-rejects.js';
import { stopExpectingOrder } from './stop-expecting-when-purchase-order-ends.js';
import { tellAtRisk } from './tell-when-supplier-is-blocked.js';

const kilos = (value: string) => ({ value, unit: 'KGM' });
const price = { amount: '2.5125', currency: 'EUR' };
const total = { amount: '251.25', currency: 'EUR' };
const won = {
  ...{ line: '1', item: 'STEEL', supplier: 'ACME', version: 1, quantity: kilos('60'), price, landed: price },
  ...{ promised: '2026-03-05', purchaseOrder: 'PO-RFQ-1-1', requisition: 'R-1' },
};
const other = { ...won, supplier: 'BOLTS', quantity: kilos('40'), purchaseOrder: 'PO-RFQ-1-2' };
const more = { ...won, line: '2', item: 'WIRE', promised: '2026-03-09', requisition: undefined };
const { requisition: _, ...free } = more;
const award = { site: 'lyon', awards: [won, free, other], total, rates: [], cheapest: [], askers: [] };
const said = { subject: 'RFQ-1', siteId: 'lyon' };

const line = { line: '1', item: 'STEEL', quantity: kilos('60'), price, requisition: 'R-1' };
const wire = { line: '2', item: 'WIRE', quantity: kilos('60'), price };
const order = { site: 'lyon', requestForQuotation: 'RFQ-1' };
const first = { ...order, supplier: 'ACME', lines: [line, wire], promised: '2026-03-09' };
const second = {
  ...{ ...order, supplier: 'BOLTS', promised: '2026-03-05' },
  lines: [{ ...line, quantity: kilos('40') }],
};
const placing = [
  { ...send(purchaseOrder, ['PO-RFQ-1-1', 'PlacePurchaseOrder'], first), site: 'lyon' },
  { ...send(purchaseOrder, ['PO-RFQ-1-2', 'PlacePurchaseOrder'], second), site: 'lyon' },
];
const placed = heard('PurchaseOrderPlaced', { ...first, total }, { subject: 'PO-RFQ-1-1', siteId: 'lyon' });

describe('order when quotations are awarded', () => {
  it('places one order to a supplier, promised when the last of its lines is', () => {
    story(orderAward)
      .when(heard('QuotationsAwarded', award, said))
      .sends(...placing);
  });

  it('agrees the prices as well where that was decided', () => {
    const agreed = ([of, item]: readonly [string, string]) =>
      send(supplier, [of, 'AgreePrice'], { item, price });
    story(orderAward)
      .when(heard('QuotationsAwarded', { ...award, agree: true }, said))
      .sends(...placing, agreed(['ACME', 'STEEL']), agreed(['ACME', 'WIRE']), agreed(['BOLTS', 'STEEL']));
  });

  it('marks what the lines answer, and expects only what nobody asked for', () => {
    const marked = { purchaseOrder: 'PO-RFQ-1-1' };
    story(orderAward)
      .when(placed)
      .sends(send(requisition, ['R-1', 'MarkRequisitionOrdered'], marked));
    const expected = { quantity: kilos('60'), source: 'purchase-order/PO-RFQ-1-1' };
    story(expectOrderedGoods)
      .when(placed)
      .sends({ ...send(stockItem, ['lyon.WIRE', 'ExpectStock'], expected), site: 'lyon' });
  });
});

describe('stop expecting when purchase order ends', () => {
  it('does not wait for what is missing of a line that is closed', () => {
    const end = {
      site: 'lyon',
      supplier: 'ACME',
      line: '1',
      item: 'STEEL',
      open: kilos('3'),
      kind: 'tolerance',
    } as const;
    const gone = { quantity: kilos('3'), reason: 'Line 1 is complete within its tolerance.' };
    story(stopExpectingOrder)
      .after(placed)
      .when(heard('PurchaseOrderLineClosed', end, { subject: 'PO-RFQ-1-1' }))
      .sends({ ...send(stockItem, ['lyon.STEEL', 'StopExpecting'], gone), site: 'lyon' });
  });
});

describe('record rejection when inspection rejects', () => {
  const lot = { site: 'lyon', item: 'STEEL', lot: 'S-1', quantity: kilos('60') };
  const decided = { ...lot, trigger: 'receipt' as const, verdict: 'reject' as const, failed: ['hardness'] };
  const of = { subject: 'INS-1' };

  it('tells the order what of its line was rejected, and nothing of what was made', () => {
    const rejection = { line: '1', lot: 'S-1', quantity: kilos('60'), inspection: 'INS-1' };
    story(recordRejection)
      .when(heard('InspectionDecided', { ...decided, source: 'purchase-order/PO-7/1' }, of))
      .sends(send(purchaseOrder, ['PO-7', 'RecordRejection'], rejection));
    story(recordRejection)
      .when(heard('InspectionDecided', { ...decided, source: 'production-order/M-1' }, of))
      .sends();
    story(recordRejection)
      .when(
        heard(
          'InspectionDecided',
          { ...decided, verdict: 'accept' as const, source: 'purchase-order/PO-7/1' },
          of,
        ),
      )
      .sends();
  });
});

describe('tell when supplier is blocked', () => {
  const blocked = heard('SupplierBlocked', { reason: 'Insolvent.' }, { subject: 'ACME' });
  const terms = { name: 'Acme', currency: 'EUR', leadTime: 'P7D' };
  const of = { subject: 'PO-RFQ-1-1' };
  const goods = { site: 'lyon', supplier: 'ACME', item: 'STEEL', lot: 'S', quantity: kilos('60'), price };
  const came = (line: string) =>
    heard('GoodsReceived', { ...goods, line, promised: '2026-03-09', complete: true }, of);
  const assessed = (about: object) => send(purchaseOrder, ['PO-RFQ-1-1', 'AssessRisk'], about);

  it('assesses its open orders, and again when it is approved', () => {
    story(tellAtRisk)
      .after(placed)
      .when(blocked)
      .sends(assessed({ reason: 'Insolvent.' }));
    story(tellAtRisk)
      .after(placed, came('1'))
      .when(blocked)
      .sends(assessed({ reason: 'Insolvent.' }));
    const approved = heard('SupplierApproved', terms, { subject: 'ACME' });
    story(tellAtRisk).after(placed, blocked).when(approved).sends(assessed({}));
  });

  it('leaves alone what has come, and what has ended', () => {
    story(tellAtRisk).after(placed, came('1'), came('2')).when(blocked).sends();
    const cancelled = heard('PurchaseOrderCancelled', { reason: 'No.', supplier: 'ACME' }, of);
    story(tellAtRisk).after(placed, cancelled).when(blocked).sends();
  });
});
