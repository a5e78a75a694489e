/**
 * Governance over HTTP: it says who the company is and who may decide what, and supply chain decides by it.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays, instantInDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump } from '@gemba/deploy-acceptance/testing/product.http';
import { until } from '@gemba/deploy-local/testing/until.process';
import { production } from '@gemba/production-service/production.module';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';

jest.setTimeout(60_000);

let company: Company;
let admin: Person;
let coo: Person;
/** Somebody who has no say in governance. */
let planner: Person;

beforeAll(async () => {
  company = await foundCompany(supplyChain, production);
  [admin, coo, planner] = await Promise.all([
    company.as('governance', 'admin'),
    company.as('governance', 'coo'),
    company.as('governance', 'planner', 'gdansk'),
  ]);
});

afterAll(() => company.stop());

describe('a legal entity', () => {
  const porto = {
    id: 'gemba-pt',
    name: 'Gemba Portugal',
    currency: 'EUR',
    groupCurrency: 'EUR',
    country: 'PT',
  };

  it('is registered once, and keeps its books as they are', async () => {
    const key = { headers: { 'idempotency-key': 'register-porto' } };
    expect(await admin.does('legal-entities', porto, key)).toMatchObject({
      ...{ status: 201, version: 1, etag: '"1"', replayed: false, events: ['LegalEntityRegistered'] },
    });
    expect(await admin.does('legal-entities', porto, key)).toMatchObject({ status: 201, replayed: true });
    expect(await admin.does('legal-entities', porto)).toMatchObject({ status: 200, version: 1, events: [] });
    const other = { ...porto, currency: 'PLN' };
    expect(await admin.cannot('legal-entities', other)).toBe('409 GOV-ENTITY-STATE');
    expect(await admin.cannot('legal-entities', other, key)).toBe('422 PLT-KEY-REUSED');
  });

  it('O22: is in a country of ISO 3166-1, and only an administrator registers it', async () => {
    for (const country of ['pt', 'XX']) {
      const nowhere = { ...porto, id: 'gemba-x', country };
      expect(await admin.cannot('legal-entities', nowhere)).toBe('400 PLT-INVALID');
    }
    expect(await admin.cannot('legal-entities', { ...porto, id: 'gemba-x', currency: 'Euro' })).toBe(
      '400 PLT-INVALID',
    );
    expect(await planner.cannot('legal-entities', porto)).toBe('403 ACC-ROLE');
    expect(await planner.cannot('legal-entities/gemba-pt/register', porto)).toBe('404 PLT-NOT-FOUND');
  });
});

describe('a site', () => {
  const braga = {
    id: 'braga',
    name: 'Braga',
    companyId: 'gemba-pt',
    timeZone: 'Europe/Lisbon',
    dayStart: '06:00',
  };

  it('takes its currencies from its legal entity', async () => {
    expect(await admin.cannot('sites', { ...braga, companyId: 'gemba-es' })).toBe('422 GOV-SITE-COMPANY');
    expect(await admin.cannot('sites', { ...braga, dayStart: '6 am' })).toBe('400 PLT-INVALID');
    expect(await admin.cannot('sites', { ...braga, timeZone: 'Europe/Braga' })).toBe('400 PLT-INVALID');
    expect(await admin.does('sites', braga)).toMatchObject({ events: ['SiteRegistered'] });
    expect(await admin.does('sites', braga)).toMatchObject({ status: 200, events: [] });
    expect(await admin.cannot('sites', { ...braga, name: 'Porto' })).toBe('409 GOV-SITE-STATE');
    const { body, headers } = await planner.looks('sites/braga');
    expect(body).toMatchObject({ version: 1, currency: 'EUR', companyId: 'gemba-pt' });
    expect(headers.get('etag')).toBe('"1"');
  });

  it('is listed, and its history says who registered it', async () => {
    const { body } = await planner.looks('sites?limit=2');
    expect(body).toMatchObject({ hasMore: true, data: [{ id: 'braga' }, { id: 'gdansk' }] });
    expect(await planner.history('sites/braga')).toMatchObject([
      {
        type: 'SiteRegistered',
        data: { name: 'Braga', timeZone: 'Europe/Lisbon' },
        meta: { siteId: null, actor: { kind: 'person', id: 'admin' } },
      },
    ]);
    expect((await planner.looks('sites/porto')).status).toBe(404);
  });
});

