/** What cost layers are asked, each time by a process. */
import { JointOutput, STOCK_PURPOSES, STOCK_SOURCES } from '@gemba/contracts/events/supply-chain/stock';
import {
  IsFlag,
  IsId,
  IsMoney,
  IsPrice,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsRef,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';

/** What goods of another site were worth there, and the legal entity there where it is another. */
export class SentGoods {
  @IsMoney() amount!: Money;
  @Optional() @IsRef('legal-entity') company?: string;
}

export class AddCostLayer {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /**
   * Price of one unit in any currency; without it what was made counts at standard, what was found at
   * average.
   */
  @Optional() @IsPrice() unitPrice?: Money;
  /** What it came beside: it is worth its share of the standard cost of that. */
  @Optional() @IsRecord(() => JointOutput) joint?: JointOutput;
  @IsText({ max: 160 }) source!: string;
  @IsOneOf(STOCK_SOURCES) kind!: string;
  /** What came from another site is worth what it was there. */
  @Optional() @IsRecord(() => SentGoods) sent?: SentGoods;
  @IsText({ max: 120 }) sourceEventId!: string;
  /** What it had left for before it came back: it is worth what it was then. */
  @Optional() @IsText({ max: 160 }) reverses?: string;
  /** Its order made it good again: it is worth what that has cost. */
  @Optional() @IsFlag() refurbished?: boolean;
}

/** What came back is worth no more than it brings: the lower of cost and net realisable value. */
export class WriteDownCostLayer {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** What one unit brings, less what it takes to get that. */
  @IsMoney({}) unitValue!: Money;
  /** What it had left for before it came back. */
  @IsText({ max: 160 }) reverses!: string;
  @IsText({ max: 160 }) source!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
}

/** It is not made good again after all: what it was written down for that comes back (IAS 2.33). */
export class ReverseWriteDown {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsText({ max: 160 }) source!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export class ConsumeCostLayer {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ max: 160 }) purpose!: string;
  @IsOneOf(STOCK_PURPOSES) kind!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
}

/** A formula falls due, or the standard that stock is kept at has changed. */
export class ReviewCostMethod {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsText({ max: 160 }) sourceEventId!: string;
}

/** Freight, duty or insurance of what came with a line of an order, or, below zero, what takes it back. */
export class AllocateLandedCost {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** The line of the order: `purchase-order/PO-7/1`. */
  @IsText({ max: 160 }) source!: string;
  @IsRef('landed-cost') landedCost!: string;
  @IsPlainDate() date!: string;
  @IsMoney({}) amount!: Money;
  @IsMoney({}) group!: Money;
  @IsText({ max: 120 }) sourceEventId!: string;
}
