/**
 * What finance says about the books: rates, periods, journals, and what stock and work in progress are worth.
 */
import type { Money } from '@gemba/measures/money';
import { plusDays } from '@gemba/measures/period';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsCurrency,
  IsDecimal,
  IsInstant,
  IsId,
  IsRef,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsText,
  Optional,
} from '../../fields.js';
import { Sensitive } from '../../sensitive.js';
import { STOCK_PURPOSES, STOCK_SOURCES } from '../supply-chain/stock.js';

/**
 * A rate serves the day it is published for and the week after: central banks publish on working days, and
 * the longest holidays are shorter (the ECB pauses from Thursday to Tuesday over Easter).
 */
const RATE_DAYS = 7;

/** The date of the oldest rate that may be used on a date. */
export const oldestRateOn = (date: string): string => plusDays(date, -RATE_DAYS);

export class RatePublished {
  @IsPlainDate() date!: string;
  @IsCurrency() from!: string;
  @IsCurrency() to!: string;
  /** One unit of `from` in `to`. */
  @IsDecimal({ decimals: 8 }) rate!: string;
  @IsText({ max: 80 }) source!: string;
}

export class PeriodOpened {
  @IsRef('legal-entity') company!: string;
  /** `2026-03`. */
  @IsId() period!: string;
}

export class PeriodLocked {
  @IsText({ lines: true }) reason!: string;
}

export class PeriodClosed {
  @IsText({ max: 64 }) trialBalanceHash!: string;
}

export class PeriodReopened {
  @IsText({ lines: true }) reason!: string;
}

export class Dimensions {
  @Optional() @IsRef('item') item?: string;
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
  @IsRef('legal-entity') company!: string;
  @IsRef('site') site!: string;
  @IsPlainDate() postingDate!: string;
  /** The date it belongs to, where its month took no more and it was booked later. */
  @Optional() @IsPlainDate() documentDate?: string;
  /** The operational event that it books. */
  @IsText({ max: 120 }) sourceEventId!: string;
  @IsText({ max: 120 }) sourceType!: string;
  @IsText({ max: 200 }) text!: string;
  @IsListOf(() => JournalLine, { min: 2, max: 200 }) lines!: JournalLine[];
}

/** With what was posted, so that the entry that takes it back follows from this event alone. */
export class JournalReversed {
  @IsText({ lines: true }) reason!: string;
  @Optional() @IsRef('legal-entity') company?: string;
  @Optional() @IsRef('site') site?: string;
  @Optional() @IsPlainDate() postingDate?: string;
  @Optional() @IsListOf(() => JournalLine, { min: 2, max: 200 }) lines?: JournalLine[];
}

/** `productionWages` and `machineCosts` settle what hours of production were charged with. */
export const OPERATING_EXPENSES = [
  ...['wages', 'energy', 'rent', 'other'],
  ...['productionWages', 'machineCosts'],
] as const;

/** What the voucher of an expense says, besides its words. */
class ExpenseVoucher {
  @IsRef('site') site!: string;
  /** The legal entity of the site. */
  @IsRef('legal-entity') company!: string;
  /** The number of the voucher, as it is printed; with the site it names the expense. */
  @IsText({ max: 60 }) number!: string;
  @IsOneOf(OPERATING_EXPENSES) kind!: (typeof OPERATING_EXPENSES)[number];
  @IsPlainDate() date!: string;
  /** Without tax. */
  @IsMoney({ above: 0 }) net!: Money;
  /** Input tax. */
  @Optional() @IsMoney() tax?: Money;
  /** Paid from the bank, or owed. */
  @IsOneOf(['bank', 'accrual']) settled!: 'bank' | 'accrual';
}

export class OperatingExpenseRecorded extends ExpenseVoucher {
  @IsText({ max: 160 }) text!: string;
}

/** With what was recorded, so that the entry that takes it back follows from this event alone. */
export class OperatingExpenseReversed extends ExpenseVoucher {
  @IsText() reason!: string;
}

export class StandardCostReleased {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  /** What one unit costs by plan, in the currency of the site. */
  @IsMoney({ above: 0 }) cost!: Money;
  /** What one hour of labour and machine adds to work in progress. */
  @IsMoney() labourRate!: Money;
  @IsMoney() machineRate!: Money;
}

