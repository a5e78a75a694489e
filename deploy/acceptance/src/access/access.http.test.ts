/**
 * The walk: every route of every service, in every role, bound to its own site and to another, answers as
 * `docs/reference/access.md` says.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ROLES } from '@gemba/contracts/access';
import { finance } from '@gemba/finance-service/finance.module';
import { governance } from '@gemba/governance-service/governance.module';
import { hr } from '@gemba/hr-service/hr.module';
import type { Client, TestService } from '@gemba/platform/testing/service.http';
import { production } from '@gemba/production-service/production.module';
import { projection } from '@gemba/projection-service/projection.module';
import { lists } from '@gemba/projection-service/figures/lists';
import { quality } from '@gemba/quality-service/quality.module';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import type { Company } from '../testing/company.http.js';
import { foundCompany } from '../testing/company.http.js';
import { inDays } from '../testing/dates.js';
import { definePump, eur, hire, pieces, pln } from '../testing/product.http.js';
import { writtenIn } from './written.js';

jest.setTimeout(300_000);

/** The path of every noun. */
const nounPaths = new Map(
  [governance, production, supplyChain, quality, hr, finance].flatMap(({ deciders }) =>
    deciders.map(({ name, path }) => [name, `/v1/${path}`] as const),
  ),
);

const page = readFileSync(join(import.meta.dirname, '../../../../docs/reference/access.md'), 'utf8');
const written = writtenIn(page);
const SITES = ['lyon', 'gdansk'] as const;
type Site = (typeof SITES)[number];

let company: Company;

/** Something of every kind that is bound to a site, at both of them. */
const furnish = async (): Promise<void> => {
  await definePump(company);
  await hire(company, 'ANA', ['assembly']);
  const [people, planner, store, books] = await Promise.all([
    company.as('hr', 'hr'),
    company.as('production', 'planner'),
    company.as('supply-chain', 'admin'),
    company.as('finance', 'controller'),
  ]);
  const job = { name: 'Bolek', site: 'gdansk', position: 'Fitter', costCentre: 'C', start: inDays(-30) };
  await people.does('employees', { ...job, id: 'BOLEK', hourlyCost: pln('90.00') });
  for (const [site, person] of [
    ['lyon', 'ANA'],
    ['gdansk', 'BOLEK'],
  ] as const) {
    await people.does('absences', { person, site, from: inDays(3), expectedTo: inDays(4), kind: 'sick' });
    const day = { date: inDays(-1), rostered: 'PT8H', worked: 'PT8H', absent: 'PT0S' };
    await people.does('attendances', { person, site, ...day });
    const order = { item: 'PUMP', quantity: pieces(1), due: inDays(2) };
    await planner.does('production-orders', { ...order, id: `WO-${site}`, site });
    const source = { kind: 'count', id: `COUNT-${site}` };
    await store.does('stock-items', { site, item: 'CAST', lot: `L-${site}`, quantity: pieces(9), source });
    await store.does('locations', {
      id: `DOCK-${site}`,
      name: 'Dock',
      site,
      gln: `0614141.0077${site.length}`,
    });
    const cost = site === 'lyon' ? eur('40.00') : pln('170.00');
    const rates = { labourRate: cost, machineRate: cost };
    await books.does('standard-costs', { site, item: 'CAST', cost, ...rates });
  }
  await company.heard();
};

beforeAll(async () => {
  company = await foundCompany(production, supplyChain, quality, hr, finance, projection);
  await furnish();
});

afterAll(() => company.stop());

const asRole = (service: TestService, role: string, site: Site): Promise<Client> =>
  service.as({ sub: `${role}-${site}`, roles: [role], sites: [site] });

const EXAMPLES: Readonly<Record<string, string>> = { name: 'production-orders' };

/** A place that nothing is at, but figures and lists are. */
const addressOf = (pattern: string): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) =>
    pattern.startsWith('/v1/kpi-values') ? 'otif' : name === 'version' ? '1' : (EXAMPLES[name] ?? 'NONE-1'),
  );

