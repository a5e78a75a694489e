/** A promise that its supply does not keep any more says so, with its cause and its new day, and back in time. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { NO_STOCK } from '../stock/stock-state.js';
import { withoutLost } from './revising.js';
import { salesOrder } from './sales-order.js';

const { given } = spec(salesOrder);
const pieces = (value: string) => ({ value, unit: 'C62' });
const price = { amount: '120.00', currency: 'EUR' };
const line = { line: '1', item: 'PUMP', quantity: pieces('10'), price, requested: '2026-03-09' };
const stock = { kind: 'stock', source: 'lot/L-1', quantity: pieces('6'), date: '2026-03-02' } as const;
const bought = {
  kind: 'receipt',
  source: 'purchase-order/PO-1',
  quantity: pieces('4'),
  date: '2026-03-10',
} as const;
const placed = happened('SalesOrderPlaced', { site: 'lyon', customer: 'BLUE', lines: [line] });
const promised = happened('SalesOrderPromised', {
  ...{ line: '1', item: 'PUMP', date: '2026-03-10', method: 'purchase' as const, evidence: 'e' },
  parts: [stock, bought],
});
const why = { cause: 'e-9', because: 'purchase-order/PO-1', reason: 'The supplier holds to another day.' };
const move = { line: '1', source: 'purchase-order/PO-1', ...why };
const items = { PUMP: { kind: 'buy', unit: 'C62', tracking: 'lot' } };
const nothing = { leadTimes: {}, made: {}, needed: {}, takers: {}, supply: {}, orders: {} };
const known = { supply: { items, bills: {}, routings: {}, stock: nothing }, customer: undefined };
const weekdays = [1, 2, 3, 4, 5];
const calendar = { shifts: [{ start: '06:00', end: '14:00', weekdays }], holidays: [] };
const to = (date: string | null, from = '2026-03-10') =>
  happened('SalesOrderPromiseBroken', {
    ...{ line: '1', item: 'PUMP', promised: '2026-03-10', from },
    parts: [stock, date === null ? bought : { ...bought, date }],
    ...(date === null ? {} : { to: date }),
    ...why,
  });

describe('RevisePromise', () => {
  const open = given(placed, promised).knowing({ ...known, calendar });

  it('says once by which working day it comes now, and why', () => {
    open.when('RevisePromise', { ...move, available: '2026-03-14' }).then(to('2026-03-16'));
    const broken = given(placed, promised, to('2026-03-16')).knowing({ ...known, calendar });
    broken.when('RevisePromise', { ...move, available: '2026-03-14' }).nothing();
    broken.when('RevisePromise', { ...move, available: '2026-03-12' }).then(to('2026-03-12', '2026-03-16'));
    expect(broken.state().lines[0]).toMatchObject({ promised: '2026-03-10', expected: '2026-03-16' });
  });

  it('says nothing while it still comes in time, or of what it is not promised out of', () => {
    open.when('RevisePromise', { ...move, available: '2026-03-05' }).nothing();
    open.when('RevisePromise', { ...move, source: 'purchase-order/PO-2', available: '2026-04-01' }).nothing();
    open.when('RevisePromise', { ...move, line: '9' }).refused('SCM-SO-LINE');
    const over = happened('SalesOrderCancelled', { reason: 'Late.', lines: [line] });
    given(placed, promised, over).knowing(known).when('RevisePromise', move).refused('SCM-SO-STATE');
  });

  it('says that nobody knows, and keeps the cause when a new schedule knows', () => {
    const unknown = to(null);
    open.when('RevisePromise', move).then(unknown);
    const again = given(placed, promised, unknown).knowing({ ...known, calendar });
    const { decision } = again.when('RevisePromise', {
      ...{
        ...move,
        end: '2026-03-12T13:00:00Z',
        cause: 'e-10',
        because: 'schedule/lyon',
        reason: 'In force.',
      },
    });
    expect(decision).toMatchObject([
      { data: { to: '2026-03-12', because: 'purchase-order/PO-1', cause: 'e-10' } },
    ]);
  });

  it('says that it comes in time after all', () => {
    const broken = given(placed, promised, to('2026-03-16')).knowing({ ...known, calendar });
    const back = broken.when('RevisePromise', { ...move, available: '2026-03-10' });
    const { to: _, ...said } = to('2026-03-10', '2026-03-16').data;
    back.then(happened('SalesOrderPromiseRestored', said));
  });

  it('gets what is lost out of what is free, or says that nobody knows', () => {
    const loss = { ...move, source: 'lot/L-9', lost: '6', because: 'lot/L-9' };
    const lots = { 'L-2': { available: '8', there: '8' } };
    const receipts = { 'purchase-order/PO-1': '4' };
    const row = { lots, reserved: {}, awaited: {}, receipts, arrived: {}, promised: {} };
    const free = { ...known.supply, stock: { ...nothing, supply: { 'lyon.PUMP': row } } };
    const { decision } = given(placed, promised)
      .knowing({ ...known, supply: free })
      .when('RevisePromise', loss);
    expect(decision).toMatchObject([
      { type: 'SalesOrderPromiseRestored', data: { anew: true, parts: [bought, { source: 'lot/L-2' }] } },
    ]);
    expect(open.when('RevisePromise', loss).decision).toMatchObject([
      { type: 'SalesOrderPromiseBroken', data: { from: '2026-03-10', anew: true, parts: [bought] } },
    ]);
  });
});

describe('a broken promise', () => {
  const broken = [placed, promised, to('2026-03-16')] as const;

  it('is told to the customer, with the day that is known', () => {
    const told = happened('SalesOrderDateConfirmed', { line: '1', date: '2026-03-16' });
    const tell = { line: '1', date: '2026-03-16' };
    given(...broken)
      .when('ConfirmNewDate', tell)
      .then(told);
    given(...broken, told)
      .when('ConfirmNewDate', tell)
      .nothing();
    given(...broken)
      .when('ConfirmNewDate', { ...tell, date: '2026-03-17' })
      .refused('SCM-SO-EXPECTED');
    given(placed, promised).when('ConfirmNewDate', tell).refused('SCM-SO-KEPT');
    given(placed)
      .when('ConfirmNewDate', { ...tell, line: '9' })
      .refused('SCM-SO-LINE');
  });

  it('is kept after all when everything lies there in time', () => {
    const reservations = [{ demand: 'sales-order/1/1', quantity: '10' }];
    const there = given(...broken).knowing({ stock: { ...NO_STOCK, reservations } });
    const mark = { line: '1', site: 'lyon', item: 'PUMP', cause: 'e-7' };
    expect(there.when('MarkLineReady', mark).decision).toMatchObject([
      { type: 'SalesOrderPromiseRestored', data: { cause: 'e-7', because: 'stock-item/lyon.PUMP' } },
      { type: 'SalesOrderLineReady' },
    ]);
    const late = there.at({ date: '2026-03-20' }).when('MarkLineReady', mark).decision;
    expect(late).toMatchObject([{ data: { to: '2026-03-20' } }, { type: 'SalesOrderLineReady' }]);
  });
});

describe('what is lost', () => {
  it('is of its own lot first, and no more than there is', () => {
    const other = { ...stock, source: 'lot/L-2' };
    const { kept, missing } = withoutLost([stock, other, bought], { source: 'lot/L-2', lost: '7' });
    expect(kept.map(({ source, quantity }) => `${source} ${quantity.value}`)).toEqual([
      'lot/L-1 5',
      'purchase-order/PO-1 4',
    ]);
    expect(missing).toBe('7');
    const all = withoutLost([stock, bought], { source: 'purchase-order/PO-1', lost: '999' });
    expect(all).toEqual({ kept: [stock], missing: '4' });
  });
});
