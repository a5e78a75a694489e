/** Stock follows planning, production, purchasing and quality. */
import { describe, expect, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { stockItem } from '../../stock/stock-item.js';
import { followQualityDecisions } from './follow-quality-decisions.js';
import { receiveFinishedLot } from './receive-finished-lot-when-order-completes.js';
import { receivePurchasedLot } from './receive-purchased-lot-when-goods-arrive.js';
import { recordReturn } from './record-return-when-stock-goes-back.js';
import { setStockPolicy } from './set-stock-policy-when-planning-policy-is-set.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const pump = 'lyon.PUMP';
const lot = { site: 'lyon', item: 'PUMP', lot: 'L1' };

describe('set stock policy when planning policy is set', () => {
  it('sets it at the site of the policy', () => {
    const policy = { site: 'porto', reorderPoint: pieces('4'), orderQuantity: pieces('20'), leadTime: 'P7D' };
    const said = { ...policy, method: 'reorder-point' as const };
    const sentence = story(setStockPolicy).when(
      heard('PlanningPolicySet', said, { subject: 'PUMP', siteId: null }),
    );
    sentence.sends(send(stockItem, ['porto.PUMP', 'SetStockPolicy'], { ...policy, item: 'PUMP' }));
    expect(sentence.sent[0]?.site).toBe('porto');
  });
  it('ends it where the item is planned by its requirements', () => {
    const planned = { site: 'porto', method: 'lot-for-lot' as const, leadTime: 'P7D' };
    story(setStockPolicy)
      .when(heard('PlanningPolicySet', planned, { subject: 'PUMP', siteId: null }))
      .sends(send(stockItem, ['porto.PUMP', 'EndStockPolicy'], { item: 'PUMP', site: 'porto' }));
  });
});

describe('receive finished lot when order completes', () => {
  const completed = {
    item: 'PUMP',
    ordered: pieces('10'),
    good: pieces('9'),
    scrap: pieces('1'),
    lot: 'L-M-1',
    due: '2026-03-09',
  };

  it('takes the good quantity in as one lot', () => {
    const source = { kind: 'production-order', id: 'M-1' } as const;
    story(receiveFinishedLot)
      .when(heard('ProductionOrderCompleted', completed, { subject: 'M-1' }))
      .sends(
        send(stockItem, [pump, 'ReceiveStock'], {
          site: 'lyon',
          item: 'PUMP',
          lot: 'L-M-1',
          quantity: pieces('9'),
          source,
        }),
      );
  });

  it('takes in what came beside it as lots of their own, with its share of the cost', () => {
    const source = { kind: 'production-order', id: 'M-1' } as const;
    const ring = {
      item: 'RING',
      quantity: pieces('4'),
      kind: 'by' as const,
      costShare: '0.25',
      lot: 'L-M-1',
    };
    const outputs = [ring, { ...ring, item: 'DUST', kind: 'waste' as const, costShare: '0' }];
    const joint = { item: 'PUMP', quantity: pieces('9'), costShare: '0.25', mainShare: '0.75' };
    const beside = { site: 'lyon', lot: 'L-M-1', quantity: pieces('4'), source };
    const made = { site: 'lyon', item: 'PUMP', lot: 'L-M-1', quantity: pieces('9'), source };
    story(receiveFinishedLot)
      .when(heard('ProductionOrderCompleted', { ...completed, outputs }, { subject: 'M-1' }))
      .sends(
        send(stockItem, [pump, 'ReceiveStock'], made),
        send(stockItem, ['lyon.RING', 'ReceiveOutput'], { ...beside, item: 'RING', joint }),
        send(stockItem, ['lyon.DUST', 'ReceiveOutput'], {
          ...{ ...beside, item: 'DUST' },
          joint: { ...joint, costShare: '0' },
        }),
      );
  });

  it('takes nothing in when all was scrap', () => {
    const nothing = { ...completed, good: pieces('0') };
    story(receiveFinishedLot).when(heard('ProductionOrderCompleted', nothing)).sends();
  });
});

describe('receive purchased lot when goods arrive', () => {
  it('takes it in at its price and with its expiry', () => {
    const price = { amount: '2.50', currency: 'EUR' };
    const goods = {
      ...lot,
      supplier: 'ACME',
      line: '1',
      quantity: pieces('60'),
      price,
      promised: '2026-03-09',
    };
    const source = { kind: 'purchase-order', id: 'PO-1', line: '1' } as const;
    story(receivePurchasedLot)
      .when(heard('GoodsReceived', { ...goods, expiry: '2026-09-09' }, { subject: 'PO-1' }))
      .sends(
        send(stockItem, [pump, 'ReceiveStock'], {
          ...lot,
          quantity: pieces('60'),
          source,
          unitPrice: price,
          expiry: '2026-09-09',
        }),
      );
  });
});

describe('record return when stock goes back', () => {
  it('O3: tells the order what went back on its line', () => {
    const gone = { ...lot, quantity: pieces('5') };
    const issued = (kind: 'supplier-return' | 'scrap') =>
      heard('StockIssued', { ...gone, purpose: { kind, id: 'PO-1', line: '2' } }, { eventId: 'e-9' });
    const back = { line: '2', lot: 'L1', quantity: pieces('5'), movement: 'e-9' };
    story(recordReturn)
      .when(issued('supplier-return'))
      .sends(send(purchaseOrder, ['PO-1', 'RecordReturn'], back));
    story(recordReturn).when(issued('scrap')).sends();
  });
});

describe('follow quality decisions', () => {
  const decided = {
    ...lot,
    quantity: pieces('9'),
    trigger: 'receipt',
    source: 'purchase-order/PO-1/1',
    failed: [],
  };
  const accepted = heard(
    'InspectionDecided',
    { ...decided, trigger: 'receipt', verdict: 'accept' } as const,
    { subject: 'I-1' },
  );

  it('O7: releases so much as was accepted, and no more of the lot', () => {
    const change = { lot: 'L1', from: 'inspection', to: 'available' } as const;
    const sentence = story(followQualityDecisions).when({
      ...accepted,
      data: { ...accepted.data, failed: [] },
    });
    const reason = 'Inspection I-1 accepted the lot.';
    const part = { ...change, partial: true, quantity: pieces('9'), reason };
    sentence.sends(send(stockItem, [pump, 'ChangeStockStatus'], part));
  });

  it('lets a rejected lot to the hold that follows', () => {
    const rejected = { ...accepted.data, verdict: 'reject', failed: ['width'] } as const;
    story(followQualityDecisions)
      .when({ ...accepted, data: { ...rejected, failed: ['width'] } })
      .sends();
  });

  it('holds and frees the lot', () => {
    const placed = heard('HoldPlaced', { ...lot, reason: 'Rejected.', source: 'inspection/I-1' });
    story(followQualityDecisions)
      .when(placed)
      .sends(send(stockItem, [pump, 'HoldLot'], { lot: 'L1', reason: 'Rejected.', first: 'inspection' }));
    const lifted = story(followQualityDecisions)
      .after(placed)
      .when(heard('HoldLifted', { ...lot, reason: 'Used as is.' }));
    const free = { lot: 'L1', from: 'hold', to: 'available', partial: true, reason: 'Used as is.' } as const;
    lifted.sends(send(stockItem, [pump, 'ChangeStockStatus'], free));
  });

  it('O8: frees a lot when its last hold is lifted, not before', () => {
    const hold = (subject: string) =>
      heard('HoldPlaced', { ...lot, reason: 'Rust.', source: `nonconformance/${subject}` }, { subject });
    const lift = (subject: string) => heard('HoldLifted', { ...lot, reason: 'Done.' }, { subject });
    const free = { lot: 'L1', from: 'hold', to: 'available', partial: true, reason: 'Done.' } as const;
    story(followQualityDecisions).after(hold('NC-1'), hold('NC-2')).when(lift('NC-1')).sends();
    story(followQualityDecisions)
      .after(hold('NC-1'), hold('NC-2'), lift('NC-1'))
      .when(lift('NC-2'))
      .sends(send(stockItem, [pump, 'ChangeStockStatus'], free));
  });

  it('O8: holds and frees the part that a hold names, and nothing where all of it was scrapped', () => {
    const hold = (subject: string) =>
      heard(
        'HoldPlaced',
        { ...lot, quantity: pieces('2'), reason: 'Rust.', source: `nonconformance/${subject}` },
        { subject },
      );
    const lift = (subject: string, value: string) =>
      heard('HoldLifted', { ...lot, quantity: pieces(value), reason: 'Done.' }, { subject });
    story(followQualityDecisions)
      .when(hold('NC-1'))
      .sends(send(stockItem, [pump, 'HoldLot'], { lot: 'L1', reason: 'Rust.', quantity: pieces('2') }));
    const free = { lot: 'L1', from: 'hold', to: 'available', partial: true, reason: 'Done.' } as const;
    const both = story(followQualityDecisions).after(hold('NC-1'), hold('NC-2'));
    both
      .when(lift('NC-1', '2'))
      .sends(send(stockItem, [pump, 'ChangeStockStatus'], { ...free, quantity: pieces('2') }));
    both.when(lift('NC-1', '0')).sends();
    const all = heard(
      'HoldPlaced',
      { ...lot, reason: 'Rust.', source: 'inspection/I-1' },
      { subject: 'I-1' },
    );
    story(followQualityDecisions).after(hold('NC-1'), all).when(lift('NC-1', '2')).sends();
  });

  it('O3: scraps what is ours to lose, and sends back what the supplier has to take', () => {
    const set = (kind: 'scrap' | 'returnToSupplier') =>
      heard('DispositionSet', { ...lot, quantity: pieces('9'), kind }, { subject: 'NC-1' });
    const part = { lot: 'L1', quantity: pieces('9') };
    const purpose = { kind: 'scrap', id: 'NC-1' } as const;
    story(followQualityDecisions)
      .when(set('scrap'))
      .sends(send(stockItem, [pump, 'IssueStock'], { ...part, purpose }));
    story(followQualityDecisions)
      .when(set('returnToSupplier'))
      .sends(send(stockItem, [pump, 'ReturnStockToSupplier'], part));
  });

  it('waits for the hold to be lifted on any other disposition', () => {
    const set = heard('DispositionSet', { ...lot, quantity: pieces('9'), kind: 'useAsIs' as const });
    story(followQualityDecisions).when(set).sends();
  });
});
