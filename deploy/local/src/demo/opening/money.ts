/** Exchange rates of each day, and the fiscal periods that take postings. */
import { plusDays } from '@gemba/measures/period';
import { divideDecimals, fixedDecimal } from '@gemba/measures/decimal';
import type { CompanyClient } from '../client/company-client.http.js';
import { legalEntities } from '../company/sites.js';
import { chanceOf } from '../world/chance.js';
import { together } from '../world/stage.js';

const MEAN = 4.29;
const SWING = 0.035;

/** Złoty for one euro on a date: a slow swing with a little noise. */
export const zlotyRate = (seed: number, date: string): string => {
  const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  const noise = chanceOf(seed, 'rate', date).around(0, 0.004);
  return fixedDecimal((MEAN + SWING * Math.sin(day / 9) + noise).toFixed(4), 4);
};

type Publishing = { readonly company: CompanyClient; readonly seed: number };

/** Publishes both directions for a date. */
export const publishRates = async (
  { company, seed }: Publishing,
  date: string,
  at?: string,
): Promise<void> => {
  const rate = zlotyRate(seed, date);
  const pairs = [
    { from: 'EUR', to: 'PLN', rate },
    { from: 'PLN', to: 'EUR', rate: divideDecimals('1', rate, 6) },
  ];
  await together(pairs, (pair) =>
    company.send({
      service: 'finance',
      path: 'exchange-rates',
      body: { date, ...pair, source: 'Demo central bank' },
      key: `rate/${date}/${pair.from}`,
      at,
    }),
  );
};

/** Opens the months from one date to another in the books of both companies, one after the other. */
export const openPeriods = (company: CompanyClient, [from, to]: readonly [string, string], at?: string) => {
  const dates: string[] = [];
  for (let date = from; date <= to; date = plusDays(date, 1)) dates.push(date);
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))];
  return together(legalEntities, async ({ id }) => {
    for (const period of months) {
      await company.send({
        service: 'finance',
        path: 'fiscal-periods',
        body: { company: id, period },
        key: `period/${id}/${period}`,
        at,
        patient: ['FIN-PER-COMPANY'],
      });
    }
  });
};
