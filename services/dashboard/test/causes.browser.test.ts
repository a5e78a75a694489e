/** Why something is so, in a real Chromium: to causes and effects by keyboard; wide, dark, on a phone. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { complaints, setStage, settled, signedIn, type Stage } from './browser.js';

jest.setTimeout(300_000);

const ADDRESS = '/why/sales-order/SO-7';

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  page = await signedIn(stage, ADDRESS);
});
afterAll(async () => {
  await stage.close();
});

describe('N14: why a promise broke', () => {
  const part = (name: string) => page.getByRole('region', { name });

  it('leads back over departments to where it began, with who, when, where and by which right', async () => {
    const steps = part('What it came of').getByRole('listitem');
    await steps.first().waitFor();
    const [, held = '', failed = '', hidden = ''] = await steps.allTextContents();
    for (const words of ['Production order held', 'Production order WO-9', 'Lyon', 'production.stop', 'P-7'])
      expect(held).toContain(words);
    for (const words of ['Equipment state changed', 'Equipment LATHE-1', 'mia'])
      expect(failed).toContain(words);
    expect(hidden).toBe('Something that you may not see');
  });

  it('leads on to what came of it, and says where there is more', async () => {
    expect(await part('What came of it').textContent()).toMatch(/Shipment delayed.*There is more/);
  });

  it('says of an order what held it up, how late it is, and how long that lasted', async () => {
    const other = await signedIn(stage, '/why/production-order/WO-9');
    const steps = other.getByRole('region', { name: 'What held it up' }).getByRole('listitem');
    await steps.first().waitFor();
    const [order = '', stood = ''] = await steps.allTextContents();
    for (const words of ['Production order WO-9', 'PUMP-100', '3 days late']) expect(order).toContain(words);
    for (const words of ['Breakdown · Equipment LATHE-1', 'Lyon', 'SPINDLE', '48'])
      expect(stood).toContain(words);
    await other.context().close();
  });

  it('is walked by keyboard, from step to step', async () => {
    const link = part('What it came of').getByRole('link', { name: 'Equipment state changed' });
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/why\/019c9a3e-5d10-7cc1-9d0a-6f1f3c2b7a03/);
  });
});

it.each([
  ['wide', { width: 1440, scheme: 'light' }],
  ['dark', { width: 1440, scheme: 'dark' }],
  ['on a phone', { width: 390, height: 844, scheme: 'light' }],
] as const)('is readable by everybody: %s', async (_, look) => {
  const other = await signedIn(stage, ADDRESS, look);
  await settled(other);
  expect(await complaints(other)).toEqual([]);
  const tooWide = await other.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(tooWide).toBe(false);
  await other.context().close();
});
