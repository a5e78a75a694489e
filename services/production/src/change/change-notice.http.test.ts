/**
 * An engineering change over HTTP: a casting is replaced while an order, a purchase and stock of the old one
 * are open; each is decided, the notice is released, and each department carries its part out.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, held, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { quality } from '@gemba/quality-service/quality.module';
import type { StockItemAnswer } from '@gemba/supply-chain-service/stock/answer';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import { production } from '../production.module.js';
import type { ChangeNoticeAnswer } from './notice-state.js';

jest.setTimeout(60_000);

let company: Company;
let planner: Person;
let lyon: Person;
let manager: Person;
let operator: Person;
let buyer: Person;
let warehouse: Person;

const NOTICE = 'change-notices/ECN-1';
const of = (item: string) => [{ item, quantity: pieces(1), scrapFraction: '0', operation: 10 }];
const bill = { version: 2, base: pieces(1), lines: of('CAST-2') };
const change = { item: 'PUMP', reason: 'The old casting leaks.', effectiveFrom: inDays(1), bill };
const raised = { id: 'ECN-1', ...change };

type Line = ChangeNoticeAnswer['lines'][number];

const notice = async (): Promise<ChangeNoticeAnswer> => {
  const { body } = await planner.looks(NOTICE);
  return body as unknown as ChangeNoticeAnswer;
};
const lineOf = async (subject: string): Promise<Line> => {
  const { lines } = await notice();
  const line = lines.findLast((each) => each.subject === subject);
  if (!line) throw new Error(`${subject} is not listed: ${JSON.stringify(lines)}`);
  return line;
};
const decided = async (subject: string, decision: string) => ({
  ...{ line: (await lineOf(subject)).line, decision, reason: 'As agreed in the change board.' },
});
const decide = async (subject: string, decision: string, by = planner) =>
  by.does(`${NOTICE}/decide-change-impact`, await decided(subject, decision));
const cannot = async (subject: string, decision: string, by = planner) =>
  by.cannot(`${NOTICE}/decide-change-impact`, await decided(subject, decision));

const makes = async (id: string): Promise<void> => {
  const order = { id, site: 'lyon', item: 'PUMP', quantity: pieces(10), due: inDays(5) };
  await planner.does('production-orders', order);
};
const buys = async (id: string): Promise<void> => {
  const line = { line: '1', item: 'CAST', quantity: pieces(50), price: eur('4.00') };
  await buyer.does('purchase-orders', { id, site: 'lyon', supplier: 'FONDERIE', lines: [line] });
};
const stocks = (lot: string) =>
  warehouse.does('stock-items', {
    ...{ site: 'lyon', item: 'CAST', lot, quantity: pieces(20) },
    source: { kind: 'count', id: `COUNT-${lot}` },
  });
const issues = (id: string) =>
  warehouse.does('stock-items/lyon.CAST/issue-stock', {
    ...{ lot: 'C1', quantity: pieces(10), purpose: { kind: 'production-order', id, line: '10' } },
  });

beforeAll(async () => {
  company = await foundCompany(production, supplyChain, quality);
  await definePump(company);
  [planner, lyon, manager, operator, buyer, warehouse] = await Promise.all([
    company.as('production', 'planner'),
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'site-manager', 'lyon'),
    company.as('production', 'operator', 'lyon'),
    company.as('supply-chain', 'buyer', 'lyon'),
    company.as('supply-chain', 'warehouse', 'lyon'),
  ]);
  const cast = { id: 'CAST-2', name: 'Housing casting, thicker', kind: 'buy', unit: 'C62', tracking: 'lot' };
  await planner.does('items', cast);
  await company.heard();
  await buyer.does('suppliers', { id: 'FONDERIE', name: 'Fonderie', currency: 'EUR', leadTime: 'P3D' });
  for (const id of ['WO-1', 'WO-2', 'WO-3']) await makes(id);
  for (const id of ['WO-1', 'WO-2']) await planner.does(`production-orders/${id}/release`);
  await buys('PO-1');
  await stocks('C1');
  await company.heard();
  await issues('WO-2');
  await company.heard();
});

afterAll(() => company.stop());

describe('a change notice', () => {
  it('is for something new that could be released, from a day that is not over', async () => {
    const changes = 'change-notices';
    const { bill: _, ...nothing } = raised;
    expect(await planner.cannot(changes, nothing)).toBe('422 PRD-ECN-EMPTY');
    expect(await planner.cannot(changes, { ...raised, effectiveFrom: inDays(-2) })).toBe('422 PRD-ECN-DATE');
    const again = { ...raised, bill: { ...bill, version: 1 } };
    expect(await planner.cannot(changes, again)).toBe('409 PRD-BOM-STATE');
    const unknown = { ...raised, bill: { ...bill, lines: of('GOLD') } };
    expect(await planner.cannot(changes, unknown)).toBe('422 PRD-ITEM-UNKNOWN');
    expect(await operator.cannot(changes, raised)).toBe('403 ACC-ROLE');
  });

  it('asks first what else is made of it', async () => {
    const { body } = await planner.looks('where-used?item=CAST');
    expect(body.uses).toMatchObject([{ level: 1, item: 'PUMP', component: 'CAST', version: 1 }]);
    expect((await planner.looks('where-used?item=CAST&date=soon')).status).toBe(400);
    expect((await planner.looks('where-used?item=NOBODY')).status).toBe(404);
    const hr = await company.as('production', 'hr', 'lyon');
    expect((await hr.looks('where-used?item=CAST')).status).toBe(403);
  });

  it('lists all that it touches, once', async () => {
    expect(await planner.does('change-notices', raised)).toMatchObject({ status: 201 });
    expect(await planner.does('change-notices', raised)).toMatchObject({ status: 200, events: [] });
    expect(await planner.cannot('change-notices', { ...raised, item: 'CAST' })).toBe('409 PRD-ECN-STATE');
    const { lines, superseded, status } = await notice();
    expect({ status, superseded }).toEqual({ status: 'raised', superseded: [{ item: 'CAST', usedIn: [] }] });
    expect(lines.map(({ kind, subject, quantity }) => [kind, subject, quantity.value])).toEqual([
      ['production-order', 'WO-1', '10'],
      ['production-order', 'WO-2', '10'],
      ['production-order', 'WO-3', '10'],
      ['purchase-order', 'PO-1/1', '50'],
      ['stock', 'lyon.CAST', '10'],
    ]);
    expect(await planner.does(`${NOTICE}/list-change-impact`)).toMatchObject({ events: [] });
    expect((await operator.looks(NOTICE)).status).toBe(403);
  });

  it('is not released before each line is decided, by right, and as it can be carried out', async () => {
    expect(await planner.cannot(`${NOTICE}/release`)).toBe('422 PRD-ECN-UNDECIDED');
    expect(await cannot('WO-1', 'switch-over', manager)).toBe('403 PRD-ECN-RIGHT');
    expect(await cannot('WO-2', 'switch-over')).toBe('422 PRD-ORD-BEGUN');
    expect(await cannot('WO-2', 'cancel')).toBe('422 PRD-CANCEL-WIP');
    expect(await cannot('lyon.CAST', 'switch-over')).toBe('422 PRD-ECN-DECISION');
    expect(await decide('WO-1', 'switch-over')).toMatchObject({ events: ['ChangeImpactDecided'] });
    expect(await decide('WO-1', 'switch-over')).toMatchObject({ events: [] });
    await decide('WO-2', 'leave');
    await decide('WO-3', 'leave', lyon);
    await decide('PO-1/1', 'cancel');
    const none = { line: 99, decision: 'leave', reason: 'None.' };
    expect(await planner.cannot(`${NOTICE}/decide-change-impact`, none)).toBe('422 PRD-ECN-LINE');
    expect(await planner.cannot(`${NOTICE}/release`)).toBe('422 PRD-ECN-UNDECIDED');
    await decide('lyon.CAST', 'scrap');
  });

  it('is not released while something is open that nobody has seen', async () => {
    await makes('WO-4');
    await company.heard();
    expect(await planner.cannot(`${NOTICE}/release`)).toBe('422 PRD-ECN-UNLISTED');
    expect(await lyon.does(`${NOTICE}/list-change-impact`)).toMatchObject({ events: ['ChangeImpactListed'] });
    await decide('WO-4', 'switch-over');
  });

  it('is released once, and every department does its part', async () => {
    expect(await manager.cannot(`${NOTICE}/release`)).toBe('403 PRD-ECN-RIGHT');
    const { events } = await planner.does(`${NOTICE}/release`);
    expect(events.filter((each) => each === 'ChangeImpactReleased')).toHaveLength(4);
    expect(await planner.does(`${NOTICE}/release`)).toMatchObject({ events: [] });
    await company.heard();
    const { body } = await planner.looks('bills-of-materials/PUMP');
    expect(body.versions).toMatchObject([{ version: 1 }, { version: 2, effectiveFrom: inDays(1) }]);
    const takes = (item: string) => (order: { components: readonly { item: string }[] }) =>
      order.components[0]?.item === item;
    for (const id of ['WO-1', 'WO-4']) await planner.awaits(`production-orders/${id}`, takes('CAST-2'));
    for (const id of ['WO-2', 'WO-3']) await planner.awaits(`production-orders/${id}`, takes('CAST'));
    await buyer.awaits('purchase-orders/PO-1', ({ status }: { status: string }) => status === 'cancelled');
    await warehouse.awaits<StockItemAnswer>(
      'stock-items/lyon.CAST',
      (stock) => held(stock, 'C1', 'hold') === 10,
    );
  });

  it('goes on listing what comes on the old version, and lets it be decided', async () => {
    await buys('PO-2');
    await company.heard();
    await planner.does(`${NOTICE}/list-change-impact`);
    expect((await lineOf('PO-1/1')).ended).toBe(true);
    expect(await decide('PO-2/1', 'cancel')).toMatchObject({
      events: ['ChangeImpactDecided', 'ChangeImpactReleased'],
    });
    expect(await cannot('PO-2/1', 'leave')).toBe('409 PRD-ECN-STATE');
    await buyer.awaits('purchase-orders/PO-2', ({ status }: { status: string }) => status === 'cancelled');
    expect(await planner.cannot(`${NOTICE}/withdraw`, { reason: 'No.' })).toBe('409 PRD-ECN-STATE');
  });
});
