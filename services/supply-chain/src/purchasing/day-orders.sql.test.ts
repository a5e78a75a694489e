/** Orders of one day to one supplier are added up, also when they are placed at one moment. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Outcome } from '@gemba/event-store/streams.sql';
import { businessDate } from '@gemba/measures/calendar';
import { plusDays } from '@gemba/measures/period';
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { supplyChain } from '../supply-chain.module.js';
import { purchaseOrder } from './purchase-order.js';
import { supplier } from './supplier.js';

jest.setTimeout(120_000);

const ROUNDS = 20;
const euros = (amount: string) => ({ amount, currency: 'EUR' });

let race: Race;

beforeAll(async () => {
  race = await raceOf(supplyChain);
  await race.knows('site', 'lyon', {
    ...{ id: 'lyon', companyId: 'gemba-fr', timeZone: 'Europe/Paris', dayStart: '06:00' },
    ...{ currency: 'EUR', groupCurrency: 'EUR' },
  });
  await race.knows('item', 'SEAL', { kind: 'buy', unit: 'C62', tracking: 'lot' });
  const right = { id: 'r1', topic: 'purchase', scope: 'all', holderRole: 'automation', level: 'site' };
  const since = { validFrom: '2020-01-01T00:00:00Z', delegations: [], version: 1 };
  await race.knows('decision-right', 'purchase', {
    rights: [{ ...right, ...since, limit: euros('2500.00') }],
  });
});
afterAll(() => race.stop());

const lines = [{ line: '1', item: 'SEAL', quantity: { value: '1', unit: 'C62' }, price: euros('2400.00') }];

describe('orders to one supplier on one day', () => {
  it('P36: of two over 2,400 at one moment, with a limit of 2,500, one waits for a person', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const of = `S-${String(round)}`;
      const terms = { name: of, currency: 'EUR', leadTime: 'P1D' };
      await race.processes[0]?.(supplier, { id: of, name: 'ApproveSupplier', data: terms });
      const outcomes = await Promise.all(
        race.processes.map((give, index) =>
          give(purchaseOrder, {
            ...{ id: `PO-${of}-${String(index)}`, name: 'PlacePurchaseOrder' },
            data: { site: 'lyon', supplier: of, lines },
          }),
        ),
      );
      const said = outcomes.map((outcome) => (outcome.kind === 'done' ? outcome.events : []));
      expect(said.map(([, second]) => second?.type).toSorted()).toEqual([
        ...['supply-chain.PurchaseOrderApprovalRequested', 'supply-chain.PurchaseOrderApproved'],
      ]);
      const sums = said.map(([first]) => (first?.data as { dayTotal: { amount: string } }).dayTotal.amount);
      expect(sums.toSorted()).toEqual(['2400.00', '4800.00']);
    }
  });
});

describe('an order in another currency than the limit of a right', () => {
  const zloty = { amount: '10500.00', currency: 'PLN' };
  const today = businessDate(new Date().toISOString(), { zone: 'Europe/Paris', dayStart: '06:00' });
  const place = async (of: string) => {
    const terms = { name: of, currency: 'PLN', leadTime: 'P1D' };
    await race.processes[0]?.(supplier, { id: of, name: 'ApproveSupplier', data: terms });
    const placed = lines.map((line) => ({ ...line, price: zloty }));
    const data = { site: 'lyon', supplier: of, lines: placed };
    return race.processes[0]?.(purchaseOrder, { id: `PO-${of}`, name: 'PlacePurchaseOrder', data });
  };
  const last = (outcome: Outcome | undefined) =>
    outcome?.kind === 'done' ? outcome.events.at(-1)?.type : outcome;

  it('P36: is within 2,500 EUR at the rate of its day, or waits for a person', async () => {
    expect(await place('POLE-1')).toMatchObject({ rejection: { code: 'SCM-RATE-MISSING' } });
    await race.knows('exchange-rate', `EUR.PLN.${plusDays(today, -1)}`, { rate: '4.2' });
    expect(last(await place('POLE-2'))).toBe('supply-chain.PurchaseOrderApproved');
    await race.knows('exchange-rate', `EUR.PLN.${today}`, { rate: '4.1999' });
    expect(last(await place('POLE-3'))).toBe('supply-chain.PurchaseOrderApprovalRequested');
  });
});
