/**
 * A register keeps which invoice of a supplier had a number first, or one that looks like it, also for two at
 * one moment.
 */
import { supplierInvoiceEvents } from '@gemba/contracts/events/finance/invoices';
import { table } from '@gemba/read-model/table';
import { asWritten, withoutZeros } from '../../values/document-number.js';

type Document = { readonly supplier: string; readonly number: string };

/** The keys of a number: as it is written, and without the zeros that lead. */
export const keysOf = ({ supplier, number }: Document): readonly [string, string] => [
  `${supplier}/${asWritten(number)}`,
  `${supplier}/${withoutZeros(number)}`,
];

/** The first invoice of a supplier with such a number. */
export const supplierInvoiceNumber = table('supplier-invoice-number', {
  events: supplierInvoiceEvents,
  row: {} as { readonly invoice: string },
  on: {
    SupplierInvoiceReceived: {
      key: ({ data }) => [...new Set(keysOf(data))],
      becomes: (row, { subject }) => row ?? { invoice: subject },
    },
  },
});
