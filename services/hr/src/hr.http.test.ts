/**
 * People operations over HTTP: who works here, when, and who stands in for whom, with the work that
 * production has assigned.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Company } from '@gemba/deploy-acceptance/testing/company.http';
import { foundCompany } from '@gemba/deploy-acceptance/testing/company.http';
import { inDays } from '@gemba/deploy-acceptance/testing/dates';
import type { Person } from '@gemba/deploy-acceptance/testing/person.http';
import { definePump, eur, hire, pieces, pln } from '@gemba/deploy-acceptance/testing/product.http';
import { shiftInterval } from '@gemba/measures/calendar';
import { periodLabel, periodOf, plusDays } from '@gemba/measures/period';
import { production } from '@gemba/production-service/production.module';
import type { AbsenceAnswer } from './absence/answer.js';
import { hr } from './hr.module.js';

jest.setTimeout(60_000);

/** The Monday after next: a week that nobody works in yet. */
const monday = periodOf('week', inDays(14)).from;
const tuesday = plusDays(monday, 1);
const week = periodLabel(periodOf('week', monday));

let company: Company;
let people: Person;
let elsewhere: Person;
let planner: Person;
let operator: Person;

const shift = (
  person: string,
  date: string,
  [start, end]: readonly [string, string] = ['06:00', '14:00'],
) => {
  const { from, to } = shiftInterval(date, { start, end }, 'Europe/Paris');
  return { person, start: from, end: to };
};

/** What became of an operation of the order. */
const task = ({ tasks }: Pick<AbsenceAnswer, 'tasks'>, operation: number) =>
  tasks.find((each) => each.order === 'WO-1' && each.operation === operation);

beforeAll(async () => {
  company = await foundCompany(hr, production);
  [people, elsewhere, planner, operator] = await Promise.all([
    company.as('hr', 'hr', 'lyon'),
    company.as('hr', 'hr', 'gdansk'),
    company.as('production', 'planner', 'lyon'),
    company.as('hr', 'operator', 'lyon'),
  ]);
  await definePump(company);
  await hire(company, 'ANA', ['assembly', 'testing']);
  await hire(company, 'BEN', ['assembly']);
  await hire(company, 'CLEO', ['assembly']);
  await company.heard();
});

afterAll(() => company.stop());

describe('an employee', () => {
  const job = { name: 'Dan', site: 'lyon', position: 'Painter', costCentre: 'PRODUCTION', start: inDays(0) };
  const dan = { ...job, id: 'DAN', hourlyCost: eur('28.00') };

  it('is hired once, at a site and in its currency', async () => {
    expect(await people.cannot('employees', { ...dan, hourlyCost: pln('90.00') })).toBe(
      '422 HR-EMP-CURRENCY',
    );
    expect(await elsewhere.cannot('employees', dan)).toBe('403 ACC-SITE');
    expect(await operator.cannot('employees', dan)).toBe('403 ACC-ROLE');
    expect(await people.does('employees', dan)).toMatchObject({ status: 201, etag: '"1"' });
    expect(await people.does('employees', dan)).toMatchObject({ status: 200, events: [] });
    expect(await people.cannot('employees', { ...dan, name: 'Denis' })).toBe('409 HR-EMP-STATE');
  });

  it('holds qualifications for a time, until they are revoked or the employee leaves', async () => {
    const painting = {
      skill: 'painting',
      level: 3,
      validFrom: inDays(0),
      validTo: inDays(90),
      evidence: 'Course',
    };
    const backwards = { ...painting, validTo: inDays(-1) };
    expect(await people.cannot('employees/DAN/grant-qualification', backwards)).toBe('422 HR-QUAL-PERIOD');
    expect(await people.cannot('employees/DAN/grant-qualification', { ...painting, level: 6 })).toBe(
      '400 PLT-INVALID',
    );
    await people.does('employees/DAN/grant-qualification', painting);
    expect(await people.does('employees/DAN/grant-qualification', painting)).toMatchObject({ events: [] });
    const revoked = { skill: 'painting', reason: 'Eyesight' };
    expect(await elsewhere.cannot('employees/DAN/revoke-qualification', revoked)).toBe('404 PLT-NOT-FOUND');
    await people.does('employees/DAN/revoke-qualification', revoked);
    expect(await people.does('employees/DAN/revoke-qualification', revoked)).toMatchObject({ events: [] });
    const end = 'employees/DAN/end-employment';
    expect(await people.cannot(end, { lastDay: inDays(-1) })).toBe('409 HR-EMP-STATE');
    expect(await people.cannot(end, { lastDay: inDays(5) }, { headers: { 'if-match': '"2"' } })).toBe(
      '412 PLT-STALE',
    );
    await people.does(end, { lastDay: inDays(5) }, { headers: { 'if-match': '"3"' } });
    expect((await people.history('employees/DAN')).map(({ type }) => type)).toEqual([
      ...['EmployeeHired', 'QualificationGranted', 'QualificationRevoked', 'EmployeeLeft'],
    ]);
    expect((await elsewhere.looks('employees/DAN/events')).status).toBe(404);
    expect((await elsewhere.looks('employees')).body).toMatchObject({ data: [] });
  });
});

