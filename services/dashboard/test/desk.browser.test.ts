/** The desk in a browser: a noun for which nobody has written a screen is listed, shown and commanded. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { complaints, setStage, settled, signedIn, type Stage } from './browser.js';

jest.setTimeout(120_000);

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  page = await signedIn(stage, '/quality/instruments');
  page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await stage.close();
});

const form = () => page.getByRole('dialog', { name: 'Calibrate instrument' });

describe('a noun that was added to a service', () => {
  it('is in the navigation, its things are listed by what its service says of them', async () => {
    await page.getByRole('link', { name: 'Instruments' }).waitFor();
    const headers = await page.getByRole('columnheader').allTextContents();
    expect(headers).toEqual(['ID', 'Status', 'Name', 'Calibrated on', 'Site']);
    await page.getByRole('link', { name: 'CAL-1' }).click();
    await page.getByRole('heading', { level: 1, name: /CAL-1/ }).waitFor();
    await page.getByRole('heading', { name: 'Instrument registered' }).waitFor();
  });

  it('has a form for a command that was added, with every field as it is', async () => {
    await page.getByRole('button', { name: 'Calibrate instrument' }).click();
    await form().getByLabel('Measured on').waitFor();
    expect(await form().getByLabel('Measured on').getAttribute('type')).toBe('date');
    await form().getByText('The day on which it was measured.').waitFor();
    await form().getByLabel('Person').fill('ana');
    await page.getByRole('option', { name: /LYO-P02.*Ana Petit/ }).click();
    expect(await form().getByLabel('Person').inputValue()).toBe('LYO-P02');
  });

  it('takes lines of a spreadsheet', async () => {
    const cell = form().getByLabel('Shown 1', { exact: true });
    await cell.evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '10.1 MMT\t10\n20.2 MMT\t20.1\n');
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    expect(await form().getByLabel('Shown 2', { exact: true }).inputValue()).toBe('20.2');
    expect(await form().getByLabel('True 2', { exact: true }).inputValue()).toBe('20.1');
  });

  it('shows what is wrong at its field, and what a rule refuses with its code and hint', async () => {
    await form().getByRole('button', { name: 'Calibrate instrument' }).click();
    await form().getByText('Needed.').first().waitFor();
    expect(await form().getByText('Needed.').count()).toBe(2);
    await form().getByLabel('Measured on').fill('2025-12-31');
    await form().getByLabel('Result').click();
    await page.getByRole('option', { name: 'passed' }).click();
    await form().getByRole('button', { name: 'Check' }).click();
    await form().getByText('QLT-CAL-DAY').waitFor();
    await form().getByText('Name the day on which it was.').waitFor();
  });

  it('keeps what was typed over a reload, tells what would happen, and does it once', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Calibrate instrument' }).click();
    expect(await form().getByLabel('Person').inputValue()).toBe('LYO-P02');
    await form().getByLabel('Measured on').fill('2026-03-01');
    await form().getByRole('button', { name: 'Check' }).click();
    await form().getByRole('heading', { name: 'Instrument calibrated' }).waitFor();
    expect(stage.company.instruments.sent).toEqual([]);
    expect(await complaints(page)).toEqual([]);
    await form().getByRole('button', { name: 'Calibrate instrument' }).click();
    await form().waitFor({ state: 'detached' });
    await page.getByText('Calibrate instrument: done for CAL-1.').waitFor();
    await page.getByRole('heading', { name: 'Instrument calibrated' }).waitFor();
    expect(stage.company.instruments.sent).toMatchObject([
      {
        body: {
          ...{ measuredOn: '2026-03-01', person: 'LYO-P02', result: 'passed', sealed: false },
          readings: [
            { line: '1', shown: { value: '10.1', unit: 'MMT' }, true: { value: '10', unit: 'C62' } },
            { line: '2', shown: { value: '20.2', unit: 'MMT' }, true: { value: '20.1', unit: 'C62' } },
          ],
        },
      },
    ]);
  });
});

describe('its list', () => {
  it('is narrowed, has the columns and views that were chosen, and is taken away as it stands', async () => {
    await page.goto(`${stage.url}/quality/instruments`);
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'failed' }).click();
    await page.getByText('Nothing here: Instruments').waitFor();
    expect(new URL(page.url()).searchParams.get('f.status')).toBe('failed');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Name of the view').fill('Broken');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('link', { name: 'CAL-1' }).waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Name' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Name' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Broken' }).click();
    await page.getByText('Nothing here: Instruments').waitFor();
  });
});

describe.each([
  ['fr-FR', 'Instruments', 'Annuler', 'Vérifier'],
  ['pl-PL', 'Instruments', 'Anuluj', 'Sprawdź'],
  ['pt-PT', 'Instruments', 'Cancelar', 'Verificar'],
])('in %s', (locale, name, cancel, check) => {
  it('what was added is there, in English as long as nobody has translated it', async () => {
    const other = await signedIn(stage, '/quality/instruments/CAL-1', { locale });
    await other.getByRole('link', { name }).waitFor();
    await other.getByRole('button', { name: 'Calibrate instrument' }).click();
    const dialog = other.getByRole('dialog');
    await dialog.getByText('The day on which it was measured.').waitFor();
    await dialog.getByRole('button', { name: check }).waitFor();
    await dialog.getByRole('button', { name: cancel }).last().click();
    expect(await other.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
    expect(await complaints(other)).toEqual([]);
    await other.context().close();
  });
});

describe.each([
  ['light', { scheme: 'light' }],
  ['dark', { scheme: 'dark' }],
  ['on a phone', { width: 390, height: 844 }],
] as const)('in %s', (_, look) => {
  it('axe finds nothing on the screens of the desk', async () => {
    const other = await signedIn(stage, '/work', look);
    const found: string[] = await complaints(other);
    for (const path of ['/quality/instruments', '/quality/instruments/CAL-1', '/quality/nothing']) {
      await other.goto(stage.url + path);
      await other.getByRole('main').waitFor();
      await settled(other);
      found.push(...(await complaints(other)));
    }
    await other.context().close();
    expect(found).toEqual([]);
  });
});
