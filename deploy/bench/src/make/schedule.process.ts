/** Finite scheduling: job shops against their proven optimum, and plants of the size of a real one. */
import { engineAt } from '@gemba/scheduling/solving/cp-sat.process';
import { startSearch, type Effort } from '@gemba/scheduling/solving/threads.process';
import { chanceOf } from '@gemba/scheduling/engine/chance';
import { flawsOf } from '@gemba/scheduling/feasible';
import type { Problem, Solution } from '@gemba/scheduling/problem';
import { searching } from '@gemba/scheduling/solving/search';
import { randomProblem } from '@gemba/scheduling/testing/problems';
import { SHOPS, shopProblem } from '@gemba/scheduling/testing/shops';
import { processorTime } from '../measure/cpu.process.js';
import { written } from '../measure/numbers.js';
import { figureOf } from '../measure/pair.process.js';
import type { Bench, Result, Row } from '../measure/row.js';

const SECONDS = 30;

const assertFeasible = (problem: Problem, solution: Solution): void => {
  const [flaw] = flawsOf(problem, solution);
  if (flaw || solution.unplaced.length > 0) throw new Error(`Not feasible: ${JSON.stringify(flaw)}.`);
};

/** The best schedule that is found in so many seconds, or before if it is proven. */
const foundIn = async (seconds: number, problem: Problem, effort: Effort): Promise<Solution> => {
  const solving = startSearch(problem, effort);
  const timer = setTimeout(() => solving.stop(), seconds * 1000);
  const { solution, trouble } = await solving.result;
  clearTimeout(timer);
  if (trouble !== undefined) throw new Error(trouble);
  assertFeasible(problem, solution);
  return solution;
};

type Found = { readonly name: string; readonly closeness: number; readonly seconds: number };

const resultOf = ({ pids }: Bench, found: readonly Found[], before: Record<string, number>): Result => {
  const here = ((processorTime(pids).here ?? 0) - (before.here ?? 0)) / found.length;
  const samples = found.map(({ seconds }) => ({
    count: 1,
    seconds,
    latencies: [seconds * 1000],
    cpu: { here },
  }));
  const told = found.map(({ name, closeness }) => `${name} ${written((1 / closeness - 1) * 100)} %`);
  return {
    product: figureOf(samples),
    baseline: null,
    ratio: Math.min(...found.map(({ closeness }) => closeness)),
    memory: process.memoryUsage.rss() / 2 ** 20,
    remarks: [`Above the optimum or its bound: ${told.join(', ')}.`],
  };
};

const shops = async (bench: Bench, effort: Effort): Promise<Result> => {
  const before = processorTime(bench.pids);
  const found: Found[] = [];
  for (const [name, { optimum, rows }] of Object.entries(SHOPS)) {
    const began = performance.now();
    const { makespan } = await foundIn(SECONDS * bench.scale, shopProblem(rows), effort);
    found.push({ name, closeness: optimum / makespan, seconds: (performance.now() - began) / 1000 });
  }
  return resultOf(bench, found, before);
};

type Reach = {
  readonly id: string;
  readonly work: string;
  readonly effort: () => Effort;
  readonly least: number;
};

const shopRow = ({ id, work, effort, least }: Reach): Row => ({
  id,
  work,
  against: 'the proven optimum',
  reach: `each ≥ ${String(least)}× in ${String(SECONDS)} s`,
  run: (bench) => shops(bench, effort()),
  holds: ({ ratio }) => (ratio ?? 0) >= least,
});

const withEngine = (): Effort => {
  const engine = engineAt();
  if (!engine) throw new Error('CP-SAT was not fetched: npm start does it.');
  return { engine, threads: 2 };
};

/** Every job passes every machine once, in an order of its own, 1 to 99 minutes each (E. Taillard, 1993). */
const shopBy = (seed: number, { jobs, machines }: { jobs: number; machines: number }) => {
  const chance = chanceOf(seed);
  const all = Array.from({ length: machines }, (_, machine) => machine);
  return Array.from({ length: jobs }, () => {
    const left = [...all];
    return all.flatMap(() => [...left.splice(chance(left.length), 1), 1 + chance(99)]);
  });
};

const wide: Row = {
  id: 'schedule-shop',
  work: 'job shop of 100 jobs × 20 machines',
  against: 'the lower bound',
  reach: `≥ 0.95× in ${String(SECONDS)} s`,
  run: async (bench) => {
    const before = processorTime(bench.pids);
    const problem = shopProblem(shopBy(71, { jobs: 100, machines: 20 }));
    const bound = searching(problem).bound ?? 0;
    const began = performance.now();
    const { makespan } = await foundIn(SECONDS * bench.scale, problem, { threads: 2 });
    const seconds = (performance.now() - began) / 1000;
    return resultOf(bench, [{ name: '100 × 20', closeness: bound / makespan, seconds }], before);
  },
  holds: ({ ratio }) => (ratio ?? 0) >= 0.95,
};

const MOST_TO_FEASIBLE_MS = 10_000;

const plant: Row = {
  id: 'schedule-plant',
  work: 'first schedule of 500 operations on 30 resources with calendars and set-ups',
  against: '–',
  reach: `< ${String(MOST_TO_FEASIBLE_MS / 1000)} s`,
  run: (bench) => {
    const before = processorTime(bench.pids);
    const found = Array.from({ length: bench.repetitions }, (_, seed) => {
      const problem = randomProblem(seed, { jobs: 100, operations: 500, resources: 30 });
      const began = performance.now();
      const solution = searching(problem).best();
      const seconds = (performance.now() - began) / 1000;
      const [flaw] = flawsOf(problem, solution);
      if (flaw) throw new Error(`Not feasible: ${JSON.stringify(flaw)}.`);
      return { name: String(seed), closeness: 1, seconds };
    });
    const placed = 'What a calendar has no room for is said to be unplaced, as it is to a planner.';
    return Promise.resolve({ ...resultOf(bench, found, before), ratio: null, remarks: [placed] });
  },
  holds: ({ product }) => (product.latency?.p99 ?? Infinity) < MOST_TO_FEASIBLE_MS,
};

export const scheduleRows: readonly Row[] = [
  shopRow({ id: 'schedule-cp-sat', work: '13 job shops, with CP-SAT', effort: withEngine, least: 0.99 }),
  shopRow({
    id: 'schedule-search',
    work: '13 job shops, search alone',
    effort: () => ({ threads: 2 }),
    least: 0.95,
  }),
  wide,
  plant,
];
