/**
 * Numbers of one supplier that look alike are probably one bill: case, separators and leading zeros do not
 * tell them apart. A register keeps which invoice had such a number first, also for two at one moment.
 */
import { supplierInvoiceEvents } from '@gemba/contracts/events/finance/invoices';
import { table } from '@gemba/read-model/table';

type Document = { readonly supplier: string; readonly number: string };

/** Full-width and other variants become plain letters and digits; everything else separates. */
const plain = (number: string): string => number.normalize('NFKC').toUpperCase();

const SEPARATORS = /[^\p{L}\p{N}]+/gu;
const LEADING_ZEROS = /(?<!\p{N})0+(?=\p{N})/gu;

/** `2026-0815a` and `20260815A` are the same. */
export const asWritten = ({ supplier, number }: Document): string =>
  `${supplier}/${plain(number).replaceAll(SEPARATORS, '')}`;

/** `INV-007` and `INV 7` are the same; so are `2026-0815` and `2026/815`. */
export const withoutZeros = ({ supplier, number }: Document): string =>
  `${supplier}/${plain(number).replaceAll(LEADING_ZEROS, '').replaceAll(SEPARATORS, '')}`;

/** The first invoice of a supplier with such a number. */
export const supplierDocument = table('supplier-document', {
  events: supplierInvoiceEvents,
  row: {} as { readonly invoice: string },
  on: {
    SupplierInvoiceReceived: {
      key: ({ data }) => [...new Set([asWritten(data), withoutZeros(data)])],
      becomes: (row, { subject }) => row ?? { invoice: subject },
    },
  },
});
