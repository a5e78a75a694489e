/** A program that knows nothing of the launcher ends with it, however that died. */
import { expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from '../testing/until.process.js';
import { isAlive } from './child.process.js';

const compiled = pathToFileURL(resolve(import.meta.dirname, '../../dist/engines/child.process.js')).href;

it('P30: ends within seconds when the launcher is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gemba-watch-'));
  const plan = { name: 'engine', command: 'sleep', args: ['600'], env: {}, log: join(folder, 'log') };
  const launcher = `
    const { startChild } = await import(${JSON.stringify(compiled)});
    const child = await startChild({ ...${JSON.stringify(plan)}, env: process.env, endedBy: 'SIGTERM' });
    console.log(child.pid);
    await new Promise(() => setInterval(() => undefined, 1000));`;
  const env = { ...process.env, NODE_OPTIONS: '' };
  const running = spawn(process.execPath, ['--input-type=module', '-e', launcher], { env });
  const [said] = (await once(running.stdout, 'data')) as [Buffer];
  const engine = Number(said.toString());
  expect(isAlive(engine)).toBe(true);
  running.kill('SIGKILL');
  await until(() => !isAlive(engine), 10_000);
  rmSync(folder, { recursive: true });
}, 30_000);
