/** A thread that searches until it is told to stop, and tells whenever it found something better. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../problem.js';
import { searching } from './search.js';
import type { Said } from './said.js';

export type Task = {
  readonly problem: Problem;
  readonly seed: number;
  readonly steps: number;
  /** Not 0 as soon as it shall stop. */
  readonly stop: SharedArrayBuffer;
};

/** Steps between two looks at whether it shall stop. */
const AT_ONCE = 200;

const say = (said: Said): void => parentPort?.postMessage(said);

const { problem, seed, steps, stop } = workerData as Task;
const isStopped = new Int32Array(stop);
const search = searching(problem, seed);
let shown = search.best();
const { bound } = search;
say({
  solution: shown,
  ...(bound === undefined ? {} : { bound: { weightedTardiness: 0, makespan: bound } }),
});
let isOver = false;
for (let left = steps; left > 0 && !isOver && Atomics.load(isStopped, 0) === 0; left -= AT_ONCE) {
  isOver = !search.advance(Math.min(left, AT_ONCE));
  const solution = search.best();
  if (solution === shown) continue;
  shown = solution;
  say({ solution });
}
say({ isOver });
