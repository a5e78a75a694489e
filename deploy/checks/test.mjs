/**
 * `npm test`: installs and builds what is missing, runs the three suites, and ends with `N passed, N failed`.
 *
 *   npm test                        all suites: pure, engines, journey
 *   npm test -- pure engines        these suites
 *   npm test -- pure libs/measures  these suites, only files whose path matches
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sum, tallyOf } from './tally.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One journey drives a whole company: two at once would share the cores and prove less. */
const SUITES = { pure: [], engines: ['--maxWorkers=2'], journey: ['--runInBand'] };

/**
 * A temporary folder of this user: the browser is unpacked under a fixed name, where another user's can't be
 * run.
 */
const TMPDIR = join(tmpdir(), `gemba-${userInfo().username}`);

/** @param {string} name @param {string[]} patterns @param {string} file where the report goes */
function runSuite(name, patterns, file) {
  const jest = ['node_modules/jest/bin/jest.js', '-c', 'jest.config.mjs', ...patterns];
  const args = [...jest, '--selectProjects', name, '--json', `--outputFile=${file}`, ...SUITES[name]];
  const NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
  const env = { ...process.env, NODE_OPTIONS, TMPDIR };
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules/.bin/node'), args, { cwd: ROOT, env, stdio: 'inherit' });
    child.once('error', (error) => {
      console.log(`The suite could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** @param {string[]} suites @param {string[]} patterns @returns {Promise<import('./tally.mjs').Run[]>} */
async function runSuites(suites, patterns) {
  mkdirSync(TMPDIR, { recursive: true });
  const folder = mkdtempSync(join(TMPDIR, 'test-'));
  const runs = [];
  for (const suite of suites) {
    console.log(`\n── ${suite} ${'─'.repeat(70 - suite.length)}`);
    const began = performance.now();
    const file = join(folder, `${suite}.json`);
    const code = await runSuite(suite, patterns, file);
    const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    runs.push({ suite, code, report, seconds: (performance.now() - began) / 1000 });
  }
  rmSync(folder, { recursive: true, force: true });
  return runs;
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
  const names = process.argv.slice(2);
  const chosen = names.filter((it) => it in SUITES);
  const patterns = names.filter((it) => !(it in SUITES));
  let tally = { passed: 0, failed: 1, notRun: 0 };
  try {
    const suites = chosen.length > 0 ? chosen : Object.keys(SUITES);
    await makeReady(suites);
    const runs = await runSuites(suites, patterns);
    printTable(runs);
    tally = sum(runs);
  } catch (error) {
    console.log(error instanceof Error ? `\n${error.message}` : String(error));
  }
  process.exitCode = tally.failed === 0 ? 0 : 1;
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
}

await main();
