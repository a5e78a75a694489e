/** No combination that may be taken is cheaper than the one that is: shown by trying all of them. */
import { describe, expect, it } from '@jest/globals';
import type { ComparedSupply } from '@gemba/contracts/events/supply-chain/cancellations';
import fc from 'fast-check';
import { GO_ON, cheapest } from './cheapest.js';

const eur = (amount: number) => ({ amount: `${String(amount)}.00`, currency: 'EUR' });
const quantity = { value: '1', unit: 'C62' };

type Way = { way: 'stop' | 'keep' | 'repeg'; cost: number; demand?: string };

const supply = (id: string, needed: string, ways: readonly Way[]): ComparedSupply => ({
  ...{ supply: id, item: 'PUMP', quantity, for: needed, due: '2026-03-09', sunk: eur(0) },
  ...{ holdingRate: '0.25', lots: [] },
  options: ways.map(({ way, cost, demand }) => ({
    option: demand === undefined ? way : `${way} ${demand}`,
    parts: [{ way, quantity, ...(demand === undefined ? {} : { demand }) }],
    cost: eur(cost),
  })),
});

const SOLD = 'sales-order/SO-1/1';
const DEMANDS = ['sales-order/SO-2/1', 'sales-order/SO-3/1'] as const;

const anySupply = fc.record({
  /** For an earlier one of the list, or for the sales order. */
  under: fc.nat({ max: 9 }),
  stop: fc.option(fc.nat({ max: 50 }), { nil: undefined }),
  keep: fc.nat({ max: 50 }),
  repeg: fc.array(fc.record({ demand: fc.constantFrom(...DEMANDS), cost: fc.nat({ max: 30 }) }), {
    maxLength: 2,
  }),
});

const suppliesOf = (drawn: readonly (typeof anySupply extends fc.Arbitrary<infer T> ? T : never)[]) =>
  drawn.map(({ under, stop, keep, repeg }, at) => {
    const ways: Way[] = [{ way: 'keep', cost: keep }];
    if (stop !== undefined) ways.push({ way: 'stop', cost: stop });
    for (const each of new Map(repeg.map((way) => [way.demand, way])).values())
      ways.push({ way: 'repeg', ...each });
    const above = at === 0 ? -1 : (under % (at + 1)) - 1;
    return supply(`S${String(at)}`, above < 0 ? SOLD : `S${String(above)}`, ways);
  });

type Choice = { supply: string; option: string };

/** Every combination there is, with its cost; undefined where it may not be. */
const combinations = (supplies: readonly ComparedSupply[]): readonly (readonly Choice[])[] =>
  supplies.reduce<readonly (readonly Choice[])[]>(
    (all, { supply: id, options }) =>
      all.flatMap((before) =>
        [...options.map(({ option }) => option), GO_ON].map((option) => [...before, { supply: id, option }]),
      ),
    [[]],
  );

/** What it costs by the plain rules; null where an order above it, or a demand, forbids it. */
const priceOf = (supplies: readonly ComparedSupply[], choices: readonly Choice[]): number | null => {
  const optionOf = new Map(choices.map((each) => [each.supply, each.option]));
  const demands: string[] = [];
  let cost = 0;
  for (const { supply: id, for: needed, options } of supplies) {
    const above = optionOf.get(needed);
    const option = optionOf.get(id);
    const isNeeded = above !== undefined && above !== 'stop';
    if (isNeeded !== (option === GO_ON)) return null;
    const taken = options.find((each) => each.option === option);
    cost += Number(taken?.cost.amount ?? 0);
    demands.push(...(taken?.parts.flatMap(({ demand }) => demand ?? []) ?? []));
  }
  return new Set(demands).size === demands.length ? cost : null;
};

describe('the cheapest combination', () => {
  it('is one that may be, and none that may be is cheaper', () => {
    fc.assert(
      fc.property(fc.array(anySupply, { minLength: 1, maxLength: 5 }), (drawn) => {
        const supplies = suppliesOf(drawn);
        const { choices, isProven } = cheapest(supplies);
        const prices = combinations(supplies).flatMap((each) => priceOf(supplies, each) ?? []);
        expect(isProven).toBe(true);
        expect(choices.map((each) => each.supply).sort()).toEqual(supplies.map((each) => each.supply).sort());
        expect(priceOf(supplies, choices)).toBe(Math.min(...prices));
      }),
      { numRuns: 300 },
    );
  });

  it('gives a demand to the supply that saves most by it', () => {
    const [demand] = DEMANDS;
    const plan = cheapest([
      supply('A', SOLD, [
        { way: 'repeg', cost: 0, demand },
        { way: 'stop', cost: 10 },
      ]),
      supply('B', SOLD, [
        { way: 'repeg', cost: 0, demand },
        { way: 'stop', cost: 90 },
      ]),
    ]);
    expect(plan.choices).toEqual([
      { supply: 'A', option: 'stop' },
      { supply: 'B', option: `repeg ${demand}` },
    ]);
  });

  it('finishes what is worth less than what is made for it would lose', () => {
    const plan = cheapest([
      supply('A', SOLD, [
        { way: 'stop', cost: 5 },
        { way: 'keep', cost: 20 },
      ]),
      supply('A.1', 'A', [
        { way: 'keep', cost: 30 },
        { way: 'stop', cost: 40 },
      ]),
    ]);
    expect(plan.choices).toEqual([
      { supply: 'A', option: 'keep' },
      { supply: 'A.1', option: GO_ON },
    ]);
  });

  it('is found among two hundred that want the same three demands', () => {
    const demands = ['1', '2', '3'].map((line) => `sales-order/SO-9/${line}`);
    const many = Array.from({ length: 200 }, (_, at) =>
      supply(`S${String(at)}`, SOLD, [
        ...demands.map((demand) => ({ way: 'repeg' as const, cost: 0, demand })),
        { way: 'stop', cost: 100 },
      ]),
    );
    const { choices, isProven } = cheapest(many);
    expect(isProven).toBe(true);
    expect(choices.filter(({ option }) => option === 'stop')).toHaveLength(197);
  });
});
