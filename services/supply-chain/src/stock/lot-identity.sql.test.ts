/** One piece in one place, one expiry, one receipt of a delivery note: also when two say so at one moment. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Outcome } from '@gemba/event-store/streams.sql';
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { purchaseOrder } from '../purchasing/purchase-order.js';
import { supplier } from '../purchasing/supplier.js';
import { supplyChain } from '../supply-chain.module.js';
import { stockItem } from './stock-item.js';

jest.setTimeout(120_000);

const ROUNDS = 20;
const SITES = ['lyon', 'porto'] as const;
const one = { value: '1', unit: 'C62' };
const price = { amount: '10.00', currency: 'EUR' };

let race: Race;

const siteNamed = (id: string) => ({
  ...{ id, companyId: 'gemba-fr', timeZone: 'Europe/Paris', dayStart: '06:00' },
  ...{ currency: 'EUR', groupCurrency: 'EUR' },
});

beforeAll(async () => {
  race = await raceOf(supplyChain);
  for (const site of SITES) await race.knows('site', site, siteNamed(site));
  await race.knows('item', 'PUMP', { kind: 'buy', unit: 'C62', tracking: 'serial' });
  await race.knows('item', 'SEAL', { kind: 'buy', unit: 'C62', tracking: 'lot' });
  const right = { id: 'r1', topic: 'purchase', scope: 'all', holderRole: 'automation', level: 'site' };
  const since = { validFrom: '2020-01-01T00:00:00Z', delegations: [], version: 1 };
  await race.knows('decision-right', 'purchase', { rights: [{ ...right, ...since }] });
  const terms = { name: 'Acme', currency: 'EUR', leadTime: 'P1D' };
  await race.processes[0]?.(supplier, { id: 'ACME', name: 'ApproveSupplier', data: terms });
});
afterAll(() => race.stop());

const expectOne = (outcomes: readonly Outcome[], code: string): void => {
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
  expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({ rejection: { code } });
};

/** Places an order of each process for one of an item. */
const ordered = async (item: string, round: number): Promise<readonly string[]> =>
  Promise.all(
    race.processes.map(async (give, index) => {
      const id = `PO-${item}-${String(round)}-${String(index)}`;
      const lines = [{ line: '1', item, quantity: one, price }];
      const data = { site: 'lyon', supplier: 'ACME', lines, promised: '2099-01-01' };
      expect(await give(purchaseOrder, { id, name: 'PlacePurchaseOrder', data })).toMatchObject({
        kind: 'done',
      });
      return id;
    }),
  );

const receiving = (
  orders: readonly string[],
  goods: (index: number) => object,
): Promise<readonly Outcome[]> =>
  Promise.all(
    race.processes.map((give, index) =>
      give(purchaseOrder, {
        ...{ id: orders[index] ?? '', name: 'ReceiveGoods' },
        data: { quantity: one, ...goods(index) },
      }),
    ),
  );

describe('at one moment, in two processes', () => {
  it('O10: a serial number is taken in at one of two sites', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const lot = `SN-${String(round)}`;
      const outcomes = await Promise.all(
        race.processes.map((give, index) => {
          const site = SITES[index] ?? '';
          const source = { kind: 'count', id: `C-${String(index)}` };
          const data = { site, item: 'PUMP', lot, quantity: one, source };
          return give(stockItem, { id: `${site}.PUMP`, name: 'ReceiveStock', data });
        }),
      );
      expectOne(outcomes, 'SCM-STK-SERIAL');
    }
  });

  it('O10: a serial number is received on one of two orders', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const orders = await ordered('PUMP', round);
      const lot = `PN-${String(round)}`;
      expectOne(await receiving(orders, () => ({ item: 'PUMP', lot })), 'SCM-STK-SERIAL');
    }
  });

  it('O44: a delivery note is received on one of two orders', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const orders = await ordered('SEAL', round);
      const goods = { item: 'SEAL', lot: 'L1', deliveryNote: `DN-${String(round)}` };
      expectOne(await receiving(orders, () => goods), 'SCM-GR-DUPLICATE');
    }
  });

  it('O9: of two expiries of a lot one is taken', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const orders = await ordered('SEAL', ROUNDS + round);
      const goods = (index: number) => ({
        ...{ item: 'SEAL', lot: `E-${String(round)}` },
        expiry: `209${String(index)}-12-31`,
      });
      expectOne(await receiving(orders, goods), 'SCM-GR-LOT');
    }
  });
});
