/** What went each way in a calendar month, so that no more does than a site can do and anybody wants. */
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal, subtractDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';

/** As a decimal in the unit of the item. */
export type DisposedRow = { readonly quantity: string };

type Way = { readonly site: string; readonly item: string; readonly kind: string };

/** `date` is a business date of the site. */
export const disposedKey = ({ site, item, kind }: Way, date: string): string =>
  `${kind}/${date.slice(0, 7)}/${site}/${item}`;

export const disposedInMonth = table('disposed-in-month', {
  events: companyEvents,
  row: {} as DisposedRow,
  on: {
    ReturnDispositionDecided: {
      key: ({ data: { kind, site, item }, businessDate }) =>
        `${kind}/${businessDate.slice(0, 7)}/${site}/${item}`,
      becomes: (row, { data: { quantity } }): DisposedRow => ({
        quantity: addDecimal(row?.quantity ?? '0', quantity.value),
      }),
    },
    // It takes its place in the month in which it was decided.
    ReturnDispositionWithdrawn: {
      key: ({ data: { refurbishment, ...way } }) => disposedKey(way, refurbishment.decidedOn),
      becomes: (row, { data: { quantity } }): DisposedRow => ({
        quantity: subtractDecimal(row?.quantity ?? '0', quantity.value),
      }),
    },
  },
});
