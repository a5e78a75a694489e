/** What stock is worth over HTTP: by the formula that was chosen, with the freight that brought it in. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { Journals } from '@gemba/deploy-acceptance/testing/books.http';
import { journalOf } from '@gemba/deploy-acceptance/testing/books.http';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { sumOfMoney } from '@gemba/measures/money';
import { production } from '@gemba/production-service/production.module';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import type { CostLayerAnswer } from '../src/costing/cost-layer/cost-layer.js';
import { finance } from '../src/finance.module.js';

jest.setTimeout(60_000);

let company: Company;
let controller: Person;
let polish: Person;
let clerk: Person;
let buyer: Person;
let warehouse: Person;

/** A business day that has begun at the plants, and the first of its month. */
const today = inDays(-1 / 3);
const first = `${today.slice(0, 7)}-01`;
const LAYERS = 'cost-layers/lyon.CAST';
const STOCK = 'stock-items/lyon.CAST';

const buy = async (id: string, price: string): Promise<void> => {
  const lines = [{ line: '1', item: 'CAST', quantity: pieces(10), price: eur(price) }];
  await buyer.does('purchase-orders', { id, site: 'lyon', supplier: 'FONDERIE', promised: inDays(3), lines });
  const head = await company.as('supply-chain', 'coo');
  await head.does(`purchase-orders/${id}/approve`, { total: eur(`${String(Number(price) * 10)}.00`) });
};

const receive = (order: string, lot: string, at?: string) =>
  warehouse.does(
    `purchase-orders/${order}/receive-goods`,
    { item: 'CAST', lot, quantity: pieces(10) },
    at === undefined ? {} : { headers: { 'gemba-occurred-at': at } },
  );

const worth = ({ layers }: CostLayerAnswer): string =>
  sumOfMoney(
    layers.map(({ amount }) => amount),
    'EUR',
  ).amount;

const isWorth = (amount: string) => (layer: CostLayerAnswer) => worth(layer) === amount;

/** What the inventory account of Lyon stands at. */
const inventory = async (): Promise<string> => {
  const { data } = await controller.awaits<Journals>('journals?limit=200', () => true);
  const lines = data
    .flatMap((each) => each.lines)
    .filter(({ account }) => account === ACCOUNTS.inventory.number);
  const [debit, credit] = [lines.map((each) => each.localDebit), lines.map((each) => each.localCredit)];
  return (Number(sumOfMoney(debit, 'EUR').amount) - Number(sumOfMoney(credit, 'EUR').amount)).toFixed(2);
};

beforeAll(async () => {
  company = await foundCompany(finance, supplyChain, production);
  await definePump(company);
  [controller, polish, clerk, buyer, warehouse] = await Promise.all([
    company.as('finance', 'controller', 'lyon'),
    company.as('finance', 'controller', 'gdansk'),
    company.as('finance', 'buyer', 'lyon'),
    company.as('supply-chain', 'buyer'),
    company.as('supply-chain', 'warehouse'),
  ]);
  await buyer.does('suppliers', { id: 'FONDERIE', name: 'Fonderie', currency: 'EUR', leadTime: 'P3D' });
  await company.heard();
  for (const period of new Set([inDays(-1), today].map((date) => date.slice(0, 7)))) {
    await controller.does('fiscal-periods', { company: 'gemba-fr', period });
  }
});

afterAll(() => company.stop());

