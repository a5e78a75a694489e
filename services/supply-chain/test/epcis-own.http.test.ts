/**
 * What the company does with goods is answered as EPCIS beside what warehouses reported, once, to who may see
 * the site, and the same whenever it is made anew.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { eur, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { until } from '@gemba/deploy-local/testing/until.process';
import { finance } from '@gemba/finance-service/finance.module';
import { readLog } from '@gemba/event-store/log/log.sql';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import type { Client } from '@gemba/platform/testing/service.http';
import { production } from '@gemba/production-service/production.module';
import { hashId } from '../src/epcis/hash/hash-id.js';
import { namesIn } from '../src/epcis/own/settings.js';
import { takingIn } from '../src/epcis/query/events.sql.js';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(60_000);

const STOCK = 'stock-items/lyon.CAST';
const CAST = 'https://id.gs1.org/01/04012345123456/10';
const NAMES = 'https://gemba.example/epcis';

type Event = Readonly<Record<string, unknown>> & { eventID: string; bizStep: string };
type Answered = { epcisBody: { queryResults: { resultsBody: { eventList: Event[] } } } };

let company: Company;
let lyon: Client;
let gdansk: Client;
let warehouse: Person;
let manager: Person;
let buyer: Person;

const asked = async (client: Client, query: string): Promise<Event[]> => {
  const { body } = await client.get(`/epcis/events?orderDirection=ASC&perPage=100&${query}`);
  return (body as unknown as Answered).epcisBody.queryResults.resultsBody.eventList;
};

/** What is answered to the people of Lyon of a lot, once there are so many events of it. */
const ofLot = async (lot: string, many: number): Promise<Event[]> => {
  let found: Event[] = [];
  const query = `MATCH_anyEPCClass=${encodeURIComponent(`${CAST}/${lot}`)}`;
  await until(async () => (found = await asked(lyon, query)).length === many, 20_000);
  return found;
};

beforeAll(async () => {
  company = await foundCompany(supplyChain, production, finance);
  const admin = await company.as('governance', 'admin');
  const right = { topic: 'stock-transfer', scope: 'lyon', level: 'site', validFrom: '2026-01-01T00:00:00Z' };
  const given = { ...right, holderRole: 'automation', escalatesTo: 'site-manager' };
  await admin.does('decision-rights', { ...given, id: 'give.machine' });
  const controller = await company.as('finance', 'controller');
  const rate = { date: inDays(-1), from: 'EUR', to: 'PLN', rate: '4.3', source: 'NBP' };
  await controller.does('exchange-rates', rate);
  const planner = await company.as('production', 'planner');
  const item = { name: 'Casting', kind: 'buy', unit: 'C62', tracking: 'lot' };
  await planner.does('items', { ...item, id: 'CAST', gtin: '4012345.012345' });
  await planner.does('items', { ...item, id: 'PLAIN' });
  [warehouse, manager, buyer] = await Promise.all([
    company.as('supply-chain', 'warehouse', 'lyon'),
    company.as('supply-chain', 'site-manager', 'lyon'),
    company.as('supply-chain', 'buyer', 'lyon'),
  ]);
  const service = company.services.get('supply-chain');
  if (!service) throw new Error('Supply chain was not started.');
  lyon = await service.as({ sub: 'wms-lyon', roles: ['warehouse'], sites: ['lyon'] });
  gdansk = await service.as({ sub: 'wms-gdansk', roles: ['warehouse'], sites: ['gdansk'] });
  await company.heard();
  const found = { site: 'lyon', source: { kind: 'count', id: 'OPENING' }, quantity: pieces(30) };
  await warehouse.does('stock-items', { ...found, item: 'CAST', lot: 'C1' });
  await warehouse.does('stock-items', { ...found, item: 'PLAIN', lot: 'P1' });
}, 120_000);

afterAll(() => company.stop());

