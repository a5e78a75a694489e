/**
 * What supply chain says about warehouse reports: every GS1 EPCIS 2.0 event as it was sent, and what it was
 * about.
 */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsDecimal,
  IsDocument,
  IsId,
  IsRef,
  IsRefs,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsQuantity,
  IsRecord,
  IsText,
  IsUnit,
  Optional,
} from '../../fields.js';

/** One lot-tracked quantity of an item of ours that the report names. */
export class EpcisLine {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** What sensors read, the least and the most of all that one device reported in one unit. */
export class EpcisReading {
  /** A measurement type of the GS1 Web Vocabulary, for example `Temperature`. */
  @IsId() measurement!: string;
  @IsUnit() unit!: string;
  @IsDecimal() least!: string;
  @IsDecimal() most!: string;
  /** The device that read it, as the report names it. */
  @Optional() @IsText({ max: 400 }) device?: string;
}

export const AGGREGATIONS = ['packed', 'unpacked'] as const;

export class EpcisChild {
  @IsText({ max: 400 }) epc!: string;
}

/** So much of a class, for example of a lot. */
export class EpcisChildQuantity {
  @IsText({ max: 400 }) epc!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** What stands inside what after the report: each child is in one parent at a time. */
export class EpcisAggregation {
  @IsOneOf(AGGREGATIONS) change!: (typeof AGGREGATIONS)[number];
  @IsText({ max: 400 }) parent!: string;
  /** Those that the change is about; all that were in the parent where the report names none. */
  @IsListOf(() => EpcisChild) children!: EpcisChild[];
  /** What has no serial number; all that was in the parent where the report names nothing. */
  @Optional() @IsListOf(() => EpcisChildQuantity, { min: 1 }) quantities?: EpcisChildQuantity[];
}

export const EPCIS_MATCHES = ['matched', 'unmatched'] as const;

export class EpcisEventCaptured {
  /** The sender's eventID, or the CBV hash id where it gave none. */
  @IsText({ max: 400 }) epcisId!: string;
  /** A type of EPCIS, or one of the sender's own with its namespace. */
  @IsText({ max: 400 }) epcisType!: string;
  @Optional() @IsText({ max: 20 }) action?: string;
  @Optional() @IsText({ max: 200 }) bizStep?: string;
  @Optional() @IsText({ max: 200 }) disposition?: string;
  @IsInstant() eventTime!: string;
  @IsInstant() recordTime!: string;
  @IsText({ max: 120 }) captureJob!: string;
  @IsDocument() document!: Record<string, unknown>;
  /** Whether all items and places that it names are known; unmatched reports are kept and move nothing. */
  @IsOneOf(EPCIS_MATCHES) match!: (typeof EPCIS_MATCHES)[number];
  @Optional() @IsText({ max: 500 }) unmatchedBecause?: string;
  @Optional() @IsRef('purchase-order') purchaseOrder?: string;
  @IsListOf(() => EpcisLine) lines!: EpcisLine[];
  @Optional() @IsListOf(() => EpcisReading, { min: 1, max: 50 }) readings?: EpcisReading[];
  @Optional() @IsRecord(() => EpcisAggregation) aggregation?: EpcisAggregation;
  /**
   * The sites where it happened, or those of its sender where its places are not known here; absent where
   * neither is known.
   */
  @Optional() @IsRefs('site') sites?: string[];
}

/** Somebody sent other content under an eventID that is taken; both are kept for review. */
export class EpcisConflictKept {
  @IsText({ max: 400 }) epcisId!: string;
  @IsText({ max: 120 }) captureJob!: string;
  @IsDocument() document!: Record<string, unknown>;
}

/** The report was right as a document, but what it asked for was refused; nothing moved for this line. */
export class EpcisEffectRefused {
  @IsText({ max: 400 }) epcisId!: string;
  @IsRef('purchase-order') purchaseOrder!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  /** What was reported and did not come in; absent in events of before. */
  @Optional() @IsQuantity({}) quantity?: Quantity;
  @IsText({ max: 40 }) code!: string;
  @IsText() detail!: string;
}

export const epcisEventEvents = events('supply-chain', 'epcis-event', {
  EpcisEventCaptured: event(EpcisEventCaptured),
  EpcisConflictKept: event(EpcisConflictKept),
  EpcisEffectRefused: event(EpcisEffectRefused),
});
