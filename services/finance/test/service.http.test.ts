/**
 * A service over HTTP: sold, made by its routing without material, delivered as its order completes, billed,
 * and its work is the cost of what was sold.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Journals } from '@gemba/deploy-acceptance/testing/books.http';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { ago, inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, hire, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { hr } from '@gemba/hr-service/hr.module';
import { production } from '@gemba/production-service/production.module';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import { finance } from '../src/finance.module.js';

jest.setTimeout(60_000);

let company: Company;
let controller: Person;
let planner: Person;
let sales: Person;

const ORDER = 'production-orders/SO-1.1';
const overhaul = {
  id: 'OVERHAUL',
  name: 'Overhaul of a pump',
  kind: 'service',
  unit: 'C62',
  tracking: 'none',
};
const operation = {
  ...{ sequence: 10, name: 'Overhaul', workCenter: 'ASSEMBLY', skill: 'assembly' },
  ...{ setup: 'PT10M', runPerUnit: 'PT30M' },
};
const line = { line: '1', item: 'OVERHAUL', quantity: pieces(2), price: eur('150.00'), requested: inDays(3) };
const sale = { id: 'SO-1', site: 'lyon', customer: 'AQUA', lines: [line] };

beforeAll(async () => {
  company = await foundCompany(finance, supplyChain, production, hr);
  await definePump(company);
  await hire(company, 'ANA', ['assembly']);
  [controller, planner, sales] = await Promise.all([
    company.as('finance', 'controller', 'lyon'),
    company.as('production', 'planner'),
    company.as('supply-chain', 'planner'),
  ]);
  await sales.does('customers', { id: 'AQUA', name: 'Aqua Sud', currency: 'EUR', country: 'FR' });
  for (const month of new Set([inDays(-2), inDays(0), inDays(2)].map((date) => date.slice(0, 7))))
    await controller.does('fiscal-periods', { company: 'gemba-fr', period: month });
});

afterAll(() => company.stop());

describe('a service', () => {
  it('has a routing and no bill, no stock and no lots', async () => {
    expect(await planner.cannot('items', { ...overhaul, tracking: 'lot' })).toBe('422 PRD-ITEM-SERVICE');
    await planner.does('items', overhaul);
    const base = { version: 1, effectiveFrom: inDays(0), base: pieces(1) };
    const lines = (item: string) => [{ item, quantity: pieces(1), scrapFraction: '0', operation: 10 }];
    for (const [item, part] of [
      ['OVERHAUL', 'CAST'],
      ['CAST', 'OVERHAUL'],
    ] as const)
      expect(await planner.cannot('bills-of-materials', { ...base, item, lines: lines(part) })).toBe(
        '422 PRD-BOM-SERVICE',
      );
    const policy = { site: 'lyon', leadTime: 'P1D', method: 'lot-for-lot' };
    const path = 'items/OVERHAUL/set-planning-policy';
    expect(await planner.cannot(path, { ...policy, safetyStock: pieces(1) })).toBe('422 PRD-ITEM-SERVICE');
    await planner.does(path, policy);
    await company.heard();
    const order = { id: 'WO-1', site: 'lyon', item: 'OVERHAUL', quantity: pieces(1), due: inDays(1) };
    expect(await planner.cannot('production-orders', order)).toBe('422 PRD-RTG-MISSING');
    await planner.does('routings', { item: 'OVERHAUL', version: 1, operations: [operation] });
    const lot = { site: 'lyon', item: 'OVERHAUL', lot: 'X', quantity: pieces(1) };
    const warehouse = await company.as('supply-chain', 'warehouse');
    const source = { kind: 'count', id: 'COUNT-1' };
    expect(await warehouse.cannot('stock-items', { ...lot, source })).toBe('422 SCM-ITEM-SERVICE');
  });

  it('is ordered, planned and promised like anything that is made', async () => {
    const rates = { cost: eur('40.00'), labourRate: eur('30.00'), machineRate: eur('20.00') };
    await controller.does('standard-costs', { site: 'lyon', item: 'OVERHAUL', ...rates });
    await sales.does('sales-orders', sale);
    const order = await planner.awaits<Record<string, unknown>>(ORDER, ({ status }) => status === 'planned');
    expect(order).toMatchObject({ demand: 'sales-order/SO-1/1', components: [], quantity: pieces(2) });
    await sales.awaits<{ lines: { promised?: string }[] }>(
      'sales-orders/SO-1',
      ({ lines }) => lines[0]?.promised !== undefined,
    );
    await company.heard();
    await planner.does('planning-runs', { id: 'RUN-1', site: 'lyon' });
    const { body } = await planner.looks('planning-runs/RUN-1');
    expect(body).toMatchObject({ actions: 0 });
  });

  it('is asked for by planning where no order renders it', async () => {
    await planner.does(`${ORDER}/cancel`, { reason: 'Asked of planning.' });
    await company.heard();
    await planner.does('planning-runs', { id: 'RUN-2', site: 'lyon' });
    await company.heard();
    const { body } = await planner.looks('planning-actions?filter[status]=raised');
    const [action] = body.data as readonly { id: string }[];
    expect(action).toMatchObject({ action: 'make', item: 'OVERHAUL', quantity: pieces(2) });
    await planner.does(`planning-actions/${action?.id ?? ''}/apply`);
    await company.heard();
    const made = `production-orders/${action?.id ?? ''}`;
    const order = await planner.awaits<Record<string, unknown>>(made, ({ status }) => status === 'planned');
    expect(order).toMatchObject({ demand: 'sales-order/SO-1/1' });
  });

  it('is rendered at a work unit, delivered as it completes, billed, and its work is sold', async () => {
    const { body } = await planner.looks('production-orders?filter[status]=planned');
    const [{ id } = { id: '' }] = body.data as readonly { id: string }[];
    const path = `production-orders/${id}`;
    const crew = { operation: 10, workUnit: 'lyon.ASSEMBLY', people: ['ANA'] };
    await planner.does(`${path}/release`);
    await planner.does(`${path}/assign-operation`, { ...crew, planned: inDays(0) });
    await planner.does(`${path}/start-operation`, crew, ago(120));
    const none = pieces(0);
    const counts = { operation: 10, good: pieces(2), scrap: none, rework: none };
    await planner.does(`${path}/report-quantity`, counts, ago(30));
    const times = { operation: 10, setup: 'PT0S', run: 'PT1H' };
    const { events } = await planner.does(`${path}/complete-operation`, times, ago(30));
    expect(events).toEqual(['OperationCompleted', 'ProductionOrderCompleted', 'ProductionOrderClosed']);
    await company.heard();
    const invoice = `customer-invoices/service.${id}`;
    // Twice 150.00 and 20 % of tax.
    const bill = await controller.awaits<Record<string, unknown>>(invoice, () => true);
    expect(bill).toMatchObject({ salesOrder: 'SO-1', total: eur('360.00') });
    const delivered = await sales.history('sales-orders/SO-1');
    expect(delivered.at(-1)).toMatchObject({
      ...{ type: 'ServiceRendered', data: { line: '1', quantity: pieces(2), order: id } },
    });
    // An hour of Ana and of the machine, less two overhauls at standard: 50.00 − 80.00 is the variance.
    const cost = `order-costs/${id}`;
    await controller.awaits<{ settled: boolean }>(cost, ({ settled }) => settled);
    const story = (await controller.history(cost)).map(({ data: { kind, element, amount } }) => [
      ...[kind ?? element, (amount as { amount: string }).amount],
    ]);
    expect(story).toEqual([
      ['labour', '30.00'],
      ['machine', '20.00'],
      ['rendered', '80.00'],
      ['variance', '-30.00'],
    ]);
    await company.heard();
    const { body: books } = await controller.looks('journals');
    const booked = (books as unknown as Journals).data.flatMap(({ lines }) => lines);
    expect(booked).toContainEqual(expect.objectContaining({ account: '5000', debit: eur('80.00') }));
  });
});
