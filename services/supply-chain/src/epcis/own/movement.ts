/**
 * What the company itself does with goods, as EPCIS has words for it: one event of the log is one movement or
 * none. What a warehouse reported is said by its own event, so that booking it is no movement.
 */
import type { GoodsReceived } from '@gemba/contracts/events/supply-chain/procurement';
import type { ReturnReceived } from '@gemba/contracts/events/supply-chain/returns';
import type { ShipmentDespatched } from '@gemba/contracts/events/supply-chain/sales';
import type {
  StockAdjusted,
  StockIssued,
  StockReceived,
  StockStatus,
  StockStatusChanged,
} from '@gemba/contracts/events/supply-chain/stock';
import type {
  StockTransferDespatched,
  StockTransferReceived,
} from '@gemba/contracts/events/supply-chain/transfers';
import type { Quantity } from '@gemba/measures/quantity';
import { isNegative, isZero, negated } from '@gemba/measures/quantity';
import { present } from '../../facts/facts.js';

export type MovedGoods = { readonly item: string; readonly lot: string; readonly quantity: Quantity };

/** A business document, and whose number it is: of the site that moves, of another one, or of a supplier. */
type DocumentNamed = {
  readonly type: 'po' | 'poc' | 'desadv' | 'rma' | 'prodorder';
  readonly id: string;
  readonly site?: string;
  readonly supplier?: string;
};

/** One end of a way: a place of ours, or who has the goods there. */
export type End = { readonly site: string } | { readonly supplier: string } | { readonly customer: string };

type WordsOf = { readonly bizStep: string; readonly disposition?: string; readonly mismatch?: true };

export type Movement = WordsOf & {
  /** `into` and `outOf`: what a production order takes and makes. */
  readonly as: 'OBSERVE' | 'ADD' | 'DELETE' | 'into' | 'outOf';
  readonly goods: readonly MovedGoods[];
  /** Where it happened. */
  readonly site: string;
  /** Nothing of it is there any more. */
  readonly gone?: true;
  readonly documents: readonly DocumentNamed[];
  readonly from?: End;
  readonly to?: End;
  /** The day on which a lot that is new expires. */
  readonly expiry?: string;
};

const goodsOf = ({ item, lot, quantity }: MovedGoods): readonly MovedGoods[] => [{ item, lot, quantity }];

const AWAITS_INSPECTION: WordsOf = { bizStep: 'inspecting', disposition: 'non_sellable_other' };

/** What stands in a status from now on, by CBV 2.0, section 7.2. */
const INTO: Readonly<Record<Exclude<StockStatus, 'available'>, WordsOf>> = {
  inspection: AWAITS_INSPECTION,
  hold: { bizStep: 'holding', disposition: 'unavailable' },
  blocked: { bizStep: 'holding', disposition: 'non_conformant' },
  scrap: { bizStep: 'holding', disposition: 'non_conformant' },
  returned: { bizStep: 'holding', disposition: 'returned' },
};

const wordsFor = ({ from, to }: StockStatusChanged): WordsOf => {
  if (to !== 'available') return INTO[to];
  return from === 'inspection'
    ? { bizStep: 'inspecting', disposition: 'conformant' }
    : { bizStep: 'storing', disposition: 'available' };
};

const received = (data: StockReceived): Movement | null => {
  const { site, source, status, expiry } = data;
  const here = { goods: goodsOf(data), site };
  const said: Readonly<Record<StockReceived['source']['kind'], () => Movement | null>> = {
    // The receipt itself is said by the order, or by the warehouse that reported it.
    'purchase-order': () =>
      status === 'inspection'
        ? { ...here, as: 'OBSERVE', ...AWAITS_INSPECTION, documents: [{ type: 'po', id: source.id }] }
        : null,
    'production-order': () => ({
      ...{ ...here, as: 'outOf' as const, bizStep: 'creating_class_instance' },
      disposition: status === 'inspection' ? 'non_sellable_other' : 'active',
      documents: [{ type: 'prodorder' as const, id: source.id }],
      ...present({ expiry }),
    }),
    count: () => ({ ...here, as: 'ADD', bizStep: 'stock_taking', documents: [], ...present({ expiry }) }),
    return: () => null,
    // What came of a transfer is said by it; what was missing and is found later comes in by itself.
    'stock-transfer': () =>
      source.line === undefined
        ? null
        : {
            ...{ ...here, as: 'OBSERVE', bizStep: 'receiving', disposition: 'in_progress' },
            documents: [{ type: 'desadv', id: source.id }],
          },
  };
  return said[source.kind]();
};

