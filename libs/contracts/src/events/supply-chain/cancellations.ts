/** What supply chain says about what was made or bought for a cancelled order, and what becomes of it. */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsDecimal,
  IsFlag,
  IsId,
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsPrice,
  IsQuantity,
  IsRef,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';
import { Sensitive } from '../../sensitive.js';

/**
 * What can become of a supply: a production order stops or becomes smaller, a requisition is withdrawn, a
 * purchase order cancelled; or it goes on, for another demand or for stock. `goOn` is of what an order
 * needs that goes on itself.
 */
export const CANCELLATION_WAYS = [
  ...['stop', 'withdraw', 'cancel', 'reduce'],
  ...['repeg', 'keep', 'goOn'],
] as const;
export type CancellationWay = (typeof CANCELLATION_WAYS)[number];

/** What an order of a customer had asked for, and will not take. */
export class CancelledLine {
  @IsId() line!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

export class CancellationOpened {
  @IsRef('site') site!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsListOf(() => CancelledLine, { min: 1, max: 200 }) lines!: CancelledLine[];
  @IsText({ lines: true }) reason!: string;
}

/** Part of an order of production or of a buyer that nobody needs for what it was made or bought for. */
export class FreedSupply {
  /** For example `production-order/SO-7.1`. */
  @IsText({ max: 160 }) supply!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** What it is for: a line of the sales order, or the production order that is made for one. */
  @IsText({ max: 160 }) for!: string;
  /** What asked for it, where it is bought. */
  @Optional() @IsRef('requisition') requisition?: string;
  /** Of whom it is ordered, and the price of one unit. */
  @Optional() @IsRef('supplier') supplier?: string;
  @Optional() @Sensitive('cost') @IsPrice() price?: Money;
}

export class CancellationTraced {
  @IsRef('site') site!: string;
  @IsListOf(() => FreedSupply, { max: 500 }) supplies!: FreedSupply[];
}

/** So much of a supply goes this way. */
export class CancellationPart {
  @IsOneOf(CANCELLATION_WAYS) way!: CancellationWay;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** The demand that it goes to, `sales-order/SO-8/1`, and the order that was to serve that. */
  @Optional() @IsText({ max: 160 }) demand?: string;
  @Optional() @IsText({ max: 160 }) replaces?: string;
  /** What the order is for by then, where it becomes smaller. */
  @Optional() @IsQuantity({ above: 0 }) to?: Quantity;
}

/** One possible future of a supply: its parts are all of what is freed. */
export class CancellationOption {
  /** Names it in a decision: its ways, and the demand that it goes to. */
  @IsText({ max: 300 }) option!: string;
  @IsListOf(() => CancellationPart, { min: 1, max: 3 }) parts!: CancellationPart[];
  /** What is lost that way, in the currency of the site. */
  @Sensitive('cost') @IsMoney() cost!: Money;
}

/** Material that went into an order, and is scrapped with it where it stops. */
export class LotInWork {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** A supply with all that its options were computed of, cheapest first. */
export class ComparedSupply extends FreedSupply {
  /** When it is there. */
  @IsPlainDate() due!: string;
  /** What was spent on it, and cannot be had back. */
  @Sensitive('cost') @IsMoney({}) sunk!: Money;
  /** What the freed quantity is worth, and brings as scrap; absent while no cost is known. */
  @Optional() @Sensitive('cost') @IsMoney() value?: Money;
  @Optional() @Sensitive('cost') @IsMoney() scrapValue?: Money;
  /** Share of the value that a year in stock costs. */
  @IsDecimal() holdingRate!: string;
  /** How many days it would lie at the use of the last four weeks; absent where nothing was used. */
  @Optional() @IsWhole() days?: number;
  /** What the supplier charges when it is cancelled, in its currency. */
  @Optional() @Sensitive('cost') @IsMoney() fee?: Money;
  @IsListOf(() => LotInWork, { max: 500 }) lots!: LotInWork[];
  @IsListOf(() => CancellationOption, { min: 1, max: 20 }) options!: CancellationOption[];
  /** Why it cannot end. */
  @Optional() @IsText() limitedBy?: string;
}

/** Which option of a supply is taken. */
export class CancellationChoice {
  @IsText({ max: 160 }) supply!: string;
  @IsText({ max: 300 }) option!: string;
}

class CancellationSum {
  @Sensitive('cost') @IsMoney() cost!: Money;
}

export class CancellationCompared extends CancellationSum {
  @IsRef('site') site!: string;
  @IsListOf(() => ComparedSupply, { max: 500 }) supplies!: ComparedSupply[];
  /** The cheapest combination. */
  @IsListOf(() => CancellationChoice, { max: 500 }) plan!: CancellationChoice[];
  /** It was shown that no other one is cheaper. */
  @IsFlag() isProven!: boolean;
}

export class CancellationDecisionRequested extends CancellationSum {
  @IsRef('site') site!: string;
  /** Role that holds a right for this amount. */
  @IsId() role!: string;
}

/** What becomes of one supply. */
export class CancellationStep extends FreedSupply {
  @IsListOf(() => CancellationPart, { min: 1, max: 3 }) parts!: CancellationPart[];
  @Sensitive('cost') @IsMoney() cost!: Money;
  /** Material in work that is scrapped with it. */
  @IsListOf(() => LotInWork, { max: 500 }) lots!: LotInWork[];
}

export class CancellationDecided extends CancellationSum {
  @IsRef('site') site!: string;
  @IsRef('sales-order') salesOrder!: string;
  @IsListOf(() => CancellationStep, { max: 500 }) steps!: CancellationStep[];
  @IsFlag() isCheapest!: boolean;
  /** Why another combination than the cheapest. */
  @Optional() @IsText({ lines: true }) reason?: string;
}

/** What it costs to keep an item of which nobody knows when it is used, and what it brings as scrap. */
export class HoldingCostSet {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  /** Share of its value that a year in stock costs. */
  @IsDecimal() holdingRate!: string;
  /** What one unit brings as scrap, in the currency of the site. */
  @IsMoney() scrapValue!: Money;
}

export const cancellationEvents = events('supply-chain', 'cancellation', {
  CancellationOpened: event(CancellationOpened),
  CancellationTraced: event(CancellationTraced),
  CancellationCompared: event(CancellationCompared),
  CancellationDecisionRequested: event(CancellationDecisionRequested),
  CancellationDecided: event(CancellationDecided),
});
export const holdingCostEvents = events('supply-chain', 'holding-cost', {
  HoldingCostSet: event(HoldingCostSet),
});
