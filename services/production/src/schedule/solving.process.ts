/** How far the search for a better schedule goes, and with which engine. */
import type { ScheduleEffort } from '@gemba/contracts/events/production/scheduling';
import type { Problem, Solving } from '@gemba/scheduling/problem';
import { engineAt } from '@gemba/scheduling/solving/cp-sat.process';
import { startSearch } from '@gemba/scheduling/solving/threads.process';

/** In steps, so that it ends alike on every machine. */
const STEPS: Readonly<Record<ScheduleEffort, number>> = { quick: 1_000, usual: 10_000, thorough: 100_000 };
/** CP-SAT goes by the clock, and is over before that where it has proven the best. */
const MOST_MS = 60_000;

/** One thread, since several end with the same value and not with the same schedule. */
export const solve = (problem: Problem, effort: ScheduleEffort): Solving => {
  const engine = effort === 'thorough' ? engineAt(process.env.CP_SAT_HOME) : null;
  if (!engine) return startSearch(problem, { steps: STEPS[effort], threads: 1 });
  const solving = startSearch(problem, { engine, threads: 2 });
  const timer = setTimeout(() => solving.stop(), MOST_MS);
  return { ...solving, result: solving.result.finally(() => clearTimeout(timer)) };
};
