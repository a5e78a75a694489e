/** Orders that come at one moment to several processes are together promised no more than there is. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { PromisePart } from '@gemba/contracts/events/supply-chain/sales';
import { readLog } from '@gemba/event-store/log/log.sql';
import type { Give, Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { stockItem } from '../stock/stock-item.js';
import { supplyChain } from '../supply-chain.module.js';
import { customer } from './customer.js';
import { salesOrder } from './sales-order.js';

jest.setTimeout(120_000);

const ROUNDS = 6;
const ORDERS = 9;
const IN_STOCK = 5;
const DAY_MS = 86_400_000;

const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const price = { amount: '10.00', currency: 'EUR' };
const site = {
  ...{ id: 'lyon', companyId: 'gemba-fr', timeZone: 'UTC', dayStart: '00:00' },
  ...{ currency: 'EUR', groupCurrency: 'EUR' },
};
const at = (day: number): string => new Date(Date.now() + day * DAY_MS).toISOString();

let race: Race;

const processAt = (index: number): Give => {
  const give = race.processes[index % race.processes.length];
  if (!give) throw new Error('There is no process to race.');
  return give;
};

beforeAll(async () => {
  race = await raceOf(supplyChain, 3);
  await race.knows('site', 'lyon', site);
  const operations = [{ sequence: 10, workCenter: 'TURN', setup: 'PT1H', runPerUnit: 'PT1H', skill: 'cnc' }];
  for (let round = 0; round < ROUNDS; round += 1) {
    await race.knows('item', `PUMP-${String(round)}`, { kind: 'make', unit: 'C62', tracking: 'lot' });
    await race.knows('routing', `PUMP-${String(round)}`, { version: 1, operations });
  }
  const window = { from: at(0), to: at(90) };
  const resources = [{ kind: 'machine', id: 'LATHE-1', windows: [window] }];
  await race.knows('capacity', 'lyon', {
    ...{ machines: { 'LATHE-1': { workCenter: 'TURN', down: false } }, skills: {}, proposed: [] },
    adopted: { number: 1, from: window.from, until: window.to, resources, bars: [] },
  });
  const terms = { name: 'Aqua', currency: 'EUR', country: 'FR' };
  await processAt(0)(customer, { id: 'AQUA', name: 'RegisterCustomer', data: terms });
});
afterAll(() => race.stop());

/** All parts of all promises in the log. */
const parts = async (): Promise<readonly PromisePart[]> =>
  (await readLog(race.pool, 0, 10_000)).flatMap(({ type, data }) =>
    type.endsWith('.SalesOrderPromised') ? ((data as { parts?: PromisePart[] }).parts ?? []) : [],
  );

it('P21: the last piece goes to one of many, and no hour of a machine to two', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const item = `PUMP-${String(round)}`;
    const lot = `L-${String(round)}`;
    const stock = { site: 'lyon', item, lot, quantity: pieces(IN_STOCK) };
    const received = { ...stock, source: { kind: 'count', id: 'C' } };
    await processAt(0)(stockItem, { id: `lyon.${item}`, name: 'ReceiveStock', data: received });
    const outcomes = await Promise.all(
      Array.from({ length: ORDERS }, (_, index) => {
        const requested = at(0).slice(0, 10);
        const lines = [{ line: '1', item, quantity: pieces(1 + (index % 2)), price, requested }];
        const order = { site: 'lyon', customer: 'AQUA', lines };
        const id = `SO-${String(round)}-${String(index)}`;
        return processAt(index)(salesOrder, { id, name: 'PlaceSalesOrder', data: order });
      }),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(ORDERS).fill('done'));
    const taken = (await parts()).filter(({ source }) => source === `lot/${lot}`);
    expect(taken.reduce((sum, { quantity }) => sum + Number(quantity.value), 0)).toBe(IN_STOCK);
  }
  const work = (await parts()).flatMap((part) => part.work ?? []);
  const inTurn = work.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  expect(work.length).toBeGreaterThan(ROUNDS);
  for (const [index, { from }] of inTurn.entries()) expect((inTurn[index - 1]?.to ?? '') <= from).toBe(true);
});
