/** What of an item can be promised at a site: its lots, what is ordered, and who has what of both. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { OpenOrderLine, PromisedTo } from '@gemba/contracts/events/supply-chain/procurement';
import type { PromisePart } from '@gemba/contracts/events/supply-chain/sales';
import type { StockSource, StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import { addDecimal, compareDecimals, negateDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { table } from '@gemba/read-model/table';
import { entry, present, without } from '../facts/facts.js';
import { demandOf, orderOfDemand } from './order-lines.js';

/** All figures are decimals in the unit of the item. */
type LotLeft = {
  readonly available: string;
  /** In whatever status. */
  readonly there: string;
  readonly expiry?: string;
};

export type Claim = { readonly source: string; readonly quantity: string };

type By<T> = Readonly<Record<string, T>>;

export type Promisable = {
  readonly lots: By<LotLeft>;
  /** By demand. */
  readonly reserved: By<string>;
  readonly awaited: By<string>;
  /** What of purchase orders has not come yet, by source. */
  readonly receipts: By<string>;
  /** What came of sources of which this service does not know how much is to come. */
  readonly arrived: By<string>;
  /** By demand: until it leaves, is delivered or cancelled. */
  readonly promised: By<readonly Claim[]>;
};

export const NOTHING_PROMISABLE: Promisable = {
  lots: {},
  reserved: {},
  awaited: {},
  receipts: {},
  arrived: {},
  promised: {},
};

type Row = Promisable | undefined;

export const isSome = (value: string): boolean => compareDecimals(value, '0') > 0;

/** The record with so much more under a key, which is gone when nothing is left. */
const more = (record: By<string>, key: string, change: string): By<string> => {
  const after = addDecimal(entry(record, key) ?? '0', change);
  const others = without(record, key);
  return isSome(after) ? { ...others, [key]: after } : others;
};

export const supplyKey = (site: string, item: string): string => `${site}.${item}`;

type OfStock = { readonly data: { readonly site: string; readonly item: string } };
const key = ({ data: { site, item } }: OfStock): string => supplyKey(site, item);

type Change = {
  readonly lot: string;
  readonly change: string;
  readonly status?: StockStatus | undefined;
  readonly expiry?: string | undefined;
};

const moved = (row: Promisable, { lot, change, status = 'available', expiry }: Change): Promisable => {
  const before = entry(row.lots, lot) ?? { available: '0', there: '0' };
  const there = addDecimal(before.there, change);
  if (!isSome(there)) return { ...row, lots: without(row.lots, lot) };
  const available = status === 'available' ? addDecimal(before.available, change) : before.available;
  return { ...row, lots: { ...row.lots, [lot]: { ...before, ...present({ expiry }), available, there } } };
};

const isPromisedFrom = (row: Promisable, source: string): boolean =>
  Object.values(row.promised).some((claims) => claims.some((claim) => claim.source === source));

const came = (row: Promisable, { kind, id }: StockSource, value: string): Promisable => {
  const source = `${kind}/${id}`;
  if (kind === 'purchase-order')
    return { ...row, receipts: more(row.receipts, source, negateDecimal(value)) };
  return isPromisedFrom(row, source) ? { ...row, arrived: more(row.arrived, source, value) } : row;
};

/** What has left, the nearest source of it first. */
const kept = (claims: readonly Claim[] = [], value: string): readonly Claim[] => {
  let left = value;
  return claims.flatMap(({ source, quantity }) => {
    const gone = compareDecimals(quantity, left) < 0 ? quantity : left;
    left = subtractDecimal(left, gone);
    const rest = subtractDecimal(quantity, gone);
    return isSome(rest) ? [{ source, quantity: rest }] : [];
  });
};

const withClaims = (row: Promisable, demand: string, claims: readonly Claim[]): Promisable => {
  const others = without(row.promised, demand);
  const promised = claims.length === 0 ? others : { ...others, [demand]: claims };
  const after = { ...row, promised };
  const arrived = Object.fromEntries(
    Object.entries(row.arrived).filter(([source]) => isPromisedFrom(after, source)),
  );
  return { ...after, arrived };
};

/** So it stands once the parts of a line are promised, instead of what was promised of it before. */
export const withPromise = (row: Row, demand: string, parts: readonly PromisePart[]): Promisable =>
  withClaims(
    row ?? NOTHING_PROMISABLE,
    demand,
    parts.map(({ source, quantity: { value } }) => ({ source, quantity: value })),
  );

/** The lines of sales orders that have a promise out of a source in one of the rows. */
export const promisedFrom = (rows: readonly Row[], source: string): PromisedTo[] =>
  rows
    .flatMap((row) => Object.entries(row?.promised ?? {}))
    .filter(([, claims]) => claims.some((claim) => claim.source === source))
    .flatMap(([demand]) => orderOfDemand(demand) ?? []);

type OfLine = {
  readonly subject: string;
  readonly siteId: string | null;
  readonly data: { readonly line: string; readonly item?: string; readonly parts?: readonly PromisePart[] };
};

const ofLine = {
  key: ({ siteId, data: { item, parts } }: OfLine): string | null =>
    siteId === null || item === undefined || parts === undefined ? null : supplyKey(siteId, item),
  becomes: (row: Row, { subject, data: { line, parts = [] } }: OfLine): Promisable =>
    withPromise(row, demandOf(subject, line), parts),
};

type OfLines = {
  readonly siteId: string | null;
  readonly data: { readonly lines: readonly { readonly item: string }[] };
};

const linesKeys = ({ siteId, data: { lines } }: OfLines): readonly string[] => [
  ...new Set(lines.map(({ item }) => supplyKey(siteId ?? '', item))),
];

