/** A browser in which personas sit down at the dashboard of a running company. */
import { AxeBuilder } from '@axe-core/playwright';
import type { RunFile } from '@gemba/deploy-local/launcher/run-file.process';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-zygote', '--hide-scrollbars'];

/** As long as a busy machine may take over one step. */
const PATIENCE_MS = 30_000;

export type Desks = {
  /** Signs a persona in, and opens the path. */
  readonly sit: (persona: string, path: string, width?: number) => Promise<Page>;
  readonly close: () => Promise<void>;
};

export const openDesks = async (run: RunFile): Promise<Desks> => {
  const executablePath = await sparticuz.executablePath();
  const browser = await chromium.launch({ executablePath, args: ARGS, headless: true });
  const sit: Desks['sit'] = async (persona, path, width = 1440) => {
    const viewport = { width, height: width < 600 ? 844 : 900 };
    const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(run.dashboard + path);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator(`input[value="${persona}"]`).check();
    await page.getByLabel('Password').fill(run.passwords[persona] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
  return { sit, close: () => browser.close() };
};

/** What axe has against the page. */
export const complaints = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};
