/** What production says about how things are made: items, bills of materials, routings and calendars. */
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsDecimal,
  IsDuration,
  IsFlag,
  IsId,
  IsRef,
  IsIds,
  IsListOf,
  IsLocalTime,
  IsMoney,
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

/** How an item is replenished at one site, in the first version: by a reorder point. */
export class PlanningPolicySet {
  @IsRef('site') site!: string;
  @IsQuantity() reorderPoint!: Quantity;
  @IsQuantity({ above: 0 }) orderQuantity!: Quantity;
  @IsDuration() leadTime!: string;
  @Optional() @IsRef('supplier') supplier?: string;
}

/** A reorder point, or how planning turns what is short into lots. */
export const PLANNING_METHODS = [
  'reorder-point',
  'lot-for-lot',
  'fixed',
  'period',
  'eoq',
  'wagner-whitin',
] as const;
export type PlanningMethod = (typeof PLANNING_METHODS)[number];

/** Since its second version items may be planned by their requirements as well. */
export class PlanningPolicySetV2 {
  @IsRef('site') site!: string;
  @IsOneOf(PLANNING_METHODS) method!: PlanningMethod;
  @IsDuration() leadTime!: string;
  @Optional() @IsRef('supplier') supplier?: string;
  /** Of the method `reorder-point`, which orders `orderQuantity` when stock falls to it. */
  @Optional() @IsQuantity() reorderPoint?: Quantity;
  /** Of the methods `reorder-point` and `fixed`: what one order is for. */
  @Optional() @IsQuantity({ above: 0 }) orderQuantity?: Quantity;
  /** What is kept for surprises; planning orders before stock falls below it. */
  @Optional() @IsQuantity() safetyStock?: Quantity;
  /** No planned lot is smaller or larger, and each is a multiple. */
  @Optional() @IsQuantity({ above: 0 }) minimum?: Quantity;
  @Optional() @IsQuantity({ above: 0 }) maximum?: Quantity;
  @Optional() @IsQuantity({ above: 0 }) multiple?: Quantity;
  /** Of the method `period`: how long a lot lasts. */
  @Optional() @IsDuration() cover?: string;
  /** Of the methods `eoq` and `wagner-whitin`: of one order, and of keeping one unit for a year. */
  @Optional() @IsMoney({ above: 0 }) orderingCost?: Money;
  @Optional() @IsMoney({ above: 0 }) holdingCost?: Money;
  /** How long before and after its own period an order uses up what was forecast; a year at most. */
  @Optional() @IsDuration() consumeBackward?: string;
  @Optional() @IsDuration() consumeForward?: string;
  /** How long only orders count, from the day of planning on: what is forecast until then is not planned. */
  @Optional() @IsDuration() demandTimeFence?: string;
}

/** What may be used instead of a component, in its own quantity per base. */
export class BomAlternate {
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() effectiveFrom!: string;
  /** The first day on which it may not be used any more. */
  @Optional() @IsPlainDate() effectiveTo?: string;
}

export class BomLine {
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Share of the component lost in use, 0 ≤ f < 1; need = quantity / base ÷ (1 − f). */
  @IsDecimal() scrapFraction!: string;
  /** Sequence of the operation that consumes it. */
  @IsWhole({ min: 1 }) operation!: number;
  /** It is never made for itself: an order takes what it consists of, at the operation of this line. */
  @Optional() @IsFlag() phantom?: boolean;
  /** The preferred one first. */
  @Optional() @IsListOf(() => BomAlternate, { max: 10 }) alternates?: BomAlternate[];
}

/** A co-product is wanted, a by-product comes along, waste has to go. */
export const OUTPUT_KINDS = ['co', 'by', 'waste'] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/** What comes of the lines beside the item itself. */
export class BomOutput {
  @IsRef('item') item!: string;
  /** Per base of the item. */
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(OUTPUT_KINDS) kind!: OutputKind;
  /** Share of the cost that it bears, 0 ≤ s < 1; the item bears the rest, waste bears nothing. */
  @IsDecimal() costShare!: string;
}

export class BillOfMaterialsReleased {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) version!: number;
  @IsPlainDate() effectiveFrom!: string;
  /** The quantity of the item that the lines make. */
  @IsQuantity({ above: 0 }) base!: Quantity;
  @IsListOf(() => BomLine, { min: 1, max: 200 }) lines!: BomLine[];
  @Optional() @IsListOf(() => BomOutput, { max: 20 }) outputs?: BomOutput[];
}

/** A step is confirmed, measured within its limits, or answered in words. */
export const STEP_KINDS = ['confirm', 'measure', 'text'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** One step of the work instruction of an operation. */
export class WorkStep {
  @IsWhole({ min: 1 }) step!: number;
  @IsText({ lines: true }) instruction!: string;
  @IsOneOf(STEP_KINDS) kind!: StepKind;
  /** Of what is measured, as are the limits, which are within. */
  @Optional() @IsUnit() unit?: string;
  @Optional() @IsDecimal() lower?: string;
  @Optional() @IsDecimal() upper?: string;
}

export class Predecessor {
  @IsWhole({ min: 1 }) operation!: number;
}

export class RoutingOperation {
  @IsWhole({ min: 1 }) sequence!: number;
  @IsText({ max: 120 }) name!: string;
  @IsId() workCenter!: string;
  @IsDuration() setup!: string;
  @IsDuration() runPerUnit!: string;
  @IsId() skill!: string;
  /** What a machine has to be set up for, the same for all that needs no change-over in between. */
  @Optional() @IsId() setupFamily?: string;
  /** It takes one tool of each of these kinds. */
  @Optional() @IsIds({ min: 1, max: 5 }) toolKinds?: string[];
  /**
   * What has to be done before it; nothing where the list is empty. The operation ahead of it in the sequence
   * where it is absent.
   */
  @Optional() @IsListOf(() => Predecessor, { max: 20 }) predecessors?: Predecessor[];
  /** How long pieces lie before it, as a rule: it is planned with, and nobody has to wait for it. */
  @Optional() @IsDuration() queue?: string;
  /** What is recorded before it is completed. */
  @Optional() @IsListOf(() => WorkStep, { min: 1, max: 50 }) steps?: WorkStep[];
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

/** How an item that came back can still be sold. */
export class ItemRecoverySet {
  /** The item as which it is sold once it is made good again, whose bill takes one of this one. */
  @Optional() @IsRef('item') refurbishedAs?: string;
}

export const itemEvents = events('production', 'item', {
  ItemRegistered: event(ItemRegistered),
  PlanningPolicySet: event(PlanningPolicySet).next(PlanningPolicySetV2, (older) => ({
    ...older,
    method: 'reorder-point' as const,
  })),
  ItemRecoverySet: event(ItemRecoverySet),
});
export const billOfMaterialsEvents = events('production', 'bill-of-materials', {
  BillOfMaterialsReleased: event(BillOfMaterialsReleased),
});
export const routingEvents = events('production', 'routing', { RoutingReleased: event(RoutingReleased) });
export const workCalendarEvents = events('production', 'work-calendar', {
  WorkCalendarPublished: event(WorkCalendarPublished),
});
