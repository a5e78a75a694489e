/** A person keeps, takes and buys goods only for orders that are open at the same site, or for own words. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { requisition } from '../purchasing/requisition.js';
import { stockItem } from './stock-item.js';
import type { ProductionOrderRow } from '../tables/rows.js';
import type { SalesOrder } from '../orders/order-lines.js';
import { NO_ORDER, newOrder } from '../orders/order-lines.js';

const place = { site: 'lyon', item: 'PUMP' };
const pieces = (value: string) => ({ value, unit: 'C62' });
const item = { kind: 'make', unit: 'C62', tracking: 'lot' };
const received = happened('StockReceived', {
  ...{ ...place, lot: 'L1', quantity: pieces('10') },
  ...{ status: 'available' as const, source: { kind: 'count' as const, id: 'COUNT-1' } },
});
const price = { amount: '340.00', currency: 'EUR' };
const line = { line: '1', item: 'PUMP', quantity: pieces('4'), price, requested: '2026-03-09' };
const order = newOrder({ site: 'lyon', customer: 'AQUA', lines: [line] }, '2026-03-02T10:00:00.000Z');
const maker: ProductionOrderRow = { site: 'lyon', status: 'planned', needs: [] };

const stock = (known: object) =>
  spec(stockItem)
    .given(received)
    .at({ id: 'lyon.PUMP' })
    .knowing({ item, orders: {}, makers: {}, ...known });

const sold = (more: Partial<SalesOrder>) => ({ 'sold SO-1': { ...NO_ORDER, ...order, ...more } });

describe('ReserveStock by a person', () => {
  const reserve = { demand: 'sales-order/SO-1/1', quantity: pieces('4') };
  const make = { ...reserve, demand: 'production-order/M-1/10' };
  const reserved = (demand: string) => happened('StockReserved', { ...place, demand, quantity: pieces('4') });

  it('is for a line of an open order of the site, an order that makes, or words', () => {
    stock(sold({})).when('ReserveStock', reserve).then(reserved(reserve.demand));
    stock({ makers: { 'M-1': maker } })
      .when('ReserveStock', make)
      .then(reserved(make.demand));
    stock({})
      .when('ReserveStock', { ...reserve, demand: 'fair in May' })
      .then(reserved('fair in May'));
  });

  it.each([
    ['that there is not', {}],
    ['of another site', sold({ site: 'gdansk' })],
    ['that was cancelled', sold({ status: 'cancelled' })],
    ['of another item', sold({ lines: order.lines.map((each) => ({ ...each, item: 'CAST' })) })],
  ])('refuses a line %s', (_, known) => {
    stock(known).when('ReserveStock', reserve).refused('SCM-DEMAND');
  });

  it('refuses what names no line of an order', () => {
    for (const demand of ['sales-order/SO-1', 'sales-order/SO-1/2', 'sales-order/SO-1/1/1', 'sales-order/'])
      stock(sold({}))
        .when('ReserveStock', { ...reserve, demand })
        .refused('SCM-DEMAND');
  });

  it('refuses a production order that is over, of another site, or not there', () => {
    stock({}).when('ReserveStock', make).refused('SCM-DEMAND');
    for (const more of [{ site: 'gdansk' }, { status: 'completed' }] as const)
      stock({ makers: { 'M-1': { ...maker, ...more } } })
        .when('ReserveStock', make)
        .refused('SCM-DEMAND');
  });

  it('is not asked of a process, which takes a promise back by itself', () => {
    stock({})
      .at({ by: { kind: 'system', id: 'process:reserve-made-lot-when-it-is-released' } })
      .when('ReserveStock', reserve)
      .then(reserved(reserve.demand));
  });
});

it('IssueStock by a person uses up no reservation of an order of another site', () => {
  const purpose = { kind: 'count', id: 'FAIR' } as const;
  const take = { lot: 'L1', quantity: pieces('4'), purpose, demand: 'sales-order/SO-1/1' };
  stock(sold({ site: 'gdansk' }))
    .when('IssueStock', take)
    .refused('SCM-DEMAND');
});

describe('the cause of a requisition that a person raises', () => {
  const ask = { ...place, quantity: pieces('4'), needBy: '2026-03-09', cause: 'sales-order/SO-1/1' };
  const asking = (known: object) =>
    spec(requisition)
      .given()
      .knowing({ item, makers: {}, ...known });
  const raised = (cause: string) => happened('RequisitionRaised', { ...ask, cause, raisedBy: 'tester' });

  it('is an open order of the site, its own reorder point, or words', () => {
    asking(sold({})).when('RaiseRequisition', ask).then(raised(ask.cause));
    for (const cause of ['reorder-point/lyon.PUMP', 'trade fair'])
      asking({})
        .when('RaiseRequisition', { ...ask, cause })
        .then(raised(cause));
  });

  it('may be the order of what the item goes into', () => {
    const part = { ...ask, item: 'CAST' };
    asking(sold({}))
      .when('RaiseRequisition', part)
      .then(happened('RequisitionRaised', { ...part, raisedBy: 'tester' }));
  });

  it('is not what another site needs', () => {
    asking(sold({ site: 'gdansk' }))
      .when('RaiseRequisition', ask)
      .refused('SCM-DEMAND');
    asking({})
      .when('RaiseRequisition', { ...ask, cause: 'reorder-point/gdansk.PUMP' })
      .refused('SCM-DEMAND');
  });
});
