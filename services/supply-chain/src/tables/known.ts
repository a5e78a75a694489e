/** What rules ask of the local tables: items, orders, the month of the books, the calendar, the rates. */
import type { About } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { row, rows } from '@gemba/decider/needs';
import type { ExchangeRateRows } from '@gemba/platform/access/rates';
import { exchangeRateTable, rateFor, rateKeys } from '@gemba/platform/access/rates';
import { fiscalPeriodTable } from './books.js';
import { itemTable } from './items.js';
import { controlPlanTable, workCalendarTable } from './places.js';
import { productionOrderTable } from './production-orders.js';
import type { FiscalPeriodRow } from './rows.js';

/** Site and item from the id of a stock, `<site>.<item>`. */
export const placeOf = ({ id, site }: Pick<About, 'id' | 'site'>) => ({
  site: site?.id ?? '',
  item: id.slice((site?.id.length ?? -1) + 1),
});

export const itemCalled = (id: string) => row(itemTable, id);

export const itemsOf = (lines: readonly { readonly item: string }[]) =>
  rows(itemTable, [...new Set(lines.map(({ item }) => item))]);

export const ordersCalled = (ids: readonly string[]) => rows(productionOrderTable, ids);

export const planFor = (item: string, trigger: string) => row(controlPlanTable, `${item}.${trigger}`);

export const calendarAt = (site: string) => row(workCalendarTable, site);

/** The month into which a movement of the site is booked. */
export const monthOf = ({ site, date }: About) =>
  row(fiscalPeriodTable, `${site?.companyId ?? ''}.${date.slice(0, 7)}`);

/** A movement in a month that finance has locked or closed cannot be booked, so that it is not made. */
export const inClosedMonth = (
  period: FiscalPeriodRow | undefined,
  { date, site }: Pick<About, 'date' | 'site'>,
): Rejection | null => {
  if (period === undefined || period.status === 'open') return null;
  const month = date.slice(0, 7);
  const company = site?.companyId ?? '';
  const detail = `The books of ${company} for ${month} are ${period.status}: date it in an open month.`;
  return reject('SCM-STK-PERIOD', detail, {
    violated: { rule: 'month open in the books', actual: date, limit: month },
    hint: `A controller can reopen ${company}.${month}.`,
  });
};

/** The currencies in which the books of a site are kept. */
const bookCurrencies = ({ site }: Pick<About, 'site'>): readonly string[] =>
  site ? [...new Set([site.currency, site.groupCurrency])] : [];

/** Rates in both directions between a currency and those of the books. */
export const ratesBetween = (currencies: readonly string[], about: About) =>
  rows(
    exchangeRateTable,
    rateKeys(
      currencies.flatMap((from) =>
        bookCurrencies(about)
          .filter((to) => to !== from)
          .map((to) => ({ from, to })),
      ),
      about.date,
    ),
  );

/** Refuses a currency of which no rate serves on the date, since nothing of it could be booked. */
export const withoutRate = (
  currency: string,
  rates: ExchangeRateRows | undefined,
  about: Pick<About, 'date' | 'site'>,
): Rejection | null => {
  const { date } = about;
  const missing = bookCurrencies(about).find(
    (to) => to !== currency && !rateFor({ from: currency, to }, { rows: rates ?? {}, date }),
  );
  if (missing === undefined) return null;
  const rate = `no rate from ${currency} to ${missing} for ${date}`;
  const detail = `Finance has ${rate}, so that it could not be booked.`;
  return reject('SCM-RATE-MISSING', detail, {
    violated: { rule: 'rate published', actual: currency, limit: missing },
    hint: `Publish the rate ${currency}.${missing} of that date, or use a currency that has one.`,
  });
};
