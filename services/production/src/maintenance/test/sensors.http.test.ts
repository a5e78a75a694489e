/**
 * A warehouse report of a sensor at a machine leads to one maintenance order for each crossing of its limit.
 */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump } from '@gemba/deploy-acceptance/testing/product.http';
import type { Client } from '@gemba/platform/testing/service.http';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import { production } from '../../production.module.js';

jest.setTimeout(60_000);

const device = 'urn:epc:id:giai:4000001.111';
const MACHINE = 'equipment/lyon.ASSEMBLY';

let company: Company;
let planner: Person;
let operator: Person;
let elsewhere: Person;
let wms: Client;

beforeAll(async () => {
  company = await foundCompany(production, supplyChain);
  await definePump(company);
  [planner, operator, elsewhere] = await Promise.all([
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'operator', 'lyon'),
    company.as('production', 'planner', 'gdansk'),
  ]);
  const service = company.services.get('supply-chain');
  if (!service) throw new Error('Supply chain was not started.');
  wms = await service.as({ sub: 'wms', roles: ['warehouse'], sites: ['lyon'] });
  await company.heard();
});

afterAll(() => company.stop());

let serial = 0;
const report = async (minutes: number, value: number): Promise<void> => {
  const eventTime = new Date(Date.now() + (minutes - 60) * 60_000).toISOString();
  const observed = {
    ...{ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'sensor_reporting', eventTime },
    ...{ eventTimeZoneOffset: '+00:00', readPoint: { id: 'urn:epc:id:sgln:0614141.00777.0' } },
    epcList: [`urn:epc:id:sgtin:4012345.012345.${String((serial += 1))}`],
    sensorElementList: [
      {
        sensorMetadata: { time: eventTime, deviceID: device },
        sensorReport: [{ type: 'gs1:Temperature', value, uom: 'CEL' }],
      },
    ],
  };
  const answer = await wms.post('/epcis/capture', {
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
    ...{ type: 'EPCISDocument', schemaVersion: '2.0', creationDate: eventTime },
    epcisBody: { eventList: [observed] },
  });
  expect(answer.status).toBe(202);
  await company.heard();
  await company.heard();
};

type Orders = { readonly data: readonly { readonly id: string; readonly status: string }[] };
const ordersOf = async (): Promise<Orders['data']> => {
  const { body } = await planner.looks('maintenance-orders?filter[workUnit]=lyon.ASSEMBLY');
  return (body as unknown as Orders).data;
};

it('is fitted by who may, to one machine', async () => {
  expect(await operator.cannot(`${MACHINE}/fit-sensor`, { device })).toBe('403 ACC-ROLE');
  expect(await elsewhere.cannot(`${MACHINE}/fit-sensor`, { device })).toBe('404 PLT-NOT-FOUND');
  await planner.does(`${MACHINE}/fit-sensor`, { device });
  expect(await planner.does(`${MACHINE}/fit-sensor`, { device })).toMatchObject({ events: [] });
  expect(await planner.cannot('equipment/lyon.TESTING/fit-sensor', { device })).toBe('422 PRD-EQP-SENSOR');
});

it('asks for one order when its reading leaves the limit, and for none while it stays beyond', async () => {
  await planner.does('maintenance-plans', {
    ...{ id: 'BEARING', site: 'lyon', workUnit: 'lyon.ASSEMBLY', kind: 'maintenance' },
    ...{ work: 'Look at the bearing.', grace: 'P1D' },
    limit: { reading: 'Temperature', unit: 'CEL', above: '80', hysteresis: '5' },
  });
  await company.heard();
  for (const [minutes, value] of [
    [1, 60],
    [2, 82],
    [3, 85],
    [4, 84],
  ] as const)
    await report(minutes, value);
  const [order, ...others] = await ordersOf();
  expect(others).toEqual([]);
  const path = `maintenance-orders/${order?.id ?? ''}`;
  expect((await planner.looks(path)).body).toMatchObject({ kind: 'condition', plan: 'BEARING' });
  await operator.does(`${path}/start-maintenance`);
  await operator.does(`${path}/complete-maintenance`, { labour: 'PT1H', done: 'Greased.' });
  await company.heard();
  await report(5, 83);
  expect(await ordersOf()).toHaveLength(1);
  await report(6, 70);
  await report(7, 81);
  expect(await ordersOf()).toHaveLength(2);
});
