import { expect, it } from '@jest/globals';
import { construct } from './engine/construct.js';
import { chanceOf } from './engine/chance.js';
import { improve } from './engine/improve.js';
import { indexedOf } from './engine/indexed.js';
import { solutionOf } from './engine/solution.js';
import { flawsOf } from './feasible.js';
import { randomProblem } from './testing/problems.js';

it('is feasible', () => {
  let c = 0,
    d = 0;
  for (let seed = 1; seed < 600; seed += 1) {
    const problem = randomProblem(seed, {
      jobs: 1 + (seed % 7),
      operations: 1 + (seed % 25),
      resources: 1 + (seed % 6),
    });
    const indexed = indexedOf(problem);
    const begun = construct(indexed);
    const s = improve(indexed, begun, chanceOf(seed));
    s.advance(300);
    const sol = solutionOf(indexed, s.best().plan);
    c += begun.value.weightedTardiness;
    d += s.best().value.weightedTardiness;
    expect([seed, flawsOf(problem, sol)]).toEqual([seed, []]);
    if (s.best().value.over === 0 && sol.unplaced.length === 0)
      expect(s.best().value).toEqual({
        over: 0,
        weightedTardiness: sol.weightedTardiness,
        makespan: sol.makespan,
      });
  }
  expect(d).toBeLessThanOrEqual(c);
});
