/** Proves that a small chart tells the truth: no cut axis, gaps kept, the target in the middle. */
import { describe, expect, it } from '@jest/globals';
import { frameOf, path, place, runs } from './spark.js';

const box = { width: 100, height: 20, pad: 0 };

describe('a small chart', () => {
  it('without a target always holds zero', () => {
    expect(frameOf([90, 95], null)).toEqual({ base: 0, low: 0, high: 95 });
    expect(frameOf([-5, 5], null)).toEqual({ base: 0, low: -5, high: 5 });
  });

  it('with a target reaches as far above it as below', () => {
    expect(frameOf([90, 98], 95)).toEqual({ base: 95, low: 90, high: 100 });
  });

  it('has a height even when every value is on target, or none is known', () => {
    expect(frameOf([20, 20], 20)).toEqual({ base: 20, low: 19, high: 21 });
    expect(frameOf([null], 0)).toEqual({ base: 0, low: -1, high: 1 });
  });

  it('leaves a gap where nothing is known', () => {
    const values = [1, 2, null, 3, null];
    const dots = place(values, frameOf(values, null), box);
    expect(runs(dots).map((run) => run.length)).toEqual([2, 1]);
    expect(dots[3]).toEqual({ x: 75, y: 0 });
  });

  it('goes through its dots', () => {
    const [run = []] = runs(place([0, 10], frameOf([0, 10], null), box));
    expect(path(run)).toBe('M0.0 20.0L100.0 0.0');
  });
});
