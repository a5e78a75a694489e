/**
 * Exchange rates as a service keeps them from finance, and how amounts of two currencies compare by them.
 *
 * The rate of a date is the latest of the week before it, `oldestRateOn`. One that was published for the
 * pair goes before one of the opposite pair. An amount is compared exactly: at a direct rate amount × rate
 * with the limit, at an opposite one the amount with limit × rate. Nothing is rounded, so no limit moves.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { oldestRateOn } from '@gemba/contracts/events/finance/ledger';
import { compareDecimals, multiplyDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { plusDays } from '@gemba/measures/period';
import { table } from '@gemba/read-model/table';

/** What one unit of a currency was worth in another on a date; the key is `<from>.<to>.<YYYY-MM-DD>`. */
export type ExchangeRateRow = { readonly rate: string };

export type ExchangeRateRows = Readonly<Record<string, ExchangeRateRow | undefined>>;

export type Pair = { readonly from: string; readonly to: string };

/** The rates that a decision of a date sees. */
export type RatesOn = { readonly rows: ExchangeRateRows; readonly date: string };

/** A published rate: one unit of `from` in `to`, published for `date`. */
export type Published = Pair & { readonly rate: string; readonly date: string };

/** Kept by services that compare amounts with limits, or take orders in currencies of others. */
export const exchangeRateTable = table('exchange-rate', {
  events: companyEvents,
  row: {} as ExchangeRateRow,
  on: {
    RatePublished: {
      key: ({ data: { from, to, date } }) => keyOf({ from, to }, date),
      becomes: (_, { data: { rate } }) => ({ rate }),
    },
  },
});

const keyOf = ({ from, to }: Pair, date: string): string => `${from}.${to}.${date}`;

const opposite = ({ from, to }: Pair): Pair => ({ from: to, to: from });

/** The dates whose rates may be used on the date, the latest first. */
const datesFor = (date: string): readonly string[] => {
  const days: string[] = [];
  for (let day = date; day >= oldestRateOn(date); day = plusDays(day, -1)) days.push(day);
  return days;
};

/** The rows that tell what the pairs are worth on the date, in both directions. */
export const rateKeys = (pairs: readonly Pair[], date: string): readonly string[] => [
  ...new Set(
    pairs
      .flatMap((pair) => [pair, opposite(pair)])
      .flatMap((pair) => datesFor(date).map((day) => keyOf(pair, day))),
  ),
];

const publishedFor = (pair: Pair, { rows, date }: RatesOn): Published | undefined => {
  const day = datesFor(date).find((each) => rows[keyOf(pair, each)] !== undefined);
  const rate = day === undefined ? undefined : rows[keyOf(pair, day)]?.rate;
  return day === undefined || rate === undefined ? undefined : { ...pair, rate, date: day };
};

/** The rate of the pair, or else of the opposite one; undefined where none is known. */
export const rateFor = (pair: Pair, rates: RatesOn): Published | undefined =>
  publishedFor(pair, rates) ?? publishedFor(opposite(pair), rates);

/** How an amount compares with a limit, exactly; undefined where no rate is known. */
export const compareByRate = (amount: Money, limit: Money, rates: RatesOn): -1 | 0 | 1 | undefined => {
  if (amount.currency === limit.currency) return compareDecimals(amount.amount, limit.amount);
  const used = rateFor({ from: amount.currency, to: limit.currency }, rates);
  if (used === undefined) return undefined;
  return used.from === amount.currency
    ? compareDecimals(multiplyDecimal(amount.amount, used.rate), limit.amount)
    : compareDecimals(amount.amount, multiplyDecimal(limit.amount, used.rate));
};

/** The pairs of currencies between which these amounts have to be compared. */
export const pairsAmong = (amounts: readonly Money[]): readonly Pair[] => {
  const currencies = [...new Set(amounts.map(({ currency }) => currency))];
  return currencies.flatMap((from, at) => currencies.slice(at + 1).map((to) => ({ from, to })));
};
