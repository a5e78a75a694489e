/** Work is promised where machine and person are free of what the schedule and earlier promises have them do. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PromisedWork } from '@gemba/contracts/events/supply-chain/sales';
import type { Bar, CapacityRow } from '../tables/capacity.js';
import { roomFor } from './capacity.js';

const day = (date: number, from = '06:00', to = '14:00') => ({
  from: `2026-03-0${String(date)}T${from}:00.000Z`,
  to: `2026-03-0${String(date)}T${to}:00.000Z`,
});
const days = [2, 3, 4, 5, 6].map((date) => day(date));
const bar = (date: number, more: Partial<Bar> = {}): Bar => {
  const { from: start, to: end } = day(date);
  return { order: `M-${String(date)}`, workUnit: 'LATHE-1', people: ['ANA'], start, end, ...more };
};
const shop = (bars: readonly Bar[], more: Partial<CapacityRow> = {}): CapacityRow => ({
  machines: { 'LATHE-1': { workCenter: 'TURN', down: false } },
  skills: { ANA: { cnc: '2026-12-31' } },
  proposed: [],
  adopted: {
    ...{ number: 1, from: '2026-03-02T00:00:00.000Z', until: '2026-03-07T00:00:00.000Z', bars },
    resources: [
      { kind: 'machine', id: 'LATHE-1', windows: days },
      { kind: 'person', id: 'ANA', windows: days },
    ],
  },
  ...more,
});
const turning = { sequence: 10, workCenter: 'TURN', setup: 'PT1H', runPerUnit: 'PT1H', skill: 'cnc' };
const trial = {
  ...{ operations: [turning], quantity: '4', from: '2026-03-02T09:00:00.000Z', claims: [] },
};
const when = (room: ReturnType<typeof roomFor>) =>
  typeof room === 'string' ? room : room.map(({ from, to }) => `${from.slice(8, 16)}–${to.slice(8, 16)}`);

describe('room', () => {
  it('is behind what the machine is loaded with', () => {
    expect(when(roomFor(shop([]), trial))).toEqual(['02T09:00–02T14:00']);
    expect(when(roomFor(shop([2, 3, 4, 5].map((date) => bar(date))), trial))).toEqual(['06T06:00–06T11:00']);
    expect(roomFor(shop([]), trial)[0]).toMatchObject({ workUnit: 'LATHE-1', person: 'ANA', operation: 10 });
  });

  it('goes on after a night, but not over the work of somebody else', () => {
    expect(when(roomFor(shop([]), { ...trial, quantity: '8' }))).toEqual(['02T09:00–03T10:00']);
    expect(when(roomFor(shop([bar(3)]), { ...trial, quantity: '8' }))).toEqual(['04T06:00–05T07:00']);
  });

  it('is one operation after the other, each by who can do it', () => {
    const twice = [turning, { ...turning, sequence: 20, setup: 'PT0S' }];
    expect(when(roomFor(shop([]), { ...trial, operations: twice }))).toEqual([
      ...['02T09:00–02T14:00', '03T06:00–03T10:00'],
    ]);
    expect(roomFor(shop([]), { ...trial, operations: [{ ...turning, skill: 'weld' }] })).toBe('nobody');
    const down = { machines: { 'LATHE-1': { workCenter: 'TURN', down: true } } };
    expect(roomFor(shop([], down), trial)).toBe('nobody');
  });

  it('is not known without a schedule, and behind its end', () => {
    expect(roomFor(undefined, trial)).toBe('no-schedule');
    expect(roomFor(shop([2, 3, 4, 5, 6].map((date) => bar(date))), trial)).toBe('behind-horizon');
  });

  it('is promised once, whoever comes first', () => {
    const hours = fc.integer({ min: 1, max: 9 }).map(String);
    const loads = fc.uniqueArray(fc.constantFrom(2, 3, 4, 5, 6), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 10 }), loads, (orders, loaded) => {
        const bars = loaded.map((date) => bar(date));
        const claims: PromisedWork[] = [];
        for (const quantity of orders) {
          const room = roomFor(shop(bars), { ...trial, quantity, claims });
          if (typeof room !== 'string') claims.push(...room);
        }
        const taken = [...claims, ...bars.map(({ start: from, end: to }) => ({ from, to }))].toSorted(
          (a, b) => (a.from < b.from ? -1 : 1),
        );
        taken.forEach(({ from }, i) => {
          const before = taken[i - 1];
          if (before) expect(before.to <= from).toBe(true);
        });
      }),
    );
  });
});
