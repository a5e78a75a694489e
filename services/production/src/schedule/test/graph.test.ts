/** The schedule follows the graph of a routing: branches beside each other, and queue times between. */
import { expect, it } from '@jest/globals';
import { inputsOf } from '../inputs/inputs.js';
import type { OperationRow } from '../tables/orders.js';
import { SCOPE, operation, order, plant, turn } from './plant.js';

const after = (sequence: number, ...predecessors: number[]) =>
  operation(sequence, { predecessors: predecessors.map((each) => ({ operation: each })) });
const branches = [after(10), { ...after(20, 10), queue: 'PT4H' }, after(30, 10), after(40, 20, 30)];
const of = (...operations: readonly OperationRow[]) =>
  inputsOf(plant({ orders: { A: order(...operations) } }), SCOPE, turn);
const waits = async (...operations: readonly OperationRow[]) => {
  const { problem } = await of(...operations);
  return problem.operations.map(({ id, after: all }) => [
    id,
    ...all.map((each) => [each.operation, each.lag]),
  ]);
};

it('each operation comes after its own predecessors and their queue', async () => {
  expect(await waits(...branches)).toEqual([
    ['A/10'],
    ['A/20', ['A/10', 240]],
    ['A/30', ['A/10', 0]],
    ['A/40', ['A/20', 0], ['A/30', 0]],
  ]);
});

it('what is done holds up nothing, and a line without predecessors stays one', async () => {
  const [first, ...rest] = branches;
  expect((await waits({ ...first!, status: 'done' }, ...rest)).slice(0, 2)).toEqual([['A/20'], ['A/30']]);
  expect(await waits(operation(10), operation(20))).toEqual([['A/10'], ['A/20', ['A/10', 0]]]);
});

it('what nobody can do holds up its own branch alone', async () => {
  const [first, second, ...rest] = branches;
  const { impossible, problem } = await of(first!, { ...second!, skill: 'flying' }, ...rest);
  expect(problem.operations.map(({ id }) => id)).toEqual(['A/10', 'A/30']);
  expect(impossible.map(({ operation: sequence, binding }) => [sequence, binding.ref])).toEqual([
    [20, 'flying'],
    [40, 'A/20'],
  ]);
});

it('the hash is another one when the graph or a queue is', async () => {
  const [first, second, ...rest] = branches;
  const { queue: _, ...without } = second!;
  const all = [branches, [first!, without, ...rest], [first!, second!, after(30, 20), after(40, 30)]];
  const hashes = await Promise.all(all.map(async (each) => (await of(...each)).hash));
  expect(new Set(hashes).size).toBe(3);
});
