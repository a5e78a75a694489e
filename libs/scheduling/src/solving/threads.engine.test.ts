/** Searching in threads and with CP-SAT, which is really started. */
import { expect, it, jest } from '@jest/globals';
import { flawsOf } from '../feasible.js';
import { randomProblem } from '../testing/problems.js';
import { SHOPS, shopProblem } from '../testing/shops.js';
import { engineAt } from './cp-sat.process.js';
import { startSearch } from './threads.process.js';

jest.setTimeout(60_000);

it('searches in a thread until it is stopped, and shows the best so far', async () => {
  const problem = randomProblem(7, { jobs: 6, operations: 40, resources: 5 });
  const solving = startSearch(problem);
  solving.stop();
  const { solution, solver } = await solving.result;
  expect([solver, flawsOf(problem, solution), solving.best()]).toEqual(['search', [], solution]);
});

it('finds the same for the same steps', async () => {
  const problem = randomProblem(8, { jobs: 6, operations: 40, resources: 5 });
  const [one, other] = await Promise.all([1, 2].map(() => startSearch(problem, { steps: 400 }).result));
  expect(one?.solution).toEqual(other?.solution);
});

it.each([
  ['ft06', SHOPS.ft06.rows, 55],
  ['la01', SHOPS.la01.rows, 666],
])('CP-SAT and the search prove %s', async (_, rows, shortest) => {
  const engine = engineAt(process.env.CP_SAT_HOME);
  expect(engine).not.toBeNull();
  const problem = shopProblem(rows);
  const { solution, proven, bound, trouble } = await startSearch(problem, { engine }).result;
  expect([solution.makespan, proven, bound?.makespan, trouble]).toEqual([
    shortest,
    true,
    shortest,
    undefined,
  ]);
  expect(flawsOf(problem, solution)).toEqual([]);
});

it.each([3, 11, 14])('CP-SAT takes calendars, set-ups and what is fixed: problem %d', async (seed) => {
  const problem = randomProblem(seed, { jobs: 5, operations: 24, resources: 4 });
  const solving = startSearch(problem, { engine: engineAt(process.env.CP_SAT_HOME), steps: 400_000 });
  const { solution, bound, trouble } = await solving.result;
  expect([flawsOf(problem, solution), trouble]).toEqual([[], undefined]);
  expect(bound?.weightedTardiness ?? 0).toBeLessThanOrEqual(solution.weightedTardiness);
});

it('goes on with the search where CP-SAT cannot be started, and says so', async () => {
  const problem = shopProblem(SHOPS.ft06.rows);
  const solving = startSearch(problem, { engine: { home: '/nowhere' }, steps: 400_000 });
  const { solution, trouble } = await solving.result;
  expect([solution.makespan, trouble]).toEqual([55, expect.stringContaining('CP-SAT')]);
});
