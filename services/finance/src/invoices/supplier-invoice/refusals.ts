/** When a supplier invoice is not taken, not released and not paid. */
import type { SupplierInvoiceReceived } from '@gemba/contracts/events/finance/invoices';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import { multiplyMoney, sameMoney, sumOfMoney } from '@gemba/measures/money';
import type { ReceiveSupplierInvoice } from './commands.js';
import type { SupplierInvoice } from './state.js';

const isEqual = (a: Money, b: Money): boolean => a.currency === b.currency && sameMoney(a, b);

export const receiveRefused = (
  { document }: SupplierInvoice,
  { supplier, number, lines, total }: ReceiveSupplierInvoice,
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
  const sum = sumOfMoney(
    lines.map(({ price, quantity }) => multiplyMoney(price, quantity.value)),
    total.currency,
  );
  if (isEqual(sum, total)) return null;
  return reject('FIN-INV-TOTAL', `The lines sum to ${sum.amount} ${sum.currency}.`, {
    violated: { rule: 'total = sum of lines', actual: total.amount, limit: sum.amount, unit: sum.currency },
  });
};

export const releaseRefused = (
  { total, enteredBy }: SupplierInvoiceReceived,
  released: Money,
  by: string,
): Rejection | null => {
  if (!isEqual(total, released)) {
    return reject('FIN-INV-TOTAL', `The invoice is over ${total.amount} ${total.currency}.`);
  }
  if (by !== enteredBy) return null;
  return reject('FIN-PAY-SELF', 'Who entered an invoice may not release it.', { status: 403 });
};

export const payRefused = (
  { status, failure }: SupplierInvoice,
  { total }: SupplierInvoiceReceived,
  amount: Money,
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
  if (isEqual(total, amount)) return null;
  return reject('FIN-PAY-AMOUNT', `The invoice is paid in full: ${total.amount} ${total.currency}.`);
};
