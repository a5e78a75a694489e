/**
 * What finance states in figures: every journal line by account, stock layers, work in progress, what is
 * owed and paid.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { MatchPassed, PaymentReleased } from '@gemba/contracts/events/finance/invoices';
import type { BookValue, Dimensions, JournalLine } from '@gemba/contracts/events/finance/ledger';
import { negateDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { addMoney, negateMoney, subtractMoney } from '@gemba/measures/money';
import { daysBetween } from '@gemba/measures/period';
import type { Fact } from '@gemba/read-model/fact';
import { NO_SITE, counted, facts, measured, valued } from '@gemba/read-model/fact';

/** `ledger/4000`: debit less credit of an account, so an income is below zero. */
const ledgerMeasure = (account: string): string => `ledger/${account}`;

/** `rate/EUR/PLN`: what one euro is in złoty. */
const rateMeasure = (from: string, to: string): string => `rate/${from}/${to}`;

/** Goods received and not yet billed; below zero while goods are billed that have not come. */
const RECEIVED = 'subledger/goods-received';

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
    CostLayerAdded: ({ data: { site, item, lot, amount, source, kind } }) => {
      const more = { site, dimensions: { item, lot, source, kind } };
      const purchased = kind === 'purchase-order' ? [valued(RECEIVED, amount, more)] : [];
      return [valued('stock-value-added', amount, more), ...purchased];
    },
    CostLayerConsumed: ({ data: { site, item, lot, amount, purpose, kind } }) => {
      const more = { site, dimensions: { item, lot, purpose, kind } };
      const returned = kind === 'supplier-return' ? [negated(valued(RECEIVED, amount, more))] : [];
      return [valued('stock-value-consumed', amount, more), ...returned];
    },
    GoodsInTransitAdded: ({ data: { site, transfer, item, lot, amount } }) =>
      valued('goods-in-transit-added', amount, { site, dimensions: { transfer, item, lot } }),
    GoodsInTransitRelieved: ({ data: { site, transfer, item, lot, amount, end } }) =>
      valued('goods-in-transit-relieved', amount, { site, dimensions: { transfer, item, lot, end } }),
    CostLayerWrittenDown: ({ data: { site, item, lot, amount, source } }) =>
      valued('stock-value-consumed', amount, { site, dimensions: { item, lot, source, kind: 'write-down' } }),
    InventoryRevalued: ({ data: { site, item, lot, amount, reason } }) =>
      valued('stock-value-added', amount, { site, dimensions: { item, lot, kind: reason } }),
    IssueCostCorrected: ({ data: { site, item, lot, amount, purpose, kind } }) =>
      valued('stock-value-consumed', amount, { site, dimensions: { item, lot, purpose, kind } }),
    LandedCostRecorded: ({ data: { site, number, kind, booked } }) =>
      valued('landed-cost-recorded', booked.local, { site, dimensions: { number, kind } }),
    LandedCostReversed: ({ data: { site, number, kind, booked } }) =>
      negated(valued('landed-cost-recorded', booked.local, { site, dimensions: { number, kind } })),
    LandedCostAllocated: ({ data: { site, item, lot, landedCost, stocked, expensed } }) => {
      const more = { site, dimensions: { item, lot, landedCost } };
      return [
        valued('stock-value-added', stocked, more),
        valued('landed-cost-spread', addMoney(stocked, expensed), more),
      ];
    },
    WorkInProgressCharged: ({ data: { site, order, element, amount } }) =>
      valued('work-in-progress-charged', amount, { site, dimensions: { order, element } }),
    WorkInProgressRelieved: ({ data: { site, order, kind, amount } }) =>
      valued('work-in-progress-relieved', amount, { site, dimensions: { order, kind } }),
    CustomerInvoiceIssued: ({ data: { site, customer, salesOrder, total, booked } }) =>
      inBooks(
        'subledger/receivables',
        { amount: total, booked },
        { site, dimensions: { customer, salesOrder } },
      ),
    CustomerPaymentReceived: ({ data: { site, customer, salesOrder, amount, booked } }) => {
      const more = { site, dimensions: { customer, salesOrder } };
      return [
        valued('cash-collected', amount, { ...more, ...(booked && { group: booked.group }) }),
        negated(inBooks('subledger/receivables', { amount, booked }, more)),
      ];
    },
    CustomerInvoiceCredited: ({ businessDate, data }) => {
      const { site, customer, salesOrder, total, offset, booked, offsetBooked, returnedOn } = data;
      const more = { site, dimensions: { customer, salesOrder, creditNote: data.creditNote } };
      const refund = subtractMoney(total, offset);
      const days = String(daysBetween(returnedOn, businessDate));
      return [
        counted('credit-notes', more),
        measured('days-to-credit', { value: days, unit: 'DAY' }, more),
        negated(inBooks('subledger/receivables', { amount: offset, booked: offsetBooked }, more)),
        inBooks('subledger/refunds', { amount: refund, booked: lessBooked(booked, offsetBooked) }, more),
      ];
    },
    CustomerRefundPaid: ({ data: { site, customer, salesOrder, amount, booked } }) => {
      const more = { site, dimensions: { customer, salesOrder } };
      return [
        negated(valued('cash-collected', amount, { ...more, ...(booked && { group: booked.group }) })),
        negated(inBooks('subledger/refunds', { amount, booked }, more)),
      ];
    },
    MatchPassed: (e) => accepted(e.data),
    PaymentReleased: (e) => accepted(e.data),
    AwaitedGoodsCleared: ({
      data: { site, supplier, purchaseOrder, billed, booked, received, valued: value },
    }) => {
      const more = { site, dimensions: { supplier, purchaseOrder } };
      return [
        inBooks(RECEIVED, { amount: billed, booked }, more),
        negated(inBooks(RECEIVED, { amount: received, booked: value }, more)),
      ];
    },
    SupplierInvoicePaid: ({ data: { site, supplier, amount, booked } }) => {
      const more = { site, dimensions: { supplier } };
      return [
        valued('cash-paid', amount, { ...more, ...(booked && { group: booked.group }) }),
        negated(inBooks('subledger/payables', { amount, booked }, more)),
      ];
    },
  },
});

