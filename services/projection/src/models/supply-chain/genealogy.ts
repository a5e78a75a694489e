/**
 * Which lots went into what, and what came out of it: a graph of lots and documents, each row with its next
 * ones in both directions. What several streams say of a row is added up, so that their order does not count.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { addDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { table } from '@gemba/read-model/table';

/** Quantities by the key of the next row. */
export type Links = Readonly<Record<string, string>>;

/** `from` is where it came from, `to` where it went. */
export type GenealogyNode = {
  readonly site?: string;
  readonly from?: Links;
  readonly to?: Links;
  /** Of a lot. */
  readonly item?: string;
  readonly lot?: string;
  readonly unit?: string;
  /** Of a document: who got it or sent it, and when. */
  readonly customer?: string;
  readonly salesOrder?: string;
  readonly despatchedAt?: string;
  readonly deliveredAt?: string;
  readonly supplier?: string;
  /** Of a production order: what it makes, and whether it still does. */
  readonly makes?: string;
  readonly isOver?: boolean;
};

type Lot = { readonly site: string; readonly item: string; readonly lot: string };

export const lotKeyOf = ({ site, item, lot }: Lot): string => `lot/${site}/${item}/${lot}`;

type Document = { readonly kind: string; readonly id: string };

const keyOf = ({ kind, id }: Document): string => `${kind}/${id}`;

const isLot = (key: string): boolean => key.startsWith('lot/');

const linked = (links: Links = {}, key: string, quantity: string): Links => ({
  ...links,
  [key]: addDecimal(links[key] ?? '0', quantity),
});

type Movement = { readonly of: Lot & { readonly quantity: Quantity }; readonly by: Document };

/** What a movement adds to the lot, and to the document by which it moved; `into`: the lot got it. */
const moved = (
  row: GenealogyNode | undefined,
  key: string,
  { of, by, into }: Movement & { readonly into: boolean },
): GenealogyNode => {
  const { site, item, lot, quantity } = of;
  const other = isLot(key) ? keyOf(by) : lotKeyOf(of);
  // Into a lot is out of a document.
  const direction = isLot(key) === into ? 'from' : 'to';
  const links = linked(row?.[direction], other, quantity.value);
  // A document says for itself where it is: two sites may call a count or a scrapping alike.
  const what = isLot(key) ? { site, item, lot, unit: quantity.unit } : {};
  return { ...row, ...what, [direction]: links };
};

const ofDocument =
  (kind: string) =>
  ({ subject }: { readonly subject: string }): string =>
    keyOf({ kind, id: subject });

const over = {
  key: ofDocument('production-order'),
  becomes: (row: GenealogyNode | undefined): GenealogyNode => ({ ...row, isOver: true }),
};

export const genealogy = table<typeof companyEvents, GenealogyNode>('genealogy', {
  events: companyEvents,
  row: {},
  on: {
    StockReceived: {
      key: ({ data }) => [lotKeyOf(data), keyOf(data.source)],
      becomes: (row, { data }, key) => moved(row, key, { of: data, by: data.source, into: true }),
    },
    StockIssued: {
      key: ({ data }) => [lotKeyOf(data), keyOf(data.purpose)],
      becomes: (row, { data }, key) => moved(row, key, { of: data, by: data.purpose, into: false }),
    },
    StockTransferRequested: {
      key: ofDocument('stock-transfer'),
      becomes: (row, { data: { site } }) => ({ ...row, site }),
    },
    ShipmentPlanned: {
      key: ofDocument('shipment'),
      becomes: (row, { data: { site, customer, salesOrder } }) => ({ ...row, site, customer, salesOrder }),
    },
    ShipmentDespatched: {
      key: ofDocument('shipment'),
      becomes: (row, { occurredAt }) => ({ ...row, despatchedAt: occurredAt }),
    },
    DeliveryConfirmed: {
      key: ofDocument('shipment'),
      becomes: (row, { occurredAt }) => ({ ...row, deliveredAt: occurredAt }),
    },
    ReturnAuthorised: {
      key: ofDocument('return'),
      becomes: (row, { data: { site, customer, salesOrder } }) => ({ ...row, site, customer, salesOrder }),
    },
    PurchaseOrderPlaced: {
      key: ofDocument('purchase-order'),
      becomes: (row, { data: { site, supplier } }) => ({ ...row, site, supplier }),
    },
    ProductionOrderCreated: {
      key: ofDocument('production-order'),
      becomes: (row, { data: { site, item } }) => ({ ...row, site, makes: item }),
    },
    ProductionOrderCompleted: over,
    ProductionOrderCancelled: over,
  },
});