type Ended = {
  readonly siteId: string | null;
  readonly subject: string;
  readonly data: { readonly open?: readonly OpenOrderLine[] };
};

const orderEnded = {
  key: ({ siteId, data: { open = [] } }: Ended) => linesKeys({ siteId, data: { lines: open } }),
  becomes: (row: Row, { subject }: Ended): Promisable | null =>
    row ? { ...row, receipts: without(row.receipts, `purchase-order/${subject}`) } : null,
};

type OfDemand = OfStock & {
  readonly data: { readonly demand: string; readonly quantity: { readonly value: string } };
};

const freed = (row: Row = NOTHING_PROMISABLE, { data: { demand, quantity } }: OfDemand): Promisable => ({
  ...row,
  reserved: more(row.reserved, demand, negateDecimal(quantity.value)),
});

type Delivery = {
  readonly subject: string;
  readonly siteId: string | null;
  readonly data: {
    readonly line: string;
    readonly item: string;
    readonly ordered: Quantity;
    readonly quantity: Quantity;
  };
};

/** A line that has all of it claims nothing any more. */
const delivered = {
  key: ({ siteId, data: { item } }: Delivery) => supplyKey(siteId ?? '', item),
  becomes: (
    row: Promisable | undefined = NOTHING_PROMISABLE,
    { subject, data: { line, ordered, quantity } }: Delivery,
  ) =>
    compareDecimals(quantity.value, ordered.value) < 0 ? row : withClaims(row, demandOf(subject, line), []),
};

type LineEnd = {
  readonly subject: string;
  readonly siteId: string | null;
  readonly data: { readonly line: string; readonly item: string };
};

/** No more of it is wanted. */
const lineEnded = {
  key: ({ siteId, data: { item } }: LineEnd) => supplyKey(siteId ?? '', item),
  becomes: (row: Promisable | undefined = NOTHING_PROMISABLE, { subject, data: { line } }: LineEnd) =>
    withClaims(row, demandOf(subject, line), []),
};

/**
 * Folded with the log, so that of two orders at one moment the second sees what the first was promised.
 */
export const promisable = table('promisable', {
  events: companyEvents,
  row: NOTHING_PROMISABLE,
  on: {
    StockReceived: {
      key,
      becomes: (
        row = NOTHING_PROMISABLE,
        {
          data: {
            lot,
            quantity: { value },
            status,
            expiry,
            source,
          },
        },
      ) => moved(came(row, source, value), { lot, change: value, status, expiry }),
    },
    StockIssued: {
      key,
      becomes: (row = NOTHING_PROMISABLE, { data: { lot, quantity, status } }) =>
        moved(row, { lot, change: negateDecimal(quantity.value), status }),
    },
    StockAdjusted: {
      key,
      becomes: (row = NOTHING_PROMISABLE, { data: { lot, quantity, status, expiry } }) =>
        moved(row, { lot, change: quantity.value, status, expiry }),
    },
    StockStatusChanged: {
      key,
      becomes: (
        row = NOTHING_PROMISABLE,
        {
          data: {
            lot,
            quantity: { value },
            from,
            to,
          },
        },
      ) => {
        const into = moved(row, { lot, change: value, status: to });
        return moved(into, { lot, change: negateDecimal(value), status: from });
      },
    },
    StockReserved: {
      key,
      becomes: (
        row = NOTHING_PROMISABLE,
        {
          data: {
            demand,
            quantity: { value },
          },
        },
      ) => ({
        ...row,
        reserved: more(row.reserved, demand, value),
        awaited: more(row.awaited, demand, negateDecimal(value)),
      }),
    },
    ReservationReleased: { key, becomes: freed },
    ReservationConsumed: {
      key,
      becomes: (row, e) => {
        const { demand, quantity } = e.data;
        const after = freed(row, e);
        return withClaims(after, demand, kept(entry(after.promised, demand), quantity.value));
      },
    },
    StockAwaited: {
      key,
      becomes: (row = NOTHING_PROMISABLE, { data: { demand, quantity } }) => ({
        ...row,
        awaited: { ...row.awaited, [demand]: quantity.value },
      }),
    },
    StockNoLongerAwaited: {
      key,
      becomes: (row = NOTHING_PROMISABLE, { data: { demand } }) => ({
        ...row,
        awaited: without(row.awaited, demand),
      }),
    },
    PurchaseOrderPlaced: {
      key: linesKeys,
      becomes: (row = NOTHING_PROMISABLE, { subject, data: { site, lines } }, of) =>
        lines
          .filter(({ item }) => supplyKey(site, item) === of)
          .reduce<Promisable>(
            (sum, { quantity }) => ({
              ...sum,
              receipts: more(sum.receipts, `purchase-order/${subject}`, quantity.value),
            }),
            row,
          ),
    },
    PurchaseOrderLineClosed: {
      key: ({ data: { site, item } }) => supplyKey(site, item),
      becomes: (row, { subject, data: { open } }) => {
        const change = negateDecimal(open.value);
        return row ? { ...row, receipts: more(row.receipts, `purchase-order/${subject}`, change) } : null;
      },
    },
    PurchaseOrderClosed: orderEnded,
    PurchaseOrderCancelled: orderEnded,
    SalesOrderPromised: ofLine,
    SalesOrderPromiseBroken: ofLine,
    SalesOrderPromiseRestored: ofLine,
    SalesOrderLineDelivered: delivered,
    ServiceRendered: delivered,
    SalesOrderLineCancelled: lineEnded,
    SalesOrderRestCancelled: lineEnded,
    SalesOrderCancelled: {
      key: linesKeys,
      becomes: (row = NOTHING_PROMISABLE, { subject, data: { lines } }) =>
        lines.reduce((sum, { line }) => withClaims(sum, demandOf(subject, line), []), row),
    },
  },
});
