/** What a credit note takes back of an invoice: at the price billed, with its tax, no more than billed. */
import type { CustomerInvoiceCredited } from '@gemba/contracts/events/finance/invoices';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import {
  addMoney,
  isMoneyAbove,
  multiplyMoney,
  subtractMoney,
  sumOfMoney,
  zeroMoney,
} from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove, minus, none, plus, sumOf } from '@gemba/measures/quantity';
import type { CustomerInvoice } from './state.js';
import { more, shareOf } from './state.js';
import { taxAmount } from './tax.js';

type Wanted = {
  readonly creditNote: string;
  readonly returnAuthorisation: string;
  readonly line: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly returnedOn: string;
};

type Amounts = Pick<CustomerInvoiceCredited, 'net' | 'tax' | 'total'>;

const lesser = (a: Money, b: Money): Money => (isMoneyAbove(a, b) ? b : a);

const total = (
  of: readonly { readonly net: Money; readonly tax: Money }[],
  which: 'net' | 'tax',
  currency: string,
) =>
  sumOfMoney(
    of.map((each) => each[which]),
    currency,
  );

const noSuchLine = (line: string, item: string): Rejection =>
  reject('FIN-CRN-LINE', `The invoice bills no line ${line} of ${item}.`);

const overBilled = (wanted: Quantity, left: Quantity): Rejection =>
  reject('FIN-CRN-OVER', `${left.value} ${left.unit} of the line are billed and not credited.`, {
    violated: { rule: 'billed and not credited', actual: wanted.value, limit: left.value, unit: left.unit },
  });

/**
 * The amounts of a credit, as the difference of what is credited up to and with it and what was before: so
 * that all credits of an invoice together are to the cent what it billed.
 */
const amountsOf = (
  { bill, credits }: CustomerInvoice,
  { line, item, quantity }: Wanted,
  country: string,
): Amounts | Rejection => {
  const billed = bill?.lines.filter((each) => each.line === line && each.item === item) ?? [];
  const [first] = billed;
  if (!bill || first?.quantity.unit !== quantity.unit) return noSuchLine(line, item);
  const { currency } = bill.total;
  const of = credits.filter((each) => each.line === line);
  const all = sumOf(
    billed.map((each) => each.quantity),
    quantity.unit,
  );
  const before = of.reduce((sum, each) => plus(sum, each.quantity), none(quantity.unit));
  const after = plus(before, quantity);
  if (isAbove(after, all)) return overBilled(quantity, minus(all, before));
  const whole = sumOfMoney(
    billed.map((each) => multiplyMoney(each.price, each.quantity.value)),
    currency,
  );
  const upTo = isAbove(all, after) ? lesser(multiplyMoney(first.price, after.value), whole) : whole;
  const net = subtractMoney(upTo, total(of, 'net', currency));
  const netOfAll = addMoney(total(credits, 'net', currency), net);
  const taxUpTo = isMoneyAbove(bill.net, netOfAll) ? taxAmount(netOfAll, bill.taxRate, country) : bill.tax;
  const tax = subtractMoney(lesser(taxUpTo, bill.tax), total(credits, 'tax', currency));
  return { net, tax, total: addMoney(net, tax) };
};

type Booked = Pick<CustomerInvoiceCredited, 'booked' | 'netBooked' | 'offsetBooked'>;

/** At the rates of the invoice: a sale that is taken back leaves no difference of exchange. */
const bookedAs = (
  { bill, open, booked }: CustomerInvoice,
  amounts: Amounts & { readonly offset: Money },
): Booked => {
  if (!bill?.booked || !booked || !open) return {};
  const { net, total: sum, offset } = amounts;
  const offsetBooked = shareOf(booked, [offset, open]);
  const all = more(offsetBooked, shareOf(bill.booked, [subtractMoney(sum, offset), bill.total]));
  return all ? { booked: all, netBooked: shareOf(all, [net, sum]), offsetBooked } : {};
};

/** What the credit note says: what is open is lessened first, and what was paid already is owed back. */
export const creditOf = (
  invoice: CustomerInvoice,
  wanted: Wanted,
  country: string,
): CustomerInvoiceCredited | Rejection => {
  const { bill, open } = invoice;
  const amounts = amountsOf(invoice, wanted, country);
  if ('refused' in amounts || !bill || !open) return 'refused' in amounts ? amounts : noSuchLine('', '');
  const { site, customer, salesOrder } = bill;
  const offset = lesser(amounts.total, open);
  return {
    ...{ site, customer, salesOrder, ...wanted, ...amounts, offset },
    open: subtractMoney(open, offset),
    ...bookedAs(invoice, { ...amounts, offset }),
  };
};

/** No more is paid back than is owed. */
export const refundRefused = ({ owed }: CustomerInvoice, amount: Money): Rejection | null => {
  const most = owed ?? zeroMoney(amount.currency);
  if (amount.currency === most.currency && !isMoneyAbove(amount, most)) return null;
  return reject('FIN-RFD-AMOUNT', `Owed to the customer are ${most.amount} ${most.currency}.`, {
    violated: { rule: 'refund ≤ owed', actual: amount.amount, limit: most.amount, unit: most.currency },
  });
};
