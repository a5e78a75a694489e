/** The terminal at a machine without a network: it survives a reload, sends once, and forgets at the end. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { complaints, setStage, signedIn, type Stage } from './browser.js';

jest.setTimeout(120_000);

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  page = await signedIn(stage, '/floor', { width: 1024 });
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await stage.close();
});

const cachesOf = (of: Page): Promise<readonly string[]> => of.evaluate(() => caches.keys());

describe('the floor without a network', () => {
  it('is there after a reload, with its work and with what waits to be sent', async () => {
    await page.getByRole('button', { name: 'Lyon' }).click();
    await page.getByRole('button', { name: /LYO-1/ }).click();
    await page.getByLabel('Badge or personnel number').fill('LYO-P02');
    await page.getByRole('button', { name: 'That is me' }).click();
    const start = page.getByRole('button', { name: 'Start: PRO-1 · 10' });
    await start.waitFor();
    stage.network.cut();
    await page.context().setOffline(true);
    const reached = page.evaluate(() =>
      fetch('/health/live').then(
        () => true,
        () => false,
      ),
    );
    expect(await reached).toBe(false);
    await start.click();
    await page.getByText('1 waits to be sent').waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'LYO-1' }).waitFor();
    await page.getByText('1 waits to be sent').waitFor();
    await page.getByRole('heading', { name: 'PRO-1 · 10' }).waitFor();
    expect(await complaints(page)).toEqual([]);
    expect(stage.company.machines.sent).toEqual([]);
  });

  it('sends what waited once, when the network is back', async () => {
    stage.network.mend();
    await page.context().setOffline(false);
    await page.getByText('1 waits to be sent').waitFor({ state: 'detached' });
    expect(stage.company.machines.sent).toMatchObject([{ body: { operation: 10, people: ['LYO-P02'] } }]);
  });

  it('a new version takes the place of what an older one has kept', async () => {
    const other = await signedIn(stage, '/');
    await other.evaluate(() => caches.open('gemba-floor-shell-1'));
    await other.goto(`${stage.url}/floor`);
    await other.getByRole('heading', { level: 1 }).waitFor();
    await other.waitForFunction(async () => (await caches.keys()).join() !== '');
    expect((await cachesOf(other)).filter((name) => name.startsWith('gemba-floor-shell-'))).toHaveLength(1);
    expect(await cachesOf(other)).not.toContain('gemba-floor-shell-1');
    await other.context().close();
  });

  it('sees to nothing but itself: another screen needs the network', async () => {
    await page.goto(`${stage.url}/work`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  });

  it('forgets all that was kept when its person signs out', async () => {
    expect((await cachesOf(page)).length).toBe(2);
    await page.getByRole('button', { name: /Claire Fontaine/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await cachesOf(page)).toEqual([]);
    const left = page.evaluate(async () => [
      ...Object.keys(localStorage).filter((name) => name.startsWith('gemba.floor')),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ]);
    expect(await left).toEqual([]);
  });
});
