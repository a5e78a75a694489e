/** What a supplier invoice remembers. */
import type { SupplierInvoiceReceived } from '@gemba/contracts/events/finance/invoices';
import type { BookValue } from '@gemba/contracts/events/finance/ledger';
import type { Money } from '@gemba/measures/money';
import type { Failure } from './match.js';

/** What the match found, by which the payable is booked. */
export type Found = {
  /** Received at the ordered price. */
  readonly received: Money;
  readonly valued?: BookValue;
  readonly booked?: BookValue;
};

export type SupplierInvoice = {
  readonly status: 'none' | 'received' | 'blocked' | 'matched' | 'released' | 'paid';
  readonly document: SupplierInvoiceReceived | null;
  readonly failure: Pick<Failure, 'kind' | 'difference'> | null;
  readonly found: Found | null;
};

export const NONE: SupplierInvoice = { status: 'none', document: null, failure: null, found: null };

/** The fields of an event that say what the match found. */
export const foundIn = (data: {
  readonly received?: Money;
  readonly valued?: BookValue;
  readonly booked?: BookValue;
}): Found | null => {
  const { received, valued, booked } = data;
  return received ? { received, ...(valued && { valued }), ...(booked && { booked }) } : null;
};
