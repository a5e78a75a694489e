/** What a schedule is made of follows from orders, machines, people, material and the calendar. */
import { describe, expect, it } from '@jest/globals';
import { construct } from '@gemba/scheduling/engine/construct';
import { indexedOf } from '@gemba/scheduling/engine/indexed';
import { solutionOf } from '@gemba/scheduling/engine/solution';
import { inputsOf } from '../inputs/inputs.js';
import type { Scope, ScheduleKnown } from '../inputs/inputs.js';
import { shiftsIn } from '../inputs/windows.js';
import { flawIn, foundOf } from '../result.js';
import { FROM, SCOPE, machine, made, operation, order, person, plant, turn } from './plant.js';

const of = (known: ScheduleKnown, scope: Scope = SCOPE) => inputsOf(known, scope, turn);

const windowsOf = async (known: ScheduleKnown, id: string) =>
  (await of(known)).problem.resources.find((each) => each.id === id)?.windows ?? [];

const found = async (known: ScheduleKnown, scope: Scope = SCOPE) => {
  const inputs = await of(known, scope);
  const indexed = indexedOf(inputs.problem);
  const solution = solutionOf(indexed, construct(indexed).plan);
  const outcome = { solution, solver: 'search', proven: false, milliseconds: 1 };
  return { inputs, found: foundOf(outcome, inputs, { scope, stopped: false }) };
};

const HOUR = 60;

describe('hours', () => {
  it('are the shifts of the working days, in elapsed minutes', async () => {
    const windows = await windowsOf(plant(), 'machine/L1');
    expect(windows).toHaveLength(5);
    expect(windows.slice(0, 2)).toEqual([
      [0, 8 * HOUR],
      [24 * HOUR, 32 * HOUR],
    ]);
  });

  it('are an hour fewer in the night in which the clock goes forward', () => {
    const night = { start: '22:00', end: '06:00', weekdays: [6] };
    const clock = { zone: 'Europe/Paris', dayStart: '06:00' };
    const span = { from: '2026-03-28T05:00:00.000Z', length: 48 * HOUR, clock };
    expect(shiftsIn(span, { shifts: [night], holidays: [] })).toEqual([[16 * HOUR, 23 * HOUR]]);
    expect(shiftsIn(span, { shifts: [night], holidays: ['2026-03-28'] })).toEqual([]);
  });

  it('of a machine are without its maintenance, and none while it is down', async () => {
    const plans = { P: { dueAt: '2026-03-02T06:00:00.000Z', stands: 'PT2H' } };
    const machines = { L1: machine('TURNING', { plans }), L2: machine('TURNING', { down: true }) };
    const known = plant({ machines });
    expect((await windowsOf(known, 'machine/L1')).slice(0, 2)).toEqual([
      [0, HOUR],
      [3 * HOUR, 8 * HOUR],
    ]);
    expect(await windowsOf(known, 'machine/L2')).toEqual([]);
  });

  it('of a person are those of the roster, without absences', async () => {
    const known = plant();
    const shift = { start: '2026-03-02T07:00:00.000Z', end: '2026-03-02T09:00:00.000Z' };
    const rosters = { '2026-W10': { BEN: [shift] } };
    expect(await windowsOf({ ...known, rosters }, 'person/BEN')).toEqual([[2 * HOUR, 4 * HOUR]]);
    expect(await windowsOf({ ...known, rosters }, 'person/ANA')).toEqual([]);
    const away = { ...person('turning'), away: { X: { from: '2026-03-02', to: '2026-03-05' } } };
    const people = { ...known.people, ANA: away };
    expect(await windowsOf({ ...known, people }, 'person/ANA')).toEqual([[96 * HOUR, 104 * HOUR]]);
  });
});