/** How what leaves stock is costed: by its lot, by age, at the average, or at standard (IAS 2.21–27). */
export const COST_METHODS = ['specific', 'fifo', 'movingAverage', 'standard'] as const;

/** From which day on the stock of an item at a site is valued by which formula. */
export class CostMethodChosen {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsOneOf(COST_METHODS) method!: (typeof COST_METHODS)[number];
  /** The first day of a month. */
  @IsPlainDate() from!: string;
  /** When that day begins at the site. */
  @IsInstant() begins!: string;
  @IsText({ lines: true }) reason!: string;
}

/** What goods were worth where they came from, and in the books of the group. */
export class SentWorth {
  @Sensitive('cost') @IsMoney() amount!: Money;
  @Sensitive('cost') @IsMoney() group!: Money;
  @Optional() @IsRef('legal-entity') company?: string;
}

/** What a lot holds and is worth, in the currency of the site. */
export class LotWorth {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @Sensitive('cost') @IsMoney() amount!: Money;
}

export class CostLayerAdded {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @Sensitive('cost') @IsMoney() amount!: Money;
  @IsText({ max: 160 }) source!: string;
  @IsOneOf(STOCK_SOURCES) kind!: string;
  /** Of what came from another site: its worth there, and the legal entity there where it is another. */
  @Optional() @IsRecord(() => SentWorth) sent?: SentWorth;
  @IsText({ max: 120 }) sourceEventId!: string;
  /** What it had left for before it came back, at whose cost it is valued: `shipment/SH-7/1`. */
  @Optional() @IsText({ max: 160 }) reverses?: string;
  /** Where cost is not kept by lot. */
  @Optional() @IsOneOf(COST_METHODS) method?: (typeof COST_METHODS)[number];
}

