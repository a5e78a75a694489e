/**
 * A customer invoice bills what one shipment delivered, or a service, with the tax of where it is supplied.
 *
 *   none ──issue──▶ open ──pay, credit──▶ open (less) ──pay, credit──▶ paid
 *   A credit of what was paid already is owed to the customer, until it is paid back by a refund.
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
  IsQuantity,
  IsRecord,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { About, SiteFacts } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { row } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import {
  addMoney,
  isMoneyAbove,
  isZeroMoney,
  multiplyMoney,
  subtractMoney,
  sumOfMoney,
} from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { legalEntityTable, siteTable } from '@gemba/platform/access/tables';
import { allRates } from '../../ledger/exchange-rate/exchange-rate.js';
import type { CustomerRow } from '../../tables/customer.js';
import { customerTable } from '../../tables/customer.js';
import type { Rates } from '../../values/translation.js';
import { bookValue, rateMissing, siteOf } from '../../values/translation.js';
import { creditOf, refundRefused } from './credit.js';
import type { CustomerInvoice } from './state.js';
import { NONE, invoiceFolds, shareOf } from './state.js';
import { taxAmount, taxOn } from './tax.js';

export class IssueCustomerInvoice {
  @IsRef('site') site!: string;
  /** The legal entity that sells. */
  @IsRef('legal-entity') company!: string;
  @IsRef('customer') customer!: string;
  @IsRef('sales-order') salesOrder!: string;
  /** What was delivered: goods by a shipment, or a service by an order of production. */
  @Optional() @IsRef('shipment') shipment?: string;
  @Optional() @IsRef('production-order') order?: string;
  @IsPlainDate() deliveredOn!: string;
  @IsListOf(() => InvoiceLine, { min: 1, max: 200 }) lines!: InvoiceLine[];
}

export class PayCustomerInvoice {
  @IsMoney({ above: 0 }) amount!: Money;
  /** The bank's reference; the same reference is the same payment. */
  @Optional() @IsId() reference?: string;
}

/** A credit note for what came back. */
export class CreditCustomerInvoice {
  /** Its number: the same number is the same credit note. */
  @IsText({ max: 140 }) creditNote!: string;
  @IsRef('return-authorisation') returnAuthorisation!: string;
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() returnedOn!: string;
}

/** What is owed for credit notes was paid to the customer. */
export class RefundCustomerInvoice {
  @IsMoney({ above: 0 }) amount!: Money;
  /** The bank's reference; the same reference is the same refund. */
  @Optional() @IsId() reference?: string;
}

class CreditNoteAnswer {
  @IsText({ max: 140 }) creditNote!: string;
  @IsRef('return-authorisation') returnAuthorisation!: string;
  @IsId() line!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsMoney() net!: Money;
  @IsMoney() tax!: Money;
  @IsMoney() total!: Money;
}

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
  @IsListOf(() => CreditNoteAnswer) credits!: readonly CreditNoteAnswer[];
  /** What was credited of what was paid already, and is not paid back. */
  @IsMoney() owed!: Money;
}

const answered = (invoice: CustomerInvoice): CustomerInvoiceAnswer => {
  const { bill, open, booked, references, issuedAt, credits, owed } = invoice;
  const { customer, salesOrder, total } = begun(bill);
  const amounts = { total, open: begun(open), owed: begun(owed), ...stated({ booked }) };
  return { customer, salesOrder, ...amounts, references, issuedAt: begun(issuedAt), credits };
};

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

/** The id of the invoice of a service, which no shipment has. */
export const serviceInvoice = (order: string): string => `service.${order}`;

/** How a sale to the customer is taxed when goods leave a country; undefined when nobody knows. */
const taxedSale = (
  { country: to, vatId }: CustomerRow,
  from: string | undefined,
  { deliveredOn: on, order }: Pick<IssueCustomerInvoice, 'deliveredOn' | 'order'>,
) => {
  const sale = { to, vatId, on, isService: order !== undefined };
  const tax = from === undefined ? undefined : taxOn({ from, ...sale });
  if (from === undefined || tax === undefined) return undefined;
  const exempt = (tax.category === 'K' || tax.category === 'AE') && vatId !== undefined ? { vatId } : {};
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
  idOf: ({ shipment, order }: IssueCustomerInvoice) => shipment ?? serviceInvoice(order ?? ''),
  commands: { IssueCustomerInvoice, PayCustomerInvoice, CreditCustomerInvoice, RefundCustomerInvoice },
  events: customerInvoiceEvents,
  initial: NONE,
  answers: answers(CustomerInvoiceAnswer, answered),
  // Nothing is billed that was not delivered: only the process that hears of a delivery issues invoices.
  // Nothing is credited that did not come back.
  allow: {
    IssueCustomerInvoice: [],
    PayCustomerInvoice: ['controller'],
    CreditCustomerInvoice: [],
    RefundCustomerInvoice: ['controller'],
  },
  needs: {
    IssueCustomerInvoice: (c: IssueCustomerInvoice) => ({
      customer: row(customerTable, c.customer),
      seller: row(legalEntityTable, c.company),
      place: row(siteTable, c.site),
      rates: allRates(),
    }),
    CreditCustomerInvoice: (_: CreditCustomerInvoice, { site }: About) => ({
      seller: row(legalEntityTable, site?.companyId ?? ''),
      place: row(siteTable, site?.id ?? ''),
    }),
  },

  decide: {
    IssueCustomerInvoice({ bill }, { company, deliveredOn, ...command }, given) {
      if (bill) return [];
      const { customer, seller, place, rates: table } = given.known;
      if (!customer) return reject('FIN-INV-CUSTOMER', `The customer ${command.customer} is not known here.`);
      const taxed = taxedSale(customer, place?.country ?? seller?.country, {
        ...command,
        deliveredOn,
      });
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
      const { site, customer, salesOrder } = bill;
      const booked = invoice.booked && shareOf(invoice.booked, [amount, open]);
      const more = { ...(booked && { booked }), ...(reference === undefined ? {} : { reference }) };
      const left = subtractMoney(open, amount);
      return [
        happened('CustomerPaymentReceived', { site, customer, salesOrder, amount, open: left, ...more }),
      ];
    },

    CreditCustomerInvoice(invoice, command, { known: { seller, place } }) {
      if (invoice.credits.some(({ creditNote }) => creditNote === command.creditNote)) return [];
      const credited = creditOf(invoice, command, place?.country ?? seller?.country ?? '');
      return isRefused(credited) ? credited : [happened('CustomerInvoiceCredited', credited)];
    },

    RefundCustomerInvoice(invoice, { amount, reference }) {
      const { bill, owed, refunds } = invoice;
      if (!bill || !owed) return reject('FIN-INV-STATE', 'There is no such invoice.');
      if (reference !== undefined && refunds.includes(reference)) return [];
      const refused = refundRefused(invoice, amount);
      if (refused) return refused;
      const { site, customer, salesOrder } = bill;
      const booked = invoice.owedBooked && shareOf(invoice.owedBooked, [amount, owed]);
      const more = { ...(booked && { booked }), ...(reference === undefined ? {} : { reference }) };
      const left = subtractMoney(owed, amount);
      return [happened('CustomerRefundPaid', { site, customer, salesOrder, amount, owed: left, ...more })];
    },
  },

  evolve: invoiceFolds,
});
