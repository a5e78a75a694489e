/**
 * Where all of a lot is, over all sites: how much came into being, and what of it lies where, went into what
 * or left. Sites tell of it in any order, so everything is a sum.
 */
import type { StockStatus, StockStatusChanged } from '@gemba/contracts/events/supply-chain/stock';
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal, compareDecimals, negateDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';

/** Decimals in the unit of the lot by what they are of. */
export type Sums = Readonly<Record<string, string>>;

export type Whereabouts = {
  readonly unit: string;
  readonly made: string;
  /** By `<site>/<status>`. */
  readonly stock: Sums;
  readonly inTransit: string;
  /** By production order. */
  readonly used: Sums;
  /** By shipment: what was taken for it, and what came back. */
  readonly shipped: Sums;
  readonly returned: Sums;
  readonly scrapped: string;
  readonly sentBack: string;
  readonly missing: string;
};

export const NOWHERE: Whereabouts = {
  ...{ unit: 'C62', made: '0', stock: {}, inTransit: '0', used: {}, shipped: {}, returned: {} },
  ...{ scrapped: '0', sentBack: '0', missing: '0' },
};

type Lot = { readonly item: string; readonly lot: string };

/** The key of a lot's row. */
export const lotAnywhere = ({ item, lot }: Lot): string => `${item}/${lot}`;

const ofLot = ({ data }: { readonly data: Lot }): string => lotAnywhere(data);

const added = (sums: Sums, key: string, value: string): Sums => ({
  ...sums,
  [key]: addDecimal(sums[key] ?? '0', value),
});

const inStock = (
  row: Whereabouts,
  of: { site: string; status: StockStatus },
  value: string,
): Whereabouts => ({
  ...row,
  stock: added(row.stock, `${of.site}/${of.status}`, value),
});

type Total = 'made' | 'inTransit' | 'scrapped' | 'sentBack' | 'missing';

const more = (row: Whereabouts, of: Total, value: string): Whereabouts => ({
  ...row,
  [of]: addDecimal(row[of], value),
});

/** Where what leaves stock goes. */
const GOES = {
  scrap: 'scrapped',
  'supplier-return': 'sentBack',
  'stock-transfer': 'inTransit',
  count: 'missing',
} as const;

const GIVEN_UP: readonly string[] = ['lost', 'claimed'];

export const whereaboutsTable = table('lot-whereabouts', {
  events: companyEvents,
  row: NOWHERE,
  on: {
    StockReceived: {
      key: ofLot,
      becomes: (before = NOWHERE, { data: { site, status, quantity, source, shippedWith } }): Whereabouts => {
        const { value, unit } = quantity;
        const row = inStock({ ...before, unit }, { site, status }, value);
        if (source.kind === 'stock-transfer') return more(row, 'inTransit', negateDecimal(value));
        if (source.kind !== 'return') return more(row, 'made', value);
        return { ...row, returned: added(row.returned, shippedWith?.shipment ?? source.id, value) };
      },
    },
    StockIssued: {
      key: ofLot,
      becomes: (
        before = NOWHERE,
        { data: { site, status = 'available', quantity, purpose } },
      ): Whereabouts => {
        const { value, unit } = quantity;
        const row = inStock({ ...before, unit }, { site, status }, negateDecimal(value));
        const { kind, id } = purpose;
        if (kind === 'production-order') return { ...row, used: added(row.used, id, value) };
        if (kind === 'shipment') return { ...row, shipped: added(row.shipped, id, value) };
        return more(row, GOES[kind], value);
      },
    },
    StockAdjusted: {
      key: ofLot,
      becomes: (before = NOWHERE, { data: { site, status = 'available', quantity } }): Whereabouts => {
        const { value, unit } = quantity;
        const row = inStock({ ...before, unit }, { site, status }, value);
        return value.startsWith('-') ? more(row, 'missing', negateDecimal(value)) : more(row, 'made', value);
      },
    },
    StockStatusChanged: {
      key: ofLot,
      becomes: (row = NOWHERE, { data }): Whereabouts => moved(row, data),
    },
    TransferDifferenceResolved: {
      key: ({ data }) =>
        data.kind !== 'over' && GIVEN_UP.includes(data.resolution) ? lotAnywhere(data) : null,
      becomes: (row = NOWHERE, { data: { quantity } }): Whereabouts =>
        more(more(row, 'inTransit', negateDecimal(quantity.value)), 'missing', quantity.value),
    },
  },
});

const moved = (row: Whereabouts, { site, from, to, quantity }: StockStatusChanged): Whereabouts =>
  inStock(
    inStock({ ...row, unit: quantity.unit }, { site, status: from }, negateDecimal(quantity.value)),
    { site, status: to },
    quantity.value,
  );

/** The sites at which something of it is in stock. */
export const sitesWith = ({ stock } = NOWHERE): readonly string[] => [
  ...new Set(
    Object.entries(stock)
      .filter(([, value]) => compareDecimals(value, '0') > 0)
      .map(([key]) => key.slice(0, key.lastIndexOf('/')))
      .toSorted((a, b) => (a < b ? -1 : 1)),
  ),
];

/** A production order or a shipment, as far as lots go: where it is, for whom, and what came of it. */
export type DocumentRow = {
  readonly site?: string;
  readonly customer?: string;
  readonly salesOrder?: string;
  readonly despatched?: true;
  readonly over?: true;
  /** The lots that a production order made. */
  readonly made?: readonly Lot[];
};

/** The key of a document's row. */
export const documentAt = (kind: 'production-order' | 'shipment', id: string): string => `${kind}/${id}`;

const order = ({ subject }: { readonly subject: string }) => documentAt('production-order', subject);
const shipment = ({ subject }: { readonly subject: string }) => documentAt('shipment', subject);

const over = { key: order, becomes: (row: DocumentRow = {}): DocumentRow => ({ ...row, over: true }) };

const withLot = (made: readonly Lot[] = [], { item, lot }: Lot): readonly Lot[] =>
  made.some((each) => lotAnywhere(each) === lotAnywhere({ item, lot }))
    ? made
    : [...made, { item, lot }].toSorted((a, b) => (lotAnywhere(a) < lotAnywhere(b) ? -1 : 1));

const NO_DOCUMENT: DocumentRow = {};

export const lotDocumentTable = table('lot-document', {
  events: companyEvents,
  row: NO_DOCUMENT,
  on: {
    ProductionOrderCreated: {
      key: order,
      becomes: (row, { data: { site } }): DocumentRow => ({ ...row, site }),
    },
    ProductionOrderCompleted: over,
    ProductionOrderCancelled: over,
    StockReceived: {
      key: ({ data: { source } }) =>
        source.kind === 'production-order' ? documentAt(source.kind, source.id) : null,
      becomes: (row, { data }): DocumentRow => ({ ...row, made: withLot(row?.made, data) }),
    },
    ShipmentPlanned: {
      key: shipment,
      becomes: (row, { data: { site, customer, salesOrder } }): DocumentRow => ({
        ...row,
        ...{ site, customer, salesOrder },
      }),
    },
    ShipmentDespatched: {
      key: shipment,
      becomes: (row): DocumentRow => ({ ...row, despatched: true }),
    },
  },
});
