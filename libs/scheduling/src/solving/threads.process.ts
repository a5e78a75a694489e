/** Runs the search in threads of their own, so that nobody waits for it. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { comparedSolutions } from '../compare.js';
import type { Problem, Solution, Solving } from '../problem.js';
import type { Said, Task } from './thread.process.js';

const NAME = 'search';
const program = join(import.meta.dirname, '../../dist/solving/thread.process.js');

export type Effort = {
  /** Steps of each thread; so many of one thread find the same solution every time, those of several its value. */
  readonly steps?: number;
  /** The first thread searches by this seed, each further one by the next. */
  readonly seed?: number;
  readonly threads?: number;
};

type Thread = { solution: Solution | null; bound?: number; isOver: boolean };

const runThread = (task: Task, thread: Thread): Promise<void> =>
  new Promise((done, fail) => {
    const worker = new Worker(program, { workerData: task });
    worker.on('message', (said: Said) => void Object.assign(thread, said));
    worker.once('error', fail);
    worker.once('exit', () => done());
  });

const bestOf = (threads: readonly Thread[]): Solution | null =>
  threads.reduce<Solution | null>((best, { solution }) => {
    if (!best || !solution) return best ?? solution;
    return comparedSolutions(solution, best) < 0 ? solution : best;
  }, null);

/** Without a number of steps it goes on until it is stopped, or nothing better can be found. */
export const startSearch = (problem: Problem, effort: Effort = {}): Solving => {
  const { steps = Infinity, seed = 1, threads: many = 1 } = effort;
  const began = performance.now();
  const stop = new SharedArrayBuffer(4);
  const ask = (): void => void Atomics.store(new Int32Array(stop), 0, 1);
  const threads = Array.from({ length: many }, (): Thread => ({ solution: null, isOver: false }));
  const runs = threads.map(async (thread, i) => {
    await runThread({ problem, seed: seed + i, steps, stop }, thread);
    if (thread.isOver) ask();
  });
  const result = Promise.all(runs)
    .finally(ask)
    .then(() => {
      const solution = bestOf(threads);
      if (!solution) throw new Error('The search ended without any solution.');
      const [{ bound } = {}] = threads;
      const proven = solution.unplaced.length === 0 && solution.makespan === bound;
      return {
        solution,
        solver: NAME,
        proven,
        milliseconds: performance.now() - began,
        ...(bound === undefined ? {} : { bound: { weightedTardiness: 0, makespan: bound } }),
      };
    });
  return { best: () => bestOf(threads), stop: ask, result };
};
