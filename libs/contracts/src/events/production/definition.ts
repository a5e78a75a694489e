/** What production says about how things are made: items, bills of materials, routings and calendars. */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsDecimal,
  IsDuration,
  IsId,
  IsRef,
  IsIds,
  IsListOf,
  IsLocalTime,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsText,
  IsUnit,
  IsWhole,
  Optional,
} from '../../fields.js';

export const ITEM_KINDS = ['make', 'buy', 'service'] as const;
export const TRACKINGS = ['none', 'lot', 'serial'] as const;

export class ItemRegistered {
  @IsText({ max: 120 }) name!: string;
  @IsOneOf(ITEM_KINDS) kind!: (typeof ITEM_KINDS)[number];
  @IsUnit() unit!: string;
  @IsOneOf(TRACKINGS) tracking!: (typeof TRACKINGS)[number];
  /** GS1 item reference, `companyPrefix.itemReference`, by which warehouses name it in EPCIS. */
  @Optional() @IsId() gtin?: string;
  @Optional() @IsId() family?: string;
  @Optional() @IsDuration() shelfLife?: string;
}

/** How an item is replenished at one site. */
export class PlanningPolicySet {
  @IsRef('site') site!: string;
  @IsQuantity() reorderPoint!: Quantity;
  @IsQuantity({ above: 0 }) orderQuantity!: Quantity;
  @IsDuration() leadTime!: string;
  @Optional() @IsRef('supplier') supplier?: string;
}

export class BomLine {
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Share of the component lost in use, 0 ≤ f < 1; need = quantity / base ÷ (1 − f). */
  @IsDecimal() scrapFraction!: string;
  /** Sequence of the operation that consumes it. */
  @IsWhole({ min: 1 }) operation!: number;
}

export class BillOfMaterialsReleased {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) version!: number;
  @IsPlainDate() effectiveFrom!: string;
  @IsQuantity({ above: 0 }) base!: Quantity;
  @IsListOf(() => BomLine, { min: 1, max: 200 }) lines!: BomLine[];
}

export class RoutingOperation {
  @IsWhole({ min: 1 }) sequence!: number;
  @IsText({ max: 120 }) name!: string;
  @IsId() workCenter!: string;
  @IsDuration() setup!: string;
  @IsDuration() runPerUnit!: string;
  @IsId() skill!: string;
}

export class RoutingReleased {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) version!: number;
  @IsListOf(() => RoutingOperation, { min: 1, max: 50 }) operations!: RoutingOperation[];
}

export class Shift {
  @IsId() name!: string;
  /** Local time `HH:MM`; an end before the start is on the next day. */
  @IsLocalTime() start!: string;
  @IsLocalTime() end!: string;
  /** ISO weekdays `1` (Monday) to `7`. */
  @IsIds({ min: 1, max: 7 }) weekdays!: string[];
}

export class WorkCalendarPublished {
  @IsRef('site') site!: string;
  @IsListOf(() => Shift, { min: 1, max: 12 }) shifts!: Shift[];
  @IsIds() holidays!: string[];
}

export const itemEvents = events('production', 'item', {
  ItemRegistered: event(ItemRegistered),
  PlanningPolicySet: event(PlanningPolicySet),
});
export const billOfMaterialsEvents = events('production', 'bill-of-materials', {
  BillOfMaterialsReleased: event(BillOfMaterialsReleased),
});
export const routingEvents = events('production', 'routing', { RoutingReleased: event(RoutingReleased) });
export const workCalendarEvents = events('production', 'work-calendar', {
  WorkCalendarPublished: event(WorkCalendarPublished),
});
