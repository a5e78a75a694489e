/** Tools are a third resource of the schedule: one at one operation at a time, and none that is unfit. */
import { describe, expect, it } from '@jest/globals';
import { construct } from '@gemba/scheduling/engine/construct';
import { indexedOf } from '@gemba/scheduling/engine/indexed';
import { solutionOf } from '@gemba/scheduling/engine/solution';
import { flawsOf } from '@gemba/scheduling/feasible';
import { inputsOf } from '../inputs/inputs.js';
import type { ScheduleKnown } from '../inputs/inputs.js';
import { flawIn, foundOf } from '../result.js';
import { FROM, SCOPE, made, operation, order, plant, tool, turn } from './plant.js';

const jigged = operation(10, { toolKinds: ['jig'] });
const JIG = { 'JIG-1': tool('jig') };

/** Two lathes and two turners, so that only tools keep the orders apart. */
const shop = (tools: ScheduleKnown['rows']['tools'], rows: Partial<ScheduleKnown['rows']> = {}) =>
  plant({ tools, orders: { A: order(jigged), B: order(jigged) }, ...rows });

const found = async (known: ScheduleKnown) => {
  const inputs = await inputsOf(known, SCOPE, turn);
  const indexed = indexedOf(inputs.problem);
  const solution = solutionOf(indexed, construct(indexed).plan);
  expect(flawsOf(inputs.problem, solution)).toEqual([]);
  const outcome = { solution, solver: 'search', proven: false, milliseconds: 1 };
  return { inputs, found: foundOf(outcome, inputs, { scope: SCOPE, stopped: false }) };
};

const usesIn = async (known: ScheduleKnown) =>
  (await found(known)).found.operations.map(({ order: id, start, tools }) => [id, start, tools]);

describe('a tool', () => {
  it('is at one operation at a time, and two of a kind at two', async () => {
    const second = '2026-03-02T06:40:00.000Z';
    expect(await usesIn(shop(JIG))).toEqual([
      ['A', FROM, ['JIG-1']],
      ['B', second, ['JIG-1']],
    ]);
    const both = await usesIn(shop({ ...JIG, 'JIG-2': tool('jig'), GAUGE: tool('gauge') }));
    expect(both.map(([, start]) => start)).toEqual([FROM, FROM]);
    expect(new Set(both.flatMap(([, , tools]) => tools))).toEqual(new Set(['JIG-1', 'JIG-2']));
  });

  it.each([
    ['locked', { locked: 'bent' }],
    ['no longer calibrated', { calibratedUntil: '2026-03-01' }],
    ['worn', { life: 10, used: '10' }],
    ['of another kind', { kind: 'gauge' }],
  ])('that is %s is none: the operation says which kind it lacks', async (_, row) => {
    const { impossible } = await inputsOf(shop({ 'JIG-1': tool('jig', row) }), SCOPE, turn);
    expect(impossible).toEqual(
      ['A', 'B'].map((id) => ({
        ...{ order: id, operation: 10, item: 'PUMP' },
        binding: { kind: 'no-tool', ref: 'jig' },
      })),
    );
  });

  it('is used up to the end of the last day of its calibration', async () => {
    const calibrated = { 'JIG-1': tool('jig', { calibratedUntil: '2026-03-02' }) };
    const { problem } = await inputsOf(shop(calibrated), SCOPE, turn);
    const windows = problem.resources.find(({ id }) => id === 'tool/JIG-1')?.windows;
    expect(windows).toEqual([[0, 24 * 60]]);
  });

  it('stays where it runs, and where the schedule in force has it', async () => {
    const where = { workUnit: 'L2', people: ['ANA'], tools: ['JIG-1'] };
    const fixedOf = async (row: typeof jigged, tools: Parameters<typeof shop>[0] = JIG) => {
      const { problem } = await inputsOf(shop(tools, { orders: { A: order(row) } }), SCOPE, turn);
      return problem.operations[0]?.fixed?.resources;
    };
    const running = { ...jigged, ...where, status: 'running' as const, startedAt: FROM };
    const all = ['machine/L2', 'person/ANA', 'tool/JIG-1'];
    expect(await fixedOf(running)).toEqual(all);
    expect(await fixedOf(running, { 'JIG-1': tool('jig', { locked: 'bent' }) })).toEqual(all.slice(0, 2));
    const times = { plannedStart: '2026-03-02T06:00:00.000Z', plannedEnd: '2026-03-02T07:40:00.000Z' };
    expect(await fixedOf({ ...jigged, ...where, ...times })).toEqual(all);
    expect(await fixedOf({ ...jigged, ...where, ...times, tools: ['JIG-9'] })).toBeUndefined();
  });

  it('may be what a late order waits for', async () => {
    const due = { A: made('2026-03-01'), B: made('2026-03-02') };
    const slow = { ...jigged, runPerUnit: 'PT4H' };
    const orders = { A: order(slow), B: order(slow) };
    const { found: one } = await found({ ...shop(JIG, { made: due, orders }), calendar: undefined });
    expect(one.late.find(({ order: id }) => id === 'B')?.binding).toEqual({ kind: 'tool', ref: 'JIG-1' });
  });

  it('that is locked by now keeps a proposal from being adopted, and changes the hash', async () => {
    const { found: one, inputs } = await found(shop(JIG));
    expect(flawIn(one.operations, inputs, FROM)).toBeNull();
    const now = await inputsOf(shop({ 'JIG-1': tool('jig', { locked: 'bent' }) }), SCOPE, turn);
    expect(now.hash).not.toBe(inputs.hash);
    expect(flawIn(one.operations, now, FROM)).toContain('nothing and nobody can do');
  });
});
