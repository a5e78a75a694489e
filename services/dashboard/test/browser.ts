/**
 * Starts what the browser tests need: the built application, its server, the test company and a real
 * Chromium.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { dashboardServer } from '../src/server.http.js';
import { startCompany, type TestCompany } from './projection.http.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const services = ['projection', 'production', 'supply-chain', 'quality', 'hr', 'finance', 'governance'];
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-zygote', '--hide-scrollbars'];

/** Builds into a folder of its own, so that a running dashboard keeps its files. */
function build(): string {
  const out = mkdtempSync(join(tmpdir(), 'gemba-web-'));
  const vite = join(folder, '../../node_modules/vite/bin/vite.js');
  const command = [
    vite,
    'build',
    '-c',
    join(folder, 'vite.config.ts'),
    '--outDir',
    out,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ];
  execFileSync(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  compress(join(out, 'assets'));
  return out;
}

/** As the build of a company does it, only faster. */
function compress(assets: string): void {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  for (const name of readdirSync(assets).filter((each) => /\.(js|css)$/.test(each))) {
    const file = join(assets, name);
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }));
  }
}

export type Stage = {
  url: string;
  company: TestCompany;
  browser: Browser;
  /**
   * What a browser makes of being offline, its service workers may not share: here nothing arrives at all.
   */
  network: { cut: () => void; mend: () => void };
  close: () => Promise<void>;
};

/** Everything up and listening on free ports. */
export async function setStage(webRoot = build()): Promise<Stage> {
  const company = await startCompany();
  const urls = Object.fromEntries(
    services.map((name) => [name, name === 'projection' ? company.url : `${company.url}/${name}`]),
  );
  const server = await dashboardServer({
    issuer: company.issuer,
    clientId: 'dashboard',
    services: urls,
    webRoot: `${webRoot}/`,
    doorWord: null,
    securityFolder: null,
    logLevel: 'silent',
  });
  let whole = true;
  server.server.on('connection', (socket) => {
    if (!whole) socket.destroy();
  });
  const cut = (): void => {
    whole = false;
    server.server.closeAllConnections();
  };
  const network = { cut, mend: () => void (whole = true) };
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const executablePath = await sparticuz.executablePath();
  const browser = await chromium.launch({ executablePath, args: ARGS, headless: true });
  const close = async () => {
    await browser.close();
    await server.close();
    await company.close();
  };
  return { url, company, browser, network, close };
}

type Look = {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  contrast?: 'more' | 'no-preference';
  locale?: string;
};

/** A page of somebody who has signed in, at the path. */
export async function signedIn(stage: Stage, path = '/', look: Look = {}): Promise<Page> {
  const { width = 1440, height = 900, scheme = 'light', contrast = 'no-preference' } = look;
  const { locale = 'en-GB' } = look;
  const context: BrowserContext = await stage.browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    contrast,
    locale,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(stage.url + path);
  await page.getByRole('button').click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
  return page;
}

/** Nothing is loading any more, no old answer is shown, and what faded or slid in has arrived. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const waiting = document.querySelectorAll('[aria-label^="Loading"], [data-old]').length;
    const moving = document.getAnimations().filter(({ playState, effect }) => {
      return playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
    });
    return waiting === 0 && moving.length === 0;
  });
}

/** What axe has against the page, in words that name the place. */
export async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