describe('who can do an operation', () => {
  it('holds its skill to the end of the horizon; what nobody can do says so', async () => {
    const known = plant();
    const expiring = { turning: { validFrom: '2026-01-01', validTo: '2026-03-04' } };
    const ANA = { ...person(), skills: expiring };
    const { problem, impossible } = await of({ ...known, people: { ANA } });
    expect(problem.operations).toEqual([]);
    expect(impossible.slice(0, 2)).toEqual([
      { order: 'A', operation: 10, item: 'PUMP', binding: { kind: 'no-person', ref: 'turning' } },
      { order: 'A', operation: 20, item: 'PUMP', binding: { kind: 'predecessor', ref: 'A/10' } },
    ]);
  });
});

describe('material', () => {
  const needs = [{ item: 'CAST', quantity: '3' }];
  const orders = { A: made('2026-03-02', { needs }), B: made('2026-03-06', { needs }) };
  const onHand = { 'lyon.CAST': { site: 'lyon', item: 'CAST', lots: { L: { quantity: '3' } }, picked: '0' } };
  const releases = async (rows: Parameters<typeof plant>[0]) => {
    const { problem } = await of(plant({ made: orders, ...rows }));
    return problem.jobs.map(({ release }) => release);
  };

  it('goes to the order that is due first; the other waits for what is on order', async () => {
    const bought = {
      PO: { site: 'lyon', due: '2026-03-04', lines: { 1: { item: 'CAST', ordered: '9', open: '9' } } },
    };
    expect(await releases({ onHand, bought })).toEqual([0, 48 * HOUR]);
  });

  it('that nobody ordered is there after its lead time, in working days', async () => {
    const policy = { site: 'lyon', method: 'lot-for-lot' as const, leadTime: 'P3D' };
    const items = { CAST: { kind: 'buy' as const, unit: 'C62', policies: { lyon: policy } } };
    expect(await releases({ onHand, items })).toEqual([0, 72 * HOUR]);
  });

  it('that an order makes is there when that order is done', async () => {
    const casts = made('2026-03-03', { item: 'CAST' });
    const known = plant({
      made: { A: made('2026-03-06', { needs }), C: casts },
      orders: { A: order(operation(10)), C: order(operation(10)) },
    });
    const { problem } = await of(known);
    expect(problem.operations.find(({ id }) => id === 'A/10')?.after).toEqual([
      { operation: 'C/10', lag: 0 },
    ]);
  });

  it('that was issued is needed no more', async () => {
    const issued = { CAST: '3' };
    expect(await releases({ made: { A: made('2026-03-02', { needs, issued }) } })).toEqual([0]);
  });
});

describe('what does not move', () => {
  const running = operation(10, {
    ...{ status: 'running', workUnit: 'L2', people: ['ANA'] },
    ...{ startedAt: '2026-03-02T05:00:00.000Z', reported: '1' },
  });
  const scope = { ...SCOPE, from: '2026-03-02T06:00:00.000Z' };

  it('runs, for as long as its pieces or its time are left', async () => {
    const { problem } = await of(plant({ orders: { A: order(running, operation(20)) } }), scope);
    expect(problem.operations[0]).toMatchObject({
      ...{ id: 'A/10', duration: 40 },
      fixed: { start: 0, resources: ['machine/L2', 'person/ANA'] },
    });
  });

  it('goes elsewhere when its machine is down', async () => {
    const machines = { ...plant().rows.machines, L2: machine('TURNING', { down: true }) };
    const { problem } = await of(plant({ machines, orders: { A: order(running) } }), scope);
    expect(problem.operations[0]).toMatchObject({ takes: [['machine/L1'], ['person/ANA', 'person/BEN']] });
    expect(problem.operations[0]?.fixed).toBeUndefined();
  });

  it('begins within the frozen zone of the schedule in force, where that still goes', async () => {
    const planned = operation(10, {
      ...{ workUnit: 'L2', people: ['BEN'] },
      ...{ plannedStart: '2026-03-02T07:00:00.000Z', plannedEnd: '2026-03-02T08:40:00.000Z' },
    });
    const fixedIn = async (row: typeof planned, by: Scope = SCOPE) =>
      (await of(plant({ orders: { A: order(row, operation(20)) } }), by)).problem.operations[0]?.fixed;
    expect(await fixedIn(planned)).toEqual({ start: 120, resources: ['machine/L2', 'person/BEN'] });
    expect(await fixedIn(planned, { ...SCOPE, frozenUntil: FROM })).toBeUndefined();
    expect(await fixedIn({ ...planned, people: ['EVE'] })).toBeUndefined();
    expect(await fixedIn({ ...planned, plannedStart: '2026-03-02T15:00:00.000Z' })).toBeUndefined();
  });
});

