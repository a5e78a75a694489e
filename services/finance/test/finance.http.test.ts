/**
 * Finance over HTTP: what the plants buy, make and sell becomes value, journals and invoices, in two
 * currencies, and only who may releases, pays and closes.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { Charges, Journals } from '@gemba/deploy-acceptance/testing/books.http';
import { journalOf } from '@gemba/deploy-acceptance/testing/books.http';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, hire, makePumps, pieces, pln } from '@gemba/deploy-acceptance/testing/product.http';
import { hr } from '@gemba/hr-service/hr.module';
import { production } from '@gemba/production-service/production.module';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import type { CostLayerAnswer } from '../src/costing/cost-layer/cost-layer.js';
import { finance } from '../src/finance.module.js';
import type { CustomerInvoiceAnswer } from '../src/invoices/customer-invoice/customer-invoice.js';
import type { SupplierInvoiceAnswer } from '../src/invoices/supplier-invoice/answer.js';

jest.setTimeout(60_000);

let company: Company;
let controller: Person;
let polish: Person;
let clerk: Person;
let buyer: Person;
let warehouse: Person;
let planner: Person;

const fonderie = { name: 'Fonderie', currency: 'EUR', leadTime: 'P3D' };

/** The months that a test of these days touches. */
const months = [...new Set([inDays(-2), inDays(0), inDays(2)].map((date) => date.slice(0, 7)))];

beforeAll(async () => {
  company = await foundCompany(finance, supplyChain, production, hr);
  await definePump(company);
  await hire(company, 'ANA', ['assembly', 'testing']);
  [controller, polish, clerk, buyer, warehouse, planner] = await Promise.all([
    company.as('finance', 'controller', 'lyon'),
    company.as('finance', 'controller', 'gdansk'),
    company.as('finance', 'buyer', 'gdansk'),
    company.as('supply-chain', 'buyer'),
    company.as('supply-chain', 'warehouse'),
    company.as('supply-chain', 'planner'),
  ]);
  await buyer.does('suppliers', { id: 'FONDERIE', ...fonderie });
  await planner.does('customers', { id: 'AQUA', name: 'Aqua Sud', currency: 'EUR', country: 'FR' });
  await company.heard();
  for (const month of months) {
    for (const entity of ['gemba-fr', 'gemba-pl']) {
      await controller.does('fiscal-periods', { company: entity, period: month });
    }
  }
});

afterAll(() => company.stop());

describe('what books stand on', () => {
  it('is a rate for a day, published once', async () => {
    const rate = { date: inDays(-2), from: 'EUR', to: 'PLN', rate: '4.3', source: 'NBP' };
    expect(await controller.cannot('exchange-rates', { ...rate, to: 'EUR' })).toBe('422 FIN-RATE-VALUE');
    expect(await clerk.cannot('exchange-rates', rate)).toBe('403 ACC-ROLE');
    expect(await controller.does('exchange-rates', rate)).toMatchObject({ events: ['RatePublished'] });
    expect(await controller.does('exchange-rates', rate)).toMatchObject({ events: [] });
    expect(await controller.cannot('exchange-rates', { ...rate, rate: '4.4' })).toBe('409 FIN-RATE-STATE');
  });

  it('is a standard cost in the currency of the plant', async () => {
    const rates = { labourRate: eur('30.00'), machineRate: eur('20.00') };
    const cost = { site: 'lyon', item: 'PUMP', cost: eur('120.00'), ...rates };
    expect(await controller.cannot('standard-costs', { ...cost, cost: pln('500.00') })).toBe(
      '422 FIN-STD-CURRENCY',
    );
    expect(await polish.cannot('standard-costs', cost)).toBe('403 ACC-SITE');
    expect(await controller.does('standard-costs', cost)).toMatchObject({ id: 'lyon.PUMP', status: 201 });
    expect(await controller.does('standard-costs', cost)).toMatchObject({ status: 200, events: [] });
  });
});

