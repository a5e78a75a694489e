/**
 * Refurbishing over HTTP: what came back goes into an order, at what it brings, and comes out of it under its
 * own serial number as another item, at what that has cost; a cancelled order gives it back.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { Journals } from '@gemba/deploy-acceptance/testing/books.http';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, held, hire, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import type { CostLayerAnswer } from '@gemba/finance-service/costing/cost-layer/cost-layer';
import { finance } from '@gemba/finance-service/finance.module';
import { hr } from '@gemba/hr-service/hr.module';
import type { ProductionOrderAnswer } from '@gemba/production-service/production-order/answer';
import { production } from '@gemba/production-service/production.module';
import type { ReturnAuthorisationAnswer } from '../src/returns/answer.js';
import type { SalesOrderAnswer } from '../src/selling/answer.js';
import type { ShipmentAnswer } from '../src/selling/shipment.js';
import type { StockItemAnswer } from '../src/stock/answer.js';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(120_000);

let company: Company;
let seller: Person;
let planner: Person;
let operator: Person;
let warehouse: Person;
let inspector: Person;
let manager: Person;
let controller: Person;

const ITEM = { kind: 'make', unit: 'C62', tracking: 'serial' };
const NEW = { ...ITEM, id: 'MIXER', name: 'Mixer' };
const AGAIN = { ...ITEM, id: 'MIXER-R', name: 'Mixer, refurbished' };

const line = (item: string) => ({ item, quantity: pieces(1), scrapFraction: '0', operation: 10 });

const define = async (): Promise<void> => {
  await definePump(company);
  await hire(company, 'ANA', ['assembly']);
  await planner.does('items', NEW);
  await planner.does('items', AGAIN);
  await planner.does('items', { ...ITEM, id: 'SEAL', name: 'Seal', kind: 'buy', tracking: 'lot' });
};

const govern = async (): Promise<void> => {
  const admin = await company.as('governance', 'admin');
  const right = {
    topic: 'return-disposition',
    scope: 'lyon',
    level: 'site',
    validFrom: '2026-01-01T00:00:00Z',
  };
  await admin.does('decision-rights', {
    ...{ ...right, id: 'returns.automation', holderRole: 'automation' },
    ...{ limit: eur('400.00'), escalatesTo: 'site-manager' },
  });
  await admin.does('decision-rights', { ...right, id: 'returns.manager', holderRole: 'site-manager' });
};

const price = async (): Promise<void> => {
  for (const period of new Set([inDays(-1), inDays(0), inDays(1)].map((date) => date.slice(0, 7))))
    await controller.does('fiscal-periods', { company: 'gemba-fr', period });
  // A return is not dated back, so that an hour is what passes in the test: a hundred-thousandth of one.
  const rates = { site: 'lyon', labourRate: eur('1000000.00'), machineRate: eur('500000.00') };
  const standards = [
    ['MIXER', '120.00'],
    ['MIXER-R', '200.00'],
    ['SEAL', '5.00'],
  ] as const;
  for (const [item, cost] of standards)
    await controller.does('standard-costs', { ...rates, item, cost: eur(cost) });
};

beforeAll(async () => {
  company = await foundCompany(finance, supplyChain, production, hr);
  [seller, planner, operator, warehouse, inspector, manager, controller] = await Promise.all([
    company.as('supply-chain', 'planner', 'lyon'),
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'operator', 'lyon'),
    company.as('supply-chain', 'warehouse', 'lyon'),
    company.as('supply-chain', 'quality-inspector', 'lyon'),
    company.as('supply-chain', 'site-manager', 'lyon'),
    company.as('finance', 'controller', 'lyon'),
  ]);
  await define();
  await govern();
  await seller.does('customers', { id: 'AQUA', name: 'Aqua Sud', currency: 'EUR', country: 'FR' });
  await company.heard();
  await price();
});

afterAll(() => company.stop());

const RETURNS = 'return-authorisations';

const isOf =
  (lot: string, amount: string) =>
  ({ lots }: CostLayerAnswer): boolean =>
    lots.find((each) => each.lot === lot)?.amount.amount === amount;

const worth = (item: string, lot: string, amount: string) =>
  controller.awaits<CostLayerAnswer>(`cost-layers/lyon.${item}`, isOf(lot, amount));

const returned = (lot: string, quantity: number) =>
  warehouse.awaits<StockItemAnswer>(
    'stock-items/lyon.MIXER',
    (stock) => held(stock, lot, 'returned') === quantity,
  );

const isIn = (status: string) => (order: ProductionOrderAnswer) => order.status === status;

/** What all journals say of an account together. */
const booked = async (account: keyof typeof ACCOUNTS): Promise<number> => {
  const { data } = (await controller.looks('journals?limit=200')).body as unknown as Journals;
  const lines = data
    .flatMap((journal) => journal.lines)
    .filter(({ account: of }) => of === ACCOUNTS[account].number);
  const cents = lines.map(({ localDebit, localCredit }) =>
    Math.round(100 * (Number(localDebit.amount) - Number(localCredit.amount))),
  );
  return cents.reduce((sum, each) => sum + each, 0) / 100;
};

