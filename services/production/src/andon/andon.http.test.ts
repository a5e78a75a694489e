/**
 * A critical call over HTTP: it stops the order, refuses what would go on, climbs, and gives the order back.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, hire, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { hr } from '@gemba/hr-service/hr.module';
import { production } from '../production.module.js';

jest.setTimeout(60_000);

const ORDER = 'production-orders/WO-1';
const NEXT = 'production-orders/WO-2';
const CALL = 'andon-calls/A-1';
const assembly = { operation: 10, workUnit: 'lyon.ASSEMBLY', people: ['ANA'] };
const rule = {
  ...{ site: 'lyon', kind: 'quality', severity: 'critical', timing: 'clock', stops: 'order' },
  chain: [
    { role: 'quality-inspector', within: 'PT1S' },
    { role: 'site-manager', within: 'PT1H' },
  ],
};
const call = { id: 'A-1', site: 'lyon', workUnit: 'lyon.ASSEMBLY', kind: 'quality', severity: 'critical' };

type State = { readonly status: string; readonly role?: string; readonly operations?: readonly object[] };

let company: Company;
let planner: Person;
let operator: Person;
let inspector: Person;
let elsewhere: Person;
let buyer: Person;

beforeAll(async () => {
  company = await foundCompany(production, hr);
  await definePump(company);
  await hire(company, 'ANA', ['assembly']);
  [planner, operator, inspector, elsewhere, buyer] = await Promise.all([
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'operator', 'lyon'),
    company.as('production', 'quality-inspector', 'lyon'),
    company.as('production', 'operator', 'gdansk'),
    company.as('production', 'buyer', 'lyon'),
  ]);
  await company.heard();
  for (const order of [ORDER, NEXT]) {
    const id = order.slice(order.indexOf('/') + 1);
    await planner.does('production-orders', {
      ...{ id, site: 'lyon', item: 'PUMP', quantity: pieces(10), due: inDays(2) },
    });
    await planner.does(`${order}/release`);
    await planner.does(`${order}/assign-operation`, { ...assembly, planned: inDays(0) });
  }
  await operator.does(`${ORDER}/start-operation`, assembly);
});

afterAll(() => company.stop());

describe('a critical call', () => {
  it('is ruled by who runs the site', async () => {
    expect(await operator.cannot('andon-rules', rule)).toBe('403 ACC-ROLE');
    expect(await planner.cannot('andon-rules', { ...rule, severity: 'normal' })).toBe('422 PRD-ANDON-STOPS');
    await planner.does('andon-rules', rule);
    expect(await planner.does('andon-rules', rule)).toMatchObject({ events: [] });
  });
  it('pauses what runs and holds its order, once', async () => {
    expect(await buyer.cannot('andon-calls', call)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot('andon-calls', call)).toBe('403 ACC-SITE');
    await operator.does('andon-calls', call);
    expect(await operator.does('andon-calls', call)).toMatchObject({ events: [] });
    const held = await planner.awaits<State>(ORDER, ({ status }) => status === 'held');
    expect(held.operations?.[0]).toMatchObject({ status: 'paused' });
    expect(await operator.cannot(`${ORDER}/start-operation`, assembly)).toBe('409 PRD-ORD-STATE');
    expect(await operator.cannot(`${NEXT}/start-operation`, assembly)).toBe('422 PRD-OP-ANDON');
  });
  it('climbs to the next of its chain while nobody answers', async () => {
    const climbed = await planner.awaits<State>(CALL, ({ role }) => role === 'site-manager');
    expect(climbed.status).toBe('open');
  });
  it('is answered, arrived at and resolved in this order, not by whoever called', async () => {
    expect(await operator.cannot(`${CALL}/answer-call`)).toBe('403 ACC-ROLE');
    await inspector.does(`${CALL}/arrive-at-call`);
    expect(await inspector.does(`${CALL}/arrive-at-call`)).toMatchObject({ events: [] });
    expect(await planner.cannot(`${CALL}/answer-call`)).toBe('409 PRD-ANDON-STATE');
    const done = { cause: 'The gauge was worn; replaced.' };
    expect(await operator.cannot(`${CALL}/resolve-call`, done)).toBe('403 PRD-ANDON-CRITICAL');
    await inspector.does(`${CALL}/resolve-call`, done);
    expect(await inspector.does(`${CALL}/resolve-call`, done)).toMatchObject({ events: [] });
    await planner.awaits<State>(ORDER, ({ status }) => status === 'released');
    await operator.does(`${ORDER}/start-operation`, assembly);
  });
});
