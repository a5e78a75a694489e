/** Training, calibration and maintenance that are overdue each refuse a start by a word of their own. */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { ago, inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, hire, pieces } from '@gemba/deploy-acceptance/testing/product.http';
import { until } from '@gemba/deploy-local/testing/until.process';
import { hr } from '@gemba/hr-service/hr.module';
import { production } from '../../production.module.js';

jest.setTimeout(60_000);

const ORDER = 'production-orders/WO-1';
const assembly = { operation: 10, workUnit: 'lyon.ASSEMBLY', people: ['ANA'] };
const start = `${ORDER}/start-operation`;

let company: Company;
let planner: Person;
let operator: Person;
let people: Person;

const qualified = (validTo: string) => ({
  ...{ skill: 'assembly', level: 3, validFrom: inDays(-400), validTo, evidence: 'Course.' },
});
const plan = (kind: 'calibration' | 'maintenance') => ({
  ...{ id: kind, site: 'lyon', workUnit: 'lyon.ASSEMBLY', kind, work: 'See to it.', every: 'PT30M' },
});

beforeAll(async () => {
  company = await foundCompany(production, hr);
  await definePump(company);
  await hire(company, 'ANA', ['assembly']);
  [planner, operator, people] = await Promise.all([
    company.as('production', 'planner', 'lyon'),
    company.as('production', 'operator', 'lyon'),
    company.as('hr', 'hr', 'lyon'),
  ]);
  await company.heard();
  await planner.does('production-orders', {
    ...{ id: 'WO-1', site: 'lyon', item: 'PUMP', quantity: pieces(10), due: inDays(2) },
  });
  await planner.does(`${ORDER}/release`);
  await planner.does(`${ORDER}/assign-operation`, { ...assembly, planned: inDays(0) });
});

afterAll(() => company.stop());

it('training: who was qualified is trained again, or another does it', async () => {
  await people.does('employees/ANA/grant-qualification', qualified(inDays(-3)));
  await company.heard();
  expect(await operator.cannot(start, assembly)).toBe('422 PRD-OP-TRAINING');
  await people.does('employees/ANA/grant-qualification', qualified(inDays(20)));
  await company.heard();
  const history = await people.history('employees/ANA');
  expect(history.at(-1)).toMatchObject({ type: 'QualificationEndsSoon', data: { validTo: inDays(20) } });
});

it.each([
  ['calibration', 'PRD-OP-CALIBRATION'],
  ['maintenance', 'PRD-OP-OVERDUE'],
] as const)('%s: it is done and its order completed, or another machine taken', async (kind, code) => {
  await planner.does('maintenance-plans', plan(kind), ago(60));
  expect(await operator.cannot(start, assembly)).toBe(`422 ${code}`);
  await planner.does(`maintenance-plans/${kind}/retire`, { reason: 'Shown.' });
});

it('is told some days before', async () => {
  await planner.does('maintenance-plans', { ...plan('maintenance'), id: 'OIL', every: 'P2D' });
  const isTold = async () => {
    const told = await planner.history('maintenance-plans/OIL');
    return told.some(({ type }) => type === 'MaintenanceDueSoon');
  };
  await until(isTold, 20_000);
});

it('starts when nothing is overdue any more', async () => {
  await operator.does(start, assembly);
});
