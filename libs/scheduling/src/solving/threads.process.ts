/**
 * Starts solvers in threads and processes of their own, so that nobody waits for them, and gathers
 * what they find.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { comparedSolutions } from '../compare.js';
import { proves } from '../cp-sat/bound.js';
import type { Outcome, Problem, Solution, Solving } from '../problem.js';
import { engineAt, type Engine } from './cp-sat.process.js';
import type { EngineTask } from './engine.process.js';
import type { Said } from './said.js';
import type { Task } from './thread.process.js';

export type Effort = {
  /** CP-SAT; without it the search plans alone. */
  readonly engine?: Engine | null;
  /**
   * Steps of the search; so many of one thread find the same solution every time, those of several its
   * value.
   */
  readonly steps?: number;
  /** The first thread searches by this seed, each further one by the next. */
  readonly seed?: number;
  /** Threads of the search without CP-SAT, workers of CP-SAT with it. */
  readonly threads?: number;
};

/** What all of them found together. */
type Finding = {
  best: Solution | null;
  solver: string;
  bound?: NonNullable<Outcome['bound']>;
  trouble?: string;
};

const SEARCH = 'search';
const CP_SAT = 'CP-SAT';
/** Milliseconds by which the search is ahead, so that CP-SAT begins from something good. */
const AHEAD_MS = 2000;

const program = (name: string): string =>
  join(import.meta.dirname, '../../dist/solving', `${name}.process.js`);

const hear = (finding: Finding, { solution, bound, trouble }: Said, solver: string): void => {
  if (trouble !== undefined) finding.trouble = trouble;
  if (bound && (!finding.bound || isTighter(bound, finding.bound))) finding.bound = bound;
  if (!solution || (finding.best && comparedSolutions(solution, finding.best) >= 0)) return;
  finding.best = solution;
  finding.solver = solver;
};

const isTighter = (one: NonNullable<Outcome['bound']>, other: NonNullable<Outcome['bound']>): boolean =>
  one.weightedTardiness > other.weightedTardiness ||
  (one.weightedTardiness === other.weightedTardiness && one.makespan > other.makespan);

type Thread = { readonly worker: Worker; readonly ended: Promise<void> };

/** A thread; `said` hears all that it tells. */
const threadOf = (name: string, workerData: Task | EngineTask, said: (said: Said) => void): Thread => {
  const worker = new Worker(program(name), { workerData });
  worker.on('message', said);
  const ended = new Promise<void>((done, fail) => {
    worker.once('error', fail);
    worker.once('exit', () => done());
  });
  return { worker, ended };
};

type Work = { readonly stop: () => void; readonly ended: Promise<void> };

/** Whoever finds that nothing better can be found, or breaks, ends all. */
const startThreads = (problem: Problem, effort: Effort, finding: Finding): Work => {
  const { steps = Infinity, seed = 1, threads = 1 } = effort;
  const flag = new SharedArrayBuffer(4);
  const stop = (): void => void Atomics.store(new Int32Array(flag), 0, 1);
  const all = Array.from({ length: threads }, (_, i) => {
    const task: Task = { problem, seed: seed + i, steps, stop: flag };
    const said = (it: Said): void => {
      hear(finding, it, SEARCH);
      if (it.isOver) stop();
    };
    return threadOf('thread', task, said).ended;
  });
  return {
    stop,
    ended: Promise.all(all).then(stop, (error: unknown) => {
      stop();
      throw error;
    }),
  };
};

/** Begins when the search is some way ahead; what goes wrong with it is said and spoils nothing. */
const startEngine = (problem: Problem, effort: Effort & { engine: Engine }, finding: Finding): Work => {
  const { engine, seed = 1, threads = 2 } = effort;
  const gone = new AbortController();
  const begin = async (): Promise<void> => {
    const known = finding.best;
    if (!engineAt(engine.home)) finding.trouble = `CP-SAT is not in ${engine.home}.`;
    if (finding.trouble !== undefined) return;
    if (gone.signal.aborted || !known || isProven(finding)) return;
    const task: EngineTask = { engine, problem, known, workers: threads, seed };
    const { worker, ended } = threadOf('engine', task, (said) => hear(finding, said, CP_SAT));
    gone.signal.addEventListener('abort', () => worker.postMessage('stop'));
    await ended.catch((error: unknown) => hear(finding, { trouble: String(error) }, CP_SAT));
  };
  const ahead = new Promise<void>((done) => {
    const timer = setTimeout(done, AHEAD_MS);
    gone.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
  return { stop: () => gone.abort(), ended: ahead.then(begin) };
};

const isProven = ({ best, bound }: Finding): boolean =>
  best !== null && bound !== undefined && proves(bound, best);

/**
 * Without a number of steps it goes on until it is stopped, or nothing better can be found. CP-SAT
 * works as long
 * as the search does.
 */
export const startSearch = (problem: Problem, effort: Effort = {}): Solving => {
  const began = performance.now();
  const finding: Finding = { best: null, solver: SEARCH };
  const { engine } = effort;
  const search = startThreads(problem, engine ? { ...effort, threads: 1 } : effort, finding);
  const helper = engine ? startEngine(problem, { ...effort, engine }, finding) : null;
  const stop = (): void => {
    search.stop();
    helper?.stop();
  };
  const both = [
    search.ended.finally(stop),
    helper?.ended.finally(() => isProven(finding) && stop()) ?? Promise.resolve(),
  ];
  const result = Promise.all(both).then((): Outcome => {
    const { best, solver, bound, trouble } = finding;
    if (!best) throw new Error('The search ended without any solution.');
    const milliseconds = performance.now() - began;
    return {
      solution: best,
      solver,
      proven: isProven(finding),
      milliseconds,
      ...(bound ? { bound } : {}),
      ...(trouble === undefined ? {} : { trouble }),
    };
  });
  return { best: () => finding.best, stop, result };
};
