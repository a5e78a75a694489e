/** When a supplier invoice is not taken, not released and not paid. */
import type {
  InvoiceLine,
  SupplierInvoiceReceived,
  TaxAmount,
} from '@gemba/contracts/events/finance/invoices';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { currencyDecimals } from '@gemba/measures/currencies';
import {
  canonicalDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  negateDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { addMoney, multiplyMoney, sameMoney, sumOfMoney } from '@gemba/measures/money';
import type { SupplierRow } from '../../tables/buying.js';
import type { ReceiveSupplierInvoice } from './commands.js';
import type { SupplierInvoice } from './state.js';

const isEqual = (a: Money, b: Money): boolean => a.currency === b.currency && sameMoney(a, b);

export const receiveRefused = (
  { document }: SupplierInvoice,
  { supplier, number, lines, taxes = [], total }: ReceiveSupplierInvoice,
): Rejection | null => {
  if (document) {
    return isEqual(document.total, total)
      ? reject(
          'FIN-INV-DUPLICATE',
          `The invoice ${number} of ${supplier} over ${total.amount} was received before.`,
        )
      : reject('FIN-INV-STATE', `The number ${number} of ${supplier} was used for ${document.total.amount}.`);
  }
  if (lines.some(({ price }) => price.currency !== total.currency)) {
    return reject('FIN-INV-CURRENCY', `All prices have to be in ${total.currency}.`);
  }
  return taxRefused(lines, taxes) ?? totalRefused(lines, taxes, total);
};

/** What supply chain says of whom and what an invoice names; it may not have arrived here yet. */
export type Named = {
  readonly supplier: SupplierRow | undefined;
  readonly order: object | undefined;
};

const ARRIVING = 'If that was just done, try again in a moment: finance has yet to hear of it.';

export const namedRefused = (
  { supplier, purchaseOrder }: Pick<ReceiveSupplierInvoice, 'supplier' | 'purchaseOrder'>,
  known: Named,
): Rejection | null => {
  if (!known.supplier) {
    return reject('FIN-INV-SUPPLIER', `The supplier ${supplier} is not known here.`, {
      hint: `Have the supplier approved first. ${ARRIVING}`,
    });
  }
  if (known.order) return null;
  return reject('FIN-INV-ORDER', `The purchase order ${purchaseOrder} does not exist here.`, {
    hint: `Check its number, or have the order placed first. ${ARRIVING}`,
  });
};

/** Nothing is paid to a supplier who is blocked. */
export const payeeRefused = (id: string, supplier: SupplierRow | undefined): Rejection | null =>
  supplier?.status === 'approved'
    ? null
    : reject('FIN-PAY-SUPPLIER', `The supplier ${id} is ${supplier ? 'blocked' : 'not known here'}.`, {
        hint: `Pay once the supplier is approved${supplier ? ' again' : ''}. ${ARRIVING}`,
      });

export const issueRefused = (issuedOn: string, today: string): Rejection | null =>
  issuedOn <= today
    ? null
    : reject('FIN-INV-DATE', `The invoice is of ${issuedOn}, which has not come yet.`, {
        violated: { rule: 'issued ≤ today', actual: issuedOn, limit: today },
      });

const netOf = (lines: readonly InvoiceLine[], currency: string): Money =>
  sumOfMoney(
    lines.map(({ price, quantity }) => multiplyMoney(price, quantity.value)),
    currency,
  );

/**
 * Each rate is checked apart: its taxable amount is the sum of its lines (EN 16931, BR-S-08), its tax that
 * amount × rate (BR-CO-17). The Union leaves it to its members whether tax is rounded on each line or on the
 * sum (Court of Justice, C-484/06, Koninklijke Ahold), so half a minor unit a line is let pass.
 */
const taxRefused = (lines: readonly InvoiceLine[], taxes: readonly TaxAmount[]): Rejection | null => {
  const stated = new Set(taxes.map(({ rate }) => canonicalDecimal(rate)));
  if (stated.size < taxes.length) return reject('FIN-TAX-RATE', 'Each tax rate is stated once.');
  const rated = lines.filter(({ taxRate }) => compareDecimals(taxRate ?? '0', '0') !== 0);
  const missing = rated.find(({ taxRate }) => !stated.has(canonicalDecimal(taxRate ?? '0')));
  if (missing) {
    return reject(
      'FIN-TAX-RATE',
      `Line ${missing.line} bears a tax of ${missing.taxRate ?? ''}, which has no total.`,
    );
  }
  return firstOf(taxes, (tax) => rateRefused(lines, tax));
};

const rateRefused = (lines: readonly InvoiceLine[], { rate, taxable, tax }: TaxAmount): Rejection | null => {
  if (compareDecimals(rate, '0') < 0 || compareDecimals(rate, '1') >= 0) {
    return reject('FIN-TAX-RATE', `A tax rate is a fraction from 0 to below 1, not ${rate}.`);
  }
  const own = lines.filter(({ taxRate }) => compareDecimals(taxRate ?? '0', rate) === 0);
  const currency = lines[0]?.price.currency ?? taxable.currency;
  const net = netOf(own, currency);
  if (!isEqual(taxable, net) || tax.currency !== currency) {
    return reject('FIN-TAX-AMOUNT', `The lines taxed at ${rate} sum to ${net.amount} ${currency}.`);
  }
  const exact = multiplyDecimal(net.amount, rate);
  const gap = subtractDecimal(tax.amount, exact);
  const size = compareDecimals(gap, '0') < 0 ? negateDecimal(gap) : gap;
  const allowed = divideDecimals(
    String(Math.max(own.length, 1)),
    String(2 * 10 ** currencyDecimals(currency)),
    9,
  );
  if (compareDecimals(size, allowed) <= 0) return null;
  return reject('FIN-TAX-AMOUNT', `${rate} of ${net.amount} ${currency} is ${exact}, not ${tax.amount}.`, {
    violated: { rule: 'tax = taxable × rate', actual: tax.amount, limit: exact, unit: currency },
  });
};

const totalRefused = (
  lines: readonly InvoiceLine[],
  taxes: readonly TaxAmount[],
  total: Money,
): Rejection | null => {
  const tax = sumOfMoney(
    taxes.map((each) => each.tax),
    total.currency,
  );
  const sum = addMoney(netOf(lines, total.currency), tax);
  if (isEqual(sum, total)) return null;
  return reject('FIN-INV-TOTAL', `The lines and their tax sum to ${sum.amount} ${sum.currency}.`, {
    violated: {
      rule: 'total = sum of lines + tax',
      actual: total.amount,
      limit: sum.amount,
      unit: sum.currency,
    },
  });
};

const firstOf = <T>(all: readonly T[], refusal: (each: T) => Rejection | null): Rejection | null => {
  for (const each of all) {
    const refused = refusal(each);
    if (refused) return refused;
  }
  return null;
};

export const releasedTotalRefused = (
  { total }: SupplierInvoiceReceived,
  released: Money,
): Rejection | null =>
  isEqual(total, released)
    ? null
    : reject('FIN-INV-TOTAL', `The invoice is over ${total.amount} ${total.currency}.`);

export const selfRefused = ({ enteredBy }: SupplierInvoiceReceived, by: string): Rejection | null =>
  by === enteredBy
    ? reject('FIN-PAY-SELF', 'Who entered an invoice may not release it.', { status: 403 })
    : null;

export const payRefused = (
  { status, failure, receivedAt }: SupplierInvoice,
  { total }: SupplierInvoiceReceived,
  { amount, at }: { readonly amount: Money; readonly at: string },
): Rejection | null => {
  if (status === 'blocked') {
    return reject(
      'FIN-MATCH-BLOCK',
      `The invoice is blocked (${failure?.kind ?? ''}); it has to be released first.`,
    );
  }
  if (status === 'received') {
    return reject('FIN-MATCH-BLOCK', 'The invoice was not matched yet.');
  }
  if (receivedAt !== null && at < receivedAt) {
    return reject('FIN-PAY-DATE', `The invoice came in at ${receivedAt}; it cannot have been paid before.`, {
      violated: { rule: 'payment not before its invoice', actual: at, limit: receivedAt },
    });
  }
  if (isEqual(total, amount)) return null;
  const all = `${total.amount} ${total.currency}`;
  const detail = status === 'paid' ? `It was paid already, with ${all}.` : `Pay all that is open: ${all}.`;
  return reject('FIN-PAY-AMOUNT', detail, {
    violated: { rule: 'payment = total', actual: `${amount.amount} ${amount.currency}`, limit: all },
  });
};
