/** A thread that searches until it is told to stop, and tells whenever it found something better. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Problem, Solution } from '../problem.js';
import { searching } from '../search.js';

export type Task = {
  readonly problem: Problem;
  readonly seed: number;
  readonly steps: number;
  /** Not 0 as soon as it shall stop. */
  readonly stop: SharedArrayBuffer;
};

/** `isOver` comes last: whether nothing better can be found. */
export type Said = { readonly solution: Solution; readonly bound?: number } | { readonly isOver: boolean };

/** Steps between two looks at whether it shall stop. */
const AT_ONCE = 200;

const say = (said: Said): void => parentPort?.postMessage(said);

const { problem, seed, steps, stop } = workerData as Task;
const isStopped = new Int32Array(stop);
const search = searching(problem, seed);
const bound = search.bound === undefined ? {} : { bound: search.bound };
let shown = search.best();
say({ solution: shown, ...bound });
let isOver = false;
for (let left = steps; left > 0 && !isOver && Atomics.load(isStopped, 0) === 0; left -= AT_ONCE) {
  isOver = !search.advance(Math.min(left, AT_ONCE));
  const solution = search.best();
  if (solution === shown) continue;
  shown = solution;
  say({ solution, ...bound });
}
say({ isOver });