describe('a decision right', () => {
  const right = {
    ...{ id: 'promise.planner', topic: 'promise', scope: 'lyon', holderRole: 'planner', level: 'site' },
    ...{ limit: { amount: '900.00', currency: 'EUR' }, validFrom: instantInDays(-1) },
  };

  it('holds for a site that there is, for a time, and beside no other of its kind', async () => {
    expect(await coo.cannot('decision-rights', { ...right, scope: 'oslo' })).toBe('422 GOV-RIGHT-SCOPE');
    expect(await coo.cannot('decision-rights', { ...right, validTo: right.validFrom })).toBe(
      '422 GOV-RIGHT-PERIOD',
    );
    expect(await planner.cannot('decision-rights', right)).toBe('403 ACC-ROLE');
    expect(await coo.does('decision-rights', right)).toMatchObject({ status: 201 });
    expect(await coo.does('decision-rights', right)).toMatchObject({ status: 200, events: [] });
    expect(await coo.cannot('decision-rights', { ...right, level: 'region' })).toBe('409 GOV-RIGHT-STATE');
    await company.heard();
    expect(await coo.cannot('decision-rights', { ...right, id: 'promise.again' })).toBe(
      '422 GOV-RIGHT-OVERLAP',
    );
  });

  it('is suspended, granted again and revoked', async () => {
    const path = 'decision-rights/promise.planner';
    const why = { reason: 'Audit' };
    const stale = { headers: { 'if-match': '"7"' } };
    expect(await coo.cannot(`${path}/suspend`, why, stale)).toBe('412 PLT-STALE');
    expect(await coo.does(`${path}/suspend`, why, { headers: { 'if-match': '"1"' } })).toMatchObject({
      ...{ etag: '"2"', events: ['DecisionRightSuspended'] },
    });
    expect(await coo.does(`${path}/suspend`, why)).toMatchObject({ events: [] });
    expect(await coo.does('decision-rights', right)).toMatchObject({ events: ['DecisionRightGranted'] });
    expect(await coo.does(`${path}/revoke`, why)).toMatchObject({ events: ['DecisionRightRevoked'] });
    expect(await coo.cannot(`${path}/suspend`, why)).toBe('409 GOV-RIGHT-STATE');
    expect(await coo.cannot('decision-rights', right)).toBe('409 GOV-RIGHT-STATE');
    expect(await planner.cannot(`${path}/revoke`, why)).toBe('403 ACC-ROLE');
    expect((await coo.history(path)).map(({ type }) => type)).toEqual([
      ...['DecisionRightGranted', 'DecisionRightSuspended', 'DecisionRightGranted', 'DecisionRightRevoked'],
    ]);
  });
});