describe('a purchase of Gdańsk in euro', () => {
  const line = { line: '1', item: 'CAST', quantity: pieces(5), price: eur('40.00') };
  const bill = { site: 'gdansk', supplier: 'FONDERIE', purchaseOrder: 'PO-1', due: inDays(30) };
  const invoice = { ...bill, number: 'F-1', lines: [line], total: eur('200.00') };
  const path = 'supplier-invoices/FONDERIE.F-1';

  it('is worth złoty in stock at the rate of the day', async () => {
    const order = { id: 'PO-1', site: 'gdansk', supplier: 'FONDERIE', promised: inDays(3), lines: [line] };
    await company.heard();
    await buyer.does('purchase-orders', order);
    const head = await company.as('supply-chain', 'coo');
    await head.does('purchase-orders/PO-1/approve', { total: eur('200.00') });
    const goods = { item: 'CAST', lot: 'G1', quantity: pieces(5) };
    await warehouse.does('purchase-orders/PO-1/receive-goods', goods);
    const { lots } = await polish.awaits<CostLayerAnswer>('cost-layers/gdansk.CAST', (layer) =>
      layer.lots.some(({ lot }) => lot === 'G1'),
    );
    expect(lots).toEqual([{ lot: 'G1', amount: pln('860.00'), quantity: pieces(5) }]);
    expect(await journalOf(polish, 'finance.CostLayerAdded')).toEqual([
      `${ACCOUNTS.inventory.number} +860.00`,
      `${ACCOUNTS.goodsReceived.number} -860.00`,
    ]);
    expect((await controller.looks('cost-layers/gdansk.CAST')).status).toBe(404);
  });

  it('is paid when its invoice matches', async () => {
    expect(await clerk.cannot('supplier-invoices', { ...invoice, total: eur('201.00') })).toBe(
      '422 FIN-INV-TOTAL',
    );
    expect(await controller.cannot('supplier-invoices', invoice)).toBe('403 ACC-SITE');
    for (const [named, code] of [
      [{ supplier: 'NOBODY' }, 'FIN-INV-SUPPLIER'],
      [{ purchaseOrder: 'PO-NONE' }, 'FIN-INV-ORDER'],
    ] as const) {
      expect(await clerk.cannot('supplier-invoices', { ...invoice, ...named })).toBe(`422 ${code}`);
    }
    const key = { headers: { 'idempotency-key': 'scan-1' } };
    expect(await clerk.does('supplier-invoices', invoice, key)).toMatchObject({
      id: 'FONDERIE.F-1',
      status: 201,
    });
    expect(await clerk.does('supplier-invoices', invoice, key)).toMatchObject({ replayed: true });
    await polish.awaits<SupplierInvoiceAnswer>(path, ({ status }) => status === 'matched');
    expect(await clerk.cannot(`${path}/pay`, { amount: eur('200.00') })).toBe('403 ACC-ROLE');
    expect(await polish.cannot(`${path}/pay`, { amount: eur('199.00') })).toBe('422 FIN-PAY-AMOUNT');
    await buyer.does('suppliers/FONDERIE/block', { reason: 'Its account changed by mail' });
    await company.heard();
    expect(await polish.cannot(`${path}/pay`, { amount: eur('200.00') })).toBe('422 FIN-PAY-SUPPLIER');
    await buyer.does('suppliers', { id: 'FONDERIE', ...fonderie });
    await company.heard();
    await polish.does(`${path}/pay`, { amount: eur('200.00') });
    expect(await polish.does(`${path}/pay`, { amount: eur('200.00') })).toMatchObject({ events: [] });
    expect(await journalOf(polish, 'finance.SupplierInvoicePaid')).toEqual([
      `${ACCOUNTS.payables.number} +860.00`,
      `${ACCOUNTS.bank.number} -860.00`,
    ]);
  });

  it('that bills what did not come is blocked until somebody else releases it', async () => {
    const second = { ...invoice, number: 'F-2' };
    const blocked = 'supplier-invoices/FONDERIE.F-2';
    await polish.does('supplier-invoices', second);
    await polish.awaits<SupplierInvoiceAnswer>(blocked, ({ status }) => status === 'blocked');
    expect(await polish.cannot(`${blocked}/pay`, { amount: eur('200.00') })).toBe('422 FIN-MATCH-BLOCK');
    const taxed = {
      ...{ ...invoice, number: 'F-3', total: eur('354.00') },
      lines: [{ ...line, taxRate: '0.77' }],
      taxes: [{ rate: '0.77', taxable: eur('200.00'), tax: eur('154.00') }],
    };
    const printed = { ...invoice, number: 'FV 12/11/2026' };
    expect(await polish.does('supplier-invoices', printed)).toMatchObject({ id: 'FONDERIE.FV-12-11-2026' });
    expect(await polish.cannot('supplier-invoices', printed)).toBe('422 FIN-INV-DUPLICATE');
    expect((await polish.looks('supplier-invoices/FONDERIE.FV-12-11-2026')).body).toMatchObject({
      number: 'FV 12/11/2026',
    });
    await polish.does('supplier-invoices', taxed);
    const { failure } = await polish.awaits<SupplierInvoiceAnswer>(
      'supplier-invoices/FONDERIE.F-3',
      ({ status }) => status === 'blocked',
    );
    expect(failure).toEqual({ kind: 'tax', difference: eur('154.00') });
    const release = { total: eur('200.00'), reason: 'Tooling, agreed by telephone' };
    expect(await polish.cannot(`${blocked}/release`, release)).toBe('403 FIN-PAY-SELF');
    const head = await company.as('finance', 'controller');
    expect(await head.cannot(`${blocked}/release`, { ...release, total: eur('20.00') })).toBe(
      '422 FIN-INV-TOTAL',
    );
    await head.does(`${blocked}/release`, release);
    expect(await head.does(`${blocked}/release`, release)).toMatchObject({ events: [] });
    expect(await head.cannot(`${blocked}/release`, { ...release, total: eur('20.00') })).toBe(
      '422 FIN-INV-TOTAL',
    );
    expect((await polish.history(blocked)).at(-1)).toMatchObject({
      ...{ type: 'PaymentReleased', meta: { authority: { rightId: 'payment-release.controller' } } },
    });
  });
});

