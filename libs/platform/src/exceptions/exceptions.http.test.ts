/** What a process is refused reaches a person: stated once, tried again by itself, by hand, or waived. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { companyEvents } from '@gemba/contracts/events/company';
import { supplierEvents } from '@gemba/contracts/events/supply-chain/procurement';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { stateOf } from '@gemba/decider/needs';
import { process as processOf, send } from '@gemba/decider/process';
import { failpoints } from '@gemba/messaging/engines/failpoint';
import { InfrastructureError } from '@gemba/messaging/engines/failure';
import { department } from '../runtime/department.js';
import { ApproveSupplier, BlockSupplier, location, office } from '../testing/sample.js';
import type { Client, TestCompany, TestService } from '../testing/service.http.js';
import { EVERYWHERE, testCompany } from '../testing/service.http.js';

/** Approved only where there is a gate of the supplier's name. */
const supplier = decider('supplier', {
  path: 'suppliers',
  opens: 'ApproveSupplier',
  home: 'enterprise',
  commands: { ApproveSupplier, BlockSupplier },
  events: supplierEvents,
  initial: { name: '' },
  allow: { ApproveSupplier: ['buyer'], BlockSupplier: [] },
  needs: { ApproveSupplier: ({ name }: ApproveSupplier) => ({ gate: stateOf(location, name) }) },
  decide: {
    ApproveSupplier({ name: known }, { name }, { known: { gate } }) {
      if (known !== '') return [];
      if (name.startsWith('GATE') && !gate) return reject('TST-SUP-GATE', `There is no gate ${name}.`);
      return [happened('SupplierApproved', { name, currency: 'EUR', leadTime: 'P1D' })];
    },
    BlockSupplier: (_, { reason }) => [happened('SupplierBlocked', { reason })],
  },
  evolve: {
    SupplierApproved: (_, { name }) => ({ name }),
    SupplierBlocked: (s) => s,
    PriceAgreed: (s) => s,
    ReceiptToleranceSet: (s) => s,
    CancellationTermsAgreed: (s) => s,
  },
});

const isDock = ({ subject }: { readonly subject: string }): boolean => subject.startsWith('DOCK');
const gateOf = (dock: string): string => dock.replace('DOCK', 'GATE');

const approveGate = processOf('approve-gate-of-dock', {
  events: companyEvents,
  initial: {},
  owner: { role: 'buyer' },
  on: {
    LocationRegistered: {
      about: (e) => (isDock(e) ? e.subject : null),
      send: (_, { subject }) => [
        send(supplier, [gateOf(subject), 'ApproveSupplier'], { name: gateOf(subject) }),
        send(supplier, [subject, 'ApproveSupplier'], { name: subject }),
      ],
    },
  },
});

const blockStranger = processOf('block-stranger', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    LocationRegistered: {
      about: (e) => (e.subject === 'YARD' ? e.subject : null),
      send: () => [send(supplier, ['STRANGER', 'BlockSupplier'], { reason: 'Nobody knows them.' })],
    },
  },
});

/** Each location has two deadlines, of which the command of the first is refused. */
const late = processOf('approve-when-late', {
  events: companyEvents,
  initial: { passed: 0 },
  owner: { role: 'buyer' },
  on: {
    LocationRegistered: {
      about: (e) => (e.subject === 'LATE' ? e.subject : null),
      deadlines: (_, { occurredAt }) => [
        { name: 'first', at: occurredAt.replace('Z', '456Z') },
        { name: 'second', at: occurredAt.replace('Z', '789Z') },
      ],
    },
  },
  passed: {
    first: {
      send: () => [send(supplier, ['GATE-LATE', 'ApproveSupplier'], { name: 'GATE-LATE' })],
      remember: ({ passed }) => ({ passed: passed + 1 }),
    },
    second: {
      send: () => [send(supplier, ['LATE', 'ApproveSupplier'], { name: 'LATE' })],
      remember: ({ passed }) => ({ passed: passed + 1 }),
    },
  },
});

let isBroken = true;

/** A program that fails on its deadline until it is mended. */
const broken = processOf('approve-when-mended', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    LocationRegistered: {
      about: (e) => (e.subject === 'BROKEN' ? e.subject : null),
      deadlines: (_, { occurredAt }) => [{ name: 'due', at: occurredAt }],
    },
  },
  passed: {
    due: {
      send: () => {
        if (isBroken) throw new Error('A mistake of the program.');
        return [send(supplier, ['MENDED', 'ApproveSupplier'], { name: 'MENDED' })];
      },
    },
  },
});

const plant = department('supply-chain', {
  deciders: [location, supplier],
  processes: [approveGate, blockStranger, late, broken],
});

type Listed = { readonly id: string; readonly status: string } & Readonly<Record<string, unknown>>;

let company: TestCompany;
let service: TestService;
let warehouse: Client;
let buyer: Client;

const place = (id: string) => ({ id, site: 'gdansk', name: id, size: { value: '4', unit: 'MTR' } });

