/** Shipments that are planned at one moment by several processes never get the same pieces. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { ShipmentLine } from '@gemba/contracts/events/supply-chain/sales';
import { readLog } from '@gemba/event-store/log/log.sql';
import type { Give, Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { stockItem } from '../stock/stock-item.js';
import { supplyChain } from '../supply-chain.module.js';
import { customer } from './customer.js';
import { salesOrder } from './sales-order.js';
import { shipment } from './shipment.js';

jest.setTimeout(120_000);

const ROUNDS = 5;
const SHIPMENTS = 6;
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const price = { amount: '10.00', currency: 'EUR' };
const site = {
  ...{ id: 'lyon', companyId: 'gemba-fr', timeZone: 'UTC', dayStart: '00:00' },
  ...{ currency: 'EUR', groupCurrency: 'EUR' },
};
const today = new Date().toISOString().slice(0, 10);

let race: Race;

const processAt = (index: number): Give => {
  const give = race.processes[index % race.processes.length];
  if (!give) throw new Error('There is no process to race.');
  return give;
};

beforeAll(async () => {
  race = await raceOf(supplyChain, 3);
  await race.knows('site', 'lyon', site);
  const terms = { name: 'Aqua', currency: 'EUR', country: 'FR' };
  await processAt(0)(customer, { id: 'AQUA', name: 'RegisterCustomer', data: terms });
});
afterAll(() => race.stop());

type Saying = { readonly lines: readonly ShipmentLine[] };

it('sets each piece aside for one shipment, and picks nothing that is cancelled meanwhile', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const item = `PUMP-${String(round)}`;
    await race.knows('item', item, { kind: 'buy', unit: 'C62', tracking: 'lot' });
    for (const [lot, count] of [
      ['A', 3],
      ['B', 4],
    ] as const) {
      const received = { site: 'lyon', item, lot, quantity: pieces(count) };
      const data = { ...received, source: { kind: 'count', id: 'C' } };
      await processAt(0)(stockItem, { id: `lyon.${item}`, name: 'ReceiveStock', data });
    }
    const orders = Array.from({ length: SHIPMENTS }, (_, index) => `SO-${String(round)}-${String(index)}`);
    for (const id of orders) {
      const lines = [{ line: '1', item, quantity: pieces(2), price, requested: today }];
      await processAt(0)(salesOrder, {
        id,
        name: 'PlaceSalesOrder',
        data: { site: 'lyon', customer: 'AQUA', lines },
      });
    }
    const outcomes = await Promise.all(
      orders.map((id, index) => {
        const lines = [{ line: '1', quantity: pieces(2) }];
        const data = { site: 'lyon', salesOrder: id, carrier: 'X', lines };
        return processAt(index)(shipment, { id: `SH-${id}`, name: 'PlanShipment', data });
      }),
    );
    const done = orders.filter((_, index) => outcomes[index]?.kind === 'done');
    expect(done).toHaveLength(3);
    const log = await readLog(race.pool, 0, 10_000);
    const plans = log
      .filter(
        ({ type, data }) => type.endsWith('.ShipmentPlanned') && (data as Saying).lines[0]?.item === item,
      )
      .flatMap(({ data }) => (data as Saying).lines);
    const of = (lot: string) =>
      plans.filter((each) => each.lot === lot).reduce((sum, { quantity }) => sum + Number(quantity.value), 0);
    expect([of('A'), of('B')]).toEqual([3, 3]);
    const [id = ''] = done;
    const lot = plans.length > 0 ? (plans[0]?.lot ?? '') : '';
    const both = await Promise.all([
      processAt(0)(salesOrder, { id, name: 'CancelSalesOrder', data: { reason: 'Too late.' } }),
      processAt(1)(shipment, { id: `SH-${id}`, name: 'ConfirmPick', data: { line: '1', lot } }),
    ]);
    expect(both.filter(({ kind }) => kind === 'done').length).toBeLessThanOrEqual(1);
  }
});
