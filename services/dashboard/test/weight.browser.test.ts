/** What the first screen weighs on the wire, and that nothing comes from elsewhere. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setStage, settled, type Stage } from './browser.js';

jest.setTimeout(120_000);

/**
 * Of everything that is loaded before the screen stands, by gzip; on the wire it is brotli, which is less. My
 * work has lists and ways to decide at once, which the figures do not.
 */
const MOST_BYTES = { '/': 256_000, '/work': 303_000 } as const;

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => {
  await stage.close();
});

describe.each(['/', '/work'] as const)('the first screen at %s', (path) => {
  it('weighs no more than it may, and asks nobody but the dashboard and who signs in', async () => {
    const context = await stage.browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(stage.url + path);
    await page.getByRole('button').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    const weights = new Map<string, number>();
    const asked = new Set<string>();
    const reading: Promise<void>[] = [];
    page.on('response', (response) => {
      const { origin, pathname } = new URL(response.url());
      asked.add(origin);
      if (!/\.(js|css|html)$|^\/[^.]*$/.test(pathname) || pathname.startsWith('/api/')) return;
      reading.push(response.body().then((body) => void weights.set(pathname, gzipSync(body).byteLength)));
    });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    await Promise.all(reading);
    await context.close();
    const sum = [...weights.values()].reduce((all, each) => all + each, 0);
    expect({ weights: sum > MOST_BYTES[path] ? [...weights] : [], sum }).toMatchObject({ weights: [] });
    expect(sum).toBeGreaterThan(50_000);
    expect(
      [...asked].filter((origin) => ![stage.url, new URL(stage.company.issuer).origin].includes(origin)),
    ).toEqual([]);
  });
});