const crew = { operation: 10, workUnit: 'lyon.ASSEMBLY', people: ['ANA'] };

const begin = async (order: string): Promise<void> => {
  const path = `production-orders/${order}`;
  await planner.does(`${path}/release`);
  await planner.does(`${path}/assign-operation`, { ...crew, planned: inDays(0) });
  await operator.does(`${path}/start-operation`, crew);
};

describe('an item', () => {
  it('says as what it is sold again, which takes one of it', async () => {
    const path = 'items/MIXER/set-item-recovery';
    const as = { refurbishedAs: 'MIXER-R' };
    expect(await planner.cannot(path, as)).toBe('422 PRD-ITEM-RECOVERY');
    expect(await planner.cannot(path, { refurbishedAs: 'SEAL' })).toBe('422 PRD-ITEM-RECOVERY');
    expect(await planner.cannot(path, { refurbishedAs: 'NOTHING' })).toBe('422 PRD-ITEM-UNKNOWN');
    const bom = { item: 'MIXER-R', version: 1, effectiveFrom: inDays(-60), base: pieces(1) };
    await planner.does('bills-of-materials', { ...bom, lines: [line('MIXER'), line('SEAL')] });
    expect(await planner.cannot(path, as)).toBe('422 PRD-RTG-MISSING');
    const time = { setup: 'PT10M', runPerUnit: 'PT30M' };
    const operation = { sequence: 10, workCenter: 'ASSEMBLY', skill: 'assembly', name: 'Refurbish', ...time };
    await planner.does('routings', { item: 'MIXER-R', version: 1, operations: [operation] });
    expect(await operator.cannot(path, as)).toBe('403 ACC-ROLE');
    expect(await planner.does(path, as)).toMatchObject({ events: ['ItemRecoverySet'] });
    expect(await planner.does(path, as)).toMatchObject({ events: [] });
    expect((await planner.looks('items/MIXER')).body).toMatchObject(as);
  });
});

describe('what was sold', () => {
  it('comes back', async () => {
    const source = { kind: 'count', id: 'OPENING' };
    const count = async (item: string, lot: string, quantity: number) =>
      warehouse.does('stock-items', { site: 'lyon', item, lot, quantity: pieces(quantity), source });
    for (const lot of ['S1', 'S2']) await count('MIXER', lot, 1);
    await count('SEAL', 'L1', 10);
    const wanted = {
      line: '1',
      item: 'MIXER',
      quantity: pieces(2),
      price: eur('340.00'),
      requested: inDays(5),
    };
    await seller.does('sales-orders', { id: 'SO-1', site: 'lyon', customer: 'AQUA', lines: [wanted] });
    await seller.awaits<SalesOrderAnswer>('sales-orders/SO-1', ({ lines }) => lines[0]?.ready === true);
    const lines = ['S1', 'S2'].map((lot) => ({ line: '1', item: 'MIXER', lot, quantity: pieces(1) }));
    await warehouse.does('shipments', { id: 'SH-1', site: 'lyon', salesOrder: 'SO-1', carrier: 'T', lines });
    await warehouse.awaits<ShipmentAnswer>('shipments/SH-1', ({ picked }) => picked.length === 2);
    await warehouse.does('shipments/SH-1/despatch', {});
    await warehouse.does('shipments/SH-1/confirm-delivery', { receivedBy: 'Ida' });
    const sold = { site: 'lyon', customer: 'AQUA', shipment: 'SH-1', line: '1', quantity: pieces(1) };
    for (const [n, lot] of ['S1', 'S2'].entries()) {
      const id = `RMA-${String(n + 1)}`;
      await seller.does(RETURNS, { ...sold, id, lot, reason: 'defective' });
      await warehouse.does(`${RETURNS}/${id}/receive-return`, { lot, quantity: pieces(1) });
      await worth('MIXER', lot, '120.00');
    }
  });
});

