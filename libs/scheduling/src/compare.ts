/** Which of two solutions is better. */
import type { Solution } from './problem.js';

/**
 * Fewer unplaced operations, then less weighted tardiness, then a shorter makespan; negative: the
 * first one.
 */
export const comparedSolutions = (one: Solution, other: Solution): number =>
  one.unplaced.length - other.unplaced.length ||
  one.weightedTardiness - other.weightedTardiness ||
  one.makespan - other.makespan;
