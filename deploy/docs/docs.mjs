/**
 * `npm run docs` writes the generated documents anew; `npm run docs:check` fails where one of them is not
 * up to date.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../local/bootstrap/build.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const root = resolve(folder, '../..');
const below = (group) => readdirSync(join(root, group)).map((name) => join(group, name));

await build({ only: [...below('libs'), ...below('services'), 'deploy/docs'] });
const node = join(root, 'node_modules', '.bin', 'node');
const program = join(folder, 'dist', 'main.js');
const { status } = spawnSync(node, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
