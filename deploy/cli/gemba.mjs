#!/usr/bin/env node
/**
 * `npx gemba …`: hands over to the compiled command line, on the Node that Gemba brings; builds it when it
 * is missing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const root = resolve(folder, '../..');
const program = join(folder, 'dist', 'main.js');

async function buildIfMissing() {
  if (existsSync(program)) return;
  const { build } = await import('../local/bootstrap/build.mjs');
  await build({ only: ['deploy/cli'] });
}

const own = join(root, 'node_modules', '.bin', 'node');
const node = existsSync(own) ? own : process.execPath;
await buildIfMissing();
const { status, error } = spawnSync(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
if (error) console.error(`The command line could not be started: ${error.message}`);
process.exitCode = status ?? 1;
