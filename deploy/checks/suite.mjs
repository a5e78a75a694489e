/**
 * Runs one suite of Jest and leaves its report below `.nx/tests`.
 *
 *   suite.mjs pure @gemba/measures libs/measures/   the suite, the name of the report, patterns of paths
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One journey drives a whole company: two at once would share the cores and prove less. */
const OPTIONS = { pure: [], engines: ['--maxWorkers=2'], journey: ['--runInBand'] };

/**
 * A temporary folder of this user: the browser is unpacked under a fixed name, where another user's can't be
 * run.
 */
const TMPDIR = join(tmpdir(), `gemba-${userInfo().username}`);

const [suite, name, ...patterns] = process.argv.slice(2);
const report = join(ROOT, '.nx/tests', suite, `${name}.json`);
mkdirSync(TMPDIR, { recursive: true });
mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });

const jest = ['node_modules/jest/bin/jest.js', '-c', 'jest.config.mjs', ...patterns];
const args = [...jest, '--selectProjects', suite, '--json', `--outputFile=${report}`, ...OPTIONS[suite]];
const NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
const env = { ...process.env, NODE_OPTIONS, TMPDIR };
const child = spawn(join(ROOT, 'node_modules/.bin/node'), args, { cwd: ROOT, env, stdio: 'inherit' });
child.once('error', (error) => {
  console.log(`The suite could not be started: ${error.message}`);
  process.exitCode = 1;
});
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
