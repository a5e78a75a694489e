/** What suppliers are asked to quote, what they offer, and who is awarded what. */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsCurrency,
  IsDecimal,
  IsDuration,
  IsFlag,
  IsId,
  IsIds,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsPrice,
  IsQuantity,
  IsRecord,
  IsRef,
  IsRefs,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';
import { Asker } from './procurement.js';

/** What is to be quoted, in the unit of the item. */
export class RequestedLine {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() needBy!: string;
  /** The need that it answers; a line without one is bought for nothing that was asked for. */
  @Optional() @IsRef('requisition') requisition?: string;
}

export class RequestForQuotationOpened {
  @IsRef('site') site!: string;
  @IsListOf(() => RequestedLine, { min: 1, max: 50 }) lines!: RequestedLine[];
  @IsRefs('supplier', { min: 1, max: 20 }) suppliers!: string[];
  /** The last day on which a quotation is in time. */
  @IsPlainDate() answerBy!: string;
  /** Where and how to deliver, when to pay. */
  @Optional() @IsText({ lines: true }) terms?: string;
  /** Why a supplier is asked that is not approved. */
  @Optional() @IsText({ lines: true }) reason?: string;
  @IsText({ max: 120 }) openedBy!: string;
}

export class RequestForQuotationExtended {
  @IsPlainDate() from!: string;
  @IsPlainDate() answerBy!: string;
}

/** From this quantity on all of it has this price. */
export class ScalePrice {
  @IsQuantity({ above: 0 }) from!: Quantity;
  @IsPrice() price!: Money;
}

/** What a supplier offers for a line, per unit of the line. */
export class QuotedLine {
  @IsId() line!: string;
  @IsPrice({ above: 0 }) price!: Money;
  @Optional() @IsListOf(() => ScalePrice, { max: 20 }) scales?: ScalePrice[];
  /** Share that comes off the price. */
  @Optional() @IsDecimal() discount?: string;
  /** Packing, freight and the like per unit, which comes on top of it. */
  @Optional() @IsPrice() surcharge?: Money;
  /** Customs duty as a share: no debt to the supplier, but part of what the goods cost. */
  @Optional() @IsDecimal() duty?: string;
  @Optional() @IsQuantity({ above: 0 }) minimum?: Quantity;
  /** In working days of the site. */
  @IsDuration() leadTime!: string;
}

/** What one unit of `from` was worth in `to` on the date. */
export class RateUsed {
  @IsCurrency() from!: string;
  @IsCurrency() to!: string;
  @IsDecimal({ decimals: 20 }) rate!: string;
  @IsPlainDate() date!: string;
}

export class QuotationReceived {
  @IsRef('site') site!: string;
  @IsRef('supplier') supplier!: string;
  @IsWhole({ min: 1, max: 99 }) version!: number;
  /** The supplier's own number. */
  @Optional() @IsText({ max: 60 }) number?: string;
  @IsPlainDate() validUntil!: string;
  @IsListOf(() => QuotedLine, { min: 1, max: 50 }) lines!: QuotedLine[];
  @Optional() @IsText({ lines: true }) terms?: string;
  /** It came after the last day for answers, and counts once somebody accepts that. */
  @IsFlag() late!: boolean;
  /** Into the currency of the site, on the day on which it came; absent where it is quoted in that. */
  @Optional() @IsRecord(() => RateUsed) rate?: RateUsed;
}

export class LateQuotationAccepted {
  @IsRef('supplier') supplier!: string;
  @IsText({ lines: true }) reason!: string;
}

/** The supplier does not stand by it any more. */
export class QuotationWithdrawn {
  @IsRef('supplier') supplier!: string;
  @IsText({ lines: true }) reason!: string;
}

/** What of a hundred points each criterion gives: shares that sum to 1. */
export class CriterionWeights {
  @IsDecimal() price!: string;
  @IsDecimal() leadTime!: string;
  @IsDecimal() supplier!: string;
}

/** Points of an offer by criterion, and of all together. */
export class CriterionPoints {
  @IsDecimal() price!: string;
  @IsDecimal() leadTime!: string;
  @IsDecimal() supplier!: string;
  @IsDecimal() total!: string;
}

/** Why a quotation cannot be awarded now. */
export const HINDRANCES = ['late', 'withdrawn', 'expired', 'supplier', 'rate'] as const;

