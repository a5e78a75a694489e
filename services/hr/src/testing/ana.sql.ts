/** Two processes of people on one database, in which Ana works in Lyon. */
import type { Race } from '@gemba/platform/testing/race.sql';
import { raceOf } from '@gemba/platform/testing/race.sql';
import { employee } from '../employee/employee.js';
import { hr } from '../hr.module.js';

const hourlyCost = { amount: '30.00', currency: 'EUR' };
const job = { site: 'lyon', position: 'Fitter', costCentre: 'C1', hourlyCost, start: '2020-01-01' };
const site = {
  ...{ id: 'lyon', companyId: 'gemba-fr', timeZone: 'UTC', currency: 'EUR', groupCurrency: 'EUR' },
  dayStart: '00:00',
};

export const raceOfAna = async (): Promise<Race> => {
  const race = await raceOf(hr);
  await race.knows('site', 'lyon', site);
  const [first] = race.processes;
  await first?.(employee, { id: 'ana', name: 'HireEmployee', data: { name: 'Ana', ...job } });
  return race;
};
