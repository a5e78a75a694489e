/** The schedule of a site: asked for, proposed, adopted, broken; each refusal, and each thing twice. */
import type {
  ScheduleProposed,
  ScheduleRequested,
  ScheduledOperation,
} from '@gemba/contracts/events/production/scheduling';
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { ScheduleInputs } from '../inputs/inputs.js';
import { schedule } from '../schedule.js';
import { FROM, TERMS, operation } from './plant.js';

const AT = { at: '2026-03-02T05:00:00.000Z' };

const work = (order: string, more: Partial<ScheduledOperation> = {}): ScheduledOperation => ({
  ...{ order, operation: 10, item: 'PUMP', workUnit: 'L1', people: ['ANA'], skill: 'turning' },
  ...{ start: '2026-03-02T06:00:00.000Z', end: '2026-03-02T07:00:00.000Z' },
  ...{ date: '2026-03-02', due: '2026-03-04' },
  ...more,
});

const FOUND: ScheduleProposed = {
  ...{ ...TERMS, number: 1, inputsHash: 'H1', resultHash: 'R1', solver: 'search' },
  ...{ proven: false, stopped: false, objective: { weightedTardiness: '0', makespan: 'PT2H' } },
  ...{ operations: [work('A')], unplaced: [], late: [], resources: [] },
  comparison: { earlier: [], later: [], moved: 0, added: 1 },
};

/** A problem in which A/10 fits where the proposal has it. */
const INPUTS: ScheduleInputs = {
  hash: 'H1',
  problem: {
    horizon: 10_080,
    resources: ['machine/L1', 'person/ANA'].map((id) => ({ id, windows: [[0, 10_080]] })),
    jobs: [{ id: 'A', release: 0, due: 4_000, weight: 1 }],
    operations: [{ id: 'A/10', job: 'A', duration: 60, takes: [['machine/L1'], ['person/ANA']], after: [] }],
  },
  planned: { 'A/10': { order: 'A', item: 'PUMP', due: '2026-03-04', row: operation(10), before: null } },
  ...{ impossible: [], waitsFor: {} },
};

const { given } = spec(schedule, { inputs: INPUTS, orders: [] });

const asked: ScheduleRequested = { ...TERMS, effort: 'usual', number: 1, inputsHash: 'H1' };
const requested = happened('ScheduleRequested', asked);
const proposed = happened('ScheduleProposed', FOUND);
const adopted = happened('ScheduleAdopted', { site: 'lyon', number: 1, operations: FOUND.operations });
const week = { site: 'lyon', horizon: 'P7D' };
const process = { by: { kind: 'system', id: 'process:rebuild' } } as const;

describe('a build', () => {
  it('is asked for from the next full minute on, with the hash of what it is made of', () => {
    given().at({ at: '2026-03-02T04:59:12.000Z' }).when('BuildSchedule', week).then(requested);
  });
  it('is under way once: the same again is nothing, something else waits', () => {
    given(requested).at(AT).when('BuildSchedule', week).nothing();
    given(requested).at(AT).when('BuildSchedule', { site: 'lyon' }).refused('PRD-SCHED-STATE');
  });
  it('begins anew for what has happened since', () => {
    const again = happened('ScheduleRequested', { ...requested.data, number: 2 });
    given(requested)
      .at({ ...AT, ...process })
      .when('BuildSchedule', week)
      .then(again);
  });
  it.each(['P91D', 'PT0S'])('does not plan %s', (horizon) => {
    given().at(AT).when('BuildSchedule', { site: 'lyon', horizon }).refused('PRD-SCHED-HORIZON');
  });
  it('is stopped once', () => {
    const stop = happened('ScheduleStopRequested', { number: 1 });
    given(requested).when('StopSchedule', {}).then(stop);
    given(requested, stop).when('StopSchedule', {}).nothing();
    given(requested, proposed).when('StopSchedule', {}).refused('PRD-SCHED-STATE');
  });
  it('fails with its reason; one that nobody waits for does not', () => {
    const failed = happened('ScheduleFailed', { number: 1, reason: 'Out of memory.' });
    given(requested).when('FailSchedule', failed.data).then(failed);
    given(requested, failed).when('FailSchedule', failed.data).nothing();
    given(requested, failed).when('CheckSchedule', { number: 1 }).refused('PRD-SCHED-FAILED');
    given(requested, failed, proposed).when('CheckSchedule', { number: 1 }).nothing();
  });
});

