/**
 * The list of exceptions over all services, as asked for through the interface: for the role that owns them
 * and for who oversees the site, with the age and the money at stake in the currency of the group.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@gemba/platform/testing/service.http';
import type { Running } from '../testing/running.http.js';
import { byKey, rowsOf, runProjection } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';

let running: Running;

const raised = (process: string, owner: string, atStake?: { amount: string; currency: string }) =>
  [
    'ExceptionRaised',
    {
      process,
      cause: {
        ...{ eventId: 'e-1', streamId: 'shipment-1', type: 'supply-chain.DeliveryConfirmed', version: 1 },
        ...{ occurredAt: '2026-03-02T11:00:00.000Z', correlationId: 'c-1' },
      },
      command: { noun: 'customer-invoice', id: '1', name: 'IssueCustomerInvoice', data: {}, path: '/0' },
      refusal: { code: 'FIN-INV-RATE', detail: 'No rate is known.' },
      owner,
      ...(atStake ? { atStake } : {}),
    },
  ] as const;

const as = (roles: readonly string[], sites: readonly string[]): Promise<Client> =>
  running.service.as({ sub: roles.join(), roles: [...roles], sites: [...sites] });

const idsOf = async (client: Client, query = ''): Promise<readonly unknown[]> =>
  rowsOf(await client.get(`/v1/tables/exceptions${query}`)).map(({ id }) => id);

beforeAll(async () => {
  running = await runProjection();
  const story = smallCompany()
    .say('exception-a', raised('invoice', 'controller', { amount: '400.00', currency: 'PLN' }), {
      ...{ site: 'gdansk', service: 'production' },
    })
    .say('exception-b', raised('order', 'buyer', { amount: '10.00', currency: 'EUR' }), {
      ...{ date: '2026-03-01', service: 'production' },
    })
    .say('exception-c', raised('order', 'buyer', { amount: '10.00', currency: 'USD' }), {
      service: 'production',
    })
    .say('exception-d', raised('found', 'coo'), { site: null, service: 'production' })
    .say('exception-b', ['ExceptionWaived', { reason: 'Not needed' }], { service: 'production' });
  await running.tell(story.events);
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

describe('the list of exceptions', () => {
  it('is for who oversees the site, the oldest first', async () => {
    expect(await idsOf(running.coo)).toEqual(['b', 'a', 'c', 'd']);
    expect(await idsOf(await as(['site-manager'], ['gdansk']))).toEqual(['a', 'd']);
  });

  it('P34: is for the owner otherwise, as is its summary, which counts nothing else', async () => {
    const buyer = await as(['buyer'], ['*']);
    expect(await idsOf(buyer)).toEqual(['b', 'c']);
    expect(await idsOf(await as(['buyer'], ['gdansk']))).toEqual([]);
    expect(await idsOf(await as(['operator'], ['*']))).toEqual([]);
    const { body } = await buyer.get('/v1/tables/exceptions/summary?group=state');
    expect(body.data).toMatchObject([
      { key: 'open', count: 1 },
      { key: 'waived', count: 1 },
    ]);
  });

  it('is narrowed by state, owner, process, site and service', async () => {
    expect(await idsOf(running.coo, '?filter[state]=open&filter[owner]=buyer')).toEqual(['c']);
    expect(await idsOf(running.coo, '?filter[process]=invoice')).toEqual(['a']);
    expect(await idsOf(running.coo, '?filter[site]=lyon&filter[service]=production')).toEqual(['b', 'c']);
  });

  it('tells the age, and the money in the currency of the group where a rate is known', async () => {
    const rows = byKey(await running.coo.get('/v1/tables/exceptions'), 'id');
    expect(rows.a).toMatchObject({
      ...{ service: 'production', site: 'gdansk', state: 'open', atStake: '400.00', currency: 'PLN' },
      ...{ atStakeInGroup: '95.24', groupCurrency: 'EUR' },
    });
    expect(rows.b).toMatchObject({ atStakeInGroup: '10.00', ageHours: 24, waivedBecause: 'Not needed' });
    expect(rows.c).toMatchObject({ atStakeInGroup: null, groupCurrency: 'EUR' });
    expect(rows.d).toMatchObject({ site: null, atStake: null, atStakeInGroup: null });
    expect(Number(rows.a?.ageHours)).toBeGreaterThan(24 * 30);
  });
});
