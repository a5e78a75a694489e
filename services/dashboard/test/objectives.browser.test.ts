/**
 * Objectives in a real Chromium: the tree, how far each is, and what serves none; wide, dark, and on a phone.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { complaints, setStage, settled, signedIn, type Stage } from './browser.js';

jest.setTimeout(300_000);

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  page = await signedIn(stage, '/objectives');
});
afterAll(async () => {
  await stage.close();
});

describe('G01, G02: objectives', () => {
  it('stand below what they serve, with figure, way and weight', async () => {
    const rows = page.getByRole('region', { name: 'Objectives' }).getByRole('row');
    const [, top = '', lyon = ''] = await rows.allTextContents();
    for (const part of ['We deliver on time', 'By those that serve it', '25.0']) expect(top).toContain(part);
    for (const part of ['Lyon delivers on time', '80.0', '84.0', '96.0', 'At risk', '100'])
      expect(lyon).toContain(part);
    expect(
      await page.getByRole('meter', { name: 'Lyon delivers on time' }).getAttribute('aria-valuenow'),
    ).toBe('25');
  });
});

describe('N12, G03: what serves no objective', () => {
  it('is told as a share and as a list', async () => {
    const hours = await page.getByRole('region', { name: 'Hours of operations' }).textContent();
    for (const part of ['50.0', '120', 'PUMP-100']) expect(hours).toContain(part);
    const money = await page.getByRole('region', { name: 'Costs and expenses' }).textContent();
    for (const part of ['80.0', 'account 6200', 'nothing is said', '150']) expect(money).toContain(part);
  });
});

it.each([
  ['wide', { width: 1440, scheme: 'light' }],
  ['dark', { width: 1440, scheme: 'dark' }],
  ['on a phone', { width: 390, height: 844, scheme: 'light' }],
] as const)('is readable by everybody: %s', async (_, look) => {
  const other = await signedIn(stage, '/objectives', look);
  await settled(other);
  expect(await complaints(other)).toEqual([]);
  const tooWide = await other.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(tooWide).toBe(false);
  await other.context().close();
});
