/**
 * What a plant's routings ask of its schedule over HTTP: machines that are changed over between families of
 * work, tools, and branches.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { OPERATIONS, definePump, hire, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { hr } from '@gemba/hr-service/hr.module';
import type { ProductionOrderAnswer } from '../production-order/answer.js';
import { production } from '../production.module.js';
import type { ScheduleAnswer } from './answer.js';

jest.setTimeout(90_000);

let company: Company;
let planner: Person;
let operator: Person;
let elsewhere: Person;

const PATH = 'schedules/lyon';
const TIME = { setup: 'PT10M', runPerUnit: 'PT12M' };

const order = (id: string, item: string, due = 5) =>
  planner.does('production-orders', {
    ...{ id, site: 'lyon', item, quantity: pieces(5), due: inDays(due) },
  });

const schedule = async () => {
  const { number = 0 } =
    ((await planner.looks(PATH)).body as unknown as Partial<ScheduleAnswer>).proposal ?? {};
  await planner.does('schedules', { site: 'lyon', effort: 'quick' });
  const { proposal } = await planner.awaits<ScheduleAnswer>(
    PATH,
    ({ proposal: found, building }) => building === undefined && (found?.number ?? 0) > number,
  );
  if (!proposal) throw new Error('No proposal.');
  return proposal;
};

beforeAll(async () => {
  company = await foundCompany(production, hr);
  await definePump(company);
  await hire(company, 'ANA', ['assembly', 'testing']);
  await hire(company, 'BEN', ['assembly', 'testing']);
  [planner, operator, elsewhere] = await Promise.all([
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'operator', 'lyon'),
    company.as('production', 'planner', 'gdansk'),
  ]);
  const weekdays = ['1', '2', '3', '4', '5', '6', '7'];
  const shift = { name: 'day', start: '00:00', end: '23:59', weekdays };
  await planner.does('work-calendars', { site: 'lyon', shifts: [shift], holidays: [] });
});

afterAll(() => company.stop());

describe('machines that are changed over', () => {
  const changeovers = [
    { from: 'steel', to: 'bronze', setup: 'PT20M' },
    { from: 'bronze', to: 'steel', setup: 'PT1H30M' },
  ];
  const times = { defaultSetup: 'PT45M', sameFamilySetup: 'PT0S', changeovers };
  const path = 'equipment/lyon.ASSEMBLY';
  const define = `${path}/define-setup-times`;

  it('say how long that takes, by whom their site is planned', async () => {
    expect(await operator.cannot(define, times)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot(define, times)).toBe('404 PLT-NOT-FOUND');
    const twice = { ...times, changeovers: [...changeovers, ...changeovers] };
    expect(await planner.cannot(define, twice)).toBe('422 PRD-EQP-SETUP');
    expect(await planner.does(define, times)).toMatchObject({ events: ['SetupTimesDefined'] });
    expect(await planner.does(define, times)).toMatchObject({ events: [] });
    expect((await planner.looks(path)).body).toMatchObject({ setupTimes: times });
  });

  it('have their change-overs in the schedule, from what they made last', async () => {
    for (const [item, setupFamily] of [
      ['STEEL', 'steel'],
      ['BRONZE', 'bronze'],
    ] as const) {
      await planner.does('items', { id: item, name: item, kind: 'make', unit: 'C62', tracking: 'lot' });
      const lines = [{ item: 'CAST', quantity: pieces(1), scrapFraction: '0', operation: 10 }];
      await planner.does('bills-of-materials', {
        ...{ item, version: 1, effectiveFrom: inDays(-60), base: pieces(1), lines },
      });
      const operations = [{ ...OPERATIONS[0], ...TIME, name: item, setupFamily }];
      await planner.does('routings', { item, version: 1, operations });
    }
    await order('S-1', 'STEEL');
    await order('B-1', 'BRONZE');
    await company.heard();
    const first = await schedule();
    const setups = first.operations.map(({ order: id, setup }) => [id, setup?.from, setup?.to, setup?.lasts]);
    expect(setups.toSorted()).toEqual([
      ['B-1', 'steel', 'bronze', 'PT20M'],
      ['S-1', undefined, 'steel', 'PT45M'],
    ]);
  });

  it('are set up for what began there, and a schedule that did not know so is adopted no more', async () => {
    const { number } = await schedule();
    const crew = { operation: 10, workUnit: 'lyon.ASSEMBLY', people: ['ANA'] };
    await planner.does('production-orders/B-1/release');
    await planner.does('production-orders/B-1/assign-operation', { ...crew, planned: inDays(0) });
    await planner.does('production-orders/B-1/start-operation', crew);
    await company.heard();
    expect(await planner.cannot(`${PATH}/adopt`, { number })).toBe('422 PRD-SCHED-INFEASIBLE');
    const { operations } = await schedule();
    expect(operations.map(({ order: id, setup }) => [id, setup?.from, setup?.lasts])).toEqual([
      ['B-1', undefined, undefined],
      ['S-1', 'bronze', 'PT1H30M'],
    ]);
  });
});

describe('a tool', () => {
  const jig = { name: 'Pump jig', site: 'lyon', toolKind: 'jig' };

  it('is registered by those who plan its site, and read by those who read the site', async () => {
    const body = { id: 'JIG-1', ...jig };
    expect(await operator.cannot('tools', body)).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot('tools', body)).toBe('403 ACC-SITE');
    expect(await planner.does('tools', body)).toMatchObject({ status: 201, events: ['ToolRegistered'] });
    expect(await planner.does('tools', body)).toMatchObject({ events: [] });
    expect(await planner.cannot('tools', { ...body, toolKind: 'gauge' })).toBe('409 PRD-TOOL-STATE');
    expect((await operator.looks('tools/JIG-1')).body).toMatchObject({
      toolKind: 'jig',
      status: 'available',
    });
    expect((await elsewhere.looks('tools/JIG-1')).status).toBe(404);
    const wrong = { calibratedUntil: inDays(-1), certificate: 'C-1' };
    expect(await planner.cannot('tools/JIG-1/calibrate', wrong)).toBe('422 PRD-TOOL-DATE');
    await elsewhere.does('tools', { ...jig, id: 'JIG-9', site: 'gdansk' });
  });

  it('is in the schedule and on its orders, one operation at a time', async () => {
    await planner.does('items', { id: 'CASE', name: 'Case', kind: 'make', unit: 'C62', tracking: 'lot' });
    const lines = [{ item: 'CAST', quantity: pieces(1), scrapFraction: '0', operation: 10 }];
    await planner.does('bills-of-materials', {
      ...{ item: 'CASE', version: 1, effectiveFrom: inDays(-60), base: pieces(1), lines },
    });
    const operation = { ...OPERATIONS[1], ...TIME, sequence: 10, name: 'Case', toolKinds: ['jig'] };
    const routing = { item: 'CASE', version: 1, operations: [operation] };
    const twice = { ...routing, operations: [{ ...operation, toolKinds: ['jig', 'jig'] }] };
    expect(await planner.cannot('routings', twice)).toBe('422 PRD-RTG-TOOL');
    await planner.does('routings', routing);
    const path = 'gemba/lyon/hall/TESTING/2';
    await planner.does('equipment', {
      ...{ id: 'lyon.TESTING-2', name: 'Second', site: 'lyon', workCenter: 'TESTING', path },
    });
    await order('C-1', 'CASE');
    await order('C-2', 'CASE');
    await company.heard();
    const { number, operations } = await schedule();
    const cases = operations.filter(({ item }) => item === 'CASE');
    expect(cases.map(({ tools }) => tools)).toEqual([['JIG-1'], ['JIG-1']]);
    expect(Date.parse(cases[1]?.start ?? '')).toBeGreaterThanOrEqual(Date.parse(cases[0]?.end ?? ''));
    await planner.does(`${PATH}/adopt`, { number });
    await planner.awaits<ProductionOrderAnswer>(
      'production-orders/C-2',
      ({ operations: [first] }) => first?.tools?.[0] === 'JIG-1',
    );
  });

  it('begins with its operation, and is refused where it is in use, of another site, or locked', async () => {
    for (const id of ['C-1', 'C-2']) await planner.does(`production-orders/${id}/release`);
    const people = ['BEN'];
    const crew = { operation: 10, workUnit: 'lyon.TESTING', people };
    const second = { operation: 10, workUnit: 'lyon.TESTING-2', people: ['EVE'] };
    await hire(company, 'EVE', ['testing']);
    await company.heard();
    await planner.does('production-orders/C-1/assign-operation', { ...crew, planned: inDays(0) });
    await planner.does('production-orders/C-2/assign-operation', { ...second, planned: inDays(0) });
    const [one, other] = ['production-orders/C-1', 'production-orders/C-2'];
    const start = 'start-operation';
    expect(await operator.cannot(`${one}/${start}`, crew)).toBe('422 PRD-OP-TOOL');
    expect(await operator.cannot(`${one}/${start}`, { ...crew, tools: ['JIG-9'] })).toBe('422 PRD-OP-TOOL');
    await operator.does('tools/JIG-1/lock', { reason: 'A pin is bent.' });
    const jigged = { ...crew, tools: ['JIG-1'] };
    expect(await operator.cannot(`${one}/${start}`, jigged)).toBe('422 PRD-OP-TOOL-UNFIT');
    expect(await operator.cannot('tools/JIG-1/unlock', { done: 'x' })).toBe('403 ACC-ROLE');
    await planner.does('tools/JIG-1/unlock', { done: 'Pin replaced.' });
    await operator.does(`${one}/${start}`, jigged);
    expect(await operator.does(`${one}/${start}`, jigged)).toMatchObject({ events: [] });
    const elsewhereBusy = { ...second, tools: ['JIG-1'] };
    expect(await operator.cannot(`${other}/${start}`, elsewhereBusy)).toBe('422 PRD-OP-DOUBLE');
    await operator.does(`${one}/pause-operation`, { operation: 10, reason: 'The jig is wanted.' });
    await operator.does(`${other}/${start}`, elsewhereBusy);
  });
});

describe('a routing that branches', () => {
  const after = (sequence: number, of: 0 | 1, ...operations: number[]) => ({
    ...{ ...OPERATIONS[of], ...TIME, sequence, name: `Work ${String(sequence)}` },
    predecessors: operations.map((operation) => ({ operation })),
  });
  const operations = [after(10, 0), after(20, 1), { ...after(30, 0, 10, 20), queue: 'PT30M' }];
  const routing = { item: 'SET', version: 1, operations };

  it('is released where it leads to one operation, in no circle', async () => {
    await planner.does('items', { id: 'SET', name: 'Set', kind: 'make', unit: 'C62', tracking: 'lot' });
    const lines = [{ item: 'CAST', quantity: pieces(1), scrapFraction: '0', operation: 10 }];
    await planner.does('bills-of-materials', {
      ...{ item: 'SET', version: 1, effectiveFrom: inDays(-60), base: pieces(1), lines },
    });
    const wrong = (...all: ReturnType<typeof after>[]) =>
      planner.cannot('routings', { ...routing, operations: all });
    expect(await wrong(after(10, 0, 20), after(20, 1, 10))).toBe('422 PRD-RTG-CYCLE');
    expect(await wrong(after(10, 0), after(20, 1, 15))).toBe('422 PRD-RTG-PREDECESSOR');
    expect(await wrong(after(10, 0), after(20, 1))).toBe('422 PRD-RTG-END');
    await planner.does('routings', routing);
  });

  it('is worked on beside each other where it branches, and not before where it joins', async () => {
    await order('SET-1', 'SET', 1);
    await planner.does('production-orders/SET-1/release');
    await company.heard();
    const isThere = ({ order: id }: { readonly order: string }): boolean => id === 'SET-1';
    // One is in force: what is new is taken into the next one, which nobody has to ask for.
    const { proposal } = await planner.awaits<ScheduleAnswer>(
      PATH,
      (of) => of.proposal?.operations.some(isThere) === true,
    );
    const found = proposal?.operations.filter(isThere) ?? [];
    const [first, second, last] = [10, 20, 30].map((each) =>
      found.find(({ operation }) => operation === each),
    );
    const ends = [first, second].map((each) => Date.parse(each?.end ?? ''));
    expect(Date.parse(last?.start ?? '')).toBeGreaterThanOrEqual(Math.max(...ends) + 1_800_000);
    await hire(company, 'DAN', ['assembly']);
    const path = 'equipment';
    for (const id of ['lyon.ASSEMBLY-2', 'lyon.TESTING-3']) {
      const workCenter = id.slice(5, -2);
      await planner.does(path, {
        ...{ id, name: id, site: 'lyon', workCenter, path: `gemba/lyon/hall/${workCenter}/${id}` },
      });
    }
    await hire(company, 'FAY', ['testing']);
    await company.heard();
    const crews = [
      { operation: 10, workUnit: 'lyon.ASSEMBLY-2', people: ['DAN'] },
      { operation: 20, workUnit: 'lyon.TESTING-3', people: ['FAY'] },
      { operation: 30, workUnit: 'lyon.ASSEMBLY-2', people: ['DAN'] },
    ];
    const of = 'production-orders/SET-1';
    for (const crew of crews) await planner.does(`${of}/assign-operation`, { ...crew, planned: inDays(0) });
    expect(await operator.cannot(`${of}/start-operation`, crews[2])).toBe('422 PRD-OP-PREDECESSOR');
    for (const crew of crews.slice(0, 2)) await operator.does(`${of}/start-operation`, crew);
  });
});