const walked = (service: TestService): (readonly [method: string, pattern: string])[] =>
  service.routes
    .map((route) => route.split(' ') as [string, string])
    .filter(([method, pattern]) => ['GET', 'POST'].includes(method) && pattern !== '/v1/live');

const isForbidden = async (client: Client, method: string, path: string): Promise<boolean> => {
  const answer = method === 'GET' ? await client.get(path) : await client.post(path, {});
  expect([method, path, answer.status < 500 || answer.status === 503]).toEqual([method, path, true]);
  return answer.status === 403 && ['ACC-ROLE', 'ACC-READ'].includes(String(answer.body.code));
};

const departments = ['governance', 'production', 'supply-chain', 'quality', 'hr', 'finance', 'projection'];
const serviceNamed = (name: string): TestService => {
  const found = company.services.get(name);
  if (!found) throw new Error(`${name} was not started.`);
  return found;
};

describe.each(departments)('%s', (name) => {
  it('P34: answers each role as the page says, on every route', async () => {
    const service = serviceNamed(name);
    const found: string[] = [];
    const said: string[] = [];
    for (const role of ROLES) {
      const client = await asRole(service, role, 'gdansk');
      for (const [method, pattern] of walked(service)) {
        const route = `${method} ${pattern}`;
        const allowed = written.routes.get(route);
        if (!(allowed?.includes(role) ?? false)) said.push(`${role}: ${route}`);
        // What is open is asked without a token below.
        if (allowed?.includes('open') ?? false) continue;
        if (await isForbidden(client, method, addressOf(pattern))) found.push(`${role}: ${route}`);
      }
    }
    expect(found).toEqual(said);
  });

  it('P34: asks for a token everywhere but where the page says that it is open', async () => {
    const service = serviceNamed(name);
    const open: string[] = [];
    for (const [method, pattern] of walked(service)) {
      const answer = await fetch(`${service.url}${addressOf(pattern)}`, { method });
      await answer.body?.cancel();
      if (answer.status !== 401) open.push(`${method} ${pattern}`);
    }
    const said = walked(service).map(([method, pattern]) => `${method} ${pattern}`);
    expect(open).toEqual(said.filter((route) => written.routes.get(route)?.includes('open')));
  });
});

type Row = Readonly<Record<string, unknown>>;
const FILTERS = ['', '?filter[site]=lyon', '?filter[site]=*', '?filter[site]=gdansk,lyon'];

/** Every name of a field, at any depth. */
const namesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [name, ...namesIn(each)]);
};

const listsOf = (service: TestService): string[] =>
  service.routes
    .filter((route) => /^GET \/v1\/[a-z-]+$/.test(route) && written.routes.has(`${route}/:id`))
    .map((route) => route.slice('GET '.length));

/** Who is told what, and of which noun. */
type Told = { readonly role: string; readonly site: Site; readonly noun: string };

/** Rows of another site, and sensitive fields that the role is not shown, among what it is told. */
const leaksIn = (rows: readonly Row[], { role, site, noun }: Told): string[] => {
  const strange = rows.filter((row) => typeof row.site === 'string' && row.site !== site);
  const names = [...new Set(namesIn(rows))];
  const hidden = names.filter((name) => written.fields.get(`${noun} ${name}`)?.includes(role) === false);
  return [...strange.map((row) => JSON.stringify(row)), ...hidden];
};

type Reader = { readonly service: TestService; readonly role: string; readonly site: Site };

const readersOf = (names: readonly string[], sites: readonly Site[]): Reader[] =>
  names.flatMap((name) =>
    ROLES.flatMap((role) => sites.map((site) => ({ service: serviceNamed(name), role, site }))),
  );

const mayRead = (noun: string, role: string): boolean =>
  written.routes.get(`GET ${noun}`)?.includes(role) ?? false;

