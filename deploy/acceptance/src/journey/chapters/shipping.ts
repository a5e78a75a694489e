/** Ship and bill: released lots leave, what was delivered is billed and paid, in two currencies. */
import { expect } from '@jest/globals';
import type { Chapter, Story } from '../company/story.http.js';
import { GDANSK, LYON, MADE_LOT, ORDER, eur, inDays, pieces, pln } from '../company/facts.js';

const SCM = 'supply-chain';
const FIN = 'finance';

type Load = {
  readonly id: string;
  readonly site: string;
  readonly salesOrder: string;
  readonly line: object;
};
type Shipment = { readonly picked: readonly object[] };

/** Plans a shipment, waits until it is picked, and sends it off. */
const despatch = async (story: Story, { line, ...load }: Load): Promise<void> => {
  const warehouse = story.as('warehouse', SCM);
  await warehouse.does('shipments', { ...load, carrier: 'Rapida', lines: [line] });
  const path = `shipments/${load.id}`;
  await warehouse.awaits<Shipment>(path, ({ picked }) => picked.length === 1);
  await warehouse.does(`${path}/despatch`);
};

type Invoice = { readonly open: { readonly amount: string; readonly currency: string } };

const billed = async (story: Story, shipment: string): Promise<Invoice['open']> => {
  await story.as('warehouse', SCM).does(`shipments/${shipment}/confirm-delivery`, { receivedBy: 'Gate 1' });
  const { open } = await story
    .as('controller', FIN)
    .awaits<Invoice>(`customer-invoices/${shipment}`, () => true);
  return open;
};

export const shipping: Chapter = {
  'only what was ordered is shipped, and what has left is not cancelled': async (story) => {
    const line = { line: '1', item: 'PUMP-100', lot: MADE_LOT, quantity: pieces(4) };
    const warehouse = story.as('warehouse', SCM);
    const more = { id: 'SH-0', site: LYON, salesOrder: ORDER, carrier: 'Rapida' };
    expect(await warehouse.cannot('shipments', { ...more, lines: [{ ...line, quantity: pieces(5) }] })).toBe(
      '422 SCM-SHP-OVER',
    );
    await despatch(story, { id: 'SH-1', site: LYON, salesOrder: ORDER, line });
    const planner = story.as('planner', SCM);
    type Shipped = { lines: readonly { shipped: string }[] };
    await planner.awaits<Shipped>(`sales-orders/${ORDER}`, ({ lines }) => lines[0]?.shipped === '4');
    expect(await planner.cannot(`sales-orders/${ORDER}/cancel`, { reason: 'Too late' })).toBe(
      '422 SCM-SO-CANCEL-SHIPPED',
    );
  },
  'a delivery in Lyon is billed in euro with French tax, and paid in two parts': async (story) => {
    expect(await billed(story, 'SH-1')).toEqual(eur('1632.00'));
    const controller = story.as('controller', FIN);
    const path = 'customer-invoices/SH-1/pay';
    expect(await controller.cannot(path, { amount: eur('2000.00') })).toBe('422 FIN-PAY-AMOUNT');
    const part = { amount: eur('632.00'), reference: 'BANK-1' };
    await controller.does(path, part);
    expect(await controller.does(path, part)).toMatchObject({ events: [] });
    await controller.does(path, { amount: eur('1000.00'), reference: 'BANK-2' });
    expect(await controller.cannot(path, { amount: eur('1.00') })).toBe('409 FIN-INV-STATE');
  },
  'an order in Gdańsk is promised from stock, shipped, and billed in złoty': async (story) => {
    const lot = 'PUMP-200.OPENING';
    await story.as('warehouse', SCM).does('stock-items', {
      ...{ site: GDANSK, item: 'PUMP-200', lot, quantity: pieces(3) },
      source: { kind: 'count', id: 'OPENING' },
    });
    const planner = story.as('planner', SCM);
    const ordered = { line: '1', item: 'PUMP-200', quantity: pieces(2), price: pln('2190.00') };
    const lines = [{ ...ordered, requested: inDays(1) }];
    await planner.does('sales-orders', { id: 'SO-2', site: GDANSK, customer: 'CIEPLO-BALTYK', lines });
    type Ready = { lines: readonly { ready: boolean; requestedFromProduction: boolean }[] };
    const order = await planner.awaits<Ready>(
      'sales-orders/SO-2',
      ({ lines: all }) => all[0]?.ready === true,
    );
    expect(order.lines[0]).toMatchObject({ requestedFromProduction: false });
    const line = { line: '1', item: 'PUMP-200', lot, quantity: pieces(2) };
    await despatch(story, { id: 'SH-2', site: GDANSK, salesOrder: 'SO-2', line });
    expect(await billed(story, 'SH-2')).toEqual(pln('5387.40'));
  },
};
