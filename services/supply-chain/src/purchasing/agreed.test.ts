/** What is ordered is held against the prices that are agreed, for the lines that have one. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { agreedFor } from './agreed.js';
import { purchaseOrder } from './purchase-order.js';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const kilos = (value: string) => ({ value, unit: 'KGM' });
const steel = { line: '1', item: 'STEEL', quantity: kilos('100'), price: euros('2.50') };
const wire = { line: '2', item: 'WIRE', quantity: kilos('10'), price: euros('9.00') };

describe('an order at agreed prices', () => {
  it('is that of the lines for which one is agreed', () => {
    const lines = [steel, wire];
    expect(agreedFor({ lines }, { prices: { STEEL: euros('2.4125') } })).toEqual({
      comparable: euros('250.00'),
      atAgreedPrices: euros('241.25'),
    });
    expect(agreedFor({ lines }, { prices: {} })).toEqual({});
    expect(agreedFor({ lines }, undefined)).toEqual({});
  });

  it('is said when it is placed, and is no other order when prices change', () => {
    const { given } = spec(purchaseOrder, {
      supplier: {
        ...{ status: 'approved', terms: { name: 'Acme', currency: 'EUR', leadTime: 'P7D' } },
        prices: { STEEL: euros('2.40') },
      },
      automatic: { granted: { level: 'site', rightId: 'r1', policyVersion: 1 } },
      items: { STEEL: { kind: 'buy', unit: 'KGM', tracking: 'lot' } },
    });
    const order = { site: 'lyon', supplier: 'ACME', lines: [steel], promised: '2026-03-09' };
    const total = euros('250.00');
    const said = { total, placedBy: 'tester', dayTotal: total };
    const agreed = { comparable: total, atAgreedPrices: euros('240.00') };
    const placed = happened('PurchaseOrderPlaced', { ...order, ...said, ...agreed });
    const approved = happened('PurchaseOrderApproved', { total });
    given().when('PlacePurchaseOrder', order).then(placed, approved);
    const older = happened('PurchaseOrderPlaced', { ...order, ...said });
    given(older, approved).when('PlacePurchaseOrder', order).nothing();
  });
});
