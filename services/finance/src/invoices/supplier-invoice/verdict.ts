/** The verdict on an invoice: whether it matches, and at which values it goes into the books. */
import type { SupplierInvoiceReceived } from '@gemba/contracts/events/finance/invoices';
import type { SiteFacts } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import type { Rates } from '../../values/translation.js';
import { bookValue, rateMissing } from '../../values/translation.js';
import type { Failure, Receipt } from './match.js';
import { matched, orderedValue, stockValue } from './match.js';
import type { Found } from './state.js';

export type Verdict = { readonly failure: Failure | null; readonly found: Found };

/** Values the payable at the rates of today and the receipts at those of their days. */
export const verdictOn = (
  { lines, total }: SupplierInvoiceReceived,
  receipts: readonly Receipt[],
  { site, rates }: { readonly site: SiteFacts; readonly rates: Rates },
): Verdict | Rejection => {
  const { parts, failure } = matched(lines, receipts);
  const valued = stockValue(parts, site, rates.table);
  const booked = bookValue(total, site, rates);
  if (!valued || !booked) return rateMissing(total.currency, site.currency, rates.date);
  return { failure, found: { received: orderedValue(parts, total.currency), valued, booked } };
};