type Booked = { readonly amount: Money; readonly booked: BookValue | undefined };
type Placed = { readonly site: string; readonly dimensions: Readonly<Record<string, string>> };

/** What an amount of any currency is worth in the books of the site and of the group. */
const inBooks = (measure: string, { amount, booked }: Booked, more: Placed): Fact =>
  booked ? valued(measure, booked.local, { ...more, group: booked.group }) : valued(measure, amount, more);

const lessBooked = (a: BookValue | undefined, b: BookValue | undefined): BookValue | undefined =>
  a && b && { local: subtractMoney(a.local, b.local), group: subtractMoney(a.group, b.group) };

const negated = (fact: Fact): Fact => ({
  ...fact,
  value: negateDecimal(fact.value),
  ...(fact.group && { group: negateMoney(fact.group) }),
});

/**
 * An invoice that may be paid is owed. It clears the goods received at what stock booked them at, and those
 * still to come at what it bills for them.
 */
const accepted = (invoice: MatchPassed | PaymentReleased): readonly Fact[] => {
  const { site, supplier, purchaseOrder, total, received, booked, valued: value } = invoice;
  const { awaited, awaitedBooked }: Partial<PaymentReleased> = invoice;
  const more = { site, dimensions: { supplier, ...(purchaseOrder && { purchaseOrder }) } };
  return [
    inBooks('subledger/payables', { amount: total, booked }, more),
    negated(inBooks(RECEIVED, { amount: received, booked: value }, more)),
    ...(awaited ? [negated(inBooks(RECEIVED, { amount: awaited, booked: awaitedBooked }, more))] : []),
  ];
};
