/**
 * The schedule of a plant over HTTP: built beside the service, proposed, adopted, on the orders, broken and
 * built anew.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, hire, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { hr } from '@gemba/hr-service/hr.module';
import type { ProductionOrderAnswer } from '../production-order/answer.js';
import { production } from '../production.module.js';
import type { ScheduleAnswer } from './answer.js';

jest.setTimeout(90_000);

let company: Company;
let planner: Person;
let elsewhere: Person;
let operator: Person;
let buyer: Person;

const PATH = 'schedules/lyon';

const order = (id: string, quantity: number, due: number) =>
  planner.does('production-orders', {
    ...{ id, site: 'lyon', item: 'PUMP', quantity: pieces(quantity), due: inDays(due) },
  });

const proposed = (number: number) =>
  planner.awaits<ScheduleAnswer>(PATH, ({ proposal }) => proposal?.number === number);

beforeAll(async () => {
  company = await foundCompany(production, hr);
  await definePump(company);
  await hire(company, 'ANA', ['assembly']);
  await hire(company, 'BEN', ['assembly', 'testing']);
  [planner, elsewhere, operator, buyer] = await Promise.all([
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'planner', 'gdansk'),
    company.as('production', 'operator', 'lyon'),
    company.as('production', 'buyer', 'lyon'),
  ]);
  const weekdays = ['1', '2', '3', '4', '5', '6', '7'];
  const shift = { name: 'day', start: '06:00', end: '22:00', weekdays };
  await planner.does('work-calendars', { site: 'lyon', shifts: [shift], holidays: [] });
  await order('WO-1', 20, 5);
  await order('WO-2', 10, 3);
  await company.heard();
});

afterAll(() => company.stop());

describe('a schedule', () => {
  it('is asked for by those who plan the site', async () => {
    const body = { site: 'lyon' };
    expect(await operator.cannot('schedules', body)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot('schedules', body)).toBe('403 ACC-SITE');
    expect(await planner.cannot('schedules', { ...body, horizon: 'P91D' })).toBe('422 PRD-SCHED-HORIZON');
    expect(await planner.does('schedules', body)).toMatchObject({
      ...{ id: 'lyon', status: 201, events: ['ScheduleRequested'] },
    });
  });

  it('is proposed with every operation in the hours in which its machine and its people work', async () => {
    const { proposal, status, building } = await proposed(1);
    expect([status, building]).toEqual(['none', undefined]);
    expect(proposal).toMatchObject({ late: [], unplaced: [], comparison: { moved: 0, added: 4 } });
    const work = proposal?.operations ?? [];
    expect(work.map(({ order: id, operation }) => `${id}/${String(operation)}`).toSorted()).toEqual([
      ...['WO-1/10', 'WO-1/20', 'WO-2/10', 'WO-2/20'],
    ]);
    for (const each of work.filter(({ operation }) => operation === 20)) {
      expect(each).toMatchObject({ workUnit: 'lyon.TESTING', people: ['BEN'] });
    }
  });

  it('is read by those who read the site, and nobody else', async () => {
    expect((await operator.looks(PATH)).status).toBe(200);
    expect((await buyer.looks(PATH)).status).toBe(403);
    expect((await elsewhere.looks(PATH)).status).toBe(404);
  });

  it('is adopted once, by those who plan the site, and is on the orders then', async () => {
    expect(await operator.cannot(`${PATH}/adopt`, { number: 1 })).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot(`${PATH}/adopt`, { number: 1 })).toBe('404 PLT-NOT-FOUND');
    expect(await planner.cannot(`${PATH}/adopt`, { number: 2 })).toBe('409 PRD-SCHED-STATE');
    expect(await planner.does(`${PATH}/adopt`, { number: 1 })).toMatchObject({ events: ['ScheduleAdopted'] });
    expect(await planner.does(`${PATH}/adopt`, { number: 1 })).toMatchObject({ events: [] });
    const { body } = await planner.looks(PATH);
    const { inForce } = body as unknown as ScheduleAnswer;
    const assigned = await planner.awaits<ProductionOrderAnswer>('production-orders/WO-1', ({ operations }) =>
      operations.every(({ status }) => status === 'assigned'),
    );
    const first = inForce?.operations.find((each) => each.order === 'WO-1' && each.operation === 10);
    expect(assigned.operations[0]).toMatchObject({
      ...{ workUnit: 'lyon.ASSEMBLY', people: first?.people, planned: first?.date },
      ...{ plannedStart: first?.start, plannedEnd: first?.end },
    });
  });
});

describe('what breaks a schedule', () => {
  type At = { cause: string };
  const brokenBy = (cause: string) =>
    planner.awaits<ScheduleAnswer>(PATH, ({ invalidatedBy }) =>
      (invalidatedBy as readonly At[]).some((each) => each.cause === cause),
    );

  it('is said with what it touches, and one new schedule is built for all of it', async () => {
    await planner.does('equipment/lyon.TESTING/change-equipment-state', {
      ...{ to: 'downUnplanned', reason: 'spindle' },
    });
    const { invalidatedBy, status } = await brokenBy('equipment/lyon.TESTING');
    expect(status).toBe('invalid');
    expect(invalidatedBy[0]?.operations).toEqual(
      expect.arrayContaining([
        { order: 'WO-1', operation: 20 },
        { order: 'WO-2', operation: 20 },
      ]),
    );
    await order('WO-3', 5, 4);
    const { proposal } = await proposed(2);
    expect(proposal?.unplaced.map(({ order: id, binding }) => [id, binding])).toEqual([
      ['WO-1', { kind: 'no-machine', ref: 'TESTING' }],
      ['WO-2', { kind: 'no-machine', ref: 'TESTING' }],
      ['WO-3', { kind: 'no-machine', ref: 'TESTING' }],
    ]);
    expect(proposal?.comparison).toMatchObject({ added: 1 });
  });

  it('makes a proposal stale: it is adopted no more', async () => {
    await planner.does('equipment/lyon.TESTING/change-equipment-state', {
      ...{ to: 'idle', reason: 'repaired' },
    });
    await company.heard();
    expect(await planner.cannot(`${PATH}/adopt`, { number: 2 })).toBe('422 PRD-SCHED-STALE');
    const { proposal, inForce } = await proposed(3);
    expect([inForce?.number, proposal?.unplaced]).toEqual([1, []]);
    await planner.does(`${PATH}/adopt`, { number: 3 });
    const after = await planner.awaits<ScheduleAnswer>(PATH, ({ status }) => status === 'in-force');
    expect(after.inForce?.number).toBe(3);
    expect(await planner.cannot(`${PATH}/adopt`, { number: 1 })).toBe('409 PRD-SCHED-STATE');
  });

  it('an absence takes the person out, and the work goes to whoever can do it', async () => {
    const reporter = await company.as('hr', 'hr', 'lyon');
    const absence = { person: 'ANA', site: 'lyon', from: inDays(0), expectedTo: inDays(13), kind: 'sick' };
    await reporter.does('absences', absence);
    const { proposal } = await proposed(4);
    const people = new Set(proposal?.operations.flatMap((each) => each.people));
    expect(people).toEqual(new Set(['BEN']));
  });

  it('is not a cancelled order that it does not have', async () => {
    await order('WO-4', 5, 4);
    await company.heard();
    await planner.does('production-orders/WO-1/cancel', { reason: 'Not wanted.' });
    const { invalidatedBy } = await brokenBy('production-order/WO-1');
    expect(invalidatedBy.at(-1)).toMatchObject({ reason: 'cancelled' });
    const { proposal } = await proposed(5);
    expect(new Set(proposal?.operations.map((each) => each.order))).toEqual(
      new Set(['WO-2', 'WO-3', 'WO-4']),
    );
  });
});

describe('a build', () => {
  it('gives the same for the same, and an order goes first where that is asked for', async () => {
    await planner.does('schedules', { site: 'lyon', effort: 'quick', expedite: ['WO-4'] });
    const { proposal: one } = await proposed(6);
    const first = one?.operations.find(({ operation, fixed }) => operation === 10 && fixed !== true);
    expect(first?.order).toBe('WO-4');
    const { body } = await planner.looks(PATH);
    expect((body as unknown as ScheduleAnswer).inForce?.number).toBe(3);
    expect(await planner.cannot(`${PATH}/stop`)).toBe('409 PRD-SCHED-STATE');
  });

  it('ends when its planner says so, with the best so far', async () => {
    await planner.does('schedules', { site: 'lyon', effort: 'thorough' });
    expect(await elsewhere.cannot(`${PATH}/stop`)).toBe('404 PLT-NOT-FOUND');
    const other = { site: 'lyon', effort: 'quick' };
    expect(await planner.cannot('schedules', other)).toBe('409 PRD-SCHED-STATE');
    expect(await planner.does('schedules', { site: 'lyon', effort: 'thorough' })).toMatchObject({
      events: [],
    });
    expect(await planner.does(`${PATH}/stop`)).toMatchObject({ events: ['ScheduleStopRequested'] });
    const { proposal } = await proposed(7);
    expect(proposal).toMatchObject({ stopped: true, unplaced: [] });
  });
});
