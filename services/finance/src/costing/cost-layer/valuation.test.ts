/** Cost formulas against a published example, and against a model that counts unit by unit. */
import { describe, expect, it } from '@jest/globals';
import type { Money } from '@gemba/measures/money';
import { addMoney, subtractMoney, sumOfMoney } from '@gemba/measures/money';
import fc from 'fast-check';
import type { CostMethod, Move, Valuation } from './valuation.js';
import { allocation, landedKey } from './landed.js';
import { arrived, changed, landedIn, lotWorths, revalued, withLandedCost } from './valuation.js';

const usd = (amount: string): Money => ({ amount, currency: 'USD' });
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const day = (n: number): string => `2026-07-${String(n).padStart(2, '0')}T10:00:00.000Z`;

const came = (key: string, at: string, quantity: number, amount: string): Move => ({
  ...{ key, at, lot: key, source: key, quantity: pieces(quantity), amount: usd(amount) },
});
const left = (key: string, at: string, quantity: number, lot: string): Move => ({
  ...{ key, at, lot, source: key, quantity: pieces(quantity), amount: usd('0.00') },
  out: { purpose: `shipment/${key}/1`, kind: 'shipment' },
});

const empty = (method: CostMethod): Valuation => ({
  ...{ method, layers: [], held: {}, opening: [], moves: [] },
});

type Books = { readonly valuation: Valuation; readonly costs: Readonly<Record<string, Money>> };

/** Each issue at what it was booked with, and every correction of it. */
const booked = ({ valuation, costs }: Books, move: Move): Books => {
  const outcome = arrived(valuation, move);
  if (!outcome) throw new Error(`${move.key} was refused.`);
  const own = move.out ? { ...costs, [move.key]: outcome.amount } : costs;
  const after = outcome.corrections.reduce((all, { issue, difference }) => {
    const before = all[issue.key];
    if (!before) throw new Error(`${issue.key} was never booked.`);
    return { ...all, [issue.key]: addMoney(before, difference) };
  }, own);
  return { valuation: outcome.after, costs: after };
};

const all = (method: CostMethod, moves: readonly Move[]): Books =>
  moves.reduce(booked, { valuation: empty(method), costs: {} });

const worth = ({ layers }: Valuation): Money =>
  sumOfMoney(
    layers.map(({ amount }) => amount),
    'USD',
  );

/**
 * OpenStax, Principles of Accounting, Volume 1: Financial Accounting (2019), section 10.3, the Spy Who Loves
 * You: 150 at 21, sold 120; bought 225 at 27, sold 180; bought 210 at 33.
 */
const SPY: readonly Move[] = [
  came('JUL1', day(1), 150, '3150.00'),
  left('S1', day(5), 120, 'JUL1'),
  came('JUL10', day(10), 225, '6075.00'),
  left('S2', day(15), 180, 'JUL10'),
  came('JUL25', day(25), 210, '6930.00'),
];

const sum = ({ costs }: Books): Money => sumOfMoney(Object.values(costs), 'USD');

describe('OpenStax 10.3, perpetual', () => {
  it('first in, first out: 7,200 sold, 8,955 left', () => {
    const books = all('fifo', SPY);
    expect(sum(books)).toEqual(usd('7200.00'));
    expect(worth(books.valuation)).toEqual(usd('8955.00'));
    expect(books.valuation.layers.map(({ quantity, amount }) => [quantity.value, amount.amount])).toEqual([
      ['75', '2025.00'],
      ['210', '6930.00'],
    ]);
  });

  it('moving average: 7,253 sold, 8,902 left, to the dollar as printed', () => {
    const books = all('movingAverage', SPY);
    expect(sum(books)).toEqual(usd('7252.94'));
    expect(worth(books.valuation)).toEqual(usd('8902.06'));
  });

  it('specific: each lot at its own cost', () => {
    // 120 of the first at 21, 180 of the second at 27.
    expect(sum(all('specific', SPY))).toEqual(usd('7380.00'));
  });
});

