/** Machines are changed over between set-up families, and the schedule has and says it. */
import { describe, expect, it } from '@jest/globals';
import { construct } from '@gemba/scheduling/engine/construct';
import { indexedOf } from '@gemba/scheduling/engine/indexed';
import { solutionOf } from '@gemba/scheduling/engine/solution';
import { flawsOf } from '@gemba/scheduling/feasible';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { inputsOf } from '../inputs/inputs.js';
import type { ScheduleKnown } from '../inputs/inputs.js';
import { flawIn, foundOf } from '../result.js';
import { machineTable } from '../tables/machines.js';
import { FROM, SCOPE, machine, made, operation, order, plant, turn } from './plant.js';

const setupTimes = {
  ...{ defaultSetup: 'PT45M', sameFamilySetup: 'PT5M' },
  changeovers: [
    { from: 'steel', to: 'brass', setup: 'PT20M' },
    { from: 'brass', to: 'steel', setup: 'PT90M' },
  ],
};
const lathe = (setUpFor?: readonly { order: string; family: string }[]) =>
  machine('TURNING', { setupTimes, ...(setUpFor ? { setUpFor } : {}) });

const steel = operation(10, { setupFamily: 'steel' });
const brass = operation(10, { setupFamily: 'brass' });

/** One lathe, by which one order is made of steel and the other one of brass. */
const shop = (setUpFor?: Parameters<typeof lathe>[0], rows: Partial<ScheduleKnown['rows']> = {}) =>
  plant({
    machines: { L1: lathe(setUpFor), B1: machine('BENCH') },
    orders: { A: order(steel), B: order(brass) },
    ...rows,
  });

const found = async (known: ScheduleKnown) => {
  const inputs = await inputsOf(known, SCOPE, turn);
  const indexed = indexedOf(inputs.problem);
  const solution = solutionOf(indexed, construct(indexed).plan);
  expect(flawsOf(inputs.problem, solution)).toEqual([]);
  const outcome = { solution, solver: 'search', proven: false, milliseconds: 1 };
  return { inputs, found: foundOf(outcome, inputs, { scope: SCOPE, stopped: false }) };
};

const setupsIn = async (known: ScheduleKnown) => {
  const { operations } = (await found(known)).found;
  return operations.map(({ order: id, start, setup }) => [id, start, setup]);
};

describe('a change-over', () => {
  it('is from what the machine made last, and from each to the next', async () => {
    const closed = [{ order: 'OLD', family: 'iron' }];
    expect(await setupsIn(shop(closed))).toEqual([
      ['A', '2026-03-02T05:45:00.000Z', { from: 'iron', to: 'steel', start: FROM, lasts: 'PT45M' }],
      [
        'B',
        '2026-03-02T07:45:00.000Z',
        { from: 'steel', to: 'brass', start: '2026-03-02T07:25:00.000Z', lasts: 'PT20M' },
      ],
    ]);
  });

  it('takes the default where nobody knows what was made, and its own time in one family', async () => {
    const [first] = await setupsIn(shop());
    expect(first?.[2]).toEqual({ to: 'steel', start: FROM, lasts: 'PT45M' });
    const [again] = await setupsIn(shop([{ order: 'OLD', family: 'steel' }]));
    expect(again?.[2]).toEqual({ from: 'steel', to: 'steel', start: FROM, lasts: 'PT5M' });
  });

  it('is none where no time is said, and none of an operation without a family', async () => {
    const orders = { A: order(steel), B: order(operation(10)) };
    const machines = { L1: machine('TURNING'), B1: machine('BENCH') };
    expect((await setupsIn(shop([], { machines }))).map(([, , setup]) => setup)).toEqual([
      undefined,
      undefined,
    ]);
    const setups = await setupsIn(shop([{ order: 'OLD', family: 'steel' }], { orders }));
    expect(setups.map(([, , setup]) => setup !== undefined)).toEqual([true, false]);
  });

  it('may be what a late order waits for', async () => {
    const machines = { L1: lathe([{ order: 'OLD', family: 'brass' }]), B1: machine('BENCH') };
    const long = { ...setupTimes, defaultSetup: 'P1D', changeovers: [] };
    const late = { ...machines, L1: { ...machines.L1, setupTimes: long } };
    const { found: one } = await found(
      shop([], { machines: late, made: { A: made('2026-03-02') }, orders: { A: order(steel) } }),
    );
    expect(one.late).toMatchObject([{ order: 'A', binding: { kind: 'setup', ref: 'L1' } }]);
  });

  it('between what lies still has to fit; else it does not lie still', async () => {
    const at = (start: string, end: string) => ({
      ...{ workUnit: 'L1', people: ['ANA'] },
      ...{ plannedStart: `2026-03-02T${start}:00.000Z`, plannedEnd: `2026-03-02T${end}:00.000Z` },
    });
    const first = { ...steel, ...at('05:45', '07:25') };
    const fixedIn = async (start: string, end: string) => {
      const orders = { A: order(first), B: order({ ...brass, ...at(start, end) }) };
      const { problem } = await inputsOf(shop(undefined, { orders }), SCOPE, turn);
      return problem.operations.map(({ fixed }) => fixed?.start);
    };
    expect(await fixedIn('07:45', '09:25')).toEqual([45, 165]);
    expect(await fixedIn('07:40', '09:20')).toEqual([45, undefined]);
  });

  it('that does not fit any more keeps a proposal from being adopted', async () => {
    const { found: one } = await found(shop([{ order: 'OLD', family: 'steel' }]));
    const now = await inputsOf(shop([{ order: 'X', family: 'brass' }]), SCOPE, turn);
    expect(flawIn(one.operations, now, FROM)).toContain('90 minutes of set-up on machine/L1');
  });
});

describe('a machine', () => {
  it('is known by its times and by what began on it, the latest last', () => {
    const started = (id: string, setupFamily?: string) => {
      const data = {
        operation: 10,
        workUnit: 'L1',
        people: ['ANA'],
        ...(setupFamily ? { setupFamily } : {}),
      };
      return heard('OperationStarted', data, { subject: id });
    };
    const defined = heard('SetupTimesDefined', setupTimes, { subject: 'L1' });
    const begun = [started('A', 'steel'), started('B', 'brass'), started('C'), started('A', 'steel')];
    expect(shows(machineTable, defined, ...begun).L1).toMatchObject({
      setupTimes,
      setUpFor: [
        { order: 'B', family: 'brass' },
        { order: 'A', family: 'steel' },
      ],
    });
  });
});

describe('the hash', () => {
  const hashOf = async (known: ScheduleKnown) => (await inputsOf(known, SCOPE, turn)).hash;

  it('is another one when families, times or what was made before the open orders are others', async () => {
    const times = { ...setupTimes, sameFamilySetup: 'PT6M' };
    const others = [
      shop(),
      shop([{ order: 'OLD', family: 'steel' }]),
      shop([{ order: 'OLD', family: 'brass' }]),
      shop([], { orders: { A: order(steel), B: order(steel) } }),
      shop([], { machines: { L1: machine('TURNING', { setupTimes: times }), B1: machine('BENCH') } }),
    ];
    expect(new Set(await Promise.all(others.map(hashOf))).size).toBe(others.length);
  });

  it('is the same when an order that is open has the machine changed over', async () => {
    const before = { order: 'OLD', family: 'brass' };
    expect(await hashOf(shop([before, { order: 'A', family: 'steel' }]))).toBe(await hashOf(shop([before])));
  });
});
