import { expect, it } from '@jest/globals';
import { construct } from './engine/construct.js';
import { indexedOf } from './engine/indexed.js';
import { solutionOf } from './engine/solution.js';
import { flawsOf } from './feasible.js';
import { randomProblem } from './testing/problems.js';

it('is feasible', () => {
  let un=0, n=0, late: Record<string,number>={};
  for (let seed = 1; seed < 600; seed += 1) {
    const problem = randomProblem(seed, { jobs: 1+seed % 7, operations: 1 + (seed % 25), resources: 1 + (seed % 6) });
    const indexed = indexedOf(problem);
    const sol = solutionOf(indexed, construct(indexed).plan);
    un += sol.unplaced.length; n += problem.operations.length;
    for (const l of sol.late) late[l.binding.kind] = (late[l.binding.kind] ?? 0)+1;
    expect([seed, flawsOf(problem, sol)]).toEqual([seed, []]);
  }
  console.log(un,n,late);
});
