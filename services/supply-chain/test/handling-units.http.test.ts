/** What stands in a pallet is told to the people of its site, and in which pallets and boxes a lot stands. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Client, TestCompany, TestService } from '@gemba/platform/testing/service.http';
import { EVERYWHERE, testCompany } from '@gemba/platform/testing/service.http';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(60_000);

const GTIN = '04012345123456';
const PALLET = '040123450000003338';
const BOX = '040123450000004441';

let company: TestCompany;
let service: TestService;
let everywhere: Client;
let lyon: Client;

const person = (site: string, role = 'warehouse') =>
  service.as({ sub: `${role}-${site}`, roles: [role], sites: [site] });

beforeAll(async () => {
  company = await testCompany();
  service = await company.start(supplyChain);
  everywhere = await service.as(EVERYWHERE);
  lyon = await person('lyon');
  const keep = (name: string, key: string, row: object) =>
    service.runtime.pool.query('insert into table_rows values ($1, $2, $3)', [
      ...[name, key, JSON.stringify(row)],
    ]);
  await keep('location-by-gln', '0614141008889', { location: 'DOCK', site: 'lyon' });
  const item = { kind: 'make', unit: 'C62', tracking: 'lot', gtin: '4012345.012345' };
  await keep('item', 'PUMP', item);
  await keep('item-by-gtin', GTIN, { item: 'PUMP', unit: 'C62' });
}, 60_000);

afterAll(() => company.stop(), 30_000);

let minute = 10;

const report = async (action: 'ADD' | 'DELETE', parent: string, children: object): Promise<void> => {
  const event = {
    ...{ type: 'AggregationEvent', action, bizStep: action === 'ADD' ? 'packing' : 'unpacking' },
    ...{ eventTime: `2026-03-02T09:${String((minute += 1))}:00Z`, eventTimeZoneOffset: '+00:00' },
    ...{ parentID: `https://id.gs1.org/00/${parent}`, readPoint: { id: 'urn:epc:id:sgln:0614141.00888.0' } },
    ...children,
  };
  expect((await everywhere.post('/epcis/events', event)).status).toBe(201);
};

const pumps = (lot: string, quantity: number) => ({
  childQuantityList: [{ epcClass: `urn:epc:class:lgtin:4012345.012345.${lot}`, quantity }],
});
const units = '/v1/handling-units?item=PUMP&lot=L-1';

it('S09: tells what stands in a pallet, through its boxes, and in which units a lot stands', async () => {
  await report('ADD', BOX, pumps('L-1', 6));
  await report('ADD', PALLET, { childEPCs: [`urn:epc:id:sscc:4012345.0000000444`], ...pumps('L-2', 2) });
  await report('DELETE', BOX, pumps('L-1', 1));
  const link = (sscc: string) => `https://id.gs1.org/00/${sscc}`;
  const pieces = (value: string) => ({ value, unit: 'C62' });
  const { status, body } = await lyon.get(`/v1/handling-units/${PALLET}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ sscc: PALLET, around: [], sites: ['lyon'] },
    contents: [
      { epc: link(BOX), within: link(PALLET), quantity: pieces('1') },
      { epc: `https://id.gs1.org/01/${GTIN}/10/L-2`, within: link(PALLET), quantity: pieces('2') },
      { epc: `https://id.gs1.org/01/${GTIN}/10/L-1`, within: link(BOX), quantity: pieces('5') },
    ],
    goods: [
      { item: 'PUMP', gtin: GTIN, lot: 'L-2', quantity: pieces('2') },
      { item: 'PUMP', gtin: GTIN, lot: 'L-1', quantity: pieces('5') },
    ],
  });
  expect((await lyon.get(`/v1/handling-units/${BOX}`)).body).toMatchObject({ around: [link(PALLET)] });
  const found = { unit: link(BOX), around: [link(PALLET)], sites: ['lyon'], quantity: pieces('5') };
  expect((await lyon.get(units)).body).toEqual({ data: [found] });
});

it('S09: is for those who may read reports, at the site of the unit', async () => {
  const elsewhere = await person('gdansk');
  expect((await elsewhere.get(`/v1/handling-units/${PALLET}`)).status).toBe(404);
  expect((await elsewhere.get(units)).body).toEqual({ data: [] });
  expect((await (await person('lyon', 'operator')).get(units)).body.code).toBe('ACC-ROLE');
  expect((await lyon.get('/v1/handling-units/1')).status).toBe(404);
  expect((await lyon.get('/v1/handling-units?item=PUMP')).body.code).toBe('PLT-QUERY');
  expect((await lyon.get('/v1/handling-units?item=BOLT&lot=1')).status).toBe(404);
});

it('S09: forgets what was taken out of a unit as a whole', async () => {
  await report('DELETE', PALLET, {});
  expect((await lyon.get(`/v1/handling-units/${BOX}`)).body).toMatchObject({ around: [] });
  expect((await lyon.get(`/v1/handling-units/${PALLET}`)).status).toBe(404);
  expect((await lyon.get(units)).body).toMatchObject({ data: [{ around: [] }] });
});
