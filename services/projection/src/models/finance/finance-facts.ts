/** What finance states in figures: every journal line by account, stock layers, work in progress, what is owed and paid. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Dimensions, JournalLine } from '@gemba/contracts/events/finance/ledger';
import { subtractMoney } from '@gemba/measures/money';
import type { Fact } from '@gemba/read-model/fact';
import { NO_SITE, facts, valued } from '@gemba/read-model/fact';

/** `ledger/4000`: debit less credit of an account, so an income is below zero. */
export const ledgerMeasure = (account: string): string => `ledger/${account}`;

/** `rate/EUR/PLN`: what one euro is in złoty. */
export const rateMeasure = (from: string, to: string): string => `rate/${from}/${to}`;

const named = (dimensions: Dimensions): Record<string, string> =>
  Object.fromEntries(
    Object.entries(dimensions).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );

/** In the currency of the legal entity, with the amount of the group as it was booked. */
const booked = (line: JournalLine): Fact =>
  valued(ledgerMeasure(line.account), subtractMoney(line.localDebit, line.localCredit), {
    group: subtractMoney(line.groupDebit, line.groupCredit),
    dimensions: { account: line.account, ...named(line.dimensions) },
  });

export const financeFacts = facts('finance', {
  events: companyEvents,
  on: {
    RatePublished: ({ data: { from, to, date, rate, source } }) => ({
      measure: rateMeasure(from, to),
      value: rate,
      unit: 'C62',
      site: NO_SITE,
      businessDate: date,
      dimensions: { source },
    }),
    JournalPosted: ({ data: { site, postingDate, lines, sourceType } }) =>
      lines.map((line) => {
        const fact = booked(line);
        return { ...fact, site, businessDate: postingDate, dimensions: { ...fact.dimensions, sourceType } };
      }),
    CostLayerAdded: ({ data: { site, item, lot, amount, source, kind } }) =>
      valued('stock-value-added', amount, { site, dimensions: { item, lot, source, kind } }),
    CostLayerConsumed: ({ data: { site, item, lot, amount, purpose, kind } }) =>
      valued('stock-value-consumed', amount, { site, dimensions: { item, lot, purpose, kind } }),
    WorkInProgressCharged: ({ data: { site, order, element, amount } }) =>
      valued('work-in-progress-charged', amount, { site, dimensions: { order, element } }),
    WorkInProgressRelieved: ({ data: { site, order, kind, amount } }) =>
      valued('work-in-progress-relieved', amount, { site, dimensions: { order, kind } }),
    CustomerInvoiceIssued: ({ data: { site, customer, salesOrder, total } }) =>
      valued('receivables-issued', total, { site, dimensions: { customer, salesOrder } }),
    CustomerPaymentReceived: ({ data: { site, customer, salesOrder, amount } }) =>
      valued('cash-collected', amount, { site, dimensions: { customer, salesOrder } }),
    MatchPassed: ({ data: { site, supplier, purchaseOrder, total, received } }) =>
      accepted({ site, dimensions: { supplier, purchaseOrder } }, { total, received }),
    PaymentReleased: ({ data: { site, supplier, total, received } }) =>
      accepted({ site, dimensions: { supplier } }, { total, received }),
    SupplierInvoicePaid: ({ data: { site, supplier, amount } }) =>
      valued('cash-paid', amount, { site, dimensions: { supplier } }),
  },
});

type Placed = { readonly site: string; readonly dimensions: Readonly<Record<string, string>> };
type Accepted = Readonly<
  Record<'total' | 'received', { readonly amount: string; readonly currency: string }>
>;

/** An invoice that may be paid: what is owed, and what of the goods received it clears. */
const accepted = (more: Placed, { total, received }: Accepted): readonly Fact[] => [
  valued('payables-accepted', total, more),
  valued('goods-invoiced', received, more),
];
