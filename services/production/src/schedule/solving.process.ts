/** How far the search for a better schedule goes: in steps, so that it ends alike on every machine. */
import type { ScheduleEffort } from '@gemba/contracts/events/production/scheduling';
import type { Problem, Solving } from '@gemba/scheduling/problem';
import { startSearch } from '@gemba/scheduling/solving/threads.process';

const STEPS: Readonly<Record<ScheduleEffort, number>> = { quick: 1_000, usual: 10_000, thorough: 100_000 };

/** One thread, since several end with the same value and not with the same schedule. */
export const solve = (problem: Problem, effort: ScheduleEffort): Solving =>
  startSearch(problem, { steps: STEPS[effort], threads: 1 });
