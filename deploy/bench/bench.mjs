/**
 * `npm run bench`: installs and builds what is missing, then measures. Names choose rows; `--quick` does a
 * tenth.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../local/bootstrap/prepare.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const root = resolve(folder, '../..');
const node = await prepare();
const program = join(folder, 'dist', 'main.js');
const env = { ...process.env, TZ: 'UTC' };
const { status } = spawnSync(node, [program, ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' });
process.exitCode = status ?? 1;
