/** Everybody does their part at their desk, in a real browser, without a single call of an interface. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { found } from '@gemba/deploy-local/demo/opening/found';
import { openPeriods, publishRates } from '@gemba/deploy-local/demo/opening/money';
import type { Locator, Page } from 'playwright-core';
import type { Desks } from '../../testing/browser.http.js';
import { complaints, openDesks } from '../../testing/browser.http.js';
import { inDays } from '../company/facts.js';
import type { Story } from '../company/story.http.js';
import { begin } from '../company/story.http.js';
import { buying } from './buying.js';
import { covering } from './covering.js';
import { selling } from './selling.js';

jest.setTimeout(120_000);

let story: Story;
let desks: Desks;

beforeAll(async () => {
  story = await begin();
  const { company } = story;
  const [date, at] = [inDays(-1), `${inDays(-1)}T07:00:00.000Z`];
  for (const day of [-1, 0]) await publishRates({ company, seed: 1 }, inDays(day), at);
  await found({ company, at, date });
  await openPeriods(company, [date, inDays(1)], at);
  await story.settled();
  desks = await openDesks(story.launched.run());
}, 240_000);

afterAll(async () => {
  await desks.close();
  await story.end();
}, 60_000);

const ORDER = 'PO-DESK';
const PLACE = 'Place purchase order';
const APPROVE = 'Approve purchase order';

const drawer = (page: Page, name: string): Locator => page.getByRole('dialog', { name });
/** What a look-up, a choice or the palette offers. */
const choices = (page: Page): Locator => page.getByRole('listbox').getByRole('option');
const send = (page: Page, title: string): Promise<void> =>
  drawer(page, title).getByRole('button', { name: title }).click();

const fill = async (form: Locator, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, value] of Object.entries(fields))
    await form.getByLabel(label, { exact: true }).fill(value);
};

describe('a purchase above what the machine may decide', () => {
  it('is refused in words where the supplier is unknown, and placed where it is not', async () => {
    const page = await desks.sit('buyer', '/supply-chain/purchase-orders');
    await page.getByRole('button', { name: PLACE }).click();
    const form = drawer(page, PLACE);
    await fill(form, { ID: ORDER, 'Site *': 'lyon', 'Supplier *': 'NOBODY', 'Item 1': 'SEAL-24' });
    await fill(form, { 'Quantity 1': 'many', 'Price 1': '1.20' });
    await send(page, PLACE);
    await form.getByText(/must be a quantity above 0/).waitFor();
    await fill(form, { 'Quantity 1': '5000' });
    await send(page, PLACE);
    await form.getByText('SCM-PO-SUPPLIER').waitFor();
    await form.getByLabel('Supplier *', { exact: true }).fill('Fonderie');
    await choices(page).first().click();
    await send(page, PLACE);
    await page.getByRole('heading', { level: 1, name: ORDER }).waitFor();
    await page.getByText('waiting', { exact: true }).waitFor();
    await page.getByText('6,000.00 EUR').first().waitFor();
    expect(await page.getByRole('button', { name: APPROVE }).count()).toBe(0);
    await page.context().close();
  });

  it('waits on the first screen of the site manager, who approves it there', async () => {
    const page = await desks.sit('manager-lyon', '/');
    const began = performance.now();
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await page.getByText('6,000.00 EUR').waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: `Decide: ${ORDER}` }).click();
    await page.getByRole('button', { name: APPROVE }).click();
    await send(page, APPROVE);
    await page.getByText(`${APPROVE}: done for ${ORDER}.`).waitFor();
    await page.getByText('No decision waits for you').waitFor();
    expect(performance.now() - began).toBeLessThan(60_000);
    await page.goto(`${story.launched.run().dashboard}/supply-chain/purchase-orders/${ORDER}`);
    await page.getByText(/by the right purchase\.lyon\.site-manager/).waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.context().close();
  });

  it('tells nobody without a right that it could be decided', async () => {
    const page = await desks.sit('inspector', `/supply-chain/purchase-orders/${ORDER}`);
    await page.getByText('Nothing can be done with it by your roles.').waitFor();
    expect(await page.getByRole('button', { name: /purchase order/ }).count()).toBe(0);
    await page.context().close();
  });
});

describe('work that is planned', () => {
  it('is put down and released by keyboard alone', async () => {
    const page = await desks.sit('planner', '/production/production-orders');
    const opening = page.getByRole('button', { name: 'Create production order' });
    await opening.focus();
    await page.keyboard.press('Enter');
    const form = drawer(page, 'Create production order');
    const type = async (label: string, value: string): Promise<void> => {
      await form.getByLabel(label, { exact: true }).focus();
      await page.keyboard.type(value);
    };
    await type('ID', 'WO-DESK');
    await type('Site *', 'lyon');
    await type('Item *', 'ROTOR-100');
    await type('Quantity *', '4');
    await form.getByLabel('Due *', { exact: true }).fill(inDays(3));
    await form.getByRole('button', { name: 'Create production order' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'WO-DESK' }).waitFor();
    await page.getByRole('button', { name: 'Release production order' }).focus();
    await page.keyboard.press('Enter');
    await drawer(page, 'Release production order')
      .getByRole('button', { name: 'Release production order' })
      .focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Production order released' }).waitFor();
    await page.context().close();
  });
});

describe('an absence', () => {
  it('is reported on a phone, of a person who is found by name', async () => {
    const page = await desks.sit('hr-officer', '/hr/absences', 390);
    await page.getByRole('button', { name: 'Report absence' }).click();
    const form = drawer(page, 'Report absence');
    await fill(form, { 'Site *': 'lyon', 'From *': inDays(0), 'Expected to': inDays(1) });
    await form.getByLabel('Person *', { exact: true }).fill('Camille');
    await choices(page).filter({ hasText: 'Camille' }).first().click();
    await form.getByLabel('Kind *', { exact: true }).click();
    await choices(page).first().click();
    expect(await complaints(page)).toEqual([]);
    await form.getByRole('button', { name: 'Check' }).click();
    await form.getByRole('heading', { name: 'Absence reported' }).waitFor();
    await send(page, 'Report absence');
    await page.getByRole('heading', { name: 'Absence reported' }).waitFor();
    await page.context().close();
  });
});

describe('anything', () => {
  it('is found by its name from everywhere', async () => {
    const page = await desks.sit('coo', '/');
    await page.keyboard.press('Control+k');
    await page.getByLabel(/^Go to a screen/).fill('fonderie rh');
    await choices(page).filter({ hasText: 'Supplier' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Supplier/ }).waitFor();
    await page.context().close();
  });
});

const chapters = {
  'A customer is served': selling,
  'A supplier is paid': buying,
  'Nobody is missed': covering,
};

for (const [title, chapter] of Object.entries(chapters)) {
  describe(title, () => {
    for (const [sentence, happens] of Object.entries(chapter))
      it(sentence, () => happens({ desks, settled: story.settled }));
  });
}
