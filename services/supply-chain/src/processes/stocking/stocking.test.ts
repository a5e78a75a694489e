/** Stock follows planning, production, purchasing and quality. */
import { describe, expect, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { stockItem } from '../../stock/stock-item.js';
import { followQualityDecisions } from './follow-quality-decisions.js';
import { receiveFinishedLot } from './receive-finished-lot-when-order-completes.js';
import { receivePurchasedLot } from './receive-purchased-lot-when-goods-arrive.js';
import { setStockPolicy } from './set-stock-policy-when-planning-policy-is-set.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const pump = 'lyon.PUMP';
const lot = { site: 'lyon', item: 'PUMP', lot: 'L1' };

describe('set stock policy when planning policy is set', () => {
  it('sets it at the site of the policy', () => {
    const policy = { site: 'porto', reorderPoint: pieces('4'), orderQuantity: pieces('20'), leadTime: 'P7D' };
    const sentence = story(setStockPolicy).when(
      heard('PlanningPolicySet', policy, { subject: 'PUMP', siteId: null }),
    );
    sentence.sends(send(stockItem, ['porto.PUMP', 'SetStockPolicy'], { ...policy, item: 'PUMP' }));
    expect(sentence.sent[0]?.site).toBe('porto');
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

  it('releases an accepted lot', () => {
    const change = { lot: 'L1', from: 'inspection', to: 'available' } as const;
    const sentence = story(followQualityDecisions).when({
      ...accepted,
      data: { ...accepted.data, failed: [] },
    });
    const reason = 'Inspection I-1 accepted the lot.';
    sentence.sends(send(stockItem, [pump, 'ChangeStockStatus'], { ...change, reason }));
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
      .sends(send(stockItem, [pump, 'HoldLot'], { lot: 'L1', reason: 'Rejected.' }));
    const lifted = story(followQualityDecisions).when(heard('HoldLifted', { ...lot, reason: 'Used as is.' }));
    const free = { lot: 'L1', from: 'hold', to: 'available', reason: 'Used as is.' } as const;
    lifted.sends(send(stockItem, [pump, 'ChangeStockStatus'], free));
    const refusal = { refused: true, code: 'SCM-STK-STATUS', detail: '', status: 422 } as const;
    expect(lifted.sent[0]?.otherwise?.(refusal)).toEqual([]);
  });

  it.each(['scrap', 'returnToSupplier'] as const)('takes the lot out on %s', (kind) => {
    const set = heard('DispositionSet', { ...lot, quantity: pieces('9'), kind }, { subject: 'NC-1' });
    const purpose = { kind: 'scrap', id: 'NC-1' } as const;
    story(followQualityDecisions)
      .when(set)
      .sends(send(stockItem, [pump, 'IssueStock'], { lot: 'L1', quantity: pieces('9'), purpose }));
  });

  it('waits for the hold to be lifted on any other disposition', () => {
    const set = heard('DispositionSet', { ...lot, quantity: pieces('9'), kind: 'useAsIs' as const });
    story(followQualityDecisions).when(set).sends();
  });
});
