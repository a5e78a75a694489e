/** Of two invoices with numbers that look alike one is held, also when both come at one moment. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { finance } from '../../finance.module.js';
import { supplierInvoice } from './supplier-invoice.js';

let race: Race;

beforeAll(async () => {
  race = await raceOf(finance);
  await race.knows('site', 'lyon', {
    ...{ id: 'lyon', name: 'Lyon', companyId: 'gemba-fr', timeZone: 'Europe/Paris', dayStart: '06:00' },
    ...{ currency: 'EUR', groupCurrency: 'EUR' },
  });
  await race.knows('supplier', 'S1', { status: 'approved' });
  await race.knows('purchase-order', 'PO-1', { site: 'lyon', supplier: 'S1' });
});
afterAll(() => race.stop());

it('O2: one of two look-alikes at one moment, in two processes, names the other', async () => {
  const eur = (amount: string) => ({ amount, currency: 'EUR' });
  for (let round = 0; round < 20; round += 1) {
    const numbers = [`${String(round)}-a`, `${String(round)}A`];
    const outcomes = await Promise.all(
      race.processes.map((give, index) => {
        const number = numbers[index] ?? '';
        const data = {
          ...{ site: 'lyon', supplier: 'S1', purchaseOrder: 'PO-1', number, due: '2026-04-01' },
          lines: [{ line: '1', item: 'SEAL', quantity: { value: '1', unit: 'C62' }, price: eur('10.00') }],
          total: eur('10.00'),
        };
        return give(supplierInvoice, { id: `S1.${number}`, name: 'ReceiveSupplierInvoice', data });
      }),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
    const { rows } = await race.pool.query<{ named: string | null }>(
      `select data::jsonb->>'resembles' as named from events
        where stream_id in ($1, $2) order by data::jsonb->>'resembles' nulls first`,
      numbers.map((number) => `supplier-invoice-S1.${number}`),
    );
    expect(rows.map(({ named }) => named === null)).toEqual([true, false]);
  }
});