describe('what is dated back', () => {
  it('costs later issues once more, and says only what differs', () => {
    const early = all('fifo', [came('B', day(10), 10, '30.00'), left('S', day(11), 5, 'B')]);
    expect(early.costs.S).toEqual(usd('15.00'));
    const outcome = arrived(early.valuation, came('A', day(1), 5, '10.00'));
    expect(outcome?.corrections.map(({ issue, difference }) => [issue.key, difference])).toEqual([
      ['S', usd('-5.00')],
    ]);
    expect(outcome && worth(outcome.after)).toEqual(usd('30.00'));
  });

  it('an issue before what it is taken from counts right after that', () => {
    const books = all('movingAverage', [came('A', day(5), 4, '40.00'), left('S', day(1), 4, 'A')]);
    expect(books.costs.S).toEqual(usd('40.00'));
    expect(books.valuation.layers).toEqual([]);
  });

  it('does not reach behind a revaluation', () => {
    const { valuation } = all('fifo', [came('B', day(10), 10, '30.00'), left('S', day(11), 5, 'B')]);
    const after = revalued(valuation, { lot: 'B' }, usd('5.00'));
    expect(arrived(after, came('A', day(1), 5, '10.00'))?.corrections).toEqual([]);
  });
});

describe('a landed cost', () => {
  const freight = {
    ...{ site: 'lyon', item: 'SEAL', lot: 'B', source: 'B', landedCost: 'X5', date: '2026-07-03' },
    ...{ amount: usd('18.00'), group: usd('18.00'), sourceEventId: 'E5' },
  };
  const back = { ...freight, amount: usd('-18.00'), group: usd('-18.00'), sourceEventId: 'E6' };
  const row = { quantity: pieces(9), amount: usd('11.50') };
  const none = { quantity: pieces(0), amount: usd('0.00') };
  const received = { site: 'lyon', item: 'SEAL', left: row, back: none };
  const landed = (books: Books, command = freight): Books => {
    const { stocked } = allocation(books.valuation, command, received);
    const of = { lot: 'B', source: 'B' };
    return { ...books, valuation: withLandedCost(books.valuation, of, [landedKey(command), stocked]) };
  };
  const before = (method: CostMethod) =>
    all(method, [came('A', day(1), 9, '11.50'), came('B', day(2), 9, '11.50')]);

  it('leaves with the goods at the average, and what is left of it is what is taken back', () => {
    const half = booked(landed(before('movingAverage')), left('S', day(4), 9, 'B'));
    expect(half.costs.S).toEqual(usd('20.50'));
    expect(allocation(half.valuation, back, received)).toMatchObject({
      ...{ stocked: usd('-9.00'), expensed: usd('-9.00'), because: 'issued' },
    });
    expect(worth(landed(half, back).valuation)).toEqual(usd('11.50'));
    expect(landedIn(landed(half, back).valuation, landedKey(freight))).toBeUndefined();
  });

  it('is not more again when other goods come in', () => {
    const half = booked(landed(before('movingAverage')), left('S', day(4), 9, 'B'));
    const refilled = booked(half, came('C', day(5), 9, '90.00'));
    expect(allocation(refilled.valuation, back, received).stocked).toEqual(usd('-9.00'));
    const quarter = booked(refilled, left('T', day(6), 9, 'C'));
    expect(allocation(quarter.valuation, back, received).stocked).toEqual(usd('-4.50'));
  });

  it.each(['specific', 'fifo'] as const)('is with its own goods: %s', (method) => {
    const third = booked(landed(before(method)), left('S', day(4), 9, 'A'));
    const less = method === 'fifo' ? third : booked(third, left('T', day(5), 3, 'B'));
    const stays = method === 'fifo' ? '-18.00' : '-12.00';
    expect(allocation(less.valuation, back, received).stocked).toEqual(usd(stays));
  });
});

/** A move of the plan: which lot, how much, at which price, at which hour; drawn in any order of arrival. */
type Drawn = { readonly lot: number; readonly units: number; readonly cents: number; readonly hour: number };

const drawn: fc.Arbitrary<readonly (Drawn & { readonly isIssue: boolean })[]> = fc.array(
  fc.record({
    ...{ lot: fc.integer({ min: 0, max: 3 }), units: fc.integer({ min: 1, max: 6 }) },
    ...{ cents: fc.integer({ min: 0, max: 9999 }), hour: fc.integer({ min: 0, max: 23 }) },
    isIssue: fc.boolean(),
  }),
  { maxLength: 30 },
);

