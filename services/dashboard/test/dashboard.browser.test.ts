/** Walks through the built dashboard in a real Chromium, against the test company, as its readers do. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { complaints, setStage, settled, signedIn, type Stage } from './browser.js';

jest.setTimeout(300_000);

const screens = [
  '/',
  '/sites',
  '/sites/lyon',
  '/flows/order-to-cash',
  '/inventory',
  '/losses',
  '/money',
  '/people',
  '/trust',
];
const drawers = ['/?kpi=oee&view=explain', '/?kpi=otif&view=facts', '/?kpi=otif&view=why'];
let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => {
  await stage.close();
});

async function show(page: Page, path: string): Promise<void> {
  await page.goto(stage.url + path);
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await settled(page);
}

describe.each([
  ['light', {}, [...screens, ...drawers]],
  ['dark', { scheme: 'dark' }, [...screens, ...drawers]],
  ['light and high contrast', { contrast: 'more' }, ['/', '/money']],
  ['dark and high contrast', { scheme: 'dark', contrast: 'more' }, ['/', '/money']],
] as const)('in %s', (_name, look, paths) => {
  it('axe finds nothing on any screen', async () => {
    const page = await signedIn(stage, '/', look);
    const found: string[] = [];
    for (const path of paths) {
      await show(page, path);
      found.push(...(await complaints(page)).map((one) => `${path} ${one}`));
    }
    expect(found).toEqual([]);
    await page.context().close();
  });
});

describe('signing in', () => {
  it('goes to the issuer and comes back to the place that was asked for', async () => {
    const page = await signedIn(stage, '/money?site=porto&period=30d');
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/money?site=porto&period=30d');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Money');
    await page.context().close();
  });

  it('ends with signing out', async () => {
    const page = await signedIn(stage);
    await page.getByRole('button', { name: /Claire Fontaine/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.context().close();
  });
});

describe('the KPI wall', () => {
  it('moves a tile within two seconds of its event', async () => {
    const page = await signedIn(stage);
    await page.getByText(/^Live/).locator('visible=true').waitFor();
    const value = page.getByTestId('value-throughput');
    const before = await value.textContent();
    stage.company.happen('throughput', 'lyon', 50_000);
    await page.waitForFunction(
      (old) => document.querySelector('[data-testid="value-throughput"]')?.textContent !== old,
      before,
      { timeout: 2000 },
    );
    await page
      .getByText(/behind$/)
      .locator('visible=true')
      .waitFor();
    await page.context().close();
  });

  it('answers a change of site with the figures of that site', async () => {
    const page = await signedIn(stage);
    const group = await page.getByTestId('value-revenue').textContent();
    await page.getByLabel('Site', { exact: true }).selectOption('porto');
    await page.waitForFunction(
      (old) => document.querySelector('[data-testid="value-revenue"]')?.textContent !== old,
      group,
    );
    expect(new URL(page.url()).searchParams.get('site')).toBe('porto');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Porto');
    await page.context().close();
  });

  it('keeps the last figures and tells the reason when the service refuses', async () => {
    const page = await signedIn(stage);
    const detail = 'The read model is being rebuilt.';
    stage.company.refuse({ status: 409, title: 'Not ready', detail, traceId: 'abc123' });
    await page.getByLabel('Site', { exact: true }).selectOption('lyon');
    const alert = page.getByRole('alert').first();
    await alert.waitFor();
    expect(await alert.textContent()).toContain(detail);
    expect(await alert.textContent()).toContain('abc123');
    stage.company.refuse(null);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByTestId('value-oee').waitFor();
    await page.context().close();
  });
});

describe('P2: a screen that is left open', () => {
  const MINUTE_MS = 60_000;

  it('P2: is still live after a minute in which nothing happened, on the stream that it opened', async () => {
    const page = await signedIn(stage);
    await page.getByText(/^Live/).locator('visible=true').waitFor();
    const before = stage.company.streams();
    const since = await page.evaluate(() => performance.now());
    await page.waitForFunction((ms) => performance.now() > ms, since + MINUTE_MS, {
      timeout: 2 * MINUTE_MS,
      polling: 1000,
    });
    expect(stage.company.streams()).toEqual(before);
    const value = page.getByTestId('value-throughput');
    const old = await value.textContent();
    stage.company.happen('throughput', 'lyon', 70_000);
    await page.waitForFunction(
      (was) => document.querySelector('[data-testid="value-throughput"]')?.textContent !== was,
      old,
    );
    await page.context().close();
  });

  it('P2: recovers by itself when the projection is killed under it', async () => {
    const page = await signedIn(stage);
    await page.getByText(/^Live/).locator('visible=true').waitFor();
    const old = await page.getByTestId('value-throughput').textContent();
    stage.company.die();
    await page.getByText('Reconnecting…').locator('visible=true').waitFor();
    // Nobody is told of it: no stream is open.
    stage.company.happen('throughput', 'lyon', 90_000);
    stage.company.comeBack();
    await page.getByText(/^Live/).locator('visible=true').waitFor();
    await page.waitForFunction(
      (was) => document.querySelector('[data-testid="value-throughput"]')?.textContent !== was,
      old,
    );
    expect((await fetch(`${stage.url}/health/live`)).status).toBe(200);
    await page.context().close();
  });
});

describe('a figure', () => {
  it('is drilled from tile to facts to the event, and the facts sum to the figure', async () => {
    const page = await signedIn(stage, '/?site=lyon');
    const shown = await page.getByTestId('value-revenue').getAttribute('title');
    await page.getByRole('button', { name: /facts behind Revenue/ }).click();
    const together = page.getByText(/facts, together/);
    await together.waitFor();
    const digits = (text: string | null) => (text ?? '').replaceAll(/\D/g, '');
    const sum = (await together.textContent())?.split('together')[1] ?? '';
    expect(digits(sum)).toBe(digits(shown));
    await page.getByRole('button', { name: 'JournalPosted' }).first().click();
    const json = page.getByRole('region', { name: 'The event as JSON' });
    await json.waitFor();
    expect(JSON.parse((await json.textContent()) ?? '')).toMatchObject({ type: 'test.Happened' });
    await page.context().close();
  });

  it('explains itself, and the link to the explanation can be sent', async () => {
    const page = await signedIn(stage, '/?site=lyon&kpi=oee&view=explain');
    const drawer = page.getByRole('dialog');
    await drawer.getByText('planned run time of good units / planned busy time').waitFor();
    const text = await drawer.textContent();
    for (const part of ['version 2', 'Numerator', 'Denominator', 'Recomputed', 'Equal', 'policy KPI-2026']) {
      expect(text).toContain(part);
    }
    await page.context().close();
  });
});

describe('why a figure moved', () => {
  it('is asked from its tile, and leads by value to the events and what is kept of them', async () => {
    const page = await signedIn(stage);
    await page.getByRole('button', { name: /Why On time, in full$/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(/^On time, in full (went (up|down) by .+|did not move)\.$/).waitFor();
    await drawer.getByRole('button', { name: 'Porto' }).click();
    await page.waitForURL((url) => url.searchParams.get('value') === 'porto');
    const events = drawer.getByRole('region', { name: /porto/ });
    await events.getByText('Sales order SO-7 · Line 1').first().waitFor();
    await events.locator('tbody button').first().click();
    await page.getByRole('region', { name: 'The event as JSON' }).waitFor();
    await page.context().close();
  });

  it('is asked against another site, or as it was known before', async () => {
    const page = await signedIn(stage, '/?site=lyon&kpi=oee&view=why');
    await page.getByRole('combobox', { name: 'Compared with' }).click();
    await page.getByRole('option', { name: 'As it was known 7 days ago' }).click();
    await page.waitForURL((url) => url.searchParams.get('against') === 'known:7');
    await page.getByText(/as known on/).waitFor();
    await page.context().close();
  });
});

describe('the keyboard', () => {
  it('reaches everything: skip link, palette, drawer and back to where it was', async () => {
    const page = await signedIn(stage);
    await page.locator('body').press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Go to/ }).fill('order cash');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/flows/order-to-cash*');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Go to/ }).fill('oee figure');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Recomputed').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('kpi'));
    await page.context().close();
  });

  it('shows where it is', async () => {
    const page = await signedIn(stage);
    const explain = page.getByRole('button', { name: 'Explain OEE' });
    await explain.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await explain.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await page.context().close();
  });
});

describe('on a phone', () => {
  it('no screen scrolls sideways', async () => {
    const page = await signedIn(stage, '/', { width: 375, height: 812 });
    const wide: string[] = [];
    for (const path of [...screens, ...drawers]) {
      await show(page, path);
      const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      if (!fits) wide.push(path);
    }
    expect(wide).toEqual([]);
    await page.context().close();
  });

  it('leads to every screen by its menu', async () => {
    const page = await signedIn(stage, '/', { width: 375, height: 812 });
    await page.getByRole('button', { name: 'Open navigation' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Trust' }).click();
    await page.waitForURL('**/trust*');
    await page.context().close();
  });
});

