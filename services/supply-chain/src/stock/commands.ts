/** What can be asked of the stock of an item at a site. */
import type { DispositionKind } from '@gemba/contracts/events/supply-chain/returns';
import { DISPOSITIONS } from '@gemba/contracts/events/supply-chain/returns';
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import {
  JointOutput,
  STOCK_STATUSES,
  ShippedWith,
  StockPurpose,
  StockSource,
  SupplyMove,
} from '@gemba/contracts/events/supply-chain/stock';
import {
  ByPrograms,
  IsDuration,
  IsFlag,
  IsId,
  IsRef,
  IsOneOf,
  IsPlainDate,
  IsPrice,
  IsQuantity,
  IsRecord,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';

export class ReceiveStock {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRecord(() => StockSource) source!: StockSource;
  /** Where quality has a plan for this kind of receipt the lot goes to inspection, whatever is said here. */
  @Optional() @IsOneOf(STOCK_STATUSES) status?: StockStatus;
  @Optional() @IsPrice() unitPrice?: Money;
  @Optional() @IsPlainDate() expiry?: string;
  /** The document that made it, where it came from another site. */
  @Optional() @IsText({ max: 160 }) origin?: string;
  /** Only of what a customer sent back. */
  @Optional() @IsRecord(() => ShippedWith) shippedWith?: ShippedWith;
  /** Only of what an order made good again. */
  @Optional() @IsFlag() refurbished?: boolean;
}
/** What came of a production order beside its item, and how their cost is shared. */
export class ReceiveOutput extends ReceiveStock {
  @IsRecord(() => JointOutput) joint!: JointOutput;
}
export class IssueStock {
  /** What expires first before the rest, when absent; what is scrapped or goes back is named. */
  @Optional() @IsId() lot?: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsRecord(() => StockPurpose) purpose!: StockPurpose;
  /** Whose reservation this uses up, for example `sales-order/SO-7/1`. */
  @Optional() @IsText({ max: 160 }) demand?: string;
}
export class AdjustStock {
  @IsId() lot!: string;
  /** What the count found more (positive) or less (negative). */
  @IsQuantity({}) quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
  @Optional() @IsOneOf(STOCK_STATUSES) status?: StockStatus;
}
export class ChangeStockStatus {
  @IsId() lot!: string;
  @IsOneOf(STOCK_STATUSES) from!: StockStatus;
  @IsOneOf(STOCK_STATUSES) to!: StockStatus;
  /** All that is in `from` when absent. */
  @Optional() @IsQuantity({ above: 0 }) quantity?: Quantity;
  /** As much of the quantity as is in `from`; otherwise all or nothing. */
  @Optional() @IsFlag() partial?: boolean;
  @IsText({ lines: true }) reason!: string;
}
/** Statuses from which stock is held. */
export const HELD_FROM = ['available', 'inspection'] as const;

export class HoldLot {
  @IsId() lot!: string;
  /** From where it is taken first; what is available when absent. */
  @Optional() @IsOneOf(HELD_FROM) first?: (typeof HELD_FROM)[number];
  /** All of the lot that is not held yet when absent, and no more than that. */
  @Optional() @IsQuantity({ above: 0 }) quantity?: Quantity;
  @IsText({ lines: true }) reason!: string;
}
/** Back to whom it was bought from, on the lines of the purchase orders that brought it, the latest first. */
export class ReturnStockToSupplier {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
/** What a customer sent back goes where its disposition says. */
export class DisposeReturned {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(DISPOSITIONS) kind!: DispositionKind;
  @IsRef('return-authorisation') authorisation!: string;
  /** The order into which it goes, and the operation, where it is made good again. */
  @Optional() @IsId() order?: string;
  @Optional() @IsId() operation?: string;
}
export class ReserveStock {
  @IsText({ max: 160 }) demand!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Reserves on top of what the demand has, as much as there is; otherwise all or nothing, and once. */
  @Optional() @IsFlag() partial?: boolean;
  /** The quantity is of all of the demand: what was picked for it already is not reserved again. */
  @Optional() @ByPrograms() @IsFlag() whole?: boolean;
}
export class ReleaseReservation {
  @IsText({ max: 160 }) demand!: string;
  @IsText({ lines: true }) reason!: string;
}
export class SetStockPolicy {
  @IsRef('item') item!: string;
  @IsRef('site') site!: string;
  @IsQuantity() reorderPoint!: Quantity;
  @IsQuantity({ above: 0 }) orderQuantity!: Quantity;
  @Optional() @IsRef('supplier') supplier?: string;
  @Optional() @IsDuration() leadTime?: string;
}
/** Requirements planning sees to the item from now on. */
export class EndStockPolicy {
  @IsRef('item') item!: string;
  @IsRef('site') site!: string;
}
export class StopExpecting {
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
}

/** More is on its way than the reorder point asked for. */
export class ExpectStock {
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ max: 160 }) source!: string;
}
/** Something that brings the item has moved: whose promises were made of it? */
export class TellPromised extends SupplyMove {}
export class AwaitStock {
  @IsText({ max: 160 }) demand!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
