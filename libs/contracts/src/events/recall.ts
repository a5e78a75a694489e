/** What quality says about recalls: which lots, where all of them are, who was told, what became of them. */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../event.js';
import { IsFlag, IsId, IsListOf, IsOneOf, IsQuantity, IsRef, IsText, Optional } from '../fields.js';

/**
 * How badly it may hurt (21 CFR 7.3(m)): `I` serious harm or death is probable, `II` harm that passes is
 * possible, `III` harm is not likely.
 */
export const RECALL_CLASSES = ['I', 'II', 'III'] as const;

/** A lot at whatever site: item and lot number name it (GS1: LGTIN). */
export class RecalledLot {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
}

export class RecallOpened {
  @IsOneOf(RECALL_CLASSES) class!: (typeof RECALL_CLASSES)[number];
  @IsText({ lines: true }) reason!: string;
  @IsListOf(() => RecalledLot, { min: 1, max: 50 }) lots!: RecalledLot[];
  @IsText({ max: 120 }) openedBy!: string;
}

/** More lots are found to be concerned. */
export class RecallWidened {
  @IsText({ lines: true }) reason!: string;
  @IsListOf(() => RecalledLot, { min: 1, max: 50 }) lots!: RecalledLot[];
}

/** What is in stock at a site. */
export class RecalledStock {
  @IsRef('site') site!: string;
  @IsQuantity() quantity!: Quantity;
  /** What of it could still be used: it is not on hold, blocked, returned or scrap. */
  @IsQuantity() free!: Quantity;
}

/** What went into an order. */
export class RecalledUse {
  @IsRef('production-order') order!: string;
  @Optional() @IsRef('site') site?: string;
  @IsQuantity() quantity!: Quantity;
  /** The order is made or cancelled. */
  @IsFlag() over!: boolean;
}

/** What left for a customer. */
export class RecalledShipment {
  @IsRef('shipment') shipment!: string;
  @Optional() @IsRef('site') site?: string;
  @Optional() @IsRef('customer') customer?: string;
  @Optional() @IsRef('sales-order') salesOrder?: string;
  @IsQuantity() quantity!: Quantity;
  /** What of it came back into stock. */
  @IsQuantity() returned!: Quantity;
  /** It has left the site. */
  @IsFlag() despatched!: boolean;
}

/** A lot of screws may go into thousands of orders. */
const MANY = { max: 20_000 };

/** Where all of a recalled lot is, at all sites; `made` is the sum of the rest. */
export class RecallTraced extends RecalledLot {
  @IsQuantity() made!: Quantity;
  @IsListOf(() => RecalledStock) stock!: RecalledStock[];
  /** On its way between sites. */
  @IsQuantity() inTransit!: Quantity;
  @IsListOf(() => RecalledUse, MANY) used!: RecalledUse[];
  @IsListOf(() => RecalledShipment, MANY) shipped!: RecalledShipment[];
  @IsQuantity() scrapped!: Quantity;
  /** Back with whom it was bought from. */
  @IsQuantity() sentBack!: Quantity;
  /** Counts did not find it, or it did not arrive at the other site. */
  @IsQuantity({}) missing!: Quantity;
  /** What it became: the lots made by the orders that it went into. */
  @IsListOf(() => RecalledLot, MANY) became!: RecalledLot[];
}

export const NOTICE_MEANS = ['email', 'phone', 'letter', 'visit'] as const;

/** So much of a lot that a customer has. */
export class RecalledGoods extends RecalledLot {
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

export class RecallNoticeGiven {
  @IsRef('customer') customer!: string;
  @IsOneOf(NOTICE_MEANS) means!: (typeof NOTICE_MEANS)[number];
  /** To whom, and where their answer is filed. */
  @IsText() reference!: string;
  /** What the customer had been sent by then. */
  @IsListOf(() => RecalledGoods, { min: 1, ...MANY }) goods!: RecalledGoods[];
}

/** `destroyed`: at the customer, with evidence. `lost`: it will not be found any more. */
export const RECALL_OUTCOMES = ['destroyed', 'lost'] as const;

/** What became of goods at a customer that do not come back. */
export class RecalledGoodsSettled extends RecalledGoods {
  @IsRef('customer') customer!: string;
  @IsOneOf(RECALL_OUTCOMES) outcome!: (typeof RECALL_OUTCOMES)[number];
  /** The evidence, or why it is given up. */
  @IsText({ lines: true }) reason!: string;
}

export class RecallClosed {
  @IsText({ lines: true }) conclusion!: string;
}

/** Something of it became known only after it was closed. */
export class RecallReopened {
  @IsText({ lines: true }) reason!: string;
}

/** Moves of a lot, or what comes of an order that it went into, are followed for a recall or a hold. */
export class LotTrailBegun extends RecalledLot {
  @Optional() @IsRef('recall') recall?: string;
  @Optional() @IsRef('quality-hold') hold?: string;
}

/** It has moved: the lots to look at again. */
export class LotTrailMoved {
  @IsListOf(() => LotTrailBegun, { min: 1, ...MANY }) follows!: LotTrailBegun[];
}

export const recallEvents = events('quality', 'recall', {
  RecallOpened: event(RecallOpened),
  RecallWidened: event(RecallWidened),
  RecallTraced: event(RecallTraced),
  RecallNoticeGiven: event(RecallNoticeGiven),
  RecalledGoodsSettled: event(RecalledGoodsSettled),
  RecallClosed: event(RecallClosed),
  RecallReopened: event(RecallReopened),
});
export const lotTrailEvents = events('quality', 'lot-trail', {
  LotTrailBegun: event(LotTrailBegun),
  LotTrailMoved: event(LotTrailMoved),
});