describe('a cost method', () => {
  const choice = { site: 'lyon', item: 'CAST', method: 'fifo', from: first, reason: 'Castings rust.' };

  it('is chosen by the controller of the site, from the first day of an open month', async () => {
    expect(await clerk.cannot('cost-methods', choice)).toBe('403 ACC-ROLE');
    expect(await polish.cannot('cost-methods', choice)).toBe('403 ACC-SITE');
    expect(await controller.cannot('cost-methods', { ...choice, from: `${first.slice(0, 8)}15` })).toBe(
      '422 FIN-METHOD-FROM',
    );
    expect(await controller.cannot('cost-methods', { ...choice, from: '2019-01-01' })).toBe(
      '422 FIN-PER-NONE',
    );
    expect(await controller.cannot('cost-methods', { ...choice, method: 'standard' })).toBe(
      '422 FIN-STD-MISSING',
    );
    expect(await controller.does('cost-methods', choice)).toMatchObject({ id: 'lyon.CAST', status: 201 });
    expect(await controller.does('cost-methods', choice)).toMatchObject({ status: 200, events: [] });
    await controller.awaits<CostLayerAnswer>(LAYERS, ({ method }) => method === 'fifo');
  });

  it('costs a posted issue once more when an older receipt is entered late, by a correction', async () => {
    await buy('PO-OLD', '20.00');
    await buy('PO-NEW', '30.00');
    const ordered = new Date().toISOString();
    await receive('PO-NEW', 'NEW');
    await controller.awaits<CostLayerAnswer>(LAYERS, isWorth('300.00'));
    const scrapped = { lot: 'NEW', quantity: pieces(4), purpose: { kind: 'scrap', id: 'CRACKED' } };
    await warehouse.does(`${STOCK}/issue-stock`, scrapped);
    await controller.awaits<CostLayerAnswer>(LAYERS, isWorth('180.00'));
    await receive('PO-OLD', 'OLD', ordered);
    const { lots, layers } = await controller.awaits<CostLayerAnswer>(LAYERS, isWorth('420.00'));
    expect(layers).toEqual([
      { lot: 'OLD', quantity: pieces(6), amount: eur('120.00') },
      { lot: 'NEW', quantity: pieces(10), amount: eur('300.00') },
    ]);
    expect(lots.map(({ lot, quantity }) => [lot, quantity.value]).toSorted()).toEqual([
      ['NEW', '6'],
      ['OLD', '10'],
    ]);
    expect(await journalOf(controller, 'finance.IssueCostCorrected')).toEqual([
      `${ACCOUNTS.scrap.number} -40.00`,
      `${ACCOUNTS.inventory.number} +40.00`,
    ]);
    await company.heard();
    expect(await inventory()).toBe('420.00');
  });

  it('is not changed for a month in which stock was valued', async () => {
    expect(await controller.cannot('cost-methods', { ...choice, method: 'movingAverage' })).toBe(
      '422 FIN-METHOD-LATE',
    );
  });
});

describe('a landed cost', () => {
  const receipt = (order: string, lot: string) => ({ purchaseOrder: order, line: '1', item: 'CAST', lot });
  const freight = {
    ...{ site: 'lyon', company: 'gemba-fr', number: 'LKW 7/11', kind: 'freight', date: today },
    ...{ net: eur('30.00'), tax: eur('6.00'), settled: 'accrual', basis: 'quantity' },
    receipts: [receipt('PO-OLD', 'OLD'), receipt('PO-NEW', 'NEW')],
  };

  it('is spread over receipts that are there, once', async () => {
    const refused = (more: object) => controller.cannot('landed-costs', { ...freight, ...more });
    expect(await clerk.cannot('landed-costs', freight)).toBe('403 ACC-ROLE');
    expect(await polish.cannot('landed-costs', freight)).toBe('403 ACC-SITE');
    expect(await refused({ receipts: [receipt('PO-OLD', 'NEW')] })).toBe('422 FIN-LANDED-RECEIPT');
    expect(await refused({ basis: 'weight' })).toBe('422 FIN-LANDED-BASIS');
    expect(await refused({ net: { amount: '30.00', currency: 'USD' } })).toBe('422 FIN-JNL-CURRENCY');
    expect(await refused({ date: inDays(3) })).toBe('422 FIN-LANDED-DATE');
    expect(await controller.does('landed-costs', freight)).toMatchObject({
      id: 'lyon.LKW-7-11',
      status: 201,
    });
    expect(await controller.does('landed-costs', freight)).toMatchObject({ status: 200, events: [] });
    expect(await refused({ number: 'lkw-7-11' })).toBe('422 FIN-LANDED-DUPLICATE');
    // Half of it each; of the older receipt six of ten are there.
    const { layers } = await controller.awaits<CostLayerAnswer>(LAYERS, isWorth('444.00'));
    expect(layers.map(({ amount }) => amount.amount)).toEqual(['129.00', '315.00']);
    await company.heard();
    expect(await inventory()).toBe('444.00');
    expect(await journalOf(controller, 'finance.LandedCostRecorded')).toEqual([
      `${ACCOUNTS.landedCosts.number} +30.00`,
      `${ACCOUNTS.inputTax.number} +6.00`,
      `${ACCOUNTS.accruals.number} -36.00`,
    ]);
  });

  it('is taken back exactly', async () => {
    const path = 'landed-costs/lyon.LKW-7-11';
    expect(await clerk.cannot(`${path}/reverse`, { reason: 'Try' })).toBe('403 ACC-ROLE');
    await controller.does(`${path}/reverse`, { reason: 'It was for Porto' });
    expect(await controller.does(`${path}/reverse`, { reason: 'It was for Porto' })).toMatchObject({
      events: [],
    });
    const { layers } = await controller.awaits<CostLayerAnswer>(LAYERS, isWorth('420.00'));
    expect(layers.map(({ amount }) => amount.amount)).toEqual(['120.00', '300.00']);
    await company.heard();
    expect(await inventory()).toBe('420.00');
  });
});
