/** A cause that is heard twice has one effect, also when the rule says yes the second time. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { companyEvents } from '@gemba/contracts/events/company';
import { supplierEvents } from '@gemba/contracts/events/supply-chain/procurement';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { process as processOf, send } from '@gemba/decider/process';
import { readStream } from '@gemba/event-store/log/log.sql';
import { department } from '../department.js';
import { ApproveSupplier, BlockSupplier, location, office } from '../../testing/sample.js';
import type { Client, TestCompany, TestService } from '../../testing/service.http.js';
import { EVERYWHERE, testCompany } from '../../testing/service.http.js';

const supplier = decider('supplier', {
  path: 'suppliers',
  opens: 'ApproveSupplier',
  home: 'enterprise',
  commands: { ApproveSupplier, BlockSupplier },
  events: supplierEvents,
  initial: { name: '', isBlocked: false },
  allow: { ApproveSupplier: ['coo'], BlockSupplier: ['coo'] },
  decide: {
    ApproveSupplier: (_, { name }) => [
      happened('SupplierApproved', { name, currency: 'EUR', leadTime: 'P1D' }),
    ],
    BlockSupplier: ({ isBlocked }, { reason }) =>
      isBlocked
        ? reject('TST-SUP-STATE', 'The supplier is blocked.')
        : [happened('SupplierBlocked', { reason })],
  },
  evolve: {
    SupplierApproved: (_, { name }) => ({ name, isBlocked: false }),
    SupplierBlocked: (state) => ({ ...state, isBlocked: true }),
    PriceAgreed: (state) => state,
    ReceiptToleranceSet: (state) => state,
    CancellationTermsAgreed: (state) => state,
  },
});

/** Blocks the supplier of a new place, or approves another where it is blocked already. */
const replace = processOf('replace-supplier', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    LocationRegistered: {
      about: ({ subject }) => subject,
      send: () => [
        {
          ...send(supplier, ['OLD', 'BlockSupplier'], { reason: 'A place of our own.' }),
          otherwise: () => [send(supplier, ['NEW', 'ApproveSupplier'], { name: 'New' })],
        },
        {
          ...send(supplier, ['NOBODY', 'BlockSupplier'], { reason: 'A place of our own.' }),
          otherwise: {
            'PLT-NOT-FOUND': () => [send(supplier, ['MADE', 'ApproveSupplier'], { name: 'Made' })],
          },
        },
      ],
    },
  },
});

let company: TestCompany;
let service: TestService;
let coo: Client;

beforeAll(async () => {
  company = await testCompany();
  const head = await company.start(office);
  service = await company.start(
    department('supply-chain', { deciders: [location, supplier], processes: [replace] }),
  );
  coo = await service.as(EVERYWHERE);
  await (await head.as(EVERYWHERE)).post('/v1/sites', { id: 'gdansk', name: 'Gdańsk' });
}, 120_000);

afterAll(() => company.stop(), 60_000);

const typesOf = async (id: string): Promise<readonly string[]> =>
  (await readStream(service.runtime.pool, `supplier-${id}`)).map(({ type }) => type.split('.')[1] ?? '');

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
};

it('keeps to what was sent instead of a refused command', async () => {
  expect((await coo.post('/v1/suppliers', { id: 'OLD', name: 'Old' })).status).toBe(201);
  expect((await coo.post('/v1/suppliers/OLD/block', { reason: 'Late too often.' })).status).toBe(200);
  const placed = { id: 'DOCK', site: 'gdansk', name: 'Dock', size: { value: '4', unit: 'MTR' } };
  const warehouse = await service.as({ sub: 'wms', roles: ['warehouse'], sites: ['*'] });
  // The site is heard of in a moment.
  await until(async () => (await warehouse.post('/v1/locations', placed)).status === 201);
  await until(async () => (await typesOf('MADE')).length > 0);
  expect((await coo.post('/v1/suppliers', { id: 'OLD', name: 'Old again' })).status).toBe(200);
  const [cause] = await readStream(service.runtime.pool, 'location-DOCK');
  if (!cause) throw new Error('The place is not in the log.');
  await service.runtime.processes.react(cause);
  expect(await typesOf('OLD')).toEqual(['SupplierApproved', 'SupplierBlocked', 'SupplierApproved']);
  expect(await typesOf('NEW')).toEqual(['SupplierApproved']);
  expect([await typesOf('NOBODY'), await typesOf('MADE')]).toEqual([[], ['SupplierApproved']]);
}, 60_000);