const issued = (data: StockIssued): Movement | null => {
  const { site, purpose } = data;
  const here = { goods: goodsOf(data), site };
  const gone = true as const;
  const said: Readonly<Record<StockIssued['purpose']['kind'], () => Movement | null>> = {
    'production-order': () => ({
      ...{ ...here, as: 'into', bizStep: 'creating_class_instance' },
      documents: [{ type: 'prodorder', id: purpose.id }],
    }),
    shipment: () => ({
      ...{ ...here, as: 'OBSERVE', bizStep: 'picking', disposition: 'in_progress' },
      documents: [{ type: 'desadv', id: purpose.id }],
    }),
    scrap: () => ({
      ...{ ...here, gone, as: 'DELETE', bizStep: 'destroying', disposition: 'destroyed', documents: [] },
    }),
    count: () => ({ ...here, gone, as: 'DELETE', bizStep: 'stock_taking', mismatch: true, documents: [] }),
    'supplier-return': () => ({
      ...{ ...here, gone, as: 'OBSERVE', bizStep: 'shipping', disposition: 'returned', from: { site } },
      documents: [{ type: 'po', id: purpose.id }],
    }),
    // The transfer says it, which knows where to.
    'stock-transfer': () => null,
  };
  return said[purpose.kind]();
};

const adjusted = (data: StockAdjusted): Movement => {
  const { site, quantity, expiry } = data;
  const counted = { site, bizStep: 'stock_taking', mismatch: true as const, documents: [] };
  return isNegative(quantity)
    ? { ...counted, as: 'DELETE', gone: true, goods: goodsOf({ ...data, quantity: negated(quantity) }) }
    : { ...counted, as: 'ADD', goods: goodsOf(data), ...present({ expiry }) };
};

const changed = (data: StockStatusChanged): Movement => ({
  ...{ as: 'OBSERVE', goods: goodsOf(data), site: data.site, ...wordsFor(data), documents: [] },
});

/** What a warehouse reported and the order took is not said once more. */
const bought = (data: GoodsReceived, order: string): Movement | null => {
  const { site, supplier, deliveryNote: id } = data;
  if (data.epcisEvent !== undefined) return null;
  return {
    ...{ as: 'OBSERVE', goods: goodsOf(data), site, bizStep: 'receiving', disposition: 'in_progress' },
    documents: [
      { type: 'po', id: order },
      ...(id === undefined ? [] : [{ type: 'desadv' as const, id, supplier }]),
    ],
    ...{ from: { supplier }, to: { site } },
  };
};

const despatched = ({ site, salesOrder, customer, lines }: ShipmentDespatched, id: string): Movement => ({
  ...{ as: 'OBSERVE', goods: lines, site, gone: true, bizStep: 'shipping', disposition: 'in_transit' },
  documents: [
    { type: 'poc', id: salesOrder },
    { type: 'desadv', id },
  ],
  ...{ from: { site }, to: { customer } },
});

const sentOver = (data: StockTransferDespatched, id: string): Movement => {
  const { site: to, from } = data;
  return {
    ...{ as: 'OBSERVE', goods: goodsOf(data), site: from, gone: true },
    ...{ bizStep: 'shipping', disposition: 'in_transit', documents: [{ type: 'desadv', id }] },
    ...{ from: { site: from }, to: { site: to } },
  };
};

const cameOver = (data: StockTransferReceived, id: string): Movement | null => {
  const { site, from, quantity } = data;
  if (isZero(quantity)) return null;
  return {
    ...{ as: 'OBSERVE', goods: goodsOf(data), site, bizStep: 'receiving', disposition: 'in_progress' },
    ...{ documents: [{ type: 'desadv', id, site: from }], from: { site: from }, to: { site } },
  };
};

const cameBack = (data: ReturnReceived, id: string): Movement => {
  const { site, customer, salesOrder } = data;
  return {
    ...{ as: 'OBSERVE', goods: goodsOf(data), site, bizStep: 'receiving', disposition: 'returned' },
    documents: [
      { type: 'rma', id },
      { type: 'poc', id: salesOrder },
    ],
    ...{ from: { customer }, to: { site } },
  };
};

type Telling = (data: never, subject: string) => Movement | null;

/** By the name of the event; `subject` is the document that says it. */
const TOLD: Readonly<Record<string, Telling>> = {
  StockReceived: received,
  StockIssued: issued,
  StockAdjusted: adjusted,
  StockStatusChanged: changed,
  GoodsReceived: bought,
  ShipmentDespatched: despatched,
  StockTransferDespatched: sentOver,
  StockTransferReceived: cameOver,
  ReturnReceived: cameBack,
} satisfies Readonly<Record<string, Telling>>;

export const MOVEMENTS: readonly string[] = Object.keys(TOLD);

/** The movement that an event of this service is; null for one that is none. */
export const movementIn = (event: {
  readonly type: string;
  readonly data: unknown;
  readonly subject: string;
}): Movement | null => TOLD[event.type]?.(event.data as never, event.subject) ?? null;
