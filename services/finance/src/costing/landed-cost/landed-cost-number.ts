/** A register keeps which voucher of a site had a number first: case and separators tell none apart. */
import { landedCostEvents } from '@gemba/contracts/events/finance/landed-cost';
import { table } from '@gemba/read-model/table';
import { asWritten } from '../../values/document-number.js';

export const landedKey = ({ site, number }: { readonly site: string; readonly number: string }): string =>
  `${site}/${asWritten(number)}`;

/** The first landed cost of a site with such a number, as it is printed. */
export const landedCostNumber = table('landed-cost-number', {
  events: landedCostEvents,
  row: {} as { readonly number: string },
  on: {
    LandedCostRecorded: {
      key: ({ data }) => landedKey(data),
      becomes: (row, { data: { number } }) => row ?? { number },
    },
  },
});
