/** What production says of the reasons for which machines stand: a tree that the enterprise defines. */
import { event, events } from '../../event.js';
import { IsId, IsIds, IsLocalTime, IsOneOf, IsRef, IsText, IsZone, Optional } from '../../fields.js';

/**
 * What time that is lost for a reason counts as: planned, then it is no loss of busy time, or one of the
 * three
 * factors of OEE.
 */
export const LOSSES = ['planned', 'availability', 'performance', 'quality'] as const;
export type Loss = (typeof LOSSES)[number];

/** Levels of the tree: a reason is found by a few touches, and figures are read by few levels. */
export const REASON_LEVELS = 4;

export class DowntimeReasonDefined {
  @IsText({ max: 120 }) name!: string;
  /** The reason that it is one of; absent for those at the top. */
  @Optional() @IsRef('downtime-reason') parent?: string;
  @IsOneOf(LOSSES) loss!: Loss;
  /** From the top down to itself. */
  @IsIds({ min: 1, max: REASON_LEVELS }) path!: string[];
}
export class DowntimeReasonRetired {
  @Optional() @IsRef('downtime-reason') parent?: string;
  @IsText({ lines: true }) because!: string;
}

/** Why a machine stands, as the tree was when it was said. */
export class StopReason {
  @IsId() reason!: string;
  /** From the top of the tree down to the reason. */
  @IsIds({ min: 1, max: REASON_LEVELS }) path!: string[];
  /** Absent where the enterprise had no tree yet. */
  @Optional() @IsOneOf(LOSSES) loss?: Loss;
}

/** By which the hours and days of a stop are told. */
export class LocalClock {
  @IsZone() zone!: string;
  /** When the business day begins. */
  @IsLocalTime() dayStart!: string;
}

export const downtimeReasonEvents = events('production', 'downtime-reason', {
  DowntimeReasonDefined: event(DowntimeReasonDefined),
  DowntimeReasonRetired: event(DowntimeReasonRetired),
});