describe('pumps from Lyon', () => {
  it('cost what went in, and the rest is a variance', async () => {
    await makePumps(await company.as('production', 'planner', 'lyon'), {
      order: 'WO-1',
      quantity: 2,
      person: 'ANA',
    });
    // Two operations of an hour at 30.00 and 20.00 against two pumps at 120.00, heard in whatever order.
    const parts = ({ data }: Charges) => data.map((each) => each.data);
    const variance = (all: Charges) =>
      parts(all).reduce(
        (sum, { kind, amount }) => sum + (kind === 'variance' ? Number(amount.amount) : 0),
        0,
      );
    const all = await controller.awaits<Charges>(
      'order-costs/WO-1/events',
      (told) => variance(told) === -140,
    );
    const said = parts(all).map(({ element, kind, amount }) => `${element ?? kind ?? ''} ${amount.amount}`);
    for (const part of ['labour 30.00', 'machine 20.00', 'finished 240.00']) expect(said).toContain(part);
    expect((await controller.looks('order-costs/WO-1')).body).toMatchObject({
      settled: true,
      balance: eur('0.00'),
    });
  });

  it('are invoiced when they are delivered, with the tax at home, and paid', async () => {
    const line = { line: '1', item: 'PUMP', quantity: pieces(2), price: eur('340.00') };
    const order = { id: 'SO-1', site: 'lyon', customer: 'AQUA', lines: [{ ...line, requested: inDays(4) }] };
    await planner.does('sales-orders', order);
    const pick = { line: '1', item: 'PUMP', lot: 'L-WO-1', quantity: pieces(2) };
    const shipment = { id: 'SH-1', site: 'lyon', salesOrder: 'SO-1', carrier: 'Rapida', lines: [pick] };
    await planner.awaits<{ lines: { ready: boolean }[] }>(
      'sales-orders/SO-1',
      ({ lines }) => lines[0]!.ready,
    );
    await warehouse.does('shipments', shipment);
    await warehouse.awaits<{ picked: unknown[] }>('shipments/SH-1', ({ picked }) => picked.length === 1);
    await warehouse.does('shipments/SH-1/despatch');
    await warehouse.does('shipments/SH-1/confirm-delivery', { receivedBy: 'Ida' });
    const { open } = await controller.awaits<CustomerInvoiceAnswer>('customer-invoices/SH-1', () => true);
    expect(open).toEqual(eur('816.00'));
    const pay = 'customer-invoices/SH-1/pay';
    const part = { amount: eur('800.00'), reference: 'BANK-1' };
    expect(await controller.cannot(pay, { amount: eur('816.01') })).toBe('422 FIN-PAY-AMOUNT');
    expect(await polish.cannot(pay, part)).toBe('404 PLT-NOT-FOUND');
    await controller.does(pay, part);
    expect(await controller.does(pay, part)).toMatchObject({ events: [] });
    await controller.does(pay, { amount: eur('16.00'), reference: 'BANK-2' });
    expect(await journalOf(controller, 'finance.CustomerInvoiceIssued')).toEqual([
      `${ACCOUNTS.receivables.number} +816.00`,
      `${ACCOUNTS.revenue.number} -680.00`,
      `${ACCOUNTS.taxPayable.number} -136.00`,
    ]);
  });
});

