/** A terminal shows what is to be done at its machine, and finds it by what is scanned. */
import { describe, expect, it } from '@jest/globals';
import type { Thing } from '../desk/api/nouns.js';
import { keepStation, minutesSince, readStation, scanned, workAt } from './station.js';

const none = { value: '0', unit: 'C62' };
const operation = (sequence: number, more: object) => ({
  ...{ sequence, workUnit: 'ASM-1', status: 'assigned', people: [], good: none, scrap: none, rework: none },
  ...more,
});
const order = (id: string, ...operations: object[]): Thing => ({
  ...{ id, version: 1, site: 'lyon', item: `PUMP-${id}`, quantity: none },
  operations,
});

describe('work at a machine', () => {
  const work = workAt(
    [
      order('1', operation(10, { planned: '2026-03-03' }), operation(20, { workUnit: 'TST-1' })),
      order('2', operation(10, { planned: '2026-03-02' }), operation(20, { status: 'done' })),
      order('3', operation(10, { status: 'running', planned: '2026-03-09' })),
    ],
    'ASM-1',
  );

  it('is what was given to it and is not done: what runs first, then by day', () => {
    expect(work.map(({ order: id, of }) => `${id}/${String(of.sequence)}`)).toEqual(['3/10', '2/10', '1/10']);
  });

  it('is found by what is scanned, also with signs around it', () => {
    expect(scanned(work, ' pump-2 ').map(({ order: id }) => id)).toEqual(['2']);
    expect(scanned(work, '(91)PUMP-1').map(({ order: id }) => id)).toEqual(['1']);
    expect([scanned(work, '').length, scanned(work, 'X').length]).toEqual([3, 0]);
  });
});

describe('a station', () => {
  it('is kept over a reload, and let go', () => {
    const kept = new Map<string, string>();
    const store = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    };
    const station = { site: 'lyon', workUnit: 'ASM-1', person: 'LYO-P02' };
    keepStation(store, station);
    expect(readStation(store)).toEqual(station);
    keepStation(store, null);
    expect(readStation(store)).toBeNull();
  });

  it('counts the minutes of what runs', () => {
    const now = Date.parse('2026-03-02T10:30:59Z');
    expect(minutesSince('2026-03-02T10:00:00Z', now)).toBe(30);
    expect([minutesSince(undefined, now), minutesSince('2026-03-02T11:00:00Z', now)]).toEqual([0, 0]);
  });
});
