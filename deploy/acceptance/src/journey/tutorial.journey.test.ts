/** The commands of the tutorial do what it says, run as they are written there against the demo company. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Launched } from '@gemba/deploy-local/testing/launched.process';
import { launch } from '@gemba/deploy-local/testing/launched.process';

const root = resolve(import.meta.dirname, '../../../..');
const WRITTEN_PORT = 'http://127.0.0.1:4003';
const run = promisify(execFile);

/** The shell blocks of the tutorial but the one that starts the company. */
const blocks = [...readFileSync(join(root, 'docs/tutorial.md'), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)]
  .map(([, block = '']) => block)
  .filter((block) => !block.startsWith('npm start'));

let launched: Launched;

/** Runs a block as a person would, in the project's folder; only the port is the one of this company. */
const typed = async (block: string): Promise<string> => {
  const script = block.replaceAll(WRITTEN_PORT, launched.run().urls['supply-chain'] ?? '');
  const env = { ...process.env, GEMBA_STATE: launched.state, NODE_OPTIONS: '' };
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: root, env });
  return stdout;
};

beforeAll(async () => {
  launched = await launch({ options: ['--history-days', '0'], until: '0 days of history loaded' });
}, 240_000);

afterAll(() => launched.stop(), 60_000);

describe('the tutorial', () => {
  it('has commands', () => {
    expect(blocks).toHaveLength(5);
  });

  it.each([
    [0, /supply-chain +ok/],
    [1, /supply-chain\.SalesOrderPlaced/],
    [2, /SalesOrderPlaced[\s\S]*"customer":"AQUA-SUD"/],
    [3, /"code":"ACC-ROLE"/],
    [4, /finance +\d+ +\d+ +0[\s\S]*recomputed from the facts: .* \(the same\)/],
  ])(
    'says in block %i what a person then sees',
    async (index, seen) => {
      expect(await typed(blocks[index] ?? '')).toMatch(seen);
    },
    60_000,
  );
});
