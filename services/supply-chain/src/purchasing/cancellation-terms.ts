/** What a supplier charges for an order that is cancelled late. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { CancellationTerm } from '@gemba/contracts/events/supply-chain/procurement';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { isZeroMoney, multiplyMoney } from '@gemba/measures/money';
import { daysBetween } from '@gemba/measures/period';
import { table } from '@gemba/read-model/table';

export const cancellationTermsTable = table('cancellation-terms', {
  events: companyEvents,
  row: {} as { readonly terms: readonly CancellationTerm[] },
  on: {
    CancellationTermsAgreed: { key: (e) => e.subject, becomes: (_, { data: { terms } }) => ({ terms }) },
  },
});

/** The fee for so much, due on a day, by the term of the fewest days that holds; undefined without one. */
export const cancellationFee = (
  terms: readonly CancellationTerm[],
  amount: Money,
  { due, date }: { readonly due: string; readonly date: string },
): Money | undefined => {
  const left = daysBetween(date, due);
  const [term] = terms.filter(({ days }) => left < days).sort((a, b) => a.days - b.days);
  const fee = term && multiplyMoney(amount, term.share);
  return fee === undefined || isZeroMoney(fee) ? undefined : fee;
};

/** A share of the price between nothing and all of it, and one for each number of days. */
export const isSensible = (terms: readonly CancellationTerm[]): boolean =>
  new Set(terms.map(({ days }) => days)).size === terms.length &&
  terms.every(({ share }) => compareDecimals(share, '0') >= 0 && compareDecimals(share, '1') <= 0);
