/** The arguments of a trial: what they mean, and that what cannot be meant is refused. */
import { describe, expect, it } from '@jest/globals';
import { faults, faultsNamed } from '../../nemesis/faults.js';
import { readArguments } from './arguments.js';

describe('the arguments of a trial', () => {
  it('has a value for each that is not given', () => {
    expect(readArguments([])).toMatchObject({ seed: 1, minutes: 2, faults: undefined, keep: false });
  });

  it('reads seed, time and kinds of faults', () => {
    const asked = readArguments(['--seed', '7', '--minutes=0.5', '--faults', 'service-killed,deadlock']);
    expect(asked).toMatchObject({ seed: 7, minutes: 0.5, faults: ['service-killed', 'deadlock'] });
    expect(readArguments(['--faults', 'none']).faults).toEqual([]);
  });

  it('refuses what it cannot understand', () => {
    expect(() => readArguments(['--seed', 'many'])).toThrow('--seed takes a number');
    expect(() => readArguments(['--sede', '1'])).toThrow();
    expect(() => faultsNamed(['flood'])).toThrow('There is no fault "flood"');
  });
});

describe('the kinds of faults', () => {
  it('have names of their own, and places to strike', () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
    expect(faults.every(({ targets }) => targets.length > 0)).toBe(true);
  });
});