describe('a chart', () => {
  it('can be read as a table and taken away as CSV', async () => {
    const page = await signedIn(stage, '/inventory');
    await page.getByRole('button', { name: 'View “Age EUR” as table' }).click();
    await page.getByRole('columnheader', { name: 'Days since receipt' }).waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export “Age EUR”' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^age-eur-group-.*-as-of-.*\.csv$/);
    const workbook = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export “Age EUR”' }).click();
    await page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click();
    const bytes = await readFile(await (await workbook).path());
    // A workbook is a ZIP archive of which the first part says what the others are.
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.includes('xl/worksheets/sheet1.xml')).toBe(true);
    await page.context().close();
  });
});

describe('a past moment', () => {
  it('says so, and stops being live', async () => {
    const page = await signedIn(stage, '/?at=2026-01-31T10:00:00Z&knownAt=2026-02-28T10:00:00Z');
    expect(await page.getByText('You are looking at the past').textContent()).toContain('Jan 2026');
    await page.getByText('Past moment').locator('visible=true').waitFor();
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.getByText('You are looking at the past').waitFor({ state: 'detached' });
    await page.context().close();
  });
});

describe('a stage of the flow', () => {
  it('lists the order lines that stand there', async () => {
    const page = await signedIn(stage, '/flows/order-to-cash');
    const step = page.getByRole('list', { name: 'Stages' }).getByRole('button', { name: /^Delivered/ });
    const count = /(\d+) lines/.exec((await step.textContent()) ?? '')?.[1];
    await step.click();
    const list = page.getByRole('region', { name: 'Order lines: delivered' });
    await list.first().waitFor();
    await page
      .getByText(new RegExp(`^(15 of )?${count ?? 'none'}$`))
      .first()
      .waitFor();
    await page.context().close();
  });
});
