/** A register keeps which voucher of a site had a number first: case and separators tell none apart. */
import { operatingExpenseEvents } from '@gemba/contracts/events/finance/ledger';
import { table } from '@gemba/read-model/table';
import { asWritten } from '../../values/document-number.js';

export const expenseKey = ({ site, number }: { readonly site: string; readonly number: string }): string =>
  `${site}/${asWritten(number)}`;

/** The first voucher of a site with such a number, as it is printed. */
export const expenseNumber = table('expense-number', {
  events: operatingExpenseEvents,
  row: {} as { readonly number: string },
  on: {
    OperatingExpenseRecorded: {
      key: ({ data }) => expenseKey(data),
      becomes: (row, { data: { number } }) => row ?? { number },
    },
  },
});
