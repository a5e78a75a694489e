/** Proves where bars and hatches lie, and which order is late by which schedule. */
import { describe, expect, it } from '@jest/globals';
import { type Found, linesOf, offHours, ordersOf, ticksOf } from './plan.js';

const FROM = '2026-03-02T05:00:00.000Z';
const span = { from: Date.parse(FROM), minutes: 1440 };

const work = (order: string, hours: readonly [number, number], workUnit = 'L1') => ({
  ...{ order, operation: 10, item: 'PUMP', workUnit, people: ['ANA'], skill: 'turning' },
  ...{ date: '2026-03-02', due: '2026-03-04' },
  start: new Date(span.from + hours[0] * 3_600_000).toISOString(),
  end: new Date(span.from + hours[1] * 3_600_000).toISOString(),
});

const found = (more: Partial<Found>): Found & { adoptedAt: string } => ({
  adoptedAt: FROM,
  ...{ site: 'lyon', from: FROM, until: '2026-03-09T05:00:00.000Z', frozenUntil: FROM, effort: 'quick' },
  ...{ expedite: [], number: 1, inputsHash: 'H', resultHash: 'R', solver: 'search', proven: false },
  ...{ stopped: false, objective: { weightedTardiness: '0', makespan: 'PT1H' } },
  ...{ operations: [], unplaced: [], late: [], resources: [] },
  ...{ comparison: { earlier: [], later: [], moved: 0, added: 0 } },
  ...more,
});

const windows = [{ from: '2026-03-02T06:00:00.000Z', to: '2026-03-02T14:00:00.000Z' }];
const machine = { kind: 'machine', id: 'L1', windows } as const;
const binding = { kind: 'machine', ref: 'L1' } as const;

describe('the chart', () => {
  it('hatches what lies before, between and behind the windows', () => {
    expect(offHours(machine, found({}), span)).toEqual([
      { from: 0, to: 60 },
      { from: 540, to: 1440 },
    ]);
  });

  it('has every machine, and the people who have something to do, with the bars of both schedules', () => {
    const inForce = found({ resources: [machine], operations: [work('A', [1, 2])] });
    const late = { order: 'A', item: 'PUMP', due: '2026-03-01', end: FROM, tardiness: 'PT1H', binding };
    const idle = { ...machine, id: 'L0' };
    const operations = [work('A', [2, 30])];
    const proposal = found({ resources: [machine, idle], operations, late: [late] });
    const lines = linesOf({ inForce, proposal }, 'machine', span);
    expect(
      lines.map(({ id, bars }) => [id, bars.map((bar) => [bar.lane, bar.from, bar.to, bar.isLate])]),
    ).toEqual([
      ['L0', []],
      [
        'L1',
        [
          ['inForce', 60, 120, false],
          ['proposal', 120, 1440, true],
        ],
      ],
    ]);
    expect(linesOf({ inForce }, 'person', span).map(({ id }) => id)).toEqual(['ANA']);
    expect(linesOf({}, 'machine', span)).toEqual([]);
  });

  it('has the tools that have something to do, and the change-overs of machines', () => {
    const setup = { to: 'steel', start: FROM, lasts: 'PT1H' };
    const operations = [{ ...work('A', [1, 2]), tools: ['JIG-1'], setup }];
    const inForce = found({ resources: [machine], operations });
    expect(linesOf({ inForce }, 'tool', span)).toMatchObject([{ id: 'JIG-1', bars: [{ from: 60 }] }]);
    expect(linesOf({ inForce }, 'tool', span)[0]?.bars[0]).not.toHaveProperty('setup');
    const [line] = linesOf({ inForce }, 'machine', span);
    expect(line?.bars[0]?.setup).toEqual({ from: 0, to: 60 });
  });

  it('has its days by the clock of the site', () => {
    const ticks = ticksOf(span, 'Europe/Paris', true).map(({ at, isDay }) => [at, isDay]);
    expect(ticks).toEqual([
      [0, false],
      [360, false],
      [720, false],
      [1080, true],
      [1440, false],
    ]);
    expect(ticksOf(span, 'Europe/Paris', false)).toHaveLength(1);
  });
});

describe('orders', () => {
  it('are late and unplaced by the proposal, where there is one', () => {
    const inForce = found({ operations: [work('A', [1, 2]), work('B', [2, 3])] });
    const lost = {
      order: 'B',
      operation: 10,
      item: 'PUMP',
      binding: { kind: 'no-machine', ref: 'BENCH' },
    } as const;
    const proposal = found({ operations: [work('A', [1, 4])], unplaced: [lost] });
    expect(ordersOf({ inForce, proposal })).toMatchObject([
      { order: 'A', proposal: '2026-03-02T09:00:00.000Z', isUnplaced: false, binding: null },
      { order: 'B', inForce: '2026-03-02T08:00:00.000Z', proposal: null, isUnplaced: true },
    ]);
  });
});
