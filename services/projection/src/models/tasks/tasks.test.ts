/** Orders whose supplier was blocked wait for who plans their site, until they end or are safe again. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { tasks } from './tasks.js';

const of = { subject: 'PO-7' };
const order = { site: 'lyon', supplier: 'ACME' };
const open = [{ line: '1', item: 'BOLT', quantity: { value: '5', unit: 'C62' } }];
const atRisk = heard('PurchaseOrderPutAtRisk', { ...order, reason: 'Insolvent.', open, demands: [] }, of);

describe('an order at risk', () => {
  it('is a task of who plans the site', () => {
    expect(shows(tasks, atRisk)['purchase-order/PO-7']).toMatchObject({
      ...{ noun: 'purchase-order', subject: 'PO-7', service: 'supply-chain', site: 'lyon' },
      ...{ owner: 'planner', kind: 'At risk', about: 'BOLT', due: null },
    });
  });

  it('is none once it is safe again, or has ended', () => {
    expect(shows(tasks, atRisk, heard('PurchaseOrderNoLongerAtRisk', order, of))).toEqual({});
    expect(shows(tasks, atRisk, heard('PurchaseOrderClosed', { reason: 'Enough.' }, of))).toEqual({});
    expect(shows(tasks, atRisk, heard('PurchaseOrderCancelled', { reason: 'No.' }, of))).toEqual({});
  });
});
