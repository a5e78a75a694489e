/** What is found of a recalled lot, and what of it nobody has accounted for yet. */
import type { RecallTraced, RecalledLot, RecalledShipment } from '@gemba/contracts/events/recall';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { DocumentRow, Sums, Whereabouts } from '../tables/whereabouts.js';
import { documentAt, lotAnywhere } from '../tables/whereabouts.js';

type Documents = Readonly<Record<string, DocumentRow>>;

/** The documents that have to be known to trace a lot. */
export const documentsOf = ({ used, shipped }: Whereabouts): readonly string[] => [
  ...Object.keys(used).map((id) => documentAt('production-order', id)),
  ...Object.keys(shipped).map((id) => documentAt('shipment', id)),
];

const isSome = (value: string): boolean => compareDecimals(value, '0') !== 0;
const entries = (sums: Sums) =>
  Object.entries(sums)
    .filter(([, value]) => isSome(value))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Statuses in which nobody can use it. */
const KEPT: readonly string[] = ['hold', 'blocked', 'scrap', 'returned'];

const stockIn = ({ stock, unit }: Whereabouts): RecallTraced['stock'] => {
  const parts = entries(stock).map(([key, value]) => {
    const cut = key.lastIndexOf('/');
    return { site: key.slice(0, cut), status: key.slice(cut + 1), value };
  });
  return [...Map.groupBy(parts, ({ site }) => site)].map(([site, of]) => {
    const sum = (chosen: typeof parts) => ({
      value: chosen.map(({ value }) => value).reduce(addDecimal, '0'),
      unit,
    });
    return { site, quantity: sum(of), free: sum(of.filter(({ status }) => !KEPT.includes(status))) };
  });
};

const shippedIn = ({ shipped, returned, unit }: Whereabouts, documents: Documents): RecalledShipment[] =>
  entries(shipped).map(([shipment, value]) => {
    const {
      site,
      customer,
      salesOrder,
      despatched = false,
    } = documents[documentAt('shipment', shipment)] ?? {};
    const told = Object.fromEntries(
      Object.entries({ site, customer, salesOrder }).filter(([, each]) => each !== undefined),
    );
    return {
      ...{ shipment, ...told, quantity: { value, unit } },
      ...{ returned: { value: returned[shipment] ?? '0', unit }, despatched },
    };
  });

/** Where all of a lot is, by what the sites have told. */
export const traced = ({ item, lot }: RecalledLot, row: Whereabouts, documents: Documents): RecallTraced => {
  const { unit } = row;
  const own = lotAnywhere({ item, lot });
  const became = Object.keys(row.used)
    .flatMap((id) => documents[documentAt('production-order', id)]?.made ?? [])
    .filter((each) => lotAnywhere(each) !== own);
  return {
    ...{ item, lot, made: { value: row.made, unit }, stock: stockIn(row) },
    inTransit: { value: row.inTransit, unit },
    used: entries(row.used).map(([order, value]) => {
      const { site, over = false } = documents[documentAt('production-order', order)] ?? {};
      return { order, ...(site === undefined ? {} : { site }), quantity: { value, unit }, over };
    }),
    shipped: shippedIn(row, documents),
    scrapped: { value: row.scrapped, unit },
    sentBack: { value: row.sentBack, unit },
    missing: { value: row.missing, unit },
    became: [...new Map(became.map((each) => [lotAnywhere(each), each])).values()].toSorted((a, b) =>
      lotAnywhere(a) < lotAnywhere(b) ? -1 : 1,
    ),
  };
};

/** What of a shipment is with its customer still. */
export const outstandingOf = ({ quantity, returned }: RecalledShipment): string =>
  subtractDecimal(quantity.value, returned.value);
