/** What quality says: plans, inspections, holds and nonconformances. */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../event.js';
import {
  IsDecimal,
  IsFlag,
  IsId,
  IsInstant,
  IsRef,
  IsRefs,
  IsIds,
  IsListOf,
  IsOneOf,
  IsQuantity,
  IsText,
  IsUnit,
  IsWhole,
  Optional,
} from '../fields.js';

export const INSPECTION_TRIGGERS = ['receipt', 'completion'] as const;
export type InspectionTrigger = (typeof INSPECTION_TRIGGERS)[number];

export class Characteristic {
  @IsId() id!: string;
  @IsText({ max: 120 }) name!: string;
  @IsDecimal() nominal!: string;
  @IsDecimal() lower!: string;
  @IsDecimal() upper!: string;
  @IsUnit() unit!: string;
}

export class ControlPlanReleased {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) version!: number;
  @IsOneOf(INSPECTION_TRIGGERS) trigger!: InspectionTrigger;
  @IsWhole({ min: 1, max: 1000 }) sampleSize!: number;
  @IsListOf(() => Characteristic, { min: 1, max: 50 }) characteristics!: Characteristic[];
}

/** The plan is a snapshot: a later version does not change an inspection that is open. */
export class InspectionOpened {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(INSPECTION_TRIGGERS) trigger!: InspectionTrigger;
  /** The document that made the lot, for example `purchase-order/PO-7/1`. */
  @IsText({ max: 160 }) source!: string;
  /** The event by which the goods came in: each receipt has an inspection of its own. */
  @Optional() @IsId() receipt?: string;
  @IsWhole({ min: 1 }) planVersion!: number;
  @IsWhole({ min: 1 }) sampleSize!: number;
  @IsListOf(() => Characteristic, { min: 1 }) characteristics!: Characteristic[];
}

export class MeasurementRecorded {
  @IsId() characteristic!: string;
  @IsWhole({ min: 1 }) sample!: number;
  @IsDecimal() value!: string;
  @IsFlag() within!: boolean;
}

export const VERDICTS = ['accept', 'reject'] as const;

export class InspectionDecided {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(INSPECTION_TRIGGERS) trigger!: InspectionTrigger;
  @IsText({ max: 160 }) source!: string;
  /** The event by which the goods came in: each receipt has an inspection of its own. */
  @Optional() @IsId() receipt?: string;
  @IsOneOf(VERDICTS) verdict!: (typeof VERDICTS)[number];
  @IsIds() failed!: string[];
}

export class HoldPlaced {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** The part of the lot that is held; all of it when absent. */
  @Optional() @IsQuantity({ above: 0 }) quantity?: Quantity;
  @IsText({ lines: true }) reason!: string;
  @IsText({ max: 160 }) source!: string;
}

export class HoldLifted {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** What of the held part may be used again; all that is left of it when absent. */
  @Optional() @IsQuantity() quantity?: Quantity;
  @IsText({ lines: true }) reason!: string;
  /** Other sites, at which the lot was held by this as well. */
  @Optional() @IsRefs('site') sites?: string[];
}

/** The hold of a whole lot holds it wherever it is: at these sites too. */
export class HoldSpread {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsRefs('site', { min: 1 }) sites!: string[];
}

export const NONCONFORMANCE_SOURCES = [
  'inspection',
  'operator',
  'customer',
  'audit',
  'sensor',
  'change',
] as const;
export const SEVERITIES = ['minor', 'major', 'critical'] as const;
export const DISPOSITIONS = ['useAsIs', 'rework', 'regrade', 'scrap', 'returnToSupplier'] as const;

/** What does not meet its requirements, how badly, and where that was found. */
export class NonconformingLot {
  @IsOneOf(NONCONFORMANCE_SOURCES) source!: (typeof NONCONFORMANCE_SOURCES)[number];
  @IsText({ max: 160 }) sourceRef!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(SEVERITIES) severity!: (typeof SEVERITIES)[number];
  @IsText({ lines: true }) description!: string;
}

export class NonconformanceRegistered extends NonconformingLot {
  @IsRef('site') site!: string;
  /** Who registered it, and so may not concede it. */
  @Optional() @IsText({ max: 120 }) registeredBy?: string;
}

export class DispositionSet {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(DISPOSITIONS) kind!: (typeof DISPOSITIONS)[number];
}

export class NonconformanceClosed {
  @IsText({ lines: true }) rootCause!: string;
}

/** What an item bears while it is kept and moved; limits are within. */
export class StorageLimit {
  /** A measurement type of the GS1 Web Vocabulary, for example `Temperature`. */
  @IsId() measurement!: string;
  @IsUnit() unit!: string;
  @Optional() @IsDecimal() lower?: string;
  @Optional() @IsDecimal() upper?: string;
}

export class StorageConditionsSet {
  @IsRef('item') item!: string;
  @IsListOf(() => StorageLimit, { min: 1, max: 20 }) limits!: StorageLimit[];
}

/** A sensor read something that the goods do not bear. */
export class ExcursionFound extends StorageLimit {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** What is farthest from the limits, in the unit of these. */
  @IsDecimal() value!: string;
  /** When it was read, and by which report. */
  @IsInstant() readAt!: string;
  @IsRef('epcis-event') report!: string;
  /** The nonconformance that it begins. */
  @IsId() nonconformance!: string;
  /** `quantity` is more of the same, beside what is held already. */
  @Optional() @IsFlag() more?: boolean;
}

export const controlPlanEvents = events('quality', 'control-plan', {
  ControlPlanReleased: event(ControlPlanReleased),
});
export const inspectionEvents = events('quality', 'inspection', {
  InspectionOpened: event(InspectionOpened),
  MeasurementRecorded: event(MeasurementRecorded),
  InspectionDecided: event(InspectionDecided),
});
export const qualityHoldEvents = events('quality', 'quality-hold', {
  HoldPlaced: event(HoldPlaced),
  HoldLifted: event(HoldLifted),
  HoldSpread: event(HoldSpread),
});
export const storageConditionEvents = events('quality', 'storage-condition', {
  StorageConditionsSet: event(StorageConditionsSet),
});
export const excursionEvents = events('quality', 'excursion', { ExcursionFound: event(ExcursionFound) });
export const nonconformanceEvents = events('quality', 'nonconformance', {
  NonconformanceRegistered: event(NonconformanceRegistered),
  DispositionSet: event(DispositionSet),
  NonconformanceClosed: event(NonconformanceClosed),
});
