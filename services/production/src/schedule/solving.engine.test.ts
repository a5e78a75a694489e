/** The most thorough search has CP-SAT prove what it found; the others count their steps. */
import { expect, it } from '@jest/globals';
import { SHOPS, shopProblem } from '@gemba/scheduling/testing/shops';
import { solve } from './solving.process.js';

it('proves the best of ft06 where it is thorough', async () => {
  const { solution, proven } = await solve(shopProblem(SHOPS.ft06.rows), 'thorough').result;
  expect({ makespan: solution.makespan, proven }).toEqual({ makespan: 55, proven: true });
}, 90_000);

it('finds the same schedule by the same number of steps', async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(() => solve(shopProblem(SHOPS.ft06.rows), 'quick').result.then(({ solution }) => solution)),
  );
  expect(one).toEqual(other);
});
