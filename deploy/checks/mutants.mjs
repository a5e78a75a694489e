/**
 * `npm run mutants`: changes pure rules one place at a time and tells which changes no pure test notices.
 *
 *   npm run mutants -- services/finance/src/ledger           the rules of a folder
 *   npm run mutants -- libs/measures/src/money.ts            the rules of a file
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { ROOT } from './nx.mjs';

const [path = ''] = process.argv.slice(2);

/** What has a name that allows it to touch the world has no pure tests of its own. */
const EDGES = '!**/*.{test,sql,http,kafka,process,module}.ts';

/** @param {string} of path of a file or a folder @returns {string[]} */
const mutated = (of) => (statSync(join(ROOT, of)).isFile() ? [of] : [`${of}/**/*.ts`, EDGES, '!**/main.ts']);

/** A worker that starts on a machine with other work needs longer than a rule that never ends. */
const PATIENCE_MS = 60_000;

const options = {
  mutate: mutated(path),
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { projectType: 'custom', configFile: 'deploy/checks/mutants.config.mjs' },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  // Constants are made once for a file of tests: a run of all its tests for each of them tells little.
  ignoreStatic: true,
  timeoutMS: PATIENCE_MS,
  concurrency: 2,
  tempDirName: '.nx/mutants',
  cleanTempDir: 'always',
  ignorePatterns: ['.nx', '.gemba', 'dist'],
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: '.nx/mutants.json' },
  clearTextReporter: { allowColor: false, logTests: false },
};

// The package of the path: `services/finance/src`.
process.env.MUTANTS_OF = path.split('/').slice(0, 3).join('/');
process.chdir(ROOT);
await new Stryker(options).runMutationTest();
