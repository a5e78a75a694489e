/** Alerts in a real Chromium: what broke which rule, from the figure as it was down to a suspected event. */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { setStage, signedIn, type Stage } from './browser.js';

jest.setTimeout(300_000);

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  page = await signedIn(stage, '/alerts');
});
afterAll(async () => {
  await stage.close();
});

describe('K09: an alert', () => {
  it('is readable by everybody', async () => {
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  it('says which figure broke which rule, for whom it waits, and which events are suspected', async () => {
    const panel = page.getByRole('region', { name: 'Alerts' });
    const text = await panel.getByRole('listitem').first().textContent();
    for (const part of [
      'critical',
      'On time, in full',
      'Lyon',
      'below',
      'Planner',
      'Open',
      'shipment-S-8841',
    ])
      expect(text).toContain(part);
    await panel.getByRole('button', { name: /shipment-S-8841/ }).click();
    const drawer = page.getByRole('dialog', { name: 'Event 2 of shipment-S-8841' });
    await drawer.getByRole('button', { name: 'Close the event' }).click();
    await drawer.waitFor({ state: 'detached' });
  });

  it('stands beside its rule with the back test, and beside what is done about the figure', async () => {
    const rules = await page.getByRole('region', { name: 'Monitoring rules' }).textContent();
    for (const part of ['otif.lyon', '95.0', '97.0', '11', 'enabled']) expect(rules).toContain(part);
    const cases = await page.getByRole('region', { name: 'Improvement cases' }).textContent();
    for (const part of ['Late carriers', '14.0', 'better', 'verified']) expect(cases).toContain(part);
  });

  it('leads to the figure as it was known when the rule was broken', async () => {
    await page.getByRole('link', { name: 'Figure of On time, in full' }).click();
    await page.getByRole('dialog', { name: /On time, in full · Lyon/ }).waitFor();
    expect(page.url()).toMatch(/knownAt=\d{4}-\d\d-\d\dT05%3A30/);
  });
});
