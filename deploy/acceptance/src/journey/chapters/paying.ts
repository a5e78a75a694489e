/**
 * Supplier invoices: what was ordered and received at the price agreed is paid, everything else waits for
 * a person.
 */
import { expect } from '@jest/globals';
import type { Chapter, Story } from '../company/story.http.js';
import { LYON, eur, inDays, pieces } from '../company/facts.js';

const FIN = 'finance';

const seals = (number: string, price: string, total: string) => ({
  ...{ site: LYON, supplier: 'TECHNO-PARTS', purchaseOrder: 'PO-SEAL', number, due: inDays(14) },
  lines: [{ line: '1', item: 'SEAL-24', quantity: pieces(20), price: eur(price) }],
  total: eur(total),
});

const castings = (total: string, price: string) => ({
  ...{ site: LYON, supplier: 'FONDERIE-RHONE', purchaseOrder: 'PO-BAD', number: 'F-1', due: inDays(14) },
  lines: [{ line: '1', item: 'CAST-H1', quantity: pieces(10), price: eur(price) }],
  total: eur(total),
});

const status = (story: Story, invoice: string, wanted: string) =>
  story
    .as('controller', FIN)
    .awaits<{ status: string }>(`supplier-invoices/${invoice}`, (state) => state.status === wanted);

export const paying: Chapter = {
  'an invoice that matches is paid, once': async (story) => {
    const controller = story.as('controller', FIN);
    const invoice = seals('T-1', '7.60', '152.00');
    expect(await controller.cannot('supplier-invoices', { ...invoice, total: eur('150.00') })).toBe(
      '422 FIN-INV-TOTAL',
    );
    await controller.does('supplier-invoices', invoice);
    expect(await controller.cannot('supplier-invoices', invoice)).toBe('422 FIN-INV-DUPLICATE');
    await status(story, 'TECHNO-PARTS.T-1', 'matched');
    const path = 'supplier-invoices/TECHNO-PARTS.T-1/pay';
    expect(await controller.cannot(path, { amount: eur('100.00') })).toBe('422 FIN-PAY-AMOUNT');
    await controller.does(path, { amount: eur('152.00') });
    expect(await controller.does(path, { amount: eur('152.00') })).toMatchObject({ events: [] });
  },
  'what was received once is not paid twice': async (story) => {
    await story.as('controller', FIN).does('supplier-invoices', seals('T-2', '7.60', '152.00'));
    await status(story, 'TECHNO-PARTS.T-2', 'blocked');
  },
  'a wrong price blocks the invoice until somebody else than who entered it lets it go': async (story) => {
    const [buyer, controller] = [story.as('buyer', FIN), story.as('controller', FIN)];
    await buyer.does('supplier-invoices', castings('490.00', '49.00'));
    const path = 'supplier-invoices/FONDERIE-RHONE.F-1';
    await status(story, 'FONDERIE-RHONE.F-1', 'blocked');
    const amount = { amount: eur('490.00') };
    expect(await controller.cannot(`${path}/pay`, amount)).toBe('422 FIN-MATCH-BLOCK');
    const release = { total: eur('490.00'), reason: 'Higher price was agreed' };
    expect(await buyer.cannot(`${path}/release`, release)).toBe('403 FIN-PAY-SELF');
    await controller.does(`${path}/release`, release);
    await controller.does(`${path}/pay`, amount);
  },
};
