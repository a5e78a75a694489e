/** Nothing that stood is lost or shown twice at any level, and the waterfall ends where OEE does. */
import { describe, expect, it } from '@jest/globals';
import { levelsOf, paretoOf, stepsOf } from './levels.js';

const row = (path: string[], seconds: string, loss: 'availability' | 'planned' | null = 'availability') => ({
  ...{ reason: path.at(-1) ?? null, path, loss, state: 'downUnplanned' as const, seconds, stops: 2 },
});
const rows = [
  row(['breakdown', 'belt'], '3600'),
  row(['breakdown', 'drive'], '7200'),
  row(['waiting'], '5400'),
  row([], '1800', null),
  row(['cleaning'], '90000', 'planned'),
];

describe('the Pareto', () => {
  it('adds up what is below a reason at the level above', () => {
    expect(paretoOf(rows, 1).map(({ key, hours, stops }) => [key, hours, stops])).toEqual([
      ['breakdown', 3, 4],
      ['waiting', 1.5, 2],
      ['downUnplanned', 0.5, 2],
    ]);
    expect(paretoOf(rows, 2).map(({ key, isSaid }) => [key, isSaid])).toEqual([
      ['drive', true],
      ['waiting', true],
      ['belt', true],
      ['downUnplanned', false],
    ]);
    expect(levelsOf(rows)).toBe(2);
  });
  it('is whole at its last bar, at each level, and empty where nothing stood', () => {
    for (const level of [1, 2, 3]) {
      const bars = paretoOf(rows, level);
      expect(bars.at(-1)?.cumulative).toBeCloseTo(1);
      expect(bars.reduce((sum, { hours }) => sum + hours, 0)).toBe(5);
    }
    expect(paretoOf([], 1)).toEqual([]);
  });
});

describe('the waterfall', () => {
  it('goes from calendar time to good time; what was faster than planned rises', () => {
    const times = { total: '86400', planned: '28800', running: '21600', net: '23400', good: '21600' };
    expect(stepsOf(times).map(({ key, from, to }) => [key, from, to])).toEqual([
      ['total', 0, 24],
      ['notPlanned', 24, 8],
      ['planned', 0, 8],
      ['availability', 8, 6],
      ['running', 0, 6],
      ['performance', 6, 6.5],
      ['net', 0, 6.5],
      ['quality', 6.5, 6],
      ['good', 0, 6],
    ]);
  });
});
