/**
 * A customer invoice bills what one shipment delivered, with the tax of where goods leave and arrive.
 *
 *   none ──issue──▶ open ──pay──▶ open (less) ──pay──▶ paid
 */
import { BookValue } from '@gemba/contracts/events/finance/ledger';
import { InvoiceLine, customerInvoiceEvents } from '@gemba/contracts/events/finance/invoices';
import {
  IsId,
  IsRef,
  IsIds,
  IsInstant,
  IsListOf,
  IsMoney,
  IsPlainDate,
  IsRecord,
  Optional,
} from '@gemba/contracts/fields';
import type { SiteFacts } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { row } from '@gemba/decider/needs';
import { divideDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import {
  addMoney,
  isMoneyAbove,
  isZeroMoney,
  multiplyMoney,
  sameMoney,
  subtractMoney,
  sumOfMoney,
} from '@gemba/measures/money';
import { legalEntityTable, siteTable } from '@gemba/platform/access/tables';
import { allRates } from '../../ledger/exchange-rate/exchange-rate.js';
import type { CustomerRow } from '../../tables/customer.js';
import { customerTable } from '../../tables/customer.js';
import type { Rates } from '../../values/translation.js';
import { bookValue, rateMissing, siteOf } from '../../values/translation.js';
import { taxAmount, taxOn } from './tax.js';

export class IssueCustomerInvoice {
  @IsRef('site') site!: string;
  /** The legal entity that sells. */
  @IsRef('legal-entity') company!: string;
  @IsRef('customer') customer!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsRef('shipment') shipment!: string;
  @IsPlainDate() deliveredOn!: string;
  @IsListOf(() => InvoiceLine, { min: 1, max: 200 }) lines!: InvoiceLine[];
}

export class PayCustomerInvoice {
  @IsMoney({ above: 0 }) amount!: Money;
  /** The bank's reference; the same reference is the same payment. */
  @Optional() @IsId() reference?: string;
}

export type CustomerInvoice = {
  readonly bill: {
    readonly site: string;
    readonly customer: string;
    readonly salesOrder: string;
    readonly total: Money;
  } | null;
  readonly open: Money | null;
  /** What the open part stands at in the books. */
  readonly booked: BookValue | null;
  readonly references: readonly string[];
  /** When it was issued; nothing is paid before. */
  readonly issuedAt: string | null;
};

/** Whom it bills for which order, and what of it is open; its lines and its tax are in its history. */
export class CustomerInvoiceAnswer {
  @IsRef('customer') customer!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsMoney() total!: Money;
  @IsMoney() open!: Money;
  /** What the open part stands at in the books. */
  @Optional() @IsRecord(() => BookValue) booked?: BookValue;
  /** The bank's references of what was paid. */
  @IsIds() references!: readonly string[];
  @IsInstant() issuedAt!: string;
}

const answered = ({ bill, open, booked, references, issuedAt }: CustomerInvoice): CustomerInvoiceAnswer => {
  const { site: _, ...billed } = begun(bill);
  const amounts = { open: begun(open), ...stated({ booked }) };
  return { ...billed, ...amounts, references, issuedAt: begun(issuedAt) };
};

const NONE: CustomerInvoice = { bill: null, open: null, booked: null, references: [], issuedAt: null };

/** Days until payment is due. */
const TERM = 30;
const DAY = 86_400_000;

const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

type Amounts = {
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
  readonly booked: BookValue;
};

/** How a sale to the customer is taxed when goods leave a country; undefined when nobody knows. */
const taxedSale = ({ country: to, vatId }: CustomerRow, from: string | undefined, on: string) => {
  const tax = from === undefined ? undefined : taxOn({ from, to, vatId, on });
  if (from === undefined || tax === undefined) return undefined;
  const exempt = tax.category === 'K' && vatId !== undefined ? { vatId } : {};
  return { country: from, taxRate: tax.rate, taxCategory: tax.category, ...exempt };
};

/** Each line is rounded once, the tax once on their sum. */
const amountsOf = (
  lines: readonly InvoiceLine[],
  { rate, country }: { readonly rate: string; readonly country: string },
  { site, rates }: { readonly site: SiteFacts; readonly rates: Rates },
): Amounts | Rejection => {
  const currency = lines[0]?.price.currency ?? site.currency;
  if (lines.some(({ price }) => price.currency !== currency)) {
    return reject('FIN-INV-CURRENCY', `All prices have to be in ${currency}.`);
  }
  const net = sumOfMoney(
    lines.map(({ price, quantity }) => multiplyMoney(price, quantity.value)),
    currency,
  );
  const tax = taxAmount(net, rate, country);
  const total = addMoney(net, tax);
  const booked = bookValue(total, site, rates);
  return booked ? { net, tax, total, booked } : rateMissing(currency, site, rates.date);
};

/** A part of the open amount at its share of the value in the books; the last payment takes the rest. */
const bookedShare = ({ booked, open }: CustomerInvoice, amount: Money): BookValue | null => {
  if (!booked || !open) return null;
  if (sameMoney(amount, open)) return booked;
  const share = (of: Money): Money => multiplyMoney(of, divideDecimals(amount.amount, open.amount, 24));
  return { local: share(booked.local), group: share(booked.group) };
};

const less = (booked: BookValue | null, part: BookValue | undefined): BookValue | null =>
  booked && part
    ? { local: subtractMoney(booked.local, part.local), group: subtractMoney(booked.group, part.group) }
    : booked;

const dateRefused = ({ issuedAt }: CustomerInvoice, at: string): Rejection | null =>
  issuedAt === null || at >= issuedAt
    ? null
    : reject('FIN-PAY-DATE', `The invoice was issued at ${issuedAt}; it cannot have been paid before.`, {
        violated: { rule: 'payment not before its invoice', actual: at, limit: issuedAt },
      });

const paymentRefused = (open: Money, amount: Money): Rejection | null => {
  if (isZeroMoney(open)) return reject('FIN-INV-STATE', 'The invoice is paid.');
  if (amount.currency === open.currency && !isMoneyAbove(amount, open)) return null;
  return reject('FIN-PAY-AMOUNT', `Open are ${open.amount} ${open.currency}.`, {
    violated: {
      rule: 'payment ≤ open amount',
      actual: amount.amount,
      limit: open.amount,
      unit: open.currency,
    },
  });
};

export const customerInvoice = decider('customer-invoice', {
  path: 'customer-invoices',
  opens: 'IssueCustomerInvoice',
  home: 'site',
  idOf: ({ shipment }: IssueCustomerInvoice) => shipment,
  commands: { IssueCustomerInvoice, PayCustomerInvoice },
  events: customerInvoiceEvents,
  initial: NONE,
  answers: answers(CustomerInvoiceAnswer, answered),
  // Nothing is billed that was not delivered: only the process that hears of a delivery issues invoices.
  allow: { IssueCustomerInvoice: [], PayCustomerInvoice: ['controller'] },
  needs: {
    IssueCustomerInvoice: (c: IssueCustomerInvoice) => ({
      customer: row(customerTable, c.customer),
      seller: row(legalEntityTable, c.company),
      place: row(siteTable, c.site),
      rates: allRates(),
    }),
  },

  decide: {
    IssueCustomerInvoice({ bill }, { company, deliveredOn, ...command }, given) {
      if (bill) return [];
      const { customer, seller, place, rates: table } = given.known;
      if (!customer) return reject('FIN-INV-CUSTOMER', `The customer ${command.customer} is not known here.`);
      const taxed = taxedSale(customer, place?.country ?? seller?.country, deliveredOn);
      if (!taxed) {
        return reject(
          'FIN-INV-TAX',
          `No tax rate is known for goods of ${company} that leave ${command.site}.`,
        );
      }
      const { country, ...tax } = taxed;
      const books = { site: siteOf(given), rates: { table, date: given.date } };
      const amounts = amountsOf(command.lines, { rate: tax.taxRate, country }, books);
      if (isRefused(amounts)) return amounts;
      const due = daysAfter(deliveredOn, TERM);
      return [happened('CustomerInvoiceIssued', { ...command, ...amounts, ...tax, due })];
    },

    PayCustomerInvoice(invoice, { amount, reference }, { at }) {
      const { bill, open, references } = invoice;
      if (!bill || !open) return reject('FIN-INV-STATE', 'There is no such invoice.');
      if (reference !== undefined && references.includes(reference)) return [];
      const refused = dateRefused(invoice, at) ?? paymentRefused(open, amount);
      if (refused) return refused;
      const { total: _, ...whose } = bill;
      const booked = bookedShare(invoice, amount);
      const more = { ...(booked && { booked }), ...(reference === undefined ? {} : { reference }) };
      return [
        happened('CustomerPaymentReceived', { ...whose, amount, open: subtractMoney(open, amount), ...more }),
      ];
    },
  },

  evolve: {
    CustomerInvoiceIssued: (_, { site, customer, salesOrder, total, booked }, at): CustomerInvoice => ({
      bill: { site, customer, salesOrder, total },
      open: total,
      booked: booked ?? null,
      references: [],
      issuedAt: at,
    }),
    CustomerPaymentReceived: (invoice, { open, booked, reference }): CustomerInvoice => ({
      ...invoice,
      open,
      booked: less(invoice.booked, booked),
      references: reference === undefined ? invoice.references : [...invoice.references, reference],
    }),
  },
});
