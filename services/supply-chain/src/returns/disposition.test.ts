/** No way of spreading a part over what is possible brings more than the plan, and every figure is said. */
import { describe, expect, it } from '@jest/globals';
import type {
  DispositionKind,
  DispositionOption,
  ReturnGrade,
} from '@gemba/contracts/events/supply-chain/returns';
import { DISPOSITIONS } from '@gemba/contracts/events/supply-chain/returns';
import fc from 'fast-check';
import { bestPlan, optionsFor } from './disposition.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });

const terms = [
  { kind: 'recycle', worstGrade: 'scrap', price: eur('15.00'), cost: eur('5.00') },
  { kind: 'restock', worstGrade: 'A', price: eur('340.00'), cost: eur('10.00'), demand: pieces(4) },
  { kind: 'returnToMaker', worstGrade: 'C', price: eur('60.00'), cost: eur('12.50'), capacity: pieces(9) },
] as const;

const asGraded = (grade: ReturnGrade, quantity: number, more: object = {}) =>
  optionsFor(terms, { grade, quantity: pieces(quantity), used: {}, limits: {}, ...more });

const short = (options: readonly DispositionOption[]) =>
  options.map(({ kind, netRecovery, possible }) => [kind, netRecovery.amount, possible.value]);

describe('the ways of a part', () => {
  it('stand in the order of what a unit brings, each with how much of it is possible', () => {
    expect(short(asGraded('A', 6))).toEqual([
      ['restock', '330.00', '4'],
      ['returnToMaker', '47.50', '6'],
      ['recycle', '10.00', '6'],
    ]);
  });

  it('say what limits them: the grade, the month, the lot', () => {
    const limits = { returnToMaker: { most: '1', why: 'one came on an order' } };
    const [restock, maker] = asGraded('B', 3, { used: { returnToMaker: '8' }, limits });
    expect(restock).toMatchObject({ possible: pieces(0), limitedBy: 'grade A or better' });
    expect(maker).toMatchObject({ possible: pieces(1), limitedBy: 'one came on an order' });
    expect(asGraded('A', 3, { used: { restock: '7' } })[0]).toMatchObject({
      ...{ kind: 'restock', possible: pieces(0) },
      limitedBy: 'demand of the month: 4 C62, of which 7 are used',
    });
  });
});

type Way = { readonly kind: DispositionKind; readonly net: number; readonly most: number };

const optionOf = ({ kind, net, most }: Way): DispositionOption => {
  const netRecovery = eur(`${String(net)}.00`);
  return { kind, price: netRecovery, cost: eur('0.00'), netRecovery, possible: pieces(most) };
};

/** Every way to spread up to so many over the ways, none over its limit. */
const spreads = (ways: readonly Way[], left: number): readonly (readonly number[])[] => {
  const [first, ...others] = ways;
  if (!first) return [[]];
  const most = Math.min(first.most, left);
  return Array.from({ length: most + 1 }, (_, n) => n).flatMap((n) =>
    spreads(others, left - n).map((rest) => [n, ...rest]),
  );
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

it('N08: the plan is the best of all spreads of as much as is possible, by enumeration', () => {
  const way = (kind: DispositionKind) =>
    fc.record({
      kind: fc.constant(kind),
      net: fc.integer({ min: -50, max: 400 }),
      most: fc.integer({ min: 0, max: 6 }),
    });
  fc.assert(
    fc.property(fc.tuple(...DISPOSITIONS.map(way)), fc.integer({ min: 1, max: 9 }), (ways, quantity) => {
      const options = optionsFor(
        ways.map(({ kind, net, most }) => ({
          ...{ kind, worstGrade: 'scrap' as const, capacity: pieces(most) },
          ...{ price: eur(`${String(Math.max(net, 0))}.00`), cost: eur(`${String(Math.max(-net, 0))}.00`) },
        })),
        { grade: 'C', quantity: pieces(quantity), used: {}, limits: {} },
      );
      const plan = bestPlan(options, String(quantity));
      const planned = sum(plan.map((each) => Number(each.quantity)));
      const brought = sum(plan.map((each) => Number(each.quantity) * Number(each.option.netRecovery.amount)));
      const all = spreads(ways, quantity);
      const most = Math.max(...all.map(sum));
      expect(planned).toBe(most);
      const values = all
        .filter((spread) => sum(spread) === most)
        .map((spread) => sum(spread.map((n, at) => n * (ways[at]?.net ?? 0))));
      expect(brought).toBe(Math.max(...values));
      for (const each of plan)
        expect(Number(each.quantity)).toBeLessThanOrEqual(
          ways.find(({ kind }) => kind === each.option.kind)?.most ?? -1,
        );
    }),
  );
});

it('takes nothing where nothing is possible', () => {
  expect(bestPlan([optionOf({ kind: 'recycle', net: 5, most: 0 })], '3')).toEqual([]);
});