const until = async <T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> => {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const listed = async (client: Client, query = ''): Promise<readonly Listed[]> =>
  (await client.get(`/v1/exceptions${query}`)).body.data as readonly Listed[];

const ofCommand = (id: string) => (all: readonly Listed[]) =>
  all.filter(({ command }) => (command as { id: string }).id === id);

const raised = async (id: string, client = buyer): Promise<Listed> => {
  const all = await until(
    () => listed(client),
    (each) => ofCommand(id)(each).length > 0,
  );
  const [found] = ofCommand(id)(all);
  if (!found) throw new Error(`No exception of ${id}.`);
  return found;
};

beforeAll(async () => {
  company = await testCompany();
  const head = await company.start(office);
  service = await company.start(plant);
  const coo = await head.as(EVERYWHERE);
  await coo.post('/v1/sites', { id: 'gdansk', name: 'Gdańsk' });
  warehouse = await service.as({ sub: 'wh', roles: ['warehouse'], sites: ['gdansk'] });
  buyer = await service.as({ sub: 'b', roles: ['buyer'], sites: ['*'] });
  await until(
    () => warehouse.post('/v1/locations', place('HALL')),
    ({ status }) => status === 201,
  );
}, 60_000);

afterAll(() => company.stop(), 30_000);

describe('a command of a process that is refused', () => {
  it('is an exception of its owner and site, parks nothing and holds nothing up', async () => {
    await warehouse.post('/v1/locations', place('DOCK-1'));
    expect(await raised('GATE-1')).toMatchObject({
      status: 'open',
      site: 'gdansk',
      owner: 'buyer',
      process: 'approve-gate-of-dock',
      refusal: { code: 'TST-SUP-GATE' },
      cause: { streamId: 'location-DOCK-1', type: 'supply-chain.LocationRegistered' },
      command: { noun: 'supplier', name: 'ApproveSupplier', data: { name: 'GATE-1' } },
    });
    await until(
      () => buyer.get('/v1/suppliers/DOCK-1'),
      ({ status }) => status === 200,
    );
    const admin = await service.as(EVERYWHERE);
    expect((await admin.get('/v1/parked')).body).toEqual({ data: [] });
  });

  it('does not exist for other roles and other sites', async () => {
    const { id } = await raised('GATE-1');
    const planner = await service.as({ sub: 'p', roles: ['planner'], sites: ['gdansk'] });
    const elsewhere = await service.as({ sub: 'm', roles: ['site-manager'], sites: ['lyon'] });
    const manager = await service.as({ sub: 'm', roles: ['site-manager'], sites: ['gdansk'] });
    expect(ofCommand('GATE-1')(await listed(planner))).toEqual([]);
    expect(await listed(elsewhere)).toEqual([]);
    expect((await planner.get(`/v1/exceptions/${id}`)).status).toBe(404);
    expect((await planner.get(`/v1/streams/exception-${id}/events`)).status).toBe(404);
    expect((await manager.get(`/v1/streams/exception-${id}/events`)).status).toBe(200);
    expect((await elsewhere.post(`/v1/exceptions/${id}/waive`, { reason: 'Mine' })).status).toBe(404);
    expect(await planner.post(`/v1/exceptions/${id}/waive`, { reason: 'Mine' })).toMatchObject({
      status: 403,
      body: { code: 'PLT-EXC-RIGHT' },
    });
    expect(
      ofCommand('GATE-1')(await listed(manager, '?filter[state]=open&filter[owner]=buyer')),
    ).toHaveLength(1);
    expect(await listed(manager, '?filter[state]=waived')).toEqual([]);
  });

  it('is done by itself as soon as what its rule knows has changed', async () => {
    const { id } = await raised('GATE-1');
    await warehouse.post('/v1/locations', place('GATE-1'));
    const { body } = await until(
      () => buyer.get(`/v1/exceptions/${id}`),
      (answer) => answer.body.status === 'resolved',
    );
    expect(body).toMatchObject({ owner: 'buyer' });
    expect((await buyer.get('/v1/suppliers/GATE-1')).body).toMatchObject({ version: 1 });
    expect((await buyer.post(`/v1/exceptions/${id}/waive`, { reason: 'Late' })).body.code).toBe(
      'PLT-EXC-STATE',
    );
  });

  it('is waived on record, stays so, and can be taken up again by hand', async () => {
    await warehouse.post('/v1/locations', place('DOCK-2'));
    const { id } = await raised('GATE-2');
    expect((await buyer.post(`/v1/exceptions/${id}/waive`, { reason: 'Not needed' })).status).toBe(200);
    expect((await buyer.post(`/v1/exceptions/${id}/waive`, { reason: 'Not needed' })).body).toMatchObject({
      version: 2,
    });
    await warehouse.post('/v1/locations', place('GATE-2'));
    await until(
      () =>
        service.runtime.pool.query(
          `select 1 from exceptions where id = $1 and waived and look_at = 'infinity'`,
          [id],
        ),
      ({ rowCount }) => rowCount === 1,
    );
    expect((await buyer.get('/v1/suppliers/GATE-2')).status).toBe(404);
    await buyer.post(`/v1/exceptions/${id}/retry`, {});
    await until(
      () => buyer.get('/v1/suppliers/GATE-2'),
      ({ status }) => status === 200,
    );
    const history = (await buyer.get(`/v1/exceptions/${id}/events`)).body.data as { type: string }[];
    expect(history.map(({ type }) => type).slice(0, 3)).toEqual(
      ['Raised', 'Waived', 'RetryRequested'].map((word) => `supply-chain.Exception${word}`),
    );
  });

  it('is one, however often its cause is heard', async () => {
    await warehouse.post('/v1/locations', place('DOCK-3'));
    const { id } = await raised('GATE-3');
    const { rows } = await service.runtime.pool.query<{ stream_id: string }>(
      `select stream_id from events where stream_id = 'location-DOCK-3'`,
    );
    expect(rows).toHaveLength(1);
    const [event] = (await buyer.get('/v1/locations/DOCK-3/events')).body.data as never[];
    await service.runtime.processes.react(event as never);
    await service.runtime.processes.react(event as never);
    expect(ofCommand('GATE-3')(await listed(buyer))).toMatchObject([{ id, attempts: 1 }]);
  });

  it('is one, and is looked after, where its service breaks off right after it was stated', async () => {
    let breaks = 1;
    failpoints.set('exception.raised', () => {
      if (breaks === 0) return;
      breaks -= 1;
      throw new InfrastructureError('Broken off.');
    });
    await warehouse.post('/v1/locations', place('DOCK-4'));
    const { id } = await raised('GATE-4');
    await until(
      () => buyer.get('/v1/suppliers/DOCK-4'),
      ({ status }) => status === 200,
    );
    expect(breaks).toBe(0);
    failpoints.delete('exception.raised');
    expect(ofCommand('GATE-4')(await listed(buyer))).toMatchObject([{ id, attempts: 1 }]);
    await warehouse.post('/v1/locations', place('GATE-4'));
    await until(
      () => buyer.get(`/v1/exceptions/${id}`),
      ({ body }) => body.status === 'resolved',
    );
    const admin = await service.as(EVERYWHERE);
    expect((await admin.get('/v1/parked')).body).toEqual({ data: [] });
  });

  it('about something that does not exist is of whom the process names, and done once it does', async () => {
    const planner = await service.as({ sub: 'p', roles: ['planner'], sites: ['*'] });
    await warehouse.post('/v1/locations', place('YARD'));
    const { id, ...stated } = await raised('STRANGER', planner);
    expect(stated).toMatchObject({ owner: 'planner', refusal: { code: 'PLT-NOT-FOUND' } });
    await buyer.post('/v1/suppliers', { id: 'STRANGER', name: 'Stranger' });
    await until(
      () => planner.get(`/v1/exceptions/${id}`),
      ({ body }) => body.status === 'resolved',
    );
    expect((await buyer.get('/v1/suppliers/STRANGER')).body).toMatchObject({ version: 2 });
  });
});

describe('deadlines', () => {
  it('P16: at a microsecond fire once, and a refused one keeps none waiting', async () => {
    await warehouse.post('/v1/locations', place('LATE'));
    await until(
      () => buyer.get('/v1/suppliers/LATE'),
      ({ status }) => status === 200,
    );
    expect(await raised('GATE-LATE')).toMatchObject({ cause: { type: 'deadline' } });
    const { pool } = service.runtime;
    await until(
      () => pool.query('select 1 from deadlines where at is not null'),
      ({ rowCount }) => rowCount === 0,
    );
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::int as count from events where stream_id = 'process-approve-when-late-LATE'`,
    );
    expect(rows).toEqual([{ count: 3 }]);
    expect((await buyer.get('/v1/suppliers/LATE')).body).toMatchObject({ version: 1 });
  });

  it('P16: on which the program fails are exceptions with an owner, and pass when it is mended', async () => {
    const planner = await service.as({ sub: 'p', roles: ['planner'], sites: ['*'] });
    await warehouse.post('/v1/locations', place('BROKEN'));
    const { id, ...stated } = await raised('BROKEN', planner);
    expect(stated).toMatchObject({
      ...{ owner: 'planner', site: 'gdansk', process: 'approve-when-mended' },
      refusal: { code: 'PLT-DEADLINE-FAILED', detail: 'A mistake of the program.' },
      command: { noun: 'deadline', id: 'BROKEN', name: 'PassDeadline' },
    });
    const { pool } = service.runtime;
    await until(
      () => pool.query(`select 1 from deadlines where about = 'BROKEN' and at is not null`),
      ({ rowCount }) => rowCount === 0,
    );
    isBroken = false;
    await planner.post(`/v1/exceptions/${id}/retry`, {});
    await until(
      () => planner.get(`/v1/exceptions/${id}`),
      ({ body }) => body.status === 'resolved',
    );
    expect((await buyer.get('/v1/suppliers/MENDED')).body).toMatchObject({ version: 1 });
  });
});