/** What something is worth fell below its cost: IAS 2, paragraphs 9 and 34. */
export class CostLayerWrittenDown {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** The part that is worth less. */
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** By how much. */
  @Sensitive('cost') @IsMoney({ above: 0 }) amount!: Money;
  @IsText({ max: 160 }) source!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export class CostLayerConsumed {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @Sensitive('cost') @IsMoney() amount!: Money;
  @IsText({ max: 160 }) purpose!: string;
  @IsOneOf(STOCK_PURPOSES) kind!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
  /** Where cost is not kept by lot. */
  @Optional() @IsOneOf(COST_METHODS) method?: (typeof COST_METHODS)[number];
}

/** The stock of an item is valued by another formula from now on; what is open keeps its worth. */
export class CostMethodChanged {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsOneOf(COST_METHODS) before!: (typeof COST_METHODS)[number];
  @IsOneOf(COST_METHODS) method!: (typeof COST_METHODS)[number];
  /** What is open. */
  @IsListOf(() => LotWorth) lots!: LotWorth[];
}

export const REVALUATIONS = ['standard-cost', 'supplier-return', 'write-down-reversed'] as const;

/**
 * Stock is worth more or less without a movement: it is kept at standard cost, went back to its supplier at
 * another price than it was kept at, or was written down for a use that it is not put to after all.
 */
export class InventoryRevalued {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** Below zero where it is worth less. */
  @Sensitive('cost') @IsMoney({}) amount!: Money;
  @IsOneOf(REVALUATIONS) reason!: (typeof REVALUATIONS)[number];
  @IsText({ max: 120 }) sourceEventId!: string;
}

/** What was issued cost more or less than booked, since something was dated back before it. */
export class IssueCostCorrected {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Below zero where it cost less. */
  @Sensitive('cost') @IsMoney({}) amount!: Money;
  @IsText({ max: 160 }) purpose!: string;
  @IsOneOf(STOCK_PURPOSES) kind!: string;
  /** The movement with which it left. */
  @IsText({ max: 120 }) corrects!: string;
  /** The movement that was dated back. */
  @IsText({ max: 120 }) sourceEventId!: string;
}

/** Worth of a lot that left the site for another. */
export class GoodsInTransitAdded {
  @IsRef('site') site!: string;
  @IsRef('stock-transfer') transfer!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @Sensitive('cost') @IsMoney() amount!: Money;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export const TRANSIT_ENDS = ['received', 'lost', 'claimed'] as const;

/** It arrived, is lost, or is owed by the carrier; `site` is where it came from, `to` where it went. */
export class GoodsInTransitRelieved {
  @IsRef('site') site!: string;
  @IsRef('site') to!: string;
  /** The legal entity that it went to, where that is another. */
  @Optional() @IsRef('legal-entity') company?: string;
  /** The legal entity that it came from, where that is another. */
  @Optional() @IsRef('legal-entity') sender?: string;
  @IsRef('stock-transfer') transfer!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @Sensitive('cost') @IsMoney() amount!: Money;
  @IsOneOf(TRANSIT_ENDS) end!: (typeof TRANSIT_ENDS)[number];
  /** The business day of the receiver. */
  @IsPlainDate() date!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export const COST_ELEMENTS = ['material', 'labour', 'machine'] as const;

export class WorkInProgressCharged {
  @IsRef('site') site!: string;
  @IsRef('production-order') order!: string;
  @IsOneOf(COST_ELEMENTS) element!: (typeof COST_ELEMENTS)[number];
  /** Below zero where a correction takes back what was charged. */
  @IsMoney({}) amount!: Money;
  @IsText({ max: 120 }) sourceEventId!: string;
}

/** Of goods that go into stock, of a service as it is rendered, what is left in the end, what is wasted. */
export const RELIEFS = ['finished', 'rendered', 'variance', 'writtenOff'] as const;

/**
 * Finished goods leave work in progress at standard cost; what stays is the variance, booked when the order
 * closes. What an order that is cancelled has cost is written off: an abnormal waste is an expense of its
 * period (IAS 2, paragraph 16 a).
 */
export class WorkInProgressRelieved {
  @IsRef('site') site!: string;
  @IsRef('production-order') order!: string;
  @IsOneOf(RELIEFS) kind!: (typeof RELIEFS)[number];
  @IsMoney({}) amount!: Money;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export const exchangeRateEvents = events('finance', 'exchange-rate', { RatePublished: event(RatePublished) });
export const fiscalPeriodEvents = events('finance', 'fiscal-period', {
  PeriodOpened: event(PeriodOpened),
  PeriodLocked: event(PeriodLocked),
  PeriodClosed: event(PeriodClosed),
  PeriodReopened: event(PeriodReopened),
});
export const journalEvents = events('finance', 'journal', {
  JournalPosted: event(JournalPosted),
  JournalReversed: event(JournalReversed),
});
export const operatingExpenseEvents = events('finance', 'operating-expense', {
  OperatingExpenseRecorded: event(OperatingExpenseRecorded),
  OperatingExpenseReversed: event(OperatingExpenseReversed),
});
export const standardCostEvents = events('finance', 'standard-cost', {
  StandardCostReleased: event(StandardCostReleased),
});
export const costMethodEvents = events('finance', 'cost-method', {
  CostMethodChosen: event(CostMethodChosen),
});
export const goodsInTransitEvents = events('finance', 'goods-in-transit', {
  GoodsInTransitAdded: event(GoodsInTransitAdded),
  GoodsInTransitRelieved: event(GoodsInTransitRelieved),
});
/** What an order makes good again is expected to be sold for. */
export class ResaleExpected {
  @IsRef('site') site!: string;
  @IsRef('production-order') order!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Of all of it. */
  @IsMoney() price!: Money;
}

/** What was made good again is worth what that has cost, and no more than it is sold for (IAS 2.9). */
export class RefurbishmentCosted {
  @IsRef('site') site!: string;
  @IsRef('production-order') order!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @Sensitive('cost') @IsMoney() amount!: Money;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export const orderCostEvents = events('finance', 'order-cost', {
  WorkInProgressCharged: event(WorkInProgressCharged),
  WorkInProgressRelieved: event(WorkInProgressRelieved),
  ResaleExpected: event(ResaleExpected),
  RefurbishmentCosted: event(RefurbishmentCosted),
});