describe('what we do with goods', () => {
  it('is answered in the words of EPCIS, and its ids prove it', async () => {
    await manager.does(`${STOCK}/hold-lot`, { lot: 'C1', quantity: pieces(5), reason: 'Rust' });
    const back = { lot: 'C1', quantity: pieces(3), from: 'hold', to: 'available', reason: 'Dust' };
    await manager.does(`${STOCK}/change-stock-status`, back);
    const scrap = { lot: 'C1', quantity: pieces(2), purpose: { kind: 'scrap', id: 'NC-1' } };
    await warehouse.does(`${STOCK}/issue-stock`, scrap);
    const events = await ofLot('C1', 4);
    const words = events.map(({ action, bizStep, disposition = '' }) =>
      [action, bizStep, disposition].join(' '),
    );
    expect(words).toEqual([
      'ADD stock_taking ',
      'OBSERVE holding unavailable',
      'OBSERVE storing available',
      'DELETE destroying destroyed',
    ]);
    for (const { recordTime: _, ...event } of events) expect(event.eventID).toBe(hashId(event));
    const [first] = events;
    expect(first).toMatchObject({
      quantityList: [{ epcClass: `${CAST}/C1`, quantity: 30 }],
      readPoint: { id: `${NAMES}/loc/lyon` },
    });
    const one = await lyon.get(`/epcis/events/${encodeURIComponent(first?.eventID ?? '')}`);
    expect((one.body as unknown as Answered).epcisBody.queryResults.resultsBody.eventList).toEqual([first]);
    const [plain] = await asked(lyon, `MATCH_epcClass=${encodeURIComponent(`${NAMES}/class/PLAIN.P1`)}`);
    expect(plain).toMatchObject({ quantityList: [{ quantity: 30 }] });
  });

  it('is not there for the people of another site', async () => {
    const [first] = await ofLot('C1', 4);
    expect(await asked(gdansk, `EQ_eventID=${encodeURIComponent(first?.eventID ?? '')}`)).toEqual([]);
    const path = `/epcis/events/${encodeURIComponent(first?.eventID ?? '')}`;
    expect((await gdansk.get(path)).status).toBe(404);
  });

  it('is said once, by the warehouse where that reported it', async () => {
    const foundry = { id: 'FONDERIE', name: 'Fonderie', currency: 'EUR', leadTime: 'P3D' };
    await buyer.does('suppliers', { ...foundry, gln: '7612345.00001' });
    await warehouse.does('locations', { id: 'DOCK', name: 'Dock', site: 'lyon', gln: '0614141.00888' });
    const lines = [{ line: '1', item: 'CAST', quantity: pieces(20), price: eur('10.00') }];
    const order = { id: 'PO-1', site: 'lyon', supplier: 'FONDERIE', lines, promised: inDays(9) };
    await buyer.does('purchase-orders', order);
    const goods = { item: 'CAST', lot: 'C2', quantity: pieces(8), deliveryNote: 'DN-9' };
    await warehouse.does('purchase-orders/PO-1/receive-goods', goods);
    const place = { id: 'urn:epc:id:sgln:0614141.00888.0' };
    const report = {
      ...{
        type: 'ObjectEvent',
        action: 'OBSERVE',
        bizStep: 'receiving',
        eventID: 'urn:uuid:7c2a6f6e-0001-4000-8000-000000000001',
      },
      ...{ eventTime: new Date().toISOString(), eventTimeZoneOffset: '+01:00', bizLocation: place },
      quantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.C2', quantity: 4 }],
      bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:0614141008889:PO-1' }],
    };
    expect((await lyon.post('/epcis/events', report)).status).toBe(201);
    await warehouse.awaits<{ lots: { lot: string; balances: { quantity: string }[] }[] }>(STOCK, ({ lots }) =>
      lots.some(({ lot, balances }) => lot === 'C2' && balances[0]?.quantity === '12'),
    );
    await company.heard();
    const events = await ofLot('C2', 2);
    expect(events.map(({ bizStep }) => bizStep)).toEqual(['receiving', 'receiving']);
    expect(events.map(({ eventID }) => eventID).includes(report.eventID)).toBe(true);
    expect(events.find(({ eventID }) => eventID !== report.eventID)).toMatchObject({
      quantityList: [{ quantity: 8 }],
      sourceList: [{ type: 'possessing_party', source: 'https://id.gs1.org/417/7612345000015' }],
      bizTransactionList: [
        { type: 'po', bizTransaction: `${NAMES}/bt/PO-1` },
        { type: 'desadv', bizTransaction: 'urn:epcglobal:cbv:bt:7612345000015:DN-9' },
      ],
    });
  });

  it('is seen at both ends of a transfer', async () => {
    const asker = await company.as('supply-chain', 'planner', 'gdansk');
    const request = { site: 'gdansk', from: 'lyon', item: 'CAST', quantity: pieces(10), cause: 'Late' };
    await asker.does('stock-transfers', { ...request, id: 'T-1', wanted: inDays(3) });
    await asker.awaits<{ status: string }>('stock-transfers/T-1', ({ status }) => status === 'consented');
    await warehouse.does('transfer-shipments/T-1/despatch', { lines: [{ lot: 'C1', quantity: pieces(10) }] });
    await asker.awaits<{ inTransit: string }>('stock-transfers/T-1', ({ inTransit }) => inTransit === '10');
    const taker = await company.as('supply-chain', 'warehouse', 'gdansk');
    await taker.does('stock-transfers/T-1/receive', { lines: [{ lot: 'C1', quantity: pieces(10) }] });
    const both = (await ofLot('C1', 6)).slice(4);
    const ends = {
      sourceList: [{ type: 'location', source: `${NAMES}/loc/lyon` }],
      destinationList: [{ type: 'location', destination: `${NAMES}/loc/gdansk` }],
      bizTransactionList: [{ type: 'desadv' }],
    };
    expect(both).toMatchObject([
      { ...ends, bizStep: 'shipping', disposition: 'in_transit', readPoint: { id: `${NAMES}/loc/lyon` } },
      { ...ends, bizStep: 'receiving', bizLocation: { id: `${NAMES}/loc/gdansk` } },
    ]);
    const query = `EQ_bizTransaction_desadv=${encodeURIComponent(`${NAMES}/bt/T-1`)}`;
    expect((await asked(gdansk, query)).map(({ eventID }) => eventID)).toContain(both[0]?.eventID);
  });

  it('is the same when it is made anew, in whatever order items and sites are heard of', async () => {
    await company.heard();
    const pool = company.services.get('supply-chain')?.runtime.pool;
    if (!pool) throw new Error('Supply chain was not started.');
    const rows = "select to_jsonb(of) - 'seq' as row from epcis_events of order by place";
    const kept = async () => (await pool.query(rows)).rows as object[];
    const before = await kept();
    const logOf = async (name: string): Promise<Delivered[]> => {
      const log = await readLog(company.services.get(name)?.runtime.pool ?? pool, 0, 10_000);
      return log.map((event) => ({ ...event, topic: name, partition: 0, offset: String(event.position) }));
    };
    const others = [...(await logOf('production')), ...(await logOf('governance'))];
    const own = await logOf('supply-chain');
    for (const order of [
      [own, others],
      [others, own],
      [own.slice(0, 9), others, own.slice(9)],
    ]) {
      const tx = await pool.connect();
      await tx.query('truncate epcis_events, epcis_masters, epcis_waiting');
      for (const some of order) await takingIn(() => namesIn({}))(some, tx);
      tx.release();
      expect(await kept()).toEqual(before);
      expect((await pool.query('select from epcis_waiting')).rowCount).toBe(0);
    }
  });
});
