/** Orders use a forecast up within their windows, each piece once, and never leave one that they cover. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '@gemba/measures/period';
import type { ForecastOf, Wanted, Windows } from '../consumption.js';
import { consume, dueOf } from '../consumption.js';

const first = '2026-03-02';
/** Week `n` from Monday, 2026-03-02, on. */
const week = (n: number, quantity: number): ForecastOf => ({
  ...{ from: plusDays(first, 7 * n), to: plusDays(first, 7 * n + 7), quantity: BigInt(quantity) },
});
const order = (day: number, quantity: number): Wanted => ({
  ...{ date: plusDays(first, day), quantity: BigInt(quantity) },
});
const left = (forecast: readonly ForecastOf[], orders: readonly Wanted[], windows: Partial<Windows> = {}) =>
  consume(forecast, orders, { backward: 0, forward: 0, ...windows }).map((each) => Number(each.left));

describe('consumption', () => {
  const weeks = [week(0, 10), week(1, 10), week(2, 10)];
  it('takes an order off the forecast of its own period, and what is over off no other', () => {
    expect(left(weeks, [order(8, 4)])).toEqual([10, 6, 10]);
    expect(left(weeks, [order(8, 14)])).toEqual([10, 0, 10]);
  });
  it('looks back first, then forward, as many days as its policy says', () => {
    expect(left(weeks, [order(8, 14)], { backward: 2 })).toEqual([6, 0, 10]);
    expect(left(weeks, [order(9, 14)], { backward: 2 })).toEqual([10, 0, 10]);
    expect(left(weeks, [order(8, 24)], { backward: 7, forward: 6 })).toEqual([0, 0, 6]);
    expect(left(weeks, [order(8, 14)], { forward: 5 })).toEqual([10, 0, 10]);
  });
  it('lets every order use its own period before others do', () => {
    expect(left(weeks, [order(0, 20), order(8, 10)], { forward: 7 })).toEqual([0, 0, 10]);
    expect(left(weeks, [order(0, 20), order(8, 10)], { forward: 14 })).toEqual([0, 0, 0]);
  });
  it('is needed when its period begins, not before today, and not within the demand time fence', () => {
    const of = week(1, 10);
    expect(dueOf(of, { today: first, fence: 0 })).toBe('2026-03-09');
    expect(dueOf(of, { today: '2026-03-11', fence: 0 })).toBe('2026-03-11');
    expect(dueOf(of, { today: '2026-03-05', fence: 7 })).toBe('2026-03-12');
    expect(dueOf(of, { today: '2026-03-05', fence: 11 })).toBeNull();
    expect(dueOf(of, { today: '2026-03-16', fence: 0 })).toBeNull();
  });
});

/** The same told piece by piece: each piece looks for a place by itself. */
const byPieces = (
  forecast: readonly number[],
  days: readonly number[],
  windows: Windows,
): readonly number[] => {
  const places = [...forecast];
  const homeless: number[] = [];
  const sits = (place: number): boolean => {
    if ((places[place] ?? 0) <= 0) return false;
    places[place]! -= 1;
    return true;
  };
  const inOrder = days.toSorted((a, b) => a - b);
  for (const day of inOrder) if (!sits(Math.floor(day / 7))) homeless.push(day);
  for (const day of homeless) {
    const own = Math.floor(day / 7);
    let found = false;
    for (let place = own - 1; !found && place >= 0 && place * 7 + 6 >= day - windows.backward; place -= 1)
      found = sits(place);
    for (
      let place = own + 1;
      !found && place < places.length && place * 7 <= day + windows.forward;
      place += 1
    )
      found = sits(place);
  }
  return places;
};

describe('whatever is forecast and ordered', () => {
  const scenes = fc.record({
    forecast: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 }),
    orders: fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 41 }), value: fc.integer({ min: 1, max: 6 }) }),
      {
        maxLength: 8,
      },
    ),
    windows: fc.record({
      backward: fc.integer({ min: 0, max: 20 }),
      forward: fc.integer({ min: 0, max: 20 }),
    }),
  });
  it('is left what a count by pieces leaves; no order is planned beside a forecast that covers it', () => {
    fc.assert(
      fc.property(scenes, ({ forecast, orders, windows }) => {
        const found = consume(
          forecast.map((quantity, n) => week(n, quantity)),
          orders.map(({ day, value }) => order(day, value)),
          windows,
        );
        const days = orders.flatMap(({ day, value }) => Array.from({ length: value }, () => day));
        expect(found.map((each) => Number(each.left))).toEqual(byPieces(forecast, days, windows));
        for (const { consumed, left: rest, quantity } of found) {
          expect(consumed + rest).toBe(quantity);
          expect(rest >= 0n && consumed >= 0n).toBe(true);
        }
        const used = found.reduce((sum, { consumed }) => sum + consumed, 0n);
        expect(used <= BigInt(days.length)).toBe(true);
        // With no windows a period needs the larger of both, as the books have it.
        const total = consume(
          forecast.map((quantity, n) => week(n, quantity)),
          orders.map(({ day, value }) => order(day, value)),
          { backward: 0, forward: 0 },
        ).map(({ from, to, left: rest }) => {
          const ordered = orders.filter(
            ({ day }) => plusDays(first, day) >= from && plusDays(first, day) < to,
          );
          return Number(rest) + ordered.reduce((sum, { value }) => sum + value, 0);
        });
        for (const [n, quantity] of forecast.entries()) {
          const ordered = days.filter((day) => Math.floor(day / 7) === n).length;
          expect(total[n]).toBe(Math.max(quantity, ordered));
        }
      }),
    );
  });
});
