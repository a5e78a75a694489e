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
 * @typedef {{ suite: string, code: number, reports: readonly Report[] }} Run
 * @typedef {{ passed: number, failed: number, notRun: number }} Tally
 */

/**
 * A file that cannot be loaded has no tests to fail and counts as one failure; so does a suite that wrote no
 * report, or ended badly although each of its tests passed.
 *
 * @param {Run} run
 * @returns {Tally}
 */
export function tallyOf({ code, reports }) {
  const total = (of) => reports.reduce((all, report) => all + of(report), 0);
  const failed = total((it) => it.numFailedTests + it.numRuntimeErrorTestSuites);
  const isBad = code !== 0 || reports.length === 0;
  return {
    passed: total((it) => it.numPassedTests),
    failed: isBad ? Math.max(1, failed) : failed,
    notRun: total((it) => it.numPendingTests),
  };
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