const at = (hour: number): string => `2026-07-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** The moves that the lots can serve in their order of arrival, whatever times they are dated with. */
const possible = (plan: readonly (Drawn & { readonly isIssue: boolean })[]): readonly Move[] => {
  const stock = new Map<string, number>();
  return plan.flatMap(({ lot: of, units, cents, hour, isIssue }, n) => {
    const lot = `L${String(of)}`;
    const held = stock.get(lot) ?? 0;
    if (isIssue && held < units) return [];
    stock.set(lot, held + (isIssue ? -units : units));
    const key = `M${String(n)}`;
    return isIssue
      ? [left(key, at(hour), units, lot)]
      : [{ ...came(key, at(hour), units, (cents / 100).toFixed(2)), lot }];
  });
};

/** Whether each lot can serve all that leaves it in this order. */
const isPossible = (moves: readonly Move[]): boolean => {
  const stock = new Map<string, number>();
  return moves.every(({ lot, quantity, out }) => {
    const after = (stock.get(lot) ?? 0) + Number(quantity.value) * (out ? -1 : 1);
    stock.set(lot, after);
    return after >= 0;
  });
};

const METHODS = ['specific', 'fifo', 'movingAverage', 'standard'] as const;

/** Pieces in hand one by one, each with the hour at which it came: first in, first out without any layer. */
const unitsOut = (moves: readonly Move[]): ReadonlyMap<string, number> => {
  const sorted = moves.map((move, n) => ({ move, n })).toSorted((a, b) => order(a, b));
  const hand: number[] = [];
  const owed: { key: string; units: number }[] = [];
  const costs = new Map<string, number>();
  for (const { move } of sorted) {
    const units = Number(move.quantity.value);
    if (move.out) owed.push({ key: move.key, units });
    else hand.push(...Array.from({ length: units }, () => Number(move.amount.amount) / units));
    for (const each of owed) {
      if (each.units === 0 || hand.length < each.units) continue;
      costs.set(
        each.key,
        hand.splice(0, each.units).reduce((total, one) => total + one, 0),
      );
      each.units = 0;
    }
  }
  return costs;
};

const order = (a: { move: Move; n: number }, b: { move: Move; n: number }): number =>
  a.move.at === b.move.at ? a.n - b.n : a.move.at < b.move.at ? -1 : 1;

describe('in any order of arrival', () => {
  it('what came in is in stock or was issued, to the cent, and nothing is below zero', () => {
    fc.assert(
      fc.property(fc.constantFrom(...METHODS), drawn, (method, plan) => {
        const moves = possible(plan);
        const books = all(method, moves);
        const into = sumOfMoney(
          moves.flatMap((move) => (move.out ? [] : [move.amount])),
          'USD',
        );
        expect(subtractMoney(into, sum(books))).toEqual(worth(books.valuation));
        const lots = lotWorths(books.valuation);
        expect(
          sumOfMoney(
            lots.map((each) => each.amount),
            'USD',
          ),
        ).toEqual(worth(books.valuation));
        expect(books.valuation.layers.every(({ amount }) => Number(amount.amount) >= 0)).toBe(true);
      }),
    );
  });

  it('costs issues as if all had been heard in the order of their time', () => {
    fc.assert(
      fc.property(fc.constantFrom('fifo', 'movingAverage'), drawn, (method, plan) => {
        const moves = possible(plan);
        const inTime = moves.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
        fc.pre(isPossible(inTime));
        expect(all(method, moves).costs).toEqual(all(method, inTime).costs);
      }),
    );
  });

  it('first in, first out agrees with pieces counted one by one', () => {
    fc.assert(
      fc.property(drawn, (plan) => {
        const moves = possible(plan);
        const { costs } = all('fifo', moves);
        const model = unitsOut(moves);
        for (const [key, { amount }] of Object.entries(costs)) {
          // A layer that leaves in parts rounds each part to the cent.
          expect(Math.abs(Number(amount) - (model.get(key) ?? 0))).toBeLessThan(0.3);
        }
      }),
    );
  });

  it('another formula changes no worth', () => {
    fc.assert(
      fc.property(fc.constantFrom(...METHODS), fc.constantFrom(...METHODS), drawn, (from, to, plan) => {
        const { valuation } = all(from, possible(plan));
        expect(worth(changed(valuation, to))).toEqual(worth(valuation));
        expect(changed(valuation, to).held).toEqual(valuation.held);
      }),
    );
  });
});
