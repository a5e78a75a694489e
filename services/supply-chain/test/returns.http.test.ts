/**
 * Returns over HTTP: what was delivered and billed is authorised, received, graded, disposed of and credited,
 * once, and stock, cost and receivables are what they were without what came back.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { Journals } from '@gemba/deploy-acceptance/testing/books.http';
import { journalOf } from '@gemba/deploy-acceptance/testing/books.http';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, held, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import type { CostLayerAnswer } from '@gemba/finance-service/costing/cost-layer/cost-layer';
import { finance } from '@gemba/finance-service/finance.module';
import type { Money } from '@gemba/measures/money';
import { production } from '@gemba/production-service/production.module';
import type { ReturnAuthorisationAnswer } from '../src/returns/answer.js';
import type { SalesOrderAnswer } from '../src/selling/answer.js';
import type { ShipmentAnswer } from '../src/selling/shipment.js';
import type { StockItemAnswer } from '../src/stock/answer.js';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(60_000);

/** What tests look at of a customer invoice. */
type Invoice = { readonly open: Money; readonly owed: Money; readonly credits: readonly object[] };

const PUMP = 'stock-items/lyon.PUMP';
const LAYER = 'cost-layers/lyon.PUMP';
const INVOICE = 'customer-invoices/SH-1';
const RETURNS = 'return-authorisations';

let company: Company;
let planner: Person;
let warehouse: Person;
let inspector: Person;
let manager: Person;
let elsewhere: Person;
let controller: Person;

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

beforeAll(async () => {
  company = await foundCompany(finance, supplyChain, production);
  await definePump(company);
  await govern();
  [planner, warehouse, inspector, manager, elsewhere, controller] = await Promise.all([
    company.as('supply-chain', 'planner', 'lyon'),
    company.as('supply-chain', 'warehouse', 'lyon'),
    company.as('supply-chain', 'quality-inspector', 'lyon'),
    company.as('supply-chain', 'site-manager', 'lyon'),
    company.as('supply-chain', 'planner', 'gdansk'),
    company.as('finance', 'controller', 'lyon'),
  ]);
  await planner.does('customers', { id: 'AQUA', name: 'Aqua Sud', currency: 'EUR', country: 'FR' });
  await planner.does('customers', { id: 'OTHER', name: 'Eau Nord', currency: 'EUR', country: 'FR' });
  await company.heard();
  for (const period of new Set([inDays(-1), inDays(0), inDays(1)].map((date) => date.slice(0, 7))))
    await controller.does('fiscal-periods', { company: 'gemba-fr', period });
  const rates = { labourRate: eur('30.00'), machineRate: eur('20.00') };
  await controller.does('standard-costs', { site: 'lyon', item: 'PUMP', cost: eur('120.00'), ...rates });
});

afterAll(() => company.stop());

const sold = { shipment: 'SH-1', line: '1', lot: 'P1' };
const wish = { site: 'lyon', customer: 'AQUA', ...sold, reason: 'defective' };

const inStock = (status: 'available' | 'returned', quantity: number) =>
  warehouse.awaits<StockItemAnswer>(PUMP, (stock) => held(stock, 'P1', status) === quantity);

const worth = (amount: string) =>
  controller.awaits<CostLayerAnswer>(LAYER, ({ lots }) => lots[0]?.amount.amount === amount);

const billed = (open: string) =>
  controller.awaits<Invoice>(INVOICE, (invoice) => invoice.open.amount === open);

const isSettled = ({ status }: ReturnAuthorisationAnswer) => status === 'settled';

describe('what was sold', () => {
  it('is delivered and billed', async () => {
    const count = { lot: 'P1', quantity: pieces(10), source: { kind: 'count', id: 'OPENING' } };
    await warehouse.does('stock-items', { site: 'lyon', item: 'PUMP', ...count });
    const line = { line: '1', item: 'PUMP', quantity: pieces(6), price: eur('340.00'), requested: inDays(5) };
    await planner.does('sales-orders', { id: 'SO-1', site: 'lyon', customer: 'AQUA', lines: [line] });
    await planner.awaits<SalesOrderAnswer>('sales-orders/SO-1', ({ lines }) => lines[0]?.ready === true);
    const lines = [{ line: '1', item: 'PUMP', lot: 'P1', quantity: pieces(6) }];
    const shipment = { id: 'SH-1', site: 'lyon', salesOrder: 'SO-1', carrier: 'Transalpin', lines };
    await warehouse.does('shipments', shipment);
    await warehouse.awaits<ShipmentAnswer>('shipments/SH-1', ({ picked }) => picked.length === 1);
    expect(await planner.cannot(RETURNS, { ...wish, id: 'RMA-0', quantity: pieces(1) })).toBe(
      '422 SCM-RET-SHIPMENT',
    );
    await warehouse.does('shipments/SH-1/despatch');
    await warehouse.does('shipments/SH-1/confirm-delivery', { receivedBy: 'Ida' });
    await billed('2448.00');
    await worth('480.00');
  });
});

