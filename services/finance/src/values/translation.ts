/**
 * Amounts in other currencies, at the rate of a date or the latest before it; a rate that is missing stays
 * missing.
 */
import type { BookValue } from '@gemba/contracts/events/finance/ledger';
import { oldestRateOn } from '@gemba/contracts/events/finance/ledger';
import type { SiteFacts } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { currencyDecimals } from '@gemba/measures/currencies';
import { divideDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { convertMoney, roundMoney } from '@gemba/measures/money';

/** Rates by pair `<from>.<to>`, each list by date; a rate is units of `to` for one of `from`. */
export type RateTable = {
  readonly pairs: Readonly<Record<string, readonly { readonly date: string; readonly rate: string }[]>>;
};

export const NO_RATES: RateTable = { pairs: {} };

/** The rates and the day that a translation is made with. */
export type Rates = { readonly table: RateTable | undefined; readonly date: string };

/** No rate from before `oldestRateOn` the date counts. */
const rateOn = ({ table, date }: Rates, pair: string): string | undefined => {
  const latest = table?.pairs[pair]?.findLast((each) => each.date <= date);
  return latest && latest.date >= oldestRateOn(date) ? latest.rate : undefined;
};

/**
 * The amount in another currency, rounded half to even once. Without a rate for the pair the one of the
 * opposite pair divides. Undefined where neither was published by that date.
 */
export const translated = (money: Money, to: string, rates: Rates): Money | undefined => {
  if (money.currency === to) return money;
  const rate = rateOn(rates, `${money.currency}.${to}`);
  if (rate !== undefined) return convertMoney(money, rate, to);
  const opposite = rateOn(rates, `${to}.${money.currency}`);
  if (opposite === undefined) return undefined;
  return roundMoney(divideDecimals(money.amount, opposite, currencyDecimals(to)), to);
};

/** The amount in the books of the site and of the group, each translated from the amount itself. */
export const bookValue = (
  money: Money,
  { currency, groupCurrency }: SiteFacts,
  rates: Rates,
): BookValue | undefined => {
  const local = translated(money, currency, rates);
  const group = translated(money, groupCurrency, rates);
  return local && group ? { local, group } : undefined;
};

/** The refusal where the rate from a currency into the books is missing. */
export const rateMissing = (
  from: string,
  { currency, groupCurrency }: Pick<SiteFacts, 'currency' | 'groupCurrency'>,
  date: string,
): Rejection => {
  const to = from === currency ? groupCurrency : currency;
  const oldest = oldestRateOn(date);
  return reject(
    'FIN-RATE-MISSING',
    `No rate from ${from} to ${to} was published from ${oldest} to ${date}.`,
    {
      hint: `Publish the rate ${from}.${to} of ${date}; one of before ${oldest} is too old.`,
    },
  );
};

/** The site of a stream that lives at one; anything else is a mistake of the wiring. */
export const siteOf = (given: { readonly site: SiteFacts | null }): SiteFacts => {
  if (given.site === null) throw new Error('Books are kept at a site, and this stream has none.');
  return given.site;
};