describe('a proposal', () => {
  it('answers what was asked for, once', () => {
    given(requested).when('ProposeSchedule', FOUND).then(proposed);
    given(requested, proposed).when('ProposeSchedule', FOUND).nothing();
    given(requested)
      .when('ProposeSchedule', { ...FOUND, number: 2 })
      .nothing();
  });
  it('is none of what is otherwise by now, nor one that cannot be done', () => {
    given(requested)
      .when('ProposeSchedule', { ...FOUND, inputsHash: 'H0' })
      .refused('PRD-SCHED-STALE');
    const short = { ...FOUND, operations: [work('A', { end: '2026-03-02T06:30:00.000Z' })] };
    given(requested).when('ProposeSchedule', short).refused('PRD-SCHED-INFEASIBLE');
  });
  it('is adopted once, as it was seen', () => {
    given(requested, proposed).at(AT).when('AdoptSchedule', { number: 1 }).then(adopted);
    given(requested, proposed, adopted).at(AT).when('AdoptSchedule', { number: 1 }).nothing();
    given(requested, proposed).at(AT).when('AdoptSchedule', { number: 2 }).refused('PRD-SCHED-STATE');
    given(requested).at(AT).when('AdoptSchedule', { number: 1 }).refused('PRD-SCHED-STATE');
  });
  it('takes the place of the one in force', () => {
    const second = happened('ScheduleProposed', { ...FOUND, number: 2 });
    const { operations } = FOUND;
    given(requested, proposed, adopted, second)
      .at(AT)
      .when('AdoptSchedule', { number: 2 })
      .then(happened('ScheduleAdopted', { site: 'lyon', number: 2, replaces: 1, operations }));
  });
  it('is stale when anything it is made of has changed, or its time has passed', () => {
    const adopt = given(requested, proposed);
    adopt
      .at(AT)
      .knowing({ inputs: { ...INPUTS, hash: 'H2' } })
      .when('AdoptSchedule', { number: 1 })
      .refused('PRD-SCHED-STALE');
    adopt
      .at({ at: '2026-03-02T07:00:00.000Z' })
      .when('AdoptSchedule', { number: 1 })
      .refused('PRD-SCHED-STALE');
  });
  it('is not adopted when it cannot be done', () => {
    const resources = [
      { id: 'machine/L1', windows: [[0, 30]] as const },
      ...INPUTS.problem.resources.slice(1),
    ];
    given(requested, proposed)
      .at(AT)
      .knowing({ inputs: { ...INPUTS, problem: { ...INPUTS.problem, resources } } })
      .when('AdoptSchedule', { number: 1 })
      .refused('PRD-SCHED-INFEASIBLE');
  });
});

describe('what happens', () => {
  const inForce = given(requested, proposed, adopted);
  const down = { cause: 'equipment/L1', reason: 'spindle', workUnit: 'L1' };
  const touches = [{ order: 'A', operation: 10 }];
  const broken = (more: object = {}) =>
    happened('ScheduleInvalidated', {
      ...{ number: 1, cause: down.cause, reason: down.reason, operations: touches },
      ...more,
    });

  it('breaks it with what it touches, once', () => {
    inForce.at(AT).when('InvalidateSchedule', down).then(broken());
    given(requested, proposed, adopted, broken()).at(AT).when('InvalidateSchedule', down).nothing();
  });
  it.each([
    ['an order', { order: 'A' }, true],
    ['another order', { order: 'B' }, false],
    ['a person on the day', { person: 'ANA', from: '2026-03-02', to: '2026-03-02' }, true],
    ['a person later', { person: 'ANA', from: '2026-03-03' }, false],
    ['a machine that it does not use', { workUnit: 'L2' }, false],
  ])('is about %s', (_, what, isTouched) => {
    const verdict = inForce.at(AT).when('InvalidateSchedule', { cause: 'X', reason: 'y', ...what });
    if (isTouched) verdict.then(broken({ cause: 'X', reason: 'y' }));
    else verdict.nothing();
  });
  it('is about all orders that take a material', () => {
    const held = { cause: 'quality-hold/H1', reason: 'held', material: 'CAST' };
    inForce
      .at(AT)
      .knowing({ orders: ['A'] })
      .when('InvalidateSchedule', held)
      .then(broken({ cause: held.cause, reason: held.reason }));
    inForce.at(AT).when('InvalidateSchedule', held).nothing();
  });
  it('is no matter where it is over by then, or where nothing is planned', () => {
    inForce.at({ at: '2026-03-02T07:00:00.000Z' }).when('InvalidateSchedule', down).nothing();
    given().at(AT).when('InvalidateSchedule', down).nothing();
  });
  it('may be new work, which is said once until a schedule is asked for that has it', () => {
    const created = { cause: 'production-order/B', reason: 'created' };
    const news = broken({ ...created, operations: [] });
    inForce.at(AT).when('InvalidateSchedule', created).then(news);
    const more = { ...created, cause: 'production-order/C' };
    given(requested, proposed, adopted, news).at(AT).when('InvalidateSchedule', more).nothing();
    const again = happened('ScheduleRequested', { ...requested.data, from: FROM, number: 2 });
    given(requested, proposed, adopted, news, again)
      .at(AT)
      .when('InvalidateSchedule', more)
      .then(broken({ ...more, operations: [] }));
  });
});
