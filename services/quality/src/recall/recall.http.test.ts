/**
 * A recall over HTTP: castings of a bad lot are found in stock at both sites, on their way, in pumps and with
 * a customer; all are held, told of and accounted for, also what is made or arrives only later.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import {
  definePump,
  eur,
  held,
  hire,
  makePumps,
  pieces,
} from '@gemba/deploy-acceptance/testing/product.http';
import { finance } from '@gemba/finance-service/finance.module';
import { hr } from '@gemba/hr-service/hr.module';
import { production } from '@gemba/production-service/production.module';
import type { StockItemAnswer } from '@gemba/supply-chain-service/stock/answer';
import type { SalesOrderAnswer } from '@gemba/supply-chain-service/selling/answer';
import type { ShipmentAnswer } from '@gemba/supply-chain-service/selling/shipment';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import type { RecallAnswer } from './answer.js';
import { quality } from '../quality.module.js';

jest.setTimeout(60_000);

const HERE = 'stock-items/lyon.CAST';
const THERE = 'stock-items/gdansk.CAST';
const RECALL = 'recalls/RCL-1';
const lot = { item: 'CAST', lot: 'C1' };
const opening = { id: 'RCL-1', class: 'II', reason: 'Cracks at the flange', lots: [lot] };

let company: Company;
let lead: Person;
let planner: Person;
let maker: Person;
let warehouse: Person;
let taker: Person;
let asker: Person;

const traceOf = ({ traces }: RecallAnswer, item: string, of: string) =>
  traces.find((each) => each.item === item && each.lot === of);

const whats = ({ open }: RecallAnswer): readonly string[] => open.map(({ what }) => what);

/** Sells castings of the lot to Aqua, and picks them. */
const pick = async (shipment: string, quantity: number): Promise<void> => {
  const order = `SO-${shipment}`;
  const line = { line: '1', item: 'CAST', quantity: pieces(quantity), price: eur('60.00') };
  const lines = [{ ...line, requested: inDays(5) }];
  await planner.does('sales-orders', { id: order, site: 'lyon', customer: 'AQUA', lines });
  await planner.awaits<SalesOrderAnswer>(
    `sales-orders/${order}`,
    ({ lines: [first] }) => first?.ready === true,
  );
  const load = [{ line: '1', ...lot, quantity: pieces(quantity) }];
  const plan = { id: shipment, site: 'lyon', salesOrder: order, carrier: 'Transalpin', lines: load };
  await warehouse.does('shipments', plan);
  await warehouse.awaits<ShipmentAnswer>(`shipments/${shipment}`, ({ picked }) => picked.length === 1);
};

/** Sends castings of a lot to Gdańsk. */
const sendOn = async (transfer: string, of: string, quantity: number): Promise<void> => {
  const wanted = { site: 'gdansk', from: 'lyon', item: 'CAST', quantity: pieces(quantity), cause: 'Late' };
  await asker.does('stock-transfers', { ...wanted, id: transfer });
  await warehouse.awaits<StockItemAnswer>(HERE, ({ reservations }) =>
    reservations.some(({ demand }) => demand === `stock-transfer/${transfer}`),
  );
  const lines = [{ lot: of, quantity: pieces(quantity) }];
  await warehouse.does(`transfer-shipments/${transfer}/despatch`, { lines });
};

const takeIn = (transfer: string, of: string, quantity: number) =>
  taker.does(
    `stock-transfers/${transfer}/receive`,
    { lines: [{ lot: of, quantity: pieces(quantity) }] },
    { unheard: ['SCM-TRF-LOT', 'SCM-TRF-STATE'] },
  );

