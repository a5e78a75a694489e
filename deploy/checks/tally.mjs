/** Adds up what the suites answered, so that a suite that could not run counts as a failure. */

/**
 * What Jest writes with `--json`, as far as it is counted here.
 *
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numRuntimeErrorTestSuites files that could not be loaded
 *
 * @typedef {{ suite: string, code: number, report?: Report }} Run
 * @typedef {{ passed: number, failed: number, notRun: number }} Tally
 */

/**
 * A file that cannot be loaded has no tests to fail and counts as one failure; so does a suite that wrote no
 * report, or ended badly although each of its tests passed.
 *
 * @param {Run} run
 * @returns {Tally}
 */
export function tallyOf({ code, report }) {
  if (report === undefined) return { passed: 0, failed: 1, notRun: 0 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const bad = code !== 0 && failed === 0 ? 1 : failed;
  return { passed: report.numPassedTests, failed: bad, notRun: report.numPendingTests };
}

/** @param {readonly Run[]} runs @returns {Tally} */
export function sum(runs) {
  return runs.map(tallyOf).reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      notRun: all.notRun + one.notRun,
    }),
    { passed: 0, failed: 0, notRun: 0 },
  );
}
