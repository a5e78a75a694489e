/** A service that is sold is delivered as it is rendered, once, and no more than was ordered. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { salesOrder } from './sales-order.js';

const { given } = spec(salesOrder);
const pieces = (value: string) => ({ value, unit: 'C62' });
const price = { amount: '120.00', currency: 'EUR' };
const line = { line: '1', item: 'OVERHAUL', quantity: pieces('10'), price, requested: '2026-03-09' };
const wish = { site: 'lyon', customer: 'BLUE', lines: [line] };
const item = { kind: 'service', unit: 'C62', tracking: 'none' };
const items = { OVERHAUL: item };
const stock = { leadTimes: {}, made: {}, needed: {}, takers: {}, supply: {}, orders: {} };
const known = {
  ...{ items, item, supply: { items, bills: {}, routings: {}, stock } },
  customer: { registered: { name: 'Blue', currency: 'EUR', country: 'FR' } },
};
const promised = happened('SalesOrderPromised', {
  ...({ line: '1', method: 'stock', date: '2026-03-09', evidence: 'e-1', requested: '2026-03-09' } as const),
});
const cancelled = happened('SalesOrderCancelled', { reason: 'Too late.', lines: [line], promises: [] });

describe('RecordRendered', () => {
  const sold = happened('SalesOrderPlaced', { ...wish, placedOn: '2026-03-02' });
  const render = (value: string, order = 'WO-1') => ({
    ...{ line: '1', quantity: pieces(value), renderedOn: '2026-03-05', order },
  });
  const rendered = (value: string, order = 'WO-1') =>
    happened('ServiceRendered', {
      ...{ site: 'lyon', customer: 'BLUE', line: '1', item: 'OVERHAUL', price, order },
      ...{ ordered: pieces('10'), quantity: pieces(value) },
      ...{ promised: '2026-03-09', placedOn: '2026-03-02', deliveredOn: '2026-03-05' },
    });
  it('sells a service, and asks for it where goods are made', () => {
    given().knowing(known).when('PlaceSalesOrder', wish).then(sold);
    const asked = { site: 'lyon', line: '1', item: 'OVERHAUL', quantity: pieces('10'), due: '2026-03-09' };
    given(sold)
      .knowing(known)
      .when('RequestProduction', { line: '1' })
      .then(happened('ProductionRequested', asked));
    given(sold).knowing(known).when('RequestPurchase', { line: '1' }).refused('SCM-SO-MADE');
  });
  it('delivers what an order rendered, once, and no more than was ordered', () => {
    given(sold, promised).when('RecordRendered', render('4')).then(rendered('4'));
    given(sold, rendered('4')).when('RecordRendered', render('4')).nothing();
    given(sold, rendered('4')).when('RecordRendered', render('6', 'WO-2')).then(rendered('6', 'WO-2'));
    given(sold, rendered('4')).when('RecordRendered', render('7', 'WO-2')).refused('SCM-SHP-OVER');
  });
  it('refuses a line that is not there, and an order that is cancelled', () => {
    given(sold)
      .when('RecordRendered', { ...render('4'), line: '9' })
      .refused('SCM-SO-LINE');
    given(sold, cancelled).when('RecordRendered', render('4')).refused('SCM-SO-STATE');
    given(sold, rendered('4')).when('CancelSalesOrder', { reason: 'No.' }).refused('SCM-SO-CANCEL-SHIPPED');
  });
});
