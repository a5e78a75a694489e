/** The verdict: what counts as a finding, and which recovery times are told. */
import { describe, expect, it } from '@jest/globals';
import type { Struck } from '../../nemesis/fault/nemesis.process.js';
import { findingsOf, kindsOf } from './verdict.js';

const strike = (more: Partial<Struck>): Struck => ({
  ...{ fault: 'service-killed', service: 'finance', paired: false, recoveredMs: 100 },
  ...more,
});

describe('what strikes find', () => {
  it('is nothing where all worked again', () => {
    expect(findingsOf([strike({})])).toEqual([]);
  });

  it('is a fault from which the company did not recover', () => {
    expect(findingsOf([strike({ recoveredMs: undefined })])).toMatchObject([{ check: 'recovers' }]);
  });

  it('is not a fault that could not strike', () => {
    expect(findingsOf([strike({ recoveredMs: undefined, missed: 'nobody there' })])).toEqual([]);
  });

  it('is what the fault itself saw', () => {
    const seen = strike({ fault: 'rebuild', finding: 'it differs' });
    expect(findingsOf([seen])).toMatchObject([{ check: 'rebuild', what: 'rebuild of finance: it differs' }]);
  });
});

describe('recovery times', () => {
  it('are those of the strikes that were alone, if any was', () => {
    const times = [10, 30, 20].map((recoveredMs) => strike({ recoveredMs }));
    const paired = strike({ recoveredMs: 900, paired: true });
    expect(kindsOf([...times, paired])).toEqual([
      { fault: 'service-killed', struck: 4, missed: 0, p50: 20, max: 30 },
    ]);
    expect(kindsOf([paired])).toMatchObject([{ p50: 900, max: 900 }]);
  });
});
