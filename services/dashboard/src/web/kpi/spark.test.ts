/** Proves that a small line tells the truth: whole axis, gaps kept, target on the same scale. */
import { describe, expect, it } from '@jest/globals';
import { path, place, range } from './spark.js';

const box = { width: 100, height: 20, pad: 0 };

describe('a sparkline', () => {
  it('never cuts its axis: zero is always on it', () => {
    expect(range([90, 95], 92)).toEqual([0, 95]);
    expect(range([-5, 5], null)).toEqual([-5, 5]);
  });

  it('leaves a gap where nothing is known', () => {
    const { lines, last } = place([1, 2, null, 3, null], null, box);
    expect(lines.map((line) => line.length)).toEqual([2, 1]);
    expect(last).toEqual({ x: 75, y: 0 });
  });

  it('puts the target on the scale of the values', () => {
    expect(place([5, 10], 5, box).target).toBe(10);
  });

  it('draws nothing when nothing is known', () => {
    expect(place([null, null], null, box)).toMatchObject({ lines: [], last: null, target: null });
  });

  it('goes through its dots', () => {
    expect(path(place([0, 10], null, box).lines[0] ?? [])).toBe('M0.0 20.0L100.0 0.0');
  });
});
