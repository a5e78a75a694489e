/** The search that needs no engine: rules make a first schedule, local search makes it better. */
import { chanceOf } from '../engine/chance.js';
import { construct, type Found } from '../engine/construct.js';
import { improve } from '../engine/improve.js';
import { indexedOf } from '../engine/indexed.js';
import { solutionOf } from '../engine/solution.js';
import type { Problem, Solution } from '../problem.js';
import { boundOf } from '../shop/bound.js';
import { shopSearch } from '../shop/relink.js';
import { shopOf, type Shop } from '../shop/shop.js';

/** Its state after so many steps depends on problem, seed and steps alone. */
export type Search = {
  /** The best solution so far, always feasible; the same object as long as nothing better was found. */
  readonly best: () => Solution;
  /** So many steps more; false when nothing better can be found. */
  readonly advance: (steps: number) => boolean;
  /** No schedule is shorter; undefined where that is not known. */
  readonly bound?: number;
};

type Plans = { readonly best: () => Found['plan']; readonly advance: (steps: number) => boolean };

const shopPlans = ({ shop, begun, seed }: Begun & { shop: Shop }): Plans => {
  const search = shopSearch(shop, begun.plan.order, chanceOf(seed));
  const bound = boundOf(shop);
  let plan = begun.plan;
  let { makespan } = begun.value;
  const best = (): Found['plan'] => {
    const found = search.best();
    if (found.makespan < makespan) {
      plan = { order: Int32Array.from(found.order), choice: begun.plan.choice };
      makespan = found.makespan;
    }
    return plan;
  };
  return {
    best,
    advance: (steps) => {
      if (search.best().makespan <= bound) return false;
      search.advance(steps);
      return search.best().makespan > bound;
    },
  };
};

type Begun = { readonly begun: Found; readonly seed: number };

/**
 * @throws RangeError on an id that is used twice or leads nowhere, and on operations that wait in a
 * circle.
 */
export const searching = (problem: Problem, seed = 1): Search => {
  const indexed = indexedOf(problem);
  const begun = construct(indexed);
  const shop = begun.value.over === 0 ? shopOf(indexed) : null;
  const general = (): Plans => {
    const search = improve(indexed, begun, chanceOf(seed));
    return { best: () => search.best().plan, advance: search.advance };
  };
  const plans = shop ? shopPlans({ shop, begun, seed }) : general();
  let shown = plans.best();
  let solution = solutionOf(indexed, begun.plan);
  const best = (): Solution => {
    const plan = plans.best();
    if (plan === shown) return solution;
    shown = plan;
    solution = solutionOf(indexed, plan);
    return solution;
  };
  return { best, advance: plans.advance, ...(shop ? { bound: boundOf(shop) } : {}) };
};

/** The best solution after so many steps. */
export const searched = (
  problem: Problem,
  { steps, seed = 1 }: { steps: number; seed?: number },
): Solution => {
  const search = searching(problem, seed);
  search.advance(steps);
  return search.best();
};
