/** What quality says: plans, inspections, holds and nonconformances. */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../event.js';
import {
  IsDecimal,
  IsFlag,
  IsId,
  IsIds,
  IsListOf,
  IsOneOf,
  IsQuantity,
  IsText,
  IsUnit,
  IsWhole,
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
  @IsId() item!: string;
  @IsWhole({ min: 1 }) version!: number;
  @IsOneOf(INSPECTION_TRIGGERS) trigger!: InspectionTrigger;
  @IsWhole({ min: 1, max: 1000 }) sampleSize!: number;
  @IsListOf(() => Characteristic, { min: 1, max: 50 }) characteristics!: Characteristic[];
}

/** The plan is a snapshot: a later version does not change an inspection that is open. */
export class InspectionOpened {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(INSPECTION_TRIGGERS) trigger!: InspectionTrigger;
  /** The document that made the lot, for example `purchase-order/PO-7/1`. */
  @IsText({ max: 160 }) source!: string;
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
  @IsId() site!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(INSPECTION_TRIGGERS) trigger!: InspectionTrigger;
  @IsText({ max: 160 }) source!: string;
  @IsOneOf(VERDICTS) verdict!: (typeof VERDICTS)[number];
  @IsIds() failed!: string[];
}

export class HoldPlaced {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsText() reason!: string;
  @IsText({ max: 160 }) source!: string;
}

export class HoldLifted {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsText() reason!: string;
}

export const NONCONFORMANCE_SOURCES = ['inspection', 'operator', 'customer', 'audit'] as const;
export const SEVERITIES = ['minor', 'major', 'critical'] as const;
export const DISPOSITIONS = ['useAsIs', 'rework', 'regrade', 'scrap', 'returnToSupplier'] as const;

export class NonconformanceRegistered {
  @IsId() site!: string;
  @IsOneOf(NONCONFORMANCE_SOURCES) source!: (typeof NONCONFORMANCE_SOURCES)[number];
  @IsText({ max: 160 }) sourceRef!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(SEVERITIES) severity!: (typeof SEVERITIES)[number];
  @IsText() description!: string;
}

export class DispositionSet {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(DISPOSITIONS) kind!: (typeof DISPOSITIONS)[number];
}

export class NonconformanceClosed {
  @IsText() rootCause!: string;
}

export const controlPlanEvents = events('quality', { ControlPlanReleased: event(ControlPlanReleased) });
export const inspectionEvents = events('quality', {
  InspectionOpened: event(InspectionOpened),
  MeasurementRecorded: event(MeasurementRecorded),
  InspectionDecided: event(InspectionDecided),
});
export const qualityHoldEvents = events('quality', {
  HoldPlaced: event(HoldPlaced),
  HoldLifted: event(HoldLifted),
});
export const nonconformanceEvents = events('quality', {
  NonconformanceRegistered: event(NonconformanceRegistered),
  DispositionSet: event(DispositionSet),
  NonconformanceClosed: event(NonconformanceClosed),
});
