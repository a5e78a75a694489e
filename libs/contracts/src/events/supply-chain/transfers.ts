/** What supply chain says about transfers: the half of the site that needs goods, and that of the donor. */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import { Sensitive } from '../../sensitive.js';
import { LotOrigin } from './stock.js';
import {
  IsCurrency,
  IsId,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsRef,
  IsText,
  Optional,
} from '../../fields.js';

export const DIFFERENCES = ['short', 'damaged', 'over'] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/**
 * `found`: it is taken into stock after all. `lost`: it is written off. `claimed`: the carrier owes it.
 * `sent-back`: what was too much goes back to the donor.
 */
export const RESOLUTIONS = ['found', 'lost', 'claimed', 'sent-back'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** So much of a lot. */
export class LotPart {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

export class StockTransferRequested {
  /** Which needs it. */
  @IsRef('site') site!: string;
  /** Which has it. */
  @IsRef('site') from!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() wanted!: string;
  /** What made it necessary. */
  @IsText({ max: 160 }) cause!: string;
  /** In which the donor keeps its books. */
  @IsCurrency() currency!: string;
}

/** The donor gives so much, which may be less than was asked for. */
export class StockTransferConsented {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

export class StockTransferRefused {
  @IsText({ lines: true }) reason!: string;
}

/** A lot has left the donor and is in transit. */
export class StockTransferDespatched {
  @IsRef('site') site!: string;
  @IsRef('site') from!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRecord(() => LotOrigin) made!: LotOrigin;
  /** The business day of the donor on which it left. */
  @IsPlainDate() shippedOn!: string;
}

/** The donor ships nothing more of it: so much will not come. */
export class StockTransferEnded {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity() quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
}

/** What came of a lot; the rest of what was in transit is short, damaged or still on its way. */
export class StockTransferReceived {
  @IsRef('site') site!: string;
  @IsRef('site') from!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity() quantity!: Quantity;
  @IsRecord(() => LotOrigin) made!: LotOrigin;
  @Optional() @IsQuantity({ above: 0 }) short?: Quantity;
  @Optional() @IsQuantity({ above: 0 }) damaged?: Quantity;
  /** More than was shipped. */
  @Optional() @IsQuantity({ above: 0 }) over?: Quantity;
  /** Who counted it, and so does not decide what becomes of a difference. */
  @Optional() @IsText({ max: 120 }) receivedBy?: string;
  /** What one of it is worth at the donor; absent while no cost is known. */
  @Optional() @Sensitive('cost') @IsMoney({}) unitCost?: Money;
}

export class TransferDifferenceResolved {
  @IsRef('site') site!: string;
  @IsRef('site') from!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsOneOf(DIFFERENCES) kind!: DifferenceKind;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(RESOLUTIONS) resolution!: Resolution;
  @IsRecord(() => LotOrigin) made!: LotOrigin;
  @IsText({ lines: true }) reason!: string;
}

/** Nobody needs it any more, and nothing was shipped. */
export class StockTransferCancelled {
  @IsRef('site') site!: string;
  @IsRef('site') from!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
}

/** Another site asks for goods of this one. */
export class TransferShipmentAsked {
  /** Which has it. */
  @IsRef('site') site!: string;
  /** Which needs it. */
  @IsRef('site') to!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() wanted!: string;
  @IsText({ max: 160 }) cause!: string;
}

/** It needs the consent of somebody with this role. */
export class TransferConsentRequested {
  @IsRef('site') site!: string;
  @IsId() role!: string;
  @IsText() why!: string;
}

export class TransferConsented {
  @IsRef('site') site!: string;
  @IsRef('site') to!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

export class TransferRefused {
  @IsText({ lines: true }) reason!: string;
}

/** These lots are taken from the shelf to leave. */
export class TransferPicked {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsListOf(() => LotPart, { min: 1, max: 200 }) lines!: LotPart[];
}

export class TransferLotShipped {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** The stock did not give it. */
export class TransferLotShort {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
}

/** Nothing more is shipped; so much of what was consented stays. */
export class TransferShipmentEnded {
  @IsRef('site') site!: string;
  @IsRef('site') to!: string;
  @IsRef('item') item!: string;
  @IsQuantity() quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
}

/** By what each needs, or whoever is named first before the others. */
export const SHARINGS = ['need', 'order'] as const;

/** What one transfer gets of what is short; nothing leaves it waiting. */
export class TransferShare {
  @IsRef('transfer-shipment') transfer!: string;
  @IsRef('site') to!: string;
  @IsQuantity({ above: 0 }) asked!: Quantity;
  @IsQuantity() given!: Quantity;
}

/** What several sites ask for is shared out among them. */
export class StockSharedOut {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsOneOf(SHARINGS) by!: (typeof SHARINGS)[number];
  /** What was free at the donor, and what of that it keeps. */
  @IsQuantity() free!: Quantity;
  @IsQuantity() keep!: Quantity;
  @IsListOf(() => TransferShare, { min: 1, max: 50 }) shares!: TransferShare[];
}

export const fairShareEvents = events('supply-chain', 'fair-share', {
  StockSharedOut: event(StockSharedOut),
});

export const stockTransferEvents = events('supply-chain', 'stock-transfer', {
  StockTransferRequested: event(StockTransferRequested),
  StockTransferConsented: event(StockTransferConsented),
  StockTransferRefused: event(StockTransferRefused),
  StockTransferDespatched: event(StockTransferDespatched),
  StockTransferEnded: event(StockTransferEnded),
  StockTransferReceived: event(StockTransferReceived),
  TransferDifferenceResolved: event(TransferDifferenceResolved),
  StockTransferCancelled: event(StockTransferCancelled),
});

export const transferShipmentEvents = events('supply-chain', 'transfer-shipment', {
  TransferShipmentAsked: event(TransferShipmentAsked),
  TransferConsentRequested: event(TransferConsentRequested),
  TransferConsented: event(TransferConsented),
  TransferRefused: event(TransferRefused),
  TransferPicked: event(TransferPicked),
  TransferLotShipped: event(TransferLotShipped),
  TransferLotShort: event(TransferLotShort),
  TransferShipmentEnded: event(TransferShipmentEnded),
});
