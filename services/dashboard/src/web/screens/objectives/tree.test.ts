/** Objectives stand below what they serve, with their weight, and are behind where time is ahead of them. */
import { describe, expect, it } from '@jest/globals';
import { elapsedOf, type ObjectiveRow, treeOf } from './tree.js';

const row = (id: string, more: Partial<ObjectiveRow> = {}): ObjectiveRow => ({
  ...{ id, title: id, level: 'site', site: 'lyon', owner: 'ana', parent: null, weights: [], links: [] },
  ...{ kpi: null, baseline: null, target: null, value: null, progress: null, measuredAt: null },
  ...{ from: '2026-01-01', due: '2026-01-11', verdict: null, status: 'open', outcome: null },
  ...more,
});

describe('the tree of objectives', () => {
  const rows = [
    row('B', { parent: 'TOP' }),
    row('LOST', { parent: 'ELSEWHERE' }),
    row('A', { parent: 'TOP', due: '2026-01-06', progress: '0.9' }),
    row('TOP', { weights: [{ objective: 'A', weight: '0.6' }], due: '2026-02-01' }),
  ];

  it('has each below what it serves, the next due first, and loses none', () => {
    const tree = treeOf(rows, '2026-01-05');
    expect(tree.map(({ id, depth, weight }) => [id, depth, weight])).toEqual([
      ['LOST', 0, null],
      ['TOP', 0, null],
      ['A', 1, '0.6'],
      ['B', 1, null],
    ]);
  });

  it('shows who is behind: where more of the time than of the way has passed', () => {
    const behind = treeOf(rows, '2026-01-05').flatMap(({ id, isBehind }) => (isBehind ? [id] : []));
    expect(behind).toEqual(['LOST', 'TOP', 'B']);
    const [closed] = treeOf([row('C', { status: 'closed' })], '2026-01-05');
    expect(closed?.isBehind).toBe(false);
  });

  it.each([
    ['2025-12-31', 0],
    ['2026-01-06', 0.5],
    ['2026-03-01', 1],
  ])('on %s, %s of the time has passed', (today, part) => {
    expect(elapsedOf(row('A'), today)).toBe(part);
  });
});
