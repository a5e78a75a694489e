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
