/**
 * Supply chain over HTTP: what falls short is bought by itself, what is ordered is reserved, made, shipped
 * and delivered, and what quality holds does not move.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays, instantInDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import {
  definePump,
  eur,
  held,
  hire,
  makePumps,
  pieces,
  pln,
} from '@gemba/deploy-acceptance/testing/product.http';
import { hr } from '@gemba/hr-service/hr.module';
import { production } from '@gemba/production-service/production.module';
import { quality } from '@gemba/quality-service/quality.module';
import type { PurchaseOrderAnswer } from '../src/purchasing/answer.js';
import type { SalesOrderAnswer } from '../src/selling/answer.js';
import type { ShipmentAnswer } from '../src/selling/shipment.js';
import type { StockItemAnswer } from '../src/stock/answer.js';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(60_000);

const CAST = 'stock-items/lyon.CAST';
const PUMP = 'stock-items/lyon.PUMP';

let company: Company;
let buyer: Person;
let warehouse: Person;
let planner: Person;
let manager: Person;
let elsewhere: Person;
let maker: Person;

beforeAll(async () => {
  company = await foundCompany(supplyChain, production, quality, hr);
  await definePump(company);
  await hire(company, 'ANA', ['assembly', 'testing']);
  [buyer, warehouse, planner, manager, elsewhere, maker] = await Promise.all([
    company.as('supply-chain', 'buyer', 'lyon'),
    company.as('supply-chain', 'warehouse', 'lyon'),
    company.as('supply-chain', 'planner', 'lyon'),
    company.as('supply-chain', 'site-manager', 'lyon'),
    company.as('supply-chain', 'warehouse', 'gdansk'),
    company.as('production', 'planner', 'lyon'),
  ]);
  await company.heard();
});

afterAll(() => company.stop());

describe('partners', () => {
  it('have terms in one currency', async () => {
    const foundry = { id: 'FONDERIE', name: 'Fonderie du Rhône', currency: 'EUR', leadTime: 'P3D' };
    expect(await buyer.does('suppliers', foundry)).toMatchObject({ status: 201 });
    expect(await buyer.does('suppliers', foundry)).toMatchObject({ status: 200, events: [] });
    expect(await buyer.cannot('suppliers', { ...foundry, currency: 'PLN' })).toBe('409 SCM-SUP-STATE');
    expect(await warehouse.cannot('suppliers', foundry)).toBe('403 ACC-ROLE');
    const price = 'suppliers/FONDERIE/agree-price';
    expect(await buyer.cannot(price, { item: 'CAST', price: pln('180.00') })).toBe('422 SCM-SUP-CURRENCY');
    await buyer.does(price, { item: 'CAST', price: eur('40.00') });
    const aqua = { id: 'AQUA', name: 'Aqua Sud', currency: 'EUR', country: 'FR' };
    await planner.does('customers', aqua);
    expect(await planner.cannot('customers', { ...aqua, country: 'PT' })).toBe('409 SCM-CUS-STATE');
  });
});

describe('an item that falls short', () => {
  let path = '';

  it('is ordered by itself at the agreed price, and approved by whom the total asks for', async () => {
    const policy = {
      reorderPoint: pieces(20),
      orderQuantity: pieces(50),
      leadTime: 'P3D',
      supplier: 'FONDERIE',
    };
    await maker.does('items/CAST/set-planning-policy', { site: 'lyon', ...policy });
    type Page = { data: (PurchaseOrderAnswer & { id: string })[] };
    const { data } = await buyer.awaits<Page>('purchase-orders', (page) => page.data.length === 1);
    expect(data[0]).toMatchObject({ status: 'waiting', supplier: 'FONDERIE', total: eur('2000.00') });
    path = `purchase-orders/${data[0]?.id ?? ''}`;
    const requisition = data[0]?.requisition ?? '';
    await buyer.awaits<{ purchaseOrder?: string }>(
      `requisitions/${requisition}`,
      ({ purchaseOrder }) => purchaseOrder === data[0]?.id,
    );
    const goods = { item: 'CAST', lot: 'C1', quantity: pieces(30) };
    expect(await warehouse.cannot(`${path}/receive-goods`, goods)).toBe('409 SCM-PO-STATE');
    expect(await buyer.cannot(`${path}/approve`, { total: eur('2000.00') })).toBe('403 SCM-PO-APPROVAL');
    expect(await manager.cannot(`${path}/approve`, { total: eur('1999.00') })).toBe('409 SCM-PO-STATE');
    await manager.does(`${path}/approve`, { total: eur('2000.00') });
    expect(await manager.does(`${path}/approve`, { total: eur('2000.00') })).toMatchObject({ events: [] });
  });

  it('comes in by lots, no more than ordered and a little', async () => {
    const goods = { item: 'CAST', lot: 'C1', quantity: pieces(30) };
    const receive = `${path}/receive-goods`;
    expect(await warehouse.cannot(receive, { ...goods, item: 'SEAL' })).toBe('422 SCM-GR-LINE');
    const litres = { value: '30', unit: 'LTR' };
    expect(await warehouse.cannot(receive, { ...goods, quantity: litres })).toBe('422 SCM-GR-UNIT');
    expect(await warehouse.cannot(receive, { ...goods, expiry: inDays(-3) })).toBe('422 SCM-GR-LOT');
    expect(await elsewhere.cannot(receive, goods)).toBe('404 PLT-NOT-FOUND');
    const yesterday = { headers: { 'gemba-occurred-at': instantInDays(-1) } };
    expect(await warehouse.cannot(receive, goods, yesterday)).toBe('422 PLT-TIME-BEFORE');
    const key = { headers: { 'idempotency-key': 'delivery-note-4711' } };
    await warehouse.does(receive, goods, key);
    expect(await warehouse.does(receive, goods, key)).toMatchObject({ replayed: true });
    expect(await warehouse.cannot(receive, { ...goods, quantity: pieces(26) })).toBe('422 SCM-GR-TOLERANCE');
    const stock = await warehouse.awaits<StockItemAnswer>(
      CAST,
      (state) => held(state, 'C1', 'available') === 30,
    );
    expect(stock.onOrder).toBe('20');
    expect(await buyer.cannot(`${path}/cancel`, { reason: 'Too late' })).toBe('409 SCM-PO-STATE');
    await buyer.does(`${path}/close`, { reason: 'The rest is not needed' });
    await warehouse.awaits<StockItemAnswer>(CAST, ({ onOrder }) => onOrder === '0');
  });

  it('is not ordered from a supplier that is blocked', async () => {
    await buyer.does('suppliers', { id: 'OLD', name: 'Old Works', currency: 'EUR', leadTime: 'P9D' });
    await buyer.does('suppliers/OLD/block', { reason: 'Late again' });
    const lines = [{ line: '1', item: 'CAST', quantity: pieces(1), price: eur('39.00') }];
    const order = { id: 'PO-OLD', site: 'lyon', supplier: 'OLD', lines, promised: inDays(9) };
    expect(await buyer.cannot('purchase-orders', order)).toBe('422 SCM-PO-SUPPLIER');
    expect(await buyer.cannot('purchase-orders', { ...order, site: 'gdansk' })).toBe('403 ACC-SITE');
  });
});

describe('stock', () => {
  it('is never less than nothing, at no business time', async () => {
    const scrap = (quantity: number) => ({
      ...{ lot: 'C1', quantity: pieces(quantity), purpose: { kind: 'scrap', id: 'BROKEN' } },
    });
    const issue = `${CAST}/issue-stock`;
    expect(await warehouse.cannot(issue, scrap(31))).toBe('422 SCM-STK-NEGATIVE');
    const yesterday = { headers: { 'gemba-occurred-at': instantInDays(-1) } };
    expect(await warehouse.cannot(issue, scrap(1), yesterday)).toBe('422 SCM-STK-NEGATIVE');
    expect(await warehouse.cannot(issue, { ...scrap(1), quantity: { value: '1', unit: 'KGM' } })).toBe(
      '422 SCM-STK-UNIT',
    );
    expect(await elsewhere.cannot(issue, scrap(1))).toBe('404 PLT-NOT-FOUND');
    const { etag } = await warehouse.does(issue, scrap(5));
    const stale = { headers: { 'if-match': '"1"' } };
    expect(await warehouse.cannot(issue, scrap(5), stale)).toBe('412 PLT-STALE');
    expect((await warehouse.looks(CAST)).headers.get('etag')).toBe(etag);
    await warehouse.does(`${CAST}/adjust-stock`, { lot: 'C1', quantity: pieces(-1), reason: 'Count' });
  });

  it('that quality holds is not taken', async () => {
    const inspector = await company.as('quality', 'quality-inspector', 'lyon');
    const hold = { id: 'HLD-1', site: 'lyon', item: 'CAST', lot: 'C1', reason: 'Rust', source: 'store' };
    await inspector.does('quality-holds', hold);
    await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C1', 'hold') === 24);
    const use = { lot: 'C1', quantity: pieces(1), purpose: { kind: 'production-order', id: 'WO-9' } };
    expect(await warehouse.cannot(`${CAST}/issue-stock`, use)).toBe('422 SCM-STK-STATUS');
    await inspector.does('quality-holds/HLD-1/lift-hold', { lot: 'C1', reason: 'Dust' });
    await warehouse.awaits<StockItemAnswer>(CAST, (stock) => held(stock, 'C1', 'available') === 24);
  });
});

describe('an order of a customer', () => {
  const line = { line: '1', item: 'PUMP', quantity: pieces(4), price: eur('340.00'), requested: inDays(5) };
  const order = { id: 'SO-1', site: 'lyon', customer: 'AQUA', lines: [line] };
  const ready = ({ lines }: SalesOrderAnswer) => lines.every((each) => each.ready);

  it('is placed once, by a customer that is known', async () => {
    const count = { lot: 'P1', quantity: pieces(4), source: { kind: 'count', id: 'OPENING' } };
    await warehouse.does('stock-items', { site: 'lyon', item: 'PUMP', ...count });
    expect(await planner.cannot('sales-orders', { ...order, customer: 'NOBODY' })).toBe(
      '422 SCM-SO-CUSTOMER',
    );
    expect(await planner.cannot('sales-orders', { ...order, lines: [line, line] })).toBe('422 SCM-SO-LINE');
    expect(await warehouse.cannot('sales-orders', order)).toBe('403 ACC-ROLE');
    expect(await planner.does('sales-orders', order)).toMatchObject({ status: 201 });
    expect(await planner.does('sales-orders', order)).toMatchObject({ status: 200, events: [] });
    const more = { ...order, lines: [{ ...line, quantity: pieces(5) }] };
    expect(await planner.cannot('sales-orders', more)).toBe('409 SCM-SO-STATE');
  });

  it('takes free stock, and is promised on it', async () => {
    const { lines } = await planner.awaits<SalesOrderAnswer>('sales-orders/SO-1', ready);
    expect(lines[0]).toMatchObject({ promised: inDays(5), requestedFromProduction: false });
    const unknown = { demand: 'sales-order/SO-9/1', quantity: pieces(1) };
    expect(await planner.cannot(`${PUMP}/reserve-stock`, unknown)).toBe('404 PLT-NOT-FOUND');
    const other = { demand: 'fair in May', quantity: pieces(1) };
    expect(await planner.cannot(`${PUMP}/reserve-stock`, other)).toBe('422 SCM-RES-OVER');
    const taken = { lot: 'P1', quantity: pieces(1), purpose: { kind: 'count', id: 'FAIR' } };
    expect(await warehouse.cannot(`${PUMP}/issue-stock`, taken)).toBe('422 SCM-RES-OVER');
  });

  it('P37: is picked, despatched and delivered, by its own site', async () => {
    const pick = { line: '1', item: 'PUMP', lot: 'P1', quantity: pieces(4) };
    const shipment = { id: 'SH-1', site: 'lyon', salesOrder: 'SO-1', carrier: 'Transalpin', lines: [pick] };
    const tooMany = { ...shipment, lines: [{ ...pick, quantity: pieces(5) }] };
    expect(await warehouse.cannot('shipments', tooMany)).toBe('422 SCM-SHP-OVER');
    expect(await warehouse.cannot('shipments', { ...shipment, lines: [{ ...pick, lot: 'P9' }] })).toBe(
      '422 SCM-SHP-STOCK',
    );
    for (const salesOrder of ['SO-1', 'SO-NONE'])
      expect(await elsewhere.cannot('shipments', { ...shipment, salesOrder, site: 'gdansk' })).toBe(
        '404 PLT-NOT-FOUND',
      );
    expect(await warehouse.does('shipments', shipment)).toMatchObject({ status: 201 });
    expect(await warehouse.does('shipments', shipment)).toMatchObject({ status: 200, events: [] });
    await warehouse.awaits<ShipmentAnswer>('shipments/SH-1', ({ picked }) => picked.length === 1);
    const more = { site: 'lyon', item: 'PUMP', lot: 'P2', quantity: pieces(1) };
    await warehouse.does('stock-items', { ...more, source: { kind: 'count', id: 'FOUND' } });
    await elsewhere.does('stock-items', {
      ...{ ...more, site: 'gdansk', source: { kind: 'count', id: 'FOUND' } },
    });
    const goods = (id: string) => ({ lot: 'P2', quantity: pieces(1), purpose: { kind: 'shipment', id } });
    expect(await warehouse.cannot(`${PUMP}/issue-stock`, goods('SH-1'))).toBe('422 SCM-STK-PURPOSE');
    for (const id of ['SH-1', 'SH-NONE'])
      expect(await elsewhere.cannot('stock-items/gdansk.PUMP/issue-stock', goods(id))).toBe(
        '404 PLT-NOT-FOUND',
      );
    await warehouse.does(`${PUMP}/adjust-stock`, { lot: 'P2', quantity: pieces(-1), reason: 'Gone' });
    expect(await warehouse.cannot('shipments/SH-1/confirm-delivery', { receivedBy: 'Ida' })).toBe(
      '409 SCM-SHP-STATE',
    );
    await warehouse.does('shipments/SH-1/despatch');
    expect(await warehouse.does('shipments/SH-1/despatch')).toMatchObject({ events: [] });
    await planner.awaits<SalesOrderAnswer>('sales-orders/SO-1', ({ lines }) => lines[0]?.shipped === '4');
    expect(await planner.cannot('sales-orders/SO-1/cancel', { reason: 'Too late' })).toBe(
      '422 SCM-SO-CANCEL-SHIPPED',
    );
    await warehouse.does('shipments/SH-1/confirm-delivery', { receivedBy: 'Ida' });
    await planner.awaits<SalesOrderAnswer>(
      'sales-orders/SO-1',
      ({ lines }) => lines[0]?.deliveries[0] === 'SH-1',
    );
    expect((await planner.history('sales-orders/SO-1')).map(({ type }) => type)).toEqual([
      ...['SalesOrderPlaced', 'SalesOrderPromised', 'SalesOrderLineReady', 'SalesOrderLineAllotted'],
      ...['SalesOrderLineShipped', 'SalesOrderLineDelivered'],
    ]);
  });

  it('is made when stock has none, and its lot is kept for it', async () => {
    await planner.does('sales-orders', { ...order, id: 'SO-2' });
    const promised = ({ lines }: SalesOrderAnswer) => lines[0]?.promised === inDays(5);
    await planner.awaits('sales-orders/SO-2', promised);
    await company.heard();
    await makePumps(maker, {
      order: 'SO-2.1',
      quantity: 4,
      person: 'ANA',
      due: inDays(5),
      demand: 'sales-order/SO-2/1',
    });
    await planner.awaits('sales-orders/SO-2', ready);
    const stock = await planner.awaits<StockItemAnswer>(
      PUMP,
      (state) => held(state, 'L-SO-2.1', 'available') === 4,
    );
    expect(stock.reservations).toEqual([{ demand: 'sales-order/SO-2/1', quantity: '4' }]);
  });

  it('that is cancelled gives its stock back', async () => {
    expect(await elsewhere.cannot('sales-orders/SO-2/cancel', { reason: 'Mine' })).toBe('403 ACC-ROLE');
    await planner.does('sales-orders/SO-2/cancel', { reason: 'Project stopped' });
    expect(await planner.does('sales-orders/SO-2/cancel', { reason: 'Project stopped' })).toMatchObject({
      events: [],
    });
    await planner.awaits<StockItemAnswer>(PUMP, ({ reservations }) => reservations.length === 0);
  });
});

it('P37: a stock policy is about the site of its stock', async () => {
  const policy = { item: 'CAST', reorderPoint: pieces(0), orderQuantity: pieces(1) };
  const path = `${CAST}/set-stock-policy`;
  await manager.does(path, { ...policy, site: 'lyon' });
  expect(await manager.cannot(path, { ...policy, site: 'gdansk' })).toBe('403 ACC-SITE');
  const coo = await company.as('supply-chain', 'admin');
  expect(await coo.cannot(path, { ...policy, site: 'gdansk' })).toBe('422 PLT-SITE-OTHER');
});
