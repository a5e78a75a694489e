/** What others say about goods: in which unit an item is counted, and how much of a lot a site ever had. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove, none, plus } from '@gemba/measures/quantity';
import { table } from '@gemba/read-model/table';

export type ItemRow = { readonly unit: string };

/** By item what came in under the lot number: suppliers may give one number to lots of several items. */
export type LotRow = Readonly<Record<string, Quantity>>;

type OfLot = { readonly site: string; readonly lot: string };

/** The key of a lot's row. */
export const lotAt = ({ site, lot }: OfLot): string => `${site}/${lot}`;

export const itemTable = table('item', {
  events: companyEvents,
  row: {} as ItemRow,
  on: { ItemRegistered: { key: (e) => e.subject, becomes: (_, { data: { unit } }) => ({ unit }) } },
});

const NOTHING: LotRow = {};

const grown = (row = NOTHING, item: string, quantity: Quantity): LotRow => ({
  ...row,
  [item]: plus(row[item] ?? none(quantity.unit), quantity),
});

const isMore = (quantity: Quantity): boolean => isAbove(quantity, none(quantity.unit));

export const lotTable = table('lot', {
  events: companyEvents,
  row: NOTHING,
  on: {
    StockReceived: {
      key: (e) => lotAt(e.data),
      becomes: (row, { data }) => grown(row, data.item, data.quantity),
    },
    StockAdjusted: {
      key: ({ data }) => (isMore(data.quantity) ? lotAt(data) : null),
      becomes: (row, { data }) => grown(row, data.item, data.quantity),
    },
  },
});
