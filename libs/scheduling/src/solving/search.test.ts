/** The search keeps its promises, and the checker sees what does not hold. */
import { describe, expect, it } from '@jest/globals';
import { comparedSolutions } from '../compare.js';
import { feasible, flawsOf } from '../feasible.js';
import type { Problem, Solution } from '../problem.js';
import { searched, searching } from './search.js';
import { randomProblem } from '../testing/problems.js';
import { SHOPS, shopProblem } from '../testing/shops.js';

const problemBy = (seed: number): Problem =>
  randomProblem(seed, { jobs: 1 + (seed % 7), operations: 1 + (seed % 25), resources: 1 + (seed % 6) });

const seeds = (many: number): number[] => Array.from({ length: many }, (_, i) => i + 1);

describe('the search', () => {
  it('is feasible at each moment, whatever the problem has', () => {
    for (const seed of seeds(120)) {
      const problem = problemBy(seed);
      const search = searching(problem, seed);
      expect([seed, flawsOf(problem, search.best())]).toEqual([seed, []]);
      search.advance(60);
      expect([seed, flawsOf(problem, search.best())]).toEqual([seed, []]);
    }
  });

  it('never becomes worse, and says the same for the same steps', () => {
    for (const seed of seeds(30)) {
      const problem = problemBy(seed);
      const first = searching(problem, seed).best();
      const later = searched(problem, { steps: 80, seed });
      expect(comparedSolutions(later, first)).toBeLessThanOrEqual(0);
      expect(searched(problem, { steps: 80, seed })).toEqual(later);
    }
  });

  it.each([
    ['ft06', SHOPS.ft06.rows, 55],
    ['la01', SHOPS.la01.rows, 666],
  ])('finds the shortest schedule of %s', (_, rows, shortest) => {
    const problem = shopProblem(rows);
    const found = searched(problem, { steps: 20_000 });
    expect([found.makespan, flawsOf(problem, found)]).toEqual([shortest, []]);
  });

  it('places what fits, and names what is in the way of the rest', () => {
    const operation = (id: string, takes: string[][], duration: number, after: string[] = []) => ({
      id,
      job: 'J',
      duration,
      takes,
      after: after.map((each) => ({ operation: each, lag: 0 })),
    });
    const problem: Problem = {
      horizon: 100,
      resources: [{ id: 'M', windows: [[0, 100]] }],
      jobs: [{ id: 'J', release: 0, due: 20, weight: 1 }],
      operations: [
        operation('fits', [['M']], 30),
        operation('too long', [['M']], 200),
        operation('nobody', [['M'], ['away']], 5),
        operation('behind nobody', [['M']], 5, ['nobody']),
      ],
    };
    const found = searched(problem, { steps: 50 });
    expect(found.assignments.map((each) => each.operation)).toEqual(['fits']);
    expect(found.unplaced).toEqual([
      { operation: 'too long', binding: 'horizon' },
      { operation: 'nobody', binding: 'away' },
      { operation: 'behind nobody', binding: 'nobody' },
    ]);
    expect(found.late).toEqual([{ job: 'J', tardiness: 80, binding: { kind: 'duration', ref: 'J' } }]);
  });
});

describe('the checker', () => {
  const problem = shopProblem(SHOPS.ft06.rows);
  const found = searched(problem, { steps: 100 });
  const changed = (change: Partial<Solution>): boolean => feasible(problem, { ...found, ...change });

  it('sees what is moved, left out, or wrongly summed up', () => {
    expect(changed({})).toBe(true);
    for (const [i, each] of found.assignments.entries()) {
      const before = found.assignments.with(i, { ...each, start: each.start - 1, end: each.end - 1 });
      const longer = found.assignments.with(i, { ...each, end: each.end + 1 });
      const elsewhere = found.assignments.with(i, { ...each, resources: ['M9'] });
      for (const assignments of [before, longer, elsewhere, found.assignments.toSpliced(i, 1)])
        expect([i, changed({ assignments, makespan: found.makespan })]).toEqual([i, false]);
    }
    expect(changed({ makespan: found.makespan + 1 })).toBe(false);
    expect(changed({ weightedTardiness: 1 })).toBe(false);
  });
});
