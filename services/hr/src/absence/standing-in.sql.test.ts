/** A person stands in for one of two absences on a day, also when both ask for them at one moment. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plusDays } from '@gemba/measures/period';
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { employee } from '../employee/employee.js';
import { hr } from '../hr.module.js';
import { absence } from './absence.js';

let race: Race;
const today = new Date().toISOString().slice(0, 10);
const validity = { validFrom: '2020-01-01', validTo: '2099-12-31' };
const hourlyCost = { amount: '30.00', currency: 'EUR' };
const member = { start: '2020-01-01', lastDay: '', hourlyCost, skills: { cnc: validity } };
const site = {
  ...{ id: 'lyon', companyId: 'gemba-fr', timeZone: 'UTC', currency: 'EUR', groupCurrency: 'EUR' },
  dayStart: '00:00',
};
const ROUNDS = 10;
const dates = Array.from({ length: ROUNDS }, (_, index) => plusDays(today, index + 1));

beforeAll(async () => {
  race = await raceOf(hr);
  await race.knows('site', 'lyon', site);
  await race.knows('site-staff', 'lyon', { ana: member, ben: member, sub: member });
  const tasks = dates.flatMap((planned, round) =>
    ['ana', 'ben'].map((person) => {
      const order = `${person}-${String(round)}`;
      return [`${order}/10`, { order, operation: 10, skill: 'cnc', planned, people: [person] }] as const;
    }),
  );
  await race.knows('assigned-operation', 'lyon', Object.fromEntries(tasks));
  const job = { site: 'lyon', position: 'Fitter', costCentre: 'C1', hourlyCost, start: '2020-01-01' };
  for (const id of ['ana', 'ben'])
    await race.processes[0]!(employee, { id, name: 'HireEmployee', data: { name: id, ...job } });
});
afterAll(() => race.stop());

const prepared = async (person: string, [round, planned]: readonly [number, string]): Promise<string> => {
  const id = `${person}.${planned}`;
  const [give] = race.processes;
  const task = { order: `${person}-${String(round)}`, operation: 10 };
  const away = { person, site: 'lyon', from: planned, expectedTo: planned, kind: 'sick' };
  const steps = [
    { name: 'ReportAbsence', data: away },
    { name: 'AssessImpact', data: { site: 'lyon' } },
    { name: 'ProposeSubstitutes', data: { site: 'lyon', ...task, planned } },
  ];
  for (const step of steps) expect(await give!(absence, { id, ...step })).toMatchObject({ kind: 'done' });
  return id;
};

describe('delegating a task', () => {
  it('O31: of two absences that ask for one substitute at one moment, one gets them', async () => {
    for (const [round, planned] of dates.entries()) {
      const people = ['ana', 'ben'];
      const ids = [await prepared('ana', [round, planned]), await prepared('ben', [round, planned])];
      const outcomes = await Promise.all(
        race.processes.map((give, index) =>
          give(absence, {
            id: ids[index] ?? '',
            name: 'DelegateTask',
            data: { order: `${people[index] ?? ''}-${String(round)}`, operation: 10, to: 'sub' },
          }),
        ),
      );
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
      expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
        rejection: { code: 'HR-DELEGATE-DOUBLE' },
      });
    }
  });
});
