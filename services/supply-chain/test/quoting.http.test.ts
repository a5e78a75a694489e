/**
 * A buyer's day over HTTP: a need is put out to suppliers, what they quote in two currencies is compared, one
 * is awarded, and what is ordered by that comes in.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { QuotationsCompared } from '@gemba/contracts/events/supply-chain/quotations';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { eur, pieces, pln } from '@gemba/deploy-acceptance/testing/product.http';
import { finance } from '@gemba/finance-service/finance.module';
import { production } from '@gemba/production-service/production.module';
import type { PurchaseOrderAnswer } from '../src/purchasing/answer.js';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(60_000);

let company: Company;
let planner: Person;
let buyer: Person;
let manager: Person;
let warehouse: Person;
let elsewhere: Person;

const SINCE = '2026-01-01T00:00:00Z';

beforeAll(async () => {
  company = await foundCompany(supplyChain, production, finance);
  const maker = await company.as('production', 'planner');
  await maker.does('items', { id: 'BOLT', name: 'Bolt', kind: 'buy', unit: 'C62', tracking: 'lot' });
  const admin = await company.as('governance', 'admin');
  const right = { scope: 'lyon', level: 'site', validFrom: SINCE };
  const upTo = { limit: eur('100.00'), escalatesTo: 'site-manager' };
  const award = { ...right, topic: 'quotation-award' };
  await admin.does('decision-rights', { ...award, ...upTo, id: 'award.buyer', holderRole: 'buyer' });
  await admin.does('decision-rights', { ...award, id: 'award.manager', holderRole: 'site-manager' });
  const controller = await company.as('finance', 'controller');
  const rate = { date: inDays(0), from: 'EUR', to: 'PLN', rate: '4.3', source: 'NBP' };
  await controller.does('exchange-rates', rate);
  [planner, buyer, manager, warehouse, elsewhere] = await Promise.all([
    company.as('supply-chain', 'planner', 'lyon'),
    company.as('supply-chain', 'buyer', 'lyon'),
    company.as('supply-chain', 'site-manager', 'lyon'),
    company.as('supply-chain', 'warehouse', 'lyon'),
    company.as('supply-chain', 'buyer', 'gdansk'),
  ]);
  await company.heard();
  const terms = { leadTime: 'P5D' };
  await buyer.does('suppliers', { ...terms, id: 'ACME', name: 'Acme', currency: 'EUR' });
  await buyer.does('suppliers', { ...terms, id: 'STAL', name: 'Stal Gdynia', currency: 'PLN' });
  await buyer.does('suppliers', { ...terms, id: 'VIS', name: 'Visserie', currency: 'EUR' });
  const need = { id: 'R-1', site: 'lyon', item: 'BOLT', quantity: pieces(10_000) };
  await planner.does('requisitions', { ...need, needBy: inDays(20), cause: 'spring series' });
}, 120_000);

afterAll(() => company.stop());

const RFQ = 'requests-for-quotation/RFQ-1';

describe('a request for quotation', () => {
  const request = {
    ...{ id: 'RFQ-1', site: 'lyon', lines: [{ line: '1', requisition: 'R-1' }] },
    ...{ suppliers: ['ACME', 'STAL', 'VIS'], answerBy: inDays(5), terms: 'DAP Lyon, 30 days net' },
  };

  it('is sent for a need, by a buyer of the site, to suppliers to order from', async () => {
    expect(await planner.cannot('requests-for-quotation', request)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot('requests-for-quotation', { ...request, site: 'gdansk' })).toBe(
      '404 PLT-NOT-FOUND',
    );
    const unknown = { ...request, suppliers: ['ACME', 'NEW'] };
    expect(await buyer.cannot('requests-for-quotation', unknown)).toBe('422 SCM-RFQ-SUPPLIER');
    const told = { ...unknown, reason: 'Second source' };
    expect(await buyer.cannot('requests-for-quotation', told)).toBe('403 SCM-RFQ-INVITE');
    expect(await buyer.does('requests-for-quotation', request)).toMatchObject({ status: 201 });
    expect(await buyer.does('requests-for-quotation', request)).toMatchObject({ status: 200, events: [] });
    expect((await elsewhere.looks(RFQ)).status).toBe(404);
    expect((await warehouse.looks(RFQ)).status).toBe(403);
  });

  it('is answered in two currencies, at prices of six decimals', async () => {
    const quote = (supplier: string, price: object, more: object = {}) => ({
      ...{ supplier, version: 1, validUntil: inDays(60) },
      lines: [{ line: '1', price, leadTime: 'P5D', ...more }],
    });
    const path = `${RFQ}/record-quotation`;
    const fine = { amount: '0.0412345', currency: 'EUR' };
    expect(await buyer.cannot(path, quote('ACME', fine))).toBe('400 PLT-INVALID');
    expect(await buyer.cannot(path, quote('ACME', pln('0.20')))).toBe('422 SCM-RFQ-CURRENCY');
    expect(await buyer.cannot(path, quote('OTHER', eur('0.04')))).toBe('422 SCM-RFQ-SUPPLIER');
    await buyer.does(path, quote('ACME', { amount: '0.0475', currency: 'EUR' }, { leadTime: 'P3D' }));
    // 0.1978 ÷ 4.3 = 0.046, and 0.1935 ÷ 4.3 = 0.045 from 5,000 on.
    const scales = [{ from: pieces(5_000), price: { amount: '0.1935', currency: 'PLN' } }];
    await buyer.does(path, quote('STAL', { amount: '0.1978', currency: 'PLN' }, { scales }));
    await buyer.does(path, quote('VIS', eur('0.05'), { leadTime: 'P9D' }));
    expect(await buyer.cannot(path, quote('VIS', eur('0.04')))).toBe('422 SCM-RFQ-VERSION');
  });

  it('compares them at the rate of the day', async () => {
    const { body, status } = await buyer.looks(`${RFQ}/comparison`);
    expect(status).toBe(200);
    const { currency, lines } = body as unknown as QuotationsCompared;
    expect(currency).toBe('EUR');
    expect(lines[0]?.offers.map(({ supplier, landed, best }) => [supplier, landed?.amount, best])).toEqual([
      ['STAL', '0.045', ['price', 'supplier']],
      ['ACME', '0.0475', ['leadTime', 'supplier', 'total']],
      ['VIS', '0.05', ['supplier']],
    ]);
    expect(lines[0]?.offers[0]?.rate).toMatchObject({ from: 'EUR', to: 'PLN', rate: '4.3' });
    expect((await elsewhere.looks(`${RFQ}/comparison`)).status).toBe(404);
    expect((await warehouse.looks(`${RFQ}/comparison`)).status).toBe(403);
    expect((await buyer.does(`${RFQ}/compare-quotations`)).events).toEqual(['QuotationsCompared']);
    expect((await buyer.does(`${RFQ}/compare-quotations`)).events).toEqual([]);
  });

  it('is awarded against the cheapest with a reason, by right, and ordered by itself, once', async () => {
    const awards = [{ line: '1', supplier: 'ACME', quantity: pieces(10_000) }];
    const path = `${RFQ}/award-quotations`;
    expect(await manager.cannot(path, { awards })).toBe('422 SCM-RFQ-REASON');
    const reasoned = { awards, reason: 'Needed next week' };
    expect(await buyer.cannot(path, reasoned)).toBe('403 SCM-RFQ-AWARD');
    const [part] = awards;
    const some = [{ ...part, quantity: pieces(9_000) }];
    expect(await manager.cannot(path, { ...reasoned, awards: some })).toBe('422 SCM-RFQ-QUANTITY');
    expect((await manager.does(path, reasoned)).events).toEqual([
      ...['QuotationsAwarded', 'QuotationDeclined', 'QuotationDeclined'],
    ]);
    expect((await manager.does(path, reasoned)).events).toEqual([]);
    const order = await buyer.awaits<PurchaseOrderAnswer>(
      'purchase-orders/PO-RFQ-1-1',
      ({ status }) => status === 'approved',
    );
    expect(order).toMatchObject({
      ...{ supplier: 'ACME', total: eur('475.00'), requestForQuotation: 'RFQ-1' },
      lines: [{ price: { amount: '0.0475', currency: 'EUR' }, requisition: 'R-1' }],
      askers: [{ id: 'buyer-lyon' }, { id: 'site-manager-lyon' }, { id: 'planner-lyon' }],
    });
    await planner.awaits<{ status: string }>('requisitions/R-1', ({ status }) => status === 'ordered');
    const again = { ...order, id: 'PO-TWICE', site: 'lyon' };
    const { supplier, lines, requestForQuotation } = order;
    const plain = lines.map(({ received: _, returned: __, ...line }) => line);
    const twice = { id: again.id, site: 'lyon', supplier, lines: plain, requestForQuotation };
    expect(await buyer.cannot('purchase-orders', twice)).toBe('422 SCM-PO-AWARD');
    const { requestForQuotation: _, ...alone } = twice;
    expect(await buyer.cannot('purchase-orders', alone)).toBe('422 SCM-PO-REQUISITION');
    expect(await buyer.cannot(`${RFQ}/cancel`, { reason: 'Too late' })).toBe('409 SCM-RFQ-STATE');
  });
});

describe('what was awarded', () => {
  const receive = 'purchase-orders/PO-RFQ-1-1/receive-goods';
  const goods = (lot: string, quantity: number) => ({ item: 'BOLT', lot, quantity: pieces(quantity) });

  it('comes in within the tolerance of its supplier, and no more', async () => {
    const tolerance = { item: 'BOLT', over: '0.02', overQuantity: pieces(100), under: '0.01' };
    const path = 'suppliers/ACME/set-receipt-tolerance';
    expect(await warehouse.cannot(path, tolerance)).toBe('403 ACC-ROLE');
    expect(await buyer.cannot(path, { ...tolerance, over: '2' })).toBe('422 SCM-SUP-TOLERANCE');
    await buyer.does(path, tolerance);
    await warehouse.does(receive, goods('B-1', 4_000));
    // 2 % would be 200, but 100 is the most; the usual tenth would take it.
    expect(await warehouse.cannot(receive, goods('B-2', 6_101))).toBe('422 SCM-GR-TOLERANCE');
    expect((await warehouse.does(receive, goods('B-2', 5_900))).events).toEqual([
      ...['GoodsReceived', 'PurchaseOrderLineClosed'],
    ]);
    expect(await warehouse.cannot(receive, goods('B-3', 1))).toBe('422 SCM-GR-TOLERANCE');
  });

  it('counts for the next award of its supplier', async () => {
    const next = { id: 'RFQ-2', site: 'lyon', suppliers: ['ACME'], answerBy: inDays(5) };
    const line = { line: '1', item: 'BOLT', quantity: pieces(100), needBy: inDays(20) };
    await buyer.does('requests-for-quotation', { ...next, lines: [line] });
    const quoted = { line: '1', price: eur('0.05'), leadTime: 'P5D' };
    const offer = { supplier: 'ACME', version: 1, validUntil: inDays(60), lines: [quoted] };
    await buyer.does('requests-for-quotation/RFQ-2/record-quotation', offer);
    await buyer.awaits<QuotationsCompared>(
      'requests-for-quotation/RFQ-2/comparison',
      ({ lines }) => lines[0]?.offers[0]?.score === '1',
    );
    await buyer.does('requests-for-quotation/RFQ-2/cancel', { reason: 'Enough in stock' });
  });
});
