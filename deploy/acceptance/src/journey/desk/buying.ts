/** What was ordered and approved is received, billed, matched and paid by those whose work it is. */
import { cannot, does } from '../../testing/browser.http.js';
import { inDays } from '../company/facts.js';
import type { DeskChapter } from './chapter.js';

/** Placed by the buyer and approved by the site manager: 5,000 seals for 6,000 euro. */
export const PURCHASE = 'PO-DESK';

const INVOICE = 'F-DESK';

export const buying: DeskChapter = {
  'a warehouse lead takes in what was ordered, with its lot and expiry, and no more': async ({
    desks,
    settled,
  }) => {
    await settled();
    const page = await desks.sit('warehouse-lyon', `/supply-chain/purchase-orders/${PURCHASE}`);
    const title = 'Receive goods';
    const goods = { Item: 'SEAL-24', Lot: 'S-DESK', Quantity: '5000' };
    await cannot(page, { title, fields: goods }, 'SCM-GR-LOT');
    await cannot(
      page,
      { title, fields: { ...goods, Quantity: '9000', Expiry: inDays(700) } },
      'SCM-GR-TOLERANCE',
    );
    await does(page, { title, fields: { ...goods, Expiry: inDays(700) } });
    await page.context().close();
  },
  'a controller enters the invoice, which is matched by itself, and pays it': async ({ desks, settled }) => {
    await settled();
    const page = await desks.sit('controller', '/finance/supplier-invoices');
    const title = 'Receive supplier invoice';
    const head = { Site: 'lyon', Supplier: 'FONDERIE-RHONE', 'Purchase order': PURCHASE, Number: INVOICE };
    const line = { 'Line 1': '1', 'Item 1': 'SEAL-24', 'Quantity 1': '5000', 'Price 1': '1.20' };
    const invoice = { ...head, ...line, Due: inDays(14) };
    await cannot(page, { title, fields: { ...invoice, Total: '600' } }, 'FIN-INV-TOTAL');
    await does(page, { title, fields: { ...invoice, Total: '6000.00' } });
    await page.getByRole('heading', { level: 1, name: INVOICE }).waitFor();
    await page.getByRole('heading', { name: 'Match passed' }).waitFor();
    const pay = 'Pay supplier invoice';
    await cannot(page, { title: pay, fields: { Amount: '5000' } }, 'FIN-PAY-AMOUNT');
    await does(page, { title: pay, fields: { Amount: '6000.00' } });
    await page.getByText('paid', { exact: true }).first().waitFor();
    await page.context().close();
  },
  'a site manager approves several by keys, each for itself': async ({ desks }) => {
    const buyer = await desks.sit('buyer', '/supply-chain/purchase-orders');
    // Of one supplier a day counts as one: two together would be more than the manager may approve.
    for (const [id, supplier] of [
      ['PO-TWO-1', 'TECHNO-PARTS'],
      ['PO-TWO-2', 'METAL-DOURO'],
    ] as const) {
      const line = { 'Item 1': 'SEAL-24', 'Quantity 1': '5000', 'Price 1': '1.20' };
      const order = { ID: id, Site: 'lyon', Supplier: supplier, ...line };
      await does(buyer, { title: 'Place purchase order', fields: order });
      await buyer.getByRole('heading', { level: 1, name: id }).waitFor();
      await buyer.getByRole('link', { name: 'Purchase orders' }).first().click();
    }
    await buyer.context().close();
    const page = await desks.sit('manager-lyon', '/work');
    await page.getByText('6,000.00 EUR').nth(1).waitFor();
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByText('2 selected').waitFor();
    await page.getByRole('button', { name: 'Approve what is selected' }).click();
    await page.getByText('2 approved').waitFor();
    await page.getByText('No decision waits for you').waitFor();
    await page.context().close();
  },
};
