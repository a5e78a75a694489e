/** Job shops of the literature, as problems. */
import type { Problem } from '../problem.js';

/** A row for each job: machine and minutes of one operation behind the other. */
export type Rows = readonly (readonly number[])[];

/** J. F. Muth, G. L. Thompson, Industrial scheduling, 1963: 6 jobs on 6 machines, at best 55. */
export const FT06: Rows = [
  [2, 1, 0, 3, 1, 6, 3, 7, 5, 3, 4, 6],
  [1, 8, 2, 5, 4, 10, 5, 10, 0, 10, 3, 4],
  [2, 5, 3, 4, 5, 8, 0, 9, 1, 1, 4, 7],
  [1, 5, 0, 5, 2, 5, 3, 3, 4, 8, 5, 9],
  [2, 9, 1, 3, 4, 5, 5, 4, 0, 3, 3, 1],
  [1, 3, 3, 3, 5, 9, 0, 10, 4, 4, 2, 1],
];

/** S. Lawrence, Resource constrained project scheduling, 1984: 10 jobs on 5 machines, at best 666. */
export const LA01: Rows = [
  [1, 21, 0, 53, 4, 95, 3, 55, 2, 34],
  [0, 21, 3, 52, 4, 16, 2, 26, 1, 71],
  [3, 39, 4, 98, 1, 42, 2, 31, 0, 12],
  [1, 77, 0, 55, 4, 79, 2, 66, 3, 77],
  [0, 83, 3, 34, 2, 64, 1, 19, 4, 37],
  [1, 54, 2, 43, 4, 79, 0, 92, 3, 62],
  [3, 69, 4, 77, 1, 87, 2, 87, 0, 93],
  [2, 38, 0, 60, 1, 41, 3, 24, 4, 83],
  [3, 17, 1, 49, 4, 25, 0, 44, 2, 98],
  [4, 77, 3, 79, 2, 43, 1, 75, 0, 96],
];

/** Nobody is released late or due before the end of all. */
export const shopProblem = (rows: Rows): Problem => {
  const steps = rows.map((row) =>
    Array.from({ length: row.length / 2 }, (_, i) => ({
      machine: row[2 * i] ?? 0,
      minutes: row[2 * i + 1] ?? 0,
    })),
  );
  const horizon = steps.flat().reduce((sum, { minutes }) => sum + minutes, 0);
  const machines = new Set(steps.flat().map(({ machine }) => machine));
  return {
    horizon,
    resources: [...machines].map((machine) => ({ id: `M${machine}`, windows: [[0, horizon]] })),
    jobs: steps.map((_, job) => ({ id: `J${job}`, release: 0, due: horizon, weight: 1 })),
    operations: steps.flatMap((row, job) =>
      row.map(({ machine, minutes }, i) => ({
        id: `J${job}.${i}`,
        job: `J${job}`,
        duration: minutes,
        takes: [[`M${machine}`]],
        after: i === 0 ? [] : [{ operation: `J${job}.${i - 1}`, lag: 0 }],
      })),
    ),
  };
};
