/**
 * Production over HTTP: how a pump is made, from its definition to the inspected lot, with the people, the
 * material and the decisions that come from the other departments.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { ago, inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { OPERATIONS, definePump, eur, hire, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { hr } from '@gemba/hr-service/hr.module';
import { quality } from '@gemba/quality-service/quality.module';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import type { ProductionOrderAnswer } from './production-order/answer.js';
import { production } from './production.module.js';

jest.setTimeout(60_000);

let company: Company;
let planner: Person;
let operator: Person;
let elsewhere: Person;
let warehouse: Person;
let inspector: Person;

const assembly = { operation: 10, workUnit: 'lyon.ASSEMBLY', people: ['ANA'] };
const testing = { operation: 20, workUnit: 'lyon.TESTING', people: ['BEN'] };
const made = (operation: number, good: number, scrap = 0) => ({
  ...{ operation, good: pieces(good), scrap: pieces(scrap), rework: pieces(0) },
  ...(scrap === 0 ? {} : { reason: 'surface' }),
});
const plan = {
  ...{ item: 'PUMP', version: 1, trigger: 'completion', sampleSize: 1 },
  characteristics: [{ id: 'flow', name: 'Flow', nominal: '6', lower: '5', upper: '7', unit: 'MTQ' }],
};

beforeAll(async () => {
  company = await foundCompany(production, hr, supplyChain, quality);
  await definePump(company);
  await hire(company, 'ANA', ['assembly']);
  await hire(company, 'BEN', ['assembly', 'testing']);
  [planner, operator, elsewhere, warehouse, inspector] = await Promise.all([
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'operator', 'lyon'),
    company.as('production', 'planner', 'gdansk'),
    company.as('supply-chain', 'warehouse', 'lyon'),
    company.as('quality', 'quality-inspector', 'lyon'),
  ]);
  await inspector.does('control-plans', plan);
  await company.heard();
});

afterAll(() => company.stop());

describe('what is made', () => {
  it('is defined once, in versions that follow each other', async () => {
    const seal = { id: 'SEAL', name: 'Seal', kind: 'buy', unit: 'C62', tracking: 'lot' };
    expect(await planner.does('items', seal)).toMatchObject({ status: 201, etag: '"1"' });
    expect(await planner.does('items', seal)).toMatchObject({ status: 200, events: [] });
    expect(await planner.cannot('items', { ...seal, unit: 'KGM' })).toBe('409 PRD-ITEM-STATE');
    expect(await operator.cannot('items', seal)).toBe('403 ACC-ROLE');
    const of = (item: string) => [{ item, quantity: pieces(1), scrapFraction: '0', operation: 10 }];
    const bom = { item: 'CAST', version: 1, effectiveFrom: inDays(0), base: pieces(1) };
    const boms = 'bills-of-materials';
    expect(await planner.cannot(boms, { ...bom, lines: of('NOTHING') })).toBe('422 PRD-ITEM-UNKNOWN');
    expect(await planner.cannot(boms, { ...bom, lines: of('PUMP') })).toBe('422 PRD-BOM-CYCLE');
    const earlier = { ...bom, item: 'PUMP', version: 2, effectiveFrom: inDays(-60), lines: of('SEAL') };
    expect(await planner.cannot(boms, earlier)).toBe('422 PRD-BOM-OVERLAP');
    expect(await planner.cannot(boms, { ...earlier, version: 1 })).toBe('409 PRD-BOM-STATE');
    const operation = { ...OPERATIONS[0], name: 'A', setup: 'PT0S', runPerUnit: 'PT1M' };
    const routing = { item: 'PUMP', version: 2, operations: [operation, operation] };
    expect(await planner.cannot('routings', routing)).toBe('422 PRD-RTG-SEQUENCE');
  });

  it('P37: is planned by each site for itself', async () => {
    const policy = { reorderPoint: pieces(1), orderQuantity: pieces(5), leadTime: 'P3D' };
    const path = 'items/CAST/set-planning-policy';
    expect(await planner.cannot(path, { ...policy, site: 'gdansk' })).toBe('403 ACC-SITE');
    expect(await elsewhere.does(path, { ...policy, site: 'gdansk' })).toMatchObject({ status: 200 });
  });

  it('is made in a plant with its own calendar and machines', async () => {
    const shift = { name: 'early', start: '06:00', end: '14:00', weekdays: ['1', '2'] };
    const calendar = { site: 'lyon', shifts: [shift], holidays: [] };
    const wrong = { ...calendar, shifts: [{ ...shift, weekdays: ['8'] }] };
    expect(await planner.cannot('work-calendars', wrong)).toBe('422 PRD-CAL-SHIFT');
    expect(await planner.does('work-calendars', calendar)).toMatchObject({ id: 'lyon', status: 201 });
    expect(await planner.does('work-calendars', calendar)).toMatchObject({ status: 200, events: [] });
    expect(await elsewhere.cannot('work-calendars', calendar)).toBe('403 ACC-SITE');
    const busy = { date: inDays(0), planned: 'PT8H' };
    const path = 'equipment/lyon.ASSEMBLY/plan-busy-time';
    expect(await planner.does(path, busy)).toMatchObject({ events: ['BusyTimePlanned'] });
    expect(await elsewhere.cannot(path, busy)).toBe('404 PLT-NOT-FOUND');
  });
});

describe('an order', () => {
  const order = { id: 'WO-1', site: 'lyon', item: 'PUMP', quantity: pieces(10), due: inDays(2) };
  const path = 'production-orders/WO-1';

  it('is created once, for something that can be made', async () => {
    expect(await planner.cannot('production-orders', { ...order, item: 'CAST' })).toBe('422 PRD-BOM-MISSING');
    expect(await planner.does('production-orders', order)).toMatchObject({ status: 201, version: 1 });
    expect(await planner.does('production-orders', order)).toMatchObject({ status: 200, events: [] });
    const more = { ...order, quantity: pieces(11) };
    expect(await planner.cannot('production-orders', more)).toBe('409 PRD-ORD-STATE');
    expect(await operator.cannot('production-orders', more)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot('production-orders', { ...order, id: 'WO-2' })).toBe('403 ACC-SITE');
    expect(await elsewhere.cannot(`${path}/release`)).toBe('404 PLT-NOT-FOUND');
    expect((await elsewhere.looks(path)).status).toBe(404);
  });

  it('says what may be done with it, to each by role and as it stands', async () => {
    const offered = async (person: Person) => {
      const { status, body } = await person.looks(`${path}/commands`);
      if (status !== 200) return String(body.code);
      const data = body.data as readonly { name: string; now: boolean; code: string | null }[];
      return Object.fromEntries(data.map(({ name, now, code }) => [name, now ? 'now' : code]));
    };
    expect(await offered(planner)).toMatchObject({
      ...{
        ReleaseProductionOrder: 'now',
        CancelProductionOrder: 'now',
        CloseProductionOrder: 'PRD-CLOSE-OPEN',
      },
    });
    const seen = await offered(operator);
    expect(seen).toMatchObject({ StartOperation: 'PRD-ORD-STATE' });
    expect(seen).not.toHaveProperty('ReleaseProductionOrder');
    expect(await offered(elsewhere)).toBe('PLT-NOT-FOUND');
  });

  it('tells of a command that is only tried what it would do, or why not, and does nothing', async () => {
    const trying = { headers: { 'gemba-dry-run': 'true' } };
    const tried = await planner.does(`${path}/release`, {}, trying);
    expect(tried).toMatchObject({ status: 200, version: 2, etag: null, events: ['ProductionOrderReleased'] });
    expect(await operator.cannot(`${path}/start-operation`, assembly, trying)).toBe('409 PRD-ORD-STATE');
    expect(await operator.cannot(`${path}/release`, {}, trying)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot(`${path}/release`, {}, trying)).toBe('404 PLT-NOT-FOUND');
    const perhaps = { headers: { 'gemba-dry-run': 'perhaps' } };
    expect(await planner.cannot(`${path}/release`, {}, perhaps)).toBe('400 PLT-DRY-RUN');
    expect(await planner.does('production-orders', { ...order, id: 'WO-TRIED' }, trying)).toMatchObject({
      events: ['ProductionOrderCreated'],
    });
    expect((await planner.looks('production-orders/WO-TRIED')).status).toBe(404);
    expect((await planner.looks(path)).body).toMatchObject({ version: 1 });
  });

  it('P37: is released and staffed at its own site, with people whom HR found qualified', async () => {
    expect(await operator.cannot(`${path}/start-operation`, assembly)).toBe('409 PRD-ORD-STATE');
    expect(await planner.does(`${path}/release`, {}, { headers: { 'if-match': '"1"' } })).toMatchObject({
      ...{ etag: '"2"', events: ['ProductionOrderReleased'] },
    });
    expect(await planner.cannot(`${path}/release`, {}, { headers: { 'if-match': '"1"' } })).toBe(
      '412 PLT-STALE',
    );
    expect(await planner.does(`${path}/release`)).toMatchObject({ events: [] });
    expect(await operator.cannot(`${path}/start-operation`, assembly)).toBe('422 PRD-OP-UNASSIGNED');
    const assign = (crew: object) => ({ ...crew, planned: inDays(0) });
    const unskilled = assign({ ...testing, people: ['ANA'] });
    expect(await planner.cannot(`${path}/assign-operation`, unskilled)).toBe('422 PRD-OP-SKILL');
    const elsewhereMade = assign({ ...testing, workUnit: 'lyon.ASSEMBLY' });
    expect(await planner.cannot(`${path}/assign-operation`, elsewhereMade)).toBe('422 PRD-OP-EQUIPMENT');
    const press = { id: 'gdansk.TESTING', name: 'T', site: 'gdansk', workCenter: 'TESTING' };
    await elsewhere.does('equipment', { ...press, path: 'gemba/gdansk/hall/TESTING/1' });
    for (const workUnit of ['gdansk.TESTING', 'NO-SUCH'])
      expect(await planner.cannot(`${path}/assign-operation`, assign({ ...testing, workUnit }))).toBe(
        '404 PLT-NOT-FOUND',
      );
    await planner.does(`${path}/assign-operation`, assign(assembly));
    expect(await planner.does(`${path}/assign-operation`, assign(assembly))).toMatchObject({ events: [] });
    await planner.does(`${path}/assign-operation`, assign(testing));
  });

  it('takes the material that the warehouse issues, which hands out no more than it needs', async () => {
    const source = { kind: 'count', id: 'COUNT-1' };
    const lot = { site: 'lyon', item: 'CAST', lot: 'C1', quantity: pieces(30), source };
    await warehouse.does('stock-items', lot);
    const issue = (quantity: number) => ({
      ...{
        lot: 'C1',
        quantity: pieces(quantity),
        purpose: { kind: 'production-order', id: 'WO-1', line: '10' },
      },
    });
    await company.heard();
    await warehouse.does('stock-items/lyon.CAST/issue-stock', issue(10));
    await planner.awaits<ProductionOrderAnswer>(
      path,
      ({ components }) => components[0]?.issued.value === '10',
    );
    expect(await warehouse.cannot('stock-items/lyon.CAST/issue-stock', issue(5))).toBe('422 SCM-ISSUE-OVER');
    expect((await planner.history(path)).slice(-1)).toMatchObject([
      { type: 'MaterialIssued', data: { lot: 'C1', operation: 10 }, meta: { actor: { kind: 'system' } } },
    ]);
    expect(
      await operator.cannot(`${path}/record-material`, { item: 'CAST', lot: 'C1', quantity: pieces(1) }),
    ).toBe('404 PLT-NOT-FOUND');
  });

  it('is worked on in the order of its operations, on machines that run', async () => {
    const state = 'equipment/lyon.ASSEMBLY/change-equipment-state';
    await operator.does(state, { to: 'downUnplanned', reason: 'bearing' });
    expect(await operator.cannot(`${path}/start-operation`, assembly)).toBe('422 PRD-OP-EQUIPMENT');
    await operator.does(state, { to: 'idle', reason: 'repaired' });
    expect(await operator.does(state, { to: 'idle', reason: 'repaired' })).toMatchObject({ events: [] });
    expect(await operator.cannot(`${path}/start-operation`, testing)).toBe('422 PRD-OP-PREDECESSOR');
    expect(await operator.does(`${path}/start-operation`, assembly, ago(240))).toMatchObject({ status: 200 });
    const times = { operation: 10, setup: 'PT10M', run: 'PT2H' };
    expect(await operator.cannot(`${path}/complete-operation`, times)).toBe('422 PRD-OP-UNREPORTED');
    const key = { headers: { 'idempotency-key': 'terminal-1-report-1' } };
    await operator.does(`${path}/report-quantity`, made(10, 9, 1), key);
    expect(await operator.does(`${path}/report-quantity`, made(10, 9, 1), key)).toMatchObject({
      replayed: true,
    });
    expect(await operator.cannot(`${path}/report-quantity`, made(10, 2))).toBe('422 PRD-QTY-OVER');
    expect(await planner.cannot(`${path}/cancel`, { reason: 'No need' })).toBe('422 PRD-CANCEL-WIP');
    expect(await planner.cannot(`${path}/close`)).toBe('422 PRD-CLOSE-OPEN');
    const endless = { ...times, run: 'PT48H' };
    expect(await operator.cannot(`${path}/complete-operation`, endless)).toBe('422 PRD-OP-TIME');
    await operator.does(`${path}/complete-operation`, times, ago(100));
    expect(await operator.does(`${path}/complete-operation`, times)).toMatchObject({ events: [] });
    await operator.does(`${path}/start-operation`, testing, ago(90));
    await operator.does(`${path}/report-quantity`, made(20, 9));
    const last = { operation: 20, setup: 'PT5M', run: 'PT1H' };
    expect((await operator.does(`${path}/complete-operation`, last)).events).toEqual([
      'OperationCompleted',
      'ProductionOrderCompleted',
    ]);
  });

  it('closes when quality has decided on its lot, and not by hand', async () => {
    const inspection = 'inspections/L-WO-1.completion';
    await inspector.awaits<{ status: string }>(inspection, ({ status }) => status === 'open');
    expect(await planner.cannot(`${path}/close`)).toBe('422 PRD-CLOSE-OPEN');
    await inspector.does(`${inspection}/record-measurement`, {
      characteristic: 'flow',
      sample: 1,
      value: '6',
    });
    await inspector.does(`${inspection}/decide`);
    await planner.awaits<ProductionOrderAnswer>(path, ({ status }) => status === 'closed');
    expect((await planner.history(path)).at(-1)).toMatchObject({ type: 'ProductionOrderClosed' });
  });

  it('takes no material when it is closed, of another site, or not there', async () => {
    await company.heard();
    const foreign = await company.as('supply-chain', 'warehouse', 'gdansk');
    const source = { kind: 'count', id: 'COUNT-2' };
    const lot = { site: 'gdansk', item: 'CAST', lot: 'G1', quantity: pieces(9), source };
    await foreign.does('stock-items', lot);
    const take = (of: string, id: string) => ({
      ...{ lot: of, quantity: pieces(1), purpose: { kind: 'production-order', id, line: '10' } },
    });
    const refused = '422 SCM-STK-PURPOSE';
    expect(await warehouse.cannot('stock-items/lyon.CAST/issue-stock', take('C1', 'WO-1'))).toBe(refused);
    for (const id of ['WO-1', 'WO-NONE'])
      expect(await foreign.cannot('stock-items/gdansk.CAST/issue-stock', take('G1', id))).toBe(refused);
  });
});

describe('an order of a customer', () => {
  const path = 'production-orders/SO-1.1';
  let hrLyon: Person;

  it('is created when stock has none of it', async () => {
    hrLyon = await company.as('hr', 'hr', 'lyon');
    const seller = await company.as('supply-chain', 'planner', 'lyon');
    await seller.does('customers', { id: 'AQUA', name: 'Aqua Sud', currency: 'EUR', country: 'FR' });
    const line = {
      line: '1',
      item: 'PUMP',
      quantity: pieces(40),
      price: eur('340.00'),
      requested: inDays(9),
    };
    await seller.does('sales-orders', { id: 'SO-1', site: 'lyon', customer: 'AQUA', lines: [line] });
    const order = await planner.awaits<ProductionOrderAnswer>(path, ({ status }) => status === 'planned');
    expect(order).toMatchObject({
      ...{ site: 'lyon', item: 'PUMP', quantity: pieces(40), due: inDays(9), demand: 'sales-order/SO-1/1' },
    });
  });

  it('is not created by hand for what nobody ordered here', async () => {
    const wanted = { site: 'lyon', item: 'PUMP', quantity: pieces(1), due: inDays(2) };
    const made = (id: string, demand: string) => ({ ...wanted, id, demand });
    for (const demand of ['sales-order/NOPE/1', 'sales-order/SO-1/2', 'nonsense'])
      expect(await planner.cannot('production-orders', made('WO-NOPE', demand))).toBe('422 PRD-ORD-DEMAND');
    await company.heard();
    await planner.does('production-orders', made('WO-MORE', 'sales-order/SO-1/1'));
  });

  it('goes to a substitute while its person is absent, and back', async () => {
    const peopleAre = (name: string) => (order: ProductionOrderAnswer) =>
      order.operations[0]?.people.join() === name;
    const planned = inDays(3);
    await planner.does(`${path}/assign-operation`, { ...assembly, planned });
    await company.heard();
    const away = { person: 'ANA', site: 'lyon', from: inDays(2), expectedTo: planned, kind: 'sick' };
    await hrLyon.does('absences', away);
    await planner.awaits(path, peopleAre('BEN'));
    await hrLyon.does(`absences/ANA.${inDays(2)}/end`, { to: inDays(2) });
    await planner.awaits(path, peopleAre('ANA'));
  });

  it('is held, resumed and cancelled while nothing is begun', async () => {
    const why = { reason: 'Drawing is checked' };
    expect(await planner.cannot(`${path}/hold`, why)).toBe('409 PRD-ORD-STATE');
    await planner.does(`${path}/release`);
    await planner.does(`${path}/hold`, why);
    expect(await operator.cannot(`${path}/start-operation`, assembly)).toBe('409 PRD-ORD-STATE');
    await planner.does(`${path}/resume`, why);
    expect(await operator.cannot(`${path}/cancel`, why)).toBe('403 ACC-ROLE');
    expect(await planner.does(`${path}/cancel`, why)).toMatchObject({ events: ['ProductionOrderCancelled'] });
    expect(await planner.does(`${path}/cancel`, why)).toMatchObject({ events: [] });
    expect(await planner.cannot(`${path}/release`)).toBe('409 PRD-ORD-STATE');
  });
});