describe('a roster', () => {
  const roster = (...assignments: object[]) => ({ site: 'lyon', week, assignments });

  it('asks nobody to be in two places, to go without rest, or to do what they cannot', async () => {
    const refusals: readonly (readonly [object, string])[] = [
      [{ ...roster(shift('ANA', monday)), week: '2026-W60' }, '422 HR-ROSTER-WEEK'],
      [roster(shift('ANA', plusDays(monday, -1))), '422 HR-ROSTER-WEEK'],
      [roster(shift('EVE', monday)), '404 PLT-NOT-FOUND'],
      [roster(shift('DAN', monday)), '422 HR-EMP-UNKNOWN'],
      [roster(shift('ANA', monday), shift('ANA', monday, ['10:00', '18:00'])), '422 HR-SHIFT-OVERLAP'],
      [roster(shift('ANA', monday, ['14:00', '22:00']), shift('ANA', tuesday)), '422 HR-REST-MIN'],
      [roster({ ...shift('BEN', monday), station: 'TESTING' }), '422 HR-QUAL-MISSING'],
    ];
    for (const [asked, code] of refusals) expect(await people.cannot('rosters', asked)).toBe(code);
    expect(await operator.cannot('rosters', roster(shift('ANA', monday)))).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot('rosters', roster(shift('ANA', monday)))).toBe('403 ACC-SITE');
  });

  it('is published, and published again when it changes', async () => {
    const first = roster(shift('ANA', monday), shift('BEN', monday));
    expect(await people.does('rosters', first)).toMatchObject({ id: `lyon.${week}`, status: 201 });
    expect(await people.does('rosters', first)).toMatchObject({ status: 200, events: [] });
    const second = roster(...first.assignments, shift('CLEO', monday, ['14:00', '22:00']));
    expect(await people.cannot('rosters', second)).toBe('428 PLT-MATCH-MISSING');
    const seen = (version: number) => ({ headers: { 'if-match': `"${String(version)}"` } });
    expect(await people.cannot('rosters', second, seen(2))).toBe('412 PLT-STALE');
    expect(await people.does('rosters', second, seen(1))).toMatchObject({
      version: 2,
      events: ['RosterPublished'],
    });
    expect((await people.looks(`rosters/lyon.${week}`)).headers.get('etag')).toBe('"2"');
  });
});

