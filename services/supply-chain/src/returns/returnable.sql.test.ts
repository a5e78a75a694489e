/** Of what was delivered no more comes back: also when two returns are authorised at one moment. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { customer } from '../selling/customer.js';
import { salesOrder } from '../selling/sales-order.js';
import { shipment } from '../selling/shipment.js';
import { stockItem } from '../stock/stock-item.js';
import { supplyChain } from '../supply-chain.module.js';
import { returnAuthorisation } from './return-authorisation.js';

jest.setTimeout(120_000);

const ROUNDS = 20;
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const price = { amount: '10.00', currency: 'EUR' };

let race: Race;

const site = {
  ...{ id: 'lyon', companyId: 'gemba-fr', timeZone: 'Europe/Paris', dayStart: '06:00' },
  ...{ currency: 'EUR', groupCurrency: 'EUR' },
};

/** What a shipment delivers: three of one lot, in each round. */
const lines = Array.from({ length: ROUNDS }, (_, round) => ({
  ...{ line: String(round + 1), item: 'PUMP', lot: `L${String(round)}`, quantity: pieces(3) },
}));

beforeAll(async () => {
  race = await raceOf(supplyChain);
  await race.knows('site', 'lyon', site);
  await race.knows('item', 'PUMP', { kind: 'make', unit: 'C62', tracking: 'lot' });
  const [give] = race.processes;
  if (!give) throw new Error('There is no process to race.');
  const does = async (...command: Parameters<typeof give>): Promise<void> => {
    expect(await give(...command)).toMatchObject({ kind: 'done' });
  };
  const terms = { name: 'Aqua', currency: 'EUR', country: 'FR' };
  await does(customer, { id: 'AQUA', name: 'RegisterCustomer', data: terms });
  const ordered = lines.map(({ line, item, quantity }) => ({
    line,
    item,
    quantity,
    price,
    requested: '2099-01-01',
  }));
  const order = { site: 'lyon', customer: 'AQUA', lines: ordered };
  await does(salesOrder, { id: 'SO-1', name: 'PlaceSalesOrder', data: order });
  for (const { lot, quantity } of lines) {
    const data = { site: 'lyon', item: 'PUMP', lot, quantity, source: { kind: 'count', id: 'C' } };
    await does(stockItem, { id: 'lyon.PUMP', name: 'ReceiveStock', data });
  }
  const plan = { site: 'lyon', salesOrder: 'SO-1', carrier: 'Transalpin', lines };
  await does(shipment, { id: 'SH-1', name: 'PlanShipment', data: plan });
  for (const data of lines) await does(shipment, { id: 'SH-1', name: 'RecordPick', data });
  await does(shipment, { id: 'SH-1', name: 'DespatchShipment', data: {} });
  await does(shipment, { id: 'SH-1', name: 'ConfirmDelivery', data: { receivedBy: 'Ida' } });
});
afterAll(() => race.stop());

it('S19: two of three and two of three are authorised once', async () => {
  for (const [round, { line, lot }] of lines.entries()) {
    const goods = { site: 'lyon', customer: 'AQUA', shipment: 'SH-1', line, lot, quantity: pieces(2) };
    const outcomes = await Promise.all(
      race.processes.map((give, index) =>
        give(returnAuthorisation, {
          ...{ id: `R-${String(round)}-${String(index)}`, name: 'AuthoriseReturn' },
          data: { ...goods, reason: 'defective' },
        }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
      rejection: { code: 'SCM-RET-OVER' },
    });
  }
});