export class ComparedOffer {
  @IsRef('supplier') supplier!: string;
  @IsWhole({ min: 1, max: 99 }) version!: number;
  /** What would be ordered at, for the quantity that would be bought. */
  @IsPrice() price!: Money;
  @IsDecimal() bought!: string;
  /** What one needed unit costs in the currency of the site; absent where no rate is known. */
  @Optional() @IsPrice() landed?: Money;
  @Optional() @IsRecord(() => RateUsed) rate?: RateUsed;
  @IsDuration() leadTime!: string;
  @IsPlainDate() promised!: string;
  /** It would be there when it is needed. */
  @IsFlag() inTime!: boolean;
  /** Share of what the supplier delivered that came on time and was kept; absent without deliveries. */
  @Optional() @IsDecimal() score?: string;
  @Optional() @IsOneOf(HINDRANCES) hindrance?: (typeof HINDRANCES)[number];
  @Optional() @IsRecord(() => CriterionPoints) points?: CriterionPoints;
  /** By which criteria none is better. */
  @IsIds({ max: 4 }) best!: string[];
  @IsText({ max: 300 }) why!: string;
}

export class ComparedLine {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() needBy!: string;
  /** The cheapest first. */
  @IsListOf(() => ComparedOffer, { max: 20 }) offers!: ComparedOffer[];
}

/** How the quotations stood on a day, at its rates. */
export class QuotationsCompared {
  @IsPlainDate() date!: string;
  /** In which landed prices are. */
  @IsCurrency() currency!: string;
  @IsRecord(() => CriterionWeights) weights!: CriterionWeights;
  @IsListOf(() => ComparedLine, { min: 1, max: 50 }) lines!: ComparedLine[];
}

/** So much of a line, from this supplier, at the price that it quoted for so much. */
export class AwardedLine {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsRef('supplier') supplier!: string;
  @IsWhole({ min: 1, max: 99 }) version!: number;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** What is ordered: the price of the quantity, less discount, with surcharge. */
  @IsPrice() price!: Money;
  /** What one needed unit costs in the currency of the site, with duty. */
  @IsPrice() landed!: Money;
  /** By the quoted lead time, from the day of the award. */
  @IsPlainDate() promised!: string;
  /** The order by which it is bought. */
  @IsRef('purchase-order') purchaseOrder!: string;
  @Optional() @IsRef('requisition') requisition?: string;
}

/** Whom the landed price alone would have chosen. */
export class CheapestQuotation {
  @IsId() line!: string;
  @IsRef('supplier') supplier!: string;
  @IsPrice() landed!: Money;
}

export class QuotationsAwarded {
  @IsRef('site') site!: string;
  @IsListOf(() => AwardedLine, { min: 1, max: 200 }) awards!: AwardedLine[];
  /** In the currency of the quotations, or of the site where they are in several. */
  @IsMoney() total!: Money;
  @IsListOf(() => RateUsed) rates!: RateUsed[];
  @IsListOf(() => CheapestQuotation) cheapest!: CheapestQuotation[];
  /** Why it is not the cheapest. */
  @Optional() @IsText({ lines: true }) reason?: string;
  /** The prices are agreed with the suppliers for what is ordered later. */
  @Optional() @IsFlag() agree?: boolean;
  /** Who asked for the quotations, awarded them, or raised what they answer: none approves the orders. */
  @IsListOf(() => Asker) askers!: Asker[];
}

/** The supplier is to be told that it got nothing of these lines. */
export class QuotationDeclined {
  @IsRef('supplier') supplier!: string;
  @IsWhole({ min: 1, max: 99 }) version!: number;
  @IsIds({ min: 1, max: 50 }) lines!: string[];
}

export class RequestForQuotationCancelled {
  @IsText({ lines: true }) reason!: string;
}

export const requestForQuotationEvents = events('supply-chain', 'request-for-quotation', {
  RequestForQuotationOpened: event(RequestForQuotationOpened),
  RequestForQuotationExtended: event(RequestForQuotationExtended),
  QuotationReceived: event(QuotationReceived),
  LateQuotationAccepted: event(LateQuotationAccepted),
  QuotationWithdrawn: event(QuotationWithdrawn),
  QuotationsCompared: event(QuotationsCompared),
  QuotationsAwarded: event(QuotationsAwarded),
  QuotationDeclined: event(QuotationDeclined),
  RequestForQuotationCancelled: event(RequestForQuotationCancelled),
});
