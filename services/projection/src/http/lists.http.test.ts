/**
 * Lists as asked for through the interface: filtered, sorted, page by page, summed, and only what is the
 * caller's.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '@gemba/platform/testing/service.http';
import { lists } from '../figures/lists.js';
import type { Running } from '../testing/running.http.js';
import { byKey, rowsOf, runProjection } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';

let running: Running;
let coo: Client;
/** Sees every field: kinds of absence are for those who care for people. */
let all: Client;

beforeAll(async () => {
  running = await runProjection();
  coo = running.coo;
  all = await running.service.as({ sub: 'all', roles: ['coo', 'admin', 'hr'], sites: ['*'] });
  await running.tell(smallCompany().events);
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

/** The first value that any row has in a field. */
const textIn = (rows: readonly Readonly<Record<string, unknown>>[], field: string): string => {
  const values = rows.map((row) => row[field]).filter((value) => value !== null && value !== undefined);
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))[0] ?? '';
};

describe('lists', () => {
  it.each(
    [...lists.values()].flatMap((list) =>
      Object.keys(list.fields).map((field) => [list.name, field] as const),
    ),
  )('%s can be sorted and filtered by %s', async (name, field) => {
    const rows = rowsOf(await all.get(`/v1/tables/${name}?sort=-${field}`));
    const value = encodeURIComponent(textIn(rows, field));
    const filtered = await all.get(`/v1/tables/${name}?filter[${field}]=${value}&sort=${field}&limit=1`);
    expect(filtered.status).toBe(200);
    expect(rowsOf(filtered).length).toBe(Math.min(1, rows.length));
  });

  it('show rows as they stand', async () => {
    const lines = byKey(await coo.get('/v1/tables/order-lines'), 'id');
    expect(lines['SO-1.1']).toMatchObject({
      stage: 'paid',
      late: false,
      amount: '60.00',
      paidAt: '2026-03-06T12:00:00.000Z',
    });
    expect(lines['SO-1.2']).toMatchObject({ stage: 'delivered', promised: null });
    const sites = rowsOf(await coo.get('/v1/tables/sites'));
    expect(sites).toMatchObject([{ id: 'gdansk' }, { id: 'lyon', modes: { purchase: 'hybrid' } }]);
    expect(rowsOf(await coo.get('/v1/tables/stock'))).toMatchObject([
      { item: 'PUMP-100', status: 'available', quantity: '7', value: '336.00', currency: 'PLN' },
    ]);
  });

  it('go on where the page before ended, in both directions', async () => {
    for (const sort of ['balance', '-balance', 'account']) {
      const whole = rowsOf(await coo.get(`/v1/tables/journals?sort=${sort}`));
      const paged: unknown[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Answer = await coo.get(`/v1/tables/journals?sort=${sort}&limit=2&cursor=${cursor}`);
        paged.push(...rowsOf(page));
        cursor = page.body.nextCursor as string | null;
      }
      expect(paged).toEqual(whole);
      expect(whole).toHaveLength(7);
    }
  });

  it('know what is late today', async () => {
    const late = rowsOf(await coo.get('/v1/tables/customer-invoices?filter[late]=true'));
    expect(late).toMatchObject([{ id: 'SH-2', late: true, status: 'open' }]);
  });

  it('name the account of a journal line', async () => {
    const rows = rowsOf(await coo.get('/v1/tables/journals?filter[account]=4000&filter[site]=lyon'));
    expect(rows).toMatchObject([
      { id: 'J1', name: 'Revenue', credit: '60.00', debit: '0', date: '2026-03-05' },
    ]);
  });

  it('sum by a field in one currency', async () => {
    const { body } = await coo.get(
      '/v1/tables/customer-invoices/summary?group=status&sum=amount&currency=PLN',
    );
    expect(body).toEqual({
      currency: 'PLN',
      data: [
        { key: 'open', count: 1, sums: { amount: '400.00' } },
        { key: 'paid', count: 1, sums: { amount: '302.40' } },
      ],
    });
    const euros = await coo.get('/v1/tables/customer-invoices/summary?group=site&sum=open,net');
    expect(euros.body).toMatchObject({
      currency: 'EUR',
      data: [{ key: 'gdansk', sums: { open: '95.24' } }, { key: 'lyon' }],
    });
    const polish = await coo.get('/v1/tables/stock/summary?group=item&sum=value,quantity');
    expect(polish.body).toEqual({
      currency: 'PLN',
      data: [{ key: 'PUMP-100', count: 1, sums: { value: '336.00', quantity: '7' } }],
    });
    const missing = await coo.get(
      '/v1/tables/customer-invoices/summary?group=status&sum=amount&currency=USD',
    );
    expect(missing).toMatchObject({ status: 422, body: { code: 'FIN-RATE-MISSING' } });
  });

  it('show a site manager the own sites only', async () => {
    const manager = await running.service.as({ sub: 'm', roles: ['site-manager'], sites: ['lyon'] });
    for (const name of lists.keys()) {
      const seen = rowsOf(await manager.get(`/v1/tables/${name}`));
      expect(seen.filter(({ site }) => site !== 'lyon' && site !== null)).toEqual([]);
    }
    expect(rowsOf(await manager.get('/v1/tables/stock?filter[site]=gdansk'))).toEqual([]);
    const { body } = await manager.get('/v1/tables/accounts/summary?group=site');
    expect(body.data).toMatchObject([{ key: 'lyon' }]);
  });

  it('are refused with a reason', async () => {
    expect(await coo.get('/v1/tables/secrets')).toMatchObject({ status: 404 });
    expect(await coo.get('/v1/tables/stock?sort=colour')).toMatchObject({ status: 400 });
    expect(await coo.get('/v1/tables/stock?limit=0')).toMatchObject({
      status: 400,
      body: { code: 'PLT-PAGE' },
    });
    expect(await coo.get('/v1/tables/stock?cursor=x')).toMatchObject({
      status: 400,
      body: { code: 'PLT-PAGE' },
    });
    expect(await coo.get('/v1/tables/stock?at=2026-03-01T00:00:00Z')).toMatchObject({
      status: 422,
      body: { code: 'PRJ-LIST-NOW' },
    });
  });
});
