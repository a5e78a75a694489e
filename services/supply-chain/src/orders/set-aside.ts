/** What of each lot is to leave with a shipment and has not left its place: no other shipment gets it. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { ShipmentLine } from '@gemba/contracts/events/supply-chain/sales';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';
import { demandOf } from './order-lines.js';

/** So much of a lot, as a decimal in the unit of the item; `demand` as stock names the line. */
export type Aside = {
  readonly shipment: string;
  readonly line: string;
  readonly demand: string;
  readonly lot: string;
  readonly quantity: string;
};

export type AsideRow = { readonly asides: readonly Aside[] };

type Line = Pick<ShipmentLine, 'line' | 'lot' | 'quantity'>;
type Lines = readonly (Line & { readonly item: string })[];

/** Of a stock item. */
export const asideKey = (site: string | null, item: string): string => `${site ?? ''}.${item}`;

const keysOf = (site: string | null, lines: Lines): readonly string[] => [
  ...new Set(lines.map(({ item }) => asideKey(site, item))),
];

/** No row where nothing is set aside. */
const rowOf = (asides: readonly Aside[]): AsideRow | null => (asides.length > 0 ? { asides } : null);

type Of = { readonly shipment: string; readonly salesOrder: string };

export const asideFor = ({ shipment, salesOrder }: Of, { line, lot, quantity }: Line): Aside => ({
  ...{ shipment, line, lot, demand: demandOf(salesOrder, line) },
  quantity: quantity.value,
});

const isOf =
  ({ shipment, line, lot }: Pick<Aside, 'shipment' | 'line' | 'lot'>) =>
  (each: Aside): boolean =>
    each.shipment === shipment && each.line === line && each.lot === lot;

/** So much of one of them less, which is gone when nothing is left. */
export const asideLess = (
  asides: readonly Aside[],
  of: Pick<Aside, 'shipment' | 'line' | 'lot'>,
  less?: string,
): readonly Aside[] => {
  let left = less;
  return asides.flatMap((each) => {
    if (!isOf(of)(each)) return [each];
    if (left === undefined) return [];
    const gone = compareDecimals(each.quantity, left) < 0 ? each.quantity : left;
    left = subtractDecimal(left, gone);
    const quantity = subtractDecimal(each.quantity, gone);
    return compareDecimals(quantity, '0') > 0 ? [{ ...each, quantity }] : [];
  });
};

/** What of a lot is set aside. */
export const asideOf = (asides: readonly Aside[], lot: string): string =>
  asides.filter((each) => each.lot === lot).reduce((sum, { quantity }) => addDecimal(sum, quantity), '0');

/** Folded with the log, so that of two shipments at one moment the second sees what the first is to get. */
export const setAside = table('set-aside', {
  events: companyEvents,
  row: {} as AsideRow,
  on: {
    ShipmentPlanned: {
      key: ({ data: { site, lines } }) => keysOf(site, lines),
      becomes: (row, { subject: shipment, data: { site, salesOrder, lines } }, of) =>
        rowOf([
          ...(row?.asides ?? []),
          ...lines
            .filter(({ item }) => asideKey(site, item) === of)
            .map((line) => asideFor({ shipment, salesOrder }, line)),
        ]),
    },
    ShipmentPickChanged: {
      key: ({ siteId, data: { item } }) => asideKey(siteId, item),
      becomes: (row, { subject: shipment, data: { salesOrder, line, lot, quantity, instead } }) =>
        rowOf([
          ...asideLess(row?.asides ?? [], { shipment, line, lot }, quantity.value),
          ...instead.map((each) => asideFor({ shipment, salesOrder }, each)),
        ]),
    },
    PickShort: {
      key: ({ siteId, data: { item } }) => asideKey(siteId, item),
      becomes: (row, { subject: shipment, data: { line, lot } }) =>
        rowOf(asideLess(row?.asides ?? [], { shipment, line, lot })),
    },
    StockIssued: {
      key: ({ data: { site, item, purpose } }) => (purpose.kind === 'shipment' ? asideKey(site, item) : null),
      becomes: (row, { data: { lot, purpose, quantity } }) => {
        const { id: shipment, line = '1' } = purpose;
        return rowOf(asideLess(row?.asides ?? [], { shipment, line, lot }, quantity.value));
      },
    },
    ShipmentCancelled: {
      key: ({ siteId, data: { lines } }) => keysOf(siteId, lines),
      becomes: (row, { subject }) =>
        rowOf((row?.asides ?? []).filter(({ shipment }) => shipment !== subject)),
    },
  },
});
