/**
 * From the reorder point to the customer: bought by itself, received by EPCIS, promised from stock,
 * shipped.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Answer, Client, TestCompany } from '@gemba/platform/testing/service.http';
import { EVERYWHERE, testCompany } from '@gemba/platform/testing/service.http';
import { supplyChain } from '../src/supply-chain.module.js';
import { office, plant } from './says.js';

jest.setTimeout(60_000);

let company: TestCompany;
let coo: Client;

const kilos = (value: string) => ({ value, unit: 'KGM' });
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const STEEL = '/v1/stock-items/lyon.STEEL';

type Lots = readonly { lot: string; balances: { status: string; quantity: string }[] }[];
type Line = { promised?: string; ready: boolean; shipped: string; deliveries: string[] };
type Listed = { id: string; status: string; lines: Line[]; reservations: unknown[]; lots: Lots };

const eventually = async (ask: () => Promise<Answer>, holds: (body: Listed) => boolean): Promise<Listed> => {
  for (;;) {
    const { body } = await ask();
    if (holds(body as unknown as Listed)) return body as unknown as Listed;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const done = async (asked: Promise<Answer>): Promise<Answer> => {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer;
};

const UNHEARD = ['PLT-SITE-UNKNOWN', 'SCM-ITEM-UNKNOWN'];

/** Repeats a command while what it needs to know is still on its way through Kafka. */
const onceKnown = async (path: string, body: object): Promise<void> => {
  for (;;) {
    const answer = await coo.post(path, body);
    if (answer.status < 300) return;
    if (!UNHEARD.includes(String(answer.body.code))) throw new Error(JSON.stringify(answer.body));
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const receiptOf = (order: string, quantity: number, id: string) => ({
  '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-03-02T10:00:00Z',
  epcisBody: {
    eventList: [
      {
        type: 'ObjectEvent',
        eventID: id,
        eventTime: new Date().toISOString(),
        eventTimeZoneOffset: '+01:00',
        action: 'OBSERVE',
        bizStep: 'receiving',
        quantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.S-77', quantity, uom: 'KGM' }],
        readPoint: { id: 'urn:epc:id:sgln:0614141.00777.0' },
        bizTransactionList: [{ type: 'po', bizTransaction: `urn:epcglobal:cbv:bt:0614141000005:${order}` }],
      },
    ],
  },
});

type Job = { captureID: string; events: { outcome: string; match: string; effects: { kind: string }[] }[] };

const effectsOf = async (job: Job): Promise<string[]> => {
  for (;;) {
    const { body } = await coo.get(`/epcis/capture/${job.captureID}`);
    const found = (body as unknown as Job).events.flatMap(({ effects }) => effects.map(({ kind }) => kind));
    if (found.length > 0) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

beforeAll(async () => {
  company = await testCompany();
  const head = await (await company.start(office)).as(EVERYWHERE);
  const works = await (await company.start(plant)).as(EVERYWHERE);
  coo = await (
    await company.start(supplyChain)
  ).as({
    sub: 'coo',
    roles: ['admin', 'warehouse'],
    sites: ['*'],
  });
  const place = { name: 'Lyon', companyId: 'fr', timeZone: 'Europe/Paris', dayStart: '00:00' };
  await done(head.post('/v1/sites', { id: 'lyon', ...place, currency: 'EUR', groupCurrency: 'EUR' }));
  const right = { topic: 'purchase', scope: 'all', holderRole: 'automation', level: 'site' };
  const limited = { ...right, limit: euros('5000.00'), validFrom: '2026-01-01T00:00:00Z' };
  await done(head.post('/v1/decision-rights', { id: 'automation', ...limited }));
  const steel = { name: 'Steel', kind: 'buy', unit: 'KGM', tracking: 'lot', gtin: '4012345.012345' };
  await done(works.post('/v1/items', { id: 'STEEL', ...steel }));
}, 90_000);

afterAll(() => company.stop(), 30_000);

describe('supply chain', () => {
  let order = '';

  it('orders by itself when free stock falls to its reorder point', async () => {
    await done(coo.post('/v1/suppliers', { id: 'ACME', name: 'Acme', currency: 'EUR', leadTime: 'P7D' }));
    await done(coo.post('/v1/suppliers/ACME/agree-price', { item: 'STEEL', price: euros('2.50') }));
    await onceKnown('/v1/locations', { id: 'DOCK-1', name: 'Dock 1', site: 'lyon', gln: '0614141.00777' });
    const opening = { kind: 'count', id: 'opening' };
    const first = { site: 'lyon', item: 'STEEL', lot: 'S-0', quantity: kilos('90'), source: opening };
    await onceKnown('/v1/stock-items', first);
    const point = { reorderPoint: kilos('100'), orderQuantity: kilos('500'), supplier: 'ACME' };
    const policy = { site: 'lyon', item: 'STEEL', ...point, leadTime: 'P7D' };
    await done(coo.post(`${STEEL}/set-stock-policy`, policy));
    const list = await eventually(
      () => coo.get('/v1/purchase-orders'),
      (body) => (body as unknown as { data: Listed[] }).data.some(({ status }) => status === 'approved'),
    );
    order = (list as unknown as { data: Listed[] }).data[0]?.id ?? '';
    expect(order).toMatch(/^PO-R-/);
  });

  it('receives what the warehouse reports, once, and says when it cannot', async () => {
    const report = receiptOf(order, 500, 'urn:uuid:0b0f3a9e-3a59-4f0d-9d07-3f3f7a1f0001');
    const { body } = await done(coo.post('/epcis/capture', report));
    expect((body as unknown as Job).events).toMatchObject([{ outcome: 'captured', match: 'matched' }]);
    expect(await effectsOf(body as unknown as Job)).toEqual(['received']);
    await eventually(
      () => coo.get(STEEL),
      ({ lots }) => lots.some(({ lot }) => lot === 'S-77'),
    );
    const again = await done(coo.post('/epcis/capture', report));
    expect((again.body as unknown as Job).events).toMatchObject([{ outcome: 'duplicate' }]);
    const tooMuch = receiptOf(order, 51, 'urn:uuid:0b0f3a9e-3a59-4f0d-9d07-3f3f7a1f0002');
    const refused = await done(coo.post('/epcis/capture', tooMuch));
    expect(await effectsOf(refused.body as unknown as Job)).toEqual(['refused']);
    const { lots } = (await coo.get(STEEL)).body as unknown as Listed;
    expect(lots.find(({ lot }) => lot === 'S-77')?.balances).toEqual([
      { status: 'available', quantity: '500' },
    ]);
  });

  it('promises a customer from stock, ships released lots and knows what arrived', async () => {
    await done(coo.post('/v1/customers', { id: 'BLUE', name: 'Blue', currency: 'EUR', country: 'FR' }));
    const line = {
      line: '1',
      item: 'STEEL',
      quantity: kilos('120'),
      price: euros('4.00'),
      requested: '2099-01-01',
    };
    await done(coo.post('/v1/sales-orders', { id: 'SO-1', site: 'lyon', customer: 'BLUE', lines: [line] }));
    const ready = await eventually(
      () => coo.get('/v1/sales-orders/SO-1'),
      ({ lines }) => lines[0]?.ready === true,
    );
    expect(ready.lines[0]?.promised).toBe('2099-01-01');
    const load = [{ line: '1', item: 'STEEL', lot: 'S-77', quantity: kilos('120') }];
    const plan = { id: 'S-1', site: 'lyon', salesOrder: 'SO-1', carrier: 'Rhône Transport', lines: load };
    await done(coo.post('/v1/shipments', plan));
    await eventually(
      () => coo.get('/v1/shipments/S-1'),
      (body) => (body as unknown as { picked: unknown[] }).picked.length === 1,
    );
    await done(coo.post('/v1/shipments/S-1/despatch', {}));
    await done(coo.post('/v1/shipments/S-1/confirm-delivery', { receivedBy: 'Ms Blue' }));
    const arrived = await eventually(
      () => coo.get('/v1/sales-orders/SO-1'),
      ({ lines }) => lines[0]?.deliveries.length === 1,
    );
    expect(arrived.lines[0]?.shipped).toBe('120');
    expect(((await coo.get(STEEL)).body as unknown as Listed).reservations).toEqual([]);
    const late = await coo.post('/v1/sales-orders/SO-1/cancel', { reason: 'Too late.' });
    expect(late).toMatchObject({ status: 422, body: { code: 'SCM-SO-CANCEL-SHIPPED' } });
  });
});
