/** The input tax of an expense is the tax on its net, at a rate of the country that it arose in. */
import type { OperatingExpenseRecorded } from '@gemba/contracts/events/finance/ledger';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { currencyDecimals } from '@gemba/measures/currencies';
import {
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  negateDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { isZeroMoney } from '@gemba/measures/money';
import { taxRatesOn } from '../../values/tax-rates.js';

/** Work under a contract of employment is no supply (Directive 2006/112/EC, article 10). */
const WITHOUT_TAX: ReadonlySet<string> = new Set(['wages', 'productionWages']);

/** Rounded on each line of the voucher or on their sum: a minor unit is let pass. */
const isTaxOn = ({ amount, currency }: Money, rate: string, tax: Money): boolean => {
  const gap = subtractDecimal(tax.amount, multiplyDecimal(amount, rate));
  const size = compareDecimals(gap, '0') < 0 ? negateDecimal(gap) : gap;
  const decimals = currencyDecimals(currency);
  return compareDecimals(size, divideDecimals('1', String(10 ** decimals), decimals)) <= 0;
};

export const expenseTaxRefused = (
  { kind, date, net, tax }: Pick<OperatingExpenseRecorded, 'kind' | 'date' | 'net' | 'tax'>,
  country: string | undefined,
): Rejection | null => {
  if (!tax || isZeroMoney(tax)) return null;
  if (WITHOUT_TAX.has(kind)) {
    return reject('FIN-TAX-KIND', `Expenses of the kind ${kind} bear no value added tax: leave out the tax.`);
  }
  const rates = taxRatesOn({ country, date }) ?? [];
  if (rates.some((rate) => isTaxOn(net, rate, tax))) return null;
  const there = `${country ?? 'the country of the site'} on ${date}`;
  const detail = `${tax.amount} is the tax on ${net.amount} ${net.currency} at no rate of ${there}.`;
  return reject('FIN-TAX-AMOUNT', detail, {
    violated: { rule: 'tax = net × rate', actual: tax.amount, limit: rates.join(', ') },
    hint: 'Record a voucher for each rate, and one without tax for what cannot be set off.',
  });
};