describe('a purchase in Lyon', () => {
  const price = (amount: string) => ({ amount, currency: 'EUR' });
  const order = (id: string, amount: string, supplier = 'FONDERIE') => ({
    ...{ id, site: 'lyon', supplier, promised: inDays(5) },
    lines: [{ line: '1', item: 'CAST', quantity: { value: '1', unit: 'C62' }, price: price(amount) }],
  });
  let buyer: Person;
  let colleague: Person;
  let manager: Person;

  beforeAll(async () => {
    [buyer, manager] = await Promise.all([
      company.as('supply-chain', 'buyer', 'lyon'),
      company.as('supply-chain', 'site-manager', 'lyon'),
    ]);
    colleague = await company.signIn('supply-chain', { sub: 'bea', roles: ['buyer'], sites: ['lyon'] });
    for (const id of ['FONDERIE', 'ACIERIE', 'JOINTS', 'VISSERIE', 'FORGES']) {
      await buyer.does('suppliers', { id, name: id, currency: 'EUR', leadTime: 'P3D' });
    }
    await definePump(company);
    await company.heard();
  });

  it('is approved by the machine up to its limit, above it by whom the ladder names', async () => {
    const placed = ['PurchaseOrderPlaced', 'PurchaseOrderApproved'];
    expect((await buyer.does('purchase-orders', order('PO-1', '1000.00'))).events).toEqual(placed);
    await buyer.does('purchase-orders', order('PO-2', '1000.01'));
    const [, asked] = await buyer.history('purchase-orders/PO-2');
    expect(asked).toMatchObject({ type: 'PurchaseOrderApprovalRequested', data: { role: 'site-manager' } });
    const approval = { total: price('1000.01') };
    expect(await colleague.cannot('purchase-orders/PO-2/approve', approval)).toBe('403 SCM-PO-APPROVAL');
    await manager.does('purchase-orders/PO-2/approve', approval);
    expect((await manager.history('purchase-orders/PO-2')).at(-1)).toMatchObject({
      meta: { authority: { level: 'site', rightId: 'purchase.lyon.site-manager' } },
    });
  });

  it('is approved by the one to whom a right was passed on, as far as it was', async () => {
    const holder = await company.as('governance', 'site-manager', 'lyon');
    const path = 'decision-rights/purchase.lyon.site-manager/delegate';
    const until = instantInDays(14);
    const passed = { to: 'buyer-lyon', limit: price('3000.00'), until };
    const beyond = { ...passed, limit: price('5000.01') };
    expect(await holder.cannot(path, beyond)).toBe('422 GOV-DELEGATION-EXCEEDS');
    expect(await holder.cannot(path, { ...passed, until: instantInDays(-1) })).toBe(
      '422 GOV-DELEGATION-PERIOD',
    );
    expect(await holder.cannot(path, { ...passed, to: 'site-manager-lyon' })).toBe(
      '422 GOV-DELEGATION-CYCLE',
    );
    const stranger = await company.as('governance', 'hr', 'lyon');
    expect(await stranger.cannot(path, passed)).toBe('422 GOV-DELEGATION-EXCEEDS');
    expect(await planner.cannot(path, passed)).toBe('403 ACC-ROLE');
    expect(await holder.does(path, passed)).toMatchObject({ events: ['DecisionRightDelegated'] });
    expect(await holder.does(path, passed)).toMatchObject({ events: [] });
    const elsewhere = await company.as('governance', 'site-manager', 'gdansk');
    expect(await elsewhere.cannot(path, passed)).toBe('403 GOV-DELEGATION-SITE');
    await company.heard();

    await colleague.does('purchase-orders', order('PO-3', '2999.00', 'ACIERIE'));
    await buyer.does('purchase-orders/PO-3/approve', { total: price('2999.00') });
    expect((await buyer.history('purchase-orders/PO-3')).at(-1)).toMatchObject({
      meta: { authority: { delegatedFrom: 'site-manager' }, actor: { id: 'buyer-lyon' } },
    });
    await colleague.does('purchase-orders', order('PO-4', '3000.01', 'JOINTS'));
    expect(await buyer.cannot('purchase-orders/PO-4/approve', { total: price('3000.01') })).toBe(
      '403 SCM-PO-APPROVAL',
    );

    const back = 'decision-rights/purchase.lyon.site-manager/withdraw-delegation';
    expect(await elsewhere.cannot(back, { to: 'buyer-lyon' })).toBe('403 GOV-DELEGATION-GIVER');
    await holder.does(back, { to: 'buyer-lyon' });
    expect(await holder.cannot(back, { to: 'buyer-lyon' })).toBe('422 GOV-DELEGATION-NONE');
    await company.heard();
    await colleague.does('purchase-orders', order('PO-40', '2999.00', 'FORGES'));
    expect(await buyer.cannot('purchase-orders/PO-40/approve', { total: price('2999.00') })).toBe(
      '403 SCM-PO-APPROVAL',
    );
    await colleague.does('purchase-orders/PO-40/cancel', { reason: 'not wanted' });
  });

  it('P36: is approved by nobody who placed it, nor in the name of who did', async () => {
    const total = { total: price('1500.00') };
    const path = 'purchase-orders/PO-6/approve';
    await buyer.does('purchase-orders', order('PO-6', '1500.00', 'VISSERIE'));
    expect(await buyer.cannot(path, total)).toBe('403 SCM-PO-SELF');
    await manager.does(path, total);
    await manager.does('purchase-orders', order('PO-7', '1400.00', 'VISSERIE'));
    const own = { total: price('1400.00') };
    expect(await manager.cannot('purchase-orders/PO-7/approve', own)).toBe('403 SCM-PO-SELF');
    expect(await buyer.cannot('purchase-orders/PO-7/approve', own)).toBe('403 SCM-PO-APPROVAL');
    await (await company.as('supply-chain', 'coo')).does('purchase-orders/PO-7/approve', own);
  });

  it('P36: in two orders of one day needs the right for both', async () => {
    const gear = (id: string) => order(id, '700.00', 'ENGRENAGES');
    const terms = { id: 'ENGRENAGES', name: 'Engrenages', currency: 'EUR', leadTime: 'P3D' };
    await buyer.does('suppliers', terms);
    expect((await buyer.does('purchase-orders', gear('PO-8'))).events).toEqual([
      ...['PurchaseOrderPlaced', 'PurchaseOrderApproved'],
    ]);
    expect((await buyer.does('purchase-orders', gear('PO-9'))).events).toEqual([
      ...['PurchaseOrderPlaced', 'PurchaseOrderApprovalRequested'],
    ]);
    expect(await buyer.history('purchase-orders/PO-9')).toMatchObject([
      { data: { placedBy: 'buyer-lyon', dayTotal: price('1400.00') } },
      { data: { role: 'site-manager' } },
    ]);
    await buyer.does('purchase-orders/PO-9/cancel', { reason: 'Too much.' });
    expect((await buyer.does('purchase-orders', order('PO-10', '300.00', 'ENGRENAGES'))).events).toContain(
      'PurchaseOrderApproved',
    );
  });

  it('P36: is not dated back to a day on which less was ordered', async () => {
    const dated = { headers: { 'gemba-occurred-at': instantInDays(-2) } };
    await buyer.does('suppliers', { id: 'ROUES', name: 'Roues', currency: 'EUR', leadTime: 'P3D' });
    expect(await buyer.cannot('purchase-orders', order('PO-11', '700.00', 'ROUES'), dated)).toBe(
      '422 PLT-TIME-SAID',
    );
    expect((await buyer.does('purchase-orders', order('PO-12', '700.00', 'ROUES'))).events).toContain(
      'PurchaseOrderApproved',
    );
  });

  it('P16: that nobody approves in time goes to the next in line, once, until somebody answers', async () => {
    const { pool } = company.services.get('supply-chain')!.runtime;
    const deadline = async (id: string) => {
      const query = 'select at is not null as set, at > now() as later from deadlines where about = $1';
      return (await pool.query<{ set: boolean; later: boolean | null }>(query, [id])).rows[0];
    };
    const isOver = (id: string) => until(async () => (await deadline(id))?.set === false, 20_000);
    /** Two working days are over now. */
    const elapse = async () => {
      await until(async () => (await deadline('PO-20'))?.later === true, 20_000);
      await pool.query(
        `update deadlines set at = date_trunc('milliseconds', now()), try_at = now() where about = 'PO-20'`,
      );
    };
    const types = async () => (await buyer.history('purchase-orders/PO-20')).map(({ type }) => type);
    await buyer.does('suppliers', { id: 'TOLES', name: 'Tôles', currency: 'EUR', leadTime: 'P3D' });
    await buyer.does('purchase-orders', order('PO-20', '1500.00', 'TOLES'));
    await elapse();
    await until(async () => (await types()).length === 3, 20_000);
    expect((await buyer.history('purchase-orders/PO-20')).at(-1)).toMatchObject({
      ...{ type: 'PurchaseOrderApprovalEscalated', data: { from: 'site-manager', role: 'coo' } },
      meta: { actor: { id: 'process:escalate-when-approval-is-unanswered' } },
    });
    expect((await buyer.looks('purchase-orders/PO-20')).body).toMatchObject({
      asked: ['site-manager', 'coo'],
    });
    await elapse();
    await isOver('PO-20');
    await manager.does('purchase-orders/PO-20/approve', { total: price('1500.00') });
    expect(await types()).toEqual([
      ...['PurchaseOrderPlaced', 'PurchaseOrderApprovalRequested', 'PurchaseOrderApprovalEscalated'],
      'PurchaseOrderApproved',
    ]);
    await buyer.does('purchase-orders', order('PO-21', '1600.00', 'TOLES'));
    await manager.does('purchase-orders/PO-21/cancel', { reason: 'Too much.' });
    await isOver('PO-21');
  });

  it('that waits for approval keeps the operating mode, unless it is said to follow', async () => {
    const central = {
      topic: 'purchase',
      site: 'lyon',
      mode: 'centralised',
      effectiveFrom: instantInDays(-1),
    };
    expect(await coo.cannot('operating-modes', { ...central, site: 'oslo' })).toBe('422 GOV-MODE-SITE');
    expect(await planner.cannot('operating-modes', central)).toBe('403 ACC-ROLE');
    await company.heard();
    expect(await coo.cannot('operating-modes', central)).toBe('422 GOV-MODE-OPEN-DECISIONS');
    const following = { ...central, openDecisionsFollow: true };
    expect(await coo.does('operating-modes', following)).toMatchObject({ id: 'purchase.lyon', status: 201 });
    expect(await coo.does('operating-modes', following)).toMatchObject({ events: [] });
    await company.heard();
    const approval = { total: price('3000.01') };
    expect(await manager.cannot('purchase-orders/PO-4/approve', approval)).toBe('403 SCM-PO-APPROVAL');
    const head = await company.as('supply-chain', 'coo');
    await head.does('purchase-orders/PO-4/approve', approval);
    const local = { ...central, mode: 'hybrid', effectiveFrom: instantInDays(0) };
    await company.heard();
    expect(await coo.does('operating-modes', local)).toMatchObject({ version: 2 });
  });

  it('is not there for another site', async () => {
    const elsewhere = await company.as('supply-chain', 'site-manager', 'gdansk');
    expect(await elsewhere.cannot('purchase-orders/PO-4/approve', { total: price('3000.01') })).toBe(
      '404 PLT-NOT-FOUND',
    );
    expect(await elsewhere.cannot('purchase-orders', order('PO-5', '1.00'))).toBe('403 ACC-SITE');
  });
});

