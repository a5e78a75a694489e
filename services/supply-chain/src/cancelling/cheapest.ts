/**
 * Which option of each supply makes the whole cheapest: one option each, no demand served twice, and what an
 * order needs that goes on itself goes on with it. Branch and bound (Land and Doig, An Automatic Method of
 * Solving Discrete Programming Problems, 1960).
 */
import type {
  CancellationChoice,
  CancellationOption,
  ComparedSupply,
} from '@gemba/contracts/events/supply-chain/cancellations';
import { scaledInteger } from '@gemba/measures/decimal';

/** Names the future of what an order needs that goes on. */
export const GO_ON = 'goOn';

export type Plan = { readonly choices: readonly CancellationChoice[]; readonly isProven: boolean };

type Node = {
  readonly supply: string;
  readonly options: readonly Priced[];
  readonly children: readonly Node[];
  /** The least that it and what is made for it can cost: with every demand free for it, and with none. */
  readonly least: bigint;
  readonly alone: bigint;
};

type Priced = {
  readonly option: string;
  readonly cost: bigint;
  readonly demand: string | undefined;
  readonly ends: boolean;
};

const DIGITS = 4;

const demandOf = ({ parts }: CancellationOption): string | undefined =>
  parts.find(({ demand }) => demand !== undefined)?.demand;

/** What ends altogether needs nothing more of what was made or bought for it. */
const endsIn = ({ parts }: CancellationOption): boolean => parts.every(({ way }) => way === 'stop');

const priced = (option: CancellationOption): Priced => ({
  option: option.option,
  cost: scaledInteger(option.cost.amount, DIGITS),
  demand: demandOf(option),
  ends: endsIn(option),
});

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

const lowest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));

const nodeOf = (
  { supply, options }: ComparedSupply,
  of: ReadonlyMap<string, readonly ComparedSupply[]>,
): Node => {
  const children = (of.get(supply) ?? []).map((each) => nodeOf(each, of));
  const all = options.map(priced);
  const least = (each: Priced, of: 'least' | 'alone'): bigint =>
    each.cost + (each.ends ? sum(children.map((child) => child[of])) : 0n);
  return {
    ...{ supply, options: all, children },
    least: lowest(all.map((each) => least(each, 'least'))),
    alone: lowest(all.filter(({ demand }) => demand === undefined).map((each) => least(each, 'alone'))),
  };
};

/** Supplies that no demand and no order joins are searched for themselves. */
const groupsOf = (roots: readonly Node[]): readonly (readonly Node[])[] => {
  const groups: { nodes: Node[]; demands: ReadonlySet<string> }[] = [];
  for (const root of roots) {
    const demands = demandsOf(root);
    const joined = groups.filter((group) => [...demands].some((demand) => group.demands.has(demand)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push({
      nodes: [...joined.flatMap(({ nodes }) => nodes), root],
      demands: new Set([...joined.flatMap((group) => [...group.demands]), ...demands]),
    });
  }
  return groups.map(({ nodes }) => nodes);
};

const demandsOf = ({ options, children }: Node): ReadonlySet<string> =>
  new Set([
    ...options.flatMap(({ demand }) => demand ?? []),
    ...children.flatMap((child) => [...demandsOf(child)]),
  ]);

/** How many steps are taken before the best that was found is taken without proof. */
const STEPS = 10_000;

/** At least this much is still to come: each demand that is left saves one supply at most what it can. */
const bound = (open: readonly Node[], demandsLeft: number): bigint => {
  const saved = open.map(({ alone, least }) => alone - least).sort((a, b) => (a < b ? 1 : -1));
  return sum(open.map(({ alone }) => alone)) - sum(saved.slice(0, demandsLeft));
};

type Search = { best: bigint | null; choices: readonly CancellationChoice[]; steps: number };

type Position = {
  readonly open: readonly Node[];
  readonly taken: ReadonlySet<string>;
  readonly cost: bigint;
  readonly choices: readonly CancellationChoice[];
};

const goingOn = (nodes: readonly Node[]): readonly CancellationChoice[] =>
  nodes.flatMap(({ supply, children }) => [{ supply, option: GO_ON }, ...goingOn(children)]);

const step = (
  { open: [node, ...rest], taken, cost, choices }: Position,
  { option, cost: more, demand, ends }: Priced,
): Position => ({
  open: ends ? [...(node?.children ?? []), ...rest] : rest,
  taken: demand === undefined ? taken : new Set([...taken, demand]),
  cost: cost + more,
  choices: [
    ...choices,
    { supply: node?.supply ?? '', option },
    ...(ends ? [] : goingOn(node?.children ?? [])),
  ],
});

const search = (at: Position, of: Search, demands: number): void => {
  const [node] = at.open;
  if (!node) {
    of.best = at.cost;
    of.choices = at.choices;
    return;
  }
  for (const each of node.options) {
    if (of.best !== null && of.steps >= STEPS) return;
    if (each.demand !== undefined && at.taken.has(each.demand)) continue;
    of.steps += 1;
    const next = step(at, each);
    if (of.best === null || next.cost + bound(next.open, demands - next.taken.size) < of.best)
      search(next, of, demands);
  }
};

/** The cheapest combination; of several the first in the order of supplies and of their options. */
export const cheapest = (supplies: readonly ComparedSupply[]): Plan => {
  const named = new Set(supplies.map(({ supply }) => supply));
  const of = Map.groupBy(supplies, ({ for: needed }) => needed);
  const roots = supplies.filter((each) => !named.has(each.for)).map((each) => nodeOf(each, of));
  let isProven = true;
  const choices = groupsOf(roots).flatMap((open) => {
    const found: Search = { best: null, choices: [], steps: 0 };
    const demands = new Set(open.flatMap((node) => [...demandsOf(node)]));
    search({ open, taken: new Set(), cost: 0n, choices: [] }, found, demands.size);
    isProven &&= found.steps < STEPS;
    return found.choices;
  });
  return { choices, isProven };
};
