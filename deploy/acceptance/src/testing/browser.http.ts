/** A browser in which personas sit down at the dashboard of a running company. */
import { AxeBuilder } from '@axe-core/playwright';
import type { RunFile } from '@gemba/deploy-local/launcher/run-file.process';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Locator, Page } from 'playwright-core';

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

/** A field by its label, whether it is needed or not. */
const fieldOf = (form: Locator, label: string): Locator =>
  form.getByLabel(new RegExp(`^${label.replaceAll(/[.*+?^$()[\]{}|]/g, String.raw`\$&`)}( \\*)?$`));

/** Fills fields by their labels: what is to be chosen is chosen, one of several ends with a comma. */
export const fillIn = async (form: Locator, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, value] of Object.entries(fields)) {
    const input = fieldOf(form, label);
    if (value.endsWith(',')) {
      await input.fill(value.slice(0, -1));
      await input.press('Enter');
    } else if ((await input.getAttribute('readonly')) === null) await input.fill(value);
    else {
      await input.click();
      await form.page().getByRole('option', { name: value, exact: true }).click();
    }
  }
};

export type Act = { readonly title: string; readonly fields?: Readonly<Record<string, string>> };

/** Opens the form of a command and fills it in. */
const opened = async (page: Page, { title, fields = {} }: Act): Promise<Locator> => {
  await page.getByRole('button', { name: title, exact: true }).first().click();
  const form = page.getByRole('dialog', { name: title });
  await form.getByRole('button', { name: title, exact: true }).waitFor();
  await fillIn(form, fields);
  return form;
};

const sent = (form: Locator, { title }: Act): Promise<void> =>
  form.getByRole('button', { name: title, exact: true }).click();

/** Gives a command as somebody does who sits there, until it is done. */
export const does = async (page: Page, act: Act): Promise<void> => {
  const form = await opened(page, act);
  await sent(form, act);
  const refusal = form.getByRole('alert');
  await Promise.race([
    form.waitFor({ state: 'detached' }),
    refusal.waitFor().then(async () => {
      throw new Error(`${act.title}: ${await form.innerText()}`);
    }),
  ]);
};

/** Gives a command that is refused with these words, at the field or by the rule, and lets it be. */
export const cannot = async (page: Page, act: Act, refusal: string | RegExp): Promise<void> => {
  const form = await opened(page, act);
  await sent(form, act);
  await form.getByText(refusal).first().waitFor();
  await form.getByRole('button', { name: 'Cancel' }).last().click();
  await form.waitFor({ state: 'detached' });
};
