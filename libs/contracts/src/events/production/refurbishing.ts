/** What production says of goods that a customer sent back and an order makes good again. */
import type { Quantity } from '@gemba/measures/quantity';
import { IsId, IsQuantity, IsRef, IsWhole } from '../../fields.js';

/** What goes into the order and comes out of it as its item, under the same lot or serial number. */
export class RefurbishedLot {
  @IsRef('return-authorisation') authorisation!: string;
  /** The part of the return. */
  @IsWhole({ min: 1 }) part!: number;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** Somebody began to work on it: it leaves the stock of what came back, and goes into the order. */
export class RefurbishmentBegun extends RefurbishedLot {
  @IsRef('site') site!: string;
  @IsWhole({ min: 1 }) operation!: number;
}
