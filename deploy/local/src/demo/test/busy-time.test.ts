/** A day takes the work of many rounds, and no more than a person would plan for a machine. */
import { describe, expect, it } from '@jest/globals';
import { plannedWith } from '../day/making/busy-time.js';

describe('the busy time of a machine', () => {
  it('is that of the rounds before and a reserve for the work that comes', () => {
    expect(plannedWith('0', 100)).toBe('7200');
    expect(plannedWith('7200', 10)).toBe('8100');
  });

  it('ends at two shifts, however often the day is planned', () => {
    expect(plannedWith('57000', 60)).toBe('57600');
    expect(plannedWith('57600', 60)).toBe('57600');
  });
});
