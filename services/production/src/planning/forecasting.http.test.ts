/**
 * Demand planning over HTTP: what customers wanted leads to a forecast, which a planner adopts and corrects,
 * and planning makes what no order has used up of it.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { businessDate } from '@gemba/measures/calendar';
import { periodOf, plusDays } from '@gemba/measures/period';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';
import { production } from '../production.module.js';

jest.setTimeout(60_000);

let company: Company;
let planner: Person;
let elsewhere: Person;
let buyer: Person;

/** The old system, which carries its orders over with their dates. */
let carrier: Person;

const LYON = { zone: 'Europe/Paris', dayStart: '06:00' };
const today = businessDate(new Date().toISOString(), LYON);
const thisWeek = periodOf('week', today).from;
const line = (value: number, requested: string) => ({
  ...{ line: '1', item: 'CAST', quantity: pieces(value), price: eur('9.00'), requested },
});
const sell = (who: Person, [id, value, requested]: readonly [string, number, string], at?: string) =>
  who.does(
    'sales-orders',
    { id, site: 'lyon', customer: 'AQUA', lines: [line(value, requested)] },
    at === undefined ? {} : { headers: { 'gemba-occurred-at': at } },
  );

type Forecast = {
  readonly status: string;
  readonly inForce: readonly { readonly from: string; readonly quantity: { readonly value: string } }[];
};
const forecast = async (): Promise<Forecast> =>
  (await planner.looks('demand-forecasts/lyon.CAST')).body as unknown as Forecast;

beforeAll(async () => {
  company = await foundCompany(production, supplyChain);
  await definePump(company);
  [planner, elsewhere, buyer] = await Promise.all([
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'planner', 'gdansk'),
    company.as('production', 'buyer', 'lyon'),
  ]);

  const old = { sub: 'old-erp', kind: 'system', roles: ['admin', 'planner'], sites: ['*'] };
  carrier = await company.signIn('supply-chain', old);
  const customer = { id: 'AQUA', name: 'Aqua', currency: 'EUR', country: 'FR' };
  await carrier.does('customers', customer);
  for (const week of [6, 5, 4, 3, 2, 1]) {
    const day = plusDays(thisWeek, -7 * week + 2);
    await sell(carrier, [`OLD-${String(week)}`, 20, day], `${day}T10:00:00Z`);
  }
  await company.heard();
});

afterAll(() => company.stop());

describe('a forecast', () => {
  it('is proposed from what was sold, and adopted by a planner', async () => {
    const asked = { site: 'lyon', item: 'CAST', period: 'week', periods: 4 };
    expect(await buyer.cannot('demand-forecasts', asked)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot('demand-forecasts', asked)).toBe('403 ACC-SITE');
    const none = { ...asked, item: 'PUMP' };
    expect(await planner.cannot('demand-forecasts', none)).toBe('422 PRD-FORECAST-HISTORY');
    const done = await planner.does('demand-forecasts', asked);
    expect(done.events).toEqual(['DemandForecastProposed']);
    const { body } = await planner.looks('demand-forecasts/lyon.CAST');
    expect(body).toMatchObject({
      status: 'proposed',
      inForce: [],
      proposal: { method: 'naive', history: 5 },
    });
    expect(
      await planner.cannot('demand-forecasts/lyon.CAST/override', {
        ...{ on: today, quantity: pieces(1), reason: 'Too early.' },
      }),
    ).toBe('409 PRD-FORECAST-STATE');
    expect(await buyer.cannot('demand-forecasts/lyon.CAST/adopt')).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot('demand-forecasts/lyon.CAST/adopt')).toBe('404 PLT-NOT-FOUND');
    await planner.does('demand-forecasts/lyon.CAST/adopt');
    expect((await planner.does('demand-forecasts/lyon.CAST/adopt')).events).toEqual([]);
    expect((await forecast()).inForce.map(({ quantity }) => quantity.value)).toEqual([
      '20',
      '20',
      '20',
      '20',
    ]);
  });

  it('is corrected by somebody who knows better, with a reason, and read by those who trade', async () => {
    const on = plusDays(thisWeek, 16);
    const wish = { on, quantity: pieces(50), reason: 'A tender was won.' };
    await planner.does('demand-forecasts/lyon.CAST/override', wish);
    expect((await forecast()).inForce.map(({ quantity }) => quantity.value)).toEqual([
      '20',
      '20',
      '50',
      '20',
    ]);
    expect((await buyer.looks('demand-forecasts/lyon.CAST')).status).toBe(200);
    expect((await elsewhere.looks('demand-forecasts/lyon.CAST')).status).toBe(404);
    const warehouse = await company.as('production', 'warehouse', 'lyon');
    expect((await warehouse.looks('demand-forecasts')).status).toBe(403);
  });
});

type Action = Readonly<Record<string, unknown>> & { readonly id: string };

const run = async (id: string): Promise<readonly Action[]> => {
  await company.heard();
  await planner.does('planning-runs', { id, site: 'lyon' });
  await company.heard();
  const { body } = await planner.looks('planning-actions?filter[status]=raised');
  return body.data as readonly Action[];
};

describe('planning with a forecast', () => {
  it('orders what no order has used up of it, and says that it is for a forecast', async () => {
    const policy = { site: 'lyon', method: 'lot-for-lot', leadTime: 'P2D' };
    await planner.does('items/CAST/set-planning-policy', policy);
    const actions = await run('RUN-1');
    // This week, the next one, and the third begins within the fortnight that is asked for.
    const second = plusDays(thisWeek, 7);
    expect(actions.find(({ due }) => due === second)).toMatchObject({
      ...{ action: 'order', item: 'CAST', quantity: pieces(20), reason: 'short' },
      pegs: [{ demand: `forecast/CAST/${second}`, quantity: pieces(20) }],
      ends: [{ demand: `forecast/CAST/${second}` }],
    });
    for (const { id } of actions) await planner.does(`planning-actions/${id}/apply`);
    expect(await run('RUN-2')).toEqual([]);
  });

  it('makes no second order for an order that the forecast had foreseen', async () => {
    const sales = await company.as('supply-chain', 'planner', 'lyon');
    await sell(sales, ['SO-1', 15, plusDays(thisWeek, 9)]);
    expect(await run('RUN-3')).toEqual([]);
    await sell(sales, ['SO-2', 8, plusDays(thisWeek, 9)]);
    const [more, ...others] = await run('RUN-4');
    expect(others).toEqual([]);
    expect(more).toMatchObject({ action: 'order', item: 'CAST', quantity: pieces(3) });
  });
});