describe('the books', () => {
  const [period = ''] = months;
  const month = { company: 'gemba-fr', period };
  const path = `fiscal-periods/gemba-fr.${period}`;
  const voucher = (sourceEventId: string, credit = '9.00') => ({
    ...{ site: 'lyon', company: 'gemba-fr', sourceEventId, sourceType: 'manual', text: 'Bank fee' },
    postingDate: `${period}-01`,
    lines: [
      { account: '7100', debit: eur('9.00') },
      { account: '1000', credit: eur(credit) },
    ],
  });

  it('balance, and what is wrong in them is reversed', async () => {
    expect(await controller.cannot('journals', voucher('V-1', '8.00'))).toBe('422 FIN-JNL-UNBALANCED');
    const [debit, credit] = voucher('V-1').lines;
    const dear = { ...debit, booked: { local: eur('50000.00'), group: eur('50000.00') } };
    expect(await controller.cannot('journals', { ...voucher('V-1'), lines: [dear, credit] })).toBe(
      '422 FIN-JNL-BOOKED',
    );
    expect(await controller.does('journals', voucher('V-1'))).toMatchObject({ id: 'V-1', status: 201 });
    expect(await controller.does('journals', voucher('V-1'))).toMatchObject({ status: 200, events: [] });
    expect(await controller.cannot('journals', { ...voucher('V-1'), postingDate: `${period}-02` })).toBe(
      '422 FIN-DUP-SOURCE',
    );
    await controller.does(
      'journals/V-1/reverse',
      { reason: 'Wrong bank' },
      { headers: { 'if-match': '"1"' } },
    );
    expect(await controller.does('journals/V-1/reverse', { reason: 'Wrong bank' })).toMatchObject({
      events: [],
    });
    const isMirror = ({ id, sourceType }: Journals['data'][number]) =>
      sourceType === 'manual' && id !== 'V-1';
    await controller.awaits<Journals>('journals?limit=200', ({ data }) => data.some(isMirror));
  });

  it('P49: what a process booked is not reversed by hand', async () => {
    const { data } = await controller.awaits<Journals>('journals?limit=200', () => true);
    const booked = data.find(({ sourceType }) => sourceType === 'finance.CostLayerAdded');
    const reverse = `journals/${booked?.id ?? ''}/reverse`;
    expect(await controller.cannot(reverse, { reason: 'Try' })).toBe('422 FIN-JNL-PROCESS');
  });

  it('O36: hold what the site costs besides', async () => {
    const rent = {
      ...{ site: 'lyon', company: 'gemba-fr', number: 'RENT-1', kind: 'rent', settled: 'bank' },
      ...{ date: inDays(-1), net: eur('500.00'), tax: eur('100.00'), text: 'Rent of the hall' },
    };
    expect(await clerk.cannot('operating-expenses', rent)).toBe('403 ACC-ROLE');
    expect(await controller.cannot('operating-expenses', { ...rent, date: inDays(2) })).toBe(
      '422 FIN-EXP-DATE',
    );
    for (const [wrong, code] of [
      [{ tax: eur('9999.00') }, 'FIN-TAX-AMOUNT'],
      [{ kind: 'wages' }, 'FIN-TAX-KIND'],
    ] as const) {
      expect(await controller.cannot('operating-expenses', { ...rent, ...wrong })).toBe(`422 ${code}`);
    }
    await controller.does('operating-expenses', rent);
    expect(await controller.does('operating-expenses', rent)).toMatchObject({ events: [] });
    const alike = { ...rent, number: 'rent/1' };
    expect(await controller.cannot('operating-expenses', alike)).toBe('422 FIN-EXP-DUPLICATE');
    expect(await journalOf(controller, 'finance.OperatingExpenseRecorded')).toEqual([
      `${ACCOUNTS.rent.number} +500.00`,
      `${ACCOUNTS.inputTax.number} +100.00`,
      `${ACCOUNTS.bank.number} -600.00`,
    ]);
  });

  it('of a month are opened, locked, closed and reopened', async () => {
    const beyond = { company: 'gemba-fr', period: '2019-01' };
    expect(await controller.cannot('fiscal-periods', { ...beyond, company: 'nobody' })).toBe(
      '422 FIN-PER-COMPANY',
    );
    expect(await controller.cannot('fiscal-periods', beyond)).toBe('422 FIN-PER-ORDER');
    expect(await controller.does('fiscal-periods', month)).toMatchObject({ status: 200, events: [] });
    expect(await controller.cannot(`${path}/close`, month)).toBe('409 FIN-PER-STATE');
    expect(await clerk.cannot(`${path}/lock`, { reason: 'Month end' })).toBe('403 ACC-ROLE');
    await controller.does(`${path}/lock`, { reason: 'Month end' });
    await controller.does('journals', voucher('V-2'));
    const told = await controller.cannot(`${path}/close`, { ...month, trialBalanceHash: 'abc' });
    expect(told).toMatch(/^400 /);
    await controller.does(`${path}/close`, month);
    const closed = (await controller.history(path)).at(-1);
    expect(closed?.data.trialBalanceHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await controller.cannot('journals', voucher('V-3'))).toBe('422 FIN-PER-CLOSED');
    await controller.does(`${path}/reopen`, { ...month, reason: 'Late invoice' });
    await controller.does('journals', voucher('V-3'));
  });
});
