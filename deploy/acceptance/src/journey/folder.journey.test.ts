/** The company runs from any folder, also from one whose name means something else in a URL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyCompiled } from '@gemba/chaos/planted/variant.process';
import type { Launched } from '@gemba/deploy-local/testing/launched.process';
import { launch } from '@gemba/deploy-local/testing/launched.process';

const outer = mkdtempSync(join(tmpdir(), 'gemba-folder-'));
const from = join(outer, 'our company');
let launched: Launched | undefined;

beforeAll(async () => {
  copyCompiled(from);
  launched = await launch({
    ...{ from, state: join(from, '.gemba') },
    ...{ options: ['--empty'], until: 'Gemba is running' },
  });
}, 240_000);

afterAll(async () => {
  await launched?.stop();
  rmSync(outer, { recursive: true });
}, 60_000);

describe('a clone in a folder with a space', () => {
  it('P7: starts, and its dashboard shows the application', async () => {
    const urls = launched?.run().urls ?? {};
    expect((await fetch(`${urls.dashboard ?? ''}/health/ready`)).status).toBe(200);
    const page = await (await fetch(`${urls.dashboard ?? ''}/`)).text();
    const [, script = ''] = /<script[^>]+src="([^"]+)"/.exec(page) ?? [];
    const program = await fetch(new URL(script, urls.dashboard));
    expect(program.headers.get('content-type')).toContain('javascript');
  });

  it('P7: has an interface described by every service', async () => {
    const urls = Object.entries(launched?.run().urls ?? {}).filter(([name]) => name !== 'dashboard');
    expect(urls).toHaveLength(7);
    const answers = urls.map(async ([, url]) => (await fetch(`${url}/openapi.json`)).status);
    expect(await Promise.all(answers)).toEqual(urls.map(() => 200));
  });
});