describe('a roster of a week', () => {
  it('published twice at one moment is the one that came first', async () => {
    const next = plusDays(monday, 14);
    const publish = (person: string) => ({
      site: 'lyon',
      week: periodLabel(periodOf('week', next)),
      assignments: [shift(person, next)],
    });
    const answers = await Promise.allSettled(
      ['ANA', 'BEN'].map((person) => people.does('rosters', publish(person))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = answers[0]?.status === 'rejected' ? 'ANA' : 'BEN';
    expect(await people.cannot('rosters', publish(lost))).toBe('428 PLT-MATCH-MISSING');
  });
  it('that has begun is replaced with a reason', async () => {
    const begun = periodOf('week', inDays(-7)).from;
    const publish = (...persons: string[]) => ({
      ...{ site: 'lyon', week: periodLabel(periodOf('week', begun)) },
      assignments: persons.map((person) => shift(person, begun)),
    });
    await people.does('rosters', publish('ANA', 'BEN'));
    const seen = { headers: { 'if-match': '"1"' } };
    expect(await people.cannot('rosters', publish('ANA'), seen)).toBe('422 HR-ROSTER-REASON');
    await people.does('rosters', { ...publish('ANA'), reason: 'Ben was on a course' }, seen);
    const [, replaced] = await people.history(`rosters/lyon.${publish().week}`);
    expect(replaced).toMatchObject({ data: { reason: 'Ben was on a course' } });
  });
});

describe('attendance', () => {
  it('is recorded once a day', async () => {
    const date = inDays(-1);
    const day = { person: 'ANA', site: 'lyon', date, rostered: 'PT8H', worked: 'PT8H30M', absent: 'PT0S' };
    expect(await people.cannot('attendances', { ...day, absent: 'PT9H' })).toBe('422 HR-ATT-SUM');
    expect(await people.does('attendances', day)).toMatchObject({ id: `ANA.${date}`, status: 201 });
    expect(await people.does('attendances', day)).toMatchObject({ status: 200, events: [] });
    expect(await people.cannot('attendances', { ...day, worked: 'PT8H' })).toBe('409 HR-ATT-STATE');
  });
});

describe('people of another site', () => {
  const date = inDays(-1);
  const times = { rostered: 'PT8H', worked: 'PT8H', absent: 'PT0S' };
  const booked = (person: string, site: string) => ({ person, site, date, ...times });

  it('P37: do not exist for a manager, whatever is booked for them and wherever', async () => {
    const manager = await company.as('hr', 'site-manager', 'gdansk');
    const away = { site: 'gdansk', from: monday, kind: 'sick' };
    const shiftOf = (person: string) => ({ site: 'gdansk', week, assignments: [shift(person, monday)] });
    for (const person of ['BEN', 'NOBODY']) {
      expect(await manager.cannot('attendances', booked(person, 'gdansk'))).toBe('404 PLT-NOT-FOUND');
      expect(await manager.cannot('absences', { ...away, person })).toBe('404 PLT-NOT-FOUND');
      expect(await manager.cannot('rosters', shiftOf(person))).toBe('404 PLT-NOT-FOUND');
    }
    expect(await manager.cannot('attendances', booked('BEN', 'lyon'))).toBe('403 ACC-SITE');
    const right = { ...times, reason: 'Guessed' };
    expect(await manager.cannot(`attendances/ANA.${date}/correct`, right)).toBe('404 PLT-NOT-FOUND');
  });

  it('P37: do not show at their id whether they were at work or away on a day', async () => {
    const manager = await company.as('hr', 'site-manager', 'gdansk');
    const worked = { ...booked('BEN', 'lyon'), date: inDays(-3) };
    const later = plusDays(monday, 21);
    const away = { person: 'BEN', kind: 'sick', from: later, expectedTo: later };
    await people.does('attendances', worked);
    await people.does('absences', { ...away, site: 'lyon' });
    for (const day of [inDays(-3), inDays(-4)]) {
      const there = { ...worked, site: 'gdansk', date: day };
      expect(await manager.cannot('attendances', there)).toBe('404 PLT-NOT-FOUND');
    }
    for (const from of [later, plusDays(later, -1)])
      expect(await manager.cannot('absences', { ...away, site: 'gdansk', from })).toBe('404 PLT-NOT-FOUND');
  });

  it('P37: are known to whoever has all sites, and still work at their own only', async () => {
    const everywhere = await company.as('hr', 'hr');
    expect(await everywhere.cannot('attendances', booked('BEN', 'gdansk'))).toBe('422 HR-EMP-UNKNOWN');
  });

  it('P37: keep their names when somebody else is hired under their id', async () => {
    const eve = { name: 'Eve', site: 'gdansk', position: 'Fitter', costCentre: 'C', start: inDays(0) };
    const taken = await company.signIn('hr', { sub: 'hr-gdansk', roles: ['hr'], sites: ['gdansk'] });
    const hired = { ...eve, id: 'BEN', hourlyCost: pln('90.00') };
    expect(await taken.cannot('employees', hired)).toBe('409 PLT-ID-TAKEN');
  });
});

describe('an absence', () => {
  const id = `ANA.${monday}`;
  const path = `absences/${id}`;
  const away = { person: 'ANA', site: 'lyon', from: monday, expectedTo: tuesday, kind: 'sick' };
  const order = 'production-orders/WO-1';

  it('of somebody with work assigned is covered by the best substitute, or said not to be', async () => {
    const wanted = { id: 'WO-1', site: 'lyon', item: 'PUMP', quantity: pieces(3), due: plusDays(monday, 4) };
    await planner.does('production-orders', wanted);
    const mine = { people: ['ANA'], planned: tuesday };
    await planner.does(`${order}/assign-operation`, { ...mine, operation: 10, workUnit: 'lyon.ASSEMBLY' });
    await planner.does(`${order}/assign-operation`, { ...mine, operation: 20, workUnit: 'lyon.TESTING' });
    await company.heard();

    expect(await people.cannot('absences', { ...away, person: 'EVE' })).toBe('404 PLT-NOT-FOUND');
    expect(await people.cannot('absences', { ...away, expectedTo: inDays(0) })).toBe('422 HR-ABS-PERIOD');
    expect(await elsewhere.cannot('absences', away)).toBe('403 ACC-SITE');
    expect(await operator.does('absences', away)).toMatchObject({ id, status: 201 });
    expect(await operator.does('absences', away)).toMatchObject({ status: 200, events: [] });

    const { tasks } = await people.awaits<AbsenceAnswer>(
      path,
      (state) => task(state, 10)?.delegatedTo !== undefined && task(state, 20)?.missing === true,
    );
    // Ben is at work then; Cleo would work overtime after a late shift.
    expect(task({ tasks }, 10)).toMatchObject({ delegatedTo: 'BEN' });
    expect(task({ tasks }, 10)?.proposed?.map(({ person }) => person)).toEqual(['BEN', 'CLEO']);
    expect(task({ tasks }, 20)).toMatchObject({ proposed: [] });
    expect(task({ tasks }, 20)).not.toHaveProperty('delegatedTo');
    const [reported] = await people.history(path);
    expect(reported).toMatchObject({ data: { rostered: 'PT8H' }, meta: { actor: { id: 'operator-lyon' } } });
    await planner.awaits<{ operations: { people: string[] }[] }>(
      order,
      ({ operations }) => operations[0]?.people[0] === 'BEN',
    );
  });

  it('P37: is assessed and covered at its own site only', async () => {
    const everywhere = await company.as('hr', 'hr');
    const elsewhereCovered = { site: 'gdansk', order: 'WO-1', operation: 10, planned: tuesday };
    for (const [command, body] of [
      ['assess-impact', { site: 'gdansk' }],
      ['propose-substitutes', elsewhereCovered],
    ] as const) {
      expect(await people.cannot(`${path}/${command}`, body)).toBe('403 ACC-SITE');
      expect(await everywhere.cannot(`${path}/${command}`, body)).toBe('422 PLT-SITE-OTHER');
    }
  });

  it('has one substitute for a task, chosen from who can do it', async () => {
    const task = { order: 'WO-1', operation: 10 };
    expect(await people.cannot(`${path}/delegate-task`, { ...task, to: 'CLEO' })).toBe(
      '422 HR-DELEGATE-LIMIT',
    );
    const unqualified = { ...task, operation: 20, to: 'BEN' };
    expect(await people.cannot(`${path}/delegate-task`, unqualified)).toBe('422 HR-DELEGATE-LIMIT');
    expect(await people.cannot(`${path}/delegate-task`, { ...task, operation: 30, to: 'BEN' })).toBe(
      '422 HR-ABS-TASK',
    );
    expect(await people.does(`${path}/delegate-task`, { ...task, to: 'BEN' })).toMatchObject({ events: [] });
    expect(await operator.cannot(`${path}/delegate-task`, { ...task, to: 'BEN' })).toBe('403 ACC-ROLE');
    expect(await elsewhere.cannot(`${path}/delegate-task`, { ...task, to: 'BEN' })).toBe('404 PLT-NOT-FOUND');
    expect(await people.cannot('absences', { ...away, kind: 'family' })).toBe('422 HR-ABS-DOUBLE');
    const longer = { ...away, from: plusDays(monday, -1), expectedTo: monday };
    expect(await people.cannot('absences', longer)).toBe('422 HR-ABS-DOUBLE');
  });

  it('that strikes the substitute does not pass the task on a second time', async () => {
    await company.heard();
    await people.does('absences', { ...away, person: 'BEN' });
    const { tasks } = await people.awaits<AbsenceAnswer>(
      `absences/BEN.${monday}`,
      (state) => task(state, 10)?.missing === true,
    );
    expect(task({ tasks }, 10)).not.toHaveProperty('delegatedTo');
    await people.does(`absences/BEN.${monday}/end`, { to: monday });
  });

  it('ends, and the work goes back', async () => {
    expect(await people.cannot(`${path}/return-delegations`)).toBe('409 HR-ABS-STATE');
    expect(await people.cannot(`${path}/end`, { to: inDays(0) })).toBe('422 HR-ABS-PERIOD');
    await people.does(`${path}/end`, { to: monday });
    expect(await people.does(`${path}/end`, { to: monday })).toMatchObject({ events: [] });
    await people.awaits<AbsenceAnswer>(path, (state) => task(state, 10)?.delegatedTo === undefined);
    await planner.awaits<{ operations: { people: string[] }[] }>(
      order,
      ({ operations }) => operations[0]?.people[0] === 'ANA',
    );
    const told = { order: 'WO-1', operation: 10, to: 'CLEO' };
    expect(await people.cannot(`${path}/delegate-task`, told)).toBe('409 HR-ABS-STATE');
  });
});