beforeAll(async () => {
  company = await foundCompany(quality, supplyChain, production, hr, finance);
  await definePump(company);
  await hire(company, 'ANA', ['assembly', 'testing']);
  const controller = await company.as('finance', 'controller');
  const rate = { from: 'EUR', to: 'PLN', rate: '4.3', source: 'NBP' };
  await controller.does('exchange-rates', { date: inDays(-1), ...rate });
  const admin = await company.as('governance', 'admin');
  const right = { topic: 'stock-transfer', scope: 'lyon', validFrom: '2026-01-01T00:00:00Z', level: 'site' };
  await admin.does('decision-rights', { ...right, id: 'give.machine', holderRole: 'automation' });
  [asker, lead, planner, maker, warehouse, taker] = await Promise.all([
    company.as('supply-chain', 'planner', 'gdansk'),
    company.as('quality', 'quality-inspector'),
    company.as('supply-chain', 'planner', 'lyon'),
    company.as('production', 'planner', 'lyon'),
    company.as('supply-chain', 'warehouse', 'lyon'),
    company.as('supply-chain', 'warehouse', 'gdansk'),
  ]);
  await planner.does('customers', { id: 'AQUA', name: 'Aqua Sud', currency: 'EUR', country: 'FR' });
  await company.heard();
  const source = { kind: 'count', id: 'OPENING' };
  await warehouse.does('stock-items', { site: 'lyon', ...lot, quantity: pieces(20), source });
  await pick('SH-1', 6);
  await warehouse.does('shipments/SH-1/despatch');
  await pick('SH-2', 2);
  await sendOn('T-1', 'C1', 5);
  const pumps = { id: 'WO-1', site: 'lyon', item: 'PUMP', quantity: pieces(2), due: inDays(1) };
  await maker.does('production-orders', pumps);
  await maker.does('production-orders/WO-1/release');
  await company.heard();
  const purpose = { kind: 'production-order', id: 'WO-1' };
  await warehouse.does(`${HERE}/issue-stock`, { lot: 'C1', quantity: pieces(2), purpose });
  await company.heard();
}, 120_000);

afterAll(() => company.stop());

describe('a recall', () => {
  it('is opened by who has the right, of lots that there are', async () => {
    const manager = await company.as('quality', 'site-manager', 'lyon');
    const operator = await company.as('quality', 'operator', 'lyon');
    expect(await operator.cannot('recalls', opening)).toBe('403 ACC-ROLE');
    expect(await manager.cannot('recalls', opening)).toBe('403 QAL-RCL-RIGHT');
    const unknown = { ...opening, lots: [{ ...lot, lot: 'C9' }] };
    expect(await lead.cannot('recalls', unknown)).toBe('422 QAL-RCL-LOT');
    expect(await lead.does('recalls', opening)).toMatchObject({ status: 201, events: ['RecallOpened'] });
    expect(await lead.does('recalls', opening)).toMatchObject({ status: 200, events: [] });
    expect(await lead.cannot('recalls', { ...opening, class: 'I' })).toBe('409 QAL-RCL-STATE');
    expect((await operator.looks(RECALL)).status).toBe(403);
  });

  it('finds all of the lot, and holds what lies at the site', async () => {
    const state = await lead.awaits<RecallAnswer>(
      RECALL,
      (each) => traceOf(each, 'CAST', 'C1')?.stock[0]?.free.value === '0',
    );
    expect(traceOf(state, 'CAST', 'C1')).toMatchObject({
      ...{ made: pieces(20), inTransit: pieces(5) },
      stock: [{ site: 'lyon', quantity: pieces(5), free: pieces(0) }],
      used: [{ order: 'WO-1', site: 'lyon', quantity: pieces(2), over: false }],
      shipped: [
        { shipment: 'SH-1', customer: 'AQUA', quantity: pieces(6), despatched: true },
        { shipment: 'SH-2', customer: 'AQUA', quantity: pieces(2), despatched: false },
      ],
    });
    expect(state.customers).toMatchObject([{ customer: 'AQUA', shipped: '6', outstanding: '8' }]);
    await warehouse.awaits<StockItemAnswer>(HERE, (stock) => held(stock, 'C1', 'hold') === 5);
  });

  it('stops what was picked and has not left', async () => {
    expect(await warehouse.cannot('shipments/SH-2/despatch')).toBe('422 SCM-SHP-QUALITY');
  });

  it('holds what arrives at the other site', async () => {
    await takeIn('T-1', 'C1', 5);
    await taker.awaits<StockItemAnswer>(THERE, (stock) => held(stock, 'C1', 'hold') === 5);
    await lead.awaits<RecallAnswer>(RECALL, (each) => traceOf(each, 'CAST', 'C1')?.stock.length === 2);
  });

  it('holds what is made of it afterwards', async () => {
    await makePumps(maker, { order: 'WO-1', quantity: 2, person: 'ANA' });
    await warehouse.awaits<StockItemAnswer>(
      'stock-items/lyon.PUMP',
      (stock) => held(stock, 'L-WO-1', 'hold') === 2,
    );
    const state = await lead.awaits<RecallAnswer>(
      RECALL,
      (each) => traceOf(each, 'PUMP', 'L-WO-1')?.stock[0]?.free.value === '0',
    );
    expect(traceOf(state, 'CAST', 'C1')?.became).toEqual([{ item: 'PUMP', lot: 'L-WO-1' }]);
  });

  it('is told to the customer, and does not close before all is accounted for', async () => {
    const close = { conclusion: 'All castings are accounted for.' };
    const notice = { customer: 'AQUA', means: 'phone', reference: 'Ms Blue' };
    expect(await lead.cannot(`${RECALL}/close`, close)).toBe('422 QAL-RCL-OPEN');
    expect(await lead.cannot(`${RECALL}/notify-customer`, { ...notice, customer: 'EAU' })).toBe(
      '422 QAL-RCL-CUSTOMER',
    );
    await lead.does(`${RECALL}/notify-customer`, notice);
    const rma = { id: 'RMA-1', site: 'lyon', customer: 'AQUA', shipment: 'SH-1', line: '1', lot: 'C1' };
    await warehouse.does('shipments/SH-1/confirm-delivery', { receivedBy: 'Ms Blue' });
    await planner.does(
      'return-authorisations',
      { ...rma, reason: 'recalled', quantity: pieces(4) },
      { unheard: ['SCM-RET-SHIPMENT'] },
    );
    await warehouse.does('return-authorisations/RMA-1/receive-return', { lot: 'C1', quantity: pieces(4) });
    await lead.awaits<RecallAnswer>(RECALL, ({ customers: [first] }) => first?.returned === '4');
    const settle = { ...lot, customer: 'AQUA', outcome: 'destroyed', reason: 'Certificate 7' };
    const all = { ...settle, quantity: pieces(4) };
    expect(await lead.cannot(`${RECALL}/settle-recalled-goods`, { ...settle, quantity: pieces(5) })).toBe(
      '422 QAL-RCL-GOODS',
    );
    await lead.does(`${RECALL}/settle-recalled-goods`, all);
    const state = await lead.awaits<RecallAnswer>(RECALL, (each) => whats(each).length === 0);
    expect(state.customers).toMatchObject([{ returned: '4', settled: '4', outstanding: '0' }]);
    expect(await lead.does(`${RECALL}/close`, close)).toMatchObject({ events: ['RecallClosed'] });
  });

  it('holds what is found later, which is accounted for with that', async () => {
    const source = { kind: 'count', id: 'FOUND' };
    const found = { site: 'lyon', ...lot, quantity: pieces(1), source };
    await warehouse.does('stock-items', found);
    await warehouse.awaits<StockItemAnswer>(HERE, (stock) => held(stock, 'C1', 'hold') === 6);
    await lead.awaits<RecallAnswer>(RECALL, (each) => traceOf(each, 'CAST', 'C1')?.made.value === '21');
    expect((await lead.looks(RECALL)).body).toMatchObject({ status: 'closed' });
  });
});

