/** What a quoted line costs: the price of a quantity, and what one needed unit is landed at. */
import type { QuotedLine, RateUsed } from '@gemba/contracts/events/supply-chain/quotations';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { PRICE_DECIMALS, roundPrice } from '@gemba/measures/money';

type Priced = Omit<QuotedLine, 'line' | 'leadTime'>;

/** The scale that the quantity has reached, else the price itself. */
const scaleOf = ({ price, scales = [] }: Priced, quantity: string): Money =>
  scales.findLast(({ from }) => compareDecimals(from.value, quantity) <= 0)?.price ?? price;

/**
 * What is ordered at: price × (1 − discount) + surcharge, to six decimals. EN 16931 calls it the item net
 * price (BT-146), so that an order, a receipt and an invoice speak of one price.
 */
export const netPrice = (quoted: Priced, quantity: string): Money => {
  const { amount, currency } = scaleOf(quoted, quantity);
  const less = multiplyDecimal(amount, subtractDecimal('1', quoted.discount ?? '0'));
  return roundPrice(addDecimal(less, quoted.surcharge?.amount ?? '0'), currency);
};

/** How much has to be bought for what is needed: no less than the supplier sells. */
export const boughtFor = ({ minimum }: Priced, needed: string): string =>
  minimum && compareDecimals(minimum.value, needed) > 0 ? minimum.value : needed;

/** An amount by a rate, or by one of the opposite pair, which divides; the same where none is needed. */
const byRate = (amount: string, currency: string, rate: RateUsed | undefined) => {
  if (rate === undefined) return { times: amount, by: '1' };
  return rate.from === currency
    ? { times: multiplyDecimal(amount, rate.rate), by: '1' }
    : { times: amount, by: rate.rate };
};

export type Into = { readonly currency: string; readonly rate?: RateUsed | undefined };

/** An exact amount in the currency, rounded once to so many decimals. */
export const inCurrency = ({ amount, currency }: Money, { rate }: Into, decimals: number): string => {
  const { times, by } = byRate(amount, currency, rate);
  return divideDecimals(times, by, decimals);
};

/**
 * net price × bought ÷ needed × (1 + duty), at the rate: what one unit that is needed costs at the site, to
 * six decimals, rounded once.
 */
export const landedPrice = (quoted: Priced, needed: string, { currency, rate }: Into): Money => {
  const bought = boughtFor(quoted, needed);
  const { amount, currency: quotedIn } = netPrice(quoted, bought);
  const paid = multiplyDecimal(multiplyDecimal(amount, bought), addDecimal('1', quoted.duty ?? '0'));
  const { times, by } = byRate(paid, quotedIn, rate);
  return roundPrice(divideDecimals(times, multiplyDecimal(by, needed), PRICE_DECIMALS), currency);
};
