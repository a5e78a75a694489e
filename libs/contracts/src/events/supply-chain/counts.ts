/** What supply chain says about counts of stock: planned, counted blind, counted again, approved. */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsDecimal,
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
import { Sensitive } from '../../sensitive.js';
import type { StockStatus } from './stock.js';
import { STOCK_STATUSES } from './stock.js';

/** How much of the book, and how much money, a count may differ without anybody looking again. */
export class CountTolerance {
  /** Of the book quantity, as a fraction: 0.02 is two percent. */
  @IsDecimal({ decimals: 4 }) share!: string;
  /** Of all differences together. */
  @Optional() @IsMoney() value?: Money;
}

/** What was found of a lot in a status. */
export class CountedLot {
  @IsId() lot!: string;
  @IsOneOf(STOCK_STATUSES) status!: StockStatus;
  @IsQuantity() quantity!: Quantity;
}

/** More (positive) or less (negative) than the books said at the moment of the count. */
export class CountDifference {
  @IsId() lot!: string;
  @IsOneOf(STOCK_STATUSES) status!: StockStatus;
  @IsQuantity({}) quantity!: Quantity;
}

/** A lot that is counted in a status that it has. */
export class PlannedLot {
  @IsId() lot!: string;
  @IsOneOf(STOCK_STATUSES) status!: StockStatus;
}

export class StockCountPlanned {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  /** What is counted; each in every status that it has. */
  @IsListOf(() => PlannedLot, { min: 1, max: 500 }) lots!: PlannedLot[];
  @IsPlainDate() due!: string;
  @IsRecord(() => CountTolerance) tolerance!: CountTolerance;
}

/** Counted, without the books being shown. */
export class StockCounted {
  @IsText({ max: 120 }) countedBy!: string;
  @IsListOf(() => CountedLot, { min: 1, max: 500 }) lines!: CountedLot[];
  /** Not for who counts: a count that knows the books is none. */
  @Sensitive('count') @IsListOf(() => CountDifference, { max: 500 }) differences!: CountDifference[];
  /** What the differences are worth; absent while no cost is known. */
  @Optional() @Sensitive('cost') @IsMoney({}) value?: Money;
}

/** It differs by more than it may: somebody else counts again. */
export class RecountRequested {
  @IsText({ lines: true }) reason!: string;
}

/** It differs still: somebody with the right approves it. */
export class CountApprovalRequested {
  @IsRef('site') site!: string;
  @IsId() role!: string;
}

/** The differences are posted. */
export class StockCountApproved {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsListOf(() => CountDifference, { max: 500 }) differences!: CountDifference[];
  @Optional() @Sensitive('cost') @IsMoney({}) value?: Money;
}

export class StockCountCancelled {
  @IsText({ lines: true }) reason!: string;
}

export const stockCountEvents = events('supply-chain', 'stock-count', {
  StockCountPlanned: event(StockCountPlanned),
  StockCounted: event(StockCounted),
  RecountRequested: event(RecountRequested),
  CountApprovalRequested: event(CountApprovalRequested),
  StockCountApproved: event(StockCountApproved),
  StockCountCancelled: event(StockCountCancelled),
});
