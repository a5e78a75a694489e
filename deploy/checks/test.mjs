/**
 * `npm test`: installs and builds what is missing, runs the three suites, and ends with `N passed, N failed`.
 * A suite, and of the pure one the tests of a package, is not repeated where it reads the same as when it
 * last passed.
 *
 *   npm test                        all suites: pure, engines, journey
 *   npm test -- pure engines        these suites
 *   npm test -- --again             also what reads nothing new
 *   npm test -- pure libs/measures  these suites, only files whose path matches, in any case
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AGAIN, nx, ROOT } from './nx.mjs';
import { sum, tallyOf } from './tally.mjs';

/** What Nx is asked for a whole suite. */
const SUITES = {
  pure: ['run-many', '-t', 'test'],
  engines: ['run', 'checks:engines'],
  journey: ['run', 'checks:journey'],
};

/** @param {string} suite @param {string[]} patterns of paths @returns {Promise<number>} the exit code */
function runPart(suite, patterns) {
  const args = [join(import.meta.dirname, 'suite.mjs'), suite, 'part', ...patterns];
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules/.bin/node'), args, { cwd: ROOT, stdio: 'inherit' });
    child.once('error', (error) => {
      console.log(`The suite could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** @param {string} suite @param {{ patterns: string[], again: boolean }} how */
async function runSuite(suite, { patterns, again }) {
  console.log(`\n── ${suite} ${'─'.repeat(70 - suite.length)}`);
  const began = performance.now();
  const folder = join(ROOT, '.nx/tests', suite);
  rmSync(folder, { recursive: true, force: true });
  const code =
    patterns.length > 0
      ? await runPart(suite, patterns)
      : (await nx(SUITES[suite], { again, shown: true })).code;
  return { suite, code, reports: reportsIn(folder), seconds: (performance.now() - began) / 1000 };
}

/** @param {string} folder @returns {import('./tally.mjs').Report[]} */
function reportsIn(folder) {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** Pure rules need the packages alone; everything else also needs the Kafka jars and the compiled sources. */
async function makeReady(suites) {
  if (suites.every((it) => it === 'pure')) {
    const { installPackages } = await import('../local/bootstrap/install.mjs');
    return installPackages(ROOT);
  }
  const { prepare } = await import('../local/bootstrap/prepare.mjs');
  return prepare();
}

function printTable(runs) {
  console.log('\nsuite      passed  failed  not run     time');
  for (const run of runs) {
    const { passed, failed, notRun } = tallyOf(run);
    const numbers = [passed, failed, notRun].map((it) => String(it).padStart(8)).join('');
    console.log(`${run.suite.padEnd(9)}${numbers}${`${run.seconds.toFixed(1)} s`.padStart(11)}`);
  }
  console.log();
}

async function main() {
  const words = process.argv.slice(2);
  const chosen = words.filter((it) => it in SUITES);
  const patterns = words.filter((it) => !(it in SUITES) && it !== AGAIN);
  let tally = { passed: 0, failed: 1, notRun: 0 };
  try {
    const suites = chosen.length > 0 ? chosen : Object.keys(SUITES);
    await makeReady(suites);
    const runs = [];
    for (const suite of suites) runs.push(await runSuite(suite, { patterns, again: words.includes(AGAIN) }));
    printTable(runs);
    tally = sum(runs);
  } catch (error) {
    console.log(error instanceof Error ? `\n${error.message}` : String(error));
  }
  process.exitCode = tally.failed === 0 ? 0 : 1;
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
}

await main();
