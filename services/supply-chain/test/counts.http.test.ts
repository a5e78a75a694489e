/** Counts over HTTP: blind for who counts, again by somebody else, approved by right, and then posted. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { held, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { production } from '@gemba/production-service/production.module';
import type { StockCountAnswer } from '../src/counting/count-state.js';
import type { StockItemAnswer } from '../src/stock/answer.js';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(60_000);

const CAST = 'stock-items/lyon.CAST';
const COUNT = 'stock-counts/CNT-1';

let company: Company;
let planner: Person;
let ana: Person;
let bea: Person;
let manager: Person;
let elsewhere: Person;

beforeAll(async () => {
  company = await foundCompany(supplyChain, production);
  const makers = await company.as('production', 'planner');
  await makers.does('items', { id: 'CAST', name: 'Casting', kind: 'buy', unit: 'C62', tracking: 'lot' });
  const admin = await company.as('governance', 'admin');
  const right = { topic: 'stock-count', scope: 'lyon', validFrom: '2026-01-01T00:00:00Z', level: 'site' };
  await admin.does('decision-rights', { ...right, id: 'count.manager', holderRole: 'site-manager' });
  const person = (sub: string, role: string, site = 'lyon') =>
    company.signIn('supply-chain', { sub, roles: [role], sites: [site] });
  [planner, ana, bea, manager, elsewhere] = await Promise.all([
    person('pia', 'planner'),
    person('ana', 'warehouse'),
    person('bea', 'warehouse'),
    person('max', 'site-manager'),
    person('ola', 'warehouse', 'gdansk'),
  ]);
  await company.heard();
  const found = { site: 'lyon', item: 'CAST', source: { kind: 'count', id: 'OPENING' } };
  await ana.does('stock-items', { ...found, lot: 'C1', quantity: pieces(100) });
  await company.heard();
}, 120_000);

afterAll(() => company.stop());

describe('a count', () => {
  const line = (quantity: number) => ({
    lines: [{ lot: 'C1', status: 'available', quantity: pieces(quantity) }],
  });

  it('is planned, and a large correction by hand is none', async () => {
    const plan = { id: 'CNT-1', site: 'lyon', item: 'CAST', tolerance: { share: '0.02' } };
    expect(await ana.cannot('stock-counts', plan)).toBe('403 ACC-ROLE');
    expect(await planner.cannot('stock-counts', { ...plan, lots: ['C9'] })).toBe('422 SCM-CNT-LOT');
    expect(await planner.does('stock-counts', plan)).toMatchObject({ status: 201 });
    expect(await planner.does('stock-counts', plan)).toMatchObject({ status: 200, events: [] });
    const correction = { lot: 'C1', quantity: pieces(-10), reason: 'Mine' };
    expect(await ana.cannot(`${CAST}/adjust-stock`, correction)).toBe('422 SCM-CNT-RIGHT');
  });

  it('is blind, and counted again by somebody else where it differs too much', async () => {
    expect(await elsewhere.cannot(`${COUNT}/record`, line(90))).toBe('404 PLT-NOT-FOUND');
    await ana.does(`${COUNT}/record`, line(90));
    const seen = (await ana.looks(COUNT)).body as unknown as StockCountAnswer;
    expect(seen).toMatchObject({ status: 'recount', lines: line(90).lines });
    expect(seen).not.toHaveProperty('differences');
    expect(JSON.stringify(await ana.history(COUNT))).not.toContain('differences');
    expect(await ana.cannot(`${COUNT}/record`, line(90))).toBe('403 SCM-CNT-SELF');
    await bea.does(`${COUNT}/record`, line(91));
  });

  it('is approved by who holds the right, who sees by how much it differs, and then posted', async () => {
    const asked = (await manager.looks(COUNT)).body as unknown as StockCountAnswer;
    expect(asked).toMatchObject({ status: 'review', differences: [{ lot: 'C1', quantity: pieces(-9) }] });
    expect(await ana.cannot(`${COUNT}/approve`)).toBe('403 ACC-ROLE');
    // What leaves between count and approval is not taken twice.
    const scrap = { lot: 'C1', quantity: pieces(5), purpose: { kind: 'scrap', id: 'NC-1' } };
    await ana.does(`${CAST}/issue-stock`, scrap);
    await manager.does(`${COUNT}/approve`);
    expect(await manager.does(`${COUNT}/approve`)).toMatchObject({ events: [] });
    await ana.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C1', 'available') === 86);
  });

  it('within its tolerance is posted by itself; one that is given up is not', async () => {
    const plan = { site: 'lyon', item: 'CAST', tolerance: { share: '0.02' } };
    await planner.does('stock-counts', { ...plan, id: 'CNT-2' });
    await ana.does('stock-counts/CNT-2/record', line(85));
    await ana.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C1', 'available') === 85);
    await planner.does('stock-counts', { ...plan, id: 'CNT-3' });
    await planner.does('stock-counts/CNT-3/cancel', { reason: 'Wrong week' });
    expect(await ana.cannot('stock-counts/CNT-3/record', line(1))).toBe('409 SCM-CNT-STATE');
  });
});