describe('Q05: a hold of a whole lot', () => {
  const hold = { id: 'HLD-1', site: 'lyon', item: 'CAST', lot: 'C2', reason: 'Wet label', source: 'dock' };
  const lift = { lot: 'C2', reason: 'Label is dry' };

  it('is at the other site too, also for what arrives there later', async () => {
    const source = { kind: 'count', id: 'FOUND' };
    const more = { site: 'lyon', item: 'CAST', lot: 'C2', quantity: pieces(9), source };
    await warehouse.does('stock-items', more);
    await sendOn('T-2', 'C2', 2);
    await sendOn('T-3', 'C2', 3);
    await takeIn('T-2', 'C2', 2);
    await taker.awaits<StockItemAnswer>(THERE, (stock) => held(stock, 'C2', 'available') === 2);
    await lead.does('quality-holds', hold);
    await taker.awaits<StockItemAnswer>(THERE, (stock) => held(stock, 'C2', 'hold') === 2);
    await takeIn('T-3', 'C2', 3);
    await taker.awaits<StockItemAnswer>(THERE, (stock) => held(stock, 'C2', 'hold') === 5);
    await lead.awaits<{ sites: readonly string[] }>('quality-holds/HLD-1', ({ sites }) => sites.length === 1);
  });

  it('is lifted where it was placed, and with that everywhere', async () => {
    const { body } = await lead.looks('quality-holds?filter[site]=gdansk');
    const there = (body.data as readonly { id: string; lot: string }[]).find(({ lot: of }) => of === 'C2');
    expect(await lead.cannot(`quality-holds/${there?.id ?? ''}/lift-hold`, lift)).toBe('422 QAL-HLD-LIFT');
    await lead.does('quality-holds/HLD-1/lift-hold', lift);
    await taker.awaits<StockItemAnswer>(THERE, (stock) => held(stock, 'C2', 'available') === 5);
    await warehouse.awaits<StockItemAnswer>(HERE, (stock) => held(stock, 'C2', 'available') === 4);
  });
});
