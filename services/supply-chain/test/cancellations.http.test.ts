/**
 * Cancelled sales over HTTP, with production and finance: what was made and bought for them is found, the
 * cheapest is done by itself below the limit and asked for above it, and the books show what is lost.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { journalOf } from '@gemba/deploy-acceptance/testing/books.http';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, hire, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { finance } from '@gemba/finance-service/finance.module';
import { hr } from '@gemba/hr-service/hr.module';
import { production } from '@gemba/production-service/production.module';
import type { CancellationAnswer } from '../src/cancelling/cancellation-state.js';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(90_000);

type Status = { readonly status: string; readonly demand?: string };
type WorkCost = { readonly balance: { readonly amount: string }; readonly settled: boolean };

const CASES = 'cancellations';

let company: Company;
let planner: Person;
let buyer: Person;
let warehouse: Person;
let manager: Person;
let elsewhere: Person;
let controller: Person;
let maker: Person;

const govern = async (): Promise<void> => {
  const admin = await company.as('governance', 'admin');
  const right = { topic: 'cancellation', scope: 'lyon', level: 'site', validFrom: '2026-01-01T00:00:00Z' };
  await admin.does('decision-rights', {
    ...{ ...right, id: 'cancellation.automation', holderRole: 'automation' },
    ...{ limit: eur('100.00'), escalatesTo: 'site-manager' },
  });
  await admin.does('decision-rights', { ...right, id: 'cancellation.manager', holderRole: 'site-manager' });
};

const masterData = async (): Promise<void> => {
  await maker.does('items', { unit: 'C62', tracking: 'lot', id: 'BADGE', name: 'Name plate', kind: 'buy' });
  await planner.does('customers', { id: 'AQUA', name: 'Aqua Sud', currency: 'EUR', country: 'FR' });
  const terms = { id: 'FOUNDRY', name: 'Foundry', currency: 'EUR', leadTime: 'P5D' };
  await buyer.does('suppliers', terms);
  await buyer.does('suppliers/FOUNDRY/agree-price', { item: 'CAST', price: eur('40.00') });
  await buyer.does('suppliers/FOUNDRY/agree-price', { item: 'BADGE', price: eur('10.00') });
  const late = [
    { days: 30, share: '0.20' },
    { days: 2, share: '0.80' },
  ];
  expect(
    await buyer.cannot('suppliers/FOUNDRY/agree-cancellation-terms', { terms: [late[0], late[0]] }),
  ).toBe('422 SCM-SUP-TERMS');
  await buyer.does('suppliers/FOUNDRY/agree-cancellation-terms', { terms: late });
  for (const period of new Set([inDays(-1), inDays(0), inDays(1)].map((date) => date.slice(0, 7))))
    await controller.does('fiscal-periods', { company: 'gemba-fr', period });
  const rates = { labourRate: eur('30.00'), machineRate: eur('20.00') };
  await controller.does('standard-costs', { site: 'lyon', item: 'PUMP', cost: eur('120.00'), ...rates });
  await controller.does('standard-costs', { site: 'lyon', item: 'CAST', cost: eur('40.00'), ...rates });
};

beforeAll(async () => {
  company = await foundCompany(finance, supplyChain, production, hr);
  await definePump(company);
  await hire(company, 'ana', ['assembly', 'testing']);
  await govern();
  [planner, buyer, warehouse, manager, elsewhere, controller, maker] = await Promise.all([
    company.as('supply-chain', 'planner', 'lyon'),
    company.as('supply-chain', 'buyer'),
    company.as('supply-chain', 'warehouse', 'lyon'),
    company.as('supply-chain', 'site-manager', 'lyon'),
    company.as('supply-chain', 'planner', 'gdansk'),
    company.as('finance', 'controller', 'lyon'),
    company.as('production', 'planner'),
  ]);
  await masterData();
  await company.heard();
  const count = { lot: 'C1', quantity: pieces(20), source: { kind: 'count', id: 'OPENING' } };
  await warehouse.does('stock-items', { site: 'lyon', item: 'CAST', ...count });
});

afterAll(() => company.stop());

const sells = async (id: string, quantity: number): Promise<void> => {
  const line = { line: '1', item: 'PUMP', quantity: pieces(quantity), price: eur('340.00') };
  const lines = [{ ...line, requested: inDays(20) }];
  await planner.does('sales-orders', { id, site: 'lyon', customer: 'AQUA', lines });
  await maker.awaits<Status>(`production-orders/${id}.1`, ({ status }) => status === 'planned');
};

const buys = async (id: string, [item, quantity]: readonly [string, number], cause: string) => {
  const need = { site: 'lyon', item, quantity: pieces(quantity), cause, supplier: 'FOUNDRY' };
  await buyer.does('requisitions', { id, ...need });
  await buyer.awaits<Status>(`purchase-orders/PO-${id}`, ({ status }) => status === 'approved');
};

const begins = async (order: string, quantity: number): Promise<void> => {
  await maker.does(`production-orders/${order}/release`);
  await company.heard();
  const purpose = { kind: 'production-order', id: order, line: '10' };
  await warehouse.does('stock-items/lyon.CAST/issue-stock', {
    lot: 'C1',
    quantity: pieces(quantity),
    purpose,
  });
  const isSpent = ({ balance }: WorkCost) => Number(balance.amount) === quantity * 40;
  await controller.awaits<WorkCost>(`order-costs/${order}`, isSpent);
  await company.heard();
};

const cancels = (id: string) => planner.does(`sales-orders/${id}/cancel`, { reason: 'Project stopped' });

const settles = (id: string, status: CancellationAnswer['status']) =>
  planner.awaits<CancellationAnswer>(`${CASES}/${id}`, (each) => each.status === status);

describe('below the limit', () => {
  it('O13: stops what nobody has begun and cancels the purchase, without a person', async () => {
    await sells('SO-1', 3);
    await buys('R-1', ['BADGE', 3], 'sales-order/SO-1/1');
    await company.heard();
    await cancels('SO-1');
    const done = await settles('SO-1', 'settled');
    expect(done.cost).toEqual(eur('6.00'));
    const ways = done.steps.map(({ supply, parts }) => [supply, parts[0]?.way]);
    expect(Object.fromEntries(ways)).toEqual({
      'production-order/SO-1.1': 'stop',
      'purchase-order/PO-R-1': 'cancel',
    });
    await maker.awaits<Status>('production-orders/SO-1.1', ({ status }) => status === 'cancelled');
    await buyer.awaits<Status>('purchase-orders/PO-R-1', ({ status }) => status === 'cancelled');
    expect(await journalOf(controller, 'supply-chain.PurchaseOrderCancelled')).toEqual([
      '6300 +6.00',
      '2400 -6.00',
    ]);
    expect((await cancels('SO-1')).events).toEqual([]);
    expect((await planner.history(`${CASES}/SO-1`)).map(({ type }) => type)).toEqual([
      ...['CancellationOpened', 'CancellationTraced'],
      ...['CancellationCompared', 'CancellationDecided'],
    ]);
  });
});

describe('above the limit', () => {
  it('asks whoever has the right, who is shown what is lost each way', async () => {
    await sells('SO-2', 5);
    await buys('R-2', ['CAST', 5], 'sales-order/SO-2/1');
    await begins('SO-2.1', 5);
    await cancels('SO-2');
    const { role, supplies, plan, proposed } = await settles('SO-2', 'waiting');
    expect(role).toBe('site-manager');
    const [made] = supplies.filter(({ supply }) => supply === 'production-order/SO-2.1');
    expect(made).toMatchObject({
      ...{ sunk: eur('200.00'), value: eur('600.00') },
      lots: [{ item: 'CAST', lot: 'C1', quantity: pieces(5) }],
      options: [
        { option: 'stop', cost: eur('200.00') },
        { option: 'keep', cost: eur('600.00') },
      ],
    });
    expect(plan).toContainEqual({ supply: 'production-order/SO-2.1', option: 'stop' });
    expect(plan).toContainEqual({ supply: 'purchase-order/PO-R-2', option: 'keep' });
    expect(Number(proposed?.amount)).toBeGreaterThan(200);
  });

  it('is decided by nobody else, and not without a reason against the cheapest', async () => {
    const decide = `${CASES}/SO-2/decide`;
    expect(await planner.cannot(decide)).toBe('403 SCM-CXL-RIGHT');
    expect(await warehouse.cannot(decide)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot(decide)).toBe('404 PLT-NOT-FOUND');
    expect((await elsewhere.looks(`${CASES}/SO-2`)).status).toBe(404);
    const keep = { supply: 'production-order/SO-2.1', option: 'keep' };
    expect(await manager.cannot(decide, { choices: [keep] })).toBe('422 SCM-CXL-REASON');
    expect(await manager.cannot(decide, { choices: [{ ...keep, option: 'sell' }] })).toBe(
      '422 SCM-CXL-CHOICE',
    );
  });

  it('is done as it is decided, and the books show what is lost', async () => {
    const done = await manager.does(`${CASES}/SO-2/decide`);
    expect(done.events).toEqual(['CancellationDecided']);
    await maker.awaits<Status>('production-orders/SO-2.1', ({ status }) => status === 'cancelled');
    const isOver = ({ settled, balance }: WorkCost) => settled && Number(balance.amount) === 0;
    await controller.awaits<WorkCost>('order-costs/SO-2.1', isOver);
    expect(await journalOf(controller, 'finance.WorkInProgressRelieved')).toEqual([
      '5320 +200.00',
      '1350 -200.00',
    ]);
    expect((await buyer.looks('purchase-orders/PO-R-2')).body.status).toBe('approved');
    expect(await manager.cannot(`${CASES}/SO-2/decide`)).toBe('409 SCM-CXL-STATE');
  });
});

describe('what another customer wants', () => {
  it('is taken from what was begun for the one who cancelled', async () => {
    await sells('SO-4', 2);
    await sells('SO-5', 2);
    await begins('SO-4.1', 2);
    await cancels('SO-4');
    const done = await settles('SO-4', 'settled');
    expect(done).toMatchObject({
      cost: eur('0.00'),
      steps: [
        { parts: [{ way: 'repeg', demand: 'sales-order/SO-5/1', replaces: 'production-order/SO-5.1' }] },
      ],
    });
    await maker.awaits<Status>('production-orders/SO-5.1', ({ status }) => status === 'cancelled');
    const isFor = ({ demand }: Status) => demand === 'sales-order/SO-5/1';
    await maker.awaits<Status>('production-orders/SO-4.1', isFor);
  });
});

describe('one line of an order', () => {
  it('is cancelled with what was made for it, and leaves the other one', async () => {
    const line = { item: 'PUMP', quantity: pieces(1), price: eur('340.00'), requested: inDays(20) };
    const lines = [
      { ...line, line: '1' },
      { ...line, line: '2' },
    ];
    await planner.does('sales-orders', { id: 'SO-6', site: 'lyon', customer: 'AQUA', lines });
    for (const order of ['SO-6.1', 'SO-6.2'])
      await maker.awaits<Status>(`production-orders/${order}`, ({ status }) => status === 'planned');
    await company.heard();
    const cancel = { line: '2', reason: 'One is enough' };
    expect((await planner.does('sales-orders/SO-6/cancel-sales-order-line', cancel)).events).toEqual([
      'SalesOrderLineCancelled',
    ]);
    await settles('SO-6.2', 'settled');
    await maker.awaits<Status>('production-orders/SO-6.2', ({ status }) => status === 'cancelled');
    expect((await maker.looks('production-orders/SO-6.1')).body.status).toBe('planned');
    expect((await planner.looks('sales-orders/SO-6')).body.status).toBe('placed');
  });
});

// What is kept is promised to the next customer, so that this comes after all that has to be made anew.
describe('what changes between comparing and deciding', () => {
  it('is refused, and compared with what is there now', async () => {
    await sells('SO-3', 4);
    await begins('SO-3.1', 4);
    await cancels('SO-3');
    await settles('SO-3', 'waiting');
    const crew = { operation: 10, workUnit: 'lyon.ASSEMBLY', people: ['ana'] };
    await maker.does('production-orders/SO-3.1/assign-operation', { ...crew, planned: inDays(0) });
    await maker.does('production-orders/SO-3.1/start-operation', crew);
    await company.heard();
    const decide = `${CASES}/SO-3/decide`;
    expect(await manager.cannot(decide)).toBe('409 SCM-CXL-STALE');
    await manager.does(`${CASES}/SO-3/trace`);
    const { supplies } = await planner.awaits<CancellationAnswer>(
      `${CASES}/SO-3`,
      (each) => each.status === 'waiting' && each.supplies[0]?.limitedBy !== undefined,
    );
    expect(supplies[0]?.options.map(({ option }) => option)).toEqual(['keep']);
    await manager.does(decide);
    await maker.awaits<Status>('production-orders/SO-3.1', ({ demand }) => demand === undefined);
  });
});

describe('a site with books in another currency', () => {
  it('compares the fee of the supplier in its own, by its own limit', async () => {
    const admin = await company.as('governance', 'admin');
    await admin.does('decision-rights', {
      ...{ id: 'cancellation.gdansk', topic: 'cancellation', scope: 'gdansk', level: 'site' },
      ...{ holderRole: 'automation', validFrom: '2026-01-01T00:00:00Z' },
      limit: { amount: '50.00', currency: 'PLN' },
    });
    const books = await company.as('finance', 'controller');
    await books.does('fiscal-periods', { company: 'gemba-pl', period: inDays(0).slice(0, 7) });
    const rate = { from: 'EUR', to: 'PLN', date: inDays(0), rate: '4.30', source: 'ECB' };
    await books.does('exchange-rates', rate);
    await company.heard();
    const line = {
      line: '1',
      item: 'BADGE',
      quantity: pieces(3),
      price: eur('15.00'),
      requested: inDays(20),
    };
    const order = { id: 'SO-7', site: 'gdansk', customer: 'AQUA', lines: [line] };
    await elsewhere.does('sales-orders', order);
    const need = { site: 'gdansk', item: 'BADGE', quantity: pieces(3), supplier: 'FOUNDRY' };
    await buyer.does('requisitions', { id: 'R-7', ...need, cause: 'sales-order/SO-7/1' });
    await buyer.awaits<Status>('purchase-orders/PO-R-7', ({ status }) => status === 'approved');
    await company.heard();
    await elsewhere.does('sales-orders/SO-7/cancel', { reason: 'Project stopped' });
    const done = await elsewhere.awaits<CancellationAnswer>(
      `${CASES}/SO-7`,
      (each) => each.cost !== undefined,
    );
    expect(done.cost).toEqual({ amount: '25.80', currency: 'PLN' });
    await buyer.awaits<Status>('purchase-orders/PO-R-7', ({ status }) => status === 'cancelled');
    const polish = await company.as('finance', 'controller', 'gdansk');
    expect(await journalOf(polish, 'supply-chain.PurchaseOrderCancelled')).toEqual([
      '6300 +25.80',
      '2400 -25.80',
    ]);
    expect((await planner.looks(`${CASES}/SO-7`)).status).toBe(404);
  });
});