/** Asks for all lists of a service; answers those that showed rows of the reader's own site. */
const readLists = async ({ service, role, site }: Reader): Promise<string[]> => {
  const client = await asRole(service, role, site);
  const asked = listsOf(service).flatMap((noun) => FILTERS.map((filter) => ({ noun, filter })));
  const seen: string[] = [];
  for (const { noun, filter } of asked) {
    const { status, body } = await client.get(`${noun}${filter}`);
    const rows = (body.data ?? []) as readonly Row[];
    const told = [status, leaksIn(rows, { role, site, noun })];
    expect([role, site, noun, filter, ...told]).toEqual([
      ...[role, site, noun, filter, mayRead(noun, role) ? 200 : 403, []],
    ]);
    if (rows.some((row) => row.site === site)) seen.push(noun);
  }
  return seen;
};

/** The same of the lists of the projection. */
const readTables = async ({ service, role, site }: Reader): Promise<string[]> => {
  const client = await asRole(service, role, site);
  const asked = [...lists.values()].flatMap(({ name, of, fields }) =>
    FILTERS.slice(0, fields.site ? FILTERS.length : 1).map((filter) => ({ name, of, filter })),
  );
  const seen: string[] = [];
  for (const { name, of, filter } of asked) {
    const { status, body } = await client.get(`/v1/tables/${name}${filter}`);
    const noun = nounPaths.get(of) ?? '/v1/exceptions';
    const rows = (body.data ?? []) as readonly Row[];
    expect([role, name, filter, status, leaksIn(rows, { role, site, noun })]).toEqual([
      ...[role, name, filter, mayRead(noun, role) ? 200 : 403, []],
    ]);
    if (rows.some((row) => row.site === site)) seen.push(name);
  }
  return seen;
};

/** Asks for something at Lyon: its state and its history. */
const readOne = async ({ service, role, site }: Reader, path: string): Promise<void> => {
  const noun = `/v1/${path.split('/')[0] ?? ''}`;
  const client = await asRole(service, role, site);
  const answers = [await client.get(`/v1/${path}`), await client.get(`/v1/${path}/events`)] as const;
  const there = site === 'lyon' ? 200 : 404;
  const status = mayRead(noun, role) ? there : 403;
  const [state, { body: history }] = answers;
  const events = (history.data ?? []) as readonly { readonly data: Row }[];
  const told = [state.body, ...events.map(({ data }) => data)];
  expect([role, site, path, ...answers.map((each) => each.status)]).toEqual([
    ...[role, site, path, status, status],
  ]);
  expect([role, site, path, leaksIn(told, { role, site, noun })]).toEqual([role, site, path, []]);
};

describe('what is behind the routes', () => {
  it('P33: no list shows rows of another site, whatever is filtered, nor sensitive fields', async () => {
    const readers = readersOf(departments.slice(0, -1), SITES);
    const seen: string[] = [];
    for (const reader of readers) seen.push(...(await readLists(reader)));
    const people = ['employees', 'absences', 'attendances'];
    const furnished = [...people, 'production-orders', 'stock-items', 'locations', 'standard-costs'];
    expect(seen).toEqual(expect.arrayContaining(furnished.map((each) => `/v1/${each}`)));
  });

  it.each([
    ['hr', 'employees/ANA'],
    ['hr', `absences/ANA.${inDays(3)}`],
    ['production', 'production-orders/WO-lyon'],
    ['supply-chain', 'stock-items/lyon.CAST'],
    ['supply-chain', 'locations/DOCK-lyon'],
  ])('P34: of %s, %s and its history are there for its own site only', async (name, path) => {
    for (const reader of readersOf([name], SITES)) await readOne(reader, path);
  });

  it('P33: no list of the projection shows rows of another site or sensitive fields', async () => {
    const seen = new Set<string>();
    for (const reader of readersOf(['projection'], ['gdansk']))
      for (const name of await readTables(reader)) seen.add(name);
    expect(seen.size).toBeGreaterThan(2);
  });

  it('P13: nobody but those who look after the system is told the errors of consumers', async () => {
    for (const role of ROLES) {
      const { body } = await (await asRole(serviceNamed('projection'), role, 'lyon')).get('/v1/trust');
      const told = namesIn(body).includes('lastError');
      expect([role, told]).toEqual([role, ['admin', 'service'].includes(role)]);
    }
  });
});
