/**
 * What supply chain says about warehouse reports: every GS1 EPCIS 2.0 event as it was sent, and what it was
 * about.
 */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsDocument,
  IsId,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsQuantity,
  IsText,
  Optional,
} from '../../fields.js';

/** One lot-tracked quantity of an item of ours that the report names. */
export class EpcisLine {
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

export const EPCIS_MATCHES = ['matched', 'unmatched'] as const;

export class EpcisEventCaptured {
  /** The sender's eventID, or the CBV hash id where it gave none. */
  @IsText({ max: 400 }) epcisId!: string;
  @IsText({ max: 40 }) epcisType!: string;
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
  @Optional() @IsId() purchaseOrder?: string;
  @IsListOf(() => EpcisLine) lines!: EpcisLine[];
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
  @IsId() purchaseOrder!: string;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsText({ max: 40 }) code!: string;
  @IsText() detail!: string;
}

export const epcisEventEvents = events('supply-chain', {
  EpcisEventCaptured: event(EpcisEventCaptured),
  EpcisConflictKept: event(EpcisConflictKept),
  EpcisEffectRefused: event(EpcisEffectRefused),
});
