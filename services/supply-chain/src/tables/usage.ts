/** How much of an item a site used of late: what production took and what was shipped, by business day. */
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal, compareDecimals, multiplyDecimal } from '@gemba/measures/decimal';
import { plusDays } from '@gemba/measures/period';
import { table } from '@gemba/read-model/table';

/** By business date, as decimals in the unit of the item; the key is `<site>.<item>`. */
export type UsageRow = { readonly days: Readonly<Record<string, string>> };

const USES: readonly string[] = ['production-order', 'shipment'];

/** Four weeks, so that every day of the week counts the same. */
const WEEKS = 4;
const DAYS = WEEKS * 7;

export const usageTable = table('usage', {
  events: companyEvents,
  row: {} as UsageRow,
  on: {
    StockIssued: {
      key: ({ data: { site, item, purpose } }) => (USES.includes(purpose.kind) ? `${site}.${item}` : null),
      becomes: (row, { businessDate, data: { quantity } }): UsageRow => {
        const days = row?.days ?? {};
        const after = { ...days, [businessDate]: addDecimal(days[businessDate] ?? '0', quantity.value) };
        const newest = Object.keys(after).reduce((a, b) => (a > b ? a : b));
        const since = plusDays(newest, -DAYS);
        return { days: Object.fromEntries(Object.entries(after).filter(([date]) => date > since)) };
      },
    },
  },
});

/** What was used in the four weeks until a date. */
export const usedInFourWeeks = (row: UsageRow | undefined, date: string): string => {
  const since = plusDays(date, -DAYS);
  return Object.entries(row?.days ?? {})
    .filter(([day]) => day > since && day <= date)
    .map(([, value]) => value)
    .reduce(addDecimal, '0');
};

/** Whether a quantity covers seven days at the use of the four weeks until a date. */
export const coversAWeek = (quantity: string, row: UsageRow | undefined, date: string): boolean =>
  compareDecimals(multiplyDecimal(quantity, String(WEEKS)), usedInFourWeeks(row, date)) >= 0;
