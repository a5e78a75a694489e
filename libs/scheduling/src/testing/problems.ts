/** Random problems of every kind that there is: alternatives, calendars, set-ups, lags, fixed operations. */
import { chanceOf, type Chance } from '../engine/chance.js';
import type { Operation, Problem, Resource, Window } from '../problem.js';

export type Size = { readonly jobs: number; readonly operations: number; readonly resources: number };

const FAMILIES = ['red', 'green', 'blue'];

const windowsBy = (chance: Chance, horizon: number): Window[] => {
  const windows: Window[] = [];
  for (let from = chance(30); from < horizon;) {
    const to = Math.min(horizon, from + 5 + chance(60));
    windows.push([from, to]);
    from = to + 1 + chance(25);
  }
  return windows;
};

const setupsBy = (chance: Chance): Record<string, Record<string, number>> =>
  Object.fromEntries(
    FAMILIES.map((from) => [
      from,
      Object.fromEntries(FAMILIES.map((to) => [to, from === to ? 0 : chance(9)])),
    ]),
  );

const resourceBy = (chance: Chance, id: string, horizon: number): Resource => ({
  id,
  windows: chance(4) === 0 ? [[0, horizon]] : windowsBy(chance, horizon),
  ...(chance(2) === 0 ? { setups: setupsBy(chance) } : {}),
  ...(chance(2) === 0 ? { family: FAMILIES[chance(3)] ?? 'red' } : {}),
});

const some = (chance: Chance, names: readonly string[], most: number): string[] => [
  ...new Set(Array.from({ length: 1 + chance(most) }, () => names[chance(names.length)] ?? '')),
];

const operationBy = (chance: Chance, before: readonly Operation[], ground: Ground): Operation => {
  const { job, names, horizon } = ground;
  const mine = before.filter((each) => each.job === job);
  const behind = [...(chance(4) > 0 ? mine.slice(-1) : []), ...(chance(9) === 0 ? before.slice(0, 1) : [])];
  const takes = Array.from({ length: 1 + chance(3) }, () => some(chance, names, 3));
  const resources = [...new Set(takes.map(([first]) => first ?? ''))];
  const isFixed = chance(12) === 0 && resources.length === takes.length;
  return {
    id: `${job}.${String(mine.length)}`,
    job,
    duration: chance(20) === 0 ? 0 : 1 + chance(25),
    takes,
    after: [...new Set(behind.map(({ id }) => id))].map((operation) => ({
      operation,
      lag: chance(3) === 0 ? chance(20) : 0,
    })),
    ...(chance(3) > 0 ? { family: FAMILIES[chance(3)] ?? 'red' } : {}),
    ...(isFixed ? { fixed: { start: chance(horizon >> 2), resources } } : {}),
  };
};

type Ground = { readonly job: string; readonly names: readonly string[]; readonly horizon: number };

/** The same problem for the same seed. */
export const randomProblem = (seed: number, size: Size): Problem => {
  const chance = chanceOf(seed);
  const horizon = 60 + chance(size.operations * 40);
  const names = Array.from({ length: size.resources }, (_, i) => `R${String(i)}`);
  const jobs = Array.from({ length: size.jobs }, (_, i) => ({
    id: `J${String(i)}`,
    release: chance(60),
    due: chance(horizon),
    weight: chance(4),
  }));
  const operations: Operation[] = [];
  for (let i = 0; i < size.operations; i += 1) {
    const job = jobs[chance(jobs.length)]?.id ?? '';
    operations.push(operationBy(chance, operations, { job, names, horizon }));
  }
  const resources = names.map((id) => resourceBy(chance, id, horizon));
  return { horizon, resources, jobs, operations };
};
