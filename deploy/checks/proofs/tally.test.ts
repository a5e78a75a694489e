/** The sum of the suites: nothing that went wrong is lost between the suites and the last line. */
import { describe, expect, it } from '@jest/globals';
import { sum, tallyOf } from '../tally.mjs';

const report = (numPassedTests: number, numFailedTests = 0, numRuntimeErrorTestSuites = 0) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 0,
  numRuntimeErrorTestSuites,
});

describe('the tally', () => {
  it('adds up passed and failed tests', () => {
    const runs = [
      { suite: 'pure', code: 0, reports: [report(5)] },
      { suite: 'engines', code: 1, reports: [report(3, 2)] },
    ];
    expect(sum(runs)).toEqual({ passed: 8, failed: 2, notRun: 0 });
  });

  it('counts a file that cannot be loaded as a failure', () => {
    expect(tallyOf({ suite: 'pure', code: 1, reports: [report(5, 0, 1)] }).failed).toBe(1);
  });

  it('counts a suite without a report as a failure', () => {
    expect(tallyOf({ suite: 'journey', code: 0, reports: [] }).failed).toBe(1);
  });

  it('counts a suite that ended badly after all its tests passed as a failure', () => {
    expect(tallyOf({ suite: 'engines', code: 1, reports: [report(5)] }).failed).toBe(1);
  });

  it('adds up the reports of the packages of a suite', () => {
    const run = { suite: 'pure', code: 1, reports: [report(5), report(2, 1)] };
    expect(tallyOf(run)).toEqual({ passed: 7, failed: 1, notRun: 0 });
  });

  it('tells tests that did not run from those that passed', () => {
    const run = { suite: 'pure', code: 0, reports: [{ ...report(5), numPendingTests: 2 }] };
    expect(tallyOf(run)).toEqual({ passed: 5, failed: 0, notRun: 2 });
  });
});
