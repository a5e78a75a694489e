/**
 * What customers wanted of an item at a site, by the day that they asked for: all of it for forecasts, and of
 * late and to come for the orders that use a forecast up. What was cancelled was not wanted.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { plusDays } from '@gemba/measures/period';
import { table } from '@gemba/read-model/table';

/** By the requested day, as decimals in the unit of the item; the key is `<site>.<item>`. */
export type WantedRow = {
  readonly site: string;
  readonly item: string;
  readonly days: Readonly<Record<string, string>>;
};

type Line = {
  readonly item: string;
  readonly quantity: { readonly value: string };
  readonly requested: string;
};

type Told = {
  readonly businessDate: string;
  readonly siteId: string | null;
  readonly data: { readonly lines: readonly Line[] };
};

/** Five years have every season of a year five times. */
const DAYS_OF_HISTORY = 5 * 366;
/** As far as an order looks back for a forecast that it uses up, and the month that it may lie in. */
const DAYS_OF_LATE = 366;

const keysOf = ({ siteId, data: { lines } }: Told): readonly string[] =>
  siteId === null ? [] : [...new Set(lines.map(({ item }) => `${siteId}.${item}`))];

const wanted =
  (sign: 1 | -1, kept: number) =>
  (row: WantedRow | undefined, { businessDate, siteId, data }: Told, key: string): WantedRow | null => {
    const site = siteId ?? '';
    const item = key.slice(site.length + 1);
    const days = { ...row?.days };
    for (const { quantity, requested } of data.lines.filter((line) => line.item === item)) {
      const before = days[requested] ?? '0';
      days[requested] =
        sign > 0 ? addDecimal(before, quantity.value) : subtractDecimal(before, quantity.value);
    }
    const since = plusDays(businessDate, -kept);
    const left = Object.entries(days).filter(
      ([day, value]) => day >= since && compareDecimals(value, '0') !== 0,
    );
    return left.length === 0 ? null : { site, item, days: Object.fromEntries(left) };
  };

const wantedTable = (name: string, kept: number) =>
  table(name, {
    events: companyEvents,
    row: {} as WantedRow,
    on: {
      SalesOrderPlaced: { key: keysOf, becomes: wanted(1, kept) },
      SalesOrderCancelled: { key: keysOf, becomes: wanted(-1, kept) },
    },
  });

export const demandHistoryTable = wantedTable('demand-history', DAYS_OF_HISTORY);
export const wantedOfLateTable = wantedTable('wanted-of-late', DAYS_OF_LATE);
