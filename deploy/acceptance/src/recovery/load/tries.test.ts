/** An outage ends with the first command that was sent in it and done. */
import { describe, expect, it } from '@jest/globals';
import type { Try } from './tries.js';
import { firstDone, latency, resultsOf } from './tries.js';

const at = (sent: number, ended: number, result: Try['result'] = 'done'): Try => ({
  ...{ service: 'production', sent, ended, result, position: null, words: '' },
});

describe('tries', () => {
  it('end an outage by the first that is done, whenever it was sent', () => {
    const tries = [at(0, 5), at(10, 90), at(20, 80), at(15, 16, 'lost'), at(30, 85)];
    expect(firstDone(tries, 'production', 9)).toMatchObject({ sent: 20, ended: 80 });
    expect(firstDone(tries, 'finance', 9)).toBeUndefined();
  });

  it('know how long answers took, without those that never came', () => {
    const tries = [...Array.from({ length: 99 }, (_, ms) => at(0, ms + 1)), at(0, 500), at(0, 9_000, 'lost')];
    expect([latency(tries, 0.5), latency(tries, 0.99), latency([], 0.5)]).toEqual([51, 500, 0]);
    expect(resultsOf(tries)).toBe('100 done, 1 lost');
  });
});
