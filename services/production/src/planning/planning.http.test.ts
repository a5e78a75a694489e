/**
 * Planning over HTTP: what customers ordered leads to what has to be made and bought, a planner decides,
 * and what was decided is on order when the next run looks.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import { production } from '../production.module.js';

jest.setTimeout(60_000);

let company: Company;
let planner: Person;
let elsewhere: Person;
let operator: Person;
let buyer: Person;
let sales: Person;

type Action = Readonly<Record<string, unknown>> & { readonly id: string; readonly status: string };

/** The actions of Lyon that are raised, by id. */
const raised = async (): Promise<readonly Action[]> => {
  const { body } = await planner.looks('planning-actions?filter[status]=raised');
  return body.data as readonly Action[];
};
const run = async (id: string) => {
  const done = await planner.does('planning-runs', { id, site: 'lyon' });
  expect(done.events.at(-1)).toBe('PlanningRunCompleted');
  await company.heard();
  const { body } = await planner.looks(`planning-runs/${id}`);
  return body;
};

/** An order of pumps, for which a production order is there by itself. */
const sell = async (id: string, value: number): Promise<void> => {
  const price = eur('90.00');
  const line = { line: '1', item: 'PUMP', quantity: pieces(value), price, requested: inDays(10) };
  await sales.does('sales-orders', { id, site: 'lyon', customer: 'AQUA', lines: [line] });
  await planner.awaits<{ status: string }>(`production-orders/${id}.1`, ({ status }) => status === 'planned');
  await company.heard();
};

beforeAll(async () => {
  company = await foundCompany(production, supplyChain);
  await definePump(company);
  [planner, elsewhere, operator, buyer] = await Promise.all([
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'planner', 'gdansk'),
    company.as('production', 'operator', 'lyon'),
    company.as('supply-chain', 'buyer', 'lyon'),
  ]);
  const policy = { site: 'lyon', method: 'fixed', orderQuantity: pieces(25), leadTime: 'P2D' };
  await planner.does('items/CAST/set-planning-policy', policy);
  sales = await company.as('supply-chain', 'planner', 'lyon');
  await company.heard();
  const customer = { id: 'AQUA', name: 'Aqua', currency: 'EUR', country: 'FR' };
  await (await company.as('supply-chain', 'admin')).does('customers', customer);
  await sell('SO-1', 10);
});

afterAll(() => company.stop());

describe('a run', () => {
  it('asks for the material of the order that the line led to, in the lots of its policy', async () => {
    const result = await run('RUN-1');
    expect(result).toMatchObject({ site: 'lyon', actions: 1, changed: 1, withdrawn: 0, plannedOrders: 1 });
    const [action, ...others] = await raised();
    expect(others).toEqual([]);
    expect(action).toMatchObject({
      ...{ action: 'order', item: 'CAST', quantity: pieces(25), reason: 'short', run: 'RUN-1' },
      pegs: [{ demand: 'production-order/SO-1.1', quantity: pieces(10) }],
      ends: [{ demand: 'sales-order/SO-1/1' }],
    });
  });

  it('has the same result for the same inputs, and asks for nothing twice', async () => {
    const [one, other] = [await run('RUN-2'), await run('RUN-3')];
    expect(other).toMatchObject({ inputsHash: one.inputsHash, resultHash: one.resultHash, changed: 0 });
    expect(await raised()).toHaveLength(1);
    expect(await planner.does('planning-runs', { id: 'RUN-3', site: 'lyon' })).toMatchObject({
      ...{ status: 200, events: [] },
    });
  });

  it('is for those who plan the site', async () => {
    const body = { id: 'RUN-4', site: 'lyon' };
    expect(await operator.cannot('planning-runs', body)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot('planning-runs', body)).toBe('403 ACC-SITE');
    expect((await operator.looks('planning-actions')).status).toBe(403);
    const theirs = await elsewhere.looks('planning-actions');
    expect(theirs.body.data).toEqual([]);
  });
});

describe('an action', () => {
  it('stays dismissed while nothing changes, and is asked for anew when more is needed', async () => {
    const [action] = await raised();
    const path = `planning-actions/${action?.id ?? ''}`;
    expect(await elsewhere.cannot(`${path}/apply`)).toBe('404 PLT-NOT-FOUND');
    expect(await operator.cannot(`${path}/dismiss`, { reason: 'No.' })).toBe('403 ACC-ROLE');
    await planner.does(`${path}/dismiss`, { reason: 'They come from the other hall.' });
    expect(await planner.cannot(`${path}/apply`)).toBe('409 PRD-PLAN-STATE');
    await run('RUN-5');
    expect(await raised()).toEqual([]);
    await sell('SO-2', 30);
    await run('RUN-6');
    expect(await raised()).toMatchObject([{ id: action?.id, quantity: pieces(50), status: 'raised' }]);
  });

  it('is applied once: a requisition is raised, which the next run counts on', async () => {
    const [action] = await raised();
    const path = `planning-actions/${action?.id ?? ''}`;
    expect(await planner.does(`${path}/apply`)).toMatchObject({ events: ['PlanningActionApplied'] });
    expect(await planner.does(`${path}/apply`)).toMatchObject({ events: [] });
    await company.heard();
    const requisition = await buyer.awaits<Record<string, unknown>>(
      `requisitions/${action?.id ?? ''}`,
      ({ item }) => item === 'CAST',
    );
    expect(requisition).toMatchObject({ quantity: pieces(50), cause: 'planning/lyon.CAST' });
    await company.heard();
    expect(await run('RUN-7')).toMatchObject({ actions: 0 });
  });

  it('goes when what it was for goes, and asks to cancel what nobody needs', async () => {
    const order = { id: 'WO-9', site: 'lyon', item: 'PUMP', quantity: pieces(7), due: inDays(11) };
    await planner.does('production-orders', order);
    await company.heard();
    await run('RUN-8');
    const found = await raised();
    const cancel = found.find((each) => each.action === 'cancel');
    expect(cancel).toMatchObject({ target: 'production-order/WO-9', reason: 'not-needed' });
    await planner.does(`planning-actions/${cancel?.id ?? ''}/apply`);
    await planner.awaits<{ status: string }>(
      'production-orders/WO-9',
      ({ status }) => status === 'cancelled',
    );
    await company.heard();
    await run('RUN-9');
    expect(await raised()).toEqual([]);
  });
});
