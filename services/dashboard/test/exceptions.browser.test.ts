/** What waits for a person: read, followed to its cause, tried again and waived in a real Chromium. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { setStage, signedIn, type Stage } from './browser.js';

jest.setTimeout(300_000);

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  page = await signedIn(stage, '/trust');
});
afterAll(async () => {
  await stage.close();
});

const panel = (): Locator => page.getByRole('region', { name: 'Open exceptions' });
const item = (words: string): Locator => panel().getByRole('listitem').filter({ hasText: words });
const textOf = async (of: Locator): Promise<string> => (await of.textContent()) ?? '';

describe('an open exception', () => {
  it('says what was not done and why, whose it is, and what is at stake in both currencies', async () => {
    const text = await textOf(item('Issue customer invoice S-8841'));
    for (const part of ['No exchange rate from PLN to EUR', 'FIN-RATE-MISSING', 'Controller', 'Gdańsk'])
      expect(text).toContain(part);
    expect(text).toMatch(/98,210\.00\s*PLN= 22,946\.26\s*EUR/);
    expect(text).toMatch(/Tries itself againin \d+ hr/);
    expect(await textOf(item('PO-2026-00417'))).toContain(
      'purchase of a buyer: 12400.00, limit 10000.00 EUR',
    );
    expect(await textOf(item('S-8850'))).toMatch(/no rate to EUR.*Enterprise.*only by hand/);
    expect(await panel().getByRole('listitem').count()).toBe(4);
  });

  it('is the oldest first, or the one with most at stake', async () => {
    const first = () => textOf(panel().getByRole('listitem').first());
    expect(await first()).toContain('PO-2026-00417');
    await panel().getByText('Most at stake').click();
    expect(await first()).toContain('S-8841');
    await panel().getByText('Oldest').click();
  });

  it('leads to the event that caused it', async () => {
    await item('S-8841').getByRole('button', { name: 'Delivery confirmed' }).click();
    const drawer = page.getByRole('dialog', { name: 'Event 2 of shipment-S-8841' });
    await drawer.getByRole('region', { name: 'The event as JSON' }).waitFor();
    await drawer.getByRole('button', { name: 'Close the event' }).click();
    await drawer.waitFor({ state: 'detached' });
  });

  it('is of the site that is looked at', async () => {
    await page.getByLabel('Site', { exact: true }).selectOption('porto');
    await item('S-8841').waitFor({ state: 'detached' });
    expect(await panel().getByRole('listitem').count()).toBe(1);
    await page.getByLabel('Site', { exact: true }).selectOption('');
    await item('S-8841').waitFor();
  });

  it('is tried again when somebody wants it', async () => {
    await page.getByRole('button', { name: 'Retry: Issue customer invoice S-8841' }).click();
    await item('S-8841').getByText('any moment').waitFor();
    expect(stage.company.exceptions.decided).toMatchObject([
      { service: 'finance', id: 'e-rate', kind: 'retry', key: expect.stringMatching(/^.{36}$/) },
    ]);
  });

  it('is waived with a reason only, which is kept when the service refuses', async () => {
    await page.getByRole('button', { name: 'Waive: Place purchase order PO-2026-00417' }).click();
    const dialog = page.getByRole('dialog', { name: 'Waive this exception?' });
    const waive = dialog.getByRole('button', { name: 'Waive', exact: true });
    const reason = dialog.getByRole('textbox', { name: 'Reason' });
    await reason.fill('   ');
    expect(await waive.isDisabled()).toBe(true);
    await reason.fill('Bought from stock in Lyon');
    const detail = 'This exception is owned by the role buyer.';
    stage.company.exceptions.refuse({ status: 403, code: 'PLT-EXC-RIGHT', detail });
    await waive.click();
    expect(await textOf(dialog.getByRole('alert'))).toContain(detail);
    expect(await reason.inputValue()).toBe('Bought from stock in Lyon');
    stage.company.exceptions.refuse(null);
    await waive.click();
    await dialog.waitFor({ state: 'detached' });
    await item('PO-2026-00417').waitFor({ state: 'detached' });
    expect(stage.company.exceptions.decided.at(-1)).toMatchObject({
      ...{ service: 'supply-chain', id: 'e-budget', kind: 'waive', reason: 'Bought from stock in Lyon' },
    });
  });
});

describe('P13: a parked event', () => {
  it('P13: is shown of every service, said to be a bug; one without answer is named', async () => {
    const parked = page.getByRole('region', { name: 'Parked events' });
    const text = await textOf(parked);
    for (const part of ['a bug to report', 'production', 'quality.MeasurementRecorded', 'TypeError'])
      expect(text).toContain(part);
    expect(text).toContain('Not known of finance: no answer');
  });
});
