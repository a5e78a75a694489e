/** A thread that has CP-SAT look for something better than what is known, and believes it what holds. */
import { parentPort, workerData } from 'node:worker_threads';
import { comparedSolutions } from '../compare.js';
import { boundFrom } from '../cp-sat/bound.js';
import { formulate, planFrom, planOf } from '../cp-sat/formulate.js';
import { indexedOf } from '../engine/indexed.js';
import { solutionOf } from '../engine/solution.js';
import { time, timetableOf } from '../engine/timetable.js';
import { valueOf } from '../engine/value.js';
import { feasible } from '../feasible.js';
import type { Problem, Solution } from '../problem.js';
import { runEngine, type Engine } from './cp-sat.process.js';
import type { Said } from './said.js';

export type EngineTask = {
  readonly engine: Engine;
  readonly problem: Problem;
  readonly known: Solution;
  readonly workers: number;
  readonly seed: number;
};

const { engine, problem, known, workers, seed } = workerData as EngineTask;
const say = (said: Said): void => parentPort?.postMessage(said);

const indexed = indexedOf(problem);
const plan = planOf(indexed, known);
const timetable = timetableOf(indexed);
time(indexed, plan, timetable);
const formula = formulate(indexed, { plan, timetable, value: valueOf(indexed, timetable) });
let best = known;
const order = { model: formula.model.text(), shown: formula.shown, workers, seed };
const running = runEngine(engine, order, (values) => {
  const solution = solutionOf(indexed, planFrom(indexed, formula, values));
  if (comparedSolutions(solution, best) >= 0 || !feasible(problem, solution)) return;
  best = solution;
  say({ solution });
});
const stopped = new AbortController();
parentPort?.once('message', () => {
  stopped.abort();
  running.stop();
});
const verdict = await running.ended;
// Who was stopped, and was too slow to end by itself, has said all that it found.
if (!verdict && !stopped.signal.aborted) say({ trouble: 'CP-SAT ended before it had said what it found.' });
if (verdict?.status === 'MODEL_INVALID') say({ trouble: 'CP-SAT does not take the model.' });
if (verdict && ['OPTIMAL', 'FEASIBLE'].includes(verdict.status) && formula.isWhole)
  say({ bound: boundFrom(formula.objective, verdict.bound, best) });
parentPort?.close();