describe('a return', () => {
  it('is authorised for who got it, of that line and lot, at its site, and for no more', async () => {
    const rma = { ...wish, id: 'RMA-1', quantity: pieces(3) };
    expect(await warehouse.cannot(RETURNS, rma)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot(RETURNS, rma)).toBe('403 ACC-SITE');
    expect(await elsewhere.cannot(RETURNS, { ...rma, site: 'gdansk' })).toBe('404 PLT-NOT-FOUND');
    for (const [other, refusal] of [
      [{ customer: 'OTHER' }, '422 SCM-RET-CUSTOMER'],
      [{ lot: 'P2' }, '422 SCM-RET-LOT'],
      [{ line: '2' }, '422 SCM-RET-LOT'],
      [{ quantity: pieces(7) }, '422 SCM-RET-OVER'],
      [{ quantity: { value: '3', unit: 'KGM' } }, '422 SCM-RET-UNIT'],
    ] as const)
      expect(await planner.cannot(RETURNS, { ...rma, ...other })).toBe(refusal);
    expect(await planner.does(RETURNS, rma)).toMatchObject({ status: 201, events: ['ReturnAuthorised'] });
    expect(await planner.does(RETURNS, rma)).toMatchObject({ status: 200, events: [] });
    expect(await planner.cannot(RETURNS, { ...rma, quantity: pieces(2) })).toBe('409 SCM-RET-STATE');
    expect(await planner.cannot(RETURNS, { ...rma, id: 'RMA-2', quantity: pieces(4) })).toBe(
      '422 SCM-RET-OVER',
    );
    await planner.does(RETURNS, { ...rma, id: 'RMA-C' });
    await planner.does(`${RETURNS}/RMA-C/cancel`, { reason: 'Found the manual' });
    expect(
      await warehouse.cannot(`${RETURNS}/RMA-C/receive-return`, { lot: 'P1', quantity: pieces(1) }),
    ).toBe('409 SCM-RET-STATE');
  });

  it('comes in as what was authorised, at what it had cost, and is not free', async () => {
    const receive = `${RETURNS}/RMA-1/receive-return`;
    const goods = { lot: 'P1', quantity: pieces(3) };
    expect(await planner.cannot(receive, goods)).toBe('403 ACC-ROLE');
    expect(await warehouse.cannot(receive, { ...goods, lot: 'P2' })).toBe('422 SCM-RET-LOT');
    expect(await warehouse.cannot(receive, { ...goods, quantity: pieces(4) })).toBe('422 SCM-RET-OVER');
    const byHand = { site: 'lyon', item: 'PUMP', ...goods };
    for (const more of [
      { source: { kind: 'return', id: 'RMA-1' } },
      { source: { kind: 'count', id: 'C' }, status: 'returned' },
    ])
      expect(await warehouse.cannot('stock-items', { ...byHand, ...more })).toBe('422 SCM-RET-AUTHORISATION');
    const key = { headers: { 'idempotency-key': 'dock-7' } };
    expect(await warehouse.does(receive, goods, key)).toMatchObject({ events: ['ReturnReceived'] });
    expect(await warehouse.does(receive, goods, key)).toMatchObject({ replayed: true });
    expect(await warehouse.cannot(receive, { ...goods, quantity: pieces(1) })).toBe('422 SCM-RET-OVER');
    const stock = await inStock('returned', 3);
    expect(held(stock, 'P1', 'available')).toBe(4);
    await worth('840.00');
    await controller.awaits<Journals>('journals?limit=200', ({ data }) =>
      data.some(({ text }) => text.startsWith('Goods returned')),
    );
    expect(await journalOf(controller, 'finance.CostLayerAdded')).toEqual([
      `${ACCOUNTS.inventory.number} +360.00`,
      `${ACCOUNTS.goodsSold.number} -360.00`,
    ]);
    const free = { lot: 'P1', from: 'returned', to: 'available', reason: 'Looks good' };
    expect(await manager.cannot(`${PUMP}/change-stock-status`, free)).toBe('422 SCM-STK-RETURNED');
    expect((await controller.looks(INVOICE)).body.open).toEqual(eur('2448.00'));
  });

  it('goes by itself where it brings most, as far as programs may decide that, and is credited', async () => {
    const terms = [
      { kind: 'recycle', worstGrade: 'scrap', price: eur('15.00'), cost: eur('5.00') },
      { kind: 'restock', worstGrade: 'A', price: eur('340.00'), cost: eur('10.00'), demand: pieces(5) },
    ];
    const policy = { site: 'lyon', item: 'PUMP', options: terms };
    expect(await warehouse.cannot('return-policies', policy)).toBe('403 ACC-ROLE');
    await planner.does('return-policies', policy);
    const grade = `${RETURNS}/RMA-1/grade-return`;
    const asNew = { grade: 'A', quantity: pieces(1), findings: 'Seal unbroken' };
    expect(await warehouse.cannot(grade, asNew)).toBe('403 ACC-ROLE');
    expect(await inspector.cannot(grade, { ...asNew, quantity: pieces(4) })).toBe('422 SCM-RET-OVER');
    await inspector.does(grade, asNew);
    await inStock('available', 5);
    const { credits } = await billed('2040.00');
    expect(credits).toMatchObject([
      { creditNote: 'RMA-1.1', net: eur('340.00'), tax: eur('68.00'), total: eur('408.00') },
    ]);
    expect(await journalOf(controller, 'finance.CustomerInvoiceCredited')).toEqual([
      `${ACCOUNTS.revenue.number} +340.00`,
      `${ACCOUNTS.taxPayable.number} +68.00`,
      `${ACCOUNTS.receivables.number} -408.00`,
    ]);
    await worth('840.00');
  });

  it('is decided by who may, and by another way only with a reason', async () => {
    await inspector.does(`${RETURNS}/RMA-1/grade-return`, {
      ...{ grade: 'C', quantity: pieces(2), findings: 'Housing cracked' },
    });
    await billed('1224.00');
    const decide = `${RETURNS}/RMA-1/decide-return-disposition`;
    expect(await inspector.cannot(decide, { part: 2 })).toBe('403 SCM-RET-RIGHT');
    expect(await manager.cannot(decide, { part: 3 })).toBe('422 SCM-RET-PART');
    expect(await manager.cannot(decide, { part: 1 })).toBe('422 SCM-RET-OVER');
    expect(await manager.cannot(decide, { part: 2, kind: 'restock', reason: 'Try' })).toBe(
      '422 SCM-RET-OPTION',
    );
    await manager.does(decide, { part: 2 });
    await planner.awaits<ReturnAuthorisationAnswer>(`${RETURNS}/RMA-1`, isSettled);
    await inStock('returned', 0);
    await worth('600.00');
    expect(await manager.cannot(decide, { part: 2 })).toBe('422 SCM-RET-OVER');
  });

  it('of what was paid is owed to the customer, until it is paid back', async () => {
    await controller.does(`${INVOICE}/pay`, { amount: eur('1224.00') });
    await planner.does(RETURNS, { ...wish, id: 'RMA-2', quantity: pieces(3), reason: 'noLongerNeeded' });
    await warehouse.does(`${RETURNS}/RMA-2/receive-return`, { lot: 'P1', quantity: pieces(2) });
    await inStock('returned', 2);
    await planner.does(`${RETURNS}/RMA-2/close`, { reason: 'The third stays' });
    await inspector.does(`${RETURNS}/RMA-2/grade-return`, {
      ...{ grade: 'A', quantity: pieces(2), findings: 'As new' },
    });
    const decide = `${RETURNS}/RMA-2/decide-return-disposition`;
    expect(await manager.cannot(decide, { part: 1, kind: 'recycle' })).toBe('422 SCM-RET-REASON');
    // Of one piece the machine would decide the rest, which is within its limit, if it came first.
    const both = { part: 1, kind: 'recycle', reason: 'For training' };
    expect(await manager.cannot(decide, { ...both, quantity: pieces(3) })).toBe('422 SCM-RET-OVER');
    await manager.does(decide, { ...both, quantity: pieces(2) });
    await planner.awaits<ReturnAuthorisationAnswer>(`${RETURNS}/RMA-2`, isSettled);
    const owes = await controller.awaits<Invoice>(INVOICE, ({ owed }) => owed.amount === '816.00');
    expect(owes.open).toEqual(eur('0.00'));
    expect(await controller.cannot(`${INVOICE}/refund`, { amount: eur('816.01') })).toBe(
      '422 FIN-RFD-AMOUNT',
    );
    const refund = { amount: eur('816.00'), reference: 'BANK-9' };
    await controller.does(`${INVOICE}/refund`, refund);
    expect(await controller.does(`${INVOICE}/refund`, refund)).toMatchObject({ events: [] });
    expect(await journalOf(controller, 'finance.CustomerRefundPaid')).toEqual([
      `${ACCOUNTS.refunds.number} +816.00`,
      `${ACCOUNTS.bank.number} -816.00`,
    ]);
    const last = { ...wish, id: 'RMA-3', quantity: pieces(2) };
    expect(await planner.cannot(RETURNS, last)).toBe('422 SCM-RET-OVER');
  });
});
