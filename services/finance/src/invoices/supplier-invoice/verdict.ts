/** The verdict on an invoice: whether it matches, and at which values it goes into the books. */
import type { SupplierInvoiceReceived } from '@gemba/contracts/events/finance/invoices';
import type { BookValue } from '@gemba/contracts/events/finance/ledger';
import type { SiteFacts } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import { addMoney, isZeroMoney, sumOfMoney } from '@gemba/measures/money';
import type { RateTable, Rates } from '../../values/translation.js';
import { bookValue, rateMissing, translated } from '../../values/translation.js';
import type { Failure, Known, Part } from './match.js';
import { addedBy, awaitedValue, matched, orderedValue } from './match.js';
import type { Found } from './state.js';

export type Verdict = { readonly failure: Failure | null; readonly found: Found };

type Books = { readonly site: SiteFacts; readonly rates: Rates };

/** The input tax in an invoice; none when it says none. */
const taxOf = ({ taxes = [], total }: Pick<SupplierInvoiceReceived, 'taxes' | 'total'>): Money =>
  sumOfMoney(
    taxes.map(({ tax }) => tax),
    total.currency,
  );

/** Values the payable at the rates of today and the receipts at those of their days. */
export const verdictOn = (
  document: SupplierInvoiceReceived,
  known: Known,
  { site, rates }: Books,
): Verdict | Rejection => {
  const { total } = document;
  const { parts, awaited: open, failure } = matched(document, known);
  const valued = stockValue(parts, site, rates.table);
  const booked = bookValue(total, site, rates);
  const awaited = awaitedValue(open, total.currency);
  const awaitedBooked = bookValue(awaited, site, rates);
  if (!valued || !booked || !awaitedBooked) return rateMissing(total.currency, site, rates.date);
  const tax = taxOf(document);
  const received = orderedValue(parts, total.currency);
  return {
    failure,
    found: {
      ...{ received, valued, booked },
      ...(isZeroMoney(tax) ? {} : { tax }),
      ...(failure && !isZeroMoney(awaited) && { awaited, awaitedBooked }),
    },
  };
};

/**
 * What stock booked the parts at: translated into the site's currency at the rate of the day of each
 * receipt, and from there into the group's, as stock does. Undefined when a rate is missing.
 */
export const stockValue = (
  parts: readonly Part[],
  site: SiteFacts,
  table: RateTable | undefined,
): BookValue | undefined => {
  const start: BookValue = {
    local: sumOfMoney([], site.currency),
    group: sumOfMoney([], site.groupCurrency),
  };
  return parts.reduce<BookValue | undefined>((sum, part) => {
    const value = sum && partValue(part, site, table);
    return value && { local: addMoney(sum.local, value.local), group: addMoney(sum.group, value.group) };
  }, start);
};

const partValue = (part: Part, site: SiteFacts, table: RateTable | undefined): BookValue | undefined => {
  const rates = { table, date: part.date };
  const local = (amount: Money): Money | undefined => translated(amount, site.currency, rates);
  const group = (amount: Money): Money | undefined => {
    const own = local(amount);
    return own && translated(own, site.groupCurrency, rates);
  };
  // A rate is there for every amount of a pair or for none.
  if (!group(part.price)) return undefined;
  return {
    local: addedBy(part, (amount) => local(amount) ?? amount),
    group: addedBy(part, (amount) => group(amount) ?? amount),
  };
};
