/**
 * `npm run check`: format, lint, types, borders, unused code, shape and generated documents, two at a time.
 *
 *   npm run check              all of them
 *   npm run check -- lint web  only these
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = 'node_modules/.cache';
const AT_ONCE = 2;

/** @typedef {{ name: string, command: string, args: string[] }} Check */
/** @typedef {Check & { code: number, output: string, seconds: number }} Checked */

/** @param {string} name @param {string} file below node_modules or deploy @param {string[]} args */
const tool = (name, file, args) => ({
  name,
  command: join(ROOT, 'node_modules/.bin/node'),
  args: [join(ROOT, file.startsWith('deploy') ? file : `node_modules/${file}`), ...args],
});

const tsc = (name, project) =>
  tool(name, 'typescript/bin/tsc', [
    ...['-p', project, '--noEmit', '--pretty', 'false'],
    ...['--incremental', '--tsBuildInfoFile', `${CACHE}/tsc/${name}.tsbuildinfo`],
  ]);

/** The slowest first, so that the two lanes end together. @returns {Check[]} */
function checks() {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const documents = 'docs:check' in scripts;
  return [
    tool('lint', 'eslint/bin/eslint.js', [
      ...['.', '--max-warnings', '0'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/eslint/`],
    ]),
    tsc('types', 'tsconfig.base.json'),
    tsc('web', 'services/dashboard/tsconfig.json'),
    tool('unused', 'knip/bin/knip.js', [
      ...['--config', 'deploy/checks/knip.jsonc'],
      ...['--no-progress', '--no-config-hints'],
    ]),
    ...(documents ? [{ name: 'documents', command: 'npm', args: ['run', '--silent', 'docs:check'] }] : []),
    tool('borders', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
      ...['--config', 'deploy/checks/borders.mjs', '--output-type', 'err-long'],
      ...['eslint.config.mjs', 'jest.config.mjs', 'libs', 'services', 'deploy'],
    ]),
    tool('format', 'prettier/bin/prettier.cjs', [
      ...['--check', '.', '--log-level', 'warn'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', `${CACHE}/prettier/checks`],
    ]),
    tool('shape', 'deploy/checks/shape.mjs', []),
  ];
}

/** @param {Check} check @returns {Promise<Checked>} */
function run(check) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(check.command, check.args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const end = (code) => {
      const seconds = (performance.now() - began) / 1000;
      console.log(
        `${code === 0 ? 'ok    ' : 'FAILED'}  ${check.name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s`,
      );
      resolve({ ...check, code, output, seconds });
    };
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => {
      output += error.message;
      end(127);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}

/** @param {Check[]} all @returns {Promise<Checked[]>} */
async function runAll(all) {
  const waiting = [...all];
  const done = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done.push(await run(next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return done;
}

async function main() {
  if (!existsSync(join(ROOT, 'node_modules/.package-lock.json'))) {
    const { installPackages } = await import('../local/bootstrap/install.mjs');
    await installPackages(ROOT);
  }
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !checks().some((it) => it.name === name));
  if (unknown.length > 0) {
    const known = checks().map((it) => it.name);
    console.log(`No check is named ${unknown.join(', ')}. There are: ${known.join(' ')}.`);
    process.exitCode = 2;
    return;
  }
  const began = performance.now();
  const done = await runAll(checks().filter((it) => names.length === 0 || names.includes(it.name)));
  const failed = done.filter((it) => it.code !== 0);
  for (const { name, output } of failed)
    console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}\n${output.trim()}`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`\n${done.length - failed.length} checks hold, ${failed.length} failed, in ${seconds} s.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

await main();
