/** Picking over HTTP: what expires first is proposed, another lot taken, and what is short replaced. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, held, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { production } from '@gemba/production-service/production.module';
import type { SalesOrderAnswer } from '../src/selling/answer.js';
import type { ShipmentAnswer } from '../src/selling/shipment.js';
import type { StockItemAnswer } from '../src/stock/answer.js';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(60_000);

const PUMP = 'stock-items/lyon.PUMP';

let company: Company;
let warehouse: Person;
let planner: Person;
let elsewhere: Person;

const lotsOf = ({ lines }: ShipmentAnswer) => lines.map(({ lot, quantity }) => `${lot} ${quantity.value}`);
const plan = (id: string, order: string, quantity: number) => ({
  ...{ id, site: 'lyon', salesOrder: order, carrier: 'Transalpin' },
  lines: [{ line: '1', quantity: pieces(quantity) }],
});
const sells = async (id: string, quantity: number, more: object = {}): Promise<void> => {
  const line = {
    line: '1',
    item: 'PUMP',
    quantity: pieces(quantity),
    price: eur('340.00'),
    requested: inDays(5),
  };
  await planner.does('sales-orders', { id, site: 'lyon', customer: 'AQUA', lines: [line], ...more });
  await planner.awaits<SalesOrderAnswer>(`sales-orders/${id}`, ({ lines }) => lines[0]?.ready === true);
};
const allottedOf = ({ lines }: SalesOrderAnswer) =>
  lines[0]?.allotted.map(({ lot, quantity }) => `${lot} ${quantity.value}`).join(', ');

beforeAll(async () => {
  company = await foundCompany(supplyChain, production);
  await definePump(company);
  [warehouse, planner, elsewhere] = await Promise.all([
    company.as('supply-chain', 'warehouse', 'lyon'),
    company.as('supply-chain', 'planner', 'lyon'),
    company.as('supply-chain', 'warehouse', 'gdansk'),
  ]);
  await company.heard();
  const terms = { id: 'AQUA', name: 'Aqua Sud', currency: 'EUR', country: 'FR', remainingShelfLife: 'P20D' };
  await planner.does('customers', terms);
  for (const [lot, count, days] of [
    ...[['P-OLD', 5, 10] as const, ['P-SOON', 4, 30] as const, ['P-LATE', 6, 60] as const],
    ['P-LAST', 6, 90] as const,
  ])
    await warehouse.does('stock-items', {
      ...{ site: 'lyon', item: 'PUMP', lot, quantity: pieces(count), expiry: inDays(days) },
      source: { kind: 'count', id: 'OPENING' },
    });
});

afterAll(() => company.stop());

describe('a shipment that names no lots', () => {
  it('is proposed what expires first of what keeps long enough, and takes nothing yet', async () => {
    await sells('SO-1', 6);
    expect(await warehouse.cannot('shipments', plan('SH-0', 'SO-1', 7))).toBe('422 SCM-SHP-OVER');
    const there = { ...plan('SH-0', 'SO-1', 1), site: 'gdansk' };
    expect(await elsewhere.cannot('shipments', there)).toBe('404 PLT-NOT-FOUND');
    expect(await warehouse.does('shipments', plan('SH-1', 'SO-1', 6))).toMatchObject({ status: 201 });
    expect(await warehouse.does('shipments', plan('SH-1', 'SO-1', 6))).toMatchObject({
      status: 200,
      events: [],
    });
    const shipment = await warehouse.awaits<ShipmentAnswer>('shipments/SH-1', () => true);
    expect(shipment).toMatchObject({ status: 'planned', toPick: true, picked: [] });
    expect(lotsOf(shipment)).toEqual(['P-SOON 4', 'P-LATE 2']);
    await planner.awaits<SalesOrderAnswer>(
      'sales-orders/SO-1',
      (o) => allottedOf(o) === 'P-SOON 4, P-LATE 2',
    );
    expect(held(await warehouse.awaits<StockItemAnswer>(PUMP, () => true), 'P-SOON', 'available')).toBe(4);
    const use = { lot: 'P-SOON', quantity: pieces(1), purpose: { kind: 'count', id: 'FAIR' } };
    expect(await warehouse.cannot(`${PUMP}/issue-stock`, use)).toBe('422 SCM-STK-ASIDE');
  });

  it('stays free when its order is cancelled', async () => {
    await planner.does('sales-orders/SO-1/cancel', { reason: 'Project stopped' });
    await warehouse.awaits<ShipmentAnswer>('shipments/SH-1', ({ status }) => status === 'cancelled');
    expect(await warehouse.cannot('shipments/SH-1/confirm-pick', { line: '1', lot: 'P-SOON' })).toBe(
      '409 SCM-SHP-STATE',
    );
    await warehouse.awaits<StockItemAnswer>(PUMP, ({ reservations }) => reservations.length === 0);
  });

  it('is picked otherwise than planned, and leaves with what was picked', async () => {
    await sells('SO-2', 6);
    await warehouse.does('shipments', plan('SH-2', 'SO-2', 6));
    const pick = 'shipments/SH-2/confirm-pick';
    expect(await planner.cannot(pick, { line: '1', lot: 'P-SOON' })).toBe('403 ACC-ROLE');
    const other = { line: '1', lot: 'P-LATE', takenLot: 'P-LAST' };
    expect(await warehouse.cannot(pick, other)).toBe('422 SCM-SHP-REASON');
    await warehouse.does(pick, { ...other, reason: 'It stands in front' });
    const short = { line: '1', lot: 'P-SOON', quantity: pieces(3), reason: 'One is dented' };
    await warehouse.does(pick, short);
    expect(await warehouse.does(pick, short)).toMatchObject({ events: [] });
    const shipment = await warehouse.awaits<ShipmentAnswer>(
      'shipments/SH-2',
      ({ picked }) => picked.length === 2,
    );
    expect(lotsOf(shipment)).toEqual(['P-SOON 3', 'P-LAST 2', 'P-LATE 1']);
    expect(await planner.cannot('sales-orders/SO-2/cancel', { reason: 'No' })).toBe(
      '422 SCM-SO-CANCEL-PICKED',
    );
    expect(await warehouse.cannot('shipments/SH-2/cancel', { reason: 'No' })).toBe('422 SCM-SHP-PICKED');
    expect(await warehouse.cannot('shipments/SH-2/despatch', {})).toBe('409 SCM-SHP-STATE');
    await warehouse.does(pick, { line: '1', lot: 'P-LATE' });
    await warehouse.awaits<ShipmentAnswer>('shipments/SH-2', ({ picked }) => picked.length === 3);
    const order = await planner.awaits<SalesOrderAnswer>(
      'sales-orders/SO-2',
      (o) => allottedOf(o)?.includes('P-LATE 1') === true,
    );
    expect(order.lines[0]?.allotted).toHaveLength(3);
    await warehouse.does('shipments/SH-2/despatch');
    await planner.awaits<SalesOrderAnswer>('sales-orders/SO-2', ({ lines }) => lines[0]?.shipped === '6');
    const stock = await warehouse.awaits<StockItemAnswer>(PUMP, () => true);
    expect(['P-SOON', 'P-LATE', 'P-LAST'].map((lot) => held(stock, lot, 'available'))).toEqual([1, 5, 4]);
    expect(stock.reservations).toEqual([]);
  });

  it('is cancelled, and another one brings the same pieces', async () => {
    await sells('SO-3', 1);
    await warehouse.does('shipments', plan('SH-3', 'SO-3', 1));
    expect(await elsewhere.cannot('shipments/SH-3/cancel', { reason: 'Mine' })).toBe('404 PLT-NOT-FOUND');
    await planner.awaits<SalesOrderAnswer>('sales-orders/SO-3', (o) => allottedOf(o) === 'P-SOON 1');
    await warehouse.does('shipments/SH-3/cancel', { reason: 'The lorry broke down' });
    expect(await warehouse.does('shipments/SH-3/cancel', { reason: 'The lorry broke down' })).toMatchObject({
      events: [],
    });
    await planner.awaits<SalesOrderAnswer>('sales-orders/SO-3', (o) => allottedOf(o) === '');
    await warehouse.does('shipments', plan('SH-4', 'SO-3', 1));
    expect(lotsOf(await warehouse.awaits<ShipmentAnswer>('shipments/SH-4', () => true))).toEqual([
      'P-SOON 1',
    ]);
  });
});

describe('what cannot leave yet', () => {
  const picks = async (id: string, lot: string): Promise<void> => {
    await warehouse.does(`shipments/${id}/confirm-pick`, { line: '1', lot });
    await warehouse.awaits<ShipmentAnswer>(`shipments/${id}`, ({ picked }) => picked.length === 1);
  };

  it('is cancelled when the rest has left, where the customer wants it so', async () => {
    const agree = 'customers/AQUA/agree-back-orders';
    expect(await warehouse.cannot(agree, { backOrders: 'cancel-rest' })).toBe('403 ACC-ROLE');
    await planner.does(agree, { backOrders: 'cancel-rest' });
    await sells('SO-4', 4);
    await warehouse.does('shipments', plan('SH-5', 'SO-4', 3));
    await picks('SH-5', 'P-LATE');
    await warehouse.does('shipments/SH-5/despatch');
    const { lines, backOrders } = await planner.awaits<SalesOrderAnswer>(
      'sales-orders/SO-4',
      (order) => order.lines[0]?.restCancelled === '1',
    );
    expect([backOrders, lines[0]?.shipped]).toEqual(['cancel-rest', '3']);
    await warehouse.awaits<StockItemAnswer>(PUMP, ({ reservations }) =>
      reservations.every(({ demand }) => demand !== 'sales-order/SO-4/1'),
    );
    await planner.awaits('cancellations/SO-4.1', () => true);
    expect(await warehouse.cannot('shipments', plan('SH-6', 'SO-4', 1))).toBe('422 SCM-SHP-OVER');
  });

  it('holds back everything, until the order says otherwise', async () => {
    await sells('SO-5', 3, { backOrders: 'ship-complete' });
    expect(await warehouse.cannot('shipments', plan('SH-6', 'SO-5', 2))).toBe('422 SCM-SHP-COMPLETE');
    const change = 'sales-orders/SO-5/change-back-orders';
    await planner.does(change, { backOrders: 'ship-partial', reason: 'Agreed by telephone' });
    await warehouse.does('shipments', plan('SH-6', 'SO-5', 2));
  });

  it('follows, and the customer is told when', async () => {
    await sells('SO-6', 3, { backOrders: 'ship-partial' });
    await warehouse.does('shipments', plan('SH-7', 'SO-6', 3));
    const few = { line: '1', lot: 'P-LAST', quantity: pieces(1), reason: 'Two are dented' };
    await warehouse.does('shipments/SH-7/confirm-pick', few);
    const { lines } = await planner.awaits<SalesOrderAnswer>(
      'sales-orders/SO-6',
      (order) => order.lines[0]?.broken?.because === 'shipment/SH-7',
    );
    expect(lines[0]).toMatchObject({ promised: inDays(5) });
    await warehouse.awaits<ShipmentAnswer>('shipments/SH-7', ({ picked }) => picked.length === 1);
    await planner.awaits<SalesOrderAnswer>('sales-orders/SO-6', (o) => allottedOf(o) === 'P-LAST 1');
    await warehouse.does('shipments/SH-7/despatch');
    await planner.awaits<SalesOrderAnswer>('sales-orders/SO-6', (o) => o.lines[0]?.shipped === '1');
  });
});
