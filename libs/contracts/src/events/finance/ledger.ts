/**
 * What finance says about the books: rates, periods, journals, and what stock and work in progress are worth.
 */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsCurrency,
  IsDecimal,
  IsId,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsText,
  Optional,
} from '../../fields.js';

export class RatePublished {
  @IsPlainDate() date!: string;
  @IsCurrency() from!: string;
  @IsCurrency() to!: string;
  /** One unit of `from` in `to`. */
  @IsDecimal({ decimals: 8 }) rate!: string;
  @IsText({ max: 80 }) source!: string;
}

export class PeriodOpened {
  @IsId() company!: string;
  /** `2026-03`. */
  @IsId() period!: string;
}

export class PeriodLocked {
  @IsText() reason!: string;
}

export class PeriodClosed {
  @IsText({ max: 64 }) trialBalanceHash!: string;
}

export class PeriodReopened {
  @IsText() reason!: string;
}

export class Dimensions {
  @Optional() @IsId() item?: string;
  @Optional() @IsId() lot?: string;
  @Optional() @IsText({ max: 160 }) order?: string;
  @Optional() @IsId() partner?: string;
  @Optional() @IsId() costCentre?: string;
}

/**
 * What an amount of another currency is worth in the books, at the rates of the day on which it was booked.
 */
export class BookValue {
  @IsMoney() local!: Money;
  @IsMoney() group!: Money;
}

/**
 * One side of an entry: of debit and credit one is zero, in all three currencies alike. Only the explicit
 * lines for
 * rounding and exchange differences have nothing in the transaction currency.
 */
export class JournalLine {
  @IsId() account!: string;
  /** Transaction currency. */
  @IsMoney() debit!: Money;
  @IsMoney() credit!: Money;
  /** Currency of the legal entity. */
  @IsMoney() localDebit!: Money;
  @IsMoney() localCredit!: Money;
  /** Currency of the group. */
  @IsMoney() groupDebit!: Money;
  @IsMoney() groupCredit!: Money;
  @IsRecord(() => Dimensions) dimensions!: Dimensions;
}

export class JournalPosted {
  @IsId() company!: string;
  @IsId() site!: string;
  @IsPlainDate() postingDate!: string;
  /** The operational event that it books. */
  @IsText({ max: 120 }) sourceEventId!: string;
  @IsText({ max: 120 }) sourceType!: string;
  @IsText({ max: 200 }) text!: string;
  @IsListOf(() => JournalLine, { min: 2, max: 200 }) lines!: JournalLine[];
}

/** With what was posted, so that the entry that takes it back follows from this event alone. */
export class JournalReversed {
  @IsText() reason!: string;
  @Optional() @IsId() company?: string;
  @Optional() @IsId() site?: string;
  @Optional() @IsPlainDate() postingDate?: string;
  @Optional() @IsListOf(() => JournalLine, { min: 2, max: 200 }) lines?: JournalLine[];
}

export class StandardCostReleased {
  @IsId() site!: string;
  @IsId() item!: string;
  /** What one unit costs by plan, in the currency of the site. */
  @IsMoney({ above: 0 }) cost!: Money;
  /** What one hour of labour and machine adds to work in progress. */
  @IsMoney() labourRate!: Money;
  @IsMoney() machineRate!: Money;
}

export class CostLayerAdded {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsMoney() amount!: Money;
  @IsText({ max: 160 }) source!: string;
  @IsOneOf(['purchase-order', 'production-order', 'count', 'return']) kind!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export class CostLayerConsumed {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsMoney() amount!: Money;
  @IsText({ max: 160 }) purpose!: string;
  @IsOneOf(['production-order', 'shipment', 'scrap', 'count']) kind!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export const COST_ELEMENTS = ['material', 'labour', 'machine'] as const;

export class WorkInProgressCharged {
  @IsId() site!: string;
  @IsId() order!: string;
  @IsOneOf(COST_ELEMENTS) element!: (typeof COST_ELEMENTS)[number];
  @IsMoney() amount!: Money;
  @IsText({ max: 120 }) sourceEventId!: string;
}

/**
 * Finished goods leave work in progress at standard cost; what stays is the variance, booked when the order
 * closes.
 */
export class WorkInProgressRelieved {
  @IsId() site!: string;
  @IsId() order!: string;
  @IsOneOf(['finished', 'variance']) kind!: 'finished' | 'variance';
  @IsMoney({}) amount!: Money;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export const exchangeRateEvents = events('finance', { RatePublished: event(RatePublished) });
export const fiscalPeriodEvents = events('finance', {
  PeriodOpened: event(PeriodOpened),
  PeriodLocked: event(PeriodLocked),
  PeriodClosed: event(PeriodClosed),
  PeriodReopened: event(PeriodReopened),
});
export const journalEvents = events('finance', {
  JournalPosted: event(JournalPosted),
  JournalReversed: event(JournalReversed),
});
export const standardCostEvents = events('finance', { StandardCostReleased: event(StandardCostReleased) });
export const costLayerEvents = events('finance', {
  CostLayerAdded: event(CostLayerAdded),
  CostLayerConsumed: event(CostLayerConsumed),
});
export const orderCostEvents = events('finance', {
  WorkInProgressCharged: event(WorkInProgressCharged),
  WorkInProgressRelieved: event(WorkInProgressRelieved),
});
