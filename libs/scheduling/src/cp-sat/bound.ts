/** What a bound of the model's objective says of weighted tardiness and makespan. */
import type { Outcome, Solution } from '../problem.js';

type Bound = NonNullable<Outcome['bound']>;

/**
 * How the objective was made: weighted tardiness × scale × factor + makespan; no factor without
 * tardiness.
 */
export type Objective = { readonly factor: number; readonly scale: number };

/** The makespan is bounded only among schedules with as little tardiness as `best`. */
export const boundFrom = ({ factor, scale }: Objective, bound: number, best: Solution): Bound => {
  const least = Math.ceil(bound - 1e-6);
  if (factor === 0) return { weightedTardiness: 0, makespan: Math.max(0, least) };
  // The makespan is below the factor, so that it cannot make up for one unit of tardiness.
  const units = Math.max(0, Math.ceil((least - factor + 1) / factor));
  const isReached = units === Math.round(best.weightedTardiness * scale);
  return {
    weightedTardiness: units / scale,
    makespan: isReached ? Math.max(0, least - units * factor) : 0,
  };
};

/** Whether nothing is better than this solution. */
export const proves = (bound: Bound, best: Solution): boolean =>
  best.unplaced.length === 0 &&
  best.weightedTardiness <= bound.weightedTardiness &&
  best.makespan <= bound.makespan;