describe('the hash', () => {
  it('is the same however far the work is, and another one when anything changes', async () => {
    const { hash } = await of(plant());
    const orders = plant().rows.orders;
    const begun = operation(10, { status: 'running', workUnit: 'L1', people: ['ANA'], startedAt: FROM });
    const same = await of(plant({ orders: { ...orders, A: order(begun, operation(20)) } }));
    expect(same.hash).toBe(hash);
    const others = [
      plant({ orders: { A: order(operation(10), operation(20)) } }),
      plant({ made: { A: made('2026-03-03'), B: made('2026-03-06') } }),
      plant({ machines: { L1: machine('TURNING'), B1: machine('BENCH') } }),
      { ...plant(), people: { BEN: person('turning', 'fitting') } },
      { ...plant(), calendar: undefined },
    ];
    const hashes = await Promise.all(others.map(async (known) => (await of(known)).hash));
    expect(new Set([hash, ...hashes]).size).toBe(others.length + 1);
    expect((await of(plant(), { ...SCOPE, expedite: ['B'] })).hash).not.toBe(hash);
  });
});

describe('what is found', () => {
  it('has every operation once, and the same for the same', async () => {
    const { found: one } = await found(plant());
    const { found: other } = await found(plant());
    expect(one).toEqual(other);
    expect(one.operations.map((each) => [each.order, each.operation, each.due])).toEqual([
      ['A', 10, '2026-03-02'],
      ['B', 10, '2026-03-06'],
      ['A', 20, '2026-03-02'],
      ['B', 20, '2026-03-06'],
    ]);
    expect(one.operations[0]).toMatchObject({ start: FROM, end: '2026-03-02T06:40:00.000Z' });
  });

  it('has no place for an order of more than anybody makes, and places the others', async () => {
    const known = plant();
    const { A, B } = known.rows.orders;
    const orders = { A: { ...A!, quantity: '1000000000' }, B: B! };
    const { found: one } = await found(plant({ orders }));
    expect(one.unplaced.map((each) => each.order)).toContain('A');
    expect(one.operations.map((each) => each.order)).toEqual(['B', 'B']);
  });

  it('names what a late order waits for', async () => {
    const due = made('2026-02-27');
    const { found: late } = await found(plant({ made: { A: due, B: made('2026-03-06') } }));
    expect(late.late).toMatchObject([{ order: 'A', due: '2026-02-27', binding: { kind: 'duration' } }]);
  });

  it('says what moves against the schedule in force', async () => {
    const before = { plannedStart: '2026-03-03T05:00:00.000Z', plannedEnd: '2026-03-03T06:40:00.000Z' };
    const planned = operation(10, { ...before, workUnit: 'L1', people: ['ANA'] });
    const { found: one } = await found(plant({ orders: { A: order(planned), B: order(operation(10)) } }));
    expect(one.comparison).toEqual({
      ...{ earlier: [{ order: 'A', by: 'P1D' }], later: [], moved: 1, added: 1 },
    });
  });

  it('cannot be done where two take one machine, or where the hours are others by now', async () => {
    const { found: one, inputs } = await found(plant());
    expect(flawIn(one.operations, inputs, FROM)).toBeNull();
    const clash = one.operations.map((each) => ({ ...each, workUnit: each.operation === 10 ? 'L1' : 'B1' }));
    expect(flawIn(clash, inputs, FROM)).toContain('L1');
    const later = await of({ ...plant(), calendar: { shifts: [], holidays: [] } });
    expect(flawIn(one.operations, later, FROM)).toContain('A/10');
    const moved = one.operations.map((each) => ({ ...each, start: '2026-03-07T05:00:00.000Z' }));
    expect(flawIn(moved, inputs, FROM)).not.toBeNull();
  });
});
