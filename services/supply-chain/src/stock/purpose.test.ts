/** Stock is taken only for an order or a shipment that is there, open, at the same site, and needs it. */
import { describe, expect, it } from '@jest/globals';
import { happened, isRefused } from '@gemba/decider/decision';
import { shows } from '@gemba/read-model/table';
import { heard, spec } from '@gemba/decider/testing';
import { NO_SHIPMENT } from '../orders/shipment-state.js';
import type { Shipment } from '../orders/shipment-state.js';
import type { ProductionOrderRow } from '../tables/rows.js';
import { issuedToOrder } from './issued-to-order.js';
import { stockItem } from './stock-item.js';

const place = { site: 'lyon', item: 'PUMP' };
const four = { value: '4', unit: 'C62' };
const item = { kind: 'make', unit: 'C62', tracking: 'lot' };
const received = happened('StockReceived', {
  ...{ ...place, lot: 'L1', quantity: { value: '10', unit: 'C62' } },
  ...{ status: 'available' as const, source: { kind: 'count' as const, id: 'COUNT-1' } },
});
const person = { kind: 'person', id: 'ana' } as const;
const picking = { kind: 'system', id: 'process:pick-when-shipment-is-planned' } as const;

const knowing = (by: typeof person | typeof picking, known: object) =>
  spec(stockItem)
    .given(received)
    .at({ id: 'lyon.PUMP', by })
    .knowing({ item, orders: {}, ...known });

describe('IssueStock for a production order', () => {
  const purpose = { kind: 'production-order', id: 'M-1', line: '10' } as const;
  const issue = { lot: 'L1', quantity: four, purpose };
  const order: ProductionOrderRow = {
    ...{ site: 'lyon', status: 'released' },
    needs: [{ item: 'PUMP', operation: 10, quantity: { value: '10', unit: 'C62' } }],
  };
  const told = (more: Partial<ProductionOrderRow>) =>
    knowing(person, { orders: { 'M-1': { ...order, ...more } } });

  it.each(['released', 'held'] as const)('takes stock for one that is %s', (status) => {
    told({ status })
      .when('IssueStock', issue)
      .then(happened('StockIssued', { ...place, ...issue }));
  });

  it.each(['planned', 'completed', 'closed', 'cancelled'] as const)('refuses one that is %s', (status) => {
    told({ status }).when('IssueStock', issue).refused('SCM-STK-PURPOSE');
  });

  it('refuses one of another site in the words for one that there is not', () => {
    const of = (known: object) => knowing(person, known).when('IssueStock', issue).decision;
    const elsewhere = of({ orders: { 'M-1': { ...order, site: 'gdansk' } } });
    expect(isRefused(elsewhere) && elsewhere.code).toBe('SCM-STK-PURPOSE');
    expect(elsewhere).toEqual(of({}));
  });

  it('refuses what the order, or the operation that is named, does not need', () => {
    told({ needs: [{ item: 'STEEL', operation: 10, quantity: { value: '10', unit: 'C62' } }] })
      .when('IssueStock', issue)
      .refused('SCM-STK-PURPOSE');
    const later = { ...issue, purpose: { ...purpose, line: '20' } };
    told({}).when('IssueStock', later).refused('SCM-STK-PURPOSE');
    const { line: _, ...whole } = purpose;
    const anywhere = { ...issue, purpose: whole };
    told({})
      .when('IssueStock', anywhere)
      .then(happened('StockIssued', { ...place, ...anywhere }));
  });
});

describe('IssueStock for more than a production order takes', () => {
  const pieces = (value: string) => ({ value, unit: 'C62' });
  const need = (operation: number, value: string) => ({ item: 'PUMP', operation, quantity: pieces(value) });
  const left = (value: string) => ({ lot: 'L1', quantity: pieces(value) });
  const order = { site: 'lyon', status: 'released', needs: [need(10, '2'), need(20, '3')] };
  const taking = (value: string, issues: readonly object[], more: object = {}) =>
    knowing(person, { orders: { 'M-1': { ...order, ...more } }, issued: { issues } }).when('IssueStock', {
      ...left(value),
      purpose: { kind: 'production-order', id: 'M-1' },
    });

  it('is refused, by the need of the operation that takes it and what left for it before', () => {
    expect(taking('2', []).decision).toHaveLength(1);
    taking('3', []).refused('SCM-ISSUE-OVER');
    expect(taking('3', [left('2')]).decision).toHaveLength(1);
    taking('4', [left('2')]).refused('SCM-ISSUE-OVER');
    taking('1', [left('2'), left('3')]).refused('SCM-ISSUE-OVER');
    taking('1', [
      { ...left('2'), line: '10' },
      { ...left('3'), line: '20' },
    ]).refused('SCM-ISSUE-OVER');
  });

  it('does not count what the order refused', () => {
    const refused = [{ item: 'PUMP', ...left('2') }];
    expect(taking('2', [left('2')], { refused }).decision).toHaveLength(1);
    taking('3', [left('2')], { refused }).refused('SCM-ISSUE-OVER');
  });

  it('counts each issue to the order, whoever takes it', () => {
    const gone = { ...place, ...left('2'), purpose: { kind: 'production-order', id: 'M-1' } } as const;
    const scrap = { ...place, ...left('1'), purpose: { kind: 'scrap', id: 'NC-1' } } as const;
    expect(shows(issuedToOrder, heard('StockIssued', gone), heard('StockIssued', scrap))).toEqual({
      'M-1/PUMP': { issues: [left('2')] },
    });
  });
});

describe('IssueStock for a shipment', () => {
  const purpose = { kind: 'shipment', id: 'SH-1', line: '1' } as const;
  const issue = { lot: 'L1', quantity: four, purpose };
  const line = { line: '1', item: 'PUMP', lot: 'L1', quantity: four };
  const planned: Shipment = {
    ...{ ...NO_SHIPMENT, status: 'planned' },
    plan: { site: 'lyon', salesOrder: 'SO-1', customer: 'AQUA', carrier: 'Transalpin', lines: [line] },
  };
  const told = (by: typeof person | typeof picking, shipment: Shipment | undefined) =>
    knowing(by, { 'shipment SH-1': shipment }).when('IssueStock', issue);

  it('takes for one that is planned what its pick asks for', () => {
    told(picking, planned).then(happened('StockIssued', { ...place, ...issue }));
  });

  it('refuses a person, since the pick takes the same', () => {
    told(person, planned).refused('SCM-STK-PURPOSE');
  });

  it.each([
    ['that there is not', undefined],
    ['of another site', { ...planned, plan: { ...planned.plan!, site: 'gdansk' } }],
    ['that has left', { ...planned, status: 'despatched' as const }],
    ['of which the line is short of the lot', { ...planned, short: [{ line: '1', lot: 'L1' }] }],
  ])('refuses one %s', (_, shipment) => {
    told(picking, shipment).refused('SCM-STK-PURPOSE');
  });
});
