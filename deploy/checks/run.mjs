/**
 * `npm run check`: format, lint, types, borders, unused code, shape and generated documents, two at a time.
 * What they are, and what each of them reads, is in project.json; Nx does not repeat one that read the same.
 *
 *   npm run check              all of them
 *   npm run check -- lint web  only these
 *   npm run check -- --again   also those that read nothing new
 */
import { installPackages } from '../local/bootstrap/install.mjs';
import { AGAIN, nx, ROOT } from './nx.mjs';

/** The slowest first, so that the two lanes end together. */
const CHECKS = ['lint', 'types', 'web', 'unused', 'documents', 'borders', 'format', 'shape'];
const AT_ONCE = 2;

/** @typedef {{ name: string, code: number, output: string }} Checked */

/** @param {string} name @param {boolean} again @returns {Promise<Checked>} */
async function run(name, again) {
  const began = performance.now();
  const { code, output } = await nx(['run', `checks:${name}`], { again });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(10)} ${seconds.padStart(6)} s`);
  return { name, code, output };
}

/** @param {string[]} names @param {boolean} again @returns {Promise<Checked[]>} */
async function runAll(names, again) {
  const waiting = [...names];
  const done = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      done.push(await run(next, again));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return done;
}

async function main() {
  const words = process.argv.slice(2);
  const names = words.filter((it) => it !== AGAIN);
  const unknown = names.filter((it) => !CHECKS.includes(it));
  if (unknown.length > 0) {
    console.log(`No check is named ${unknown.join(', ')}. There are: ${CHECKS.join(' ')}.`);
    process.exitCode = 2;
    return;
  }
  await installPackages(ROOT);
  const began = performance.now();
  const chosen = CHECKS.filter((it) => names.length === 0 || names.includes(it));
  const done = await runAll(chosen, words.includes(AGAIN));
  const failed = done.filter((it) => it.code !== 0);
  for (const { name, output } of failed)
    console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}\n${output.trim()}`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`\n${done.length - failed.length} checks hold, ${failed.length} failed, in ${seconds} s.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

await main();