describe('a return that is refurbished', () => {
  const order = 'RFB-RMA-1.1.1';

  it('gets an order for the very piece, and stands at what it brings', async () => {
    const options = [
      { kind: 'refurbish', worstGrade: 'C', price: eur('250.00'), cost: eur('150.00') },
      { kind: 'recycle', worstGrade: 'scrap', price: eur('15.00'), cost: eur('5.00') },
    ];
    await seller.does('return-policies', { site: 'lyon', item: 'MIXER', options });
    const seen = { grade: 'C', quantity: pieces(1), findings: 'Bearing worn' };
    await inspector.does(`${RETURNS}/RMA-1/grade-return`, seen);
    const back = { authorisation: 'RMA-1', part: 1, item: 'MIXER', lot: 'S1', quantity: pieces(1) };
    const made = await planner.awaits<ProductionOrderAnswer>(`production-orders/${order}`, isIn('planned'));
    expect(made).toMatchObject({ item: 'MIXER-R', refurbishes: { ...back, taken: false } });
    expect(made.components.map(({ item }) => item)).toEqual(['SEAL']);
    await worth('MIXER', 'S1', '100.00');
    const byHand = { site: 'lyon', item: 'MIXER-R', quantity: pieces(1), due: inDays(2), refurbishes: back };
    expect(await planner.cannot('production-orders', byHand)).toBe('422 PRD-ORD-REFURBISH');
    const more = { quantity: pieces(2), reason: 'More' };
    expect(await planner.cannot(`production-orders/${order}/change-production-order-quantity`, more)).toBe(
      '422 PRD-ORD-REFURBISH',
    );
  });

  it('waits for another decision, at its cost, when the order is cancelled', async () => {
    await planner.does(`production-orders/${order}/cancel`, { reason: 'No bearing to be had' });
    const open = ({ status, parts }: ReturnAuthorisationAnswer) =>
      status === 'received' && parts[0]?.disposed.length === 0;
    await seller.awaits<ReturnAuthorisationAnswer>(`${RETURNS}/RMA-1`, open);
    await worth('MIXER', 'S1', '120.00');
    await returned('S1', 1);
    await manager.does(`${RETURNS}/RMA-1/decide-return-disposition`, { part: 1 });
    await planner.awaits<ProductionOrderAnswer>('production-orders/RFB-RMA-1.1.2', isIn('planned'));
    await worth('MIXER', 'S1', '100.00');
  });

  it('goes in when work begins, and comes out at what it has cost, under its own number', async () => {
    const again = 'RFB-RMA-1.1.2';
    const path = `production-orders/${again}`;
    await begin(again);
    await returned('S1', 0);
    await company.heard();
    const purpose = { kind: 'production-order', id: again, line: '10' };
    await warehouse.does('stock-items/lyon.SEAL/issue-stock', { lot: 'L1', quantity: pieces(1), purpose });
    await planner.awaits<ProductionOrderAnswer>(
      path,
      ({ components }) => components[0]?.issued.value === '1',
    );
    expect(await planner.cannot(`${path}/cancel`, { reason: 'Late' })).toBe('422 PRD-CANCEL-WIP');
    await controller.awaits<{ balance: { amount: string } }>(
      `order-costs/${again}`,
      ({ balance }) => balance.amount === '105.00',
    );
    const counts = { operation: 10, good: pieces(1), scrap: pieces(0), rework: pieces(0) };
    await operator.does(`${path}/report-quantity`, counts);
    await operator.does(`${path}/complete-operation`, { operation: 10, setup: 'PT0S', run: 'PT0.036S' });
    await worth('MIXER-R', 'S1', '120.00');
    const stock = await warehouse.awaits<StockItemAnswer>(
      'stock-items/lyon.MIXER-R',
      (each) => held(each, 'S1', 'available') === 1,
    );
    expect(stock.lots).toHaveLength(1);
    await planner.awaits<ProductionOrderAnswer>(path, isIn('closed'));
    const cost = await controller.awaits<{ settled: boolean }>(
      `order-costs/${again}`,
      ({ settled }) => settled,
    );
    expect(cost).toMatchObject({
      balance: eur('0.00'),
      resale: {
        ...{ item: 'MIXER-R', lot: 'S1' },
        price: eur('250.00'),
        cost: eur('120.00'),
        margin: eur('130.00'),
      },
    });
  });

  it('that is spoilt is lost, and the books say so', async () => {
    await inspector.does(`${RETURNS}/RMA-2/grade-return`, {
      grade: 'C',
      quantity: pieces(1),
      findings: 'Bearing worn',
    });
    const spoilt = 'RFB-RMA-2.1.1';
    const path = `production-orders/${spoilt}`;
    await planner.awaits<ProductionOrderAnswer>(path, isIn('planned'));
    await begin(spoilt);
    await returned('S2', 0);
    await planner.awaits<ProductionOrderAnswer>(path, ({ refurbishes }) => refurbishes?.taken === true);
    const counts = { operation: 10, good: pieces(0), scrap: pieces(1), rework: pieces(0), reason: 'housing' };
    await operator.does(`${path}/report-quantity`, counts);
    const waived = { operation: 10, setup: 'PT0S', run: 'PT0.036S', materialWaived: 'Cracked before' };
    await planner.does(`${path}/complete-operation`, waived);
    await planner.awaits<ProductionOrderAnswer>(path, isIn('closed'));
    await controller.awaits<{ settled: boolean; balance: { amount: string } }>(
      `order-costs/${spoilt}`,
      ({ settled, balance }) => settled && balance.amount === '0.00',
    );
    await company.heard();
    expect(await booked('workInProgress')).toBe(0);
    expect(await booked('writeDown')).toBe(40);
    expect(await booked('productionVariance')).toBe(115);
    expect(await booked('inventory')).toBe(120 + 45);
  });
});