describe('an incident', () => {
  const slip = { id: 'I-1', site: 'lyon', kind: 'safety', severity: 4, title: 'Slipped on oil' };
  it('is reported by anybody of the site, and closed by who runs it, with its cause', async () => {
    const [operator, manager] = await Promise.all([
      company.as('governance', 'operator', 'lyon'),
      company.as('governance', 'site-manager', 'lyon'),
    ]);
    expect(await operator.cannot('incidents', slip)).toBe('422 INC-INJURY');
    const hurt = { ...slip, injury: 'medical' };
    expect(await operator.does('incidents', hurt)).toMatchObject({ status: 201, id: 'I-1' });
    expect(await planner.cannot('incidents/I-1/contain', { how: 'x' })).toBe('404 PLT-NOT-FOUND');
    expect(await operator.cannot('incidents/I-1/close')).toBe('403 ACC-ROLE');
    expect(await manager.cannot('incidents/I-1/recover', { how: 'Cleaned.' })).toBe('422 INC-ORDER');
    await manager.does('incidents/I-1/contain', { how: 'Floor closed off.' });
    await manager.does('incidents/I-1/recover', { how: 'Cleaned.' });
    const action = { action: 'A-1', what: 'Fit a drip tray.', owner: 'ANA', due: inDays(7) };
    await manager.does('incidents/I-1/agree-action', action);
    const cause = { rootCause: 'A seal that nobody had looked at.' };
    expect(await manager.cannot('incidents/I-1/close', cause)).toBe('422 INC-ACTION');
    await manager.does('incidents/I-1/complete-action', { action: 'A-1', done: 'Fitted.' });
    expect(await manager.cannot('incidents/I-1/close')).toBe('422 INC-NO-CAUSE');
    expect(await manager.does('incidents/I-1/close', cause)).toMatchObject({ events: ['IncidentClosed'] });
    expect((await manager.looks('incidents/I-1')).body).toMatchObject({
      status: 'closed',
      injury: 'medical',
    });
  });
});
